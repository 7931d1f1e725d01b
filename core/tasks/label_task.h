// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "core/exporting/foreign_labels.h"
#include "core/labels/label_event.h"
#include "core/store/label_store.h"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// Where labels go, and what their ids must exist in.
struct LabelTarget {
    store::LabelStore& store;
    const data::Dataset& dataset;
};

/// What a line that does not say gets.
struct LabelDefaults {
    std::string annotator;
    std::string sessionId;
    UtcMillis time; ///< missing: the clock's
};

struct LabelStats {
    std::int64_t eventCount = 0;
    std::int64_t labelCount = 0;   ///< in force, without the skipped
    std::int64_t skippedCount = 0; ///< in force: items that were skipped with a reason
    std::int64_t impressionCount = 0;
    std::map<std::string, std::int64_t> byAnnotator;    ///< labels in force
    std::map<std::string, std::int64_t> byVerdict;      ///< by the verdict's word
    std::map<std::string, std::int64_t> byIntent;       ///< each true intent of a label counts
    std::map<std::string, std::int64_t> byQueryVerdict; ///< where there is one
    std::map<std::string, std::int64_t> byCause;        ///< by the id of the error cause
    std::map<std::string, std::int64_t> bySkipReason;
};

/// Counts the events of the given datasets; of all when none is given.
Result<LabelStats> labelsStats(
    store::LabelStore& store,
    std::vector<std::string> datasetHashes,
    ProgressSink& progress,
    std::stop_token stop);

/// InvalidInput when the impression or an intent is not in the dataset, or the error cause not in the store.
Status checkLabelIds(const LabelTarget& target, const labels::LabelEvent& event);

/// Checks the ids, fills in a missing dataset hash and time, and stores the event: on return it is on disk.
Result<labels::LabelEvent> appendLabel(const LabelTarget& target, labels::LabelEvent event);

/// Reads one JSON label a line, stores each and answers "accepted <sequence>" once it is on disk, flushed
/// before the next line is read. Stops at the first bad line with its number; what was accepted stays.
/// Returns how many were accepted.
Result<std::int64_t> appendLabelStream(
    std::istream& lines, std::ostream& answers, const LabelTarget& target, const LabelDefaults& defaults);

struct LabelImportSpec {
    std::filesystem::path file; ///< .jsonl or .csv, as exported (docs/workspace.md)
    data::ImportMode mode = data::ImportMode::Strict;
    LabelDefaults defaults = {};
    /// A file of another tool; none: one of ours.
    std::optional<exporting::ForeignLabelFormat> foreign = {};
};

struct LabelImportOutcome {
    std::int64_t appendedCount = 0;
    std::int64_t knownCount = 0;    ///< were there already, by event id
    std::int64_t rejectedCount = 0; ///< lenient mode only
    std::vector<Error> rejections;  ///< the first 100, with file and line
    /// Of another tool's file: what had no place in a label, with how often.
    std::map<std::string, std::int64_t> misfits;
};

struct LabelImportTarget {
    Env& env;
    LabelTarget labels;
};

/// Adds a file's labels, all in one transaction. Importing the same file again adds nothing. Strict: the
/// first bad line (unknown impression or intent, bad field) stops it and nothing is added. Lenient: bad lines
/// are counted and left out. Of another tool's file what does not fit is reported in both modes.
Result<LabelImportOutcome> labelsImport(
    const LabelImportSpec& spec,
    const LabelImportTarget& target,
    ProgressSink& progress,
    std::stop_token stop);

} // namespace intentscope::tasks
