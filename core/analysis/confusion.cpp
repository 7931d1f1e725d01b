// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/confusion.h"

#include "core/analysis/list_verdict.h"
#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/base/progress.h"
#include "core/data/clicked_intents.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace intentscope::analysis {
namespace {

constexpr std::size_t StopInterval = 4096;

using PairKey = std::pair<IntentIndex, IntentIndex>;

/// Collects one impression after the other.
class Collecting {
public:
    Collecting(std::span<const rank::ScoreTable* const> runs, std::int32_t topK) : m_runs(runs) {
        m_confusion.topK = topK;
    }

    void spanWeeks(std::span<const std::int32_t> impressions) {
        UtcMillis first;
        UtcMillis last;
        for (const std::int32_t row : impressions) {
            const UtcMillis time = dataset().timeOf({row});
            if (time.isMissing())
                continue;
            first = first.isMissing() ? time : std::min(first, time);
            last = std::max(last, time);
        }
        if (first.isMissing())
            return;
        for (UtcMillis week = weekOf(first); week <= last; week.value += 7 * MillisPerDay)
            m_confusion.weeks.push_back(week);
    }

    void add(ImpressionIndex impression) {
        const auto clicked = data::clickedIntents(dataset().candidatesOf(impression));
        if (clicked.empty()) {
            ++m_confusion.clicklessCount;
            return;
        }
        ++m_confusion.impressionCount;
        for (const std::int32_t intent : clicked) {
            auto& chances = m_chances[IntentIndex{intent}];
            chances.resize(m_confusion.weeks.size());
            if (const auto week = weekIndex(impression))
                ++chances[*week];
            IntentOutcome& outcome = outcomeOf({intent});
            ++outcome.clickedCount;
        }
        for (std::size_t run = 0; run < m_runs.size(); ++run)
            addRun(impression, clicked, run);
    }

    Confusion take() {
        for (auto& [intent, outcome] : m_outcomes)
            m_confusion.intents.push_back(std::move(outcome));
        std::ranges::sort(m_confusion.intents, {}, [](const IntentOutcome& each) {
            return std::pair(-each.clickedCount, each.clicked);
        });
        for (auto& [key, pair] : m_pairs) {
            for (ConfusedRun& run : pair.runs)
                countWeeks(pair, run);
            m_confusion.pairs.push_back(std::move(pair));
        }
        std::ranges::sort(m_confusion.pairs, {}, [](const ConfusedPair& pair) {
            std::int64_t largest = 0;
            for (std::size_t run = 0; run < pair.runs.size(); ++run)
                largest = std::max(largest, pair.count(run));
            return std::tuple(-largest, pair.clicked, pair.predicted);
        });
        return std::move(m_confusion);
    }

private:
    const data::Dataset& dataset() const { return m_runs.front()->dataset(); }

    std::optional<std::size_t> weekIndex(ImpressionIndex impression) const {
        const UtcMillis time = dataset().timeOf(impression);
        if (time.isMissing())
            return std::nullopt;
        const auto since = weekOf(time).value - m_confusion.weeks.front().value;
        return narrow<std::size_t>(since / (7 * MillisPerDay));
    }

    IntentOutcome& outcomeOf(IntentIndex intent) {
        IntentOutcome& outcome = m_outcomes[intent];
        outcome.clicked = intent;
        outcome.right.resize(m_runs.size());
        return outcome;
    }

    void addRun(ImpressionIndex impression, std::span<const std::int32_t> clicked, std::size_t run) {
        const ListVerdict verdict = verdictOf(*m_runs[run], impression);
        for (const std::int32_t intent : clicked) {
            if (verdict.isRight(m_confusion.topK)) {
                outcomeOf({intent}).right[run].push_back(impression.value);
                continue;
            }
            ConfusedPair& pair = m_pairs[PairKey{{intent}, verdict.first}];
            pair.clicked = {intent};
            pair.predicted = verdict.first;
            pair.runs.resize(m_runs.size());
            pair.runs[run].impressions.push_back(impression.value);
        }
    }

    void countWeeks(const ConfusedPair& pair, ConfusedRun& run) const {
        const auto& chances = m_chances.at(pair.clicked);
        run.weeks.resize(chances.size());
        for (std::size_t week = 0; week < chances.size(); ++week)
            run.weeks[week].chances = chances[week];
        for (const std::int32_t row : run.impressions) {
            if (const auto week = weekIndex({row}))
                ++run.weeks[*week].hits;
        }
        run.onset = onsetOf(run.weeks);
    }

    std::span<const rank::ScoreTable* const> m_runs;
    Confusion m_confusion;
    std::map<IntentIndex, IntentOutcome> m_outcomes;
    std::map<IntentIndex, std::vector<std::int64_t>> m_chances; ///< by week
    std::map<PairKey, ConfusedPair> m_pairs;
};

} // namespace

const ConfusedPair* Confusion::find(IntentIndex clicked, IntentIndex predicted) const {
    const auto found = std::ranges::find_if(pairs, [&](const ConfusedPair& pair) {
        return pair.clicked == clicked && pair.predicted == predicted;
    });
    return found == pairs.end() ? nullptr : &*found;
}

Result<Confusion> confusionOf(
    std::span<const rank::ScoreTable* const> runs,
    std::span<const std::int32_t> impressions,
    std::int32_t topK,
    const std::stop_token& stop) {
    ISCOPE_ASSERT(!runs.empty());
    Collecting collecting(runs, topK);
    collecting.spanWeeks(impressions);
    for (std::size_t i = 0; i < impressions.size(); ++i) {
        if (i % StopInterval == 0)
            ISCOPE_TRY(checkStop(stop));
        collecting.add({impressions[i]});
    }
    return collecting.take();
}

} // namespace intentscope::analysis
