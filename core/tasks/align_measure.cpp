// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_report.h"

#include "core/data/clicked_intents.h"
#include "core/data/split.h"
#include "core/slices/row_set.h"
#include "core/tasks/align_examples.h"
#include "core/tasks/align_queries.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::tasks {
namespace {

constexpr std::size_t MostExamples = 5;
constexpr const char* ColdSlice = "cold intents";
constexpr const char* UrgentSlice = "urgent needs";

/// Impressions of the test part in which an intent was clicked that no training impression clicked.
std::vector<std::int32_t> coldRows(const data::Dataset& dataset, const data::Split& split) {
    std::vector<bool> isKnown(static_cast<std::size_t>(dataset.intentCount()), false);
    for (const std::int32_t row : split.train)
        for (const std::int32_t intent : data::clickedIntents(dataset.candidatesOf({row})))
            isKnown[static_cast<std::size_t>(intent)] = true;
    const auto isCold = [&](std::int32_t intent) { return !isKnown[static_cast<std::size_t>(intent)]; };
    std::vector<std::int32_t> rows;
    for (const std::int32_t row : split.test)
        if (std::ranges::any_of(data::clickedIntents(dataset.candidatesOf({row})), isCold))
            rows.push_back(row);
    return rows;
}

slices::Slice
sliceOf(const char* name, const char* meaning, std::span<const std::int32_t> rows, std::size_t all) {
    return {
        .name = name,
        .expression = meaning,
        .rows = std::make_shared<slices::RowSet>(slices::RowSet::of(rows, all))};
}

class Measuring {
public:
    Measuring(
        AlignOutcome& outcome,
        const AlignMeasureSpec& spec,
        Env& env,
        ProgressSink& progress,
        const std::stop_token& stop)
        : m_out(outcome), m_spec(spec), m_env(env), m_progress(progress), m_stop(stop),
          m_dataset(outcome.arms.front().run->dataset()) {}

    Status run() {
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(m_dataset, m_spec.split));
        for (AlignArm& arm : m_out.arms) {
            ISCOPE_TRY(checkStop(m_stop));
            if (const AlignArm* qe = find("qe"); qe && arm.latent)
                measureQueries(arm, *qe, m_dataset, split.test);
            ISCOPE_TRY(estimateClicks(arm));
        }
        std::vector<slices::Slice> parts(1);
        const auto cold = coldRows(m_dataset, split);
        if (cold.empty())
            m_out.notes.push_back(
                "Every intent clicked in the test part was clicked in training, too: none is cold");
        else
            parts.push_back(sliceOf(
                ColdSlice, "clicked in the test part and never in training", cold, impressionCount()));
        if (m_spec.truth)
            ISCOPE_TRY(replay(split.test, parts));
        parts.insert(parts.end(), m_spec.slices.begin(), m_spec.slices.end());
        for (const slices::Slice& slice : parts)
            ISCOPE_TRY(compareOn(slice));
        addExamples();
        return {};
    }

private:
    const AlignArm* find(const std::string& name) const {
        const auto found = std::ranges::find(m_out.arms, name, &AlignArm::name);
        return found == m_out.arms.end() ? nullptr : &*found;
    }

    std::size_t impressionCount() const { return static_cast<std::size_t>(m_dataset.impressionCount()); }

    /// What the simulator knows: which needs have dragged on, what users came for, and what they would do.
    Status replay(std::span<const std::int32_t> rows, std::vector<slices::Slice>& parts) {
        ISCOPE_TRY_ASSIGN(const auto truth, ShopTruth::read(m_env, *m_spec.truth, m_dataset));
        std::vector<std::int32_t> late;
        for (const std::int32_t row : rows)
            if (truth.wishOf({row}).late)
                late.push_back(row);
        if (late.empty())
            m_out.notes.emplace_back("No need of the test part has dragged on");
        else
            parts.push_back(sliceOf(
                UrgentSlice, "the need has dragged on, by the shop's truth", late, impressionCount()));
        std::vector<std::shared_ptr<const rank::ScoreTable>> runs;
        for (AlignArm& arm : m_out.arms) {
            arm.intentHitRate = intentHits(*arm.run, truth, rows);
            // Differences are to the first one.
            runs.insert(arm.name == "qe" ? runs.begin() : runs.end(), arm.run);
        }
        OnlineSpec spec;
        spec.bootstrap = m_spec.bootstrap;
        ISCOPE_TRY_ASSIGN(m_out.online, onlineTask(spec, runs, truth, m_progress, m_stop));
        return {};
    }

