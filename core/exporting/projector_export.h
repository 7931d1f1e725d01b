// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/exporting/label_export.h"
#include "core/rank/latent_queries.h"
#include "core/rank/score_table.h"

#include <filesystem>
#include <stop_token>

namespace intentscope::exporting {

struct ProjectorExportSpec {
    std::filesystem::path file; ///< of the vectors, "x.tsv"; the metadata stand beside it in "x.metadata.tsv"
};

struct ProjectorSource {
    Env& env;
    const data::Dataset& dataset;
    const rank::LatentQueries& latent;     ///< of this dataset
    const rank::ScoreTable* run = nullptr; ///< of this dataset: adds what it ranks first
};

/// Where the metadata of a file of vectors stand.
std::filesystem::path projectorMetadataOf(const std::filesystem::path& vectors);

/// Writes latent queries for TensorBoard's projector: one line of tab separated numbers for each impression
/// that has a latent query, in the dataset's order, and beside it a titled file of tab separated metadata
/// with as many lines: impression, user, time, region, clicked intents, latent query, and of a run the intent
/// that it ranks first. Numbers are the shortest that read back as the same float. Tabs and line ends inside
/// a text become blanks. Both files have a manifest. Impressions without a latent query are left out and
/// counted. InvalidInput when none has one; Io; Cancelled, and then neither file is there.
Result<ExportOutcome> exportProjector(
    const ProjectorExportSpec& spec,
    const ProjectorSource& source,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::exporting
