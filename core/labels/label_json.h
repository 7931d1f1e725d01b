// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/labels/label_event.h"

#include <string>
#include <string_view>

namespace intentscope::labels {

/// A label event as it stands in a file. Files name the undone event by its id, since sequences belong to
/// one store.
struct LabelRecord {
    LabelEvent event;
    std::string undoesId; ///< "" for none

    friend bool operator==(const LabelRecord&, const LabelRecord&) = default;
};

/// One line of JSON without a newline: event_id, time, annotator, session_id, dataset_hash, impression_id,
/// action, true_intents, verdict, note, undoes, before_run, after_run, then the fields of `extra`.
/// Deterministic.
std::string toJson(const LabelRecord& record);

/// Reads such a line. Only impression_id must be there; a missing action means "set". Fields that this
/// version does not know go to `extra`. InvalidInput names the field, or the column where it is no JSON.
Result<LabelRecord> parseLabelJson(std::string_view line);

/// The words of files: "none", "right", "acceptable", "wrong"; "set", "retract".
std::string_view name(Verdict verdict);
std::string_view name(LabelAction action);
/// InvalidInput that lists the known words.
Result<Verdict> parseVerdict(std::string_view word);
Result<LabelAction> parseAction(std::string_view word);

} // namespace intentscope::labels
