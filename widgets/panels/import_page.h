// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/data/import.h"
#include "core/data/proposal.h"

#include <QWidget>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTableWidget;

namespace intentscope::models {
class PreviewModel;
} // namespace intentscope::models

namespace intentscope::ui {
class ElidedLabel;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

class ImportColumns;

/// What a dataset directory says of itself.
struct DirectorySummary {
    struct Table {
        QString title;
        std::filesystem::path file;
        std::int64_t columnCount = 0;
        std::int64_t byteCount = 0;
    };
    std::filesystem::path folder;
    std::string name;
    std::string description;
    std::string timeZone;
    std::vector<Table> tables;
};

/// What the person decided to import.
struct ImportRequest {
    std::optional<data::Proposal> proposal; ///< of a table; none: a dataset directory
    std::filesystem::path source;
    std::string name;
    data::ImportMode mode = data::ImportMode::Strict;
    std::filesystem::path newWorkspace; ///< "": into the open one
};

/// Before anything is imported: the first rows, what each column is taken for and why, what stands in the
/// way. Everything can be changed, with the keyboard alone. GUI thread.
class ImportPage final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the page.
    explicit ImportPage(const ui::Theme& theme, QWidget* parent = nullptr);
    ~ImportPage() override;

    void showReading(const QString& fileName);
    void showProposal(data::Proposal proposal);
    void showSummary(DirectorySummary summary);
    /// The file cannot be imported as it is, or the import failed; what was chosen stays.
    void showError(const Error& error);
    /// Where a new workspace would be made; "": into the open one, and no place is asked for.
    void setWorkspacePlace(const QString& place);

    void begin();
    void showProgress(const Progress& progress);
    void end();

    const std::optional<data::Proposal>& proposal() const { return m_proposal; }
    bool canImport() const;

Q_SIGNALS:
    void importRequested(const intentscope::panels::ImportRequest& request);
    /// While importing: stop. Else: leave the page.
    void cancelRequested();

private:
    QWidget* createQuestions();
    QWidget* createTables();
    QWidget* createFooter();
    void onRowsChosen();
    void onChoiceChanged();
    void refreshProblems();
    void refreshPreview();
    void request();
    void setBusy(bool isBusy);
    void applyTheme();

    const ui::Theme& m_theme;
    std::optional<data::Proposal> m_proposal;
    std::optional<DirectorySummary> m_summary;
    bool m_isBusy = false;

    ui::ElidedLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    ui::MessageBar* m_messages = nullptr;
    QWidget* m_questions = nullptr;
    QComboBox* m_rows = nullptr;
    ui::ElidedLabel* m_rowsReason = nullptr;
    QLabel* m_unitTitle = nullptr;
    QComboBox* m_unit = nullptr;
    QCheckBox* m_eachRowAUser = nullptr;
    QStackedWidget* m_pages = nullptr;
    ImportColumns* m_columns = nullptr;
    models::PreviewModel* m_previewModel = nullptr;
    QTableView* m_preview = nullptr;
    QTableWidget* m_files = nullptr;
    QLabel* m_problems = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_mode = nullptr;
    QLabel* m_placeTitle = nullptr;
    QLineEdit* m_place = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_phase = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_import = nullptr;
};

} // namespace intentscope::panels
