// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fingerprint.h"
#include "core/base/progress.h"
#include "core/base/workers.h"
#include "core/tasks/reason_prompts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::tasks {

/// The different prompts of a job and the blocks in which they are answered. It depends on the impressions
/// and their prompts alone.
struct ContextPlan {
    static constexpr std::size_t BlockSize = 16;
    /// Blocks w * WindowBlocks and following hold the contexts of one stretch, [w, w + 1) * WindowBlocks *
    /// BlockSize, between them.
    static constexpr std::size_t WindowBlocks = 16;

    struct Context {
        Fingerprint hash;
        std::int32_t impression = 0; ///< the first that has it
        std::uint32_t byteCount = 0;
    };
    std::vector<Context> contexts;       ///< in the order of their first impressions
    std::vector<std::int32_t> contextOf; ///< parallel to the impressions
    std::vector<std::int32_t> order;     ///< contexts, block by block
    std::int64_t shortenedCount = 0;     ///< impressions that lost events to the budget

    std::size_t blockCount() const { return (order.size() + BlockSize - 1) / BlockSize; }
    std::span<const std::int32_t> block(std::size_t number) const {
        return std::span(order).subspan(
            number * BlockSize, std::min(BlockSize, order.size() - number * BlockSize));
    }
};

/// SHA-256 of a prompt.
Fingerprint hashOf(const rank::ReasonerPrompt& prompt);

/// Renders every prompt on all cores, keeps their hashes, and puts prompts of like length into one block:
/// among those of one stretch, so that a job which begins as another one has the same blocks as far as they
/// go together.
Result<ContextPlan> planContexts(
    const ReasonPrompts& prompts,
    std::span<const std::int32_t> impressions,
    const Workers& workers,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
