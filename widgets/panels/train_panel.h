// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/ranker_trainer.h"

#include <QElapsedTimer>
#include <QWidget>

#include <string>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedLayout;

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
    TrainRequest request() const;

    /// The training has begun: an empty curve, and Cancel in place of Start.
    void begin();
    void addEpoch(const rank::TrainingEpoch& epoch);
    void finish(const rank::TrainedRanker& ranker);
    /// Cancelled is a note, anything else a failure.
    void fail(const Error& error);

Q_SIGNALS:
    void startRequested(const intentscope::panels::TrainRequest& request);
    void cancelRequested();

private:
    QFormLayout* createForm();
    QSpinBox* addCount(QFormLayout& form, const QString& title, int value, int maximum);
    void start();
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
    QComboBox* m_split = nullptr;
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_batch = nullptr;
    QSpinBox* m_dimension = nullptr;
    QDoubleSpinBox* m_rate = nullptr;
    QSpinBox* m_patience = nullptr;
    QSpinBox* m_seed = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_cancel = nullptr;
    QLabel* m_status = nullptr;
    ui::MessageBar* m_messages = nullptr;
    plots::CurvePlot* m_loss = nullptr;
    plots::CurvePlot* m_metrics = nullptr; ///< of the validation part
    ui::EmptyState* m_noCurves = nullptr;  ///< before the first training
    QStackedLayout* m_curves = nullptr;
};

} // namespace intentscope::panels
