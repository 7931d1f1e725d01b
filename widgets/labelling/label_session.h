// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_history.h"
#include "core/labels/label_state.h"
#include "core/store/label_store.h"
#include "widgets/state/selection_state.h"

#include <QObject>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intentscope::labelling {

/// Who labels, what, and in which sitting.
struct LabelSessionSpec {
    std::string annotator;
    std::string sessionId;
    std::string datasetHash;
};

/// The labels in force and what can be undone: the log, folded.
struct LabelFold {
    labels::LabelState state;
    labels::LabelHistory history;
};

/// Reads the whole log of a store. For a job, with a reader of its own (Workspace::openLabelReader).
Result<LabelFold> readLabels(store::LabelStore& store, const LabelSessionSpec& spec);

/// What is judged: the impression, and the runs on screen while it was.
struct JudgedItem {
    std::string impressionId;
    std::string beforeRun = {};
    std::string afterRun = {};
    labels::LabelView view = labels::LabelView::Unknown;
};

/// An impression that is judged with these runs on screen, or blind: then no runs are named.
JudgedItem judgedItem(std::string impressionId, const state::Selection& shown, bool isBlind);

/// One annotator's sitting: takes judgements, puts each on disk before it counts, undoes and redoes across
/// items and sittings. Undo is a further event of the log, so there is no second undo stack beside it. The
/// appends run on the GUI thread on purpose: accepted means durable. GUI thread.
class LabelSession final : public QObject {
    Q_OBJECT

public:
    using Clock = std::function<UtcMillis()>;

    /// `store` must outlive the session and be used by nobody else. `fold` is of the same log.
    LabelSession(store::LabelStore& store, LabelSessionSpec spec, LabelFold fold, QObject* parent = nullptr);

    /// For tests.
    void setClock(Clock clock);

    const LabelSessionSpec& spec() const { return m_spec; }
    const labels::LabelState& state() const { return m_fold.state; }
    /// This annotator's label of an impression; an empty one when there is none.
    labels::Label labelOf(std::string_view impressionId) const;
    int labelCount() const;

    /// Makes `label` the annotator's label of the item; an empty one takes it back. Nothing is appended when
    /// it is that already. A preference that stays as it was keeps the runs it was between; beside a new one
    /// between other runs it is dropped. On failure nothing has changed.
    Status submit(const JudgedItem& item, labels::Label label);

    /// Judgements count for this sitting from now on (`session_id`), as those of this role.
    void setSitting(std::string id, labels::LabelRole role = labels::LabelRole::Annotator) {
        m_spec.sessionId = std::move(id);
        m_role = role;
    }
    /// Makes the label in force, of whichever sitting it is, one of this sitting. NotFound without a label.
    Status confirm(const JudgedItem& item);

    bool canUndo() const { return m_fold.history.canUndo(); }
    bool canRedo() const { return m_fold.history.canRedo(); }
    /// NotFound when there is nothing to undo or redo.
    Status undo();
    Status redo();

Q_SIGNALS:
    /// The event is on disk and in force.
    void labelSaved(const intentscope::labels::LabelEvent& event);

private:
    labels::LabelEvent eventFor(const JudgedItem& item, labels::Label label) const;
    Status append(labels::LabelEvent event);

    store::LabelStore& m_store;
    LabelSessionSpec m_spec;
    LabelFold m_fold;
    labels::LabelRole m_role = labels::LabelRole::Annotator;
    Clock m_clock;
};

} // namespace intentscope::labelling
