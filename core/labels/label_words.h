// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/labels/label_event.h"

#include <string_view>

namespace intentscope::labels {

/// The words of files and of the database: "none", "right", "acceptable", "wrong"; "set", "retract".
std::string_view name(Verdict verdict);
std::string_view name(LabelAction action);
/// "" where nothing was said; else "faithful", "partly", "misleading"; "before", "after", "tie"; "low",
/// "medium", "high"; "blind", "shown"; "adjudicator" ("" is an annotator).
std::string_view name(QueryVerdict verdict);
std::string_view name(Preference preference);
std::string_view name(Confidence confidence);
std::string_view name(LabelView view);
std::string_view name(LabelRole role);

/// InvalidInput that lists the known words.
Result<Verdict> parseVerdict(std::string_view word);
Result<LabelAction> parseAction(std::string_view word);
/// The same; "" is a word too.
Result<QueryVerdict> parseQueryVerdict(std::string_view word);
Result<Preference> parsePreference(std::string_view word);
Result<Confidence> parseConfidence(std::string_view word);
Result<LabelView> parseView(std::string_view word);
Result<LabelRole> parseRole(std::string_view word);

} // namespace intentscope::labels
