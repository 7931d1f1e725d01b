// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column_block.h"

#include "core/data/cell.h"

#include <utility>

namespace intentscope::data {
namespace {

/// Takes rows out of items that lie one behind the other, row by row.
template <class Items>
void removeRaggedRows(Items& items, std::vector<std::int64_t>& ends, std::span<const std::size_t> rows) {
    Items keptItems;
    std::vector<std::int64_t> keptEnds;
    std::size_t next = 0;
    std::int64_t begin = 0;
    for (std::size_t row = 0; row < ends.size(); ++row) {
        const std::int64_t end = ends[row];
        if (next < rows.size() && rows[next] == row) {
            ++next;
        } else {
            keptItems.insert(keptItems.end(), items.begin() + begin, items.begin() + end);
            keptEnds.push_back(static_cast<std::int64_t>(keptItems.size()));
        }
        begin = end;
    }
    items = std::move(keptItems);
    ends = std::move(keptEnds);
}

/// Where the items of the last row begin.
std::size_t lastBegin(const std::vector<std::int64_t>& ends) {
    return ends.size() < 2 ? 0 : static_cast<std::size_t>(ends[ends.size() - 2]);
}

} // namespace

ColumnBlock::~ColumnBlock() = default;

WordBlock* ColumnBlock::words() {
    return nullptr;
}

const TextBlock* ColumnBlock::texts() const {
    return nullptr;
}

Status TextBlock::add(std::string_view cell) {
    text += cell;
    ends.push_back(static_cast<std::int64_t>(text.size()));
    return {};
}

void TextBlock::removeLast() {
    text.resize(lastBegin(ends));
    ends.pop_back();
}

void TextBlock::remove(std::span<const std::size_t> rows) {
    removeRaggedRows(text, ends, rows);
}

void TextBlock::clear() {
    text.clear();
    ends.clear();
}

std::string_view TextBlock::at(std::size_t row) const {
    const auto begin = static_cast<std::size_t>(row == 0 ? 0 : ends[row - 1]);
    return std::string_view(text).substr(begin, static_cast<std::size_t>(ends[row]) - begin);
}

Status WordBlock::add(std::string_view cell) {
    if (m_shape == Shape::One) {
        codes.push_back(cell.empty() ? MissingCode : codeOf(cell));
        return {};
    }
    const auto begin = static_cast<std::ptrdiff_t>(codes.size());
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(WordSeparator), cell.size());
        const auto code = end == 0 ? MissingCode : codeOf(cell.substr(0, end));
        if (code != MissingCode && std::find(codes.begin() + begin, codes.end(), code) == codes.end())
            codes.push_back(code);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    ends.push_back(static_cast<std::int64_t>(codes.size()));
    return {};
}

std::int32_t WordBlock::codeOf(std::string_view word) {
    // Rows of one user, one region or one day mostly follow each other.
    if (m_lastCode != MissingCode && word == m_lastWord)
        return m_lastCode;
    m_lastCode = m_words.insert(word).first;
    m_lastWord = m_words.word(m_lastCode);
    return m_lastCode;
}

void WordBlock::removeLast() {
    if (m_shape == Shape::One) {
        codes.pop_back();
        return;
    }
    codes.resize(lastBegin(ends));
    ends.pop_back();
}

void WordBlock::remove(std::span<const std::size_t> rows) {
    if (m_shape == Shape::One)
        removeRows(codes, rows);
    else
        removeRaggedRows(codes, ends, rows);
}

void WordBlock::clear() {
    codes.clear();
    ends.clear();
    m_words.clear();
    m_lastCode = MissingCode;
}

std::vector<WordBlock::FirstUse> WordBlock::firstUses() const {
    std::vector<FirstUse> uses;
    std::vector<bool> isSeen(wordCount(), false);
    std::size_t row = 0;
    for (std::size_t at = 0; at < codes.size() && uses.size() < isSeen.size(); ++at) {
        while (m_shape == Shape::Many && static_cast<std::size_t>(ends[row]) <= at)
            ++row;
        if (codes[at] == MissingCode || isSeen[static_cast<std::size_t>(codes[at])])
            continue;
        isSeen[static_cast<std::size_t>(codes[at])] = true;
        uses.push_back({m_shape == Shape::One ? at : row, codes[at]});
    }
    return uses;
}

void WordBlock::translate(std::span<const std::int32_t> translation) {
    for (auto& code : codes) {
        if (code != MissingCode)
            code = translation[static_cast<std::size_t>(code)];
    }
}

} // namespace intentscope::data
