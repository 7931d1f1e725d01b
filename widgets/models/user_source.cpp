// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/user_source.h"

#include "core/slices/predicate.h"
#include "core/slices/sort_order.h"

#include <QString>

#include <limits>

namespace intentscope::models {
namespace {

bool isMatch(std::string_view text, const QString& part) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .contains(part, Qt::CaseInsensitive);
}

/// Keys once per row: a comparison then costs no lookup.
template <class Key, class KeyOf>
Result<std::vector<Key>> keysOf(std::size_t count, const KeyOf& keyOf, const std::stop_token& stop) {
    std::vector<Key> keys(count);
    for (std::size_t row = 0; row < count; ++row) {
        if (row % SortBlockRows == 0)
            ISCOPE_TRY(stillWanted(stop));
        keys[row] = keyOf(UserIndex{narrow<std::int32_t>(row)});
    }
    return keys;
}

class Ordering {
public:
    Ordering(const UserSource& source, const UserFilter& filter, const std::stop_token& stop)
        : m_source(source), m_part(QString::fromStdString(filter.text)), m_stop(stop) {
        if (!filter.only)
            return;
        m_isMember.assign(source.size(), false);
        for (const std::int32_t user : *filter.only)
            m_isMember.at(static_cast<std::size_t>(user)) = true;
    }

    /// Leaves only the users with an impression that fits.
    Status keepFitting(const std::string& expression) {
        if (expression.empty())
            return {};
        ISCOPE_TRY_ASSIGN(
            const auto predicate,
            slices::Predicate::compile(expression, m_source.dataset, slices::RowTable::Impressions));
        ISCOPE_TRY_ASSIGN(const auto impressions, predicate.evaluate(Workers(), m_stop));
        std::vector<bool> fits(m_source.size(), false);
        for (const std::int32_t row : impressions.rows()) {
            const auto user = m_source.dataset->userOf({row}).row();
            fits[user] = m_isMember.empty() || m_isMember[user];
        }
        m_isMember = std::move(fits);
        return {};
    }

    Result<RowOrder> unsorted() const {
        return order([](std::int32_t, std::int32_t) { return false; });
    }

    /// Names fall back to ids, so they are in no column.
    Result<RowOrder> byName(bool isDescending) const {
        ISCOPE_TRY_ASSIGN(
            const auto keys,
            (keysOf<std::string_view>(
                m_source.size(),
                [this](UserIndex user) { return m_source.dataset->userName(user); },
                m_stop)));
        const auto key = [&keys](std::int32_t row) { return keys[static_cast<std::size_t>(row)]; };
        return order([&](std::int32_t left, std::int32_t right) {
            return isDescending ? key(right) < key(left) : key(left) < key(right);
        });
    }

    /// NaN is missing, and last in both directions.
    template <class NumberOf>
    Result<RowOrder> byNumber(const NumberOf& numberOf, bool isDescending) const {
        ISCOPE_TRY_ASSIGN(auto rows, kept());
        ISCOPE_TRY_ASSIGN(const auto numbers, (keysOf<double>(m_source.size(), numberOf, m_stop)));
        ISCOPE_TRY(slices::sortRowsByNumbers(rows, numbers, isDescending, Workers(), m_stop));
        return RowOrder(std::move(rows), m_source.size());
    }

    Result<RowOrder> byColumn(const data::Column* column, bool isDescending) const {
        ISCOPE_TRY_ASSIGN(auto rows, kept());
        const slices::SortTerm term{.column = column, .via = {}, .isDescending = isDescending};
        if (column != nullptr)
            ISCOPE_TRY(slices::sortRows(rows, {&term, 1}, Workers(), m_stop));
        return RowOrder(std::move(rows), m_source.size());
    }

private:
    Result<std::vector<std::int32_t>> kept() const {
        std::vector<std::int32_t> rows;
        for (std::size_t row = 0; row < m_source.size(); ++row) {
            if (row % SortBlockRows == 0)
                ISCOPE_TRY(stillWanted(m_stop));
            const auto number = narrow<std::int32_t>(row);
            if (keeps({number}))
                rows.push_back(number);
        }
        return rows;
    }

    template <class Less>
    Result<RowOrder> order(const Less& isLess) const {
        return orderRows(m_source.size(), [this](std::int32_t row) { return keeps({row}); }, isLess, m_stop);
    }

    bool keeps(UserIndex user) const {
        if (!m_isMember.empty() && !m_isMember[user.row()])
            return false;
        return m_part.isEmpty() || isMatch(m_source.dataset->userName(user), m_part) ||
               isMatch(m_source.dataset->userId(user), m_part) || isMatch(m_source.region(user), m_part);
    }

    const UserSource& m_source;
    QString m_part;
    const std::stop_token& m_stop;
    std::vector<bool> m_isMember;
};

} // namespace

std::size_t UserSource::size() const {
    return dataset ? static_cast<std::size_t>(dataset->userCount()) : 0;
}

std::string_view UserSource::region(UserIndex user) const {
    const data::Column* column = dataset->users().findRole(data::Role::Region);
    if (column == nullptr || column->dictionary() == nullptr)
        return {};
    return column->dictionary()->word(column->codes()[user.row()]);
}

std::int32_t UserSource::impressionCount(UserIndex user) const {
    return narrow<std::int32_t>(dataset->impressionsOf(user).size());
}

double UserSource::difference(UserIndex user) const {
    return differences ? (*differences)[user.row()] : std::numeric_limits<double>::quiet_NaN();
}

std::int32_t UserSource::labelCount(UserIndex user) const {
    return labelCounts ? (*labelCounts)[user.row()] : 0;
}

Result<RowOrder> orderUsers(
    const UserSource& source,
    const UserFilter& filter,
    const std::optional<UserSort>& sort,
    const std::stop_token& stop) {
    Ordering ordering(source, filter, stop);
    ISCOPE_TRY(ordering.keepFitting(filter.expression));
    if (!sort)
        return filter.isEmpty() ? RowOrder::identity(source.size()) : ordering.unsorted();
    switch (sort->column) {
    case UserColumn::Name:
        return ordering.byName(sort->isDescending);
    case UserColumn::Region:
        return ordering.byColumn(source.dataset->users().findRole(data::Role::Region), sort->isDescending);
    case UserColumn::Impressions:
        return ordering.byNumber(
            [&](UserIndex user) { return static_cast<double>(source.impressionCount(user)); },
            sort->isDescending);
    case UserColumn::Difference:
        return ordering.byNumber([&](UserIndex user) { return source.difference(user); }, sort->isDescending);
    case UserColumn::Labels:
        break;
    }
    return ordering.byNumber(
        [&](UserIndex user) { return static_cast<double>(source.labelCount(user)); }, sort->isDescending);
}

} // namespace intentscope::models
