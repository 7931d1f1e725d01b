// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/slices/row_set.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::slices {

/// A filter over impressions and what it found in one dataset.
struct Slice {
    std::string name = {}; ///< "" for an expression without a name
    std::string expression = {};
    std::shared_ptr<const RowSet> rows = {}; ///< impressions

    /// "slice 'late parcels' (days_in_status > 5)" or "slice days_in_status > 5".
    std::string title() const;
};

/// Keeps those of the ascending `impressions` that the slice has. InvalidInput when none is left.
Status keepSlice(const Slice& slice, std::vector<std::int32_t>& impressions);

} // namespace intentscope::slices
