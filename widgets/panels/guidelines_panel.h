// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedLayout;
class QTextBrowser;

namespace intentscope::ui {
class EmptyState;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// How chats are to be labelled, beside the chat. GUI thread.
class GuidelinesPanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit GuidelinesPanel(const ui::Theme& theme, QWidget* parent = nullptr);

    /// Markdown. Links are shown and lead nowhere.
    void setGuidelines(const QString& markdown);
    /// There are none, and this sentence says why or how to add some.
    void setEmpty(const QString& sentence);

private:
    QTextBrowser* m_text;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
};

} // namespace intentscope::panels
