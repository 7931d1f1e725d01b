// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/projection/projection.h"
#include "core/tasks/compare_task.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace intentscope::neighbours {

/// What points are coloured by.
enum class Coloring { ClickedIntent, Outcome, Region };

/// Groups of points with a colour and a shape each. Immutable.
struct PointGroups {
    /// Groups with a colour of their own; the rest comes behind them.
    static constexpr std::size_t MostColored = 7;

    struct Group {
        QString name;
        std::int32_t count = 0; ///< points
        bool isColored = false; ///< false for what is left: others, nothing clicked
    };
    std::vector<Group> groups;
    std::vector<std::uint8_t> ofPoint;
};

/// Every point's group: the one that most of its impressions are in, the smaller one of equal ones. Of
/// intents and regions, the seven with the most points have a colour; "other" and what has none do not.
/// `comparison` may be null: then no outcome is known. Cancelled.
Result<std::shared_ptr<const PointGroups>> groupPoints(
    const data::Dataset& dataset,
    const projection::Projection& projection,
    Coloring coloring,
    const tasks::CompareReport* comparison,
    const std::stop_token& stop);

} // namespace intentscope::neighbours
