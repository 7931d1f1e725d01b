// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/precomputed_task.h"

#include "core/base/build_version.h"
#include "core/base/fingerprint.h"
#include "core/data/cell.h"
#include "core/data/npy.h"
#include "core/data/table_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace intentscope::tasks {

namespace {

using Path = std::filesystem::path;

constexpr float NotScored = std::numeric_limits<float>::quiet_NaN();
const std::vector<std::string> Columns{"impression_id", "intent_id", "score"};

tl::unexpected<Error> complain(const data::Record& record, std::size_t cell, std::string message) {
    return fail(
        ErrorCode::InvalidInput,
        std::move(message),
        {.place = record.placeOf(cell), .cure = "Export the scores again for this dataset"});
}

/// Fills a table of scores record by record.
class ScoreFiller {
public:
    explicit ScoreFiller(const data::Dataset& dataset)
        : m_dataset(dataset), m_scores(static_cast<std::size_t>(dataset.candidateCount()), NotScored) {}

    Status add(const data::Record& record) {
        const auto impression = m_dataset.findImpression(record.cells[0]);
        if (!impression)
            return complain(record, 0, "There is no impression " + data::quotedCell(record.cells[0]));
        const auto intent = m_dataset.findIntent(record.cells[1]);
        if (!intent)
            return complain(record, 1, "There is no intent " + data::quotedCell(record.cells[1]));
        const auto candidates = m_dataset.candidatesOf(*impression).intents;
        const auto found = std::ranges::find(candidates, intent->value);
        if (found == candidates.end())
            return complain(
                record,
                1,
                "The intent " + data::quotedCell(record.cells[1]) + " is no candidate of the impression " +
                    data::quotedCell(record.cells[0]));
        auto score = data::parseNumber(record.cells[2]);
        if (!score) {
            score.error().place = record.placeOf(2);
            return tl::unexpected(std::move(score).error());
        }
        return set(record, *impression, static_cast<std::size_t>(found - candidates.begin()), *score);
    }

    std::vector<float> take() { return std::move(m_scores); }

private:
    Status set(const data::Record& record, ImpressionIndex impression, std::size_t candidate, double score) {
        const auto value = static_cast<float>(score);
        if (!std::isfinite(value))
            return complain(record, 2, "The score " + data::quotedCell(record.cells[2]) + " is too large");
        auto& place =
            m_scores[static_cast<std::size_t>(m_dataset.candidateOffsets()[impression.row()]) + candidate];
        if (!std::isnan(place))
            return complain(
                record,
                0,
                "The impression " + data::quotedCell(record.cells[0]) + " has two scores for the intent " +
                    data::quotedCell(record.cells[1]));
        place = value;
        return {};
    }

    const data::Dataset& m_dataset;
    std::vector<float> m_scores;
};

/// The three columns, and that the file's others are not meant.
Result<data::TableSource> tableOf(Env& env, const Path& file) {
    data::TableSource table{.file = file, .schema = {}, .ignored = {}};
    table.schema.columns = {
        {.name = Columns[0], .role = data::Role::ImpressionId},
        {.name = Columns[1], .role = data::Role::IntentId},
        {.name = Columns[2], .kind = data::FeatureKind::Numeric}};
    data::SourceOptions options;
    options.wanted = Columns;
    ISCOPE_TRY_ASSIGN(const auto source, data::openRecordSource(env, file, options));
    for (const auto& column : source->columns()) {
        if (std::ranges::find(Columns, column) == Columns.end())
            table.ignored.push_back(column);
    }
    return table;
}

Result<std::vector<float>> readTable(
    const Path& file,
    const data::Dataset& dataset,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto table, tableOf(env, file));
    ISCOPE_TRY_ASSIGN(auto reader, data::TableReader::open(env, table));
    ScoreFiller filler(dataset);
    data::Record record;
    for (std::int64_t row = 0;; ++row) {
        constexpr std::int64_t RowsBetweenPolls = 8192;
        if (row % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report(
                {.phase = "Reading scores", .done = reader.bytesRead(), .total = reader.byteCount()});
        }
        ISCOPE_TRY_ASSIGN(const auto state, reader.next(record));
        if (state == data::ReadState::End)
            return filler.take();
        ISCOPE_TRY(filler.add(record));
    }
}

