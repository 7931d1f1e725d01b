// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/label_store.h"

#include <optional>
#include <vector>

namespace intentscope::test {

/// A label log in memory that can be told to fail.
class FakeLabelStore final : public store::LabelStore {
public:
    std::optional<Error> failure; ///< what every append answers while it is set
    std::vector<labels::LabelEvent> log;

    Result<labels::LabelEvent> append(labels::LabelEvent event) override;
    Result<store::BatchOutcome>
    appendBatch(std::span<const labels::LabelEvent> events, std::span<const std::string> undoesIds) override;
    Status visitEvents(std::int64_t afterSequence, const Visitor& visit) override;
    Result<std::optional<labels::LabelEvent>> findEvent(std::string_view eventId) override;
    Result<std::int64_t> lastSequence() override;
    Result<std::vector<labels::ErrorCause>> errorCauses() override;
    Status saveErrorCause(const labels::ErrorCause& cause) override;

    std::vector<labels::ErrorCause> causes = {
        {.id = "click_was_noise", .title = "Click was noise", .description = ""}};
};

} // namespace intentscope::test
