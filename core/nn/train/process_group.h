// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/process_group_spec.h"

#include <cstddef>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::nn {

/// The processes that train one ranker together. Every process calls the same functions in the same order;
/// each call waits for the others, at most as long as the spec says. One thread at a time. Io when another
/// process has gone or does not answer in time.
class ProcessGroup {
public:
    virtual ~ProcessGroup();
    virtual const rank::ProcessGroupSpec& spec() const = 0;

    /// Adds up the values of all processes, place by place: the same to the last digit in every one.
    virtual Status sum(std::span<float> values) = 0;
    virtual Status sum(std::span<double> values) = 0;
    /// What process 0 gives, in every process.
    virtual Result<std::string> fromFirst(std::string bytes) = 0;
    /// What each process gives, by rank. Cancelled when a stop is asked for while waiting.
    virtual Result<std::vector<std::string>> gather(const std::string& text, const std::stop_token& stop) = 0;

    bool isAlone() const { return spec().isAlone(); }
    bool isFirst() const { return spec().isFirst(); }
};

/// This process and no other: nothing is waited for, and nothing fails.
std::unique_ptr<ProcessGroup> makeLonelyGroup();

/// Meets the other processes through LibTorch's c10d with Gloo: process 0 listens at the address, the others
/// come to it. Io when one does not come in time, naming those that are missing; Busy when the port is taken;
/// Cancelled. InvalidInput where LibTorch has no Gloo (`hasGloo`).
Result<std::unique_ptr<ProcessGroup>>
joinProcessGroup(const rank::ProcessGroupSpec& spec, const std::stop_token& stop);

/// Whether this program was built with a LibTorch that several processes can train with.
bool hasGloo();

/// Cancelled, in every process, when a stop was asked for in any of them.
Status checkStopTogether(ProcessGroup& group, const std::stop_token& stop);

/// The part of some rows that this process computes: in order, and sizes that differ by one at most.
template <class T>
std::span<T> shareOf(std::span<T> rows, const rank::ProcessGroupSpec& spec) {
    const auto bound = [&](std::int32_t rank) {
        return rows.size() * static_cast<std::size_t>(rank) / static_cast<std::size_t>(spec.size);
    };
    return rows.subspan(bound(spec.rank), bound(spec.rank + 1) - bound(spec.rank));
}

} // namespace intentscope::nn
