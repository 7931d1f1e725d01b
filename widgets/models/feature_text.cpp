// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/feature_text.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QCoreApplication>

namespace intentscope::models {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FeatureText", text);
}

} // namespace

QString readableName(std::string_view name) {
    QString text = ui::toQString(name);
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString featureValueText(const data::Column& column, std::size_t row, UtcMillis chat) {
    if (column.isMissing(row))
        return ui::noValue();
    switch (column.spec().kind) {
    case data::FeatureKind::Numeric: {
        const QString number = ui::significant(column.numbers()[row]);
        const QString unit = ui::toQString(column.spec().unit);
        return unit.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, unit);
    }
    case data::FeatureKind::Timestamp:
        return ui::relativeTime({column.times()[row]}, chat, tr("chat"));
    case data::FeatureKind::Boolean:
        return column.flagAt(row) == 1 ? tr("yes") : tr("no");
    case data::FeatureKind::MultiCategorical:
        return ui::toQString(column.valueText(row)).replace(QLatin1Char('|'), QStringLiteral(", "));
    case data::FeatureKind::Categorical:
    case data::FeatureKind::Text:
        break;
    }
    return ui::toQString(column.valueText(row));
}

} // namespace intentscope::models
