// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/explain_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/explaining/effect_sums_model.h"
#include "widgets/explaining/explain_words.h"
#include "widgets/explaining/feature_effects_model.h"
#include "widgets/explaining/feature_table.h"
#include "widgets/explaining/what_if_ranking.h"
#include "widgets/ranking/ranking_view.h"
#include "widgets/state/selection_state.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace intentscope::explaining {
namespace {

using timeline::RunSlot;

QString runName(const std::shared_ptr<const rank::ScoreTable>& run) {
    return run ? ui::toQString(run->info().name) : QString();
}

} // namespace

ExplainPanel::~ExplainPanel() = default;

void ExplainPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_runs = {};
    m_impression = {};
    m_messages->clear();
    refreshRunNames();
    refreshChat();
}

void ExplainPanel::setRuns(timeline::ComparedRuns runs) {
    m_runs = std::move(runs);
    refreshRunNames();
    forgetAnswer();
    Q_EMIT questionChanged();
}

void ExplainPanel::setQueryReading(const QueryReading& reading) {
    m_reading = reading;
    refreshQuery();
}

bool ExplainPanel::canAsk() const {
    return m_dataset && m_impression.isValid() && run() != nullptr;
}

const std::shared_ptr<const rank::ScoreTable>& ExplainPanel::run() const {
    const bool isBefore = m_run->currentData().toInt() == static_cast<int>(RunSlot::Before);
    return isBefore ? m_runs.before : m_runs.after;
}

void ExplainPanel::refreshRunNames() {
    const QSignalBlocker blocker(m_run);
    const QVariant chosen = m_run->currentData();
    m_run->clear();
    if (m_runs.after)
        m_run->addItem(tr("After: %1").arg(runName(m_runs.after)), static_cast<int>(RunSlot::After));
    if (m_runs.before)
        m_run->addItem(tr("Before: %1").arg(runName(m_runs.before)), static_cast<int>(RunSlot::Before));
    m_run->setCurrentIndex(std::max(0, m_run->findData(chosen)));
}

/// Another chat, or none.
void ExplainPanel::refreshChat() {
    const ImpressionIndex impression = m_shared.selection.current().impression;
    const bool hasChat = m_dataset && impression.isValid() && impression.value < m_dataset->impressionCount();
    m_impression = hasChat ? impression : ImpressionIndex{};
    m_typing.stop();
    m_isSorted = false;
    m_features->setImpression(hasChat ? m_dataset : nullptr, m_impression);
    refreshCandidates();
    forgetAnswer();
}

/// Another ranker is asked, or about another chat: nothing is known yet. Edited features stay.
void ExplainPanel::forgetAnswer() {
    m_report.reset();
    m_storedQuery.reset();
    m_features->setExplanation(nullptr);
    m_sums->setExplanation(nullptr);
    m_ranking->setScene({});
    m_title->setText(tr("Why this ranking"));
    m_status->clear();
    m_cancel->hide();
    {
        const QSignalBlocker blocker(m_query);
        m_query->clear();
    }
    if (!m_dataset)
        m_empty->setText(tr("Open a workspace with data to ask why a chat was ranked as it was."));
    else if (!m_runs.before && !m_runs.after)
        m_empty->setText(tr("Score the data with a checkpoint to ask why a chat was ranked as it was."));
    else
        m_empty->setText(tr("Choose a chat to see what moved its ranking, and to change it."));
    m_pages->setCurrentIndex(canAsk() ? 0 : 1);
    refreshEdits();
    refreshQuery();
}

ExplainQuestion ExplainPanel::question() const {
    ExplainQuestion question{.slot = static_cast<RunSlot>(m_run->currentData().toInt())};
    if (const int against = m_against->currentData().toInt(); against >= 0)
        question.against = IntentIndex{against};
    question.baseline = static_cast<rank::AttributionBaseline>(m_baseline->currentData().toInt());
    question.edits = m_features->edits();
    if (isQueryEdited())
        question.query = ui::toStdString(m_query->toPlainText());
    return question;
}

bool ExplainPanel::isQueryEdited() const {
    return m_storedQuery && ui::toStdString(m_query->toPlainText()) != *m_storedQuery;
}

/// The intents that the explained one can be held against.
void ExplainPanel::refreshCandidates() {
    const QSignalBlocker blocker(m_against);
    const QVariant chosen = m_against->currentData();
    m_against->clear();
    m_against->addItem(tr("its score"), -1);
    if (m_dataset && m_impression.isValid()) {
        for (const std::int32_t intent : m_dataset->candidatesOf(m_impression).intents)
            m_against->addItem(
                tr("its lead over “%1”").arg(ui::toQString(m_dataset->intentTitle({intent}))), intent);
    }
    m_against->setCurrentIndex(std::max(0, m_against->findData(chosen)));
}

