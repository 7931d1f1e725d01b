// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/retrain_task.h"

#include "core/labels/label_state.h"
#include "core/tasks/score_task.h"
#include "core/tasks/slice_task.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

/// Between one judgement and the next of a sitting; longer gaps are breaks.
constexpr double BreakSeconds = 300;

class Retrain {
public:
    Retrain(
        const RetrainSpec& spec, const RetrainDeps& deps, ProgressSink& progress, const std::stop_token& stop)
        : m_spec(spec), m_deps(deps), m_progress(progress), m_stop(stop),
          m_state({deps.dataset->info().hash}) {}

    Result<RetrainOutcome> run() {
        ISCOPE_TRY(checkName());
        ISCOPE_TRY(openStart());
        ISCOPE_TRY(gatherLabels());
        ISCOPE_TRY(train());
        ISCOPE_TRY(score());
        ISCOPE_TRY(compare());
        ISCOPE_TRY(m_deps.workspace.saveRunMetrics(
            m_out.after.id, {"retrain", toJson(m_out, *m_deps.dataset), nowUtc()}));
        return std::move(m_out);
    }

private:
    Status checkName() {
        if (m_spec.name.empty())
            return fail(ErrorCode::InvalidInput, "The new checkpoint has no name", {.cure = "Give it one"});
        ISCOPE_TRY_ASSIGN(const auto runs, m_deps.workspace.listRuns());
        if (std::ranges::find(runs, m_spec.name, &rank::RunInfo::name) == runs.end())
            return {};
        return fail(
            ErrorCode::AlreadyExists,
            "There is a run '" + m_spec.name + "' already",
            {.cure = "Choose another name with --name"});
    }

    Status openStart() {
        ISCOPE_TRY_ASSIGN(const auto scorer, m_deps.openScorer(m_deps.workspace.env(), m_spec.start));
        m_start = scorer->info();
        if (m_start.datasetHash != m_deps.dataset->info().hash)
            return fail(
                ErrorCode::InvalidInput,
                "The checkpoint was trained on the dataset " + m_start.datasetHash.substr(0, 12) +
                    ", and the labels are of " + m_deps.dataset->info().hash.substr(0, 12),
                {.place = {.file = m_spec.start.string()},
                 .cure = "Choose that dataset, or another checkpoint"});
        ISCOPE_TRY_ASSIGN(m_split, data::parseSplit(m_start.split));
        return {};
    }

    Status gatherLabels() {
        ISCOPE_TRY_ASSIGN(const auto reader, m_deps.workspace.openLabelReader());
        ISCOPE_TRY(reader->foldInto(m_state));
        const feedback::LabelBatchRule rule{
            .split = m_split,
            .heldOut = m_spec.heldOut,
            .annotators = m_spec.annotators,
            .sessions = m_spec.sessions};
        ISCOPE_TRY_ASSIGN(m_out.batch, feedback::makeLabelBatch(*m_deps.dataset, m_state, rule));
        m_out.cost.secondsPerLabel = m_spec.secondsPerLabel;
        if (!m_spec.secondsPerLabel) {
            m_out.cost.secondsPerLabel = medianSeconds();
            m_out.cost.isMeasured = m_out.cost.secondsPerLabel.has_value();
        }
        constexpr double SecondsPerHour = 3600;
        if (m_out.cost.secondsPerLabel)
            m_out.cost.hours =
                *m_out.cost.secondsPerLabel * static_cast<double>(judgementCount()) / SecondsPerHour;
        return {};
    }

    std::int64_t judgementCount() const {
        std::int64_t count = 0;
        for (const auto& labelled : m_out.batch.impressions)
            count += static_cast<std::int64_t>(labelled.eventIds.size());
        return count;
    }

    std::optional<double> medianSeconds() const {
        std::set<std::string> ids;
        for (const auto& labelled : m_out.batch.impressions)
            ids.insert(labelled.eventIds.begin(), labelled.eventIds.end());
        std::map<std::pair<std::string, std::string>, std::vector<std::int64_t>> times;
        for (const labels::LabelEvent* event : m_state.inForce()) {
            if (ids.contains(event->eventId))
                times[{event->sessionId, event->annotator}].push_back(event->time.value);
        }
        std::vector<double> gaps;
        for (auto& [sitting, list] : times) {
            std::ranges::sort(list);
            for (std::size_t i = 1; i < list.size(); ++i) {
                const double seconds =
                    static_cast<double>(list[i] - list[i - 1]) / static_cast<double>(MillisPerSecond);
                if (seconds <= BreakSeconds)
                    gaps.push_back(seconds);
            }
        }
        if (gaps.empty())
            return std::nullopt;
        const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::ranges::nth_element(gaps, middle);
        return *middle;
    }

