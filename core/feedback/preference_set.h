// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/feedback/preference_pairs.h"
#include "core/rank/reasoner.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace intentscope::feedback {

/// Names of the files of a preference set, docs/alignment.md.
namespace files {
constexpr const char* Preferences = "preferences.jsonl";
constexpr const char* Sft = "sft.jsonl";
constexpr const char* Pairs = "pairs.jsonl";
constexpr const char* Manifest = "manifest.json";
} // namespace files

/// One of those who wrote the candidates.
struct PreferenceGenerator {
    std::string name = {};
    std::string reasonerHash = {};
    std::string settings = {}; ///< sampling in one line
    std::string latentSet = {};
};

/// Where a preference set comes from; every field is in its manifest.
struct PreferenceOrigin {
    std::string datasetHash = {};
    std::string split = {};
    std::string policyHash = {}; ///< the reasoner that the prompts and vectors are of
    std::string rankerHash = {}; ///< the frozen ranker that judged
    std::string templateHash = {};
    std::vector<PreferenceGenerator> generators = {};
    PreferenceRule rule = {};
    std::int32_t sampleCount = 0;
    std::uint64_t seed = 0;
    std::int64_t clickedCount = 0;   ///< impressions of the training part that could be judged
    std::int64_t repeatedCount = 0;  ///< answers with the text of an earlier one
    std::int64_t cutCount = 0;       ///< answers left out as they did not come to an end
    std::int64_t emptyCount = 0;     ///< answers left out as they say nothing
    std::int64_t overLimitCount = 0; ///< pairs left out by a limit on their number
    PreferenceCounts counts = {};
};

/// One pair with what a trainer is told.
struct PreferenceRow {
    std::string impressionId = {};
    rank::ReasonerPrompt prompt = {};
    const PreferencePair* pair = nullptr;
};

/// Writes preferences.jsonl and sft.jsonl in TRL's conversational forms (prompt, chosen, rejected; prompt,
/// completion), pairs.jsonl with impression and rewards line by line beside them, and manifest.json with the
/// hashes of the three. The same rows give the same bytes. Whole or not at all. AlreadyExists; Io,
/// ResourceExhausted.
Status writePreferenceSet(
    Env& env,
    const std::filesystem::path& folder,
    const PreferenceOrigin& origin,
    std::span<const PreferenceRow> rows);

/// What the manifest of a set on disk says of where it comes from.
struct PreferenceManifest {
    std::string manifestHash = {}; ///< SHA-256 of manifest.json
    std::string datasetHash = {};
    std::string split = {};
    std::string policyHash = {};
    std::string rankerHash = {};
    std::string templateHash = {};
};

/// Reads the manifest and verifies the set as verifyPreferenceSet does.
Result<PreferenceManifest> readPreferenceSet(Env& env, const std::filesystem::path& folder);

/// Corrupt when a file is not the one that the manifest tells of; NotFound, UnsupportedVersion.
Status verifyPreferenceSet(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::feedback
