// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/candidate_columns.h"

#include "core/data/memory_column.h"

#include <limits>
#include <string_view>
#include <utility>

namespace intentscope::exporting {
namespace {

using data::ColumnSpec;
using data::Role;

ColumnSpec specOf(std::string_view columnName, Role role) {
    return {.name = std::string(columnName), .role = role};
}

} // namespace

CandidateColumns::CandidateColumns(const data::Dataset& dataset, std::int32_t begin, std::int32_t end) {
    const auto offsets = dataset.candidateOffsets();
    const auto first = static_cast<std::size_t>(offsets[static_cast<std::size_t>(begin)]);
    m_rowCount = static_cast<std::size_t>(offsets[static_cast<std::size_t>(end)]) - first;
    const auto all = dataset.allCandidates();
    const auto flags = [&](std::span<const std::int8_t> column) {
        const auto part = column.subspan(first, m_rowCount);
        return std::vector<std::int8_t>(part.begin(), part.end());
    };
    std::vector<std::string_view> impressions;
    std::vector<std::string_view> intents;
    std::vector<double> positions;
    std::vector<double> propensities;
    impressions.reserve(m_rowCount);
    for (std::int32_t row = begin; row < end; ++row) {
        const auto count =
            offsets[static_cast<std::size_t>(row) + 1] - offsets[static_cast<std::size_t>(row)];
        impressions.insert(
            impressions.end(), static_cast<std::size_t>(count), dataset.impressionId(ImpressionIndex{row}));
    }
    for (std::size_t row = first; row < first + m_rowCount; ++row) {
        constexpr double Missing = std::numeric_limits<double>::quiet_NaN();
        intents.push_back(dataset.intentId(IntentIndex{all.intents[row]}));
        positions.push_back(all.positions[row] > 0 ? all.positions[row] : Missing);
        propensities.push_back(static_cast<double>(all.propensities[row]));
    }
    add(data::textViewColumn(specOf("impression_id", Role::ImpressionId), std::move(impressions)));
    add(data::textViewColumn(specOf("intent_id", Role::IntentId), std::move(intents)));
    add(data::numberColumn(specOf("position", Role::Position), std::move(positions)));
    add(data::flagColumn(specOf("shown", Role::Shown), flags(all.shown)));
    add(data::flagColumn(specOf("clicked", Role::Clicked), flags(all.clicked)));
    add(data::numberColumn(specOf("propensity", Role::Propensity), std::move(propensities)));
}

void CandidateColumns::add(std::shared_ptr<const data::Column> column) {
    m_list.push_back(column.get());
    m_columns.push_back(std::move(column));
}

} // namespace intentscope::exporting
