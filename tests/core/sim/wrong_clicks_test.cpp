// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/wrong_clicks.h"

#include <gtest/gtest.h>

namespace intentscope::sim {
namespace {

/// Six shown candidates of which the second is clicked, and one that is not shown.
std::vector<ChatCandidate> clickedList() {
    std::vector<ChatCandidate> list;
    for (std::int32_t intent = 10; intent < 17; ++intent)
        list.push_back({.placed = {.intent = intent}, .shown = intent < 16});
    list[1].click = ClickKind::Wished;
    return list;
}

std::int64_t clickCount(const std::vector<ChatCandidate>& list) {
    std::int64_t count = 0;
    for (const ChatCandidate& candidate : list)
        count += candidate.click == ClickKind::None ? 0 : 1;
    return count;
}

TEST(WrongClicks, LeaveEverythingWhereNoneIsAskedFor) {
    std::vector<ChatCandidate> list = clickedList();
    Random random(1, Purpose::WrongClicks, 0);
    misplaceClicks(list, 0, random);
    EXPECT_EQ(list[1].click, ClickKind::Wished);
    EXPECT_EQ(list[1].meantIntent(), 11);
}

TEST(WrongClicks, MoveAClickToAnotherShownCandidateAndRememberWhatWasMeant) {
    for (std::uint64_t part = 0; part < 50; ++part) {
        std::vector<ChatCandidate> list = clickedList();
        Random random(1, Purpose::WrongClicks, 0, part);
        misplaceClicks(list, 1'000'000, random);
        EXPECT_EQ(clickCount(list), 1) << "a wrong click is not moved again";
        EXPECT_EQ(list[1].click, ClickKind::None);
        EXPECT_EQ(list[6].click, ClickKind::None) << "nobody clicks what is not shown";
        for (const ChatCandidate& candidate : list) {
            if (candidate.click == ClickKind::Wrong) {
                EXPECT_EQ(candidate.meantIntent(), 11);
            }
        }
    }
}

TEST(WrongClicks, StayWhereEverythingShownIsClicked) {
    std::vector<ChatCandidate> list = clickedList();
    for (ChatCandidate& candidate : list)
        candidate.click = candidate.shown ? ClickKind::Mistaken : ClickKind::None;
    Random random(1, Purpose::WrongClicks, 0);
    misplaceClicks(list, 1'000'000, random);
    EXPECT_EQ(clickCount(list), 6);
    EXPECT_EQ(list[0].click, ClickKind::Mistaken);
}

TEST(WrongClicks, HappenAsOftenAsStated) {
    int moved = 0;
    for (std::uint64_t part = 0; part < 10'000; ++part) {
        std::vector<ChatCandidate> list = clickedList();
        Random random(1, Purpose::WrongClicks, 1, part);
        misplaceClicks(list, 30'000, random);
        moved += list[1].click == ClickKind::None ? 1 : 0;
    }
    EXPECT_NEAR(moved, 300, 60);
}

} // namespace
} // namespace intentscope::sim
