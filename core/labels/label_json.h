// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/labels/label_event.h"
#include "core/labels/label_words.h"

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
/// action, true_intents, verdict, note, undoes, before_run, after_run; where something is said, view, role,
/// query_verdict, error_cause, ranking_preference, query_preference, rewritten_query, confidence,
/// skip_reason; then the fields of `extra`. Deterministic.
std::string toJson(const LabelRecord& record);

/// Reads such a line. Only impression_id must be there; a missing action means "set". Fields that this
/// version does not know go to `extra`, and so do view and the fields after it where they are no texts.
/// InvalidInput names the field, or the column where it is no JSON.
Result<LabelRecord> parseLabelJson(std::string_view line);

/// A store of an earlier program kept what it did not know in `extra`: moves the fields that this program
/// knows to their places. An event whose `extra` does not hold them in words known here stays as it is.
void liftExtra(LabelEvent& event);

} // namespace intentscope::labels
