// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queues/queue_progress.h"

#include <algorithm>
#include <map>
#include <utility>

namespace intentscope::queues {
namespace {

std::string draftKey(std::string_view impressionId, std::string_view annotator) {
    std::string key(impressionId);
    key += '\0';
    key += annotator;
    return key;
}

std::string_view firstIntent(const labels::LabelEvent& event) {
    return event.label.trueIntents.empty() ? std::string_view() : event.label.trueIntents.front();
}

Pace paceOf(std::map<std::string, std::vector<std::int64_t>> timesBySitting, std::int64_t leftCount) {
    Pace pace;
    std::vector<double> gaps;
    for (auto& [sitting, times] : timesBySitting) {
        std::ranges::sort(times);
        pace.judgedCount += static_cast<std::int64_t>(times.size());
        for (std::size_t i = 1; i < times.size(); ++i) {
            const double seconds =
                static_cast<double>(times[i] - times[i - 1]) / static_cast<double>(MillisPerSecond);
            if (seconds <= BreakSeconds)
                gaps.push_back(seconds);
        }
    }
    if (gaps.empty())
        return pace;
    std::ranges::sort(gaps);
    const std::size_t middle = gaps.size() / 2;
    pace.medianSeconds = gaps.size() % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2;
    pace.secondsLeft = *pace.medianSeconds * static_cast<double>(leftCount);
    return pace;
}

AnnotatorProgress
countAnnotator(const QueueContent& content, const QueueProgress& progress, const std::string& annotator) {
    AnnotatorProgress counts{.annotator = annotator};
    std::map<std::string, std::vector<std::int64_t>> times;
    for (const QueueItem& item : content.items) {
        if (!std::ranges::binary_search(item.annotators, annotator))
            continue;
        ++counts.assignedCount;
        const ItemState state = progress.stateOf(item, annotator);
        counts.pendingCount += state == ItemState::Pending ? 1 : 0;
        counts.draftCount += state == ItemState::Draft ? 1 : 0;
        counts.submittedCount += state == ItemState::Submitted ? 1 : 0;
        counts.skippedCount += state == ItemState::Skipped ? 1 : 0;
        if (const labels::LabelEvent* event = progress.judgementOf(item, annotator))
            times[event->sessionId].push_back(event->time.value);
    }
    counts.pace = paceOf(std::move(times), counts.pendingCount + counts.draftCount);
    return counts;
}

} // namespace

QueueProgress::QueueProgress(const QueueContent& content, const labels::LabelState& state)
    : m_content(content), m_state(state) {
    for (const Sitting& sitting : content.sittings)
        m_sittings.emplace(sitting.id, &sitting);
    for (const Draft& draft : content.drafts)
        m_drafts.insert(draftKey(draft.impressionId, draft.annotator));
}

const labels::LabelEvent*
QueueProgress::judgementOf(const QueueItem& item, std::string_view annotator) const {
    const labels::LabelEvent* event = m_state.find(item.impressionId, annotator);
    const bool isOfQueue = event != nullptr && m_sittings.contains(event->sessionId) &&
                           event->role == labels::LabelRole::Annotator;
    return isOfQueue ? event : nullptr;
}

const labels::LabelEvent* QueueProgress::decisionOn(const QueueItem& item) const {
    for (const labels::LabelEvent* event : m_state.ofImpression(item.impressionId)) {
        const bool isDecision = event->role == labels::LabelRole::Adjudicator && !event->label.isSkipped();
        if (isDecision && m_sittings.contains(event->sessionId))
            return event;
    }
    return nullptr;
}

ItemState QueueProgress::stateOf(const QueueItem& item, std::string_view annotator) const {
    const labels::LabelEvent* event = judgementOf(item, annotator);
    if (event != nullptr && event->label.isSkipped())
        return ItemState::Skipped;
    const bool isBlindHalf =
        event != nullptr && m_content.queue.isBlindFirst && event->view == labels::LabelView::Blind;
    if (event != nullptr && !isBlindHalf)
        return ItemState::Submitted;
    if (isBlindHalf || m_drafts.contains(draftKey(item.impressionId, annotator)))
        return ItemState::Draft;
    return ItemState::Pending;
}

ItemState QueueProgress::stateOf(const QueueItem& item) const {
    if (decisionOn(item) != nullptr)
        return ItemState::Submitted;
    std::size_t skippedCount = 0;
    std::size_t pendingCount = 0;
    std::vector<std::string_view> first;
    for (const std::string& annotator : item.annotators) {
        const ItemState state = stateOf(item, annotator);
        skippedCount += state == ItemState::Skipped ? 1U : 0U;
        pendingCount += state == ItemState::Pending ? 1U : 0U;
        if (state == ItemState::Submitted)
            first.push_back(firstIntent(*judgementOf(item, annotator)));
    }
    if (pendingCount == item.annotators.size())
        return ItemState::Pending;
    if (skippedCount + first.size() < item.annotators.size())
        return ItemState::Draft;
    if (first.empty())
        return ItemState::Skipped;
    const bool isUnanimous = std::ranges::all_of(first, [&](auto intent) { return intent == first.front(); });
    return isUnanimous ? ItemState::Submitted : ItemState::ToAdjudicate;
}

QueueCounts countQueue(const QueueContent& content, const labels::LabelState& state) {
    const QueueProgress progress(content, state);
    QueueCounts counts;
    for (const QueueItem& item : content.items) {
        ++counts.itemCount;
        counts.goldCount += item.isGold() ? 1 : 0;
        switch (progress.stateOf(item)) {
        case ItemState::Pending:
            ++counts.pendingCount;
            break;
        case ItemState::Draft:
            ++counts.draftCount;
            break;
        case ItemState::Submitted:
            ++counts.submittedCount;
            break;
        case ItemState::Skipped:
            ++counts.skippedCount;
            break;
        case ItemState::ToAdjudicate:
            ++counts.toAdjudicateCount;
            break;
        }
    }
    std::vector<std::string> annotators = content.queue.annotators;
    std::ranges::sort(annotators);
    for (const std::string& annotator : annotators)
        counts.annotators.push_back(countAnnotator(content, progress, annotator));
    return counts;
}

} // namespace intentscope::queues
