// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/base/message_bar.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace intentscope::ui {

/// One message of a MessageBar: icon, text, Details fold, dismiss.
class MessageRow final : public QFrame {
    Q_OBJECT

public:
    struct Content {
        Severity severity = Severity::Note;
        QString text = {};
        QString details = {};
    };

    MessageRow(const Theme& theme, Content content, QWidget* parent);

    const QString& text() const { return m_content.text; }

Q_SIGNALS:
    void dismissed();

private:
    void buildHeader();
    void buildDetails();
    void applyTheme();

    const Theme& m_theme;
    Content m_content;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_fold;
    QToolButton* m_dismiss;
    QWidget* m_detailBox;
};

} // namespace intentscope::ui
