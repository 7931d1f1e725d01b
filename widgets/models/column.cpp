// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/column.h"

namespace intentscope::models {

QVariant headerValue(const ColumnDescriptor& column, int role) {
    switch (role) {
    case Qt::DisplayRole:
        return QCoreApplication::translate("Columns", column.title);
    case Qt::ToolTipRole:
        return QCoreApplication::translate("Columns", column.tooltip);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace intentscope::models
