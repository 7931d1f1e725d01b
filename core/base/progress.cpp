// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

namespace intentscope {

ProgressSink::~ProgressSink() = default;

void NullProgress::report(const Progress&) {}

Status checkStop(const std::stop_token& stop) {
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "Stopped on request");
    return {};
}

} // namespace intentscope
