// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/data/column.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// The candidates of one impression: parallel, in the order of the source.
struct CandidateList {
    std::span<const std::int32_t> intents;   ///< IntentIndex values
    std::span<const std::int8_t> clicked;    ///< 1, 0, or -1 where unknown
    std::span<const std::int8_t> shown;      ///< 1, 0, or -1 where unknown
    std::span<const std::int32_t> positions; ///< from 1; 0 where not shown or unknown
    std::span<const float> propensities;     ///< (0, 1]; NaN where not logged

    std::size_t size() const { return intents.size(); }
};

struct DatasetInfo {
    std::string name = {};
    std::string hash = {};     ///< SHA-256 over the stored columns, schema and time zone, 64 hex digits
    std::string source = {};   ///< path it was imported from
    std::string timeZone = {}; ///< IANA name of the zone that times are shown in; "UTC" unless stated
    std::string description = {};
    std::int64_t rejectedRowCount = 0; ///< of a lenient import
    std::vector<std::string> warnings = {};
};

/// An imported dataset: immutable, shared, memory-mapped; safe to read from any thread. Users that have no
/// row in a users table exist all the same, by the ids the impressions name. Every lookup is O(1) or
/// O(log n). Opening looks at sizes only: see Column about damage. Lookups of one row check that row: a
/// damaged list is empty, a damaged user is the first; `candidateOffsets` and `allCandidates` check all rows
/// when they are first called.
class Dataset {
public:
    virtual ~Dataset();

    virtual const DatasetInfo& info() const = 0;
    virtual const Table& intents() const = 0;
    virtual const Table& users() const = 0;  ///< rowCount() == userCount(), columns may be few
    virtual const Table& events() const = 0; ///< rowCount() 0 where the source has none
    virtual const Table& impressions() const = 0;

    std::int32_t intentCount() const;
    std::int32_t userCount() const;
    std::int32_t impressionCount() const;
    virtual std::int64_t candidateCount() const;
    std::int64_t eventCount() const;

    // Ids as in the source, and back.
    virtual std::string_view intentId(IntentIndex intent) const = 0;
    virtual std::string_view userId(UserIndex user) const = 0;
    virtual std::string_view impressionId(ImpressionIndex impression) const = 0;
    virtual std::optional<IntentIndex> findIntent(std::string_view id) const = 0;
    virtual std::optional<UserIndex> findUser(std::string_view id) const = 0;
    virtual std::optional<ImpressionIndex> findImpression(std::string_view id) const = 0;

    /// What a person reads: title or name where there is one, else the id.
    std::string_view intentTitle(IntentIndex intent) const;
    std::string_view userName(UserIndex user) const;

    virtual UserIndex userOf(ImpressionIndex impression) const = 0;
    virtual UtcMillis timeOf(ImpressionIndex impression) const = 0;
    /// Impressions of a user by time, then by row.
    virtual std::span<const std::int32_t> impressionsOf(UserIndex user) const = 0;
    /// Events of a user by time, then by row.
    virtual std::span<const std::int32_t> eventsOf(UserIndex user) const = 0;
    virtual UserIndex userOfEvent(EventIndex event) const = 0;
    virtual UtcMillis timeOfEvent(EventIndex event) const = 0;

    virtual CandidateList candidatesOf(ImpressionIndex impression) const;
    /// Compressed rows: candidates of impression i are [offsets[i], offsets[i+1]) of the spans below and of
    /// every ScoreTable.
    virtual std::span<const std::int64_t> candidateOffsets() const = 0;
    virtual CandidateList allCandidates() const = 0;

    DatasetSchema schema() const;

    /// Corrupt, with a file's name, when what is stored of the candidates is damaged. O(candidates) at the
    /// first call.
    virtual Status checkCandidates() const;
    /// The same for everything that is stored but numbers and times, which have no wrong values.
    virtual Status check() const;
};

/// Maps a dataset written by an import, in O(files). Corrupt when a file is of another size than columns.json
/// says or has a damaged header, UnsupportedVersion when a newer program wrote it, NotFound. Damage inside of
/// a file shows later: see Column. A file that is cut while the dataset is open ends the program.
Result<std::shared_ptr<const Dataset>> openDataset(Env& env, const std::filesystem::path& directory);

/// Reads every file and compares its SHA-256 with columns.json: Corrupt names the first that differs.
Status verifyDataset(Env& env, const std::filesystem::path& directory);

} // namespace intentscope::data
