// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/models/row_order.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::models {

enum class UserColumn { Name, Region, Impressions, Difference, Labels };

/// What the users table shows, as one immutable value that a job may read while the window goes on.
struct UserSource {
    std::shared_ptr<const data::Dataset> dataset;
    /// NDCG@3 "after" minus "before", one a user; NaN where a run has nothing for the user. May be null.
    std::shared_ptr<const std::vector<double>> differences;
    /// Labelled impressions, one a user. May be null.
    std::shared_ptr<const std::vector<std::int32_t>> labelCounts;

    std::size_t size() const;
    std::string_view region(UserIndex user) const;
    std::int32_t impressionCount(UserIndex user) const;
    double difference(UserIndex user) const; ///< NaN when there is none
    std::int32_t labelCount(UserIndex user) const;
};

struct UserFilter {
    std::string text = {}; ///< part of the name, the id or the region, in any case; empty: everyone
    /// Users with an impression that fits this filter expression (docs/queries.md); empty: everyone.
    std::string expression = {};
    /// Only these users, in any order: those behind a count that was clicked.
    std::shared_ptr<const std::vector<std::int32_t>> only = {};

    bool isEmpty() const { return text.empty() && expression.empty() && only == nullptr; }
    friend bool operator==(const UserFilter&, const UserFilter&) = default;
};

struct UserSort {
    UserColumn column = UserColumn::Name;
    bool isDescending = false;

    friend bool operator==(const UserSort&, const UserSort&) = default;
};

/// The users to show, in order; equal ones as the dataset has them, users without a difference last. Without
/// a sort: as the dataset has them. Any thread. InvalidInput that points into the expression; Cancelled.
Result<RowOrder> orderUsers(
    const UserSource& source,
    const UserFilter& filter,
    const std::optional<UserSort>& sort,
    const std::stop_token& stop);

} // namespace intentscope::models
