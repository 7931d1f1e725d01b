// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>
#include <QWidget>

#include <filesystem>
#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QMimeData;
class QPushButton;

namespace intentscope::ui {
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// A workspace that was open before.
struct RecentWorkspace {
    std::filesystem::path folder;
    QString name;
    QString detail; ///< "Sample shop, opened yesterday"
    bool exists = true;
};

/// What the window shows before a workspace is open. GUI thread.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the page.
    explicit StartPage(const ui::Theme& theme, QWidget* parent = nullptr);
    ~StartPage() override;

    /// The newest first.
    void setRecent(const std::vector<RecentWorkspace>& recent);
    /// Why the sample cannot be opened; empty: it can.
    void setSampleProblem(const QString& problem);
    void showError(const Error& error);

Q_SIGNALS:
    void sampleRequested();
    /// A recent workspace, or a dropped folder or file.
    void openRequested(const std::filesystem::path& path);
    /// Asks for a place first.
    void chooseRequested();
    void importRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* createColumn();
    QWidget* createHeading(QWidget* parent);
    QWidget* createButtons(QWidget* parent);
    void paintLogo();
    void setHint(const QString& text, bool isDropping);
    void applyTheme();

    const ui::Theme& m_theme;
    QLabel* m_logo = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QPushButton* m_sample = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_import = nullptr;
    QLabel* m_recentTitle = nullptr;
    QListWidget* m_recent = nullptr;
    QLabel* m_hint = nullptr;
    ui::MessageBar* m_messages = nullptr;
    bool m_isDropping = false;
};

/// The one local file or folder that is dragged; nothing for several or for something else.
std::optional<std::filesystem::path> droppedPath(const QMimeData& data);
/// A folder called NAME.iscope.
bool isWorkspace(const std::filesystem::path& path);
/// What dropping it would do, before it is dropped.
QString dropText(const std::filesystem::path& path);

} // namespace intentscope::panels
