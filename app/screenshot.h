// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/jobs/job_runner.h"

#include <QObject>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace intentscope::app {

/// Writes a picture of a widget once all jobs are over and nothing moves any more. GUI thread.
class Screenshot final : public QObject {
    Q_OBJECT

public:
    /// `isReady` says whether the window shows what it was started for.
    Screenshot(jobs::JobRunner& jobs, std::function<bool()> isReady, QObject* parent = nullptr);

    /// Emits taken or failed, once.
    void take(QWidget* widget, const QString& file);

Q_SIGNALS:
    void taken();
    void failed(const intentscope::Error& error);

private:
    void onQuiet();
    void giveUp(ErrorCode code, std::string message, std::string cure);

    jobs::JobRunner& m_jobs;
    std::function<bool()> m_isReady;
    QTimer m_quiet;
    QTimer m_limit;
    QWidget* m_widget = nullptr;
    QString m_file;
};

} // namespace intentscope::app
