// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job_status_widget.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/icon.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_list_model.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QStringList>
#include <QToolButton>

#include <algorithm>

namespace intentscope::jobs {
namespace {

constexpr int BarWidth = 120;
constexpr int BarSteps = 1'000;

QString timeText(const JobView& job) {
    if (job.phase == JobPhase::Running && job.remainingMs)
        return JobStatusWidget::tr("%1 left").arg(ui::durationText(*job.remainingMs));
    return job.elapsedMs < MillisPerSecond ? QString{} : ui::durationText(job.elapsedMs);
}

} // namespace

JobStatusWidget::JobStatusWidget(JobRunner& runner, const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_runner(runner), m_theme(theme), m_title(new ui::ElidedLabel(this)),
      m_bar(new QProgressBar(this)), m_time(new QLabel(this)), m_more(new QLabel(this)),
      m_cancel(new QToolButton(this)) {
    m_bar->setFixedWidth(BarWidth);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(theme.metrics().margin);
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.metrics().margin);
    row->addWidget(m_title, 1);
    for (QWidget* part : {static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_time)})
        row->addWidget(part);
    row->addWidget(m_cancel);
    row->addWidget(m_more);
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_runner.cancel(m_shown); });
    for (const auto signal : {&JobRunner::jobAdded, &JobRunner::jobProgressed, &JobRunner::jobFinished})
        connect(&m_runner, signal, this, &JobStatusWidget::refresh);
    m_clock.setInterval(MillisPerSecond);
    connect(&m_clock, &QTimer::timeout, this, &JobStatusWidget::refresh);
    connect(&m_theme, &ui::Theme::themeChanged, this, &JobStatusWidget::applyTheme);
    applyTheme();
    refresh();
}

void JobStatusWidget::refresh() {
    const std::vector<JobView> jobs = m_runner.jobs();
    setVisible(!jobs.empty());
    if (jobs.empty()) {
        m_clock.stop();
        m_shown = {};
        return;
    }
    if (!m_clock.isActive())
        m_clock.start();
    // The one that runs tells more than the older one that waits behind it.
    const auto running = std::find_if(
        jobs.begin(), jobs.end(), [](const JobView& job) { return job.phase != JobPhase::Queued; });
    const JobView& job = running == jobs.end() ? jobs.front() : *running;
    m_shown = job.id;
    const QString detail = ui::toQString(job.progress.detail);
    m_title->setText(detail.isEmpty() ? job.title : QStringLiteral("%1 · %2").arg(job.title, detail));
    m_time->setText(timeText(job));
    m_cancel->setEnabled(job.phase != JobPhase::Stopping);
    const bool hasEnd = job.progress.total > 0;
    m_bar->setRange(0, hasEnd ? BarSteps : 0);
    if (hasEnd) {
        const double share = static_cast<double>(job.progress.done) / static_cast<double>(job.progress.total);
        m_bar->setValue(static_cast<int>(std::clamp(share, 0.0, 1.0) * BarSteps));
    }
    m_more->setText(jobs.size() > 1 ? tr("and %1 more").arg(jobs.size() - 1) : QString());
    QStringList all;
    std::transform(jobs.begin(), jobs.end(), std::back_inserter(all), jobText);
    setToolTip(all.join(QLatin1Char('\n')));
    setAccessibleName(jobText(job));
}

void JobStatusWidget::applyTheme() {
    m_cancel->setIcon(ui::icon(m_theme, u"dialog-cancel"));
    m_time->setFont(m_theme.figureFont());
}

} // namespace intentscope::jobs
