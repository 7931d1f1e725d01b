// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/context_text.h"

#include "core/base/checked.h"
#include "core/data/cell.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::string_view SystemMark = "@system\n";
constexpr std::string_view UserMark = "@user\n";
constexpr std::string_view FeaturePrefix = "feature.";
constexpr std::string_view EventPrefix = "event.";
constexpr std::string_view LanguageColumn = "language";

std::string spaced(std::string_view name) {
    std::string text(name);
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string countText(std::int64_t count, const char* unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

std::string wordsOf(const Column& column, std::size_t row) {
    std::string text;
    for (const std::int32_t code : column.codesAt(row))
        text += (text.empty() ? "" : ", ") + spaced(column.dictionary()->word(code));
    return text;
}

/// A value in words: with its unit, times by their distance to the chat.
std::string valueOf(const Column& column, std::size_t row, UtcMillis chat) {
    const ColumnSpec& spec = column.spec();
    switch (spec.kind) {
    case FeatureKind::Categorical:
    case FeatureKind::MultiCategorical:
        return wordsOf(column, row);
    case FeatureKind::Boolean:
        return column.flagAt(row) == 1 ? "yes" : "no";
    case FeatureKind::Timestamp:
        return chat.isMissing() ? column.valueText(row) : ageText(UtcMillis{column.times()[row]}, chat);
    case FeatureKind::Numeric:
    case FeatureKind::Text:
        break;
    }
    return column.valueText(row) + (spec.unit.empty() ? "" : " " + spec.unit);
}

PromptValues entryOf(const Column& column, const std::string& value) {
    PromptValues entry;
    entry.texts = {
        {"name", column.spec().name},
        {"label", spaced(column.spec().name)},
        {"value", value},
        {"unit", column.spec().unit},
        {"group", spaced(column.spec().group)},
        {"description", column.spec().description}};
    return entry;
}

bool isKnownRole(const Column& column) {
    return column.spec().role == Role::Feature || column.spec().role == Role::Region;
}

std::vector<const Column*> knownColumns(const Table& table) {
    std::vector<const Column*> columns;
    for (const auto& column : table.columns()) {
        if (isKnownRole(*column))
            columns.push_back(column.get());
    }
    return columns;
}

/// Ids tie events together for machines; to a reader they are noise, so only a template that names them
/// shows them.
bool isIdentifier(const Column& column) {
    return column.spec().kind == FeatureKind::Text && column.spec().name.ends_with("_id");
}

bool contains(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 3> TopTexts = {"region", "language", "left_out"};
constexpr std::array<std::string_view, 3> TopLists = {"groups", "features", "events"};
constexpr std::array<std::string_view, 6> EntryTexts = {
    "name", "label", "value", "unit", "group", "description"};

bool isInEvent(std::string_view section) {
    return section == "events" || section == "details" || section.starts_with(EventPrefix);
}

/// Whether a name means something where it stands, columns apart.
bool isPlainName(const PromptTemplate::Use& use) {
    if (contains(TopTexts, use.name))
        return true;
    if (use.isSection && contains(TopLists, use.name))
        return true;
    if (use.section == "events" && (use.name == "type" || use.name == "age" || use.name == "details"))
        return true;
    const bool isEntry = use.section == "features" || use.section == "details";
    const bool isAround =
        !use.isSection || use.name == "unit" || use.name == "group" || use.name == "description";
    if (isEntry && isAround && contains(EntryTexts, use.name))
        return true;
    return use.name == "group" && use.section == "groups";
}

Status checkName(
    const PromptTemplate::Use& use,
    std::span<const Column* const> features,
    std::span<const Column* const> eventFeatures) {
    if (isPlainName(use))
        return {};
    const std::string_view name = use.name;
    const bool isEvent = name.starts_with(EventPrefix) && isInEvent(use.section);
    if (!isEvent && !name.starts_with(FeaturePrefix))
        return fail(
            ErrorCode::InvalidInput,
            quotedCell(name) + " means nothing " +
                (use.section.empty() ? "here" : "in the section " + quotedCell(use.section)),
            {.place = use.place, .cure = "docs/context-text.md lists the names"});
    const auto column = name.substr(isEvent ? EventPrefix.size() : FeaturePrefix.size());
    const auto known = isEvent ? eventFeatures : features;
    const auto found = std::ranges::find_if(known, [&](const Column* c) { return c->spec().name == column; });
    if (found != known.end())
        return {};
    return fail(
        ErrorCode::InvalidInput,
        std::string(isEvent ? "Events have" : "Impressions have") + " no feature " + quotedCell(column),
        {.place = use.place, .cure = "Name a feature of this dataset"});
}

/// What stands before @user belongs to the system text.
ContextText split(const std::string& text) {
    ContextText context;
    std::string_view rest = text;
    if (const auto mark = rest.find(UserMark); mark != std::string_view::npos) {
        auto system = rest.substr(0, mark);
        if (const auto start = system.find(SystemMark); start != std::string_view::npos)
            system.remove_prefix(start + SystemMark.size());
        context.system = system.substr(0, system.find_last_not_of(" \n") + 1);
        rest.remove_prefix(mark + UserMark.size());
    }
    const auto first = rest.find_first_not_of("\n");
    if (first != std::string_view::npos)
        rest = rest.substr(first, rest.find_last_not_of(" \n") + 1 - first);
    context.user = rest;
    return context;
}

} // namespace

std::string ageText(UtcMillis moment, UtcMillis chat) {
    const bool isAfter = moment > chat;
    const std::int64_t seconds =
        (isAfter ? moment.value - chat.value : chat.value - moment.value) / MillisPerSecond;
    constexpr std::int64_t Minute = 60;
    constexpr std::int64_t Hour = 60 * Minute;
    constexpr std::int64_t Day = 24 * Hour;
    std::string age = "less than a minute";
    if (seconds >= 2 * Day)
        age = countText(seconds / Day, "day");
    else if (seconds >= Hour)
        age = countText(seconds / Hour, "hour");
    else if (seconds >= Minute)
        age = countText(seconds / Minute, "minute");
    return age + (isAfter ? " after the chat" : " before the chat");
}

ContextTexts::ContextTexts(std::shared_ptr<const Dataset> dataset, PromptTemplate promptTemplate)
    : m_dataset(std::move(dataset)), m_template(std::move(promptTemplate)),
      m_features(knownColumns(m_dataset->impressions())), m_eventFeatures(knownColumns(m_dataset->events())) {
}

Result<ContextTexts>
ContextTexts::make(std::shared_ptr<const Dataset> dataset, PromptTemplate promptTemplate) {
    ContextTexts texts(std::move(dataset), std::move(promptTemplate));
    ISCOPE_TRY(texts.checkNames());
    ISCOPE_TRY(texts.checkColumns());
    return texts;
}

Status ContextTexts::checkNames() const {
    for (const PromptTemplate::Use& use : m_template.uses())
        ISCOPE_TRY(checkName(use, m_features, m_eventFeatures));
    return {};
}

Status ContextTexts::checkColumns() const {
    for (const auto* columns : {&m_features, &m_eventFeatures}) {
        for (const Column* column : *columns)
            ISCOPE_TRY(column->check());
    }
    const Column* type = m_dataset->events().findRole(Role::EventType);
    return type == nullptr ? Status() : type->check();
}

void ContextTexts::addFeatures(ImpressionIndex impression, PromptValues& values) const {
    const UtcMillis chat = m_dataset->timeOf(impression);
    auto& features = values.lists["features"];
    auto& groups = values.lists["groups"];
    for (const Column* column : m_features) {
        const std::string& name = column->spec().name;
        const std::string value =
            column->isMissing(impression.row()) ? "" : valueOf(*column, impression.row(), chat);
        values.texts[std::string(FeaturePrefix) + name] = value;
        const bool isRegion = column->spec().role == Role::Region;
        // Codes of regions and languages are names, not words.
        if (isRegion || name == LanguageColumn)
            values.texts[isRegion ? "region" : "language"] = column->valueText(impression.row());
        if (value.empty() || isRegion || name == LanguageColumn)
            continue;
        PromptValues entry = entryOf(*column, value);
        features.push_back(entry);
        const std::string group = column->spec().group.empty() ? "the rest" : spaced(column->spec().group);
        auto place = std::ranges::find_if(
            groups, [&](const PromptValues& known) { return known.texts.at("group") == group; });
        if (place == groups.end()) {
            groups.push_back({.texts = {{"group", group}}});
            place = std::prev(groups.end());
        }
        place->lists["features"].push_back(std::move(entry));
    }
}

std::vector<EventIndex> ContextTexts::eventsBefore(ImpressionIndex impression) const {
    std::vector<EventIndex> events;
    const UtcMillis chat = m_dataset->timeOf(impression);
    if (chat.isMissing())
        return events;
    // By time: the first that is not before the chat ends the list.
    for (const std::int32_t row : m_dataset->eventsOf(m_dataset->userOf(impression))) {
        const EventIndex event{row};
        const UtcMillis time = m_dataset->timeOfEvent(event);
        if (time >= chat)
            break;
        if (!time.isMissing())
            events.push_back(event);
    }
    return events;
}

PromptValues ContextTexts::eventValues(EventIndex event, UtcMillis now) const {
    PromptValues values;
    values.texts["age"] = ageText(m_dataset->timeOfEvent(event), now);
    const Column* type = m_dataset->events().findRole(Role::EventType);
    values.texts["type"] = type == nullptr ? "event" : spaced(type->valueText(event.row()));
    auto& details = values.lists["details"];
    for (const Column* column : m_eventFeatures) {
        const std::string value = column->isMissing(event.row()) ? "" : valueOf(*column, event.row(), now);
        values.texts[std::string(EventPrefix) + column->spec().name] = value;
        if (!value.empty() && !isIdentifier(*column))
            details.push_back(entryOf(*column, value));
    }
    return values;
}

namespace {

/// Renders with the newest `told` events of `values`, whose list is put back afterwards.
class EventChoice {
public:
    EventChoice(const PromptTemplate& promptTemplate, PromptValues& values, std::int32_t overLimit)
        : m_template(promptTemplate), m_values(values), m_events(std::move(values.lists["events"])),
          m_overLimit(overLimit) {}

    std::int32_t count() const { return narrow<std::int32_t>(m_events.size()); }

    Result<ContextText> render(std::int32_t told, const TokenCounter& countTokens) {
        const std::int32_t dropped = count() - told;
        m_values.lists["events"].assign(m_events.begin() + dropped, m_events.end());
        const std::int32_t leftOut = m_overLimit + dropped;
        m_values.texts["left_out"] = leftOut == 0 ? "" : std::to_string(leftOut);
        ContextText context = split(m_template.render(m_values));
        context.eventCount = told;
        context.eventsOverLimit = m_overLimit;
        context.eventsDroppedByBudget = dropped;
        if (countTokens) {
            ISCOPE_TRY_ASSIGN(const auto system, countTokens(context.system));
            ISCOPE_TRY_ASSIGN(const auto user, countTokens(context.user));
            context.tokenCount = system + user;
        }
        return context;
    }

private:
    const PromptTemplate& m_template;
    PromptValues& m_values;
    std::vector<PromptValues> m_events; ///< oldest first
    std::int32_t m_overLimit;
};

/// The text with as many of the newest events as fit, found by halving.
Result<ContextText> fitted(EventChoice& choice, std::int64_t budget, const TokenCounter& countTokens) {
    ISCOPE_TRY_ASSIGN(auto whole, choice.render(choice.count(), countTokens));
    if (whole.tokenCount <= budget)
        return whole;
    ISCOPE_TRY_ASSIGN(auto best, choice.render(0, countTokens));
    if (best.tokenCount > budget)
        return fail(
            ErrorCode::ResourceExhausted,
            "The prompt has " + std::to_string(best.tokenCount) +
                " tokens without any event, but the budget is " + std::to_string(budget),
            {.cure = "Raise the budget, or shorten the template"});
    std::int32_t fits = 0;
    std::int32_t tooMany = choice.count();
    while (tooMany - fits > 1) {
        const std::int32_t middle = fits + (tooMany - fits) / 2;
        ISCOPE_TRY_ASSIGN(auto candidate, choice.render(middle, countTokens));
        if (candidate.tokenCount > budget) {
            tooMany = middle;
        } else {
            fits = middle;
            best = std::move(candidate);
        }
    }
    return best;
}

} // namespace

Result<ContextText> ContextTexts::textOf(ImpressionIndex impression, const ContextLimits& limits) const {
    if (limits.tokenBudget && !limits.countTokens)
        return fail(
            ErrorCode::InvalidInput,
            "A token budget needs the reasoner's tokenizer",
            {.cure = "Name the folder of the tokenizer, or leave the budget out"});
    PromptValues values;
    addFeatures(impression, values);
    const auto events = eventsBefore(impression);
    const std::size_t most = static_cast<std::size_t>(std::max(0, limits.eventCount));
    const std::size_t overLimit = events.size() - std::min(events.size(), most);
    auto& told = values.lists["events"];
    for (std::size_t i = overLimit; i < events.size(); ++i)
        told.push_back(eventValues(events[i], m_dataset->timeOf(impression)));
    EventChoice choice(m_template, values, narrow<std::int32_t>(overLimit));
    if (limits.tokenBudget)
        return fitted(choice, *limits.tokenBudget, limits.countTokens);
    return choice.render(choice.count(), limits.countTokens);
}

} // namespace intentscope::data
