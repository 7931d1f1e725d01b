// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/memory_column.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::test {

using data::flagColumn;
using data::numberColumn;
using data::textColumn;
using data::timeColumn;
using data::wordColumn;
using data::wordSetColumn;

/// A feature column's spec of this name.
data::ColumnSpec feature(std::string name, std::string vocabulary = {});
data::ColumnSpec withRole(std::string name, data::Role role);

/// What a dataset in memory is made of. Rows of impressions and events are in the order given.
struct MemoryDatasetSpec {
    using Columns = std::vector<std::shared_ptr<const data::Column>>;
    struct Impression {
        std::int32_t user = 0;
        std::int64_t timeMs = 0;
        std::vector<std::int32_t> candidates;
        std::vector<std::int32_t> clicked; ///< intents among the candidates
    };
    struct Event {
        std::int32_t user = 0;
        std::int64_t timeMs = 0;
    };

    std::int32_t userCount = 1;
    std::int32_t intentCount = 2;
    std::vector<Impression> impressions;
    std::vector<Event> events;
    Columns intentColumns;
    Columns userColumns;
    Columns eventColumns;
    Columns impressionColumns;
    std::string hash = std::string(64, 'a');
};

/// Ids are "i0", "u0" and "m0" with the row.
std::shared_ptr<const data::Dataset> makeMemoryDataset(MemoryDatasetSpec spec);

/// A small shop: 4 users with tiers and event histories, 5 intents with topics and texts, `impressionCount`
/// impressions whose status (a word), age (a number) and open topics decide what is clicked.
MemoryDatasetSpec smallShop(std::int32_t impressionCount);

} // namespace intentscope::test
