// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/store/sqlite.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::store {

/// The team that a workspace shares its labels with.
struct TeamMembership {
    std::string server;           ///< its address, without a password
    std::string teamId;           ///< which the server made
    std::string annotator;        ///< the name under which labels of this workspace are shared
    std::string datasetHash;      ///< whose labels are shared
    std::int64_t readThrough = 0; ///< number of the last event of the server's log that is here
    std::string readEvent;        ///< its id
    UtcMillis syncedAt;           ///< missing: never
    std::string lastError;        ///< why the last attempt failed; "" when it did not
};

/// An event of the server's log.
struct SharedEvent {
    std::string eventId;
    std::int64_t number = 0;
};

/// An own event that is not known to be on the server.
struct PendingEvent {
    std::int64_t sequence = 0;
    std::string impressionId;
};

/// An own event that the server does not take.
struct RefusedEvent {
    std::int64_t sequence = 0;
    std::string reason;
};

/// Events of the team's dataset.
struct TeamCounts {
    std::int64_t sentCount = 0;     ///< own ones that the server has
    std::int64_t receivedCount = 0; ///< of others, from the server
    std::int64_t pendingCount = 0;  ///< own ones that the server does not have yet, refused ones among them
    std::int64_t refusedCount = 0;
    std::int64_t heldBackCount = 0; ///< under other names and not from the server: they stay here
};

/// What is shared with a team, in the workspace's database. One thread at a time. What a call returned is on
/// disk. Errors of every call: Busy, ResourceExhausted, Corrupt, Io; NotFound where it needs a team and there
/// is none.
class TeamStore {
public:
    explicit TeamStore(Db db);

    /// Nothing without a team.
    Result<std::optional<TeamMembership>> membership();
    /// AlreadyExists when there is a team already.
    Status join(const TeamMembership& membership);
    /// Forgets the team; labels stay.
    Status leave();
    Status changeServer(std::string_view server);

    Result<TeamCounts> counts();
    /// By sequence.
    Result<std::vector<PendingEvent>> pending();
    Result<std::vector<RefusedEvent>> refused();
    Status refuse(const RefusedEvent& event);

    /// The server's log is here up to the last of these, which are in the label log already.
    Status markShared(std::span<const SharedEvent> events);
    /// The server's log has to be read from its beginning, and every own event be offered again.
    Status forgetShared();
    /// `error` "": all went well at `time`.
    Status noteAttempt(UtcMillis time, std::string_view error);

private:
    Status noteSharedThrough(std::int64_t sequence);

    Db m_db;
};

} // namespace intentscope::store
