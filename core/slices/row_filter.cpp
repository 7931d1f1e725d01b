// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/row_filter.h"

#include "core/base/progress.h"
#include "core/data/mapped_column.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

namespace intentscope::slices {
namespace {

using Mask = std::vector<std::uint8_t>;

std::size_t blockCount(std::size_t rowCount) {
    return (rowCount + FilterBlockRows - 1) / FilterBlockRows;
}

std::size_t blockRows(std::size_t block, std::size_t rowCount) {
    return std::min(FilterBlockRows, rowCount - block * FilterBlockRows);
}

void turnAround(std::span<std::uint8_t> mask) {
    for (auto& each : mask)
        each ^= 1U;
}

void andInto(std::span<std::uint8_t> mask, std::span<const std::uint8_t> other) {
    for (std::size_t i = 0; i < mask.size(); ++i)
        mask[i] &= other[i];
}

void orInto(std::span<std::uint8_t> mask, std::span<const std::uint8_t> other) {
    for (std::size_t i = 0; i < mask.size(); ++i)
        mask[i] |= other[i];
}

/// A condition on columns of the rows themselves.
void testRows(const Predicate::Test& test, std::size_t first, std::span<std::uint8_t> out) {
    if (test.wanted == Wanted::Missing || test.wanted == Wanted::Present) {
        test.present->test(first, out);
        if (test.wanted == Wanted::Missing)
            turnAround(out);
        return;
    }
    test.fits->test(first, out);
    if (test.wanted == Wanted::FitsNot) {
        Mask present(out.size());
        test.present->test(first, present);
        turnAround(out);
        andInto(out, present);
    }
}

/// What the rows of users or intents answered, for a condition that reaches them from an impression.
struct Lookup {
    Mask fits;    ///< users: the whole condition; intents: its positive question
    Mask present; ///< intents only
};

class Filtering {
public:
    Filtering(const RowFilter& filter, std::size_t rowCount) : m_filter(filter), m_rowCount(rowCount) {}

    Status prepare(const Workers& workers, const std::stop_token& stop) {
        m_lookups.resize(m_filter.tests.size());
        for (std::size_t i = 0; i < m_filter.tests.size(); ++i) {
            const Predicate::Test& test = m_filter.tests[i];
            if (test.scope == ColumnScope::User) {
                ISCOPE_TRY(findUsers(stop));
                ISCOPE_TRY(fill(
                    m_lookups[i].fits,
                    m_filter.dataset.users().rowCount(),
                    workers,
                    stop,
                    [&](std::size_t first, std::span<std::uint8_t> out) { testRows(test, first, out); }));
            } else if (test.scope != ColumnScope::Own) {
                ISCOPE_TRY(fillIntents(test, m_lookups[i], workers, stop));
            }
        }
        return {};
    }

    void evaluate(const Predicate::Node& node, std::size_t first, std::span<std::uint8_t> out) const {
        switch (node.kind) {
        case NodeKind::Condition:
            return evaluateTest(node.test, first, out);
        case NodeKind::Not:
            evaluate(node.children.front(), first, out);
            return turnAround(out);
        case NodeKind::And:
        case NodeKind::Or:
            break;
        }
        evaluate(node.children.front(), first, out);
        Mask other(out.size());
        for (std::size_t i = 1; i < node.children.size(); ++i) {
            evaluate(node.children[i], first, other);
            if (node.kind == NodeKind::And)
                andInto(out, other);
            else
                orInto(out, other);
        }
    }

private:
    template <class Fill>
    static Status fill(
        Mask& mask,
        std::size_t rowCount,
        const Workers& workers,
        const std::stop_token& stop,
        const Fill& test) {
        mask.resize(rowCount);
        return workers.forEach(
            blockCount(rowCount),
            [&](std::size_t block) -> Status {
                const std::size_t first = block * FilterBlockRows;
                test(first, std::span(mask).subspan(first, blockRows(block, rowCount)));
                return {};
            },
            stop);
    }

    Status fillIntents(
        const Predicate::Test& test,
        Lookup& lookup,
        const Workers& workers,
        const std::stop_token& stop) const {
        const std::size_t count = m_filter.dataset.intents().rowCount();
        if (test.fits) {
            ISCOPE_TRY(
                fill(lookup.fits, count, workers, stop, [&](std::size_t first, std::span<std::uint8_t> out) {
                    test.fits->test(first, out);
                }));
        }
        if (test.present) {
            ISCOPE_TRY(fill(
                lookup.present, count, workers, stop, [&](std::size_t first, std::span<std::uint8_t> out) {
                    test.present->test(first, out);
                }));
        }
        return {};
    }

