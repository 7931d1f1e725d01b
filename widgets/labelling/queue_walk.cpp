// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/queue_walk.h"

#include <algorithm>
#include <utility>

namespace intentscope::labelling {

using queues::ItemState;

QueueWalk::QueueWalk(
    std::shared_ptr<const queues::QueueContent> content,
    queues::Sitting sitting,
    const labels::LabelState& state)
    : m_content(std::move(content)), m_sitting(std::move(sitting)) {
    const queues::QueueProgress progress(*m_content, state);
    for (const queues::QueueItem& item : m_content->items) {
        if (!isMine(item, progress))
            continue;
        m_positions.emplace(item.impressionId, m_items.size());
        m_items.push_back(&item);
    }
    m_states.resize(m_items.size(), ItemState::Pending);
    for (std::size_t position = 0; position < m_items.size(); ++position)
        look(position, progress);
}

/// What was decided already can be looked at, and decided otherwise.
bool QueueWalk::isMine(const queues::QueueItem& item, const queues::QueueProgress& progress) const {
    if (!isAdjudication())
        return std::ranges::binary_search(item.annotators, m_sitting.annotator);
    return progress.stateOf(item) == ItemState::ToAdjudicate || progress.decisionOn(item) != nullptr;
}

std::vector<labels::LabelEvent>
QueueWalk::judgements(std::string_view impressionId, const labels::LabelState& state) const {
    std::vector<labels::LabelEvent> said;
    const auto position = positionOf(impressionId);
    if (!position)
        return said;
    const queues::QueueItem& item = *m_items[*position];
    const queues::QueueProgress progress(*m_content, state);
    for (const std::string& annotator : item.annotators) {
        if (const labels::LabelEvent* event = progress.judgementOf(item, annotator))
            said.push_back(*event);
    }
    if (const labels::LabelEvent* decision = progress.decisionOn(item))
        said.push_back(*decision);
    return said;
}

bool QueueWalk::contains(std::string_view impressionId) const {
    return positionOf(impressionId).has_value();
}

bool QueueWalk::isOpen(std::string_view impressionId) const {
    const auto position = positionOf(impressionId);
    return position && !isDone(*position);
}

void QueueWalk::update(std::string_view impressionId, const labels::LabelState& state) {
    if (const auto position = positionOf(impressionId))
        look(*position, queues::QueueProgress(*m_content, state));
}

std::string QueueWalk::next(std::string_view from) const {
    return step(from, true);
}

std::string QueueWalk::previous(std::string_view from) const {
    return step(from, false);
}

std::string QueueWalk::nextOpen(std::string_view from) const {
    return openFrom(from, true);
}

std::string QueueWalk::previousOpen(std::string_view from) const {
    return openFrom(from, false);
}

WalkProgress QueueWalk::progress(const labels::LabelState& state) const {
    WalkProgress progress{.itemCount = static_cast<std::int64_t>(m_items.size())};
    progress.skippedCount = std::ranges::count(m_states, ItemState::Skipped);
    progress.doneCount = progress.skippedCount + std::ranges::count(m_states, ItemState::Submitted);
    // The pace is counted as everywhere, over what was judged in this sitting.
    queues::QueueContent judged;
    judged.queue = m_content->queue;
    judged.sittings = {m_sitting};
    judged.queue.annotators = {m_sitting.annotator};
    for (const std::size_t position : m_ofSitting)
        judged.items.push_back(*m_items[position]);
    const queues::QueueCounts counts = queues::countQueue(judged, state);
    progress.medianSeconds = counts.annotators.front().pace.medianSeconds;
    if (progress.medianSeconds)
        progress.secondsLeft =
            *progress.medianSeconds * static_cast<double>(progress.itemCount - progress.doneCount);
    return progress;
}

std::optional<std::size_t> QueueWalk::positionOf(std::string_view impressionId) const {
    const auto found = m_positions.find(impressionId);
    return found == m_positions.end() ? std::nullopt : std::optional(found->second);
}

std::string QueueWalk::step(std::string_view from, bool isForward) const {
    if (m_items.empty())
        return {};
    const auto position = positionOf(from);
    if (!position)
        return (isForward ? m_items.front() : m_items.back())->impressionId;
    const bool isEnd = *position == (isForward ? m_items.size() - 1 : 0);
    return isEnd ? std::string() : m_items[isForward ? *position + 1 : *position - 1]->impressionId;
}

std::string QueueWalk::openFrom(std::string_view from, bool isForward) const {
    const std::size_t count = m_items.size();
    const auto position = positionOf(from);
    // From outside, every item is looked at, in the direction's own order; else all but the one it starts
    // from.
    const std::size_t start = position ? *position : (isForward ? count - 1 : 0);
    const std::size_t steps = position ? count - 1 : count;
    for (std::size_t i = 1; count > 0 && i <= steps; ++i) {
        const std::size_t at = (isForward ? start + i : start + count - i) % count;
        if (!isDone(at))
            return m_items[at]->impressionId;
    }
    return {};
}

void QueueWalk::look(std::size_t position, const queues::QueueProgress& progress) {
    const queues::QueueItem& item = *m_items[position];
    if (isAdjudication()) {
        m_states[position] =
            progress.decisionOn(item) == nullptr ? ItemState::ToAdjudicate : ItemState::Submitted;
        return;
    }
    m_states[position] = progress.stateOf(item, m_sitting.annotator);
    const labels::LabelEvent* event = progress.judgementOf(item, m_sitting.annotator);
    if (event != nullptr && event->sessionId == m_sitting.id)
        m_ofSitting.insert(position);
    else
        m_ofSitting.erase(position);
}

bool QueueWalk::isDone(std::size_t position) const {
    return m_states[position] == ItemState::Submitted || m_states[position] == ItemState::Skipped;
}

} // namespace intentscope::labelling
