// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/explain_words.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace intentscope::explaining {
namespace {

using rank::RankerPart;

QString tr(const char* text) {
    return QCoreApplication::translate("Explaining", text);
}

} // namespace

QString partText(const std::string& part) {
    if (part == rank::name(RankerPart::User))
        return tr("User and chat");
    if (part == rank::name(RankerPart::Intent))
        return tr("Intent");
    if (part == rank::name(RankerPart::Match))
        return tr("Words in common");
    if (part == rank::name(RankerPart::Query))
        return tr("Latent query");
    return ui::toQString(part);
}

QString baselineText(rank::AttributionBaseline baseline) {
    return baseline == rank::AttributionBaseline::Average ? tr("an average chat")
                                                          : tr("a chat without values");
}

QString completenessText(const rank::Explanation& explanation, rank::AttributionBaseline baseline) {
    const QLocale locale;
    const QString bound = locale.toString(rank::ExplanationSpec{}.errorBound, 'g', 1);
    const QString error = locale.toString(explanation.completenessError, 'g', 2);
    const QString verdict =
        explanation.isWithinBound ? tr("within %1").arg(bound) : tr("NOT within %1").arg(bound);
    return tr("Score %1, %2 %3. Completeness error %4, %5, after %6 steps.")
        .arg(
            ui::significant(explanation.score),
            baselineText(baseline),
            ui::significant(explanation.baselineScore))
        .arg(error, verdict, ui::countText(explanation.stepCount));
}

} // namespace intentscope::explaining