    Status train() {
        ISCOPE_TRY_ASSIGN(
            const auto relabelled, feedback::relabel(m_deps.dataset, m_out.batch, m_split, m_spec.others));
        m_out.changedCount = relabelled.changedCount;
        m_out.outsideCount = relabelled.outsideCount;
        TrainRankerSpec spec{.training = m_spec.training, .target = {}, .checkpointsFolder = {}};
        spec.training.split = m_split;
        spec.start = m_spec.start;
        spec.target.checkpoint = m_deps.workspace.checkpointsFolder() / m_spec.name;
        ISCOPE_TRY_ASSIGN(
            m_out.training,
            trainRankerTask(
                spec,
                {m_deps.workspace.env(),
                 *relabelled.dataset,
                 m_deps.trainer,
                 m_deps.onEpoch,
                 m_deps.latent.get(),
                 m_deps.reference},
                m_progress,
                m_stop));
        return {};
    }

    Result<rank::RunInfo> scored(const std::string& name, const std::filesystem::path& checkpoint) {
        const ScoreSpec spec{.runName = name, .checkpoints = {checkpoint}};
        ISCOPE_TRY_ASSIGN(
            const auto table,
            scoreTask(
                spec,
                {.env = m_deps.workspace.env(),
                 .dataset = m_deps.dataset,
                 .openScorer = m_deps.openScorer,
                 .latent = m_deps.latent},
                m_progress,
                m_stop));
        return m_deps.workspace.saveRun(table);
    }

    /// The run of the start that the workspace has, or a new one.
    Status score() {
        ISCOPE_TRY_ASSIGN(const auto runs, m_deps.workspace.listRuns());
        const auto found = std::ranges::find_if(runs, [&](const rank::RunInfo& run) {
            return run.datasetHash == m_deps.dataset->info().hash && !run.isOutOfFold && !run.isPrecomputed &&
                   run.rankerHashes == std::vector{m_start.checkpointHash};
        });
        if (found != runs.end()) {
            m_out.before = *found;
        } else {
            ISCOPE_TRY_ASSIGN(m_out.before, scored(m_spec.name + ".before", m_spec.start));
        }
        ISCOPE_TRY_ASSIGN(m_out.after, scored(m_spec.name, m_out.training.ranker.checkpoint));
        return {};
    }

    Status compare() {
        ISCOPE_TRY_ASSIGN(const auto before, m_deps.workspace.loadRun(m_out.before.id, m_deps.dataset));
        ISCOPE_TRY_ASSIGN(const auto after, m_deps.workspace.loadRun(m_out.after.id, m_deps.dataset));
        const CompareSpec spec{.part = ImpressionPart::Test, .bootstrap = m_spec.bootstrap};
        ISCOPE_TRY_ASSIGN(m_out.comparison, compareTask(spec, {*before, *after}, m_progress, m_stop));
        ISCOPE_TRY_ASSIGN(const auto saved, m_deps.workspace.listSlices());
        std::vector<SliceChoice> choices;
        for (const store::SavedSlice& slice : saved)
            choices.push_back(
                {slice.name,
                 slice.expression,
                 chooseSlice(slice.name, m_deps.workspace, m_deps.dataset, m_stop)});
        if (choices.empty())
            return {};
        ISCOPE_TRY_ASSIGN(
            m_out.slices, compareSlicesTask(spec, {*before, *after}, choices, m_progress, m_stop));
        return {};
    }

    const RetrainSpec& m_spec;
    const RetrainDeps& m_deps;
    ProgressSink& m_progress;
    const std::stop_token& m_stop;
    rank::ScorerInfo m_start;
    data::SplitSpec m_split;
    labels::LabelState m_state;
    RetrainOutcome m_out;
};

Json jsonOf(const feedback::LabelBatch& batch) {
    return {
        {"hash", batch.hash},
        {"impressions", batch.impressions.size()},
        {"labels", batch.labelCount},
        {"skipped", batch.skippedCount},
        {"without_intent", batch.intentlessCount},
        {"disputed", batch.disputedCount},
        {"held_out", batch.heldOutCount}};
}

} // namespace

Result<RetrainOutcome> retrainTask(
    const RetrainSpec& spec, const RetrainDeps& deps, ProgressSink& progress, const std::stop_token& stop) {
    return Retrain(spec, deps, progress, stop).run();
}

std::string toJson(const RetrainOutcome& outcome, const data::Dataset& dataset) {
    Json object;
    object["label_batch"] = jsonOf(outcome.batch);
    object["changed_impressions"] = outcome.changedCount;
    object["outside_candidates"] = outcome.outsideCount;
    object["before_run"] = outcome.before.id;
    object["after_run"] = outcome.after.id;
    object["parent_checkpoint"] = outcome.before.rankerHashes;
    object["checkpoint_hash"] = outcome.training.ranker.checkpointHash;
    object["best_epoch"] = outcome.training.ranker.bestEpoch;
    Json& cost = object["cost"] = Json::object();
    cost["seconds_per_label"] =
        outcome.cost.secondsPerLabel ? Json(*outcome.cost.secondsPerLabel) : Json(nullptr);
    cost["is_measured"] = outcome.cost.isMeasured;
    cost["hours"] = outcome.cost.hours ? Json(*outcome.cost.hours) : Json(nullptr);
    object["comparison"] = Json::parse(
        outcome.slices.empty() ? toJson(outcome.comparison, dataset)
                               : toJson(outcome.comparison, outcome.slices, dataset));
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace intentscope::tasks
