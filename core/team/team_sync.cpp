// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/team/team_sync.h"

#include "core/labels/event_id.h"
#include "core/labels/label_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace intentscope::team {
namespace {

using labels::LabelEvent;

constexpr std::size_t SentAtOnce = 200;
constexpr int ReceivedAtOnce = 500;

/// Worth another attempt, or the user's wish: nothing about the events themselves.
bool isAboutConnection(ErrorCode code) {
    return code == ErrorCode::Io || code == ErrorCode::Busy || code == ErrorCode::Cancelled ||
           code == ErrorCode::ResourceExhausted;
}

/// What `event` says, as an event of its own; the same one each time.
LabelEvent restated(const LabelEvent& event, std::string_view cause) {
    LabelEvent again = event;
    again.sequence = 0;
    again.undoes.reset();
    again.eventId = labels::derivedEventId("restated\n" + event.eventId + "\n" + std::string(cause));
    auto extra = nlohmann::ordered_json::parse(event.extra, nullptr, false);
    if (!extra.is_object())
        extra = nlohmann::ordered_json::object();
    extra["restates"] = event.eventId;
    again.extra = extra.dump();
    return again;
}

} // namespace

Status TeamSync::run(TeamServer& server) {
    m_outcome.isServerSetBack = false;
    ISCOPE_TRY(checkTeam(server));
    ISCOPE_TRY(checkOrder(server));
    ISCOPE_TRY(shareCauses(server));
    while (true) {
        const std::int64_t movedBefore = m_outcome.sentCount + m_outcome.receivedCount;
        ISCOPE_TRY(send(server));
        ISCOPE_TRY(receive(server));
        ISCOPE_TRY_ASSIGN(const auto left, m_stores.team.pending());
        const bool isDone = std::ranges::all_of(
            left, [&](const store::PendingEvent& event) { return m_refused.contains(event.sequence); });
        if (isDone)
            return {};
        // Labels are made meanwhile, so there may be another round, but none without an effect twice.
        if (left.size() == m_leftCount && m_outcome.sentCount + m_outcome.receivedCount == movedBefore)
            return fail(ErrorCode::Internal, "The server has labels that it does not show");
        m_leftCount = left.size();
    }
}

Status TeamSync::checkTeam(TeamServer& server) {
    ISCOPE_TRY_ASSIGN(const auto membership, m_stores.team.membership());
    if (!membership)
        return fail(
            ErrorCode::NotFound,
            "This workspace has no team",
            {.cure = "Join one: intentscope-cli team join --server postgresql://LOGIN@HOST/DATABASE"});
    m_membership = *membership;
    if (server.teamId() != m_membership.teamId)
        return fail(
            ErrorCode::Mismatch,
            "At this address is another team than the one that was joined",
            {.cure = "Correct the address with team join, or leave the team and join this one"});
    if (server.self().annotator != m_membership.annotator)
        return fail(
            ErrorCode::Mismatch,
            "The login '" + server.self().login + "' labels as '" + server.self().annotator +
                "', and this workspace was joined as '" + m_membership.annotator + "'",
            {.cure = "Connect with that person's login, or leave the team and join it again"});
    ISCOPE_TRY_ASSIGN(const auto dataset, server.findDataset(m_membership.datasetHash));
    if (!dataset)
        return fail(
            ErrorCode::Mismatch,
            "The team does not label this workspace's dataset",
            {.cure = "Have an owner add it: intentscope-cli team init"});
    return {};
}

/// A server that was brought back from a backup has lost what came after it.
Status TeamSync::checkOrder(TeamServer& server) {
    if (m_membership.readThrough == 0)
        return {};
    ISCOPE_TRY_ASSIGN(
        const auto last, server.eventsAfter(m_membership.datasetHash, m_membership.readThrough - 1, 1));
    if (!last.empty()) {
        ISCOPE_TRY_ASSIGN(const auto record, labels::parseLabelJson(last.front().line));
        if (record.event.eventId == m_membership.readEvent)
            return {};
    }
    m_outcome.isServerSetBack = true;
    m_membership.readThrough = 0;
    return m_stores.team.forgetShared();
}

Status TeamSync::shareCauses(TeamServer& server) {
    ISCOPE_TRY_ASSIGN(const auto here, m_stores.labels.errorCauses());
    ISCOPE_TRY_ASSIGN(const auto there, server.errorCauses());
    const auto isIn = [](const auto& causes, const labels::ErrorCause& cause) {
        return std::ranges::find(causes, cause.id, &labels::ErrorCause::id) != causes.end();
    };
    for (const labels::ErrorCause& cause : here) {
        if (!isIn(there, cause))
            ISCOPE_TRY(server.addErrorCause(cause));
    }
    for (const labels::ErrorCause& cause : there) {
        if (!isIn(here, cause))
            ISCOPE_TRY(m_stores.labels.saveErrorCause(cause));
    }
    return {};
}

Result<std::string> TeamSync::lineOf(const LabelEvent& event) {
    labels::LabelRecord record{event, {}};
    if (event.undoes) {
        ISCOPE_TRY_ASSIGN(const auto undone, m_stores.labels.eventAt(*event.undoes));
        record.undoesId = undone.eventId;
    }
    return labels::toJson(record);
}

