// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/reasoning/latent_content.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::reasoning {

/// A prompt as it is sent, the marks of the chat template tinted, and above it how long it is and what was
/// left out. GUI thread.
class PromptView final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the view.
    explicit PromptView(const ui::Theme& theme, QWidget* parent = nullptr);

    void setContent(const PromptContent& content);
    /// One sentence in place of a prompt.
    void setNothing(const QString& sentence);
    QString text() const;

private:
    void tintMarks();
    void applyTheme();

    const ui::Theme& m_theme;
    QLabel* m_summary;
    QPlainTextEdit* m_text;
};

/// "412 of 448 tokens; 30 events; 12 older ones left out, 3 of them dropped to fit the budget".
QString promptSummary(const PromptContent& content);

} // namespace intentscope::reasoning