    std::optional<double> intentHits(
        const rank::ScoreTable& run, const ShopTruth& truth, std::span<const std::int32_t> rows) const {
        constexpr std::size_t Shown = 3;
        std::int64_t hits = 0;
        for (const std::int32_t row : rows) {
            const auto list = m_dataset.candidatesOf({row});
            const auto order = rank::rankOrder(run.scoresOf({row}), list.intents);
            for (std::size_t k = 0; k < std::min(Shown, order.size()); ++k) {
                const std::int32_t intent = list.intents[static_cast<std::size_t>(order[k])];
                hits += truth.catalogueRow(intent) == truth.wishOf({row}).intent ? 1 : 0;
            }
        }
        if (rows.empty())
            return std::nullopt;
        return static_cast<double>(hits) / static_cast<double>(rows.size());
    }

    Status estimateClicks(AlignArm& arm) {
        OffPolicySpec spec;
        spec.explorationShare = m_spec.explorationShare;
        spec.rule.bootstrap = m_spec.bootstrap;
        auto report = offPolicyTask(spec, *arm.run, m_progress, m_stop);
        if (report)
            arm.offPolicy = *std::move(report);
        else if (report.error().code == ErrorCode::Cancelled)
            return tl::unexpected(std::move(report).error());
        else
            arm.noOffPolicy = report.error().message;
        return {};
    }

    Status compareOn(const slices::Slice& slice) {
        for (std::size_t i = 0; i < m_out.arms.size(); ++i) {
            const std::string& after = m_out.arms[i].name;
            if (after != "base")
                ISCOPE_TRY(compare("base", after, slice));
            if (after != "base" && after != "qe")
                ISCOPE_TRY(compare("qe", after, slice));
            if (after.starts_with("full") && find("qe+cal"))
                ISCOPE_TRY(compare("qe+cal", after, slice));
        }
        return {};
    }

    Status compare(const std::string& before, const std::string& after, const slices::Slice& slice) {
        CompareSpec spec;
        spec.bootstrap = m_spec.bootstrap;
        if (slice.rows)
            spec.slice = slice;
        AlignComparison comparison{.before = before, .after = after, .slice = slice.name};
        if (slice.rows && slice.name.empty())
            comparison.slice = slice.expression;
        const RunPair runs{*find(before)->run, *find(after)->run};
        auto report = compareTask(spec, runs, m_progress, m_stop);
        if (report)
            comparison.report = *std::move(report);
        else if (slice.rows && report.error().code == ErrorCode::InvalidInput)
            comparison.problem = report.error().message; // a slice without a test impression
        else
            return tl::unexpected(std::move(report).error());
        m_out.comparisons.push_back(std::move(comparison));
        return {};
    }

    AlignExample example(std::int32_t row, const AlignArm& before, const AlignArm& after) const {
        AlignExample one{
            .impressionId = std::string(m_dataset.impressionId({row})),
            .clicked = clickedTitles(m_dataset, row)};
        one.before = before.latent->text(before.latent->rowOf({row}));
        one.after = after.latent->text(after.latent->rowOf({row}));
        return one;
    }

    void addExamples() {
        const AlignArm* qe = find("qe");
        const AlignArm& last = m_out.arms.back();
        for (const AlignComparison& one : m_out.comparisons) {
            if (!qe || one.before != "qe" || one.after != last.name || !one.slice.empty() || !one.report)
                continue;
            for (const auto& [rows, list] :
                 {std::pair{&one.report->outcomes.fixed, &m_out.improved},
                  std::pair{&one.report->outcomes.broken, &m_out.broken}})
                for (std::size_t i = 0; i < std::min(MostExamples, rows->size()); ++i)
                    list->push_back(example((*rows)[i], *qe, last));
        }
    }

    AlignOutcome& m_out;
    const AlignMeasureSpec& m_spec;
    Env& m_env;
    ProgressSink& m_progress;
    const std::stop_token& m_stop;
    const data::Dataset& m_dataset;
};

} // namespace

Status measureArms(
    AlignOutcome& outcome,
    const AlignMeasureSpec& spec,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop) {
    return Measuring(outcome, spec, env, progress, stop).run();
}

} // namespace intentscope::tasks
