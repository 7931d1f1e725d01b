// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/label_task.h"

#include "core/exporting/label_file.h"
#include "core/labels/event_id.h"
#include "core/labels/label_json.h"

#include <algorithm>
#include <istream>
#include <optional>
#include <ostream>
#include <unordered_set>
#include <utility>

namespace intentscope::tasks {
namespace {

using labels::LabelEvent;
using labels::LabelRecord;

constexpr std::int64_t RowsBetweenPolls = 1024;

void fillIn(LabelEvent& event, const data::Dataset& dataset, const LabelDefaults& defaults) {
    if (event.annotator.empty())
        event.annotator = defaults.annotator;
    if (event.sessionId.empty())
        event.sessionId = defaults.sessionId;
    if (event.datasetHash.empty())
        event.datasetHash = dataset.info().hash;
    if (event.time.isMissing())
        event.time = defaults.time.isMissing() ? nowUtc() : defaults.time;
}

tl::unexpected<Error> atLine(Error error, Place place) {
    place.column = error.place.column;
    error.place = std::move(place);
    return tl::unexpected(std::move(error));
}

/// Files name the undone event by id, the store by sequence.
Result<std::optional<std::int64_t>> undoneSequence(store::LabelStore& store, const std::string& eventId) {
    if (eventId.empty())
        return std::optional<std::int64_t>();
    ISCOPE_TRY_ASSIGN(const auto undone, store.findEvent(eventId));
    if (!undone)
        return fail(
            ErrorCode::InvalidInput,
            "The label undoes the event " + eventId + ", which is not there",
            {.cure = "Put the undone event before it, or leave 'undoes' empty"});
    return std::optional(undone->sequence);
}

Result<LabelEvent>
appendLine(const std::string& line, const LabelTarget& target, const LabelDefaults& defaults) {
    ISCOPE_TRY_ASSIGN(auto record, labels::parseLabelJson(line));
    ISCOPE_TRY_ASSIGN(record.event.undoes, undoneSequence(target.store, record.undoesId));
    fillIn(record.event, target.dataset, defaults);
    return appendLabel(target, std::move(record.event));
}

bool saysTheSame(const LabelEvent& a, const LabelEvent& b) {
    return a.impressionId == b.impressionId && a.annotator == b.annotator && a.action == b.action &&
           a.label == b.label;
}

Status checkRows(const data::Dataset& dataset, const LabelEvent& event) {
    const std::string datasetName = "the dataset '" + dataset.info().name + "'";
    if (!dataset.findImpression(event.impressionId))
        return fail(
            ErrorCode::InvalidInput,
            "There is no impression '" + event.impressionId + "' in " + datasetName,
            {.cure = "Check the id, or choose the dataset that was labelled"});
    for (const std::string& intent : event.label.trueIntents) {
        if (!dataset.findIntent(intent))
            return fail(
                ErrorCode::InvalidInput,
                std::string("There is no intent '").append(intent).append("' in ").append(datasetName),
                {.cure = "Check the id, or choose the dataset that was labelled"});
    }
    return {};
}

Status checkErrorCause(const std::vector<labels::ErrorCause>& causes, const std::string& id) {
    if (std::ranges::find(causes, id, &labels::ErrorCause::id) != causes.end())
        return {};
    std::string known;
    for (const labels::ErrorCause& cause : causes)
        known += (known.empty() ? "" : ", ") + cause.id;
    return fail(
        ErrorCode::InvalidInput,
        std::string("There is no error cause '").append(id).append("'"),
        {.cure = "Write one of: " + known + "; or add it: intentscope-cli labels causes --add"});
}

/// Checks the lines of one file and gathers what is to be appended.
class ImportBatch {
public:
    ImportBatch(const LabelImportSpec& spec, const LabelTarget& target) : m_spec(spec), m_target(target) {}

    Status add(LabelRecord record) {
        // A row without an id gets one that the same row has at the next import too.
        if (record.event.eventId.empty())
            record.event.eventId = labels::derivedEventId(labels::toJson(record));
        fillIn(record.event, m_target.dataset, m_spec.defaults);
        ISCOPE_TRY(labels::validate(record.event));
        ISCOPE_TRY(checkRows(m_target.dataset, record.event));
        ISCOPE_TRY(checkCause(record.event));
        ISCOPE_TRY(checkKnown(record.event));
        if (!m_ids.contains(record.undoesId))
            ISCOPE_TRY(undoneSequence(m_target.store, record.undoesId));
        m_ids.insert(record.event.eventId);
        m_events.push_back(std::move(record.event));
        m_undoesIds.push_back(std::move(record.undoesId));
        return {};
    }

    Result<store::BatchOutcome> append() { return m_target.store.appendBatch(m_events, m_undoesIds); }

private:
    Status checkCause(const LabelEvent& event) {
        if (event.label.errorCause.empty())
            return {};
        if (!m_causes) {
            ISCOPE_TRY_ASSIGN(m_causes, m_target.store.errorCauses());
        }
        return checkErrorCause(*m_causes, event.label.errorCause);
    }

    Status checkKnown(const LabelEvent& event) {
        ISCOPE_TRY_ASSIGN(const auto known, m_target.store.findEvent(event.eventId));
        if (!known || saysTheSame(*known, event))
            return {};
        return fail(
            ErrorCode::InvalidInput,
            "The event " + event.eventId + " is in the workspace already and says something else",
            {.cure = "Give the changed label an event_id of its own, or none"});
    }

