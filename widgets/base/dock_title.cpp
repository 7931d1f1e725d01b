// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/dock_title.h"

#include "widgets/base/elided_label.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace intentscope::ui {

DockTitle::DockTitle(const Theme& theme, QDockWidget& dock)
    : QWidget(&dock), m_theme(theme), m_dock(dock), m_name(new ElidedLabel(this)),
      m_close(new QToolButton(this)) {
    m_name->setText(dock.windowTitle());
    m_name->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_close->setAutoRaise(true);
    m_close->setText(QStringLiteral("\u00D7"));
    m_close->setFocusPolicy(Qt::NoFocus);
    m_close->setToolTip(tr("Hide %1 (the View menu shows it again)").arg(dock.windowTitle()));
    m_close->setAccessibleName(tr("Hide %1").arg(dock.windowTitle()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme.metrics().margin, theme.metrics().grid, theme.metrics().grid, 0);
    row->addWidget(m_name, 1);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, &dock, &QDockWidget::close);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        onFocusChanged(now);
    });
    connect(&theme, &Theme::themeChanged, this, &DockTitle::applyTheme);
    applyTheme();
    dock.setTitleBarWidget(this);
}

void DockTitle::onFocusChanged(const QWidget* now) {
    const bool hasFocus = now != nullptr && m_dock.isAncestorOf(now);
    if (hasFocus == m_hasFocus)
        return;
    m_hasFocus = hasFocus;
    applyTheme();
}

void DockTitle::applyTheme() {
    const Colors& colors = m_theme.colors();
    QFont font = m_theme.smallFont();
    font.setWeight(QFont::DemiBold);
    m_name->setFont(font);
    QPalette palette = m_name->palette();
    palette.setColor(QPalette::WindowText, m_hasFocus ? colors.text : colors.softText);
    m_name->setPalette(palette);
    update();
}

void DockTitle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().window);
    const int margin = m_theme.metrics().margin;
    painter.fillRect(
        QRect(margin, height() - 1, width() - 2 * margin, 1),
        m_hasFocus ? m_theme.colors().accent : m_theme.colors().line);
}

} // namespace intentscope::ui
