// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/ranker_rows_export.h"

#include "core/exporting/csv_text.h"
#include "core/exporting/export_file.h"
#include "core/exporting/percent_text.h"
#include "core/exporting/ranker_features.h"
#include "core/stats/random.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace intentscope::exporting {

namespace {

/// Places of the candidates to write, ascending.
std::vector<std::size_t>
keptCandidates(const RankerRowsSpec& spec, const data::CandidateList& candidates, std::int32_t impression) {
    std::vector<std::size_t> kept;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (spec.format == RankerRowsFormat::LibSvm && candidates.clicked[i] == data::MissingFlag)
            continue;
        (candidates.clicked[i] == 1 ? kept : others).push_back(i);
    }
    if (spec.negativeCount) {
        stats::Random random(spec.seed, static_cast<std::uint64_t>(impression));
        const auto wanted = std::min(static_cast<std::size_t>(*spec.negativeCount), others.size());
        for (std::size_t i = 0; i < wanted; ++i)
            std::swap(others[i], others[i + random.below(others.size() - i)]);
        others.resize(wanted);
    }
    kept.insert(kept.end(), others.begin(), others.end());
    std::ranges::sort(kept);
    return kept;
}

/// What a label says of the candidates of one impression.
class CandidateLabels {
public:
    CandidateLabels(const RankerRowsSpec& spec, const feedback::LabelledImpression& labelled)
        : m_labelled(labelled) {
        constexpr std::size_t TopCount = 3;
        if (spec.hardNegatives == nullptr)
            return;
        for (const auto& entry : rank::rankedList(*spec.hardNegatives, {labelled.impression})) {
            if (m_first.size() < TopCount)
                m_first.push_back(entry.intent.value);
        }
    }

    std::int32_t grade(std::int32_t intent) const { return m_labelled.gradeOf(intent); }
    double weight() const { return m_labelled.weight; }
    bool isHardNegative(std::int32_t intent, bool isClicked) const {
        return grade(intent) == 0 && (isClicked || std::ranges::find(m_first, intent) != m_first.end());
    }

private:
    const feedback::LabelledImpression& m_labelled;
    std::vector<std::int32_t> m_first;
};

class RowWriter {
public:
    RowWriter(const RankerRowsSpec& spec, const data::Dataset& dataset)
        : m_spec(spec), m_dataset(dataset), m_features(dataset) {}

    const RankerFeatures& features() const { return m_features; }

    std::string header() const {
        if (m_spec.format == RankerRowsFormat::LibSvm)
            return {};
        std::vector<std::string> cells{"impression_id", "intent_id", "clicked"};
        if (m_spec.labels != nullptr)
            cells.insert(cells.end(), {"grade", "weight", "hard_negative"});
        for (const auto& feature : m_features.features())
            cells.push_back(feature.name);
        return csvLine(cells);
    }

    /// The rows of an impression and how many they are.
    std::string rows(std::int32_t impression, std::int64_t& count) const {
        const auto candidates = m_dataset.candidatesOf({impression});
        std::string text;
        for (const auto place : keptCandidates(m_spec, candidates, impression)) {
            const IntentIndex intent{candidates.intents[place]};
            text += m_spec.format == RankerRowsFormat::Csv
                        ? csvRow({impression}, intent, candidates.clicked[place], {})
                        : libSvmRow({impression}, intent, candidates.clicked[place]);
            ++count;
        }
        return text;
    }

    /// All candidates of a labelled impression.
    std::string labelledRows(const feedback::LabelledImpression& labelled, std::int64_t& count) const {
        const CandidateLabels labels(m_spec, labelled);
        const auto candidates = m_dataset.candidatesOf({labelled.impression});
        std::string text;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const IntentIndex intent{candidates.intents[i]};
            const std::int32_t grade = labels.grade(intent.value);
            if (m_spec.format == RankerRowsFormat::LibSvm) {
                text += libSvmRow({labelled.impression}, intent, static_cast<std::int8_t>(grade));
            } else {
                const bool isHard = labels.isHardNegative(intent.value, candidates.clicked[i] == 1);
                text += csvRow(
                    {labelled.impression},
                    intent,
                    candidates.clicked[i],
                    {std::to_string(grade), weightText(labels.weight()), isHard ? "1" : "0"});
            }
            ++count;
        }
        return text;
    }

