// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/ranker_features.h"

#include "core/data/cell.h"
#include "core/exporting/csv_text.h"

#include <algorithm>
#include <span>
#include <utility>

namespace intentscope::exporting {

namespace {

using data::Column;
using data::FeatureKind;
using data::Role;

bool isRankerFeature(const data::ColumnSpec& spec, FeatureSide side) {
    if (spec.kind == FeatureKind::Text)
        return false;
    if (side == FeatureSide::Impression)
        return spec.role == Role::Feature || spec.role == Role::Region;
    return spec.role == Role::Feature || spec.role == Role::Category || spec.role == Role::Regions;
}

bool isWords(const Column& column) {
    return column.spec().kind == FeatureKind::Categorical ||
           column.spec().kind == FeatureKind::MultiCategorical;
}

std::int64_t indexCountOf(const Column& column) {
    switch (column.spec().kind) {
    case FeatureKind::Categorical:
    case FeatureKind::MultiCategorical:
        return column.dictionary()->size();
    case FeatureKind::Numeric:
    case FeatureKind::Timestamp:
    case FeatureKind::Boolean:
        return 2;
    case FeatureKind::Text:
        break;
    }
    return 1;
}

/// Codes of a row in ascending order, each once; none where it is missing.
std::vector<std::int32_t> codesOf(const Column& column, std::size_t row) {
    std::vector<std::int32_t> codes;
    if (column.isMissing(row))
        return codes;
    if (column.spec().kind == FeatureKind::Categorical) {
        codes.push_back(column.codes()[row]);
        return codes;
    }
    const auto all = column.codesAt(row);
    codes.assign(all.begin(), all.end());
    std::ranges::sort(codes);
    const auto tail = std::ranges::unique(codes);
    codes.erase(tail.begin(), tail.end());
    return codes;
}

/// Of a number, a flag or a time that is not missing.
double numberOf(const Column& column, std::size_t row, UtcMillis now) {
    switch (column.spec().kind) {
    case FeatureKind::Numeric:
        return column.numbers()[row];
    case FeatureKind::Boolean:
        return column.flagAt(row);
    default:
        return static_cast<double>(now.value - column.times()[row]) / MillisPerDay;
    }
}

bool isMissingAt(const Column& column, std::size_t row, UtcMillis now) {
    return column.isMissing(row) || (column.spec().kind == FeatureKind::Timestamp && now.isMissing());
}

std::int64_t sharedWords(const RankerFeature& match, std::size_t impression, std::size_t intent) {
    const auto left = codesOf(*match.column, impression);
    const auto right = codesOf(*match.other, intent);
    return std::ranges::count_if(
        left, [&](std::int32_t code) { return std::ranges::binary_search(right, code); });
}

std::string cellOf(const Column& column, std::size_t row, UtcMillis now) {
    if (isMissingAt(column, row, now))
        return {};
    if (!isWords(column))
        return data::numberText(numberOf(column, row, now));
    std::vector<std::string> words;
    for (const auto code : codesOf(column, row))
        words.emplace_back(column.dictionary()->word(code));
    return column.spec().kind == FeatureKind::Categorical ? words.front() : joinWords(words);
}

void appendPair(std::string& line, std::int64_t index, double value) {
    line += ' ' + std::to_string(index) + ':' + data::numberText(value);
}

void appendColumn(std::string& line, const RankerFeature& feature, std::size_t row, UtcMillis now) {
    if (isWords(*feature.column)) {
        for (const auto code : codesOf(*feature.column, row))
            appendPair(line, feature.firstIndex + code, 1);
        return;
    }
    if (isMissingAt(*feature.column, row, now)) {
        appendPair(line, feature.firstIndex + 1, 1);
        return;
    }
    if (const double value = numberOf(*feature.column, row, now); value != 0)
        appendPair(line, feature.firstIndex, value);
}

} // namespace

RankerFeatures::RankerFeatures(const data::Dataset& dataset) : m_dataset(dataset) {
    addColumns(dataset.impressions(), FeatureSide::Impression);
    add({.side = FeatureSide::IntentId, .name = "intent", .indexCount = dataset.intentCount()});
    addColumns(dataset.intents(), FeatureSide::Intent);
    addMatches(dataset);
}

void RankerFeatures::add(RankerFeature feature) {
    feature.firstIndex = m_indexCount + 1;
    m_indexCount += feature.indexCount;
    m_features.push_back(std::move(feature));
}

void RankerFeatures::addColumns(const data::Table& table, FeatureSide side) {
    for (const auto& column : table.columns()) {
        if (isRankerFeature(column->spec(), side))
            add(
                {.side = side,
                 .name = std::string(exporting::name(side)) + '.' + column->spec().name,
                 .column = column.get(),
                 .indexCount = indexCountOf(*column)});
    }
}

void RankerFeatures::addMatches(const data::Dataset& dataset) {
    for (const auto& left : dataset.impressions().columns()) {
        const auto& vocabulary = left->spec().vocabulary;
        if (vocabulary.empty() || !isRankerFeature(left->spec(), FeatureSide::Impression) || !isWords(*left))
            continue;
        for (const auto& right : dataset.intents().columns()) {
            if (right->spec().vocabulary == vocabulary && isWords(*right))
                add(
                    {.side = FeatureSide::Match,
                     .name = "match." + left->spec().name + '.' + right->spec().name,
                     .column = left.get(),
                     .other = right.get()});
        }
    }
}

void RankerFeatures::appendCells(
    ImpressionIndex impression, IntentIndex intent, std::vector<std::string>& cells) const {
    const auto now = m_dataset.timeOf(impression);
    for (const auto& feature : m_features) {
        switch (feature.side) {
        case FeatureSide::Impression:
            cells.push_back(cellOf(*feature.column, impression.row(), now));
            break;
        case FeatureSide::Intent:
            cells.push_back(cellOf(*feature.column, intent.row(), now));
            break;
        case FeatureSide::IntentId:
            cells.emplace_back(m_dataset.intentId(intent));
            break;
        case FeatureSide::Match:
            cells.push_back(std::to_string(sharedWords(feature, impression.row(), intent.row())));
            break;
        }
    }
}

void RankerFeatures::appendPairs(ImpressionIndex impression, IntentIndex intent, std::string& line) const {
    const auto now = m_dataset.timeOf(impression);
    for (const auto& feature : m_features) {
        switch (feature.side) {
        case FeatureSide::Impression:
            appendColumn(line, feature, impression.row(), now);
            break;
        case FeatureSide::Intent:
            appendColumn(line, feature, intent.row(), now);
            break;
        case FeatureSide::IntentId:
            appendPair(line, feature.firstIndex + intent.value, 1);
            break;
        case FeatureSide::Match:
            if (const auto shared = sharedWords(feature, impression.row(), intent.row()); shared > 0)
                appendPair(line, feature.firstIndex, static_cast<double>(shared));
            break;
        }
    }
}

std::string_view name(FeatureSide side) {
    switch (side) {
    case FeatureSide::Impression:
        return "impression";
    case FeatureSide::Intent:
        return "intent";
    case FeatureSide::IntentId:
        return "intent_id";
    case FeatureSide::Match:
        return "match";
    }
    return {};
}

} // namespace intentscope::exporting