    const LabelImportSpec& m_spec;
    const LabelTarget& m_target;
    std::vector<LabelEvent> m_events;
    std::vector<std::string> m_undoesIds;
    std::unordered_set<std::string> m_ids;
    std::optional<std::vector<labels::ErrorCause>> m_causes; ///< read when the first label names one
};

/// False at the end of the file.
Result<bool> takeLine(exporting::LabelFileReader& reader, ImportBatch& batch) {
    LabelRecord record;
    ISCOPE_TRY_ASSIGN(const bool hasLine, reader.next(record));
    if (!hasLine)
        return false;
    auto added = batch.add(std::move(record));
    if (!added)
        return atLine(std::move(added).error(), reader.place());
    return true;
}

/// Success when the import may go on without the line.
Status reject(Error error, const LabelImportSpec& spec, LabelImportOutcome& outcome) {
    constexpr std::size_t MaxListed = 100;
    if (spec.mode == data::ImportMode::Strict || error.code != ErrorCode::InvalidInput)
        return tl::unexpected(std::move(error));
    ++outcome.rejectedCount;
    if (outcome.rejections.size() < MaxListed)
        outcome.rejections.push_back(std::move(error));
    return {};
}

Status readForeign(
    const LabelImportSpec& spec,
    const LabelImportTarget& target,
    ImportBatch& batch,
    LabelImportOutcome& outcome,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(auto foreign, exporting::readForeignLabels(target.env, spec.file, *spec.foreign));
    outcome.misfits = std::move(foreign.misfits);
    for (std::size_t i = 0; i < foreign.records.size(); ++i) {
        if (static_cast<std::int64_t>(i) % RowsBetweenPolls == 0)
            ISCOPE_TRY(checkStop(stop));
        auto added = batch.add(std::move(foreign.records[i]));
        if (added)
            continue;
        Error error = std::move(added).error();
        error.place = foreign.places[i];
        ISCOPE_TRY(reject(std::move(error), spec, outcome));
    }
    return {};
}

Status readOwn(
    const LabelImportSpec& spec,
    const LabelImportTarget& target,
    ImportBatch& batch,
    LabelImportOutcome& outcome,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto reader, exporting::LabelFileReader::open(target.env, spec.file));
    for (std::int64_t lineCount = 0;; ++lineCount) {
        if (lineCount % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Reading labels", .done = lineCount});
        }
        auto hasLine = takeLine(*reader, batch);
        if (!hasLine)
            ISCOPE_TRY(reject(std::move(hasLine).error(), spec, outcome));
        else if (!*hasLine)
            return {};
    }
}

} // namespace

Result<LabelStats> labelsStats(
    store::LabelStore& store,
    std::vector<std::string> datasetHashes,
    ProgressSink& progress,
    std::stop_token stop) {
    labels::LabelState state(std::move(datasetHashes));
    LabelStats stats;
    std::int64_t readCount = 0;
    const auto visit = [&](const LabelEvent& event) -> Status {
        if (readCount++ % RowsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Reading labels", .done = readCount});
        }
        stats.eventCount += state.covers(event) ? 1 : 0;
        state.apply(event);
        return {};
    };
    ISCOPE_TRY(store.visitEvents(0, visit));
    for (const LabelEvent* event : state.inForce()) {
        if (event->label.isSkipped()) {
            ++stats.skippedCount;
            ++stats.bySkipReason[event->label.skipReason];
            continue;
        }
        ++stats.labelCount;
        ++stats.byAnnotator[event->annotator];
        if (event->label.queryVerdict != labels::QueryVerdict::None)
            ++stats.byQueryVerdict[std::string(name(event->label.queryVerdict))];
        if (!event->label.errorCause.empty())
            ++stats.byCause[event->label.errorCause];
        ++stats.byVerdict[std::string(name(event->label.verdict))];
        for (const std::string& intent : event->label.trueIntents)
            ++stats.byIntent[intent];
    }
    stats.impressionCount = static_cast<std::int64_t>(state.impressionCount());
    return stats;
}

Status checkLabelIds(const LabelTarget& target, const LabelEvent& event) {
    ISCOPE_TRY(checkRows(target.dataset, event));
    if (event.label.errorCause.empty())
        return {};
    ISCOPE_TRY_ASSIGN(const auto causes, target.store.errorCauses());
    return checkErrorCause(causes, event.label.errorCause);
}

Result<LabelEvent> appendLabel(const LabelTarget& target, LabelEvent event) {
    fillIn(event, target.dataset, {});
    ISCOPE_TRY(checkLabelIds(target, event));
    return target.store.append(std::move(event));
}

Result<std::int64_t> appendLabelStream(
    std::istream& lines, std::ostream& answers, const LabelTarget& target, const LabelDefaults& defaults) {
    std::int64_t acceptedCount = 0;
    Place place{.file = "standard input"};
    for (std::string line; std::getline(lines, line);) {
        ++place.line;
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        auto stored = appendLine(line, target, defaults);
        if (!stored)
            return atLine(std::move(stored).error(), place);
        ++acceptedCount;
        answers << "accepted " << stored->sequence << '\n' << std::flush;
        if (!answers)
            return fail(
                ErrorCode::Io,
                "Label " + std::to_string(stored->sequence) + " is stored, but nobody reads the answers",
                {.place = place});
    }
    return acceptedCount;
}

Result<LabelImportOutcome> labelsImport(
    const LabelImportSpec& spec,
    const LabelImportTarget& target,
    ProgressSink& progress,
    std::stop_token stop) {
    ImportBatch batch(spec, target.labels);
    LabelImportOutcome outcome;
    if (spec.foreign)
        ISCOPE_TRY(readForeign(spec, target, batch, outcome, stop));
    else
        ISCOPE_TRY(readOwn(spec, target, batch, outcome, progress, stop));
    ISCOPE_TRY(checkStop(stop));
    ISCOPE_TRY_ASSIGN(const auto appended, batch.append());
    outcome.appendedCount = appended.appendedCount;
    outcome.knownCount = appended.knownCount;
    return outcome;
}

} // namespace intentscope::tasks
