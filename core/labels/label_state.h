// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_event.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intentscope::labels {

/// The labels in force: the fold of the log, one per impression and annotator. A value; one thread at a
/// time. Applying the log in any pieces gives the same state, since an event that was applied already is
/// ignored by its sequence.
class LabelState {
public:
    /// Every event of the log.
    LabelState() = default;
    /// Only events of these datasets: the one at hand and those it replaced. Two sources may use the same
    /// impression ids for different things.
    explicit LabelState(std::vector<std::string> datasetHashes);

    /// Events come in ascending sequence. O(1) on average.
    void apply(const LabelEvent& event);

    /// Whether the event is of one of the datasets.
    bool covers(const LabelEvent& event) const;
    /// The event that set the label in force; null when there is none. Valid until the next `apply`.
    const LabelEvent* find(std::string_view impressionId, std::string_view annotator) const;
    /// Of all annotators, by annotator.
    std::vector<const LabelEvent*> ofImpression(std::string_view impressionId) const;
    /// Every event in force, by sequence.
    std::vector<const LabelEvent*> inForce() const;

    std::size_t labelCount() const { return m_labelCount; }
    /// Impressions with at least one label in force.
    std::size_t impressionCount() const { return m_byImpression.size(); }
    std::int64_t lastSequence() const { return m_lastSequence; }

    friend bool operator==(const LabelState&, const LabelState&) = default;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    /// Few annotators an impression, kept by name.
    using Judgements = std::vector<LabelEvent>;

    std::vector<std::string> m_datasetHashes;
    std::unordered_map<std::string, Judgements, TextHash, std::equal_to<>> m_byImpression;
    std::size_t m_labelCount = 0;
    std::int64_t m_lastSequence = 0;
};

} // namespace intentscope::labels
