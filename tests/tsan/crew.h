// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <latch>
#include <thread>
#include <vector>

namespace intentscope::test {

constexpr std::size_t CrewSize = 4;

/// Runs `work(0)` to `work(CrewSize - 1)`, each on a thread of its own, all let go at the same moment, and
/// waits for the last.
template <std::invocable<std::size_t> Work>
void runTogether(Work work) {
    std::latch start(CrewSize);
    std::vector<std::jthread> crew;
    crew.reserve(CrewSize);
    for (std::size_t member = 0; member < CrewSize; ++member) {
        crew.emplace_back([&start, &work, member] {
            start.arrive_and_wait();
            work(member);
        });
    }
}

} // namespace intentscope::test
