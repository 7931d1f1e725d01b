// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/latent_query_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/reasoning/prompt_view.h"
#include "widgets/reasoning/query_row.h"
#include "widgets/reasoning/sampling_fields.h"
#include "widgets/reasoning/written_view.h"
#include "widgets/state/selection_state.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <utility>

namespace intentscope::panels {
namespace {

/// What the last entries of the list of reasoners do.
enum Opening { OpenFolder = -2, OpenDescription = -3 };

} // namespace

void LatentQueryPanel::connectParts() {
    connect(&m_shared.selection, &state::SelectionState::impressionChanged, this, &LatentQueryPanel::refresh);
    connect(&m_shared.theme, &ui::Theme::themeChanged, this, &LatentQueryPanel::applyTheme);
    const auto forward = [this](reasoning::QueryOrigin side) {
        return [this, side](const QString& id) { Q_EMIT setChosen(side, id); };
    };
    connect(m_beforeRow, &reasoning::QueryRow::setChosen, this, forward(reasoning::QueryOrigin::Before));
    connect(m_afterRow, &reasoning::QueryRow::setChosen, this, forward(reasoning::QueryOrigin::After));
    connect(m_writtenView, &reasoning::WrittenView::sampleChanged, this, [this] { refreshNearest(); });
    connect(m_nearestTo, &QComboBox::activated, this, [this] { refreshNearest(); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        m_shared.selection.selectIntent(m_nearest->intentAt(index.row()));
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        m_shared.selection.selectIntent(m_nearest->intentAt(index.row()));
    });
    connect(m_reasoner, &QComboBox::activated, this, &LatentQueryPanel::onReasonerActivated);
    connect(m_noReasoner, &ui::EmptyState::actionRequested, this, &LatentQueryPanel::openFolderRequested);
    connect(m_sampling, &reasoning::SamplingFields::changed, this, [this] {
        tellSampling();
        Q_EMIT samplingChanged();
    });
    connect(m_samplingFold, &QToolButton::toggled, m_sampling, &QWidget::setVisible);
    connect(m_consent, &QCheckBox::toggled, this, &LatentQueryPanel::refreshButtons);
    connect(m_write, &QPushButton::clicked, this, &LatentQueryPanel::write);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_status->setText(tr("Stopping..."));
        Q_EMIT cancelRequested();
    });
    connect(m_whole, &QPushButton::clicked, this, &LatentQueryPanel::wholeDatasetRequested);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == 1)
            Q_EMIT promptShown();
    });
    connect(m_editTemplate, &QPushButton::clicked, this, &LatentQueryPanel::editTemplateRequested);
    connect(m_defaultTemplate, &QPushButton::clicked, this, &LatentQueryPanel::defaultTemplateRequested);
}

void LatentQueryPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_messages->clear();
    refresh();
}

bool LatentQueryPanel::hasChat() const {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    return m_dataset && impression.isValid() && impression.value < m_dataset->impressionCount();
}

/// Another impression: nothing is known of it yet.
void LatentQueryPanel::refresh() {
    m_before = {};
    m_after = {};
    m_written.reset();
    m_writtenView->hide();
    m_pages->setCurrentIndex(hasChat() ? 0 : 1);
    setStored({}, {});
    refreshButtons();
    if (!hasChat())
        return;
    const ImpressionIndex impression = m_shared.selection.current().impression;
    const QTimeZone zone = ui::timeZone(m_dataset->info().timeZone);
    m_title->setText(tr("%1, %2").arg(
        ui::toQString(m_dataset->userName(m_dataset->userOf(impression))),
        ui::localTime(m_dataset->timeOf(impression), zone)));
    m_title->setToolTip(ui::absoluteTime(m_dataset->timeOf(impression), zone));
    refreshTyped();
}

/// Free texts of the impression, such as what the user typed: no reasoner ever reads them.
void LatentQueryPanel::refreshTyped() {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    QStringList texts;
    QStringList tips;
    for (const auto& column : m_dataset->impressions().columns()) {
        if (column->spec().role != data::Role::Text || column->isMissing(impression.row()))
            continue;
        const QString name = ui::toQString(column->spec().name).replace(QLatin1Char('_'), QLatin1Char(' '));
        texts << tr("%1: “%2”").arg(name, ui::toQString(column->valueText(impression.row())));
        tips << ui::toQString(column->spec().description);
    }
    m_typed->setText(texts.join(QLatin1Char('\n')));
    m_typed->setToolTip(tips.join(QLatin1Char('\n')));
    m_typed->setVisible(!texts.isEmpty());
}

