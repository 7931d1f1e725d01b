// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/reasoning/latent_content.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;

namespace intentscope::ui {
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::reasoning {

class PromptView;
class TemplateEdit;

/// The template of the prompts beside what it makes of the selected impression. Stays open beside the window,
/// and keeps its text when it is closed. Reads and writes no file itself. GUI thread.
class TemplateEditor final : public QDialog {
    Q_OBJECT

public:
    /// `theme` must outlive the dialog.
    explicit TemplateEditor(const ui::Theme& theme, QWidget* window);

    void setNames(const QStringList& names);
    /// `file`: where it comes from; "" for the default.
    void setTemplate(const QString& text, const QString& file);
    QString text() const;
    const QString& file() const { return m_file; }
    /// Where files are looked for first.
    void setFolder(const QString& folder) { m_folder = folder; }

    void setPreview(const PromptContent& content);
    /// A mistake at its line and column where it has a place.
    void setProblem(const Error& error);
    void setNoPreview(const QString& sentence);
    /// A file that could not be read or written.
    void showError(const Error& error);
    void note(const QString& text);
    /// Asks for a preview soon: the template or the impression is another.
    void requestPreview();

Q_SIGNALS:
    void previewRequested(const QString& text);
    /// The text is to be used for latent queries.
    void useRequested(const QString& text);
    void saveRequested(const QString& text, const QString& file);
    void openRequested(const QString& file);
    void defaultRequested();

private:
    QWidget* createButtons();
    void chooseOpen();
    void chooseSave();
    void retitle();
    void applyTheme();

    const ui::Theme& m_theme;
    QString m_file;
    QString m_folder;
    QTimer m_pause; ///< typing goes on
    TemplateEdit* m_edit;
    PromptView* m_preview;
    QLabel* m_problem;
    ui::MessageBar* m_messages;
    QPushButton* m_use = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace intentscope::reasoning
