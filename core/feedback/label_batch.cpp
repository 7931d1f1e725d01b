// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/label_batch.h"

#include "core/base/fingerprint.h"
#include "core/feedback/held_out.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace intentscope::feedback {
namespace {

using labels::LabelEvent;
using Judgements = std::vector<const LabelEvent*>; ///< of one impression, by annotator

bool isWanted(const LabelBatchRule& rule, const LabelEvent& event) {
    const auto has = [](const std::vector<std::string>& list, const std::string& word) {
        return list.empty() || std::ranges::find(list, word) != list.end();
    };
    return has(rule.annotators, event.annotator) && has(rule.sessions, event.sessionId);
}

double weightOf(const LabelEvent& event) {
    switch (event.label.confidence) {
    case labels::Confidence::Low:
        return 0.5;
    case labels::Confidence::Medium:
        return 0.75;
    default:
        return 1;
    }
}

/// Those that name the intent which is settled on; none when there is no majority.
Judgements settled(const Judgements& judgements) {
    for (const LabelEvent* event : judgements) {
        if (event->role == labels::LabelRole::Adjudicator)
            return {event};
    }
    std::map<std::string, Judgements> byFirst;
    for (const LabelEvent* event : judgements)
        byFirst[event->label.trueIntents.front()].push_back(event);
    Judgements most;
    bool isTie = false;
    for (const auto& [intent, events] : byFirst) {
        isTie = events.size() == most.size() || (isTie && events.size() < most.size());
        if (events.size() > most.size())
            most = events;
    }
    return isTie ? Judgements{} : most;
}

Result<std::int32_t> rowOf(const data::Dataset& dataset, const std::string& intent, const LabelEvent& event) {
    const auto found = dataset.findIntent(intent);
    if (found)
        return found->value;
    return fail(
        ErrorCode::InvalidInput,
        "Label event " + event.eventId + " names the intent '" + intent + "', which the dataset '" +
            dataset.info().name + "' does not hold",
        {.cure = "Choose the dataset that was labelled"});
}

Result<LabelledImpression>
labelledImpression(const data::Dataset& dataset, std::int32_t row, const Judgements& judgements) {
    LabelledImpression labelled{.impression = row};
    for (const std::string& intent : judgements.front()->label.trueIntents) {
        ISCOPE_TRY_ASSIGN(const auto intentRow, rowOf(dataset, intent, *judgements.front()));
        labelled.intents.push_back(intentRow);
    }
    for (const LabelEvent* event : judgements) {
        labelled.weight = std::min(labelled.weight, weightOf(*event));
        labelled.annotators.push_back(event->annotator);
        labelled.eventIds.push_back(event->eventId);
    }
    return labelled;
}

/// The judgements with an intent, by impression row; the others are counted.
Result<std::map<std::int32_t, Judgements>> judgementsOf(
    const data::Dataset& dataset,
    const labels::LabelState& state,
    const LabelBatchRule& rule,
    LabelBatch& batch) {
    std::map<std::int32_t, Judgements> byRow;
    std::set<std::int32_t> judged;
    for (const LabelEvent* event : state.inForce()) {
        if (!isWanted(rule, *event))
            continue;
        const auto impression = dataset.findImpression(event->impressionId);
        if (!impression)
            return fail(
                ErrorCode::InvalidInput,
                "Label event " + event->eventId + " is of the impression '" + event->impressionId +
                    "', which the dataset '" + dataset.info().name + "' does not hold",
                {.cure = "Choose the dataset that was labelled"});
        if (event->label.isSkipped()) {
            ++batch.skippedCount;
            continue;
        }
        ++batch.labelCount;
        judged.insert(impression->value);
        if (!event->label.trueIntents.empty())
            byRow[impression->value].push_back(event);
    }
    for (auto& [row, judgements] : byRow)
        std::ranges::sort(judgements, {}, [](const LabelEvent* event) { return event->annotator; });
    batch.intentlessCount = static_cast<std::int64_t>(judged.size() - byRow.size());
    return byRow;
}

std::string hashOf(const data::Dataset& dataset, const std::vector<LabelledImpression>& impressions) {
    Fingerprinter fingerprint;
    for (const LabelledImpression& labelled : impressions) {
        fingerprint.add(dataset.impressionId({labelled.impression}));
        for (const std::int32_t intent : labelled.intents) {
            fingerprint.add("\t");
            fingerprint.add(dataset.intentId({intent}));
        }
        for (const std::string& eventId : labelled.eventIds)
            fingerprint.add(" " + eventId);
        fingerprint.add("\n");
    }
    return fingerprint.finish().hex();
}

} // namespace

std::int32_t LabelledImpression::gradeOf(std::int32_t intent) const {
    if (!intents.empty() && intents.front() == intent)
        return 2;
    return std::ranges::find(intents, intent) == intents.end() ? 0 : 1;
}

Result<LabelBatch>
makeLabelBatch(const data::Dataset& dataset, const labels::LabelState& state, const LabelBatchRule& rule) {
    LabelBatch batch;
    ISCOPE_TRY_ASSIGN(const auto byRow, judgementsOf(dataset, state, rule, batch));
    std::vector<std::int32_t> rows;
    for (const auto& [row, judgements] : byRow)
        rows.push_back(row);
    ISCOPE_TRY_ASSIGN(const auto heldOut, heldOutOf(dataset, rule.split, rows));
    for (const auto& [row, judgements] : byRow) {
        if (std::ranges::binary_search(heldOut, row))
            continue;
        const Judgements chosen = settled(judgements);
        if (chosen.empty()) {
            ++batch.disputedCount;
            continue;
        }
        ISCOPE_TRY_ASSIGN(auto labelled, labelledImpression(dataset, row, chosen));
        batch.impressions.push_back(std::move(labelled));
    }
    batch.heldOutCount = static_cast<std::int64_t>(heldOut.size());
    if (!heldOut.empty() && rule.heldOut == HeldOutLabels::Refuse)
        return heldOutError(dataset, rule.split, heldOut);
    if (batch.impressions.empty())
        return fail(
            ErrorCode::InvalidInput,
            "There is no label with a true intent in the training part of the split " +
                data::toText(rule.split),
            {.cure = "Label some, or name another split"});
    batch.hash = hashOf(dataset, batch.impressions);
    return batch;
}

} // namespace intentscope::feedback
