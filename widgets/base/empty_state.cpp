// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/empty_state.h"

#include "widgets/base/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace intentscope::ui {

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_sentence(new QLabel(this)), m_action(new QPushButton(this)) {
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_action->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_sentence);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionRequested);
    connect(&m_theme, &Theme::themeChanged, this, &EmptyState::applyTheme);
    applyTheme();
}

void EmptyState::setText(const QString& sentence, const QString& action) {
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
}

void EmptyState::applyTheme() {
    QPalette soft = m_sentence->palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    m_sentence->setPalette(soft);
}

} // namespace intentscope::ui
