// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/simple/simple_model.h"

#include "core/base/assert.h"

#include <cmath>
#include <unordered_map>
#include <utility>

namespace intentscope::rank {

namespace {

constexpr std::size_t RowsBetweenPolls = 512;
/// Of the rate in the score of item_knn: orders intents without any similarity, and is too small to outweigh
/// a single pair.
constexpr double RateShare = 1e-3;
constexpr std::int64_t NotCounted = -1;

/// What a candidate says about an intent: nothing where the outcome is unknown or the user did not see it.
bool isExposure(const data::CandidateList& candidates, std::size_t i) {
    return candidates.clicked[i] != data::MissingFlag &&
           (candidates.shown[i] != 0 || candidates.clicked[i] == 1);
}

void countInto(
    CountedContexts& counted,
    const ImpressionContexts& contexts,
    const data::Dataset& dataset,
    ImpressionIndex impression) {
    const auto candidates = dataset.candidatesOf(impression);
    for (const auto& context : contexts.of(impression)) {
        const auto row = counted.table.rowOf(context);
        counted.table.countImpression(row);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (isExposure(candidates, i))
                counted.table.countCandidate(
                    row, static_cast<std::size_t>(candidates.intents[i]), candidates.clicked[i] == 1);
        }
    }
}

/// All columns at once, so that a message names every one that is missing.
Status checkColumns(const SimpleRankerSpec& spec, const data::Dataset& dataset) {
    const bool isHistory = spec.architecture == SimpleArchitecture::ItemKnn;
    ISCOPE_TRY(ImpressionContexts::create(dataset, {.columns = spec.columns, .isHistory = isHistory}));
    return {};
}

SimpleModel emptyModel(const data::Dataset& dataset, const SimpleRankerSpec& spec) {
    SimpleModel model{.spec = spec, .intents = {}, .tables = {}};
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        model.intents.emplace_back(dataset.intentId({intent}));
    for (auto& rule : contextRules(spec, dataset))
        model.tables.push_back({.rule = std::move(rule), .table = CountTable(model.intents.size())});
    return model;
}

} // namespace

double SimpleModel::overallRate() const {
    std::int64_t clicks = 0;
    std::int64_t shown = 0;
    for (std::size_t intent = 0; intent < intents.size(); ++intent) {
        const auto cell = tables.front().table.at(0, intent);
        clicks += cell.clicks;
        shown += cell.shown;
    }
    return static_cast<double>(clicks) / static_cast<double>(shown);
}

Result<SimpleModel> countImpressions(
    const data::Dataset& dataset,
    std::span<const std::int32_t> impressions,
    const SimpleRankerSpec& spec,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(check(spec));
    ISCOPE_TRY(checkColumns(spec, dataset));
    auto model = emptyModel(dataset, spec);
    std::vector<ImpressionContexts> contexts;
    for (const auto& counted : model.tables) {
        ISCOPE_TRY_ASSIGN(auto one, ImpressionContexts::create(dataset, counted.rule));
        contexts.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < impressions.size(); ++i) {
        if (i % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Counting clicks",
                 .done = static_cast<std::int64_t>(i),
                 .total = static_cast<std::int64_t>(impressions.size())});
        }
        for (std::size_t table = 0; table < contexts.size(); ++table)
            countInto(model.tables[table], contexts[table], dataset, {impressions[i]});
    }
    if (model.tables.front().table.contexts().empty() || !(model.overallRate() > 0)) {
        return fail(
            ErrorCode::InvalidInput,
            "nothing was clicked in the " + std::to_string(impressions.size()) +
                " impressions of the training part, so there is nothing to count",
            {.cure = "Choose another split, or import clicks"});
    }
    return model;
}

SimpleScoring::SimpleScoring(const SimpleModel& model, const data::Dataset& dataset)
    : m_model(&model), m_dataset(&dataset), m_overallRate(model.overallRate()) {
    std::unordered_map<std::string_view, std::int32_t> rows;
    for (std::size_t row = 0; row < model.intents.size(); ++row)
        rows.emplace(model.intents[row], static_cast<std::int32_t>(row));
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent) {
        const auto found = rows.find(dataset.intentId({intent}));
        m_intents.push_back(found == rows.end() ? -1 : found->second);
    }
}

