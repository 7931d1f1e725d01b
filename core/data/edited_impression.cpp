// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/edited_impression.h"

#include "core/data/cell.h"
#include "core/data/memory_column.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace intentscope::data {
namespace {

using Columns = std::vector<std::shared_ptr<const Column>>;

std::vector<std::string> wordsAt(const Column& column, std::size_t row) {
    std::vector<std::string> words;
    for (const std::int32_t code : column.codesAt(row))
        words.emplace_back(column.dictionary()->word(code));
    return words;
}

std::string wordAt(const Column& column, std::size_t row) {
    const auto codes = column.codesAt(row);
    return codes.empty() ? std::string() : std::string(column.dictionary()->word(codes.front()));
}

/// The given rows of a column, in memory.
std::shared_ptr<const Column> pickRows(const Column& column, std::span<const std::int32_t> rows) {
    const auto picked = [&](auto valueAt) {
        std::vector<decltype(valueAt(std::size_t{}))> values;
        for (const std::int32_t row : rows)
            values.push_back(valueAt(static_cast<std::size_t>(row)));
        return values;
    };
    switch (column.spec().kind) {
    case FeatureKind::Numeric:
        return numberColumn(column.spec(), picked([&](std::size_t row) { return column.numbers()[row]; }));
    case FeatureKind::Timestamp:
        return timeColumn(column.spec(), picked([&](std::size_t row) { return column.times()[row]; }));
    case FeatureKind::Boolean:
        return flagColumn(column.spec(), picked([&](std::size_t row) { return column.flagAt(row); }));
    case FeatureKind::Categorical:
        return wordColumn(column.spec(), picked([&](std::size_t row) { return wordAt(column, row); }));
    case FeatureKind::MultiCategorical:
        return wordSetColumn(column.spec(), picked([&](std::size_t row) { return wordsAt(column, row); }));
    case FeatureKind::Text:
        break;
    }
    return textColumn(
        column.spec(), picked([&](std::size_t row) { return std::string(column.textAt(row)); }));
}

Columns pickRows(const Table& table, std::span<const std::int32_t> rows) {
    Columns columns;
    for (const auto& column : table.columns())
        columns.push_back(pickRows(*column, rows));
    return columns;
}

/// A column of one row that holds what the text says.
Result<std::shared_ptr<const Column>> parsedColumn(const ColumnSpec& spec, const std::string& text) {
    switch (spec.kind) {
    case FeatureKind::Numeric: {
        double number = std::numeric_limits<double>::quiet_NaN();
        if (!text.empty()) {
            ISCOPE_TRY_ASSIGN(number, parseNumber(text));
        }
        return numberColumn(spec, {number});
    }
    case FeatureKind::Timestamp: {
        UtcMillis time;
        if (!text.empty()) {
            ISCOPE_TRY_ASSIGN(time, parseTime(text));
        }
        return timeColumn(spec, {time.value});
    }
    case FeatureKind::Boolean: {
        std::int8_t flag = MissingFlag;
        if (!text.empty()) {
            ISCOPE_TRY_ASSIGN(flag, parseFlag(text));
        }
        return flagColumn(spec, {flag});
    }
    case FeatureKind::Categorical:
        return wordColumn(spec, {text});
    case FeatureKind::MultiCategorical: {
        const auto words = splitWords(text);
        return wordSetColumn(spec, {{words.begin(), words.end()}});
    }
    case FeatureKind::Text:
        break;
    }
    return textColumn(spec, {text});
}

Status replaceIn(Columns& columns, const FeatureEdit& edit) {
    const auto found = std::ranges::find(
        columns, edit.column, [](const auto& column) -> const std::string& { return column->spec().name; });
    const ColumnSpec& spec = (*found)->spec();
    if (spec.role != Role::Feature && spec.role != Role::Region)
        return fail(ErrorCode::InvalidInput, "'" + edit.column + "' is no feature, so no ranker reads it");
    auto replaced = parsedColumn(spec, edit.value);
    if (!replaced)
        return fail(
            replaced.error().code,
            "'" + edit.column + "' cannot be set: " + replaced.error().message,
            {.place = {}, .cure = replaced.error().cure});
    *found = *std::move(replaced);
    return {};
}

/// A list of row numbers 0, 1, 2, ...
std::vector<std::int32_t> countedRows(std::size_t count) {
    std::vector<std::int32_t> rows(count);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

class EditedImpression final : public Dataset {
public:
    EditedImpression(
        std::shared_ptr<const Dataset> base, ImpressionIndex impression, Columns impressions, Columns users)
        : m_base(std::move(base)), m_impression(impression), m_user(m_base->userOf(impression)),
          m_impressions("impressions", std::move(impressions), 1), m_users("users", std::move(users), 1) {
        const auto events = m_base->eventsOf(m_user);
        m_baseEvents.assign(events.begin(), events.end());
        m_events = Table("events", pickRows(m_base->events(), m_baseEvents), m_baseEvents.size());
        m_eventRows = countedRows(m_baseEvents.size());
        m_offsets[1] = static_cast<std::int64_t>(m_base->candidatesOf(impression).size());
    }

    const DatasetInfo& info() const override { return m_base->info(); }
    const Table& intents() const override { return m_base->intents(); }
    const Table& users() const override { return m_users; }
    const Table& events() const override { return m_events; }
    const Table& impressions() const override { return m_impressions; }

    std::string_view intentId(IntentIndex intent) const override { return m_base->intentId(intent); }
    std::string_view userId(UserIndex) const override { return m_base->userId(m_user); }
    std::string_view impressionId(ImpressionIndex) const override {
        return m_base->impressionId(m_impression);
    }
    std::optional<IntentIndex> findIntent(std::string_view id) const override {
        return m_base->findIntent(id);
    }
    std::optional<UserIndex> findUser(std::string_view id) const override {
        return id == m_base->userId(m_user) ? std::optional(UserIndex{0}) : std::nullopt;
    }
    std::optional<ImpressionIndex> findImpression(std::string_view id) const override {
        return id == m_base->impressionId(m_impression) ? std::optional(ImpressionIndex{0}) : std::nullopt;
    }

    UserIndex userOf(ImpressionIndex) const override { return {0}; }
    UtcMillis timeOf(ImpressionIndex) const override { return m_base->timeOf(m_impression); }
    std::span<const std::int32_t> impressionsOf(UserIndex) const override { return m_firstRow; }
    std::span<const std::int32_t> eventsOf(UserIndex) const override { return m_eventRows; }
    UserIndex userOfEvent(EventIndex) const override { return {0}; }
    UtcMillis timeOfEvent(EventIndex event) const override {
        return m_base->timeOfEvent(EventIndex{m_baseEvents[event.row()]});
    }

    CandidateList candidatesOf(ImpressionIndex) const override { return m_base->candidatesOf(m_impression); }
    std::span<const std::int64_t> candidateOffsets() const override { return m_offsets; }
    CandidateList allCandidates() const override { return m_base->candidatesOf(m_impression); }
    std::int64_t candidateCount() const override { return m_offsets[1]; }

private:
    std::shared_ptr<const Dataset> m_base;
    ImpressionIndex m_impression;
    UserIndex m_user;
    Table m_impressions;
    Table m_users;
    Table m_events;
    std::vector<std::int32_t> m_baseEvents; ///< row in the base of each event
    std::vector<std::int32_t> m_eventRows;
    std::vector<std::int32_t> m_firstRow{0};
    std::vector<std::int64_t> m_offsets{0, 0};
};

} // namespace

Result<FeatureEdit> parseFeatureEdit(std::string_view text) {
    const auto equals = text.find('=');
    FeatureEdit edit;
    edit.column = text.substr(0, equals);
    for (const char* table : {"impressions", "users"})
        if (edit.column.starts_with(std::string(table) + ".")) {
            edit.table = table;
            edit.column.erase(0, edit.table.size() + 1);
        }
    if (equals == std::string_view::npos || edit.column.empty())
        return fail(
            ErrorCode::InvalidInput,
            "'" + std::string(text) + "' does not say which feature gets which value",
            {.place = {}, .cure = "Write FEATURE=VALUE, for instance status=shipped or users.tier=gold"});
    edit.value = text.substr(equals + 1);
    return edit;
}

Result<std::shared_ptr<const Dataset>> editedImpression(
    std::shared_ptr<const Dataset> base, ImpressionIndex impression, std::span<const FeatureEdit> edits) {
    auto impressions = pickRows(base->impressions(), std::vector{impression.value});
    auto users = pickRows(base->users(), std::vector{base->userOf(impression).value});
    for (const FeatureEdit& edit : edits) {
        const bool isOfImpression = edit.table != "users" && base->impressions().find(edit.column);
        if (!isOfImpression && (edit.table == "impressions" || !base->users().find(edit.column)))
            return fail(
                ErrorCode::NotFound,
                "there is no column '" + edit.column + "' of impressions or users",
                {.place = {}, .cure = "The verb columns lists them"});
        ISCOPE_TRY(replaceIn(isOfImpression ? impressions : users, edit));
    }
    return std::make_shared<EditedImpression>(
        std::move(base), impression, std::move(impressions), std::move(users));
}

} // namespace intentscope::data
