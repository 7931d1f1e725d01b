// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/context_plan.h"

#include "core/base/checked.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace intentscope::tasks {
namespace {

/// Impressions that a thread renders in one go.
constexpr std::size_t RenderBlock = 64;
/// Contexts among which those of like length are sought.
constexpr std::size_t SortWindow = ContextPlan::WindowBlocks * ContextPlan::BlockSize;

struct FirstBytes {
    std::size_t operator()(const Fingerprint& hash) const {
        std::size_t value = 0;
        std::memcpy(&value, hash.bytes.data(), sizeof value);
        return value;
    }
};

/// What is kept of a rendered prompt.
struct Rendered {
    Fingerprint hash;
    std::uint32_t byteCount = 0;
    bool isShortened = false;
};

/// Gathers prompts in the order of the impressions.
class Gatherer {
public:
    explicit Gatherer(ContextPlan& plan) : m_plan(plan) {}

    void add(std::int32_t impression, const Rendered& rendered) {
        const auto next = narrow<std::int32_t>(m_plan.contexts.size());
        const auto [entry, isNew] = m_known.emplace(rendered.hash, next);
        if (isNew)
            m_plan.contexts.push_back({rendered.hash, impression, rendered.byteCount});
        m_plan.contextOf.push_back(entry->second);
        m_plan.shortenedCount += rendered.isShortened ? 1 : 0;
    }

private:
    ContextPlan& m_plan;
    std::unordered_map<Fingerprint, std::int32_t, FirstBytes> m_known;
};

void sortIntoBlocks(ContextPlan& plan) {
    plan.order.resize(plan.contexts.size());
    std::iota(plan.order.begin(), plan.order.end(), 0);
    const std::span order(plan.order);
    for (std::size_t first = 0; first < order.size(); first += SortWindow) {
        const auto window = order.subspan(first, std::min(SortWindow, order.size() - first));
        std::ranges::sort(window, {}, [&](std::int32_t context) {
            return std::pair(plan.contexts[static_cast<std::size_t>(context)].byteCount, context);
        });
    }
}

} // namespace

Fingerprint hashOf(const rank::ReasonerPrompt& prompt) {
    Fingerprinter hasher;
    hasher.add(prompt.system);
    hasher.add(std::string_view("\0", 1));
    hasher.add(prompt.user);
    return hasher.finish();
}

Result<ContextPlan> planContexts(
    const ReasonPrompts& prompts,
    std::span<const std::int32_t> impressions,
    const Workers& workers,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ContextPlan plan;
    Gatherer gatherer(plan);
    const std::size_t blockCount = (impressions.size() + RenderBlock - 1) / RenderBlock;
    std::vector<std::vector<Rendered>> rendered(blockCount);
    const auto rowsOf = [&](std::size_t block) {
        const std::size_t first = block * RenderBlock;
        return impressions.subspan(first, std::min(RenderBlock, impressions.size() - first));
    };
    const auto render = [&](std::size_t block) -> Status {
        for (const std::int32_t row : rowsOf(block)) {
            ISCOPE_TRY_ASSIGN(const auto text, prompts.textOf({row}));
            rendered[block].push_back(
                {hashOf({text.system, text.user}),
                 narrow<std::uint32_t>(text.system.size() + text.user.size()),
                 text.eventsDroppedByBudget > 0});
        }
        return {};
    };
    const auto gather = [&](std::size_t block) -> Status {
        const auto rows = rowsOf(block);
        for (std::size_t i = 0; i < rows.size(); ++i)
            gatherer.add(rows[i], rendered[block][i]);
        rendered[block] = {};
        progress.report(
            {.phase = "Writing prompts",
             .done = narrow<std::int64_t>(plan.contextOf.size()),
             .total = narrow<std::int64_t>(impressions.size()),
             .detail = {}});
        return {};
    };
    ISCOPE_TRY(workers.inOrder(blockCount, render, gather, stop));
    sortIntoBlocks(plan);
    return plan;
}

} // namespace intentscope::tasks
