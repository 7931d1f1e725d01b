// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "widgets/base/convert.h"

#include <QPixmap>

#include <utility>

namespace intentscope::app {
namespace {

constexpr int QuietMs = 300;
constexpr int LimitMs = 120'000;

} // namespace

Screenshot::Screenshot(jobs::JobRunner& jobs, std::function<bool()> isReady, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_isReady(std::move(isReady)) {
    m_quiet.setInterval(QuietMs);
    m_limit.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &Screenshot::onQuiet);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        giveUp(
            ErrorCode::Internal,
            "The window was not ready within two minutes",
            "Try again with a smaller dataset");
    });
}

void Screenshot::take(QWidget* widget, const QString& file) {
    m_widget = widget;
    m_file = file;
    m_quiet.start();
    m_limit.start(LimitMs);
}

void Screenshot::onQuiet() {
    if (m_jobs.jobCount() > 0 || !m_isReady())
        return;
    m_quiet.stop();
    m_limit.stop();
    if (m_widget->grab().save(m_file, "PNG"))
        Q_EMIT taken();
    else
        giveUp(ErrorCode::Io, "Cannot write the picture", "Check the folder and its free space");
}

void Screenshot::giveUp(ErrorCode code, std::string message, std::string cure) {
    m_quiet.stop();
    Q_EMIT failed(Error{
        code,
        std::move(message),
        {.file = ui::toStdString(m_file)},
        std::move(cure),
        std::source_location::current()});
}

} // namespace intentscope::app
