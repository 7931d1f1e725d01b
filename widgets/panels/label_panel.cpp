// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/label_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/labelling/intent_list_model.h"
#include "widgets/labelling/label_edits.h"
#include "widgets/panels/intent_chooser.h"
#include "widgets/panels/label_details.h"
#include "widgets/panels/skip_menu.h"
#include "widgets/panels/verdict_bar.h"
#include "widgets/state/selection_state.h"

#include <QApplication>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace intentscope::panels {

using labelling::LabelCommand;

LabelPanel::LabelPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_intents(new labelling::IntentListModel(this)),
      m_empty(new ui::EmptyState(shared.theme, this)), m_pages(new QStackedLayout) {
    setAccessibleName(tr("Label"));
    // Whoever goes to the panel wants its keys at once; a box inside would take them for a text.
    setFocusPolicy(Qt::ClickFocus);
    m_pages->addWidget(createPage());
    m_pages->addWidget(m_empty);
    const int margin = shared.theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addLayout(m_pages);
    createShortcuts();
    setKeys(m_keys);
    connect(&shared.selection, &state::SelectionState::impressionChanged, this, &LabelPanel::showItem);
    connect(
        &shared.selection, &state::SelectionState::selectionChanged, this, &LabelPanel::showWhatCanBeSaid);
    connect(&shared.theme, &ui::Theme::themeChanged, this, &LabelPanel::applyTheme);
    applyTheme();
    showItem();
}

LabelPanel::~LabelPanel() {
    // A field that loses the focus while it is destroyed would report to half a panel.
    m_note->disconnect(this);
    m_details->disconnect(this);
}

void LabelPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    flushTexts();
    setSession(nullptr);
    m_dataset = std::move(dataset);
    m_intents->setDataset(m_dataset);
    m_impression = {};
    showItem();
}

void LabelPanel::setSession(labelling::LabelSession* session, const QString& reason) {
    if (m_session != nullptr)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_reason = reason;
    if (m_session != nullptr)
        connect(m_session, &labelling::LabelSession::labelSaved, this, &LabelPanel::onSaved);
    m_saved->clear();
    showItem();
}

void LabelPanel::setCandidates(ImpressionIndex impression, std::vector<IntentIndex> ranked) {
    if (impression == m_impression && impression.isValid())
        m_intents->setItem(std::move(ranked));
}

void LabelPanel::setBlind(bool isBlind) {
    m_isBlind = isBlind;
    showLabel();
}

void LabelPanel::run(LabelCommand command) {
    if (!canLabel())
        return;
    const int digit = static_cast<int>(command) - static_cast<int>(LabelCommand::Choose1) + 1;
    if (digit >= 1 && digit <= labelling::IntentKeys::KeyCount) {
        choose(m_intents->keys().intentFor(digit), Choice::Only);
        return;
    }
    if (labelling::isWord(command))
        return say(command);
    switch (command) {
    case LabelCommand::Find:
        return m_chooser->focusSearch();
    case LabelCommand::Code:
        return m_chooser->beginCode();
    case LabelCommand::Cause:
        if (canJudgeAnswers()) {
            showDetails(true);
            flushTexts();
            m_details->askCause();
        }
        return;
    case LabelCommand::Rewrite:
        if (canJudgeAnswers()) {
            showDetails(true);
            m_details->focusRewrittenQuery();
        }
        return;
    case LabelCommand::Note:
        return m_note->setFocus();
    case LabelCommand::Undo:
        return takeBack(false);
    case LabelCommand::Redo:
        return takeBack(true);
    case LabelCommand::Submit:
        m_chooser->focusList();
        return leave(&LabelPanel::submitRequested);
    case LabelCommand::Next:
        return leave(&LabelPanel::nextRequested);
    case LabelCommand::Previous:
        return leave(&LabelPanel::previousRequested);
    case LabelCommand::NextOpen:
        return leave(&LabelPanel::nextOpenRequested);
    case LabelCommand::PreviousOpen:
        return leave(&LabelPanel::previousOpenRequested);
    case LabelCommand::Skip:
        flushTexts();
        return m_skipReasons->ask(*m_note);
    default:
        return;
    }
}

void LabelPanel::leave(void (LabelPanel::*request)()) {
    flushTexts();
    Q_EMIT(this->*request)();
}

void LabelPanel::choose(IntentIndex intent, Choice choice) {
    if (!canLabel() || !intent.isValid())
        return;
    labels::Label label = current();
    const std::string id(m_dataset->intentId(intent));
    auto& chosen = label.trueIntents;
    const auto found = std::find(chosen.begin(), chosen.end(), id);
    if (found != chosen.end())
        chosen.erase(found);
    else if (choice == Choice::Further)
        chosen.push_back(id);
    else
        chosen = {id};
    submit(std::move(label));
    m_shared.selection.selectIntent(intent);
    if (m_chooser->isSearching()) {
        m_chooser->clearSearch();
        m_chooser->focusList();
    }
}

/// A word that compares runs has no sense where there are not two, nor one on answers that are hidden.
void LabelPanel::say(LabelCommand command) {
    const bool isOfVerdict = command == LabelCommand::Right || command == LabelCommand::Acceptable ||
                             command == LabelCommand::Wrong;
    if (!isOfVerdict)
        showDetails(true);
    labels::Label label = current();
    if (!labelling::says(label, command) && labelling::judgesAnswers(command) && !canJudgeAnswers())
        return;
    if (!labelling::says(label, command) && labelling::comparesRuns(command) && !canCompare())
        return;
    labelling::toggle(label, command);
    submit(std::move(label));
}

