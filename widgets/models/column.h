// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QVariant>

#include <array>
#include <cstddef>

namespace intentscope::models {

/// Roles of every model beside Qt's own.
enum Role : int {
    SortRole = Qt::UserRole + 1, ///< a number or a text that sorts as the column means
    IdRole,                      ///< the id of the source; what copying a row gives
    ValueRole,                   ///< the bare value for a delegate: double, int
};

/// One column of a table, described once for its header, its cells, an export and the tests. A table's
/// columns are an `enum class` whose values are the positions in an array of these.
struct ColumnDescriptor {
    const char* title;
    const char* tooltip;
    Qt::Alignment alignment;
    int width; ///< of the column at first, in device-independent pixels
};

/// What headerData answers for a column; an invalid QVariant for other roles.
QVariant headerValue(const ColumnDescriptor& column, int role);

template <class Column, std::size_t N>
const ColumnDescriptor& descriptor(const std::array<ColumnDescriptor, N>& columns, Column column) {
    return columns[static_cast<std::size_t>(column)];
}

} // namespace intentscope::models
