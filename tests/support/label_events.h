// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_event.h"

#include <string>
#include <utility>
#include <vector>

namespace intentscope::test {

/// A judgement as the window makes it, not stored yet.
inline labels::LabelEvent
labelEvent(std::string impressionId, std::vector<std::string> intents, std::string annotator = "mei") {
    labels::LabelEvent event;
    event.time = UtcMillis{1'709'647'320'000};
    event.annotator = std::move(annotator);
    event.sessionId = "s1";
    event.datasetHash = "data";
    event.impressionId = std::move(impressionId);
    event.label.trueIntents = std::move(intents);
    event.label.verdict = labels::Verdict::Wrong;
    return event;
}

inline labels::LabelEvent retraction(std::string impressionId, std::string annotator = "mei") {
    labels::LabelEvent event = labelEvent(std::move(impressionId), {}, std::move(annotator));
    event.action = labels::LabelAction::Retract;
    event.label = {};
    return event;
}

} // namespace intentscope::test
