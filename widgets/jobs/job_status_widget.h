// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/job_runner.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace intentscope::ui {
class ElidedLabel;
class Theme;
} // namespace intentscope::ui

namespace intentscope::jobs {

/// What runs and for how long, for the status bar: title, bar, elapsed or remaining time, cancel, and how
/// many more wait. Empty while nothing runs.
class JobStatusWidget final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the widget.
    JobStatusWidget(JobRunner& runner, const ui::Theme& theme, QWidget* parent = nullptr);

private:
    void refresh();
    void applyTheme();

    JobRunner& m_runner;
    const ui::Theme& m_theme;
    JobId m_shown;
    QTimer m_clock;
    ui::ElidedLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_time;
    QLabel* m_more;
    QToolButton* m_cancel;
};

} // namespace intentscope::jobs
