// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/message_bar.h"

#include "widgets/base/error_text.h"
#include "widgets/base/message_row.h"
#include "widgets/base/theme.h"

#include <QVBoxLayout>

namespace intentscope::ui {

MessageBar::MessageBar(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme.metrics().grid);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAccessibleName(tr("Messages"));
    hide();
}

void MessageBar::showError(const Error& error) {
    const ErrorText words = errorText(error);
    const auto severity = error.code == ErrorCode::Cancelled ? Severity::Note : Severity::Failure;
    const QString text = QStringLiteral("%1. %2 %3").arg(words.title, words.sentence, words.nextStep);
    showMessage(severity, text, words.details);
}

void MessageBar::showMessage(Severity severity, const QString& text, const QString& details) {
    const auto rows = findChildren<MessageRow*>(Qt::FindDirectChildrenOnly);
    int kept = 0;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if ((*row)->text() == text || ++kept >= MaximumMessages)
            delete *row;
    }
    auto* added = new MessageRow(m_theme, {severity, text, details}, this);
    m_rows->addWidget(added);
    connect(added, &MessageRow::dismissed, this, [this, added] {
        m_rows->removeWidget(added);
        added->setParent(nullptr);
        added->deleteLater();
        setVisible(messageCount() > 0);
    });
    show();
}

void MessageBar::clear() {
    qDeleteAll(findChildren<MessageRow*>(Qt::FindDirectChildrenOnly));
    hide();
}

int MessageBar::messageCount() const {
    return static_cast<int>(findChildren<MessageRow*>(Qt::FindDirectChildrenOnly).size());
}

} // namespace intentscope::ui
