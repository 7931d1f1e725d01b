// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/user_source.h"

#include <QString>

#include <cmath>
#include <limits>
#include <type_traits>

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

    Result<RowOrder> unsorted() const {
        return order([](std::int32_t, std::int32_t) { return false; });
    }

    template <class Key, class KeyOf>
    Result<RowOrder> by(const KeyOf& keyOf, bool isDescending) const {
        ISCOPE_TRY_ASSIGN(const auto keys, (keysOf<Key>(m_source.size(), keyOf, m_stop)));
        const auto key = [&keys](std::int32_t row) { return keys[static_cast<std::size_t>(row)]; };
        return order([&](std::int32_t left, std::int32_t right) {
            if constexpr (std::is_floating_point_v<Key>) {
                if (std::isnan(key(left)) || std::isnan(key(right)))
                    return !std::isnan(key(left)) && std::isnan(key(right));
            }
            return isDescending ? key(right) < key(left) : key(left) < key(right);
        });
    }

private:
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
    const Ordering ordering(source, filter, stop);
    if (!sort)
        return filter.isEmpty() ? RowOrder::identity(source.size()) : ordering.unsorted();
    switch (sort->column) {
    case UserColumn::Name:
        return ordering.by<std::string_view>(
            [&](UserIndex user) { return source.dataset->userName(user); }, sort->isDescending);
    case UserColumn::Region:
        return ordering.by<std::string_view>(
            [&](UserIndex user) { return source.region(user); }, sort->isDescending);
    case UserColumn::Impressions:
        return ordering.by<std::int32_t>(
            [&](UserIndex user) { return source.impressionCount(user); }, sort->isDescending);
    case UserColumn::Difference:
        return ordering.by<double>(
            [&](UserIndex user) { return source.difference(user); }, sort->isDescending);
    case UserColumn::Labels:
        break;
    }
    return ordering.by<std::int32_t>(
        [&](UserIndex user) { return source.labelCount(user); }, sort->isDescending);
}

} // namespace intentscope::models
