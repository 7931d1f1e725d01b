// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/workers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stop_token>
#include <utility>

namespace intentscope::nn {

/// use(i, load(i)) for blocks 0 to count - 1, in this order and one at a time, while a second thread loads
/// the block behind the one in use; on one core there is no second thread. `load` must not depend on what
/// `use` changes: then the outcome is that of doing one after the other. At most two blocks are in memory.
/// `use` is called on either thread, so what LibTorch keeps by thread (InferenceMode) is set inside of it.
/// Cancelled when a stop is asked for before a block is used; blocks before it are. The errors of `use`.
template <class Block, class Load, class Use>
Status loadAhead(std::size_t count, const Load& load, const Use& use, const std::stop_token& stop) {
    constexpr std::size_t Together = 2;
    // A block is begun when the one two places before it is done with, so its place is free.
    std::array<Block, Together> blocks;
    return Workers(std::min(Together, Workers().width()))
        .inOrder(
            count,
            [&](std::size_t i) -> Status {
                blocks[i % Together] = load(i);
                return {};
            },
            [&](std::size_t i) -> Status {
                ISCOPE_TRY(checkStop(stop));
                Block block = std::move(blocks[i % Together]);
                return use(i, block);
            },
            {},
            Together);
}

} // namespace intentscope::nn
