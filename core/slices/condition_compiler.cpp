// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/condition_compiler.h"

#include "core/slices/expression_error.h"
#include "core/slices/literal_reader.h"
#include "core/slices/nearest_word.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::slices {
namespace {

using data::Column;
using data::FeatureKind;
using data::Role;

/// Columns that are there for the tool's own use have no values that a person would ask for.
bool canBeAsked(const Column& column) {
    return column.spec().role != Role::Ignored;
}

std::string prefixOf(ColumnScope scope) {
    switch (scope) {
    case ColumnScope::User:
        return "user.";
    case ColumnScope::Clicked:
        return "clicked.";
    case ColumnScope::Candidate:
        return "candidate.";
    case ColumnScope::Own:
        break;
    }
    return {};
}

std::string fewOf(const std::vector<std::string>& names) {
    constexpr std::size_t ShownCount = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), ShownCount); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > ShownCount ? text + ", ..." : text;
}

/// Columns of this kind answer these operators, and how a person would write one.
std::string operatorsOf(const Column& column) {
    const std::string name = writtenName(column.spec().name);
    switch (column.spec().kind) {
    case FeatureKind::Numeric:
        return "Numbers know ==, !=, <, <=, >, >=, in and is missing";
    case FeatureKind::Timestamp:
        return "Times know ==, !=, <, <=, >, >=, in and is missing: " + name + " >= 2024-03-01";
    case FeatureKind::Boolean:
        return "Truth values stand alone, or know ==, != and is missing: " + name + " or not " + name;
    case FeatureKind::Categorical:
        return "Categories know ==, !=, in, contains and is missing";
    case FeatureKind::MultiCategorical:
        return "A column of several words knows contains, in and is missing: " + name + " contains \"word\"";
    case FeatureKind::Text:
        break;
    }
    return "Texts know ==, !=, in, contains and is missing";
}

bool isOrder(Operator op) {
    return op == Operator::Less || op == Operator::LessOrEqual || op == Operator::Greater ||
           op == Operator::GreaterOrEqual;
}

bool knows(FeatureKind kind, Operator op) {
    if (op == Operator::Missing)
        return true;
    switch (kind) {
    case FeatureKind::Numeric:
    case FeatureKind::Timestamp:
        return op != Operator::Contains && op != Operator::True;
    case FeatureKind::Boolean:
        return op == Operator::Equal || op == Operator::NotEqual || op == Operator::True;
    case FeatureKind::MultiCategorical:
        return op == Operator::Contains || op == Operator::In;
    case FeatureKind::Categorical:
    case FeatureKind::Text:
        break;
    }
    return !isOrder(op) && op != Operator::True;
}

/// The positive question: "!=" asks as "==" does, and is turned around afterwards.
Operator positive(Operator op) {
    return op == Operator::NotEqual ? Operator::Equal : op;
}

Result<ColumnTestPtr>
testOf(const Column& column, const Condition& condition, const LiteralReader& literals) {
    const Operator op = positive(condition.op);
    switch (column.spec().kind) {
    case FeatureKind::Numeric: {
        ISCOPE_TRY_ASSIGN(auto values, literals.numbers(condition.literals));
        return op == Operator::In ? numberInTest(column, std::move(values))
                                  : numberTest(column, op, values.front());
    }
    case FeatureKind::Timestamp: {
        ISCOPE_TRY_ASSIGN(auto values, literals.times(condition.literals));
        return op == Operator::In ? timeInTest(column, std::move(values))
                                  : timeTest(column, op, UtcMillis{values.front()});
    }
    case FeatureKind::Boolean: {
        if (op == Operator::True)
            return flagTest(column, true);
        ISCOPE_TRY_ASSIGN(const bool isTrue, literals.flag(condition.literals.front()));
        return flagTest(column, isTrue);
    }
    case FeatureKind::Categorical:
    case FeatureKind::MultiCategorical: {
        const bool isPart = op == Operator::Contains && column.spec().kind == FeatureKind::Categorical;
        ISCOPE_TRY_ASSIGN(
            const auto accepted,
            isPart ? literals.wordsWithPart(condition.literals.front()) : literals.words(condition.literals));
        return codeTest(column, accepted);
    }
    case FeatureKind::Text:
        break;
    }
    ISCOPE_TRY_ASSIGN(auto texts, literals.texts(condition.literals));
    return op == Operator::Contains ? textContainsTest(column, std::move(texts.front()))
                                    : textInTest(column, std::move(texts));
}

} // namespace

ConditionCompiler::ConditionCompiler(std::string_view text, const data::Dataset& dataset, RowTable table)
    : m_text(text), m_dataset(dataset), m_table(table) {}

