// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/schema.h"
#include "core/data/time_unit.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// One column of the file and what it is taken for. `kind` and `role` may be changed; the rest tells what was
/// found. Roles of a plain table: Feature, Ignored, UserId, ImpressionId, IntentId, Time, and, where a row is
/// one candidate, Clicked, Shown, Position and Propensity.
struct ProposedColumn {
    std::string name;
    FeatureKind kind = FeatureKind::Text;
    Role role = Role::Feature;
    std::string reason; ///< why, as the end of a sentence: "its name says so, and no value is there twice"
    std::int64_t missingCount = 0;  ///< in the rows looked at
    std::int64_t distinctCount = 0; ///< in the rows looked at, at most ColumnProfile::MostDistinct
};

/// What one row of the file is.
enum class RowMeaning {
    Impression, ///< a user chose this intent; every intent of the file is a candidate
    Candidate   ///< an intent that was shown, with whether it was clicked; several rows make an impression
};

/// How a plain table is understood: read it, show it, change it, import it. A value; no threads.
struct Proposal {
    std::filesystem::path file;
    std::string name; ///< of the dataset: the file's own, without the ending
    RowMeaning rows = RowMeaning::Impression;
    std::string rowsReason;                        ///< why a row is taken for that
    TimeUnit timeUnit = TimeUnit::Milliseconds;    ///< of a time that is a plain number
    std::vector<ProposedColumn> columns;           ///< all of the file's, in its order
    std::vector<std::vector<std::string>> preview; ///< the first rows as text, cells parallel to `columns`
    std::int64_t examinedRowCount = 0;             ///< kinds and roles were chosen from that many rows
    /// Where a role has two columns of equally good names: cleared by whoever lets a person decide.
    std::vector<std::string> doubts;
    bool isEachRowAUser = false; ///< for a table without users, when the person says so
};

/// Looks at the first rows of a .csv, .tsv, .jsonl, .ndjson or .parquet file and proposes kinds and roles
/// from names, declared types and values. Up to 10,000 rows are examined and `previewRows` kept: some
/// milliseconds. Rows that are malformed are passed over; reading the whole file will find them. The errors
/// of openRecordReader; InvalidInput when the file has no row.
Result<Proposal> proposeMapping(Env& env, const std::filesystem::path& file, std::size_t previewRows = 100);

/// What stands in the way of importing, one sentence each without a full stop, the most important first:
/// a role that is missing or there twice, a kind that does not fit its role. Empty: it can be imported.
std::vector<std::string> problemsOf(const Proposal& proposal);
inline bool isEnough(const Proposal& proposal) {
    return problemsOf(proposal).empty();
}

/// The proposal as a mapping file ("format": "table", docs/file-formats.md) that `import --map` reads. Roles
/// that nobody has are left out, so that an incomplete one can be completed by hand.
std::string mappingText(const Proposal& proposal);

/// What was understood, for a terminal: one line a column with kind, role and reason.
std::string proposalText(const Proposal& proposal);

/// The roles that a column of such a table may have, for a list to choose from.
std::vector<Role> rolesFor(RowMeaning rows);

} // namespace intentscope::data
