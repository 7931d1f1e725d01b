// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_event.h"
#include "core/store/label_store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace intentscope::test {

/// What one call to the label store hands over: one event, or a batch.
struct LabelAttempt {
    std::vector<labels::LabelEvent> events;
    bool isUndo = false; ///< of the event right before it in the log
};

/// The same attempt for the same seed and index, in every process. Most are single judgements; the others are
/// retractions, undone events and batches of up to 40. Notes are up to 6 kB, more than a page of SQLite's.
LabelAttempt attemptOf(std::uint64_t seed, std::int64_t index);

/// Appends the attempt with one call.
Status submit(store::LabelStore& store, const LabelAttempt& attempt);

/// What a disk owes to who labelled: every accepted attempt, whole and in order, and behind them at most one
/// attempt that nobody was told about or that was refused, whole too.
class AcceptedLog {
public:
    /// `attempt` is under way.
    void begin(LabelAttempt attempt);
    /// The store accepted the attempt that was begun last.
    void accept();

    /// "" when the log that was found fits, else what is wrong. A whole attempt behind the accepted ones
    /// counts as accepted from then on.
    std::string settle(const std::vector<labels::LabelEvent>& found);
    /// How many of the accepted events are missing at the end of `found`, if it is otherwise in order.
    std::size_t missingCount(const std::vector<labels::LabelEvent>& found) const;

    std::size_t acceptedCount() const { return m_accepted.size(); }
    /// How many attempts were found whole although nobody had been told.
    std::int64_t untoldCount() const { return m_untoldCount; }

private:
    /// One expected event; the sequence is taken from what is found, where it is checked by its place.
    struct Expected {
        labels::LabelEvent event;
        bool isUndo = false;
    };

    static bool isSame(const Expected& expected, const labels::LabelEvent& found);
    static std::vector<Expected> expectedOf(const LabelAttempt& attempt);

    std::vector<Expected> m_accepted;
    std::vector<LabelAttempt> m_open; ///< begun since the last accepted one
    std::int64_t m_untoldCount = 0;
};

} // namespace intentscope::test
