// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job_list_model.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QStringList>

#include <algorithm>

namespace intentscope::jobs {

QString progressText(const JobView& job) {
    switch (job.phase) {
    case JobPhase::Queued:
        return JobListModel::tr("waiting");
    case JobPhase::Stopping:
        return JobListModel::tr("stopping");
    case JobPhase::Running:
        break;
    }
    if (job.progress.total > 0) {
        const auto done = std::min(job.progress.done, job.progress.total);
        const double percent = 100.0 * static_cast<double>(done) / static_cast<double>(job.progress.total);
        return JobListModel::tr("%1 %").arg(static_cast<int>(percent));
    }
    return job.progress.done > 0 ? ui::countText(job.progress.done) : QString();
}

QString jobText(const JobView& job) {
    QStringList parts{job.title, progressText(job)};
    if (job.phase == JobPhase::Running && job.remainingMs)
        parts.append(JobListModel::tr("%1 left").arg(ui::durationText(*job.remainingMs)));
    else if (job.phase == JobPhase::Running && job.elapsedMs >= MillisPerSecond)
        parts.append(ui::durationText(job.elapsedMs));
    parts.append(ui::toQString(job.progress.detail));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

JobListModel::JobListModel(JobRunner& runner, QObject* parent)
    : QAbstractListModel(parent), m_runner(runner) {
    m_jobs = m_runner.jobs();
    connect(&m_runner, &JobRunner::jobAdded, this, &JobListModel::onAdded);
    connect(&m_runner, &JobRunner::jobProgressed, this, &JobListModel::onProgressed);
    connect(&m_runner, &JobRunner::jobFinished, this, &JobListModel::onFinished);
}

const JobView& JobListModel::jobAt(int row) const {
    return m_jobs.at(narrow<std::size_t>(row));
}

int JobListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_jobs.size());
}

QVariant JobListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return jobText(jobAt(index.row()));
    return {};
}

void JobListModel::onAdded(JobId id) {
    const auto shown = m_runner.jobs();
    const auto found =
        std::find_if(shown.begin(), shown.end(), [id](const JobView& job) { return job.id == id; });
    if (found == shown.end())
        return;
    beginInsertRows({}, rowCount(), rowCount());
    m_jobs.push_back(*found);
    endInsertRows();
}

void JobListModel::onProgressed(JobId id) {
    const int row = rowOf(id);
    const auto view = m_runner.job(id);
    if (row < 0 || !view)
        return;
    m_jobs[narrow<std::size_t>(row)] = *view;
    Q_EMIT dataChanged(index(row), index(row));
}

void JobListModel::onFinished(JobId id) {
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_jobs.erase(m_jobs.begin() + row);
    endRemoveRows();
}

int JobListModel::rowOf(JobId id) const {
    const auto found =
        std::find_if(m_jobs.begin(), m_jobs.end(), [id](const JobView& job) { return job.id == id; });
    return found == m_jobs.end() ? -1 : ui::toRow(found - m_jobs.begin());
}

} // namespace intentscope::jobs