Result<std::vector<float>> readArray(const Path& file, const data::Dataset& dataset, Env& env) {
    ISCOPE_TRY_ASSIGN(const auto bytes, env.map(file));
    auto parsed = data::parseNpyHeader(bytes->bytes(), file);
    if (!parsed && parsed.error().code == ErrorCode::Corrupt)
        parsed.error().cure = "Write it again with numpy.save, as float32 or float64"; // no dataset's array
    ISCOPE_TRY_ASSIGN(const auto header, std::move(parsed));
    const auto count = static_cast<std::uint64_t>(dataset.candidateCount());
    if (header.count != count)
        return fail(
            ErrorCode::Mismatch,
            "the array has " + std::to_string(header.count) + " scores, and the dataset " +
                std::to_string(count) + " candidates",
            {.place = {.file = file.string()}, .cure = "Give one score a candidate, in the dataset's order"});
    std::vector<float> scores;
    if (header.type == data::NpyType::Float32) {
        ISCOPE_TRY_ASSIGN(const auto npy, data::NpyFile::open(env, file, header.type));
        const auto values = npy.values<float>();
        scores.assign(values.begin(), values.end());
    } else {
        ISCOPE_TRY_ASSIGN(const auto npy, data::NpyFile::open(env, file, data::NpyType::Float64));
        for (const double value : npy.values<double>())
            scores.push_back(static_cast<float>(value));
    }
    const auto infinite = std::ranges::find_if(scores, [](float score) { return std::isinf(score); });
    if (infinite == scores.end())
        return scores;
    return fail(
        ErrorCode::InvalidInput,
        "the score of candidate " + std::to_string(infinite - scores.begin()) + " is infinite",
        {.place = {.file = file.string()}, .cure = "Give finite scores, and NaN where there is none"});
}

/// An impression with some of its scores cannot be ranked, and leaving it out would be silent.
Status checkWhole(const data::Dataset& dataset, const std::vector<float>& scores, const Path& file) {
    const auto offsets = dataset.candidateOffsets();
    for (std::size_t row = 0; row + 1 < offsets.size(); ++row) {
        const auto begin = scores.begin() + offsets[row];
        const auto end = scores.begin() + offsets[row + 1];
        const auto missing = std::count_if(begin, end, [](float score) { return std::isnan(score); });
        if (missing > 0 && missing < end - begin)
            return fail(
                ErrorCode::InvalidInput,
                "the impression '" + std::string(dataset.impressionId({static_cast<std::int32_t>(row)})) +
                    "' has no score for " + std::to_string(missing) + " of its " +
                    std::to_string(end - begin) + " candidates",
                {.place = {.file = file.string()}, .cure = "Score all candidates of an impression, or none"});
    }
    if (std::ranges::all_of(scores, [](float score) { return std::isnan(score); }))
        return fail(ErrorCode::InvalidInput, "there is no score", {.place = {.file = file.string()}});
    return {};
}

Status checkSplit(const PrecomputedSpec& spec, const data::Dataset& dataset) {
    if (spec.isOutOfFold && (!spec.split || !std::holds_alternative<data::UserFolds>(*spec.split)))
        return fail(
            ErrorCode::InvalidInput,
            "scores out of fold need the split by folds that they were made on",
            {.cure = "Add --split folds:5/0"});
    if (!spec.split)
        return {};
    ISCOPE_TRY_ASSIGN(const auto split, data::makeSplit(dataset, *spec.split));
    return data::checkNoLeak(dataset, *spec.split, split);
}

} // namespace

Result<rank::ScoreTable> precomputedTask(
    const PrecomputedSpec& spec,
    const std::shared_ptr<const data::Dataset>& dataset,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY(dataset->check());
    ISCOPE_TRY(checkSplit(spec, *dataset));
    const bool isArray = spec.file.extension() == ".npy";
    ISCOPE_TRY_ASSIGN(
        auto scores,
        isArray ? readArray(spec.file, *dataset, env) : readTable(spec.file, *dataset, env, progress, stop));
    ISCOPE_TRY(checkWhole(*dataset, scores, spec.file));
    ISCOPE_TRY_ASSIGN(const auto bytes, env.map(spec.file));
    rank::RunInfo info;
    info.name = spec.runName;
    info.datasetHash = dataset->info().hash;
    info.rankerHashes = {fingerprintOf(bytes->text()).hex()};
    info.rankerFolders = {spec.file.string()};
    info.split = spec.split ? data::toText(*spec.split) : std::string();
    info.isOutOfFold = spec.isOutOfFold;
    info.isPrecomputed = true;
    info.createdAt = nowUtc();
    info.codeVersion = codeVersion();
    return rank::ScoreTable(dataset, std::move(info), std::move(scores));
}

} // namespace intentscope::tasks
