// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/template_names.h"

#include "widgets/base/convert.h"

#include <algorithm>

namespace intentscope::reasoning {
namespace {

void addColumns(const data::Table& table, const char* prefix, QStringList& names) {
    for (const auto& column : table.columns()) {
        const data::Role role = column->spec().role;
        if (role == data::Role::Feature || role == data::Role::Region)
            names << QLatin1String(prefix) + ui::toQString(column->spec().name);
    }
}

} // namespace

QStringList templateNames(const data::Dataset& dataset) {
    QStringList names;
    for (const char* text :
         {"region",
          "language",
          "left_out",
          "group",
          "name",
          "label",
          "value",
          "unit",
          "description",
          "age",
          "type"})
        names << QLatin1String(text);
    for (const char* list : {"groups", "features", "events", "details", "left_out"}) {
        names << QLatin1Char('#') + QLatin1String(list);
        names << QLatin1Char('/') + QLatin1String(list);
    }
    addColumns(dataset.impressions(), "feature.", names);
    addColumns(dataset.events(), "event.", names);
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace intentscope::reasoning
