// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::labels {

/// What the analyst thinks of the ranking as shown.
enum class Verdict { None, Right, Acceptable, Wrong };

/// What the analyst thinks of the latent query of the run shown as "after", or of "before" where that was the
/// only one.
enum class QueryVerdict { None, Faithful, Partly, Misleading };

/// Which of the two runs on screen did better.
enum class Preference { None, Before, After, Tie };

/// How sure the analyst is.
enum class Confidence { None, Low, Medium, High };

/// What the analyst had seen of the models' answers when judging.
enum class LabelView {
    Unknown,
    Blind, ///< neither ranking nor latent query
    Shown,
};

/// As what the annotator judged.
enum class LabelRole {
    Annotator,
    Adjudicator, ///< having seen what others said: the decision between them
};

/// A judgement on one impression, or the reason why there is none. Ids are those of the source, so that a
/// label outlives a re-import.
struct Label {
    std::vector<std::string> trueIntents = {}; ///< intent ids, the best first; empty when none was chosen
    Verdict verdict = Verdict::None;
    std::string note = {};
    QueryVerdict queryVerdict = QueryVerdict::None;
    std::string errorCause = {};                     ///< id of an ErrorCause; "" for none
    Preference rankingPreference = Preference::None; ///< between the rankings of the two runs
    Preference queryPreference = Preference::None;   ///< between their latent queries
    std::string rewrittenQuery = {};                 ///< the latent query as it should have been
    Confidence confidence = Confidence::None;
    std::string skipReason = {}; ///< not empty: the item was skipped, and nothing but a note is said of it

    /// Nothing is said; confidence alone says nothing.
    bool isEmpty() const;
    bool isSkipped() const { return !skipReason.empty(); }
    friend bool operator==(const Label&, const Label&) = default;
};

enum class LabelAction {
    Set,     ///< `label` is now this annotator's label of the impression
    Retract, ///< the annotator has no label of the impression any more
};

/// One line of the append-only log: never changed, never removed. Undo is a further event.
struct LabelEvent {
    std::int64_t sequence = 0; ///< given by the store, strictly rising
    std::string eventId;       ///< UUID, so that logs of two workspaces merge without doubling
    UtcMillis time;
    std::string annotator;
    std::string sessionId;
    std::string datasetHash;
    std::string impressionId;
    LabelAction action = LabelAction::Set;
    Label label;
    std::optional<std::int64_t> undoes; ///< sequence of the event that this one undoes or redoes
    std::string beforeRun;              ///< id of the run shown as "before"; "" when none was
    std::string afterRun;
    LabelView view = LabelView::Unknown;
    LabelRole role = LabelRole::Annotator;
    std::string extra; ///< a JSON object of fields that a newer program wrote; "" when there are none

    friend bool operator==(const LabelEvent&, const LabelEvent&) = default;
};

/// Whether the event says more than true intents, verdict, note and runs.
bool hasDetails(const LabelEvent& event);

/// InvalidInput when a field is one that no store keeps: an empty impression id or annotator, a missing
/// time, a Retract with a label, a Set without one, an intent twice or without an id, text that is not
/// UTF-8 or holds a zero byte, a skipped item with a judgement, a preference without two different runs,
/// `extra` that is no JSON object.
Status validate(const LabelEvent& event);

} // namespace intentscope::labels
