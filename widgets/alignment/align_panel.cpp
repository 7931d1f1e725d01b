// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignment/align_panel.h"

#include "widgets/alignment/arms_model.h"
#include "widgets/alignment/pairs_model.h"
#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/plots/curve_plot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace intentscope::alignment {
namespace {

constexpr int ProgressSteps = 1'000;
constexpr const char* Reference = "qe";

} // namespace

AlignPanel::~AlignPanel() = default;

void AlignPanel::setReady(bool isReady) {
    m_isReady = isReady;
    if (!m_isRunning)
        m_status->setText(isReady ? QString() : tr("Open a workspace with data first."));
    refreshButtons();
}

void AlignPanel::setSuggestedName(const QString& name) {
    if (!m_isRunning && !m_isStopped)
        m_name->setText(name);
}

void AlignPanel::setReasoners(const std::vector<tasks::FoundReasoner>& reasoners) {
    if (reasoners == m_reasoners)
        return;
    const QVariant policy = m_policy->currentData();
    m_reasoners = reasoners;
    m_policy->clear();
    m_generators->clear();
    for (const tasks::FoundReasoner& one : m_reasoners) {
        if (!one.problem.empty())
            continue;
        const QString name = ui::toQString(one.name);
        const QString location = ui::toQString(one.location);
        if (!one.isRemote())
            m_policy->addItem(name, location);
        auto* item = new QListWidgetItem(
            one.isRemote() ? tr("%1 (sends prompts to %2)").arg(name, ui::toQString(one.server)) : name,
            m_generators);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setData(Qt::UserRole, location);
        item->setToolTip(location);
    }
    m_policy->setCurrentIndex(std::max(0, m_policy->findData(policy)));
    refreshButtons();
}

tasks::AlignSpec AlignPanel::request() const {
    tasks::AlignSpec spec;
    spec.name = ui::toStdString(m_name->text());
    spec.reasoner = ui::toPath(m_policy->currentData().toString());
    for (int row = 0; row < m_generators->count(); ++row) {
        const QListWidgetItem* item = m_generators->item(row);
        if (item->checkState() != Qt::Checked)
            continue;
        tasks::AlignGenerator generator;
        generator.source.location = ui::toStdString(item->data(Qt::UserRole).toString());
        generator.temperature = m_temperature->value();
        spec.generators.push_back(generator);
    }
    spec.arms = {"base", Reference};
    for (const QCheckBox* box : m_armBoxes) {
        if (box->isChecked())
            spec.arms.push_back(ui::toStdString(box->objectName()));
    }
    spec.sampleCount = m_samples->value();
    spec.impressionLimit = m_impressions->value();
    spec.rule.margin = m_margin->value();
    spec.ranker.epochCount = m_rankerEpochs->value();
    spec.ranker.patience = 2;
    spec.reasonerEpochs = m_reasonerEpochs->value();
    spec.roundCount = m_rounds->value();
    spec.seed = static_cast<std::uint64_t>(m_seed->value());
    spec.rule.seed = spec.seed;
    return spec;
}

void AlignPanel::begin() {
    m_messages->clear();
    m_steps->clear();
    m_rankerCurves->clear();
    m_stageCurves->clear();
    m_pairs->clear();
    m_arms->setOutcome(nullptr);
    m_outcome.reset();
    m_isRunning = true;
    m_isStopped = false;
    m_status->setText(tr("Preparing..."));
    m_progress->setRange(0, 0);
    m_pages->setCurrentIndex(1);
    m_tabs->setCurrentIndex(0);
    refreshButtons();
}

void AlignPanel::setProgress(
    const Progress& progress, std::int64_t elapsedMs, std::optional<std::int64_t> remainingMs) {
    QString text = ui::toQString(progress.phase);
    if (!progress.detail.empty())
        text += QStringLiteral(", ") + ui::toQString(progress.detail);
    text += tr("\n%1 so far").arg(ui::durationText(elapsedMs));
    if (remainingMs)
        text += tr(", about %1 left in this step").arg(ui::durationText(*remainingMs));
    m_status->setText(text);
    m_progress->setRange(0, progress.total > 0 ? ProgressSteps : 0);
    if (progress.total > 0)
        m_progress->setValue(static_cast<int>(ProgressSteps * progress.done / progress.total));
}

