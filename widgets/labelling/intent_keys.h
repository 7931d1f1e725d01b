// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/data/dataset.h"

#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace intentscope::labelling {

/// Which number key chooses which intent while one item is on screen. A key belongs to the intent: it stays
/// although the list is filtered, sorted or folded.
class IntentKeys {
public:
    static constexpr int KeyCount = 9;

    /// Another item: 1 to 9 in the order given.
    void setItem(std::span<const IntentIndex> intents);

    /// `digit` from 1; invalid where the key chooses nothing.
    IntentIndex intentFor(int digit) const;
    /// 0 for an intent without a key.
    int digitFor(IntentIndex intent) const;

private:
    std::array<IntentIndex, KeyCount> m_intents{};
};

/// The two letters that choose an intent of the knowledge base, by its row: "aa", "ab", ... "zz". Empty for a
/// row behind the last of them, which is found by typing.
QString codeOf(IntentIndex intent);
/// The intent of two letters, in any case; invalid for a text that is none or of a row that is not there.
IntentIndex intentOfCode(const QString& code, std::int32_t intentCount);

/// Finds intents of the whole knowledge base by what a person types. O(intents) a search.
class IntentFinder {
public:
    explicit IntentFinder(const data::Dataset& dataset);

    /// Every intent with all words of `text` in its title, id or category, in any case: first those whose
    /// title begins with it, then those with a word that does, then the others; by row within each.
    /// Everything, by row, for an empty text.
    std::vector<IntentIndex> find(const QString& text) const;

private:
    struct Entry {
        QString title;    ///< folded to one case, like the next
        QString haystack; ///< title, category and id
    };

    std::vector<Entry> m_entries;
};

} // namespace intentscope::labelling
