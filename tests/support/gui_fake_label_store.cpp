// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_fake_label_store.h"

#include "core/base/checked.h"

#include <algorithm>
#include <utility>

namespace intentscope::test {

Result<labels::LabelEvent> FakeLabelStore::append(labels::LabelEvent event) {
    if (failure)
        return tl::unexpected(*failure);
    ISCOPE_TRY(labels::validate(event));
    event.sequence = narrow<std::int64_t>(log.size()) + 1;
    event.eventId = "event-" + std::to_string(event.sequence);
    log.push_back(event);
    return event;
}

Result<store::BatchOutcome>
FakeLabelStore::appendBatch(std::span<const labels::LabelEvent> events, std::span<const std::string>) {
    for (const labels::LabelEvent& event : events)
        ISCOPE_TRY(append(event));
    return store::BatchOutcome{.appendedCount = narrow<std::int64_t>(events.size())};
}

Status FakeLabelStore::visitEvents(std::int64_t afterSequence, const Visitor& visit) {
    for (const labels::LabelEvent& event : log) {
        if (event.sequence > afterSequence)
            ISCOPE_TRY(visit(event));
    }
    return {};
}

Result<std::optional<labels::LabelEvent>> FakeLabelStore::findEvent(std::string_view eventId) {
    const auto found = std::find_if(
        log.begin(), log.end(), [&](const labels::LabelEvent& event) { return event.eventId == eventId; });
    if (found == log.end())
        return std::nullopt;
    return *found;
}

Result<std::int64_t> FakeLabelStore::lastSequence() {
    return narrow<std::int64_t>(log.size());
}

Result<std::vector<labels::ErrorCause>> FakeLabelStore::errorCauses() {
    return causes;
}

Status FakeLabelStore::saveErrorCause(const labels::ErrorCause& cause) {
    ISCOPE_TRY(labels::validate(cause));
    const auto found = std::ranges::find(causes, cause.id, &labels::ErrorCause::id);
    if (found == causes.end())
        causes.push_back(cause);
    else
        *found = cause;
    return {};
}

} // namespace intentscope::test
