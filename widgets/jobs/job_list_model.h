// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/job_runner.h"

#include <QAbstractListModel>

#include <vector>

namespace intentscope::jobs {

/// "62 %" or "12,400" where the end is not known; "waiting" and "stopping" before and after.
QString progressText(const JobView& job);
/// "Scoring full-2024w5 · 62 % · 0:41 left · loss 0.412": everything in one line.
QString jobText(const JobView& job);

/// The jobs that are shown, oldest first, as they are now.
class JobListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    /// `runner` must outlive the model.
    explicit JobListModel(JobRunner& runner, QObject* parent = nullptr);

    const JobView& jobAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void onAdded(JobId id);
    void onProgressed(JobId id);
    void onFinished(JobId id);
    int rowOf(JobId id) const;

    JobRunner& m_runner;
    std::vector<JobView> m_jobs;
};

} // namespace intentscope::jobs
