// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/message_row.h"

#include "widgets/base/icon.h"
#include "widgets/base/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace intentscope::ui {
namespace {

struct Look {
    QStringView icon;
    QColor color;
};

Look look(const Theme& theme, Severity severity) {
    switch (severity) {
    case Severity::Note:
        return {u"dialog-information", theme.colors().accent};
    case Severity::Warning:
        return {u"dialog-warning", theme.colors().warning};
    case Severity::Failure:
        break;
    }
    return {u"data-error", theme.colors().wrong};
}

} // namespace

MessageRow::MessageRow(const Theme& theme, Content content, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_content(std::move(content)), m_icon(new QLabel(this)),
      m_text(new QLabel(m_content.text, this)), m_fold(new QToolButton(this)),
      m_dismiss(new QToolButton(this)), m_detailBox(new QWidget(this)) {
    setObjectName(QStringLiteral("messageRow"));
    setAutoFillBackground(true);
    setAccessibleName(m_content.text);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m_theme.metrics().margin, 4, 4, 4);
    column->setSpacing(4);
    buildHeader();
    buildDetails();
    column->addWidget(m_detailBox);
    connect(&m_theme, &Theme::themeChanged, this, &MessageRow::applyTheme);
    applyTheme();
}

void MessageRow::buildHeader() {
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_fold->setText(tr("Details"));
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setVisible(!m_content.details.isEmpty());
    m_fold->setAccessibleName(tr("Show details"));
    connect(m_fold, &QToolButton::toggled, m_detailBox, &QWidget::setVisible);
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss"));
    connect(m_dismiss, &QToolButton::clicked, this, &MessageRow::dismissed);
    auto* row = new QHBoxLayout;
    row->setSpacing(m_theme.metrics().margin);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_fold, 0, Qt::AlignTop);
    row->addWidget(m_dismiss, 0, Qt::AlignTop);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void MessageRow::buildDetails() {
    constexpr int VisibleLines = 4;
    auto* text = new QPlainTextEdit(m_content.details, m_detailBox);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(tr("Details"));
    text->setFixedHeight(text->fontMetrics().lineSpacing() * VisibleLines + 2 * m_theme.metrics().margin);
    auto* copy = new QPushButton(tr("Copy"), m_detailBox);
    copy->setToolTip(tr("Copy the details"));
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_content.text + QLatin1Char('\n') + m_content.details);
    });
    auto* row = new QHBoxLayout(m_detailBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    m_detailBox->hide();
}

void MessageRow::applyTheme() {
    const auto [name, color] = look(m_theme, m_content.severity);
    const int size = m_theme.metrics().iconSize;
    m_icon->setPixmap(icon(m_theme, name, color).pixmap(QSize(size, size), devicePixelRatioF()));
    m_dismiss->setIcon(icon(m_theme, u"dialog-close"));
    QPalette tinted = palette();
    tinted.setColor(QPalette::Window, blend(color, m_theme.colors().surface, 0.14));
    tinted.setColor(QPalette::WindowText, m_theme.colors().text);
    setPalette(tinted);
}

} // namespace intentscope::ui