void ExplainPanel::onEdited() {
    refreshEdits();
    refreshQuery();
    m_typing.start();
}

void ExplainPanel::refreshEdits() {
    m_resetAll->setEnabled(m_features->editedCount() > 0 || isQueryEdited());
    const int problems = m_features->problemCount();
    if (problems > 0)
        m_status->setText(
            problems == 1 ? tr("One text is no value yet and is left out.")
                          : tr("%1 texts are no values yet and are left out.").arg(problems));
}

void ExplainPanel::refreshQuery() {
    m_queryBox->setVisible(m_storedQuery.has_value());
    m_query->setReadOnly(!m_reading.isOffered);
    m_resetQuery->setEnabled(isQueryEdited());
    QString note = ui::toQString(m_reading.whyNot);
    if (m_reading.isOffered)
        note = tr("Change it, and %1 reads the new text.").arg(ui::toQString(m_reading.reasoner));
    m_queryNote->setText(note);
    m_queryNote->setVisible(!note.isEmpty());
}

void ExplainPanel::resetAll() {
    if (m_storedQuery && isQueryEdited())
        m_query->setPlainText(ui::toQString(*m_storedQuery));
    m_features->resetAll();
    onEdited();
}

void ExplainPanel::setBusy(const QString& doing) {
    m_status->setText(doing);
    m_cancel->show();
}

void ExplainPanel::setRanking(const std::shared_ptr<const tasks::ExplainReport>& report) {
    m_report = report;
    m_messages->clear();
    if (report->latent && !m_storedQuery) {
        m_storedQuery = report->latent->text;
        const QSignalBlocker blocker(m_query);
        m_query->setPlainText(ui::toQString(*m_storedQuery));
    }
    showRanking();
    refreshQuery();
}

void ExplainPanel::setReport(const std::shared_ptr<const tasks::ExplainReport>& report) {
    setRanking(report);
    showExplanation();
    m_cancel->hide();
}

void ExplainPanel::fail(const Error& error) {
    m_cancel->hide();
    if (error.code == ErrorCode::Cancelled) {
        m_status->setText(tr("Stopped. Change something, or choose another chat, to ask again."));
        return;
    }
    m_status->clear();
    m_messages->showError(error);
}

QString ExplainPanel::titleText() const {
    const auto titleOf = [this](IntentIndex intent) { return ui::toQString(m_dataset->intentTitle(intent)); };
    const auto& rows = m_report->ranking;
    const auto row = std::ranges::find(rows, m_report->intent, &tasks::WhatIfRow::intent);
    if (m_report->against && m_report->explanation) {
        const QString text = m_report->explanation->score < 0 ? tr("Why “%1” is behind “%2”")
                                                              : tr("Why “%1” is ahead of “%2”");
        return text.arg(titleOf(m_report->intent), titleOf(*m_report->against));
    }
    return tr("Why “%1” ranks %2 of %3")
        .arg(titleOf(m_report->intent))
        .arg(row == rows.end() ? 0 : row->afterRank)
        .arg(rows.size());
}

void ExplainPanel::showRanking() {
    const bool isEdited = question().isEdited();
    m_title->setText(titleText());
    m_ranking->setScene(
        {.dataset = m_dataset,
         .content = whatIfRanking(m_report->ranking, ListLength, isEdited),
         .beforeName = runName(run()),
         .afterName = {},
         .beforeWord = tr("As it is"),
         .afterWord = tr("As edited")});
    m_ranking->setSelectedIntent(m_report->intent);
}

void ExplainPanel::showExplanation() {
    const rank::Explanation* explanation = m_report->explanation ? &*m_report->explanation : nullptr;
    m_features->setExplanation(explanation);
    m_sums->setExplanation(explanation);
    m_table->fitBars();
    const double largest = m_sums->largestEffect();
    m_sumBars->setFullScale(largest > 0 ? largest : 1.0);
    if (explanation == nullptr) {
        m_status->setText(tr("No effects: %1").arg(ui::toQString(m_report->whyNotExplained)));
        return;
    }
    m_status->setText(completenessText(*explanation, question().baseline));
    if (m_features->problemCount() > 0)
        refreshEdits();
    // Once a chat: rows that move under the hand that edits them would be lost.
    if (!std::exchange(m_isSorted, true))
        m_table->sortByEffect();
}

void ExplainPanel::focusFeatures() {
    m_tabs->setCurrentIndex(0);
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid() && m_table->model()->rowCount() > 0)
        m_table->setCurrentIndex(m_table->model()->index(0, static_cast<int>(FeatureColumn::Value)));
}

void ExplainPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

} // namespace intentscope::explaining