Status TeamSync::send(TeamServer& server) {
    // The server's log is what tells that an event has arrived, so all of them are offered before it is read.
    ISCOPE_TRY_ASSIGN(auto pending, m_stores.team.pending());
    std::erase_if(
        pending, [&](const store::PendingEvent& event) { return m_refused.contains(event.sequence); });
    for (std::size_t begin = 0; begin < pending.size(); begin += SentAtOnce) {
        ISCOPE_TRY(checkStop(m_stop));
        m_progress.report(
            {.phase = "Sending labels",
             .done = static_cast<std::int64_t>(begin),
             .total = static_cast<std::int64_t>(pending.size())});
        std::vector<LabelEvent> events;
        for (std::size_t i = begin; i < std::min(begin + SentAtOnce, pending.size()); ++i) {
            ISCOPE_TRY_ASSIGN(auto event, m_stores.labels.eventAt(pending[i].sequence));
            events.push_back(std::move(event));
        }
        ISCOPE_TRY(sendBatch(server, events));
    }
    return {};
}

Status TeamSync::sendBatch(TeamServer& server, std::span<const LabelEvent> events) {
    std::vector<std::string> lines;
    for (const LabelEvent& event : events) {
        ISCOPE_TRY_ASSIGN(lines.emplace_back(), lineOf(event));
    }
    const auto sent = server.append(lines);
    if (sent) {
        m_outcome.sentCount += *sent;
        return {};
    }
    if (isAboutConnection(sent.error().code))
        return tl::unexpected(sent.error());
    return sendEach(server, events);
}

/// One event that the server refuses must not hold back the others.
Status TeamSync::sendEach(TeamServer& server, std::span<const LabelEvent> events) {
    for (const LabelEvent& event : events) {
        ISCOPE_TRY(checkStop(m_stop));
        ISCOPE_TRY_ASSIGN(const std::string line, lineOf(event));
        const auto sent = server.append(std::span(&line, 1));
        if (sent) {
            m_outcome.sentCount += *sent;
            continue;
        }
        if (isAboutConnection(sent.error().code))
            return tl::unexpected(sent.error());
        m_refused.insert(event.sequence);
        ++m_outcome.refusedCount;
        ISCOPE_TRY(m_stores.team.refuse({event.sequence, sent.error().message}));
    }
    return {};
}

Status TeamSync::receive(TeamServer& server) {
    ISCOPE_TRY_ASSIGN(const auto membership, m_stores.team.membership());
    std::int64_t through = membership ? membership->readThrough : 0;
    while (true) {
        ISCOPE_TRY(checkStop(m_stop));
        ISCOPE_TRY_ASSIGN(
            const auto page, server.eventsAfter(m_membership.datasetHash, through, ReceivedAtOnce));
        if (page.empty())
            return {};
        ISCOPE_TRY(take(page));
        through = page.back().number;
        m_progress.report({.phase = "Receiving labels", .done = through});
    }
}

Status TeamSync::take(const std::vector<TeamEvent>& page) {
    std::vector<LabelEvent> events;
    std::vector<std::string> undoesIds;
    std::vector<store::SharedEvent> shared;
    for (const TeamEvent& line : page) {
        auto record = labels::parseLabelJson(line.line);
        Status isUsable = record ? labels::validate(record->event) : Status(tl::unexpected(record.error()));
        if (!isUsable)
            return fail(
                ErrorCode::Corrupt,
                "Event " + std::to_string(line.number) +
                    " of the server cannot be read: " + isUsable.error().message,
                {.cure = "Use the newest IntentScope; what is labelled here is sent all the same"});
        shared.push_back({record->event.eventId, line.number});
        events.push_back(std::move(record->event));
        undoesIds.push_back(std::move(record->undoesId));
    }
    ISCOPE_TRY_ASSIGN(const auto added, m_stores.labels.appendBatch(events, undoesIds));
    m_outcome.receivedCount += added.appendedCount;
    // Before the marks: a crash in between repeats both.
    ISCOPE_TRY(restate(events));
    return m_stores.team.markShared(shared);
}

Status TeamSync::restate(const std::vector<LabelEvent>& page) {
    if (std::ranges::find(page, m_membership.annotator, &LabelEvent::annotator) == page.end())
        return {};
    ISCOPE_TRY_ASSIGN(const auto pending, m_stores.team.pending());
    std::map<std::string, std::vector<std::int64_t>> waiting;
    for (const store::PendingEvent& event : pending)
        waiting[event.impressionId].push_back(event.sequence);
    std::vector<LabelEvent> again;
    for (const LabelEvent& event : page) {
        if (event.annotator != m_membership.annotator || !waiting.contains(event.impressionId))
            continue;
        ISCOPE_TRY_ASSIGN(const auto stored, m_stores.labels.findEvent(event.eventId));
        std::vector<std::int64_t>& sequences = waiting[event.impressionId];
        std::erase(sequences, stored->sequence);
        LabelEvent latest = *stored;
        for (const std::int64_t sequence : sequences) {
            if (sequence >= stored->sequence)
                continue;
            ISCOPE_TRY_ASSIGN(const auto before, m_stores.labels.eventAt(sequence));
            if (before.time >= latest.time)
                latest = before;
        }
        if (std::ranges::any_of(sequences, [&](std::int64_t one) { return one < stored->sequence; }))
            again.push_back(restated(latest, event.eventId));
    }
    const std::vector<std::string> noUndoes(again.size());
    ISCOPE_TRY_ASSIGN(const auto added, m_stores.labels.appendBatch(again, noUndoes));
    m_outcome.restatedCount += added.appendedCount;
    return {};
}

} // namespace intentscope::team
