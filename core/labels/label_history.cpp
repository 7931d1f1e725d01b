// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_history.h"

#include <algorithm>
#include <iterator>

namespace intentscope::labels {
namespace {

/// The event that puts the label of `wanted` in force again; without one, that retracts.
LabelEvent
restoring(const LabelEvent& judgement, const std::optional<LabelEvent>& wanted, std::int64_t undoes) {
    LabelEvent event;
    event.annotator = judgement.annotator;
    event.datasetHash = judgement.datasetHash;
    event.impressionId = judgement.impressionId;
    event.action = LabelAction::Retract;
    event.undoes = undoes;
    event.beforeRun = judgement.beforeRun;
    event.afterRun = judgement.afterRun;
    if (!wanted)
        return event;
    // The runs too: a preference is one between those that were on screen then.
    event.action = LabelAction::Set;
    event.label = wanted->label;
    event.beforeRun = wanted->beforeRun;
    event.afterRun = wanted->afterRun;
    event.view = wanted->view;
    event.role = wanted->role;
    return event;
}

std::optional<LabelEvent> labelAfter(const LabelEvent& event) {
    if (event.action == LabelAction::Retract)
        return std::nullopt;
    return event;
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
        Step step{.sequence = event.sequence, .event = event, .before = {}};
        if (before != nullptr)
            step.before = *before;
        m_done.push_back(std::move(step));
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
