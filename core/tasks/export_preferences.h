// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/exporting/label_export.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// The forms of TRL in which preferences leave (docs/cluster-training.md); all are conversational.
enum class PreferenceForm {
    Preference, ///< prompt, chosen, rejected
    Unpaired,   ///< prompt, completion, label: two lines a pair, the winner first
    Sft,        ///< prompt, completion: the winner
};

struct PreferenceExportRequest {
    /// Folder of a preference set, its name below exports/ of the workspace, or the name of an alignment, of
    /// which the last round's set is taken.
    std::string source = {};
    PreferenceForm form = PreferenceForm::Preference;
    /// Empty: exports/<the set's folder>-<form>.jsonl of the workspace.
    std::filesystem::path file = {};
};

/// Writes the pairs of a preference set as one file for TRL with a manifest beside it. The set's files are
/// held against its hashes, and every impression against the split of the set's manifest: Corrupt for a file
/// that was changed, Mismatch for an impression outside the training part. The same set gives the same bytes.
/// NotFound for a set, or for its dataset in the workspace; Io; Cancelled.
Result<exporting::ExportOutcome> exportPreferences(
    PreferenceExportRequest request,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
