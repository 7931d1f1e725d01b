// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/tasks/explain_task.h"
#include "widgets/explaining/explain_question.h"
#include "widgets/timeline/compared_runs.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;
class QTabWidget;
class QTableView;
class QToolButton;

namespace intentscope::delegates {
class RankDeltaDelegate;
}
namespace intentscope::ranking {
class RankingView;
}
namespace intentscope::state {
class SelectionState;
}
namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::explaining {

class EffectSumsModel;
class FeatureEffectsModel;
class FeatureTable;

/// Why the selected chat is ranked as it is, and what if its features or its latent query were others: the
/// ranking as it is and as edited side by side, the effect of every feature, group and part. Asks for answers
/// and computes none itself. GUI thread.
class ExplainPanel final : public QWidget {
    Q_OBJECT

public:
    static constexpr int DebounceMs = 150; ///< behind the last letter
    static constexpr int ListLength = 5;

    /// Both must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        const ui::Theme& theme;
    };

    explicit ExplainPanel(const Shared& shared, QWidget* parent = nullptr);
    ~ExplainPanel() override;

    /// Null closes the dataset; runs must be set again afterwards.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    void setRuns(timeline::ComparedRuns runs);
    void setQueryReading(const QueryReading& reading);

    ExplainQuestion question() const;
    /// The run whose ranker is asked; null without any.
    const std::shared_ptr<const rank::ScoreTable>& run() const;
    /// A chat and a run are there to ask about.
    bool canAsk() const;

    void setBusy(const QString& doing);
    /// A ranking; its explanation follows.
    void setRanking(const std::shared_ptr<const tasks::ExplainReport>& report);
    /// The whole answer to what `question()` was.
    void setReport(const std::shared_ptr<const tasks::ExplainReport>& report);
    /// Cancelled is told in the status line alone.
    void fail(const Error& error);

    /// Puts the keyboard into the table of features.
    void focusFeatures();
    void resetAll();

Q_SIGNALS:
    /// Another question: edits come when nothing was typed for DebounceMs.
    void questionChanged();
    void cancelRequested();
    /// The panel came into view.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createControls();
    QWidget* createQueryBox();
    QWidget* createFeaturesPage();
    QWidget* createSumsPage();
    void connectParts();
    void applyTheme();

    void refreshChat();
    void forgetAnswer();
    void refreshRunNames();
    void refreshCandidates();
    void refreshEdits();
    void refreshQuery();
    void showRanking();
    void showExplanation();
    QString titleText() const;
    bool isQueryEdited() const;
    void onEdited();

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    timeline::ComparedRuns m_runs;
    QueryReading m_reading;
    ImpressionIndex m_impression;
    std::shared_ptr<const tasks::ExplainReport> m_report;
    std::optional<std::string> m_storedQuery; ///< none while unknown or where the ranker reads none
    bool m_isSorted = false;                  ///< the features of this chat, by their first effects
    QTimer m_typing;

    FeatureEffectsModel* m_features = nullptr;
    EffectSumsModel* m_sums = nullptr;
    QStackedLayout* m_pages = nullptr;
    ui::EmptyState* m_empty = nullptr;
    ui::ElidedLabel* m_title = nullptr;
    ui::MessageBar* m_messages = nullptr;
    QComboBox* m_run = nullptr;
    QComboBox* m_against = nullptr;
    QComboBox* m_baseline = nullptr;
    QLabel* m_status = nullptr;
    QToolButton* m_cancel = nullptr;
    ranking::RankingView* m_ranking = nullptr;
    QWidget* m_queryBox = nullptr;
    QPlainTextEdit* m_query = nullptr;
    QLabel* m_queryNote = nullptr;
    QToolButton* m_resetQuery = nullptr;
    QTabWidget* m_tabs = nullptr;
    QLineEdit* m_filter = nullptr;
    FeatureTable* m_table = nullptr;
    QPushButton* m_resetAll = nullptr;
    QTableView* m_sumsTable = nullptr;
    delegates::RankDeltaDelegate* m_sumBars = nullptr;
};

} // namespace intentscope::explaining
