// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/label_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/labelling/intent_list_model.h"
#include "widgets/panels/intent_chooser.h"
#include "widgets/panels/skip_menu.h"
#include "widgets/panels/verdict_bar.h"
#include "widgets/state/selection_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace intentscope::panels {
namespace {

using labelling::LabelCommand;

} // namespace

LabelPanel::LabelPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_intents(new labelling::IntentListModel(this)),
      m_empty(new ui::EmptyState(shared.theme, this)), m_pages(new QStackedLayout) {
    setAccessibleName(tr("Label"));
    m_pages->addWidget(createPage());
    m_pages->addWidget(m_empty);
    const int margin = shared.theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addLayout(m_pages);
    createShortcuts();
    setKeys(m_keys);
    connect(&shared.selection, &state::SelectionState::impressionChanged, this, &LabelPanel::showItem);
    connect(&shared.theme, &ui::Theme::themeChanged, this, &LabelPanel::applyTheme);
    applyTheme();
    showItem();
}

LabelPanel::~LabelPanel() {
    // A field that loses the focus while it is destroyed would report to half a panel.
    m_note->disconnect(this);
}

QWidget* LabelPanel::createPage() {
    auto* page = new QWidget(this);
    m_title = new ui::ElidedLabel(page);
    m_messages = new ui::MessageBar(m_shared.theme, page);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_shared.theme.metrics().margin);
    rows->addWidget(m_title);
    rows->addWidget(m_messages);
    m_chooser = new IntentChooser(*m_intents, m_shared.theme, page);
    m_verdicts = new VerdictBar(m_shared.theme, page);
    rows->addWidget(m_chooser, 1);
    rows->addWidget(m_verdicts);
    rows->addWidget(createFooter());
    connectControls();
    setTabOrders();
    return page;
}

void LabelPanel::connectControls() {
    connect(m_chooser, &IntentChooser::intentChosen, this, [this](IntentIndex intent) {
        choose(intent, Choice::Only);
    });
    connect(m_chooser, &IntentChooser::furtherIntentChosen, this, [this](IntentIndex intent) {
        choose(intent, Choice::Further);
    });
    connect(m_chooser, &IntentChooser::intentClicked, this, [this](IntentIndex intent) {
        m_shared.selection.selectIntent(intent);
    });
    connect(m_verdicts, &VerdictBar::verdictClicked, this, &LabelPanel::setVerdict);
}

