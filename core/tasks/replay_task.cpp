// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/replay_task.h"

#include "core/exporting/label_export.h"
#include "core/labels/label_history.h"
#include "core/store/migrations.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace intentscope::tasks {
namespace {

using exporting::LabelFileFormat;
using exporting::LabelSelection;
using labels::LabelEvent;

struct Kind {
    const char* name;
    LabelFileFormat format;
    LabelSelection selection;
};
constexpr std::array<Kind, 3> Kinds = {{
    {"labels.jsonl", LabelFileFormat::Jsonl, LabelSelection::Log},
    {"labels.csv", LabelFileFormat::Csv, LabelSelection::Log},
    {"in_force.jsonl", LabelFileFormat::Jsonl, LabelSelection::InForce},
}};

/// What an annotator said, without what every append gives it.
bool saysTheSame(const LabelEvent& a, const LabelEvent& b) {
    return a.impressionId == b.impressionId && a.action == b.action && a.label == b.label &&
           a.view == b.view && a.role == b.role;
}

class Replay {
public:
    Replay(
        std::string_view session,
        store::LabelStore& labels,
        Env& env,
        std::filesystem::path scratch,
        ProgressSink& progress,
        const std::stop_token& stop)
        : m_labels(labels), m_env(env), m_scratch(std::move(scratch)), m_progress(progress), m_stop(stop) {
        m_out.session = session;
    }
    Replay(const Replay&) = delete;
    Replay& operator=(const Replay&) = delete;
    ~Replay() {
        m_store.reset();
        static_cast<void>(m_env.removeTree(m_scratch));
    }

    Result<ReplayOutcome> run() {
        ISCOPE_TRY_ASSIGN(auto events, m_labels.events());
        const auto isOfSession = [&](const LabelEvent& event) { return event.sessionId == m_out.session; };
        const auto last = std::find_if(events.rbegin(), events.rend(), isOfSession);
        if (last == events.rend())
            return fail(
                ErrorCode::NotFound,
                "No label was made in the sitting '" + m_out.session + "'",
                {.cure = "See the sittings of a queue: intentscope-cli labels queue show NAME"});
        events.erase(last.base(), events.end());
        m_lastSequence = events.back().sequence;
        ISCOPE_TRY(m_env.createDirectories(m_scratch));
        ISCOPE_TRY_ASSIGN(auto db, store::createDatabase(m_scratch / "replay.sqlite"));
        m_store = store::makeSqliteLabelStore(std::move(db));
        for (const LabelEvent& event : events)
            ISCOPE_TRY(repeat(event));
        for (const Kind& kind : Kinds)
            ISCOPE_TRY(compare(kind));
        return std::move(m_out);
    }

private:
    Status repeat(const LabelEvent& event) {
        ISCOPE_TRY(checkStop(m_stop));
        const bool isOfSession = event.sessionId == m_out.session;
        ++(isOfSession ? m_out.eventCount : m_out.beforeCount);
        m_progress.report(
            {.phase = "Doing the sitting again", .done = event.sequence, .total = m_lastSequence});
        LabelEvent again = event;
        again.sequence = 0;
        if (event.undoes) {
            again.undoes = m_sequences.at(*event.undoes);
            if (isOfSession)
                ISCOPE_TRY(workOut(again));
        }
        ISCOPE_TRY_ASSIGN(const auto stored, m_store->append(std::move(again)));
        m_sequences[event.sequence] = stored.sequence;
        historyOf(event).apply(stored);
        return {};
    }

    labels::LabelHistory& historyOf(const LabelEvent& event) {
        const std::pair key(event.annotator, event.datasetHash);
        const auto found = m_histories.find(key);
        if (found != m_histories.end())
            return found->second;
        return m_histories.emplace(key, labels::LabelHistory(event.annotator, std::vector{event.datasetHash}))
            .first->second;
    }

    /// Replaces a logged undo or redo by what the history proposes for it.
    Status workOut(LabelEvent& logged) {
        ++m_out.undoCount;
        const labels::LabelHistory& history = historyOf(logged);
        for (const auto& proposed : {history.undoEvent(), history.redoEvent()}) {
            if (!proposed || proposed->undoes != logged.undoes || !saysTheSame(*proposed, logged))
                continue;
            LabelEvent event = *proposed;
            event.eventId = logged.eventId;
            event.time = logged.time;
            event.sessionId = logged.sessionId;
            event.extra = logged.extra;
            logged = std::move(event);
            return {};
        }
        return fail(
            ErrorCode::Mismatch,
            "Label event " + logged.eventId + " says that it undoes or redoes another one, and the history " +
                "before it comes to something else",
            {.cure = "It was not made in the window; look at it in an export of the log"});
    }

    Result<std::string>
    exported(const Kind& kind, store::LabelStore& store, const char* folder, std::int64_t until) {
        const exporting::LabelExportSpec spec{
            .file = m_scratch / folder / kind.name,
            .format = kind.format,
            .selection = kind.selection,
            .datasetHashes = {},
            .untilSequence = until};
        ISCOPE_TRY_ASSIGN(
            const auto outcome, exporting::exportLabels(spec, {m_env, store}, m_progress, m_stop));
        m_rowCount = outcome.rowCount;
        m_sha256 = outcome.sha256;
        return m_env.readFile(outcome.file);
    }

    Status compare(const Kind& kind) {
        ISCOPE_TRY_ASSIGN(const auto original, exported(kind, m_labels, "original", m_lastSequence));
        ISCOPE_TRY_ASSIGN(const auto replayed, exported(kind, *m_store, "replayed", 0));
        if (original != replayed) {
            const auto place = std::ranges::mismatch(original, replayed).in1;
            const auto line = std::count(original.begin(), place, '\n') + 1;
            return fail(
                ErrorCode::Mismatch,
                "The sitting done again exports something else",
                {.place = {.file = kind.name, .line = line}});
        }
        m_out.exports.push_back({kind.name, m_rowCount, m_sha256});
        return {};
    }

    store::LabelStore& m_labels;
    Env& m_env;
    std::filesystem::path m_scratch;
    ProgressSink& m_progress;
    const std::stop_token& m_stop;
    std::unique_ptr<store::LabelStore> m_store;
    std::int64_t m_lastSequence = 0;
    std::map<std::int64_t, std::int64_t> m_sequences; ///< of the log to those of the replay
    std::map<std::pair<std::string, std::string>, labels::LabelHistory> m_histories;
    std::int64_t m_rowCount = 0; ///< of the last export
    std::string m_sha256;
    ReplayOutcome m_out;
};

} // namespace

Result<ReplayOutcome> replayTask(
    std::string_view session,
    store::LabelStore& labels,
    Env& env,
    const std::filesystem::path& scratch,
    ProgressSink& progress,
    const std::stop_token& stop) {
    return Replay(session, labels, env, scratch, progress, stop).run();
}

} // namespace intentscope::tasks
