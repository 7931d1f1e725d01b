// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// One feature with another value, as text: as a cell of CSV is read; "" is missing.
struct FeatureEdit {
    std::string table = {}; ///< "impressions", "users", or "" for the first of these that has the column
    std::string column = {};
    std::string value = {};

    friend bool operator==(const FeatureEdit&, const FeatureEdit&) = default;
};

/// "status=shipped", "users.tier=gold": InvalidInput without a column and an equals sign.
Result<FeatureEdit> parseFeatureEdit(std::string_view text);

/// One impression of `base` as a dataset of its own, with features replaced: impression 0, its user as user
/// 0, that user's events, all intents, the same candidates. Time, id and hash are those of `base`. O(columns
/// + events of the user + intents); rankers that read rows score it as they would score the changed dataset.
///
/// NotFound for a column that is not there, InvalidInput for one that is no feature and for a value of
/// another kind; each names the column.
Result<std::shared_ptr<const Dataset>> editedImpression(
    std::shared_ptr<const Dataset> base, ImpressionIndex impression, std::span<const FeatureEdit> edits);

} // namespace intentscope::data
