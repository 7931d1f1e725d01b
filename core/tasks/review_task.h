// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// Names inside of a review bundle, docs/labelling.md.
namespace review {
constexpr const char* Format = "intentscope-review";
constexpr std::uint64_t Version = 1;
constexpr const char* Manifest = "manifest.json";
constexpr const char* ReadMe = "README.txt";
constexpr const char* Labels = "labels/labels.jsonl";
constexpr const char* LabelsInForce = "labels/in_force.csv";
constexpr const char* Causes = "labels/causes.jsonl";
constexpr const char* Slices = "slices.jsonl";
constexpr const char* Queues = "queues/queues.jsonl";
constexpr const char* Dataset = "dataset";
} // namespace review

struct ReviewExportSpec {
    std::filesystem::path file = {};    ///< "": exports/review-<start of the dataset's hash>.zip
    std::string dataset = {};           ///< name or hash
    std::vector<std::string> runs = {}; ///< names or ids; empty: all of the dataset
    bool hasLatentQueries = true;       ///< the sets that the runs have read
};

struct ReviewExportOutcome {
    std::filesystem::path file;
    std::filesystem::path manifest; ///< "<file>.manifest.json": the bundle's SHA-256 and what is in it
    std::string sha256;
    std::int64_t fileCount = 0;
    std::int64_t labelEventCount = 0;
    std::int64_t runCount = 0;
    std::int64_t queueCount = 0;
    std::vector<std::string> missingLatentSets = {}; ///< that runs have read and the workspace no longer has
};

/// Writes one ZIP file with all that a reviewer needs: the dataset as CSV tables, the log of labels and the
/// labels in force, error causes, queues with their items and sittings, saved slices, and of every run its
/// description, scores, ranking, metrics, provenance and latent queries; with the SHA-256 of each file in
/// manifest.json. Checkpoints are not in it, their hashes are. The same workspace content gives the same
/// bytes (with the same release of zlib), and importing the bundle into an empty workspace and exporting it
/// again gives them again. Whole or not at all. Labels are read from one state.
Result<ReviewExportOutcome> exportReview(
    ReviewExportSpec spec,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop);

struct ReviewImportOutcome {
    std::string datasetHash;
    std::int64_t labelEventCount = 0; ///< new ones
    std::int64_t knownEventCount = 0; ///< that were there already
    std::int64_t runCount = 0;
    std::int64_t queueCount = 0;
    std::int64_t sliceCount = 0;
    std::int64_t latentSetCount = 0;
    std::vector<std::string> notes = {}; ///< what was there already, and so was left as it is
};

/// Takes a bundle into a workspace. First every file is checked against manifest.json: Corrupt names the one
/// that differs, is missing or is not in the manifest, and nothing is imported. What the workspace has
/// already (dataset, runs, queues, slices, causes, by id or name) stays as it is and is noted; label events
/// that are new are added, so that importing a bundle twice adds nothing. UnsupportedVersion for a newer
/// bundle; Cancelled. Steps that were done before a failure stay, and importing again goes on behind them.
Result<ReviewImportOutcome> importReview(
    const std::filesystem::path& file,
    workspace::Workspace& workspace,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One line of JSON: id, title, description, retired.
std::string toJson(const labels::ErrorCause& cause);
std::string toJson(const store::SavedSlice& slice);

} // namespace intentscope::tasks
