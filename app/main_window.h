// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/adjudication_desk.h"
#include "app/alignment_desk.h"
#include "app/cause_desk.h"
#include "app/compare_desk.h"
#include "app/dataset_queries_desk.h"
#include "app/expectations_desk.h"
#include "app/explain_desk.h"
#include "app/import_desk.h"
#include "app/key_map.h"
#include "app/label_desk.h"
#include "app/layout_menu.h"
#include "app/neighbours_desk.h"
#include "app/neighbours_probe.h"
#include "app/neighbours_projection.h"
#include "app/ranker_backend.h"
#include "app/reasoning_desk.h"
#include "app/selection_reader.h"
#include "app/session_desk.h"
#include "app/settings.h"
#include "app/sitting_desk.h"
#include "app/slice_desk.h"
#include "app/status_line.h"
#include "app/suspects_desk.h"
#include "app/template_desk.h"
#include "app/training_desk.h"
#include "app/workbench.h"
#include "app/workspace_controller.h"
#include "core/exporting/label_export.h"
#include "widgets/base/message_bar.h"
#include "widgets/panels/runs_bar.h"
#include "widgets/panels/slices_bar.h"
#include "widgets/panels/start_page.h"
#include "widgets/state/history.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolBar;

namespace intentscope::app {

class CommandPalette;

/// The window: start page or workbench, toolbar, actions, status line, and what connects them.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// All must outlive the window.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        ui::Theme& theme;
        Settings& settings;
        RankerBackend backend;
        std::filesystem::path executableFolder;     ///< where the sample is looked for
        std::filesystem::path sampleReasoners = {}; ///< that come with the program; "" or missing: none
        SessionPlace sessions = {};                 ///< what comes back when a workspace is opened again
    };

    explicit MainWindow(Shared shared);
    ~MainWindow() override;

    void openWorkspace(const std::filesystem::path& folder);
    /// A workspace is opened; anything else is looked at on the import page.
    void openPath(const std::filesystem::path& path);
    /// Opens the sample, making its workspace below the user's data folder the first time.
    void openSample();
    /// Whether the window shows what was asked for: for pictures. False while anything is being opened.
    bool isSettled() const;
    /// Writes the report about the two runs on screen, which must be there: PDF where the name ends in .pdf,
    /// else HTML.
    void writeReportTo(const std::filesystem::path& file);
    /// By the layout's name in any case ("compare"); false when there is none.
    bool applyLayout(const QString& name);
    Workbench& workbench() { return *m_workbench; }
    LabelDesk& labelDesk() { return *m_labelDesk; }
    SittingDesk& sittingDesk() { return *m_sittingDesk; }
    state::SelectionState& selection() { return m_selection; }
    state::TimeWindow& timeWindow() { return m_timeWindow; }
    WorkspaceController& controller() { return m_controller; }
    ReasoningDesk& reasoningDesk() { return *m_reasoningDesk; }
    TemplateDesk& templateDesk() { return *m_templateDesk; }
    DatasetQueriesDesk& datasetQueriesDesk() { return *m_datasetQueriesDesk; }
    SessionDesk& sessionDesk() { return *m_sessionDesk; }
    panels::ImportPage& importPage() { return *m_importPage; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct ActionSpec;
    enum class ActionScope { Always, OpenWorkspace };

    void createPages();
    void createToolBar();
    void createActions();
    QAction* addAction(QMenu& menu, ActionSpec spec);
    void createWorkspaceActions();
    void createLabelActions();
    void createReasoningActions();
    void createReasoningDesks();
    void createViewActions();
    void createLayoutActions(QMenu& menu);
    void createPanelActions(QMenu& menu);
    void refreshPalette();
    void createThemeActions(QMenu& menu);
    void createLanguageActions(QMenu& menu);
    void createHelpActions(QMenu& menu);
    void restyleActions();
    void connectController();
    void connectPanels();
    void createSittingDesks();
    void createCompareDesks();
    void destroyCompareDesks();

    void chooseWorkspace();
    void chooseImport();
    void onImported(const ImportedData& imported);
    void leaveImport();
    void exportLabels();
    void exportRun();
    void exportReport();
    void onExported(Result<exporting::ExportOutcome> outcome);
    void showKeys();
    void changeKeys();
    void toggleFullScreen();
    void applyTheme(ui::ThemeMode mode);
    void onOpened();
    void onClosed();
    void onDatasetChanged();
    void onComparisonChanged();
    void selectSomethingTelling();
    void showImpressions(const QString& title, const std::vector<std::int32_t>& impressions);
    void findUsualRanges();
    void refreshRecent();
    void refreshSources();
    void showPage(QWidget* page);
    void showError(const Error& error);

    Shared m_shared;
    state::SelectionState m_selection;
    state::TimeWindow m_timeWindow;
    state::History m_history;
    KeyMap m_keyMap;
    WorkspaceController m_controller;
    QStackedWidget* m_pages = nullptr;
    panels::StartPage* m_startPage = nullptr;
    panels::ImportPage* m_importPage = nullptr;
    Workbench* m_workbench = nullptr;
    ui::MessageBar* m_messages = nullptr;
    panels::RunsBar* m_runsBar = nullptr;
    panels::SlicesBar* m_slicesBar = nullptr;
    QLabel* m_datasetTitle = nullptr;
    QToolBar* m_toolBar = nullptr;
    QPushButton* m_search = nullptr; ///< opens the palette
    StatusLine* m_statusLine = nullptr;
    CommandPalette* m_palette = nullptr;
    LayoutMenu* m_layoutMenu = nullptr;
    std::unique_ptr<ImportDesk> m_importDesk;
    std::unique_ptr<LabelDesk> m_labelDesk;
    std::unique_ptr<SittingDesk> m_sittingDesk;
    std::unique_ptr<AdjudicationDesk> m_adjudicationDesk;
    std::unique_ptr<TrainingDesk> m_trainingDesk;
    std::unique_ptr<SliceDesk> m_sliceDesk;
    std::unique_ptr<CompareDesk> m_compareDesk;
    std::unique_ptr<CauseDesk> m_causeDesk;
    std::unique_ptr<ExpectationsDesk> m_expectationsDesk;
    std::unique_ptr<SuspectsDesk> m_suspectsDesk;
    std::unique_ptr<SelectionReader> m_selectionReader;
    std::unique_ptr<ReasoningDesk> m_reasoningDesk;
    std::unique_ptr<TemplateDesk> m_templateDesk;
    std::unique_ptr<DatasetQueriesDesk> m_datasetQueriesDesk;
    std::unique_ptr<NeighboursDesk> m_neighboursDesk;
    std::unique_ptr<ExplainDesk> m_explainDesk;
    std::unique_ptr<NeighboursProjection> m_neighboursProjection;
    std::unique_ptr<NeighboursProbe> m_neighboursProbe;
    std::unique_ptr<AlignmentDesk> m_alignmentDesk;
    std::unique_ptr<SessionDesk> m_sessionDesk; ///< last: it hears of a dataset after the others
    QList<QAction*> m_actions;                  ///< every one, for the palette and the key list
    QList<QAction*> m_workspaceActions;         ///< need an open workspace
};

} // namespace intentscope::app
