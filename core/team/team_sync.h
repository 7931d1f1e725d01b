// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/store/label_store.h"
#include "core/store/team_store.h"
#include "core/team/team_server.h"

#include <cstdint>
#include <set>
#include <stop_token>
#include <vector>

namespace intentscope::team {

/// What one or more rounds did.
struct SyncOutcome {
    std::int64_t sentCount = 0;     ///< own events that were new to the server
    std::int64_t receivedCount = 0; ///< events that were new here
    /// Judgements that were said again, since the same person had judged the same impression in another
    /// workspace meanwhile: the later one stands everywhere.
    std::int64_t restatedCount = 0;
    std::int64_t refusedCount = 0; ///< own events that the server does not take
    bool isServerSetBack = false;  ///< it had lost events, which were offered again
};

/// Sends and receives label events. Everything it knows is in the two stores, so that it may end anywhere and
/// go on later: an event goes out again until the server's log shows it, and the server and `labels` leave
/// out what they have. One thread at a time, with stores of its own.
///
/// Every workspace ends with the same labels in force as the server's log folds to. Its log has the server's
/// order but for own events that were not in the server's log when another one of the same annotator and
/// impression came in. Then the later judgement by its time is appended once more, and comes last everywhere.
class TeamSync {
public:
    struct Stores {
        store::LabelStore& labels;
        store::TeamStore& team;
    };

    TeamSync(Stores stores, ProgressSink& progress, std::stop_token stop)
        : m_stores(stores), m_progress(progress), m_stop(std::move(stop)) {}

    /// Until nothing is left to send or to receive. Errors of the server and the stores; Mismatch when the
    /// server is another team's, or knows the login under another name, or has another dataset. What was done
    /// before an error stays and is in `outcome`.
    Status run(TeamServer& server);

    const SyncOutcome& outcome() const { return m_outcome; }

private:
    Status checkTeam(TeamServer& server);
    Status checkOrder(TeamServer& server);
    Status shareCauses(TeamServer& server);
    Status send(TeamServer& server);
    Status sendBatch(TeamServer& server, std::span<const labels::LabelEvent> events);
    Status sendEach(TeamServer& server, std::span<const labels::LabelEvent> events);
    Result<std::string> lineOf(const labels::LabelEvent& event);
    Status receive(TeamServer& server);
    Status take(const std::vector<TeamEvent>& page);
    Status restate(const std::vector<labels::LabelEvent>& page);

    Stores m_stores;
    ProgressSink& m_progress;
    std::stop_token m_stop;
    store::TeamMembership m_membership;
    SyncOutcome m_outcome;
    std::size_t m_leftCount = 0;           ///< pending after the round before
    std::set<std::int64_t> m_refused = {}; ///< sequences that the server did not take in this run
};

} // namespace intentscope::team