Result<SimpleScoring> SimpleScoring::create(const SimpleModel& model, const data::Dataset& dataset) {
    ISCOPE_TRY(checkColumns(model.spec, dataset));
    SimpleScoring scoring(model, dataset);
    for (std::size_t table = 1; table < model.tables.size(); ++table) {
        ISCOPE_TRY_ASSIGN(auto contexts, ImpressionContexts::create(dataset, model.tables[table].rule));
        scoring.m_contexts.push_back(std::move(contexts));
    }
    return scoring;
}

void SimpleScoring::score(ImpressionIndex impression, std::span<float> scores) const {
    const auto candidates = m_dataset->candidatesOf(impression);
    ISCOPE_ASSERT(scores.size() == candidates.size());
    // The rows of the impression's contexts: one a table, or of a history all those of its one table.
    std::vector<std::int64_t> rows;
    for (std::size_t i = 0; i < m_contexts.size(); ++i) {
        for (const auto& context : m_contexts[i].of(impression)) {
            const auto found = m_model->tables[i + 1].table.find(context);
            rows.push_back(found ? static_cast<std::int64_t>(*found) : NotCounted);
        }
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto intent = m_intents[static_cast<std::size_t>(candidates.intents[i])];
        switch (m_model->spec.architecture) {
        case SimpleArchitecture::Popularity:
        case SimpleArchitecture::Backoff:
            scores[i] = static_cast<float>(std::log(backedOff(intent, rows)));
            break;
        case SimpleArchitecture::NaiveBayes:
            scores[i] = static_cast<float>(posterior(intent, rows));
            break;
        case SimpleArchitecture::ItemKnn:
            scores[i] = static_cast<float>(similarity(intent, rows));
            break;
        }
    }
}

double SimpleScoring::rate(std::int32_t intent) const {
    if (intent < 0)
        return m_overallRate;
    const auto cell = m_model->tables.front().table.at(0, static_cast<std::size_t>(intent));
    const double smoothing = m_model->spec.smoothing;
    return (cell.clicks + smoothing * m_overallRate) / (cell.shown + smoothing);
}

double SimpleScoring::backedOff(std::int32_t intent, std::span<const std::int64_t> rows) const {
    double probability = rate(intent);
    if (intent < 0)
        return probability;
    const double smoothing = m_model->spec.smoothing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == NotCounted)
            continue;
        const auto cell = m_model->tables[i + 1].table.at(
            static_cast<std::size_t>(rows[i]), static_cast<std::size_t>(intent));
        probability = (cell.clicks + smoothing * probability) / (cell.shown + smoothing);
    }
    return probability;
}

double SimpleScoring::posterior(std::int32_t intent, std::span<const std::int64_t> rows) const {
    const auto& all = m_model->tables.front().table;
    const double smoothing = m_model->spec.smoothing;
    const double clicks = intent < 0 ? 0 : all.at(0, static_cast<std::size_t>(intent)).clicks;
    double sum = std::log(rate(intent));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // A word that was never met tells no intents apart.
        if (rows[i] == NotCounted)
            continue;
        const auto& table = m_model->tables[i + 1].table;
        const auto row = static_cast<std::size_t>(rows[i]);
        const double share = static_cast<double>(table.impressions(row)) / all.impressions(0);
        const double together = intent < 0 ? 0 : table.at(row, static_cast<std::size_t>(intent)).clicks;
        sum += std::log((together + smoothing * share) / (clicks + smoothing));
    }
    return sum;
}

double SimpleScoring::similarity(std::int32_t intent, std::span<const std::int64_t> rows) const {
    double sum = RateShare * rate(intent);
    if (intent < 0)
        return sum;
    const auto& table = m_model->tables.back().table;
    const auto column = static_cast<std::size_t>(intent);
    const double clicks = m_model->tables.front().table.at(0, column).clicks;
    for (const auto row : rows) {
        if (row == NotCounted)
            continue;
        const auto history = static_cast<std::size_t>(row);
        const double together = table.at(history, column).clicks;
        sum += together / std::sqrt(
                              (table.impressions(history) + m_model->spec.smoothing) *
                              (clicks + m_model->spec.smoothing));
    }
    return sum;
}

} // namespace intentscope::rank
