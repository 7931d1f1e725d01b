// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

#include <gtest/gtest.h>

#include <set>

namespace intentscope::sim {
namespace {

TEST(Catalogue, Holds240IntentsWithTextsOfTheirOwn) {
    const Catalogue catalogue;
    ASSERT_EQ(catalogue.size(), 240);
    std::set<std::string_view> ids;
    std::set<std::string_view> titles;
    std::set<std::string_view> descriptions;
    std::set<std::string_view> answers;
    std::set<std::string_view> paraphrases;
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        const IntentEntry& entry = catalogue.entry(intent);
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        EXPECT_TRUE(titles.insert(entry.title).second) << entry.title;
        EXPECT_TRUE(descriptions.insert(entry.description).second) << entry.id;
        EXPECT_TRUE(answers.insert(entry.answer).second) << entry.id;
        EXPECT_GE(entry.answer.size(), 60U) << entry.id;
        for (const std::string_view paraphrase : entry.paraphrases) {
            EXPECT_GE(paraphrase.size(), 8U) << entry.id;
            EXPECT_TRUE(paraphrases.insert(paraphrase).second) << paraphrase;
            EXPECT_EQ(paraphrase.find('|'), std::string_view::npos) << paraphrase;
        }
        EXPECT_EQ(entry.description.back(), '.') << entry.id;
        EXPECT_EQ(entry.answer.back(), '.') << entry.id;
    }
}

TEST(Catalogue, EveryIntentIsWantedBySomebody) {
    const Catalogue catalogue;
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        EXPECT_GT(catalogue.entry(intent).triggers[0].weight, 0) << catalogue.entry(intent).id;
        EXPECT_NE(catalogue.entry(intent).regions, 0) << catalogue.entry(intent).id;
    }
}

TEST(Catalogue, EverySituationHasAnAnswerInEveryRegionFromTheStart) {
    const Catalogue catalogue;
    for (std::int32_t region = 0; region < RegionCount; ++region) {
        for (std::size_t number = 0; number < SituationCount; ++number) {
            const auto situation = static_cast<Situation>(number);
            for (const bool late : {false, true}) {
                std::int64_t best = 0;
                for (const std::int32_t intent : catalogue.answersTo(region, situation)) {
                    if (catalogue.entry(intent).launch == Launch::Always)
                        best = std::max(best, catalogue.match(intent, situation, late));
                }
                EXPECT_GT(best, 0) << profileOf(situation).name << " in "
                                   << regions()[static_cast<std::size_t>(region)].code;
            }
        }
    }
}

TEST(Catalogue, NamesTheAnswersToASituation) {
    const Catalogue catalogue;
    for (std::int32_t region = 0; region < RegionCount; ++region) {
        for (std::size_t number = 0; number < SituationCount; ++number) {
            const auto situation = static_cast<Situation>(number);
            const auto answers = catalogue.answersTo(region, situation);
            const std::set<std::int32_t> rows(answers.begin(), answers.end());
            for (const std::int32_t intent : catalogue.intentsOfRegion(region))
                EXPECT_EQ(rows.contains(intent), catalogue.match(intent, situation, false) > 0);
        }
    }
}

TEST(Catalogue, RegionListsAgreeWithExistsIn) {
    const Catalogue catalogue;
    for (std::int32_t region = 0; region < RegionCount; ++region) {
        const auto listed = catalogue.intentsOfRegion(region);
        const std::set<std::int32_t> rows(listed.begin(), listed.end());
        EXPECT_LT(rows.size(), static_cast<std::size_t>(catalogue.size()))
            << "each region has its own subset";
        for (std::int32_t intent = 0; intent < catalogue.size(); ++intent)
            EXPECT_EQ(rows.contains(intent), catalogue.existsIn(intent, region));
    }
}

TEST(Catalogue, LateIntentsMatchBetterOnceASituationDragsOn) {
    const Catalogue catalogue;
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        for (const Trigger& trigger : catalogue.entry(intent).triggers) {
            if (trigger.weight == 0)
                continue;
            const std::int64_t early = catalogue.match(intent, trigger.situation, false);
            const std::int64_t late = catalogue.match(intent, trigger.situation, true);
            if (trigger.phase == Phase::Late)
                EXPECT_GT(late, early);
            else if (trigger.phase == Phase::Early)
                EXPECT_LT(late, early);
            else
                EXPECT_EQ(late, early);
        }
    }
}

} // namespace
} // namespace intentscope::sim
