// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_event.h"
#include "core/labels/label_state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::labels {

/// Undo and redo of one annotator, read from the log, so that they reach across sittings. Undo is an event
/// of its own: append what `undoEvent` proposes and apply what the store returned. A new judgement drops
/// what could be redone. A value; one thread at a time.
class LabelHistory {
public:
    explicit LabelHistory(std::string annotator, std::vector<std::string> datasetHashes = {});

    /// Every event of the log in ascending sequence; those of other annotators are passed over.
    void apply(const LabelEvent& event);

    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }
    /// The impression that undo or redo would change; "" when there is none.
    std::string_view undoImpression() const;
    std::string_view redoImpression() const;

    /// The event to append: sequence, event id, time and session are the caller's. Nothing when there is
    /// nothing to undo or redo.
    std::optional<LabelEvent> undoEvent() const;
    std::optional<LabelEvent> redoEvent() const;

private:
    /// One judgement with what was there before it; `sequence` is the event that last did or undid it.
    struct Step {
        std::int64_t sequence = 0;
        LabelEvent event;
        std::optional<LabelEvent> before;
    };

    using Steps = std::vector<Step>;

    static void move(Steps& from, Steps::iterator step, Steps& to, std::int64_t sequence);

    std::string m_annotator;
    LabelState m_state;
    Steps m_done;
    Steps m_undone;
};

} // namespace intentscope::labels
