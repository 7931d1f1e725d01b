// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/tasks/neighbour_index.h"
#include "core/tasks/neighbour_outcomes.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::neighbours {

using tasks::NeighbourSide;

/// One list of neighbours as the window shows it.
struct ShownList {
    QString name; ///< of the run or the set that was searched
    tasks::NeighbourList list;
    std::vector<tasks::LineOutcome> outcomes; ///< by line; empty without a run on this side
};

/// The neighbours of one impression. Immutable.
struct NeighboursContent {
    std::shared_ptr<const data::Dataset> dataset;
    ImpressionIndex impression;
    ShownList before;
    ShownList after; ///< without lines and name where one set is searched only
    bool isCompared = false;
    std::int32_t pointCount = 0;
    std::int32_t sharingCount = 0;    ///< other impressions with the same latent query
    std::optional<double> overlap;    ///< where compared
    std::optional<double> rankBiased; ///< where compared
    std::size_t k = 10;
    std::int32_t topK = 3; ///< what "right" means
};

} // namespace intentscope::neighbours
