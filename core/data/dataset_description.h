// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/json_node.h"
#include "core/data/table_reader.h"

#include <filesystem>
#include <optional>
#include <string>

namespace intentscope::data {

constexpr std::string_view DescriptionName = "dataset.json";

/// Where the candidates of a dataset directory come from.
enum class CandidateSource { Table, RuleAll, RuleRegion };

/// What dataset.json says (docs/file-formats.md).
struct DatasetDescription {
    std::string name;
    std::string timeZone;
    std::string description;
    TableSource intents;
    std::optional<TableSource> users;
    std::optional<TableSource> events;
    TableSource impressions;
    TableSource candidates; ///< of CandidateSource::Table
    CandidateSource candidateSource = CandidateSource::Table;
};

/// Reads and checks `folder / dataset.json`. InvalidInput names the place in the file: an unknown word, a
/// role that is missing, there twice or not one of the table, a kind that does not fit its role.
Result<DatasetDescription> readDescription(Env& env, const std::filesystem::path& folder);

/// A column's description: {"role": ..., "kind": ..., "unit": ..., ...}. A role fixes the kind where it is
/// obvious; without a role the column is a feature.
Result<ColumnSpec> parseColumnSpec(const std::string& columnName, const JsonNode& node);

/// The same without asking which members the description has: for descriptions that know more words.
Result<ColumnSpec> parseColumnWords(const std::string& columnName, const JsonNode& node);

/// A table of intents: {"file": ..., "columns": {...}} with the roles that intents may have.
Result<TableSource> parseIntentTable(const JsonNode& node, const std::filesystem::path& folder);

} // namespace intentscope::data
