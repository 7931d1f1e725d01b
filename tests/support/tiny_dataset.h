// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "tests/support/temp_directory.h"

#include <filesystem>
#include <memory>
#include <string>

namespace intentscope::test {

/// Writes the dataset directory below into `directory.path() / "tiny-source"` and returns that path.
///
/// A shop with two regions, small enough to be checked by hand:
/// - intents (5): `track` "Where is my order?", `cancel` "Cancel my order", `refund` "Get a refund",
///   `invoice` "Invoice for my order" (region SG only), `complaint` "File a complaint" (no description).
///   Features: category (orders, orders, payments, payments, service), product_type (multi-categorical with
///   the vocabulary "product_type": shoes|bags, shoes, bags, none, none).
/// - users (3): `ann` "Ann Lim" (SG), `bob` (MY, no name), `cid` (no row in the table of users).
/// - events (5): ann has three on 2024-03-01, -04 and -05, bob has two; amount in USD.
/// - impressions (6), by user ann: i1, i3, i5; bob: i2, i4; cid: i6; one a day from 2024-03-05T10:00Z on.
///   Features: region, days_in_status (numeric, missing for i6), has_open_order (boolean), status
///   (categorical), owned_types (multi-categorical, vocabulary "product_type"), last_visit (timestamp).
/// - candidates (22): i1-i4 have four intents, i5 and i6 three; positions, shown, clicks and propensities.
///   Clicked: i1 track, i2 refund, i3 cancel, i4 refund and complaint, i5 invoice, i6 nothing.
std::filesystem::path writeTinySource(const TempDirectory& directory);

/// The dataset above, through the real import into `directory.path() / "datasets"`.
std::shared_ptr<const data::Dataset> makeTinyDataset(const TempDirectory& directory);

/// The same, and where it was imported to.
struct TinyDataset {
    std::shared_ptr<const data::Dataset> dataset;
    std::filesystem::path directory; ///< datasets/<hash>
    std::string hash;
};
TinyDataset importTinyDataset(const TempDirectory& directory);

} // namespace intentscope::test
