// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"
#include "core/tasks/stopped_training.h"
#include "widgets/reasoning/latent_content.h"

#include <QElapsedTimer>
#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSpinBox;
class QStackedLayout;
class QToolButton;

namespace intentscope::plots {
class CurvePlot;
}
namespace intentscope::ui {
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// What a person asked to train. The name is not empty and fit for a folder.
struct TrainRequest {
    std::string name;
    rank::RankerTrainingSpec spec;
    std::string latentId = {}; ///< set of latent queries, of QE-Rec
    rank::TrainingStart start = rank::TrainingStart::Anew;
};

/// Starts a ranker's training and shows how it goes. Trains nothing itself. GUI thread.
class TrainPanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit TrainPanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~TrainPanel() override;

    /// Whether there is a dataset to train on.
    void setReady(bool isReady);
    void setSuggestedName(const QString& name);
    /// Sets of the dataset with vectors, for QE-Rec; none: QE-Rec cannot be trained yet.
    void setLatentSets(const std::vector<reasoning::SetChoice>& sets);
    /// Trainings that can go on. One with the name in the box can be resumed or finished in place of started.
    void setStopped(std::vector<tasks::StoppedTraining> stopped);
    TrainRequest request() const;

    /// The training has begun: an empty curve, and Cancel in place of Start.
    void begin();
    void addEpoch(const rank::TrainingEpoch& epoch);
    void finish(const rank::TrainedRanker& ranker);
    /// Cancelled is told with what `setStopped` says then, anything else is a failure.
    void fail(const Error& error);
    /// What went wrong beside a training, which goes on.
    void tell(const Error& error);

Q_SIGNALS:
    void startRequested(const intentscope::panels::TrainRequest& request);
    void cancelRequested();
    /// The panel came into view: sets and stopped trainings may be others.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QFormLayout* createForm();
    QSpinBox* addCount(QFormLayout& form, const QString& title, int value, int maximum);
    void addModelFields(QFormLayout& form);
    void addStoppedButtons();
    void start(rank::TrainingStart start);
    const tasks::StoppedTraining* stoppedOfName() const;
    void takeSettings(const tasks::StoppedTraining& stopped);
    void refreshStopped();
    void refreshModel();
    void setStatus(const QString& text);
    QString statusText(const rank::TrainingEpoch& epoch) const;
    void setRunning(bool isRunning);
    void applyTheme();

    const ui::Theme& m_theme;
    bool m_isReady = false;
    bool m_isRunning = false;
    double m_bestNdcg = 0;
    QElapsedTimer m_sinceBegin;
    QWidget* m_fields = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_architecture = nullptr;
    QComboBox* m_latent = nullptr;
    QComboBox* m_split = nullptr;
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_batch = nullptr;
    QSpinBox* m_dimension = nullptr;
    QDoubleSpinBox* m_rate = nullptr;
    QSpinBox* m_patience = nullptr;
    QSpinBox* m_seed = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_finish = nullptr;
    QToolButton* m_stoppedList = nullptr;
    QMenu* m_stoppedMenu = nullptr;
    std::vector<tasks::StoppedTraining> m_stopped;
    QPushButton* m_cancel = nullptr;
    QLabel* m_status = nullptr;
    ui::MessageBar* m_messages = nullptr;
    plots::CurvePlot* m_loss = nullptr;
    plots::CurvePlot* m_metrics = nullptr; ///< of the validation part
    ui::EmptyState* m_noCurves = nullptr;  ///< before the first training
    QStackedLayout* m_curves = nullptr;
};

} // namespace intentscope::panels
