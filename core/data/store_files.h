// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace intentscope::data {

// The names of the files of a stored dataset that are no columns of a table (docs/file-formats.md).

struct CandidateFiles {
    static constexpr std::string_view Offsets = "candidates.offsets.npy";
    static constexpr std::string_view Intent = "candidates.intent.npy";
    static constexpr std::string_view Clicked = "candidates.clicked.npy";
    static constexpr std::string_view Shown = "candidates.shown.npy";
    static constexpr std::string_view Position = "candidates.position.npy";
    static constexpr std::string_view Propensity = "candidates.propensity.npy";
};

/// Rows in the byte order of their ids.
struct IdOrderFiles {
    static constexpr std::string_view Intents = "intents.by_id.npy";
    static constexpr std::string_view Users = "users.by_id.npy";
    static constexpr std::string_view Impressions = "impressions.by_id.npy";
};

/// The rows of a table that belong to each user, by time.
struct ByUserFiles {
    std::string_view offsets;
    std::string_view rows;
};
constexpr ByUserFiles ImpressionsByUser{"users.impression_offsets.npy", "users.impression_rows.npy"};
constexpr ByUserFiles EventsByUser{"users.event_offsets.npy", "users.event_rows.npy"};

constexpr std::string_view RejectedName = "rejected.csv";

} // namespace intentscope::data
