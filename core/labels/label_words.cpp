// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/label_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace intentscope::labels {
namespace {

template <class Enum>
struct Word {
    Enum value;
    std::string_view text;
};

constexpr std::array<Word<Verdict>, 4> VerdictWords = {{
    {Verdict::None, "none"},
    {Verdict::Right, "right"},
    {Verdict::Acceptable, "acceptable"},
    {Verdict::Wrong, "wrong"},
}};

constexpr std::array<Word<LabelAction>, 2> ActionWords = {{
    {LabelAction::Set, "set"},
    {LabelAction::Retract, "retract"},
}};

constexpr std::array<Word<QueryVerdict>, 4> QueryVerdictWords = {{
    {QueryVerdict::None, ""},
    {QueryVerdict::Faithful, "faithful"},
    {QueryVerdict::Partly, "partly"},
    {QueryVerdict::Misleading, "misleading"},
}};

constexpr std::array<Word<Preference>, 4> PreferenceWords = {{
    {Preference::None, ""},
    {Preference::Before, "before"},
    {Preference::After, "after"},
    {Preference::Tie, "tie"},
}};

constexpr std::array<Word<Confidence>, 4> ConfidenceWords = {{
    {Confidence::None, ""},
    {Confidence::Low, "low"},
    {Confidence::Medium, "medium"},
    {Confidence::High, "high"},
}};

constexpr std::array<Word<LabelView>, 3> ViewWords = {{
    {LabelView::Unknown, ""},
    {LabelView::Blind, "blind"},
    {LabelView::Shown, "shown"},
}};

constexpr std::array<Word<LabelRole>, 2> RoleWords = {{
    {LabelRole::Annotator, ""},
    {LabelRole::Adjudicator, "adjudicator"},
}};

template <class Enum, std::size_t Size>
std::string_view wordOf(const std::array<Word<Enum>, Size>& words, Enum value) {
    const auto found = std::ranges::find(words, value, &Word<Enum>::value);
    return found == words.end() ? std::string_view() : found->text;
}

template <class Enum, std::size_t Size>
Result<Enum>
parseWord(const std::array<Word<Enum>, Size>& words, std::string_view field, std::string_view text) {
    const auto found = std::ranges::find(words, text, &Word<Enum>::text);
    if (found != words.end())
        return found->value;
    std::string known;
    for (const auto& word : words) {
        if (!word.text.empty())
            known += (known.empty() ? "" : ", ") + std::string(word.text);
    }
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no " + std::string(field),
        {.cure = "Write one of: " + known});
}

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
    return parseWord(VerdictWords, "verdict", word);
}

Result<LabelAction> parseAction(std::string_view word) {
    return parseWord(ActionWords, "action", word);
}

Result<QueryVerdict> parseQueryVerdict(std::string_view word) {
    return parseWord(QueryVerdictWords, "verdict on a latent query", word);
}

Result<Preference> parsePreference(std::string_view word) {
    return parseWord(PreferenceWords, "preference", word);
}

Result<Confidence> parseConfidence(std::string_view word) {
    return parseWord(ConfidenceWords, "confidence", word);
}

Result<LabelView> parseView(std::string_view word) {
    return parseWord(ViewWords, "view of an item", word);
}

Result<LabelRole> parseRole(std::string_view word) {
    return parseWord(RoleWords, "role", word);
}

} // namespace intentscope::labels
