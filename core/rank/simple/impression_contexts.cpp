// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/simple/impression_contexts.h"

#include "core/data/clicked_intents.h"

#include <algorithm>
#include <utility>

namespace intentscope::rank {

namespace {

using data::FeatureKind;

/// The unit separator of ASCII stands in no value that a person typed.
constexpr char ValueSeparator = '\x1F';
constexpr char WordSeparator = '\x1E';

void keepDifferent(std::vector<std::string>& words) {
    std::ranges::sort(words);
    const auto tail = std::ranges::unique(words);
    words.erase(tail.begin(), tail.end());
}

bool isFeature(const data::Column& column) {
    const auto role = column.spec().role;
    return role == data::Role::Feature || role == data::Role::Region;
}

Status checkKind(const data::Column& column, bool isHistory) {
    const auto kind = column.spec().kind;
    const bool isWords = kind == FeatureKind::Categorical || kind == FeatureKind::MultiCategorical;
    const bool isExact = kind == FeatureKind::Boolean || kind == FeatureKind::Numeric;
    if (isFeature(column) && (isWords || (isExact && !isHistory)))
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "the column '" + column.spec().name + "' (" + std::string(name(kind)) + ", " +
            std::string(name(column.spec().role)) + ") cannot be counted in",
        {.cure = isHistory ? "Choose a categorical or multi-categorical feature of the impressions"
                           : "Choose categorical, multi-categorical, boolean or numeric features"});
}

} // namespace

std::vector<ContextRule> contextRules(const SimpleRankerSpec& spec, const data::Dataset& dataset) {
    std::vector<ContextRule> rules(1);
    switch (spec.architecture) {
    case SimpleArchitecture::Popularity:
        if (const auto* region = dataset.impressions().findRole(data::Role::Region))
            rules.push_back({.columns = {region->spec().name}});
        break;
    case SimpleArchitecture::ItemKnn:
        rules.push_back({.columns = spec.columns, .isHistory = true});
        break;
    case SimpleArchitecture::Backoff:
        for (std::size_t count = 1; count <= spec.columns.size(); ++count) {
            const auto end = spec.columns.begin() + static_cast<std::ptrdiff_t>(count);
            rules.push_back({.columns = {spec.columns.begin(), end}});
        }
        break;
    case SimpleArchitecture::NaiveBayes:
        for (const auto& column : spec.columns)
            rules.push_back({.columns = {column}});
        break;
    }
    return rules;
}

ImpressionContexts::ImpressionContexts(const data::Dataset& dataset, bool isHistory)
    : m_dataset(&dataset), m_isHistory(isHistory) {}

Result<ImpressionContexts> ImpressionContexts::create(const data::Dataset& dataset, const ContextRule& rule) {
    ImpressionContexts contexts(dataset, rule.isHistory);
    std::string missing;
    for (const auto& columnName : rule.columns) {
        const auto* column = dataset.impressions().find(columnName);
        if (column == nullptr) {
            missing += (missing.empty() ? "'" : ", '") + columnName + "'";
            continue;
        }
        ISCOPE_TRY(checkKind(*column, rule.isHistory));
        contexts.m_columns.push_back(column);
    }
    if (missing.empty())
        return contexts;
    return fail(
        ErrorCode::Mismatch,
        "the impressions of dataset '" + dataset.info().name + "' have no column " + missing,
        {.cure = "Choose a column of this dataset; 'columns' lists them"});
}

std::vector<std::string> ImpressionContexts::of(ImpressionIndex impression) const {
    const auto row = impression.row();
    if (m_isHistory)
        return m_columns.empty() ? earlierClicks(impression) : words(*m_columns.front(), row);
    std::string key;
    for (const auto* column : m_columns) {
        for (const auto& word : words(*column, row))
            key += word + WordSeparator;
        key += ValueSeparator;
    }
    return {std::move(key)};
}

std::vector<std::string> ImpressionContexts::words(const data::Column& column, std::size_t row) const {
    if (column.isMissing(row))
        return {};
    if (column.spec().kind != FeatureKind::MultiCategorical)
        return {column.valueText(row)};
    std::vector<std::string> words;
    for (const auto code : column.codesAt(row))
        words.emplace_back(column.dictionary()->word(code));
    keepDifferent(words);
    return words;
}

std::vector<std::string> ImpressionContexts::earlierClicks(ImpressionIndex impression) const {
    const auto time = m_dataset->timeOf(impression);
    std::vector<std::string> words;
    if (time.isMissing())
        return words;
    for (const auto row : m_dataset->impressionsOf(m_dataset->userOf(impression))) {
        const auto earlier = m_dataset->timeOf({row});
        if (earlier.isMissing() || earlier >= time)
            continue;
        for (const auto intent : data::clickedIntents(m_dataset->candidatesOf({row})))
            words.emplace_back(m_dataset->intentId({intent}));
    }
    keepDifferent(words);
    return words;
}

} // namespace intentscope::rank
