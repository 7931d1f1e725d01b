// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporting/label_export.h"
#include "core/feedback/label_batch.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// What is made of labels for the training of a reasoner, and for the knowledge base.
enum class LabelSetKind {
    Preferences, ///< prompt, chosen and rejected latent query, in TRL's conversational form
    Sft,         ///< prompt and the latent query as it should be
    KbGaps,      ///< impressions of which somebody says that the knowledge base lacks the intent
};
/// "preferences", "sft", "kb-gaps".
std::string_view name(LabelSetKind kind);

struct LabelSetSpec {
    LabelSetKind kind = LabelSetKind::Preferences;
    std::string dataset = {};                  ///< name or hash
    std::filesystem::path file = {};           ///< "": exports/labels-<kind>.jsonl of the workspace
    data::SplitSpec split = data::TimeSplit{}; ///< its training part alone gives examples
    feedback::HeldOutLabels heldOut = feedback::HeldOutLabels::Refuse;
    std::filesystem::path templateFile = {}; ///< of the prompt; "": the default template
    std::int32_t eventCount = 30;            ///< events that a prompt tells at most
};

/// Writes the examples that labels in force give, one JSON object a line, each with where it comes from:
/// impression_id, event_id, annotator, and of latent queries the runs' ids. In the order of the log; the
/// manifest has the split, the hash of the template and the SHA-256 of the file.
///
/// Preferences: the query of the preferred run against that of the other, and a rewritten query against the
/// one that was shown (of the run "after", or of "before" where that was the only one). Sft: the rewritten
/// query; without one the preferred query, else the one that was shown where it was called faithful. Labels
/// that give no example are counted in `skippedCount`: they say nothing of queries, or the run has no latent
/// query of the impression, or both texts are the same. KbGaps: labels with the cause "kb_lacks_intent", with
/// context, note and rewritten query; nothing is learnt from them, so they are of every part of the split.
///
/// Mismatch when a label that would give an example is not of the training part, with the number of
/// impressions and their users, unless they are left out; the errors of ContextTexts and the disk; Cancelled.
Result<exporting::ExportOutcome> exportLabelSet(
    LabelSetSpec spec, workspace::Workspace& workspace, ProgressSink& progress, const std::stop_token& stop);

} // namespace intentscope::tasks
