// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/label_edits.h"

#include "core/base/assert.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <variant>

namespace intentscope::labelling {
namespace {

using labels::Confidence;
using labels::Preference;
using labels::QueryVerdict;
using labels::Verdict;

/// A field of a label and the value that a command gives it.
template <class Value>
struct Field {
    Value labels::Label::* member;
    Value value;
};

using AnyField = std::variant<Field<Verdict>, Field<QueryVerdict>, Field<Confidence>, Field<Preference>>;

struct Word {
    LabelCommand command;
    AnyField field;
    const char* text;
    bool judgesAnswers = true;
    bool comparesRuns = false;
};

const std::array<Word, 15>& words() {
    using labels::Label;
    constexpr auto Ranking = &Label::rankingPreference;
    constexpr auto Query = &Label::queryPreference;
    static const std::array<Word, 15> Words = {{
        {LabelCommand::Right,
         Field<Verdict>{&Label::verdict, Verdict::Right},
         QT_TRANSLATE_NOOP("LabelWords", "Right")},
        {LabelCommand::Acceptable,
         Field<Verdict>{&Label::verdict, Verdict::Acceptable},
         QT_TRANSLATE_NOOP("LabelWords", "Acceptable")},
        {LabelCommand::Wrong,
         Field<Verdict>{&Label::verdict, Verdict::Wrong},
         QT_TRANSLATE_NOOP("LabelWords", "Wrong")},
        {LabelCommand::Faithful,
         Field<QueryVerdict>{&Label::queryVerdict, QueryVerdict::Faithful},
         QT_TRANSLATE_NOOP("LabelWords", "Faithful")},
        {LabelCommand::Partly,
         Field<QueryVerdict>{&Label::queryVerdict, QueryVerdict::Partly},
         QT_TRANSLATE_NOOP("LabelWords", "Partly")},
        {LabelCommand::Misleading,
         Field<QueryVerdict>{&Label::queryVerdict, QueryVerdict::Misleading},
         QT_TRANSLATE_NOOP("LabelWords", "Misleading")},
        {LabelCommand::Unsure,
         Field<Confidence>{&Label::confidence, Confidence::Low},
         QT_TRANSLATE_NOOP("LabelWords", "Unsure"),
         false},
        {LabelCommand::FairlySure,
         Field<Confidence>{&Label::confidence, Confidence::Medium},
         QT_TRANSLATE_NOOP("LabelWords", "Fairly sure"),
         false},
        {LabelCommand::Sure,
         Field<Confidence>{&Label::confidence, Confidence::High},
         QT_TRANSLATE_NOOP("LabelWords", "Sure"),
         false},
        {LabelCommand::RankingBefore,
         Field<Preference>{Ranking, Preference::Before},
         QT_TRANSLATE_NOOP("LabelWords", "Before"),
         true,
         true},
        {LabelCommand::RankingAlike,
         Field<Preference>{Ranking, Preference::Tie},
         QT_TRANSLATE_NOOP("LabelWords", "Alike"),
         true,
         true},
        {LabelCommand::RankingAfter,
         Field<Preference>{Ranking, Preference::After},
         QT_TRANSLATE_NOOP("LabelWords", "After"),
         true,
         true},
        {LabelCommand::QueryBefore,
         Field<Preference>{Query, Preference::Before},
         QT_TRANSLATE_NOOP("LabelWords", "Before"),
         true,
         true},
        {LabelCommand::QueryAlike,
         Field<Preference>{Query, Preference::Tie},
         QT_TRANSLATE_NOOP("LabelWords", "Alike"),
         true,
         true},
        {LabelCommand::QueryAfter,
         Field<Preference>{Query, Preference::After},
         QT_TRANSLATE_NOOP("LabelWords", "After"),
         true,
         true},
    }};
    return Words;
}

const Word* find(LabelCommand command) {
    const auto found = std::ranges::find(words(), command, &Word::command);
    return found == words().end() ? nullptr : &*found;
}

const Word& word(LabelCommand command) {
    const Word* found = find(command);
    ISCOPE_ASSERT(found != nullptr);
    return *found;
}

} // namespace

bool isWord(LabelCommand command) {
    return find(command) != nullptr;
}

bool judgesAnswers(LabelCommand command) {
    return word(command).judgesAnswers;
}

bool comparesRuns(LabelCommand command) {
    return word(command).comparesRuns;
}

bool says(const labels::Label& label, LabelCommand command) {
    return std::visit(
        [&](const auto& field) { return label.*field.member == field.value; }, word(command).field);
}

void toggle(labels::Label& label, LabelCommand command) {
    std::visit(
        [&](const auto& field) {
            auto& value = label.*field.member;
            value = value == field.value ? decltype(field.value){} : field.value;
        },
        word(command).field);
}

QString wordText(LabelCommand command) {
    return QCoreApplication::translate("LabelWords", word(command).text);
}

} // namespace intentscope::labelling
