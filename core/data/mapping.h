// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/derived_column.h"
#include "core/data/import_run.h"
#include "core/data/json_node.h"
#include "core/data/manifest.h"
#include "core/data/table_reader.h"
#include "core/data/time_unit.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// What every mapping file begins with.
struct MappingHead {
    std::string format; ///< "table", "msweb" or "tau-retail"
    std::string name;
    std::string timeZone;
    std::string description;
};

/// A mapping file and the source it is applied to.
struct MappedSource {
    std::filesystem::path source;
    JsonNode mapping;
    MappingHead head;

    /// The name, place and zone that the dataset gets; `datasetName` replaces the mapping's where not empty.
    DatasetInfo info(const std::string& datasetName) const;
    /// `source` itself where it is a file; in a folder the file that the mapping names.
    Result<std::filesystem::path> file(Env& env) const;
};

/// `text` is the mapping itself, and `mapping` what messages call it.
Result<MappedSource> parseMapping(
    std::string_view text, const std::filesystem::path& mapping, const std::filesystem::path& source);
Result<MappedSource>
readMapping(Env& env, const std::filesystem::path& mapping, const std::filesystem::path& source);

/// The columns that say how a candidate was shown, where one row is one candidate; "" where there is none.
struct CandidateRowColumns {
    std::string clicked;
    std::string shown;
    std::string position;
    std::string propensity;
};

/// A plain table in which one row is one impression: what {"format": "table"} says.
struct TableMapping {
    TableSource source;                         ///< the columns that are read
    std::string impressionId;                   ///< column; "": the row's number
    std::string userId;                         ///< column; "": each row is a user of its own
    std::string time;                           ///< column; "": no times
    TimeUnit timeUnit = TimeUnit::Milliseconds; ///< of times that are plain numbers
    std::vector<DerivedColumn> features;
    std::vector<std::string> intentColumns; ///< joined, they name the clicked intent
    std::string emptyIntent;    ///< stands for rows where all of these are empty; "": such rows are errors
    std::string intentCategory; ///< column; "": none
    std::vector<DerivedColumn> intentFeatures; ///< the distinct values of the rows that clicked the intent
    std::optional<TableSource> intentTable;    ///< instead of the distinct values
    std::optional<CandidateRowColumns> candidateRows; ///< a row is one candidate, not one impression
    std::string sameColumn; ///< candidates are the intents seen with the same value; "": all
};

Result<TableMapping> parseTableMapping(const MappedSource& mapped, Env& env);

// The importers of the three formats.
Result<Manifest> importTable(const MappedSource& mapped, DatasetInfo info, ImportRun& run);
Result<Manifest>
importCandidateRows(const MappedSource& mapped, const TableMapping& table, DatasetInfo info, ImportRun& run);
Result<Manifest> importMsweb(const MappedSource& mapped, DatasetInfo info, ImportRun& run);
Result<Manifest> importTauRetail(const MappedSource& mapped, DatasetInfo info, ImportRun& run);

} // namespace intentscope::data
