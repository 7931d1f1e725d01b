// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stop_on_signal.h"

#include "core/base/assert.h"

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace intentscope::cli {
namespace {

// A signal handler can reach nothing but a global; request_stop on a source without callbacks only sets an
// atomic flag, which is what a handler may do.
std::atomic<std::stop_source*> activeSource = nullptr;

void onSignal(int number) {
    std::stop_source* source = activeSource.load();
    if (source == nullptr || source->stop_requested())
        ::_exit(128 + number);
    source->request_stop();
}

} // namespace

StopOnSignal::StopOnSignal() {
    ISCOPE_ASSERT(activeSource.exchange(&m_source) == nullptr);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

StopOnSignal::~StopOnSignal() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    activeSource = nullptr;
}

} // namespace intentscope::cli
