// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/tasks/align_observer.h"
#include "core/tasks/align_task.h"
#include "core/tasks/find_reasoners.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QAbstractItemModel;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedLayout;
class QTabWidget;
class QTableView;

namespace intentscope::plots {
class CurvePlot;
}
namespace intentscope::ui {
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::alignment {

class ArmsModel;
class PairsModel;

/// Ranking-guided alignment: what is to be done, how far it is with live curves, winners and losers as they
/// come, and the arms that came of it. Aligns nothing itself. GUI thread.
class AlignPanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit AlignPanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~AlignPanel() override;

    /// Whether there is a dataset and a workspace to write to.
    void setReady(bool isReady);
    void setSuggestedName(const QString& name);
    /// Local ones can be the policy; all that have no problem can write candidates.
    void setReasoners(const std::vector<tasks::FoundReasoner>& reasoners);
    tasks::AlignSpec request() const;

    void begin();
    /// Of the step under way. `remainingMs`: none while there is too little to judge by.
    void
    setProgress(const Progress& progress, std::int64_t elapsedMs, std::optional<std::int64_t> remainingMs);
    void addStep(const tasks::AlignStepView& step);
    void addEpoch(const std::string& step, const rank::TrainingEpoch& epoch);
    void addStagePoint(const std::string& step, const rank::ReasonerTrainingStep& point);
    void addPairs(const std::vector<tasks::AlignPairView>& pairs);
    void finish(const std::shared_ptr<const tasks::AlignOutcome>& outcome);
    /// Cancelled is told as what it is: the same start goes on behind the last finished step.
    void fail(const Error& error);

    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void startRequested(const intentscope::tasks::AlignSpec& spec);
    void cancelRequested();
    void addReasonerRequested();
    /// Names of two runs that are to be looked at.
    void openRequested(const QString& before, const QString& after);
    /// The panel came into view: reasoners may be others.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createForm();
    void addFields(QFormLayout& form);
    void addArmBoxes(QFormLayout& form);
    QSpinBox* addCount(QFormLayout& form, const QString& title, int value, int least);
    QWidget* createButtons();
    QWidget* createResults();
    QWidget* createArmsPage();
    QTableView* addTable(QWidget* parent, QAbstractItemModel* model, const QString& name);
    void connectParts();
    void refreshButtons();
    void markSteps(bool isDone);
    void openRuns();
    void applyTheme();

    const ui::Theme& m_theme;
    bool m_isReady = false;
    bool m_isRunning = false;
    bool m_isStopped = false; ///< the last one, before its end
    std::vector<tasks::FoundReasoner> m_reasoners;
    std::shared_ptr<const tasks::AlignOutcome> m_outcome;
    ArmsModel* m_arms = nullptr;
    PairsModel* m_pairs = nullptr;

    QWidget* m_fields = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_policy = nullptr;
    QListWidget* m_generators = nullptr;
    QDoubleSpinBox* m_temperature = nullptr;
    QList<QCheckBox*> m_armBoxes;
    QSpinBox* m_samples = nullptr;
    QSpinBox* m_impressions = nullptr;
    QDoubleSpinBox* m_margin = nullptr;
    QSpinBox* m_rankerEpochs = nullptr;
    QSpinBox* m_reasonerEpochs = nullptr;
    QSpinBox* m_rounds = nullptr;
    QSpinBox* m_seed = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_addReasoner = nullptr;
    QLabel* m_status = nullptr;
    QProgressBar* m_progress = nullptr;
    ui::MessageBar* m_messages = nullptr;
    ui::EmptyState* m_nothing = nullptr;
    QStackedLayout* m_pages = nullptr;
    QTabWidget* m_tabs = nullptr;
    QListWidget* m_steps = nullptr;
    plots::CurvePlot* m_rankerCurves = nullptr;
    plots::CurvePlot* m_stageCurves = nullptr;
    QTableView* m_pairsTable = nullptr;
    QTableView* m_armsTable = nullptr;
    QPushButton* m_open = nullptr;
};

} // namespace intentscope::alignment