    /// The user of each impression, from the mapped column where there is one.
    Status findUsers(const std::stop_token& stop) {
        if (!m_users.empty())
            return {};
        if (const data::Column* column = m_filter.dataset.impressions().findRole(data::Role::UserId))
            m_users = data::userRows(*column);
        if (m_users.size() == m_rowCount)
            return {};
        m_ownUsers.resize(m_rowCount);
        for (std::size_t row = 0; row < m_rowCount; ++row) {
            if (row % FilterBlockRows == 0)
                ISCOPE_TRY(checkStop(stop));
            m_ownUsers[row] = m_filter.dataset.userOf({static_cast<std::int32_t>(row)}).value;
        }
        m_users = m_ownUsers;
        return {};
    }

    void evaluateTest(std::size_t index, std::size_t first, std::span<std::uint8_t> out) const {
        const Predicate::Test& test = m_filter.tests[index];
        const Lookup& lookup = m_lookups[index];
        if (test.scope == ColumnScope::Own)
            return testRows(test, first, out);
        if (test.scope == ColumnScope::User) {
            const auto users = m_users.subspan(first, out.size());
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] = lookup.fits[static_cast<std::size_t>(users[i])];
            return;
        }
        const bool isClicked = test.scope == ColumnScope::Clicked;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = answerOf(test.wanted, lookup, first + i, isClicked) ? 1 : 0;
    }

    /// An impression has several intents: "fits" asks whether any fits, "fits not" whether there are values
    /// and none fits, "missing" whether there is no value at all.
    bool answerOf(Wanted wanted, const Lookup& lookup, std::size_t row, bool isClicked) const {
        const bool hasValue = wanted != Wanted::Fits && anyIntent(lookup.present, row, isClicked);
        switch (wanted) {
        case Wanted::Fits:
            return anyIntent(lookup.fits, row, isClicked);
        case Wanted::FitsNot:
            return hasValue && !anyIntent(lookup.fits, row, isClicked);
        case Wanted::Missing:
            return !hasValue;
        case Wanted::Present:
            break;
        }
        return hasValue;
    }

    bool anyIntent(const Mask& mask, std::size_t row, bool isClicked) const {
        const auto begin = static_cast<std::size_t>(m_offsets[row]);
        const auto end = static_cast<std::size_t>(m_offsets[row + 1]);
        for (std::size_t at = begin; at < end; ++at) {
            const bool isMeant = !isClicked || m_candidates.clicked[at] == 1;
            if (isMeant && mask[static_cast<std::size_t>(m_candidates.intents[at])] != 0)
                return true;
        }
        return false;
    }

    const RowFilter& m_filter;
    std::size_t m_rowCount;
    std::vector<Lookup> m_lookups; ///< one a test, empty for tests of the rows themselves
    std::span<const std::int32_t> m_users;
    std::vector<std::int32_t> m_ownUsers;
    std::span<const std::int64_t> m_offsets = m_filter.dataset.candidateOffsets();
    data::CandidateList m_candidates = m_filter.dataset.allCandidates();
};

void pack(std::span<const std::uint8_t> mask, std::span<std::uint64_t> words) {
    for (std::size_t word = 0; word < words.size(); ++word) {
        const auto part = mask.subspan(
            word * RowSet::RowsPerWord,
            std::min(RowSet::RowsPerWord, mask.size() - word * RowSet::RowsPerWord));
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < part.size(); ++i)
            bits |= static_cast<std::uint64_t>(part[i]) << i;
        words[word] = bits;
    }
}

} // namespace

Result<RowSet> filterRows(
    const RowFilter& filter, std::size_t rowCount, const Workers& workers, const std::stop_token& stop) {
    static_assert(FilterBlockRows % RowSet::RowsPerWord == 0, "blocks write words of their own");
    Filtering filtering(filter, rowCount);
    ISCOPE_TRY(filtering.prepare(workers, stop));
    std::vector<std::uint64_t> words((rowCount + RowSet::RowsPerWord - 1) / RowSet::RowsPerWord);
    ISCOPE_TRY(workers.forEach(
        blockCount(rowCount),
        [&](std::size_t block) -> Status {
            Mask mask(blockRows(block, rowCount));
            filtering.evaluate(filter.root, block * FilterBlockRows, mask);
            const auto wordCount = (mask.size() + RowSet::RowsPerWord - 1) / RowSet::RowsPerWord;
            pack(mask, std::span(words).subspan(block * FilterBlockRows / RowSet::RowsPerWord, wordCount));
            return {};
        },
        stop));
    return RowSet(std::move(words), rowCount);
}

} // namespace intentscope::slices
