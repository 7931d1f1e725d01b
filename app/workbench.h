// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panel_table.h"
#include "widgets/alignment/align_panel.h"
#include "widgets/errors/errors_panel.h"
#include "widgets/errors/expectations_panel.h"
#include "widgets/errors/swap_panel.h"
#include "widgets/explaining/cause_panel.h"
#include "widgets/explaining/explain_panel.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/neighbours/drift_panel.h"
#include "widgets/neighbours/neighbours_panel.h"
#include "widgets/neighbours/probe_panel.h"
#include "widgets/neighbours/projection_panel.h"
#include "widgets/panels/answers_panel.h"
#include "widgets/panels/compare_panel.h"
#include "widgets/panels/context_panel.h"
#include "widgets/panels/facets_panel.h"
#include "widgets/panels/guidelines_panel.h"
#include "widgets/panels/kb_panel.h"
#include "widgets/panels/label_panel.h"
#include "widgets/panels/latent_query_panel.h"
#include "widgets/panels/queue_panel.h"
#include "widgets/panels/ranking_panel.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/train_panel.h"
#include "widgets/panels/users_panel.h"
#include "widgets/state/selection_state.h"
#include "widgets/state/time_window.h"

#include <QList>
#include <QMainWindow>

#include <map>
#include <vector>

class QAction;
class QDockWidget;
class QSplitter;

namespace intentscope::ui {
class Veil;
}

namespace intentscope::app {

/// Every panel of panelTable(), arranged in docks around timeline and ranking. Holds and arranges; the wiring
/// is elsewhere.
class Workbench final : public QMainWindow {
    Q_OBJECT

public:
    /// All must outlive the workbench.
    struct Shared {
        jobs::JobRunner& jobs;
        state::SelectionState& selection;
        state::TimeWindow& window;
        const ui::Theme& theme;
    };

    explicit Workbench(const Shared& shared, QWidget* parent = nullptr);
    ~Workbench() override;

    panels::UsersPanel& users() { return *m_users; }
    panels::FacetsPanel& facets() { return *m_facets; }
    panels::TimelinePanel& timeline() { return *m_timeline; }
    panels::RankingPanel& ranking() { return *m_ranking; }
    panels::ContextPanel& context() { return *m_context; }
    panels::KbPanel& kb() { return *m_kb; }
    panels::LatentQueryPanel& latentQuery() { return *m_latentQuery; }
    panels::LabelPanel& label() { return *m_label; }
    panels::QueuePanel& queue() { return *m_queue; }
    panels::AnswersPanel& answers() { return *m_answers; }
    panels::GuidelinesPanel& guidelines() { return *m_guidelines; }
    panels::ComparePanel& compare() { return *m_compare; }
    errors::ErrorsPanel& errors() { return *m_errors; }
    explaining::CausePanel& cause() { return *m_cause; }
    errors::ExpectationsPanel& expectations() { return *m_expectations; }
    errors::SwapPanel& swap() { return *m_swap; }
    panels::TrainPanel& train() { return *m_train; }
    neighbours::NeighboursPanel& neighbours() { return *m_neighbours; }
    neighbours::DriftPanel& drift() { return *m_drift; }
    explaining::ExplainPanel& explain() { return *m_explain; }
    neighbours::ProjectionPanel& projection() { return *m_projection; }
    neighbours::ProbePanel& probe() { return *m_probe; }
    alignment::AlignPanel& align() { return *m_align; }

    void setDataset(const std::shared_ptr<const data::Dataset>& dataset);
    void setRuns(const timeline::ComparedRuns& runs);
    void setLabelKeys(const labelling::LabelKeys& keys);
    /// While a chat is judged blind, no panel shows what a model answered.
    void setBlind(bool isBlind);

    /// As it comes with the program, whatever was moved before: the same call always ends in the same place.
    void applyLayout(Layout layout);
    /// The one that was applied last; a person may have moved panels since.
    Layout layout() const { return m_layout; }
    /// Where every panel is, with a version: the same arrangement is the same bytes.
    QByteArray saveLayout() const;
    /// False, and nothing changed, for another version's or for something else. Panels that are younger than
    /// what was saved are hidden.
    bool restoreLayout(const QByteArray& layout);
    /// Show-and-hide actions of the docks, for the menu.
    QList<QAction*> panelActions() const;
    /// Shows the dock of a panel, in front where it lies behind others.
    void showPanel(QWidget& panel);
    /// The same, and the keyboard goes there.
    void goToPanel(const QString& name);
    /// A panel by its name ("timeline"), shown, for a picture of it alone; null when there is none.
    QWidget* panel(const QString& name);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* placeFor(const PanelSpec& spec);
    void settle(const PanelSpec& spec, QWidget* panel);
    void addToDock(const PanelSpec& spec, QWidget* panel);
    static QString withheldText();
    QDockWidget* addDock(const PanelSpec& spec);
    QDockWidget* dock(const PanelSpec& spec) const;
    void createPanels(const Shared& shared);
    void placeDocks(Layout layout);
    void resizeLater();
    void resizeToLayout();
    void shareHeights();

    const ui::Theme& m_theme;
    panels::UsersPanel* m_users = nullptr;
    panels::FacetsPanel* m_facets = nullptr;
    panels::TimelinePanel* m_timeline = nullptr;
    panels::RankingPanel* m_ranking = nullptr;
    panels::ContextPanel* m_context = nullptr;
    panels::KbPanel* m_kb = nullptr;
    panels::LatentQueryPanel* m_latentQuery = nullptr;
    panels::QueuePanel* m_queue = nullptr;
    panels::AnswersPanel* m_answers = nullptr;
    panels::GuidelinesPanel* m_guidelines = nullptr;
    panels::LabelPanel* m_label = nullptr;
    panels::ComparePanel* m_compare = nullptr;
    errors::ErrorsPanel* m_errors = nullptr;
    explaining::CausePanel* m_cause = nullptr;
    errors::ExpectationsPanel* m_expectations = nullptr;
    errors::SwapPanel* m_swap = nullptr;
    panels::TrainPanel* m_train = nullptr;
    neighbours::NeighboursPanel* m_neighbours = nullptr;
    neighbours::DriftPanel* m_drift = nullptr;
    explaining::ExplainPanel* m_explain = nullptr;
    neighbours::ProjectionPanel* m_projection = nullptr;
    neighbours::ProbePanel* m_probe = nullptr;
    alignment::AlignPanel* m_align = nullptr;
    std::vector<ui::Veil*> m_veils; ///< over the panels that show models' answers
    timeline::ComparedRuns m_runs;
    bool m_isBlind = false;
    QSplitter* m_middle = nullptr;
    QList<QDockWidget*> m_docks;
    std::map<QString, QWidget*> m_panels; ///< by the name in the table
    QByteArray m_untouched;               ///< the state of the docks before the first layout
    Layout m_layout = Layout::Triage;
    bool m_isResizePending = true; ///< a dock has no width to change before it is shown
};

} // namespace intentscope::app