void LabelPanel::setCause(const QString& id) {
    if (!canLabel())
        return;
    labels::Label label = current();
    label.errorCause = ui::toStdString(id);
    submit(std::move(label));
}

void LabelPanel::setCauses(std::vector<labels::ErrorCause> causes) {
    m_details->setCauses(std::move(causes));
}

void LabelPanel::showDetails(bool isShown) {
    m_more->setChecked(isShown);
}

void LabelPanel::flushTexts() {
    if (!canLabel())
        return;
    labels::Label label = current();
    // A field shows one line, trimmed; what nobody touched stays as it was written elsewhere.
    if (m_note->isModified())
        label.note = ui::toStdString(m_note->text().trimmed());
    if (m_details->isRewritten())
        label.rewrittenQuery = m_details->rewrittenQuery();
    submit(std::move(label));
}

void LabelPanel::submit(labels::Label label) {
    if (label == current())
        return;
    const Status status = m_session->submit(item(), std::move(label));
    if (!status)
        m_messages->showError(status.error());
    // After a failure, too: what is shown is what is on disk.
    showLabel();
}

/// Nothing but a note is said of a skipped chat; a judgement made before can be had back with undo.
void LabelPanel::skip(const QString& reason) {
    if (!canLabel())
        return;
    const labels::Label skipped{.note = current().note, .skipReason = ui::toStdString(reason)};
    submit(skipped);
    if (current() == skipped)
        Q_EMIT submitRequested();
}

void LabelPanel::takeBack(bool isRedo) {
    if (isRedo ? !m_session->canRedo() : !m_session->canUndo())
        return;
    const Status status = isRedo ? m_session->redo() : m_session->undo();
    if (!status)
        m_messages->showError(status.error());
}

void LabelPanel::onSaved(const labels::LabelEvent& event) {
    m_messages->clear();
    const QString time =
        QDateTime::fromMSecsSinceEpoch(event.time.value).toString(QStringLiteral("HH:mm:ss"));
    const bool isHere = m_impression.isValid() && m_dataset->impressionId(m_impression) == event.impressionId;
    if (isHere) {
        m_saved->setText(
            event.action == labels::LabelAction::Set ? tr("Saved on disk %1").arg(time)
                                                     : tr("Taken back, on disk %1").arg(time));
        showLabel();
        return;
    }
    // Undo reaches across chats: go where it happened, so that nothing changes out of sight.
    const auto impression = m_dataset->findImpression(event.impressionId);
    if (impression)
        m_shared.selection.selectImpression(m_dataset->userOf(*impression), *impression);
    m_saved->setText(tr("Undone in this chat, on disk %1").arg(time));
}

void LabelPanel::showItem() {
    const ImpressionIndex selected = m_shared.selection.current().impression;
    if (selected != m_impression) {
        flushTexts();
        // A text of the chat before must not swallow the keys of this one.
        if (isAncestorOf(QApplication::focusWidget()))
            setFocus();
    }
    const bool isKnown = m_dataset && selected.isValid() && selected.value < m_dataset->impressionCount();
    m_pages->setCurrentIndex(isKnown && m_session != nullptr ? 0 : 1);
    if (!isKnown || m_session == nullptr) {
        m_impression = {};
        const QString reason = m_reason.isEmpty() ? tr("Import data to label its chats.") : m_reason;
        m_empty->setText(m_session != nullptr ? tr("Choose a chat to say what the user wanted.") : reason);
        return;
    }
    if (selected != m_impression) {
        m_impression = selected;
        std::vector<IntentIndex> offered;
        for (const std::int32_t intent : m_dataset->candidatesOf(selected).intents)
            offered.push_back({intent});
        m_chooser->clearSearch();
        m_intents->setItem(std::move(offered));
        m_saved->clear();
        m_note->setText(ui::toQString(current().note));
        m_details->setRewrittenQuery(current().rewrittenQuery);
        m_title->setText(
            tr("What did %1 want?").arg(ui::toQString(m_dataset->userName(m_dataset->userOf(selected)))));
    }
    showLabel();
}

void LabelPanel::showLabel() {
    if (!canLabel())
        return;
    const labels::Label label = current();
    if (label.isSkipped())
        m_saved->setText(tr("Skipped, on disk: %1").arg(ui::toQString(label.skipReason)));
    m_intents->setChosen(label.trueIntents);
    m_verdicts->setVerdict(label.verdict);
    showWhatCanBeSaid();
    m_details->setLabel(label);
    if (!m_note->hasFocus() || m_note->text().isEmpty())
        m_note->setText(ui::toQString(label.note));
    refreshButtons();
}

void LabelPanel::showWhatCanBeSaid() {
    m_verdicts->setEnabled(canJudgeAnswers());
    m_details->setJudgeable(canJudgeAnswers(), canCompare());
}

void LabelPanel::refreshButtons() {
    m_undo->setEnabled(m_session->canUndo());
    m_redo->setEnabled(m_session->canRedo());
}

bool LabelPanel::canLabel() const {
    return m_session != nullptr && m_dataset && m_impression.isValid();
}

bool LabelPanel::canJudgeAnswers() const {
    return !m_isBlind;
}

bool LabelPanel::canCompare() const {
    const state::Selection& shown = m_shared.selection.current();
    return !m_isBlind && !shown.beforeRun.empty() && !shown.afterRun.empty() &&
           shown.beforeRun != shown.afterRun;
}

labelling::JudgedItem LabelPanel::item() const {
    return labelling::judgedItem(
        std::string(m_dataset->impressionId(m_impression)), m_shared.selection.current(), m_isBlind);
}

labels::Label LabelPanel::current() const {
    return m_session->labelOf(m_dataset->impressionId(m_impression));
}

} // namespace intentscope::panels