QWidget* LabelPanel::createFooter() {
    auto* box = new QWidget(this);
    m_note = new QLineEdit(box);
    m_note->setAccessibleName(tr("Note"));
    m_note->setClearButtonEnabled(true);
    connect(m_note, &QLineEdit::editingFinished, this, &LabelPanel::flushNote);
    m_saved = new QLabel(box);
    m_saved->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    const auto button = [box](const QString& name) {
        auto* made = new QToolButton(box);
        made->setAutoRaise(true);
        made->setAccessibleName(name);
        return made;
    };
    m_undo = button(tr("Undo"));
    m_redo = button(tr("Redo"));
    m_skip = button(tr("Skip"));
    m_skip->setText(tr("Skip"));
    m_skipReasons = new SkipMenu(box);
    connect(m_skipReasons, &SkipMenu::reasonChosen, this, &LabelPanel::skip);
    m_next = button(tr("Next chat"));
    connect(m_undo, &QToolButton::clicked, this, [this] { run(LabelCommand::Undo); });
    connect(m_redo, &QToolButton::clicked, this, [this] { run(LabelCommand::Redo); });
    connect(m_skip, &QToolButton::clicked, this, [this] { run(LabelCommand::Skip); });
    connect(m_next, &QToolButton::clicked, this, [this] { run(LabelCommand::Submit); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_saved, 1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addWidget(m_skip);
    row->addWidget(m_next);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_shared.theme.metrics().grid);
    rows->addWidget(m_note);
    rows->addLayout(row);
    return box;
}

/// The order of a judgement, whatever the order of construction.
void LabelPanel::setTabOrders() {
    std::vector<QWidget*> order{m_chooser->searchField(), m_chooser->list()};
    for (QToolButton* verdict : m_verdicts->buttons())
        order.push_back(verdict);
    for (QWidget* last : std::initializer_list<QWidget*>{m_note, m_undo, m_redo, m_skip, m_next})
        order.push_back(last);
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void LabelPanel::createShortcuts() {
    for (const LabelCommand command : labelling::LabelKeys::commands()) {
        auto* shortcut = new QShortcut(this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        // A key that is held must not judge the next chat too.
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, [this, command] { run(command); });
        m_shortcuts.push_back(shortcut);
    }
}

void LabelPanel::setKeys(const labelling::LabelKeys& keys) {
    m_keys = keys;
    for (const LabelCommand command : labelling::LabelKeys::commands())
        m_shortcuts[static_cast<std::size_t>(command)]->setKey(keys.key(command));
    m_chooser->setFindKey(keys.key(LabelCommand::Find));
    m_note->setPlaceholderText(labelling::textWithKey(tr("Note"), keys.key(LabelCommand::Note)));
    m_verdicts->setKeys(keys);
    const std::pair<QToolButton*, LabelCommand> buttons[] = {
        {m_undo, LabelCommand::Undo},
        {m_redo, LabelCommand::Redo},
        {m_skip, LabelCommand::Skip},
        {m_next, LabelCommand::Submit}};
    for (const auto& [button, command] : buttons)
        button->setToolTip(labelling::textWithKey(labelling::commandText(command), keys.key(command)));
}

void LabelPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    flushNote();
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

void LabelPanel::run(LabelCommand command) {
    if (!canLabel())
        return;
    const int digit = static_cast<int>(command) - static_cast<int>(LabelCommand::Choose1) + 1;
    if (digit >= 1 && digit <= labelling::IntentKeys::KeyCount) {
        choose(m_intents->keys().intentFor(digit), Choice::Only);
        return;
    }
    switch (command) {
    case LabelCommand::Find:
        return m_chooser->focusSearch();
    case LabelCommand::Right:
        return setVerdict(labels::Verdict::Right);
    case LabelCommand::Acceptable:
        return setVerdict(labels::Verdict::Acceptable);
    case LabelCommand::Wrong:
        return setVerdict(labels::Verdict::Wrong);
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
        flushNote();
        return m_skipReasons->ask(*m_note);
    default:
        return;
    }
}

void LabelPanel::leave(void (LabelPanel::*request)()) {
    flushNote();
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

void LabelPanel::setVerdict(labels::Verdict verdict) {
    labels::Label label = current();
    label.verdict = label.verdict == verdict ? labels::Verdict::None : verdict;
    submit(std::move(label));
}

void LabelPanel::flushNote() {
    if (!canLabel())
        return;
    labels::Label label = current();
    const std::string note = ui::toStdString(m_note->text().trimmed());
    if (note == label.note)
        return;
    label.note = note;
    submit(std::move(label));
}

void LabelPanel::submit(labels::Label label) {
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
    if (selected != m_impression)
        flushNote();
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
    if (!m_note->hasFocus() || m_note->text().isEmpty())
        m_note->setText(ui::toQString(label.note));
    refreshButtons();
}

void LabelPanel::refreshButtons() {
    m_undo->setEnabled(m_session->canUndo());
    m_redo->setEnabled(m_session->canRedo());
}

bool LabelPanel::canLabel() const {
    return m_session != nullptr && m_dataset && m_impression.isValid();
}

labelling::JudgedItem LabelPanel::item() const {
    const state::Selection& selection = m_shared.selection.current();
    return {
        .impressionId = std::string(m_dataset->impressionId(m_impression)),
        .beforeRun = selection.beforeRun,
        .afterRun = selection.afterRun};
}

labels::Label LabelPanel::current() const {
    return m_session->labelOf(m_dataset->impressionId(m_impression));
}

void LabelPanel::applyTheme() {
    const ui::Theme& theme = m_shared.theme;
    m_title->setFont(theme.titleFont());
    m_undo->setIcon(ui::icon(theme, u"edit-undo"));
    m_redo->setIcon(ui::icon(theme, u"edit-redo"));
    m_next->setIcon(ui::icon(theme, u"go-next"));
    QPalette quiet = m_saved->palette();
    quiet.setColor(QPalette::WindowText, theme.colors().truth);
    m_saved->setPalette(quiet);
}

} // namespace intentscope::panels
