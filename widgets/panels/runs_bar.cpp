// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/runs_bar.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/state/selection_state.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace intentscope::panels {
namespace {

constexpr int NameCharacters = 16;

QString runTooltip(const rank::RunInfo& run) {
    QString text = RunsBar::tr("Scored %1").arg(ui::absoluteTime(run.createdAt, QTimeZone::utc()));
    if (run.isOutOfFold)
        text += QLatin1Char('\n') +
                RunsBar::tr("Out of fold: every user was scored by a ranker that had not seen them");
    for (const std::string& hash : run.rankerHashes)
        text += QLatin1Char('\n') + RunsBar::tr("Checkpoint %1").arg(ui::toQString(hash.substr(0, 12)));
    if (run.latent) {
        text += QLatin1Char('\n') + RunsBar::tr("Reasoner %1, %2")
                                        .arg(
                                            ui::toQString(run.latent->reasonerName),
                                            ui::toQString(run.latent->reasonerHash.substr(0, 12)));
        text += QLatin1Char('\n') + RunsBar::tr("Latent queries %1, template %2, vectors %3")
                                        .arg(
                                            ui::toQString(run.latent->id),
                                            ui::toQString(run.latent->templateHash.substr(0, 12)),
                                            ui::toQString(run.latent->vectorsHash.substr(0, 12)));
    }
    return text;
}

std::string chosenId(const QComboBox& choice) {
    return ui::toStdString(choice.currentData().toString());
}

} // namespace

RunsBar::RunsBar(const Shared& shared, QWidget* parent) : QWidget(parent), m_shared(shared) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shared.theme.metrics().margin);
    m_before = addChoice(tr("Before"), tr("The run to compare with"));
    m_swap = new QToolButton(this);
    m_swap->setAutoRaise(true);
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setToolTip(tr("Exchange before and after"));
    m_swap->setAccessibleName(m_swap->toolTip());
    row->addWidget(m_swap);
    m_after = addChoice(tr("After"), tr("The run to look at"));
    connect(m_swap, &QToolButton::clicked, this, &RunsBar::swapRuns);
    connect(m_before, &QComboBox::activated, this, [this] {
        m_shared.selection.selectBeforeRun(chosenId(*m_before));
    });
    connect(m_after, &QComboBox::activated, this, [this] {
        m_shared.selection.selectAfterRun(chosenId(*m_after));
    });
    connect(&shared.selection, &state::SelectionState::selectionChanged, this, &RunsBar::showSelection);
    connect(&shared.theme, &ui::Theme::themeChanged, this, &RunsBar::applyTheme);
    setRuns({});
    applyTheme();
}

QComboBox* RunsBar::addChoice(const QString& title, const QString& description) {
    auto* label = new QLabel(title, this);
    auto* choice = new QComboBox(this);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(NameCharacters);
    choice->setAccessibleName(title);
    choice->setAccessibleDescription(description);
    choice->setToolTip(description);
    label->setBuddy(choice);
    m_titles.push_back(label);
    layout()->addWidget(label);
    static_cast<QHBoxLayout*>(layout())->addWidget(choice, 1);
    return choice;
}

void RunsBar::setRuns(const std::vector<rank::RunInfo>& runs) {
    fill(*m_before, runs);
    fill(*m_after, runs);
    const state::Selection current = m_shared.selection.current();
    if (m_before->findData(ui::toQString(current.beforeRun)) < 0)
        m_shared.selection.selectBeforeRun({});
    if (m_after->findData(ui::toQString(current.afterRun)) < 0)
        m_shared.selection.selectAfterRun({});
    m_swap->setEnabled(!runs.empty());
    showSelection();
}

void RunsBar::fill(QComboBox& choice, const std::vector<rank::RunInfo>& runs) {
    const QSignalBlocker blocker(choice);
    choice.clear();
    choice.addItem(runs.empty() ? tr("no runs yet") : tr("none"), QString());
    for (const rank::RunInfo& run : runs) {
        choice.addItem(ui::toQString(run.name), ui::toQString(run.id));
        choice.setItemData(choice.count() - 1, runTooltip(run), Qt::ToolTipRole);
    }
    choice.setEnabled(!runs.empty());
}

void RunsBar::swapRuns() {
    state::Selection next = m_shared.selection.current();
    std::swap(next.beforeRun, next.afterRun);
    m_shared.selection.select(next);
}

void RunsBar::showSelection() {
    const state::Selection& current = m_shared.selection.current();
    m_before->setCurrentIndex(std::max(0, m_before->findData(ui::toQString(current.beforeRun))));
    m_after->setCurrentIndex(std::max(0, m_after->findData(ui::toQString(current.afterRun))));
}

void RunsBar::applyTheme() {
    const ui::Colors& colors = m_shared.theme.colors();
    const QColor tones[] = {colors.before, colors.after};
    for (std::size_t i = 0; i < m_titles.size(); ++i) {
        QPalette palette = m_titles[i]->palette();
        palette.setColor(QPalette::WindowText, tones[i]);
        m_titles[i]->setPalette(palette);
        QFont font = m_shared.theme.bodyFont();
        font.setWeight(QFont::DemiBold);
        m_titles[i]->setFont(font);
    }
}

} // namespace intentscope::panels
