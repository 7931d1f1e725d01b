// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/error_cause.h"
#include "core/labels/label_event.h"
#include "core/labels/label_state.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace intentscope::store {

/// How many of a batch were new.
struct BatchOutcome {
    std::int64_t appendedCount = 0;
    std::int64_t knownCount = 0; ///< skipped: an event of this id was there already
};

/// The append-only log of label events. What `append` returned is on disk, also after a power cut. One
/// thread at a time; other threads open a store of their own (Workspace::openLabelReader). Errors of every
/// call: Busy, ResourceExhausted, Corrupt, Io, with the file's name; then this store goes on without what
/// failed. Only a disk that refuses to sync may bring back, after the next opening, the one event or batch
/// that it refused first: whole, and never in place of an accepted one.
class LabelStore {
public:
    using Visitor = std::function<Status(const labels::LabelEvent&)>;

    virtual ~LabelStore();

    /// Stores one event and returns it with its sequence, and with an event id where it had none.
    /// InvalidInput when a field cannot be stored (labels::validate), AlreadyExists when the event id is
    /// taken, NotFound when `undoes` names no event.
    virtual Result<labels::LabelEvent> append(labels::LabelEvent event) = 0;

    /// All or nothing, in one transaction. Events whose id is known are skipped. `undoes` of the events is
    /// not looked at: `undoesIds`, parallel to them, names the event by id ("" for none), which may be an
    /// earlier one of the same batch.
    virtual Result<BatchOutcome>
    appendBatch(std::span<const labels::LabelEvent> events, std::span<const std::string> undoesIds) = 0;

    /// Calls `visit` with every event after `afterSequence` in ascending sequence, all from one read
    /// transaction; stops at, and returns, the visitor's first error.
    virtual Status visitEvents(std::int64_t afterSequence, const Visitor& visit) = 0;

    virtual Result<std::optional<labels::LabelEvent>> findEvent(std::string_view eventId) = 0;
    /// The highest sequence, 0 when the log is empty. O(log n).
    virtual Result<std::int64_t> lastSequence() = 0;

    /// The taxonomy of error causes in the order in which they are offered, retired ones too.
    virtual Result<std::vector<labels::ErrorCause>> errorCauses() = 0;
    /// Adds a cause at the end, or replaces title, description and retirement of the one with this id.
    /// InvalidInput (labels::validate).
    virtual Status saveErrorCause(const labels::ErrorCause& cause) = 0;

    /// The events after `afterSequence`, ascending.
    Result<std::vector<labels::LabelEvent>> events(std::int64_t afterSequence = 0);
    /// NotFound when there is no such event.
    Result<labels::LabelEvent> eventAt(std::int64_t sequence);
    /// Brings a fold up to date with what was appended since.
    Status foldInto(labels::LabelState& state);
};

/// The log in the workspace's SQLite file. A connection opened read-only refuses appends with Io.
std::unique_ptr<LabelStore> makeSqliteLabelStore(Db db);

} // namespace intentscope::store
