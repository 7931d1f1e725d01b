// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window.h"
#include "widgets/base/frame_clock.h"
#include "widgets/base/turn_watch.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace intentscope::app {

/// What one kind of interaction took, each time it was done.
struct MeasuredFigure {
    std::optional<double> budgetMs; ///< of the 99th percentile; none: for information
    std::vector<double> ms;
    std::vector<double> waitedMs; ///< of each, how long other programs had the processor; may be empty

    double quantile(double share) const;
    /// The same of the times less what other programs took.
    double ownQuantile(double share) const;
    bool isWithinBudget() const;
};

/// Plays a fixed script on the real window and takes the time of every step: the first paint of a workspace,
/// switching among random users, scrolling and ordering the users table, zooming and panning the timeline.
/// The same seed gives the same steps. GUI thread.
class Measurement final : public QObject {
    Q_OBJECT

public:
    struct Shared {
        MainWindow& window;
        jobs::JobRunner& jobs;
        QElapsedTimer sinceStart; ///< started first thing in the program
    };

    static constexpr int UserCount = 100;

    explicit Measurement(const Shared& shared, QObject* parent = nullptr);
    ~Measurement() override;

    /// Opens the workspace and plays the script. Emits finished or failed, once.
    void run(const std::filesystem::path& workspace);

    const std::map<QString, MeasuredFigure>& figures() const { return m_figures; }
    /// Every figure with median, 99th percentile, worst and budget, the size of the data, memory by step.
    QJsonObject report() const;

Q_SIGNALS:
    void finished();
    void failed(const intentscope::Error& error);

private:
    /// One interaction: done, then timed until the window is quiet, and until no job runs any more.
    struct Step {
        QString figure;
        std::function<void()> act;
    };

    void planSteps();
    void planUsers(std::vector<Step>& steps);
    void planTable(std::vector<Step>& steps);
    void planTimeline(std::vector<Step>& steps);
    void whenIdle(std::function<void()> then);
    void next();
    void onQuiet(double ms);
    void add(const QString& figure, double ms, double waitedMs = 0);
    void noteMemory(const QString& when);
    void finish();

    Shared m_shared;
    ui::FrameClock m_clock;
    ui::TurnWatch m_watch;
    ui::TurnWatch m_stepWatch; ///< of the step under way
    QElapsedTimer m_sinceOpen;
    QElapsedTimer m_sinceStep;
    std::vector<Step> m_steps;
    std::size_t m_step = 0;
    bool m_isOpen = false;
    std::map<QString, MeasuredFigure> m_figures;
    QJsonObject m_memory;
};

} // namespace intentscope::app
