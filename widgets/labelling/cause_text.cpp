// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/cause_text.h"

#include "widgets/base/convert.h"

#include <QCoreApplication>

#include <algorithm>

namespace intentscope::labelling {
namespace {

/// The titles of core/store/schema.h.
constexpr const char* Given[] = {
    QT_TRANSLATE_NOOP("ErrorCause", "Reasoner misread the context"),
    QT_TRANSLATE_NOOP("ErrorCause", "Ranker ignored the query"),
    QT_TRANSLATE_NOOP("ErrorCause", "Feature stale or missing"),
    QT_TRANSLATE_NOOP("ErrorCause", "Knowledge base lacks the intent"),
    QT_TRANSLATE_NOOP("ErrorCause", "Duplicate intents"),
    QT_TRANSLATE_NOOP("ErrorCause", "Click was noise")};

} // namespace

QString causeText(const labels::ErrorCause& cause) {
    const auto given = std::ranges::find(Given, cause.title);
    return given == std::end(Given) ? ui::toQString(cause.title)
                                    : QCoreApplication::translate("ErrorCause", *given);
}

} // namespace intentscope::labelling
