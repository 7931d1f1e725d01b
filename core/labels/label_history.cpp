// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_history.h"

#include <algorithm>
#include <iterator>

namespace intentscope::labels {
namespace {

/// The event that makes `label` the impression's label again; without one, that retracts.
LabelEvent restoring(const LabelEvent& judgement, const std::optional<Label>& label, std::int64_t undoes) {
    LabelEvent event;
    event.annotator = judgement.annotator;
    event.datasetHash = judgement.datasetHash;
    event.impressionId = judgement.impressionId;
    event.action = label ? LabelAction::Set : LabelAction::Retract;
    event.label = label.value_or(Label{});
    event.undoes = undoes;
    event.beforeRun = judgement.beforeRun;
    event.afterRun = judgement.afterRun;
    return event;
}

std::optional<Label> labelAfter(const LabelEvent& event) {
    if (event.action == LabelAction::Retract)
        return std::nullopt;
    return event.label;
}

} // namespace

LabelHistory::LabelHistory(std::string annotator, std::vector<std::string> datasetHashes)
    : m_annotator(std::move(annotator)), m_state(std::move(datasetHashes)) {}

void LabelHistory::apply(const LabelEvent& event) {
    if (event.sequence <= m_state.lastSequence() || !m_state.covers(event) || event.annotator != m_annotator)
        return;
    const auto hasSequence = [&](const Step& step) { return step.sequence == event.undoes; };
    if (const auto done = std::ranges::find_if(m_done, hasSequence); done != m_done.end()) {
        move(m_done, done, m_undone, event.sequence);
    } else if (const auto undone = std::ranges::find_if(m_undone, hasSequence); undone != m_undone.end()) {
        move(m_undone, undone, m_done, event.sequence);
    } else {
        const LabelEvent* before = m_state.find(event.impressionId, m_annotator);
        m_done.push_back(
            {event.sequence, event, before == nullptr ? std::nullopt : std::optional(before->label)});
        m_undone.clear();
    }
    m_state.apply(event);
}

void LabelHistory::move(Steps& from, Steps::iterator step, Steps& to, std::int64_t sequence) {
    step->sequence = sequence;
    to.push_back(std::move(*step));
    from.erase(step);
}

std::string_view LabelHistory::undoImpression() const {
    return m_done.empty() ? std::string_view() : m_done.back().event.impressionId;
}

std::string_view LabelHistory::redoImpression() const {
    return m_undone.empty() ? std::string_view() : m_undone.back().event.impressionId;
}

std::optional<LabelEvent> LabelHistory::undoEvent() const {
    if (m_done.empty())
        return std::nullopt;
    const Step& step = m_done.back();
    return restoring(step.event, step.before, step.sequence);
}

std::optional<LabelEvent> LabelHistory::redoEvent() const {
    if (m_undone.empty())
        return std::nullopt;
    const Step& step = m_undone.back();
    return restoring(step.event, labelAfter(step.event), step.sequence);
}

} // namespace intentscope::labels
