// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_state.h"

#include <algorithm>

namespace intentscope::labels {

LabelState::LabelState(std::vector<std::string> datasetHashes) : m_datasetHashes(std::move(datasetHashes)) {}

bool LabelState::covers(const LabelEvent& event) const {
    return m_datasetHashes.empty() ||
           std::ranges::find(m_datasetHashes, event.datasetHash) != m_datasetHashes.end();
}

void LabelState::apply(const LabelEvent& event) {
    if (event.sequence <= m_lastSequence)
        return;
    m_lastSequence = event.sequence;
    if (!covers(event))
        return;
    Judgements& judgements = m_byImpression[event.impressionId];
    const auto place = std::ranges::lower_bound(judgements, event.annotator, {}, &LabelEvent::annotator);
    const bool isThere = place != judgements.end() && place->annotator == event.annotator;
    if (event.action == LabelAction::Set && isThere) {
        *place = event;
    } else if (event.action == LabelAction::Set) {
        judgements.insert(place, event);
        ++m_labelCount;
    } else if (isThere) {
        judgements.erase(place);
        --m_labelCount;
    }
    if (judgements.empty())
        m_byImpression.erase(event.impressionId);
}

const LabelEvent* LabelState::find(std::string_view impressionId, std::string_view annotator) const {
    const auto found = m_byImpression.find(impressionId);
    if (found == m_byImpression.end())
        return nullptr;
    const auto judgement = std::ranges::find(found->second, annotator, &LabelEvent::annotator);
    return judgement == found->second.end() ? nullptr : &*judgement;
}

std::vector<const LabelEvent*> LabelState::ofImpression(std::string_view impressionId) const {
    std::vector<const LabelEvent*> events;
    const auto found = m_byImpression.find(impressionId);
    if (found == m_byImpression.end())
        return events;
    for (const LabelEvent& event : found->second)
        events.push_back(&event);
    return events;
}

std::vector<const LabelEvent*> LabelState::inForce() const {
    std::vector<const LabelEvent*> events;
    events.reserve(m_labelCount);
    for (const auto& [impressionId, judgements] : m_byImpression) {
        for (const LabelEvent& event : judgements)
            events.push_back(&event);
    }
    std::ranges::sort(events, {}, &LabelEvent::sequence);
    return events;
}

} // namespace intentscope::labels
