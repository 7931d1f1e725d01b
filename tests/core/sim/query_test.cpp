// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/query.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace intentscope::sim {
namespace {

TEST(TypedQueries, AreOneLineAndDifferMuch) {
    const Catalogue catalogue;
    std::set<std::string> texts;
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        for (std::uint64_t part = 0; part < 20; ++part) {
            Random random(1, Purpose::Query, static_cast<std::uint64_t>(intent), part);
            const std::string text = typeQuery(random, catalogue.entry(intent), 500);
            EXPECT_GE(text.size(), 5U);
            EXPECT_LE(text.size(), 140U);
            EXPECT_EQ(text.find('\n'), std::string::npos);
            texts.insert(text);
        }
    }
    EXPECT_GE(texts.size(), 3'500U);
}

TEST(TypedQueries, SoundMorePressingWithTheUrgency) {
    const Catalogue catalogue;
    const auto pressing = [&catalogue](std::int64_t urgencyPerMille) {
        int count = 0;
        for (std::uint64_t part = 0; part < 500; ++part) {
            Random random(1, Purpose::Query, 0, part);
            const std::string text = typeQuery(random, catalogue.entry(0), urgencyPerMille);
            count += text.find("urgent") != std::string::npos || text.find("!!") != std::string::npos ? 1 : 0;
        }
        return count;
    };
    EXPECT_EQ(pressing(0), 0);
    EXPECT_GT(pressing(900), 2 * pressing(200));
}

} // namespace
} // namespace intentscope::sim