void LatentQueryPanel::setSets(
    const std::vector<reasoning::SetChoice>& sets, const QString& before, const QString& after) {
    m_hasSets = !sets.empty();
    m_beforeRow->setSets(sets, before);
    m_afterRow->setSets(sets, after);
    m_beforeRow->setVisible(m_hasSets);
    m_afterRow->setVisible(sets.size() > 1 || !after.isEmpty());
    refreshNothing();
}

void LatentQueryPanel::setStored(const reasoning::StoredQuery& before, const reasoning::StoredQuery& after) {
    m_before = before;
    m_after = after;
    m_beforeRow->setQuery(before);
    m_afterRow->setQuery(after);
    refreshSources();
}

/// The latent queries that there are, the newest chosen when it comes.
void LatentQueryPanel::refreshSources() {
    using reasoning::QueryOrigin;
    const QVariant former = m_nearestTo->currentData();
    m_nearestTo->clear();
    const auto add = [this](const QString& name, QueryOrigin origin) {
        m_nearestTo->addItem(name, static_cast<int>(origin));
    };
    if (m_written)
        add(tr("the new one"), QueryOrigin::Written);
    if (m_after.isThere)
        add(tr("after"), QueryOrigin::After);
    if (m_before.isThere)
        add(tr("before"), QueryOrigin::Before);
    m_nearestTo->setCurrentIndex(std::max(0, m_nearestTo->findData(former)));
    m_nearestBox->setVisible(m_nearestTo->count() > 0);
    refreshNothing();
    refreshNearest();
}

void LatentQueryPanel::refreshNothing() {
    m_nothing->setVisible(!m_hasSets && !m_written && !m_reasoners.empty());
}

void LatentQueryPanel::refreshNearest() {
    using reasoning::QueryOrigin;
    static const std::vector<latent::NearIntent> None;
    const std::vector<latent::NearIntent>* near = &None;
    const auto origin = static_cast<QueryOrigin>(m_nearestTo->currentData().toInt());
    QString missing = tr("This set holds no vectors.");
    if (m_nearestTo->count() > 0 && origin == QueryOrigin::Written && m_written) {
        const auto sample = static_cast<std::size_t>(m_writtenView->currentSample());
        if (sample < m_written->nearest.size())
            near = &m_written->nearest[sample];
        missing = m_written->reasoner.vectorSize == 0 ? tr("This reasoner gives no vectors.")
                                                      : tr("The intents are being read...");
    } else if (m_nearestTo->count() > 0) {
        near = origin == QueryOrigin::Before ? &m_before.nearest : &m_after.nearest;
    }
    m_nearest->setNearest(m_dataset, m_shared.selection.current().impression, *near);
    m_noVectors->setText(missing);
    m_noVectors->setVisible(near->empty());
    m_table->setVisible(!near->empty());
    m_table->setFixedHeight(
        m_nearest->rowCount() * m_shared.theme.metrics().rowHeight + 2 * m_table->frameWidth());
}

void LatentQueryPanel::setReasoners(const std::vector<tasks::FoundReasoner>& reasoners, int chosen) {
    const bool isOther = m_chosen != chosen || m_reasoners != reasoners;
    m_reasoners = reasoners;
    m_chosen = chosen;
    m_reasoner->clear();
    for (std::size_t i = 0; i < reasoners.size(); ++i) {
        const tasks::FoundReasoner& one = reasoners[i];
        const QString name = ui::toQString(one.name);
        m_reasoner->addItem(
            one.isRemote() ? tr("%1 (on %2)").arg(name, ui::toQString(one.server)) : name,
            static_cast<int>(i));
        const QString place = ui::toQString(one.location);
        m_reasoner->setItemData(
            static_cast<int>(i), one.problem.empty() ? place : ui::toQString(one.problem), Qt::ToolTipRole);
    }
    if (!reasoners.empty())
        m_reasoner->insertSeparator(m_reasoner->count());
    m_reasoner->addItem(tr("Open a folder..."), OpenFolder);
    m_reasoner->addItem(tr("Open a description of a server..."), OpenDescription);
    m_reasoner->setCurrentIndex(reasoners.empty() ? -1 : chosen);
    if (isOther)
        m_consent->setChecked(false);
    m_noReasoner->setVisible(reasoners.empty());
    m_footer->setVisible(!reasoners.empty());
    refreshNothing();
    refreshButtons();
}

