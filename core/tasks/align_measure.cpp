// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_report.h"

#include "core/data/clicked_intents.h"
#include "core/data/split.h"
#include "core/latent/nearest_intents.h"
#include "core/slices/row_set.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::tasks {
namespace {

constexpr std::size_t MostExamples = 5;
constexpr std::size_t Nearest = 3;
constexpr const char* ColdSlice = "cold intents";

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

/// Whether a clicked intent is among the three candidates nearest to the query; equal ones by intent row.
bool isHit(const latent::LatentSet& set, const data::CandidateList& list, std::span<const float> query) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < list.size(); ++i)
        order.emplace_back(-latent::cosine(query, set.intentVector({list.intents[i]})), i);
    std::ranges::sort(
        order, {}, [&](const auto& one) { return std::pair(one.first, list.intents[one.second]); });
    order.resize(std::min(order.size(), Nearest));
    return std::ranges::any_of(order, [&](const auto& one) { return list.clicked[one.second] == 1; });
}

class Measuring {
public:
    Measuring(
        AlignOutcome& outcome,
        const AlignMeasureSpec& spec,
        ProgressSink& progress,
        const std::stop_token& stop)
        : m_out(outcome), m_spec(spec), m_progress(progress), m_stop(stop),
          m_dataset(outcome.arms.front().run->dataset()) {}

    Status run() {
        ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(m_dataset, m_spec.split));
        for (AlignArm& arm : m_out.arms) {
            ISCOPE_TRY(checkStop(m_stop));
            measureQueries(arm, split.test);
            ISCOPE_TRY(estimateClicks(arm));
        }
        std::vector<slices::Slice> parts(1);
        const auto cold = coldRows(m_dataset, split);
        if (cold.empty())
            m_out.notes.push_back(
                "Every intent clicked in the test part was clicked in training, too: none is cold");
        else
            parts.push_back(
                {.name = ColdSlice,
                 .expression = "clicked in the test part and never in training",
                 .rows = std::make_shared<slices::RowSet>(
                     slices::RowSet::of(cold, static_cast<std::size_t>(m_dataset.impressionCount())))});
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

    void measureQueries(AlignArm& arm, std::span<const std::int32_t> rows) const {
        const AlignArm* qe = find("qe");
        if (!arm.latent || !qe)
            return;
        double cosines = 0;
        std::int64_t changed = 0;
        std::int64_t hits = 0;
        std::int64_t clicked = 0;
        for (const std::int32_t row : rows) {
            const auto was = qe->latent->rowOf({row});
            const auto is = arm.latent->rowOf({row});
            const auto query = arm.latent->vector(is);
            cosines += latent::cosine(qe->latent->vector(was), query);
            changed += qe->latent->text(was) != arm.latent->text(is) ? 1 : 0;
            const auto list = m_dataset.candidatesOf({row});
            if (!feedback::isJudgeable(list))
                continue;
            ++clicked;
            hits += isHit(*arm.latent, list, query) ? 1 : 0;
        }
        const auto count = static_cast<double>(rows.size());
        arm.meanCosine = cosines / count;
        arm.changedTextShare = static_cast<double>(changed) / count;
        if (clicked > 0)
            arm.queryHitRate = static_cast<double>(hits) / static_cast<double>(clicked);
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
        AlignExample one{.impressionId = std::string(m_dataset.impressionId({row}))};
        for (const std::int32_t intent : data::clickedIntents(m_dataset.candidatesOf({row})))
            one.clicked += (one.clicked.empty() ? "" : "; ") + std::string(m_dataset.intentTitle({intent}));
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
    ProgressSink& m_progress;
    const std::stop_token& m_stop;
    const data::Dataset& m_dataset;
};

} // namespace

Status measureArms(
    AlignOutcome& outcome,
    const AlignMeasureSpec& spec,
    ProgressSink& progress,
    const std::stop_token& stop) {
    return Measuring(outcome, spec, progress, stop).run();
}

} // namespace intentscope::tasks
