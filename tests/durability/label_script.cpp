// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/label_script.h"

#include "tests/support/label_events.h"

#include <algorithm>
#include <random>
#include <utility>

namespace intentscope::test {
namespace {

constexpr std::size_t LargestBatch = 40;

labels::LabelEvent judgement(std::mt19937_64& random, const std::string& name) {
    auto event = labelEvent("imp-" + std::to_string(random() % 500), {"intent-" + name});
    event.sessionId = "sitting";
    const std::size_t size = random() % 8 == 0 ? random() % 6'000 : random() % 200;
    event.label.note = name + " " + std::string(size, static_cast<char>('a' + random() % 26));
    if (random() % 2 == 0) {
        event.label.errorCause = "click_was_noise";
        event.label.confidence = labels::Confidence::High;
        event.view = labels::LabelView::Blind;
    }
    return event;
}

std::string describe(const labels::LabelEvent& event) {
    return "number " + std::to_string(event.sequence) + ", id " + event.eventId + ", undoes " +
           std::to_string(event.undoes.value_or(0)) + ", note " + event.label.note.substr(0, 40);
}

} // namespace

LabelAttempt attemptOf(std::uint64_t seed, std::int64_t index) {
    std::mt19937_64 random(seed * 1'000'003 + static_cast<std::uint64_t>(index));
    const std::string name = std::to_string(seed) + "-" + std::to_string(index);
    LabelAttempt attempt;
    const auto kind = random() % 20;
    if (kind == 0) {
        const std::size_t count = 1 + random() % LargestBatch;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string part = name + "-" + std::to_string(i);
            attempt.events.push_back(judgement(random, part));
            attempt.events.back().eventId = "batch-" + part;
        }
        return attempt;
    }
    if (kind == 1)
        attempt.events.push_back(retraction("imp-" + std::to_string(random() % 500)));
    else
        attempt.events.push_back(judgement(random, name));
    attempt.isUndo = kind == 2 && index > 0;
    // As far from each other in the index as the store's own ids are.
    attempt.events.back().eventId = std::to_string(random()) + "-" + name;
    return attempt;
}

Status submit(store::LabelStore& store, const LabelAttempt& attempt) {
    if (attempt.events.size() > 1) {
        const std::vector<std::string> undoesIds(attempt.events.size());
        ISCOPE_TRY(store.appendBatch(attempt.events, undoesIds));
        return {};
    }
    auto event = attempt.events.front();
    if (attempt.isUndo) {
        ISCOPE_TRY_ASSIGN(const auto last, store.lastSequence());
        if (last > 0)
            event.undoes = last;
    }
    ISCOPE_TRY(store.append(std::move(event)));
    return {};
}

void AcceptedLog::begin(LabelAttempt attempt) {
    m_open.push_back(std::move(attempt));
}

void AcceptedLog::accept() {
    const auto events = expectedOf(m_open.back());
    m_accepted.insert(m_accepted.end(), events.begin(), events.end());
    m_open.clear();
}

std::vector<AcceptedLog::Expected> AcceptedLog::expectedOf(const LabelAttempt& attempt) {
    std::vector<Expected> expected;
    for (const auto& event : attempt.events)
        expected.push_back({event, attempt.isUndo});
    return expected;
}

bool AcceptedLog::isSame(const Expected& expected, const labels::LabelEvent& found) {
    labels::LabelEvent event = expected.event;
    event.sequence = found.sequence;
    if (expected.isUndo && found.sequence > 1)
        event.undoes = found.sequence - 1;
    return event == found;
}

std::size_t AcceptedLog::missingCount(const std::vector<labels::LabelEvent>& found) const {
    return m_accepted.size() - std::min(m_accepted.size(), found.size());
}

std::string AcceptedLog::settle(const std::vector<labels::LabelEvent>& found) {
    if (missingCount(found) > 0)
        return std::to_string(missingCount(found)) + " of " + std::to_string(m_accepted.size()) +
               " accepted labels are lost";
    for (std::size_t i = 0; i < m_accepted.size(); ++i)
        if (found[i].sequence != static_cast<std::int64_t>(i) + 1 || !isSame(m_accepted[i], found[i]))
            return "event " + std::to_string(i + 1) + " is not what was accepted as " +
                   std::to_string(i + 1) + " of " + std::to_string(m_accepted.size()) + ": found " +
                   describe(found[i]) + " in the place of " + describe(m_accepted[i].event);
    const std::size_t tailSize = found.size() - m_accepted.size();
    if (tailSize == 0) {
        m_open.clear();
        return {};
    }
    for (const auto& attempt : m_open) {
        const auto expected = expectedOf(attempt);
        if (expected.size() != tailSize ||
            !std::equal(expected.begin(), expected.end(), found.end() - std::ssize(expected), isSame))
            continue;
        m_accepted.insert(m_accepted.end(), expected.begin(), expected.end());
        m_open.clear();
        ++m_untoldCount;
        return {};
    }
    return std::to_string(tailSize) + " events behind the accepted ones are no attempt, or half of one";
}

} // namespace intentscope::test
