// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_palette.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace intentscope::app {
namespace {

constexpr int PaletteWidth = 520;
constexpr int VisibleRows = 12;
constexpr int ActionIndexRole = Qt::UserRole;

QString plainText(const QAction& action) {
    return action.text().remove(QLatin1Char('&'));
}

} // namespace

int matchQuality(const QString& pattern, const QString& text) {
    int quality = 1;
    qsizetype from = 0;
    qsizetype previous = -2;
    for (const QChar letter : pattern) {
        if (letter.isSpace())
            continue;
        const qsizetype found = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (found < 0)
            return 0;
        const bool startsWord = found == 0 || !text.at(found - 1).isLetterOrNumber();
        quality += (found == previous + 1 ? 4 : 1) + (startsWord ? 3 : 0);
        previous = found;
        from = found + 1;
    }
    return quality;
}

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup), m_search(new QLineEdit(this)), m_list(new QListWidget(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Command palette"));
    m_search->setPlaceholderText(tr("What do you want to do?"));
    m_search->setAccessibleName(tr("Search commands"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::setActions(QList<QAction*> actions) {
    m_actions = std::move(actions);
}

void CommandPalette::open() {
    m_search->clear();
    refresh();
    const int rowHeight = std::max(24, m_list->sizeHintForRow(0));
    const QWidget& window = *parentWidget();
    const int width = std::min(PaletteWidth, window.width() - 32);
    resize(width, rowHeight * VisibleRows + m_search->sizeHint().height() + 32);
    QFrame::move(window.mapToGlobal(QPoint((window.width() - width) / 2, 56)));
    show();
    m_search->setFocus();
}

void CommandPalette::refresh() {
    std::vector<std::pair<int, qsizetype>> matches;
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const int quality = matchQuality(m_search->text(), plainText(*m_actions[i]));
        if (quality > 0)
            matches.emplace_back(-quality, i);
    }
    std::ranges::stable_sort(matches, {}, &std::pair<int, qsizetype>::first);
    m_list->clear();
    for (const auto& match : matches) {
        const QAction& action = *m_actions[match.second];
        const QString keys = action.shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(
            action.icon(),
            keys.isEmpty() ? plainText(action) : plainText(action) + QStringLiteral("    ") + keys);
        item->setData(ActionIndexRole, QVariant::fromValue(match.second));
        if (!action.isEnabled())
            item->setFlags(Qt::NoItemFlags);
        m_list->addItem(item);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent() {
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    QAction* action = m_actions[item->data(ActionIndexRole).value<qsizetype>()];
    hide();
    action->trigger();
}

void CommandPalette::move(int delta) {
    if (m_list->count() == 0)
        return;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + delta, 0, m_list->count() - 1));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(VisibleRows);
        return true;
    case Qt::Key_PageUp:
        move(-VisibleRows);
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

} // namespace intentscope::app