const data::Table& ConditionCompiler::tableOf(ColumnScope scope) const {
    if (scope == ColumnScope::Clicked || scope == ColumnScope::Candidate)
        return m_dataset.intents();
    return scope == ColumnScope::User || m_table == RowTable::Users ? m_dataset.users()
                                                                    : m_dataset.impressions();
}

std::vector<std::string> ConditionCompiler::namesFor(ColumnScope scope) const {
    std::vector<std::string> names;
    for (const auto& column : tableOf(scope).columns()) {
        if (canBeAsked(*column))
            names.push_back(prefixOf(scope) + writtenName(column->spec().name));
    }
    return names;
}

tl::unexpected<Error> ConditionCompiler::unknownColumn(const ColumnName& name) const {
    const std::vector<std::string> own = namesFor(name.scope);
    std::string near = nearestWord(prefixOf(name.scope) + writtenName(name.name), own);
    if (near.empty() && name.scope == ColumnScope::Own && m_table == RowTable::Impressions) {
        const std::string asked = "user." + writtenName(name.name);
        const std::vector<std::string> users = namesFor(ColumnScope::User);
        near = nearestWord(asked, users);
    }
    return badExpression(
        m_text,
        name.where,
        "There is no column '" + prefixOf(name.scope) + name.name + "'",
        near.empty() ? "There are: " + fewOf(own) : "Did you mean " + near + "?");
}

Result<FoundColumn> ConditionCompiler::find(const ColumnName& name) const {
    const bool isOfIntents = name.scope == ColumnScope::Clicked || name.scope == ColumnScope::Candidate;
    if (isOfIntents && m_table == RowTable::Users) {
        return badExpression(
            m_text,
            name.where,
            "Only impressions have clicked and candidate intents",
            "Filter impressions by it, or users by their own columns");
    }
    const Column* column = tableOf(name.scope).find(name.name);
    if (column == nullptr || !canBeAsked(*column))
        return unknownColumn(name);
    const bool isUserOfImpression = name.scope == ColumnScope::Own && m_table == RowTable::Impressions &&
                                    column->spec().role == Role::UserId;
    // The users' own table has each id once, which is quicker to look through.
    if (const Column* ids = m_dataset.users().findRole(Role::UserId); isUserOfImpression && ids != nullptr)
        return FoundColumn{ColumnScope::User, ids};
    const bool isOwn = name.scope == ColumnScope::User && m_table == RowTable::Users;
    return FoundColumn{isOwn ? ColumnScope::Own : name.scope, column};
}

Result<Predicate::Test> ConditionCompiler::compile(const Condition& condition) const {
    ISCOPE_TRY_ASSIGN(const FoundColumn found, find(condition.column));
    const Column& column = *found.column;
    if (!knows(column.spec().kind, condition.op)) {
        const bool isAlone = condition.op == Operator::True;
        return badExpression(
            m_text,
            isAlone ? condition.column.where : condition.opWhere,
            isAlone ? "'" + condition.column.name + "' is no truth value, so it needs a comparison"
                    : "'" + std::string(name(condition.op)) + "' does not go with the " +
                          kindText(column.spec().kind) + " column '" + condition.column.name + "'",
            operatorsOf(column));
    }
    Predicate::Test test{.scope = found.scope, .wanted = Wanted::Fits, .fits = nullptr, .present = nullptr};
    if (condition.op == Operator::Missing) {
        test.wanted = condition.isNegated ? Wanted::Present : Wanted::Missing;
        test.present = presenceTest(column);
        return test;
    }
    ISCOPE_TRY_ASSIGN(test.fits, testOf(column, condition, LiteralReader(m_text, column)));
    if (condition.isNegated || condition.op == Operator::NotEqual) {
        test.wanted = Wanted::FitsNot;
        test.present = presenceTest(column);
    }
    return test;
}

std::vector<std::string> columnNames(const data::Dataset& dataset, RowTable table) {
    std::vector<std::string> names;
    const auto add = [&](const data::Table& each, ColumnScope scope) {
        for (const auto& column : each.columns()) {
            if (canBeAsked(*column))
                names.push_back(prefixOf(scope) + writtenName(column->spec().name));
        }
    };
    if (table == RowTable::Users) {
        add(dataset.users(), ColumnScope::Own);
        return names;
    }
    add(dataset.impressions(), ColumnScope::Own);
    add(dataset.users(), ColumnScope::User);
    add(dataset.intents(), ColumnScope::Clicked);
    add(dataset.intents(), ColumnScope::Candidate);
    return names;
}

} // namespace intentscope::slices