private:
    /// Weights are whole hundredths.
    static std::string weightText(double weight) {
        const auto hundredths = static_cast<int>(weight * 100 + 0.5);
        const std::string digits = std::to_string(hundredths % 100);
        return std::to_string(hundredths / 100) + (digits.size() < 2 ? ".0" : ".") + digits;
    }

    std::string csvRow(
        ImpressionIndex impression,
        IntentIndex intent,
        std::int8_t clicked,
        const std::vector<std::string>& labelCells) const {
        std::vector<std::string> cells{
            std::string(m_dataset.impressionId(impression)),
            std::string(m_dataset.intentId(intent)),
            clicked == data::MissingFlag ? std::string() : std::to_string(clicked)};
        cells.insert(cells.end(), labelCells.begin(), labelCells.end());
        m_features.appendCells(impression, intent, cells);
        return csvLine(cells);
    }

    std::string libSvmRow(ImpressionIndex impression, IntentIndex intent, std::int8_t clicked) const {
        std::string line = std::to_string(clicked) + " qid:" + std::to_string(impression.value + 1);
        m_features.appendPairs(impression, intent, line);
        return line + " # " + percentEncoded(m_dataset.impressionId(impression)) + ' ' +
               percentEncoded(m_dataset.intentId(intent)) + '\n';
    }

    const RankerRowsSpec& m_spec;
    const data::Dataset& m_dataset;
    RankerFeatures m_features;
};

std::string manifestText(
    const RankerRowsSpec& spec,
    const data::Dataset& dataset,
    const RankerFeatures& features,
    const ExportOutcome& outcome) {
    nlohmann::ordered_json manifest;
    manifest["format"] = "intentscope-export";
    manifest["version"] = 1;
    manifest["what"] = "ranker-rows";
    manifest["file"] = spec.file.filename().string();
    manifest["file_format"] = spec.format == RankerRowsFormat::Csv ? "csv" : "libsvm";
    manifest["sha256"] = outcome.sha256;
    manifest["dataset_hash"] = dataset.info().hash;
    manifest["part"] = spec.part;
    if (spec.negativeCount)
        manifest["negatives"] = {{"per_impression", *spec.negativeCount}, {"seed", spec.seed}};
    if (spec.labels != nullptr) {
        manifest["label_batch"] = spec.labels->hash;
        manifest["hard_negatives_of_run"] =
            spec.hardNegatives == nullptr ? std::string() : spec.hardNegatives->info().id;
        auto& events = manifest["label_events"] = nlohmann::ordered_json::array();
        for (const auto& labelled : spec.labels->impressions) {
            for (const std::string& id : labelled.eventIds)
                events.push_back(id);
        }
    }
    const std::size_t count =
        spec.labels != nullptr ? spec.labels->impressions.size() : spec.impressions.size();
    manifest["counts"] = {{"rows", outcome.rowCount}, {"impressions", count}};
    auto& list = manifest["features"] = nlohmann::ordered_json::array();
    for (const auto& feature : features.features()) {
        list.push_back(
            {{"name", feature.name},
             {"from", name(feature.side)},
             {"kind",
              feature.side == FeatureSide::Match ? "count"
              : feature.column == nullptr        ? "categorical"
                                                 : std::string(name(feature.column->spec().kind))},
             {"first_index", feature.firstIndex},
             {"indices", feature.indexCount}});
    }
    return manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

Result<ExportOutcome> exportRankerRows(
    const RankerRowsSpec& spec,
    Env& env,
    const data::Dataset& dataset,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (spec.negativeCount && *spec.negativeCount < 1)
        return fail(
            ErrorCode::InvalidInput,
            "so many candidates without a click cannot be kept: " + std::to_string(*spec.negativeCount),
            {.cure = "Keep 1 or more, or leave --negatives out to keep all"});
    ISCOPE_TRY_ASSIGN(auto file, ExportFile::create(env, spec.file));
    const RowWriter writer(spec, dataset);
    ISCOPE_TRY(file.write(writer.header()));
    ExportOutcome outcome;
    outcome.file = spec.file;
    outcome.manifest = manifestPathOf(spec.file);
    const std::size_t count =
        spec.labels != nullptr ? spec.labels->impressions.size() : spec.impressions.size();
    for (std::size_t i = 0; i < count; ++i) {
        constexpr std::size_t ImpressionsBetweenPolls = 64;
        if (i % ImpressionsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Writing ranker rows",
                 .done = static_cast<std::int64_t>(i),
                 .total = static_cast<std::int64_t>(count)});
        }
        ISCOPE_TRY(file.write(
            spec.labels != nullptr ? writer.labelledRows(spec.labels->impressions[i], outcome.rowCount)
                                   : writer.rows(spec.impressions[i], outcome.rowCount)));
    }
    outcome.sha256 = file.sha256();
    ISCOPE_TRY(file.finish(manifestText(spec, dataset, writer.features(), outcome)));
    return outcome;
}

} // namespace intentscope::exporting
