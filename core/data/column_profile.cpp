// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column_profile.h"

#include "core/base/checked.h"
#include "core/base/time.h"
#include "core/data/cell.h"
#include "core/data/column_name.h"

#include <algorithm>
#include <cmath>

namespace intentscope::data {
namespace {

/// Above this many bytes a cell is rather a sentence than a category.
constexpr double SentenceLength = 48;
constexpr std::size_t LongestWord = 64;

bool isWhole(std::string_view cell) {
    if (cell.starts_with('-'))
        cell.remove_prefix(1);
    return !cell.empty() &&
           std::ranges::all_of(cell, [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool isOneOfWords(std::string_view cell) {
    if (cell.find(WordSeparator) == std::string_view::npos)
        return false;
    return std::ranges::all_of(
        splitWords(cell), [](std::string_view word) { return word.size() <= LongestWord; });
}

std::string countText(const ColumnProfile& profile) {
    const bool isMany = profile.distinctCount() >= narrow<std::int64_t>(ColumnProfile::MostDistinct);
    return std::to_string(profile.distinctCount()) + (isMany ? " or more" : "") + " distinct values in " +
           std::to_string(profile.filledCount()) + " rows";
}

} // namespace

void ColumnProfile::add(std::string_view cell) {
    ++m_cells;
    if (cell.empty())
        return;
    ++m_filled;
    m_bytes += narrow<std::int64_t>(cell.size());
    if (const auto number = parseNumber(cell)) {
        ++m_numbers;
        m_smallest = std::min(m_smallest, *number);
        m_largest = std::max(m_largest, *number);
        m_whole += isWhole(cell) ? 1 : 0;
    } else {
        m_dates += parseTime(cell) ? 1 : 0;
        m_withWords += isOneOfWords(cell) ? 1 : 0;
    }
    m_zeroOne += cell == "0" || cell == "1" ? 1 : 0;
    m_flags += parseFlag(cell) ? 1 : 0;
    if (m_distinct.size() < MostDistinct)
        ++m_distinct[std::string(cell)];
}

std::int64_t ColumnProfile::distinctCount() const {
    return narrow<std::int64_t>(m_distinct.size());
}

double ColumnProfile::meanLength() const {
    return m_filled == 0 ? 0 : static_cast<double>(m_bytes) / static_cast<double>(m_filled);
}

KindGuess guessKind(std::string_view columnName, const ColumnProfile& profile) {
    if (profile.filledCount() == 0)
        return {FeatureKind::Text, "it is empty in the rows looked at"};
    const bool areWords = profile.areFlags() && !profile.areNumbers();
    // A number that was 1 in all rows so far may well be 2 in the next.
    if (areWords || (profile.areZeroOne() && profile.distinctCount() == 2))
        return {FeatureKind::Boolean, "its values are truth values"};
    if (profile.areNumbers()) {
        if (profile.areWhole() && namesACode(columnName))
            return {FeatureKind::Categorical, "its numbers are codes, as its name says"};
        return {FeatureKind::Numeric, "its values are numbers"};
    }
    if (profile.areDates())
        return {FeatureKind::Timestamp, "its values are dates or times"};
    if (profile.haveWords())
        return {FeatureKind::MultiCategorical, "its values are words joined by '|'"};
    if (profile.meanLength() > SentenceLength)
        return {FeatureKind::Text, "its values are sentences"};
    return {FeatureKind::Categorical, "it has " + countText(profile)};
}

} // namespace intentscope::data
