// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel is made of.
#include "widgets/base/elided_label.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/labelling/intent_list_model.h"
#include "widgets/panels/intent_chooser.h"
#include "widgets/panels/label_details.h"
#include "widgets/panels/label_panel.h"
#include "widgets/panels/skip_menu.h"
#include "widgets/panels/verdict_bar.h"
#include "widgets/state/selection_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>
#include <vector>

namespace intentscope::panels {

using labelling::LabelCommand;

QWidget* LabelPanel::createPage() {
    auto* page = new QWidget(this);
    m_title = new ui::ElidedLabel(page);
    m_messages = new ui::MessageBar(m_shared.theme, page);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_shared.theme.metrics().margin);
    auto* top = new QHBoxLayout;
    top->setSpacing(m_shared.theme.metrics().grid);
    m_more = new QToolButton(page);
    m_more->setAutoRaise(true);
    m_more->setCheckable(true);
    m_more->setText(tr("Details"));
    m_more->setToolTip(tr("Judge the latent query, name a cause, compare the runs"));
    top->addWidget(m_title, 1);
    top->addWidget(m_more);
    rows->addLayout(top);
    rows->addWidget(m_messages);
    m_chooser = new IntentChooser(*m_intents, m_shared.theme, page);
    m_verdicts = new VerdictBar(m_shared.theme, page);
    rows->addWidget(m_chooser, 1);
    rows->addWidget(m_verdicts);
    m_details = new LabelDetails(m_shared.theme, page);
    m_details->hide();
    rows->addWidget(m_details);
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
    connect(m_verdicts, &VerdictBar::verdictClicked, this, [this](labels::Verdict verdict) {
        labels::Label label = current();
        label.verdict = label.verdict == verdict ? labels::Verdict::None : verdict;
        submit(std::move(label));
    });
    connect(m_details, &LabelDetails::wordClicked, this, &LabelPanel::run);
    connect(m_details, &LabelDetails::causeChosen, this, &LabelPanel::setCause);
    connect(m_details, &LabelDetails::rewritingFinished, this, &LabelPanel::flushTexts);
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
}

QWidget* LabelPanel::createFooter() {
    auto* box = new QWidget(this);
    m_note = new QLineEdit(box);
    m_note->setAccessibleName(tr("Note"));
    m_note->setClearButtonEnabled(true);
    connect(m_note, &QLineEdit::editingFinished, this, &LabelPanel::flushTexts);
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
    for (QWidget* detail : m_details->tabOrder())
        order.push_back(detail);
    for (QWidget* last : std::initializer_list<QWidget*>{m_note, m_undo, m_redo, m_skip, m_next, m_more})
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
    m_details->setKeys(keys);
    const std::pair<QToolButton*, LabelCommand> buttons[] = {
        {m_undo, LabelCommand::Undo},
        {m_redo, LabelCommand::Redo},
        {m_skip, LabelCommand::Skip},
        {m_next, LabelCommand::Submit}};
    for (const auto& [button, command] : buttons)
        button->setToolTip(labelling::textWithKey(labelling::commandText(command), keys.key(command)));
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
