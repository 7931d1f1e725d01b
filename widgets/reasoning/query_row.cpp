// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/query_row.h"

#include "widgets/base/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace intentscope::reasoning {
namespace {

constexpr int BarWidth = 3;

} // namespace

QueryRow::QueryRow(const ui::Theme& theme, QueryOrigin origin, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_origin(origin), m_side(new QLabel(this)), m_text(new QLabel(this)),
      m_set(new QToolButton(this)), m_menu(new QMenu(this)), m_group(new QActionGroup(this)) {
    m_side->setText(origin == QueryOrigin::Before ? tr("before") : tr("after"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_set->setAutoRaise(true);
    m_set->setPopupMode(QToolButton::InstantPopup);
    m_set->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_set->setMenu(m_menu);
    m_set->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    const int grid = theme.metrics().grid;
    auto* head = new QHBoxLayout;
    head->setSpacing(grid);
    head->addWidget(m_side);
    head->addWidget(m_set, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(BarWidth + 2 * grid, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_text);
    connect(&theme, &ui::Theme::themeChanged, this, &QueryRow::applyTheme);
    applyTheme();
}

void QueryRow::setSets(const std::vector<SetChoice>& sets, const QString& chosen) {
    m_menu->clear();
    m_menu->setToolTipsVisible(true);
    m_set->setText(tr("no latent queries"));
    m_set->setToolTip(tr("Choose which latent queries are shown here"));
    for (const SetChoice& set : sets) {
        QAction* action = m_menu->addAction(set.title);
        action->setToolTip(set.detail);
        action->setCheckable(true);
        action->setChecked(set.id == chosen);
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = set.id] { Q_EMIT setChosen(id); });
        if (set.id == chosen) {
            m_set->setText(tr("written by %1").arg(set.title));
            m_set->setToolTip(set.detail);
        }
    }
    m_set->setAccessibleName(tr("Latent queries shown as %1: %2").arg(m_side->text(), m_set->text()));
}

void QueryRow::setQuery(const StoredQuery& query) {
    m_hasQuery = query.isThere;
    m_text->setText(query.isThere ? tr("“%1”").arg(query.text) : tr("none for this chat"));
    m_text->setToolTip(query.detail);
    m_text->setAccessibleName(tr("Latent query %1: %2").arg(m_side->text(), m_text->text()));
    applyTheme();
}

const QColor& QueryRow::color() const {
    return m_origin == QueryOrigin::Before ? m_theme.colors().before : m_theme.colors().after;
}

void QueryRow::applyTheme() {
    m_side->setFont(m_theme.smallFont());
    m_set->setFont(m_theme.smallFont());
    QPalette side = m_side->palette();
    side.setColor(QPalette::WindowText, color());
    m_side->setPalette(side);
    QPalette text = m_text->palette();
    text.setColor(QPalette::WindowText, m_hasQuery ? m_theme.colors().text : m_theme.colors().softText);
    m_text->setPalette(text);
    QPalette set = m_set->palette();
    set.setColor(QPalette::ButtonText, m_theme.colors().softText);
    m_set->setPalette(set);
}

void QueryRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, BarWidth, height()), color());
}

} // namespace intentscope::reasoning
