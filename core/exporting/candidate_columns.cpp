// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/candidate_columns.h"

#include <limits>
#include <string_view>
#include <utility>

namespace intentscope::exporting {
namespace {

using data::ColumnSpec;
using data::FeatureKind;
using data::Role;

class TextColumn final : public data::Column {
public:
    TextColumn(ColumnSpec spec, std::vector<std::string_view> texts)
        : Column(std::move(spec), texts.size()), m_texts(std::move(texts)) {}
    std::string_view textAt(std::size_t row) const override { return m_texts[row]; }

private:
    std::vector<std::string_view> m_texts;
};

class NumberColumn final : public data::Column {
public:
    NumberColumn(ColumnSpec spec, std::vector<double> numbers)
        : Column(std::move(spec), numbers.size()), m_numbers(std::move(numbers)) {}
    std::span<const double> numbers() const override { return m_numbers; }

private:
    std::vector<double> m_numbers;
};

class FlagColumn final : public data::Column {
public:
    FlagColumn(ColumnSpec spec, std::span<const std::int8_t> flags)
        : Column(std::move(spec), flags.size()), m_flags(flags) {}
    std::span<const std::int8_t> flags() const override { return m_flags; }

private:
    std::span<const std::int8_t> m_flags;
};

ColumnSpec specOf(std::string_view columnName, FeatureKind kind, Role role) {
    return {.name = std::string(columnName), .kind = kind, .role = role};
}

} // namespace

CandidateColumns::CandidateColumns(const data::Dataset& dataset, std::int32_t begin, std::int32_t end) {
    const auto offsets = dataset.candidateOffsets();
    const auto first = static_cast<std::size_t>(offsets[static_cast<std::size_t>(begin)]);
    m_rowCount = static_cast<std::size_t>(offsets[static_cast<std::size_t>(end)]) - first;
    const auto all = dataset.allCandidates();
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
    add(std::make_unique<TextColumn>(
        specOf("impression_id", FeatureKind::Text, Role::ImpressionId), std::move(impressions)));
    add(std::make_unique<TextColumn>(
        specOf("intent_id", FeatureKind::Text, Role::IntentId), std::move(intents)));
    add(std::make_unique<NumberColumn>(
        specOf("position", FeatureKind::Numeric, Role::Position), std::move(positions)));
    add(std::make_unique<FlagColumn>(
        specOf("shown", FeatureKind::Boolean, Role::Shown), all.shown.subspan(first, m_rowCount)));
    add(std::make_unique<FlagColumn>(
        specOf("clicked", FeatureKind::Boolean, Role::Clicked), all.clicked.subspan(first, m_rowCount)));
    add(std::make_unique<NumberColumn>(
        specOf("propensity", FeatureKind::Numeric, Role::Propensity), std::move(propensities)));
}

void CandidateColumns::add(std::unique_ptr<const data::Column> column) {
    m_list.push_back(column.get());
    m_columns.push_back(std::move(column));
}

} // namespace intentscope::exporting
