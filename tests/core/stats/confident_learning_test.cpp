// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/confident_learning.h"

#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace intentscope::stats {
namespace {

using test::HasError;
using Examples = std::vector<LabelledExample>;

TEST(ConfidentLearning, FindsTheLabelThatTheModelIsSureIsAnother) {
    const Examples examples = {
        {0, {{0, 0.9}, {1, 0.1}}},
        {0, {{0, 0.8}, {1, 0.2}}},
        {1, {{0, 0.2}, {1, 0.8}}},
        {1, {{0, 0.95}, {1, 0.05}}},
        {1, {{0, 0.3}, {1, 0.7}}}};
    ASSERT_OK_AND_ASSIGN(const auto found, findSuspects(examples, 2, LabelQuality::SelfConfidence, {}));
    EXPECT_NEAR(found.thresholds[0], 0.85, 1e-12);
    EXPECT_EQ(found.suspects, (std::vector<std::size_t>{3}));
    EXPECT_EQ(found.quality[3], 0.05);
    EXPECT_EQ(found.joint, (std::vector<std::int64_t>{1, 0, 1, 2}));
    ASSERT_OK_AND_ASSIGN(const auto margin, findSuspects(examples, 2, LabelQuality::NormalizedMargin, {}));
    EXPECT_NEAR(margin.quality[3], (0.05 - 0.95 + 1) / 2, 1e-12);
}

TEST(ConfidentLearning, ClassesThatAreNotListedHaveNoProbability) {
    // Lists of different candidates, as impressions have them.
    const Examples examples = {{0, {{0, 0.9}, {2, 0.1}}}, {1, {{1, 0.9}}}, {1, {{0, 0.97}, {2, 0.03}}}};
    ASSERT_OK_AND_ASSIGN(const auto found, findSuspects(examples, 3, LabelQuality::SelfConfidence, {}));
    EXPECT_EQ(found.suspects, (std::vector<std::size_t>{2}));
    EXPECT_EQ(found.quality[2], 0.0);
    EXPECT_EQ(found.thresholds[2], 2.0) << "nothing is confidently of a class without examples";
}

TEST(ConfidentLearning, RefusesWhatIsOutOfRangeAndStops) {
    for (const LabelledExample& bad :
         {LabelledExample{3, {}},
          LabelledExample{0, {{-1, 0.5}}},
          LabelledExample{0, {{0, -0.1}}},
          LabelledExample{0, {{0, std::numeric_limits<double>::quiet_NaN()}}}})
        EXPECT_THAT(
            findSuspects(Examples{bad}, 3, LabelQuality::SelfConfidence, {}),
            HasError(ErrorCode::InvalidInput));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        findSuspects(Examples{{0, {}}}, 1, LabelQuality::SelfConfidence, stop.get_token()),
        HasError(ErrorCode::Cancelled));
    EXPECT_OK(findSuspects({}, 0, LabelQuality::SelfConfidence, {}));
}

} // namespace
} // namespace intentscope::stats
