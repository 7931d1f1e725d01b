// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace intentscope::app {

/// Which impression comes next: those of a list (the broken ones, say), or, without a list, every impression
/// user by user and by time. A value; the list may be long and is shared.
class ReviewOrder {
public:
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// Null: no list.
    void setList(std::shared_ptr<const std::vector<std::int32_t>> impressions);
    bool hasList() const { return m_list != nullptr; }

    /// The user's first one on the list; invalid without a list, or when none of it is the user's.
    ImpressionIndex firstOf(UserIndex user) const;
    /// Invalid at the end. From an impression that is not on the list, or from none: the first on the list.
    ImpressionIndex next(ImpressionIndex from) const;
    ImpressionIndex previous(ImpressionIndex from) const;

private:
    ImpressionIndex step(ImpressionIndex from, int delta) const;
    ImpressionIndex stepInList(ImpressionIndex from, int delta) const;
    ImpressionIndex stepByUser(ImpressionIndex from, int delta) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::shared_ptr<const std::vector<std::int32_t>> m_list;
};

} // namespace intentscope::app
