// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::test {

/// Makes a dataset in memory, row by row, for tests of the window.
struct FakeDatasetSpec {
    struct User {
        std::string id;
        std::string name;
        std::string region;
    };
    struct Intent {
        std::string id;
        std::string title;
        std::string category = "Orders";
        std::string description = {};
        std::string answer = {};
    };
    struct Candidate {
        std::int32_t intent = 0;
        bool isClicked = false;
    };
    struct Impression {
        std::string id;
        std::int32_t user = 0;
        std::int64_t timeMs = 0;
        std::vector<Candidate> candidates;
        double daysInStatus = 0; ///< a numeric feature: unit "days", group "order"
        std::string orderStatus = "shipped";
        std::int64_t lastOrderMs = 0; ///< a timestamp feature
    };

    std::vector<User> users;
    std::vector<Intent> intents;
    std::vector<Impression> impressions; ///< by user, then by time
};

std::shared_ptr<const data::Dataset> makeFakeDataset(FakeDatasetSpec spec);

/// Twelve users, ten intents, thirty impressions: a small shop.
FakeDatasetSpec smallShop();

/// So many users "User 0000017" with one impression each, over eight regions.
std::shared_ptr<const data::Dataset> makeLargeDataset(std::int32_t userCount);

} // namespace intentscope::test
