// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/label_session.h"

#include "core/base/checked.h"

#include <utility>

namespace intentscope::labelling {
namespace {

using labels::Preference;

/// A preference is one between the runs that were on screen then, and an event names one pair of runs only.
void keepPreferredRuns(labels::LabelEvent& event, const labels::LabelEvent* before) {
    labels::Label& label = event.label;
    const bool prefers =
        label.rankingPreference != Preference::None || label.queryPreference != Preference::None;
    if (before == nullptr || !prefers ||
        (event.beforeRun == before->beforeRun && event.afterRun == before->afterRun))
        return;
    const auto isNew = [&](Preference labels::Label::* field) {
        return label.*field != Preference::None && label.*field != before->label.*field;
    };
    const bool isRankingNew = isNew(&labels::Label::rankingPreference);
    const bool isQueryNew = isNew(&labels::Label::queryPreference);
    if (!isRankingNew && !isQueryNew) {
        event.beforeRun = before->beforeRun;
        event.afterRun = before->afterRun;
    } else if (!isRankingNew) {
        label.rankingPreference = Preference::None;
    } else if (!isQueryNew) {
        label.queryPreference = Preference::None;
    }
}

} // namespace

JudgedItem judgedItem(std::string impressionId, const state::Selection& shown, bool isBlind) {
    JudgedItem item{.impressionId = std::move(impressionId), .view = labels::LabelView::Blind};
    if (isBlind)
        return item;
    item.beforeRun = shown.beforeRun;
    item.afterRun = shown.afterRun;
    const bool isAnythingShown = !shown.beforeRun.empty() || !shown.afterRun.empty();
    item.view = isAnythingShown ? labels::LabelView::Shown : labels::LabelView::Unknown;
    return item;
}

Result<LabelFold> readLabels(store::LabelStore& store, const LabelSessionSpec& spec) {
    const std::vector<std::string> datasets{spec.datasetHash};
    LabelFold fold{labels::LabelState(datasets), labels::LabelHistory(spec.annotator, datasets)};
    ISCOPE_TRY(store.visitEvents(0, [&fold](const labels::LabelEvent& event) -> Status {
        fold.state.apply(event);
        fold.history.apply(event);
        return {};
    }));
    return fold;
}

LabelSession::LabelSession(store::LabelStore& store, LabelSessionSpec spec, LabelFold fold, QObject* parent)
    : QObject(parent), m_store(store), m_spec(std::move(spec)), m_fold(std::move(fold)), m_clock(nowUtc) {}

void LabelSession::setClock(Clock clock) {
    m_clock = std::move(clock);
}

labels::Label LabelSession::labelOf(std::string_view impressionId) const {
    const labels::LabelEvent* event = m_fold.state.find(impressionId, m_spec.annotator);
    return event == nullptr ? labels::Label{} : event->label;
}

int LabelSession::labelCount() const {
    return narrow<int>(m_fold.state.labelCount());
}

Status LabelSession::submit(const JudgedItem& item, labels::Label label) {
    // A judgement takes the place of a skip that was there before it.
    const labels::Label skip{.note = label.note, .skipReason = label.skipReason};
    if (label.isSkipped() && label != skip)
        label.skipReason.clear();
    if (label == labelOf(item.impressionId))
        return {};
    return append(eventFor(item, std::move(label)));
}

Status LabelSession::confirm(const JudgedItem& item) {
    labels::Label label = labelOf(item.impressionId);
    if (label.isEmpty())
        return fail(ErrorCode::NotFound, "nothing is said of this chat yet");
    return append(eventFor(item, std::move(label)));
}

labels::LabelEvent LabelSession::eventFor(const JudgedItem& item, labels::Label label) const {
    labels::LabelEvent event;
    event.impressionId = item.impressionId;
    event.action = label.isEmpty() ? labels::LabelAction::Retract : labels::LabelAction::Set;
    event.label = std::move(label);
    event.beforeRun = item.beforeRun;
    event.afterRun = item.afterRun;
    event.annotator = m_spec.annotator;
    event.datasetHash = m_spec.datasetHash;
    event.view = item.view;
    event.role = m_role;
    keepPreferredRuns(event, m_fold.state.find(item.impressionId, m_spec.annotator));
    return event;
}

Status LabelSession::undo() {
    auto event = m_fold.history.undoEvent();
    if (!event)
        return fail(ErrorCode::NotFound, "there is no label to undo");
    return append(*std::move(event));
}

Status LabelSession::redo() {
    auto event = m_fold.history.redoEvent();
    if (!event)
        return fail(ErrorCode::NotFound, "there is no label to redo");
    return append(*std::move(event));
}

Status LabelSession::append(labels::LabelEvent event) {
    event.time = m_clock();
    event.sessionId = m_spec.sessionId;
    ISCOPE_TRY_ASSIGN(const labels::LabelEvent saved, m_store.append(std::move(event)));
    m_fold.state.apply(saved);
    m_fold.history.apply(saved);
    Q_EMIT labelSaved(saved);
    return {};
}

} // namespace intentscope::labelling