/// A mark and a word: never by colour alone.
void AlignPanel::markSteps(bool isDone) {
    if (m_steps->count() == 0)
        return;
    QListWidgetItem* last = m_steps->item(m_steps->count() - 1);
    const QString mark = isDone ? QStringLiteral("✓ ") : QStringLiteral("✗ ");
    last->setText(mark + last->data(Qt::UserRole).toString() + (isDone ? QString() : tr(" (stopped)")));
}

void AlignPanel::addStep(const tasks::AlignStepView& step) {
    markSteps(true);
    const QString text = tr("%1 of %2: %3").arg(step.number).arg(step.count).arg(ui::toQString(step.name));
    auto* item = new QListWidgetItem(QStringLiteral("▶ ") + text, m_steps);
    item->setData(Qt::UserRole, text);
    m_steps->scrollToItem(item);
}

void AlignPanel::addEpoch(const std::string& step, const rank::TrainingEpoch& epoch) {
    m_rankerCurves->append(ui::toQString(step), epoch.epoch, epoch.validationNdcg3);
}

void AlignPanel::addStagePoint(const std::string& step, const rank::ReasonerTrainingStep& point) {
    m_stageCurves->append(ui::toQString(step), static_cast<double>(point.step), point.loss);
}

void AlignPanel::addPairs(const std::vector<tasks::AlignPairView>& pairs) {
    m_pairs->append(pairs);
    m_tabs->setTabText(1, tr("Winners and losers (%1)").arg(m_pairs->rowCount()));
}

void AlignPanel::finish(const std::shared_ptr<const tasks::AlignOutcome>& outcome) {
    markSteps(true);
    m_isRunning = false;
    m_outcome = outcome;
    m_arms->setOutcome(outcome);
    m_status->setText(
        tr("Done. The report is in %1.").arg(ui::pathText(outcome->folder)) +
        (outcome->notes.empty() ? QString() : QLatin1Char('\n') + ui::toQString(outcome->notes.front())));
    m_tabs->setCurrentIndex(2);
    if (m_arms->rowCount() > 0)
        m_armsTable->selectRow(m_arms->rowCount() - 1);
    refreshButtons();
}

void AlignPanel::fail(const Error& error) {
    markSteps(false);
    m_isRunning = false;
    m_isStopped = true;
    if (error.code == ErrorCode::Cancelled) {
        m_status->setText(tr("Stopped. Finished steps are kept: Go on continues behind the last one."));
    } else {
        m_status->clear();
        m_messages->showError(error);
    }
    refreshButtons();
}

/// The chosen arm beside qe; qe itself beside the baseline.
void AlignPanel::openRuns() {
    const QModelIndex row = m_armsTable->currentIndex();
    if (!m_outcome || !row.isValid())
        return;
    const std::string& arm = m_outcome->arms[static_cast<std::size_t>(row.row())].name;
    const std::string before = arm == Reference ? "base" : Reference;
    const QString name = ui::toQString(m_outcome->name);
    Q_EMIT openRequested(
        QStringLiteral("%1 %2").arg(name, ui::toQString(before)),
        QStringLiteral("%1 %2").arg(name, ui::toQString(arm)));
}

void AlignPanel::refreshButtons() {
    const bool hasPolicy = m_policy->count() > 0;
    m_fields->setEnabled(m_isReady && !m_isRunning);
    m_start->setVisible(!m_isRunning);
    m_start->setText(m_isStopped ? tr("Go on") : tr("Align"));
    m_start->setEnabled(m_isReady && hasPolicy && m_name->hasAcceptableInput());
    m_start->setToolTip(
        hasPolicy ? tr("The same settings go on behind the last finished step")
                  : tr("There is no local reasoner to refine yet: add one"));
    m_cancel->setVisible(m_isRunning);
    m_cancel->setEnabled(m_isRunning);
    m_progress->setVisible(m_isRunning);
    m_addReasoner->setVisible(!m_isRunning);
    const bool canOpen = m_outcome && m_armsTable->currentIndex().isValid();
    m_open->setEnabled(canOpen && m_armsTable->currentIndex().row() > 0);
}

void AlignPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

} // namespace intentscope::alignment
