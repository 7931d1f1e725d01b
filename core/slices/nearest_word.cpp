// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/nearest_word.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

namespace intentscope::slices {
namespace {

/// A wrong word is short; longer ones are not worth the square of their length.
constexpr std::size_t LongestWord = 64;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool startsLike(std::string_view text, std::string_view start) {
    return start.size() >= 2 && text.size() > start.size() &&
           std::ranges::equal(start, text.substr(0, start.size()), {}, lower, lower);
}

template <class Word>
std::string nearestOf(std::string_view word, std::span<const Word> known) {
    std::string_view nearest;
    std::string_view longer;
    std::size_t least = LongestWord;
    for (const std::string_view each : known) {
        const std::size_t tolerance = std::max<std::size_t>(1, each.size() / 3);
        const std::size_t lengthGap = std::max(each.size(), word.size()) - std::min(each.size(), word.size());
        if (longer.empty() && startsLike(each, word))
            longer = each;
        if (lengthGap > tolerance || std::max(each.size(), word.size()) > LongestWord)
            continue;
        const std::size_t distance = editDistance(word, each);
        if (distance <= tolerance && distance < least) {
            least = distance;
            nearest = each;
        }
    }
    return std::string(nearest.empty() ? longer : nearest);
}

} // namespace

std::size_t editDistance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> beforeLast(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const char a = lower(left[i - 1]);
            const char b = lower(right[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a == b ? 0U : 1U)});
            if (i > 1 && j > 1 && a == lower(right[j - 2]) && lower(left[i - 2]) == b)
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[right.size()];
}

std::string nearestWord(std::string_view word, std::span<const std::string_view> known) {
    return nearestOf(word, known);
}

std::string nearestWord(std::string_view word, std::span<const std::string> known) {
    return nearestOf(word, known);
}

} // namespace intentscope::slices