void LatentQueryPanel::onReasonerActivated(int index) {
    const int what = m_reasoner->itemData(index).toInt();
    if (what >= 0) {
        Q_EMIT reasonerChosen(what);
        return;
    }
    m_reasoner->setCurrentIndex(m_chosen);
    if (what == OpenFolder)
        Q_EMIT openFolderRequested();
    else
        Q_EMIT openDescriptionRequested();
}

void LatentQueryPanel::tellSampling() {
    const rank::SamplingSpec spec = m_sampling->spec();
    const QString text = spec.temperature == 0 ? tr("Greedy, %1").arg(spec.maxTokens)
                                               : tr("T %1, %2 × %3")
                                                     .arg(ui::significant(spec.temperature))
                                                     .arg(spec.sampleCount)
                                                     .arg(spec.maxTokens);
    m_samplingFold->setText(text);
    m_samplingFold->setAccessibleName(tr("How answers are drawn: %1").arg(text));
}

rank::SamplingSpec LatentQueryPanel::sampling() const {
    return m_sampling->spec();
}

bool LatentQueryPanel::needsConsent() const {
    return m_chosen >= 0 && m_reasoners[static_cast<std::size_t>(m_chosen)].isRemote() &&
           !m_consent->isChecked();
}

void LatentQueryPanel::refreshButtons() {
    const bool isRemote = m_chosen >= 0 && m_reasoners[static_cast<std::size_t>(m_chosen)].isRemote();
    m_consent->setVisible(isRemote);
    if (isRemote) {
        m_consent->setText(tr("Send the prompt to this server"));
        m_consent->setToolTip(
            tr("Off, nothing leaves this machine. The tab Prompt shows exactly what is sent to %1")
                .arg(ui::toQString(m_reasoners[static_cast<std::size_t>(m_chosen)].server)));
    }
    const bool isReady = m_dataset && m_chosen >= 0 && !needsConsent();
    // The focus stays here while one button takes the other's place.
    QPushButton* shown = m_isBusy ? m_cancel : m_write;
    QPushButton* other = m_isBusy ? m_write : m_cancel;
    shown->show();
    m_write->setEnabled(isReady && hasChat());
    m_whole->setEnabled(isReady && !m_isBusy);
    if (other->hasFocus())
        shown->setFocus();
    other->hide();
    m_sampling->setEnabled(!m_isBusy);
    m_reasoner->setEnabled(!m_isBusy);
}

void LatentQueryPanel::write() {
    if (!m_write->isEnabled() || m_isBusy)
        return;
    m_messages->clear();
    Q_EMIT writeRequested();
}

void LatentQueryPanel::setBusy(const QString& doing) {
    if (!m_isBusy)
        m_cancel->setEnabled(true);
    m_isBusy = true;
    m_status->setText(doing);
    m_status->show();
    refreshButtons();
}

void LatentQueryPanel::setWritten(std::shared_ptr<const reasoning::WrittenQuery> written) {
    const bool isFirst = !m_written;
    m_written = std::move(written);
    m_writtenView->setWritten(m_written);
    m_writtenView->show();
    if (isFirst)
        m_nearestTo->clear();
    refreshSources();
}

void LatentQueryPanel::finish() {
    m_isBusy = false;
    m_status->hide();
    refreshButtons();
}

void LatentQueryPanel::fail(const Error& error) {
    finish();
    m_messages->showError(error);
}

void LatentQueryPanel::note(const QString& text) {
    m_messages->showMessage(ui::Severity::Note, text);
}

void LatentQueryPanel::setPrompt(const reasoning::PromptContent& prompt) {
    m_prompt->setContent(prompt);
}

void LatentQueryPanel::setNoPrompt(const QString& sentence) {
    m_prompt->setNothing(sentence);
}

void LatentQueryPanel::setTemplateName(const QString& name, bool isChosen) {
    m_template->setText(tr("Template: %1").arg(name));
    m_defaultTemplate->setEnabled(isChosen);
}

bool LatentQueryPanel::isPromptShown() const {
    return m_tabs->currentIndex() == 1;
}

void LatentQueryPanel::showPromptTab() {
    m_tabs->setCurrentIndex(1);
}

} // namespace intentscope::panels
