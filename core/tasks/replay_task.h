// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/store/label_store.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::tasks {

/// One export of both logs.
struct ReplayedExport {
    std::string name; ///< "labels.jsonl", ...
    std::int64_t rowCount = 0;
    std::string sha256; ///< of both
};

struct ReplayOutcome {
    std::string session;
    std::int64_t eventCount = 0;  ///< of the sitting
    std::int64_t undoCount = 0;   ///< undos and redos among them, worked out anew
    std::int64_t beforeCount = 0; ///< events of others up to the sitting's last one
    std::vector<ReplayedExport> exports;
};

/// Does a sitting again: in a store of its own, which starts empty, the log is repeated up to the sitting's
/// last event. Judgements of the sitting are submitted one by one, and each undo or redo is worked out from
/// the history anew and must come to what was logged. Then both logs, up to that event, are exported as JSON
/// lines, as CSV and as labels in force, which must be the same bytes. Mismatch names the event or the export
/// and line that differs. NotFound without an event of the session. `scratch` is a folder that is not there;
/// it is removed at the end. Errors of the stores; Cancelled.
Result<ReplayOutcome> replayTask(
    std::string_view session,
    store::LabelStore& labels,
    Env& env,
    const std::filesystem::path& scratch,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
