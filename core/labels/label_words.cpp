// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_words.h"

#include "core/base/word_table.h"

namespace intentscope::labels {
namespace {

constexpr WordTable<Verdict, 4> VerdictWords = {{
    {Verdict::None, "none"},
    {Verdict::Right, "right"},
    {Verdict::Acceptable, "acceptable"},
    {Verdict::Wrong, "wrong"},
}};

constexpr WordTable<LabelAction, 2> ActionWords = {{
    {LabelAction::Set, "set"},
    {LabelAction::Retract, "retract"},
}};

constexpr WordTable<QueryVerdict, 4> QueryVerdictWords = {{
    {QueryVerdict::None, ""},
    {QueryVerdict::Faithful, "faithful"},
    {QueryVerdict::Partly, "partly"},
    {QueryVerdict::Misleading, "misleading"},
}};

constexpr WordTable<Preference, 4> PreferenceWords = {{
    {Preference::None, ""},
    {Preference::Before, "before"},
    {Preference::After, "after"},
    {Preference::Tie, "tie"},
}};

constexpr WordTable<Confidence, 4> ConfidenceWords = {{
    {Confidence::None, ""},
    {Confidence::Low, "low"},
    {Confidence::Medium, "medium"},
    {Confidence::High, "high"},
}};

constexpr WordTable<LabelView, 3> ViewWords = {{
    {LabelView::Unknown, ""},
    {LabelView::Blind, "blind"},
    {LabelView::Shown, "shown"},
}};

constexpr WordTable<LabelRole, 2> RoleWords = {{
    {LabelRole::Annotator, ""},
    {LabelRole::Adjudicator, "adjudicator"},
}};

} // namespace

std::string_view name(Verdict verdict) {
    return wordOf(VerdictWords, verdict);
}

std::string_view name(LabelAction action) {
    return wordOf(ActionWords, action);
}

std::string_view name(QueryVerdict verdict) {
    return wordOf(QueryVerdictWords, verdict);
}

std::string_view name(Preference preference) {
    return wordOf(PreferenceWords, preference);
}

std::string_view name(Confidence confidence) {
    return wordOf(ConfidenceWords, confidence);
}

std::string_view name(LabelView view) {
    return wordOf(ViewWords, view);
}

std::string_view name(LabelRole role) {
    return wordOf(RoleWords, role);
}

Result<Verdict> parseVerdict(std::string_view word) {
    return parseWord(VerdictWords, word, "no verdict");
}

Result<LabelAction> parseAction(std::string_view word) {
    return parseWord(ActionWords, word, "no action");
}

Result<QueryVerdict> parseQueryVerdict(std::string_view word) {
    return parseWord(QueryVerdictWords, word, "no verdict on a latent query");
}

Result<Preference> parsePreference(std::string_view word) {
    return parseWord(PreferenceWords, word, "no preference");
}

Result<Confidence> parseConfidence(std::string_view word) {
    return parseWord(ConfidenceWords, word, "no confidence");
}

Result<LabelView> parseView(std::string_view word) {
    return parseWord(ViewWords, word, "no view of an item");
}

Result<LabelRole> parseRole(std::string_view word) {
    return parseWord(RoleWords, word, "no role");
}

} // namespace intentscope::labels
