// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/run_files.h"

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "core/data/npy.h"
#include "core/store/run_json.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace intentscope::workspace {
namespace {

constexpr const char* ScoresName = "scores.npy";
constexpr const char* DescriptionName = "run.json";

Status writeFiles(
    Env& env, const std::filesystem::path& folder, const rank::RunInfo& info, std::span<const float> scores) {
    ISCOPE_TRY(env.createDirectories(folder));
    ISCOPE_TRY(data::writeNpy(env, folder / ScoresName, scores));
    ISCOPE_TRY(writeFileAtomically(env, folder / DescriptionName, store::toJson(info)));
    return env.syncDirectory(folder);
}

Status checkHash(Env& env, const std::filesystem::path& file, const rank::RunInfo& info) {
    const std::string cure = "Score the dataset again to make a new run";
    if (env.kind(file) == FileKind::Missing) {
        return fail(
            ErrorCode::Corrupt,
            "The scores of the run '" + info.name + "' are missing",
            {.place = {.file = file.string()}, .cure = cure});
    }
    ISCOPE_TRY_ASSIGN(const auto bytes, env.map(file));
    if (fingerprintOf(bytes->text()).hex() == info.scoresHash)
        return {};
    return fail(
        ErrorCode::Corrupt,
        "The scores of the run '" + info.name + "' are not those that were saved",
        {.place = {.file = file.string()}, .cure = cure});
}

} // namespace

std::string scoresHash(std::span<const float> scores) {
    Fingerprinter fingerprinter;
    fingerprinter.add(data::formatNpyHeader(data::NpyType::Float32, scores.size()));
    fingerprinter.add(std::as_bytes(scores));
    return fingerprinter.finish().hex();
}

std::string makeRunId(UtcMillis createdAt, const std::string& hash) {
    std::string id = toIso8601(createdAt);
    std::erase_if(id, [](char c) { return c == '-' || c == ':' || c == '.'; });
    return id + "-" + hash.substr(0, 8);
}

Status checkRunId(const std::string& id) {
    constexpr std::string_view Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    constexpr std::size_t MaxLength = 100;
    if (!id.empty() && id.size() <= MaxLength && id.find_first_not_of(Allowed) == std::string::npos)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "'" + id.substr(0, MaxLength) + "' cannot be the id of a run",
        {.cure = "Use up to 100 letters, digits, '-' and '_'"});
}

Status writeRunFiles(
    Env& env, const std::filesystem::path& folder, const rank::RunInfo& info, std::span<const float> scores) {
    auto written = writeFiles(env, folder, info, scores);
    if (!written)
        static_cast<void>(env.removeTree(folder));
    return written;
}

Result<std::shared_ptr<const rank::ScoreTable>> readRunFiles(
    Env& env,
    const std::filesystem::path& folder,
    const rank::RunInfo& info,
    std::shared_ptr<const data::Dataset> dataset) {
    const std::filesystem::path file = folder / ScoresName;
    if (dataset->info().hash != info.datasetHash) {
        return fail(
            ErrorCode::Mismatch,
            "The run '" + info.name + "' scored the dataset " + info.datasetHash.substr(0, 12) + ", not " +
                dataset->info().hash.substr(0, 12),
            {.place = {.file = file.string()}, .cure = "Open the run's own dataset, or score this one"});
    }
    ISCOPE_TRY(checkHash(env, file, info));
    ISCOPE_TRY_ASSIGN(const auto npy, data::NpyFile::open(env, file, data::NpyType::Float32));
    if (!std::cmp_equal(npy.count(), dataset->candidateCount())) {
        return fail(
            ErrorCode::Mismatch,
            "The run '" + info.name + "' has " + std::to_string(npy.count()) + " scores for the " +
                std::to_string(dataset->candidateCount()) + " candidates of its dataset",
            {.place = {.file = file.string()}, .cure = "Score the dataset again"});
    }
    const auto values = npy.values<float>();
    return std::make_shared<const rank::ScoreTable>(
        std::move(dataset), info, std::vector<float>(values.begin(), values.end()));
}

} // namespace intentscope::workspace
