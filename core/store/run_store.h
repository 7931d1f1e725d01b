// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"
#include "core/store/sqlite.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::store {

/// Where something came from: one fact about a run.
struct ProvenanceRow {
    std::string kind;    ///< "dataset", "ranker", "label_batch", ...
    std::string subject; ///< a path or a name
    std::string hash;    ///< SHA-256, or "" where there is none

    friend bool operator==(const ProvenanceRow&, const ProvenanceRow&) = default;
};

/// Figures computed for a run, as JSON text under a key such as "eval:test".
struct RunMetrics {
    std::string key;
    std::string json;
    UtcMillis computedAt;

    friend bool operator==(const RunMetrics&, const RunMetrics&) = default;
};

/// The register of runs. One thread at a time. A removed run keeps its row with the time of its removal,
/// and its name becomes free. Errors of every call: Busy, ResourceExhausted, Corrupt, Io.
class RunStore {
public:
    explicit RunStore(Db db);

    /// AlreadyExists when the id or the name is taken, InvalidInput when one of them is empty. `publish` runs
    /// inside the transaction, last before the commit: when it fails, nothing is registered.
    Status
    add(const rank::RunInfo& info,
        std::span<const ProvenanceRow> provenance,
        const std::function<Status()>& publish);
    /// By time, then by id.
    Result<std::vector<rank::RunInfo>> list();
    /// By name first, then by id; NotFound lists the names that there are.
    Result<rank::RunInfo> find(std::string_view nameOrId);
    /// NotFound when there is no such run.
    Status remove(std::string_view id, UtcMillis at);

    Result<std::vector<ProvenanceRow>> provenance(std::string_view id);
    /// Replaces what was there under the key. InvalidInput when it is no JSON, NotFound for an unknown run.
    Status saveMetrics(std::string_view id, const RunMetrics& metrics);
    /// By key.
    Result<std::vector<RunMetrics>> metrics(std::string_view id);

private:
    Db m_db;
};

} // namespace intentscope::store
