// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/feature_space.h"

#include "core/base/checked.h"
#include "core/nn/ranker/feature_encoder.h"
#include "core/nn/ranker/field_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace intentscope::nn {
namespace {

using data::Column;
using data::Dataset;
using data::FeatureKind;
using data::Role;

/// A word seen once teaches nothing about itself, but teaches the code of unknown words.
constexpr std::int64_t MinUserWordCount = 2;

constexpr std::array<std::string_view, 10> EncodingNames{
    "categorical",
    "multi_categorical",
    "numeric",
    "boolean",
    "age",
    "hour_of_day",
    "day_of_week",
    "intent_id",
    "hashed_text",
    "event_history"};
constexpr std::array<std::string_view, 4> TableNames{"intents", "users", "events", "impressions"};

struct FitContext {
    const Dataset& dataset;
    const FeatureSizes& sizes;
    std::vector<Moment> moments; ///< what to fit on: training impressions, or every intent
    std::int64_t minWordCount = 1;
};

void setWords(Field& field, const std::map<std::string, std::int64_t>& counts, std::int64_t minCount) {
    for (const auto& [word, count] : counts)
        if (count >= minCount)
            field.words.push_back(word);
    field.codeCount = Field::FirstWordCode + narrow<std::int32_t>(field.words.size());
}

void setMoments(Field& field, std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    const double count = std::max(1.0, static_cast<double>(values.size()));
    field.mean = sum / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - field.mean) * (value - field.mean);
    const double deviation = std::sqrt(squares / count);
    field.deviation = deviation > 0 ? deviation : 1.0;
}

std::size_t rowIn(FieldTable table, const Moment& moment) {
    if (table == FieldTable::Intents)
        return moment.intent.row();
    return table == FieldTable::Users ? moment.user.row() : moment.impression.row();
}

void fitWords(Field& field, const FitContext& context, const Column& column) {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(column.dictionary()->size()), 0);
    const auto add = [&](std::int32_t code) {
        if (code >= 0)
            ++counts[static_cast<std::size_t>(code)];
    };
    for (const Moment& moment : context.moments) {
        const std::size_t row = rowIn(field.table, moment);
        if (column.spec().kind == FeatureKind::Categorical)
            add(column.codes()[row]);
        else
            std::ranges::for_each(column.codesAt(row), add);
    }
    std::map<std::string, std::int64_t> words;
    for (std::int32_t code = 0; code < column.dictionary()->size(); ++code)
        words.emplace(column.dictionary()->word(code), counts[static_cast<std::size_t>(code)]);
    setWords(field, words, context.minWordCount);
}

/// Edges at the k/n quantiles; equal ones collapse, so that a frequent value has a bucket to itself.
void fitBuckets(Field& field, const FitContext& context) {
    std::vector<double> values;
    for (const Moment& moment : context.moments)
        if (const double value = rawNumber(field, context.dataset, moment); std::isfinite(value))
            values.push_back(value);
    std::ranges::sort(values);
    setMoments(field, values);
    const auto buckets = static_cast<std::size_t>(context.sizes.bucketCount);
    for (std::size_t k = 1; k < buckets && !values.empty(); ++k) {
        const double edge = values[k * values.size() / buckets];
        if (field.edges.empty() || edge > field.edges.back())
            field.edges.push_back(edge);
    }
    field.codeCount = Field::FirstWordCode + narrow<std::int32_t>(field.edges.size()) + 1;
}

void fitHistory(Field& field, const FitContext& context) {
    const Column* type = context.dataset.events().findRole(Role::EventType);
    std::map<std::string, std::int64_t> words;
    std::vector<double> logCounts;
    std::vector<PastEvent> newest;
    for (const Moment& moment : context.moments) {
        logCounts.push_back(std::log1p(static_cast<double>(pastEvents(context.dataset, moment, newest))));
        for (const PastEvent& event : newest)
            if (event.type >= 0)
                ++words[std::string(type->dictionary()->word(event.type))];
    }
    setWords(field, words, context.minWordCount);
    setMoments(field, logCounts);
    field.codeCount = Field::FirstWordCode + narrow<std::int32_t>(field.words.size()) * RecencyBucketCount;
}

/// Whether the field tells any two rows apart.
bool isInformative(const Field& field, const FitContext& context) {
    const auto reader = makeFieldReader(field, context.dataset);
    std::optional<FieldValue> first;
    FieldValue value;
    for (const Moment& moment : context.moments) {
        reader->read(moment, value);
        if (!first)
            first = value;
        else if (*first != value)
            return true;
    }
    return false;
}

std::vector<FieldEncoding> encodingsOf(const data::ColumnSpec& column, FieldTable table) {
    switch (column.kind) {
    case FeatureKind::Categorical:
        return {FieldEncoding::Categorical};
    case FeatureKind::MultiCategorical:
        return {FieldEncoding::MultiCategorical};
    case FeatureKind::Numeric:
        return {FieldEncoding::Numeric};
    case FeatureKind::Boolean:
        return {FieldEncoding::Boolean};
    case FeatureKind::Text:
        return {FieldEncoding::HashedText};
    case FeatureKind::Timestamp:
        break;
    }
    // An intent is encoded once for all impressions, so it cannot have an age at their times.
    if (table == FieldTable::Intents)
        return {FieldEncoding::HourOfDay, FieldEncoding::DayOfWeek};
    return {FieldEncoding::Age, FieldEncoding::HourOfDay, FieldEncoding::DayOfWeek};
}

void fitField(Field& field, const FitContext& context, const Column* column) {
    switch (field.encoding) {
    case FieldEncoding::Categorical:
    case FieldEncoding::MultiCategorical:
        fitWords(field, context, *column);
        break;
    case FieldEncoding::Numeric:
    case FieldEncoding::Age:
        fitBuckets(field, context);
        break;
    case FieldEncoding::Boolean:
        field.codeCount = Field::FirstWordCode + 2;
        break;
    case FieldEncoding::HourOfDay:
        field.codeCount = Field::FirstWordCode + 24;
        break;
    case FieldEncoding::DayOfWeek:
        field.codeCount = Field::FirstWordCode + 7;
        break;
    case FieldEncoding::HashedText:
        field.codeCount = Field::FirstWordCode + context.sizes.textBucketCount;
        break;
    case FieldEncoding::EventHistory:
        fitHistory(field, context);
        break;
    case FieldEncoding::IntentId:
        break;
    }
}

void addIfInformative(
    Field field, const FitContext& context, const Column* column, std::vector<Field>& fields) {
    fitField(field, context, column);
    if (isInformative(field, context))
        fields.push_back(std::move(field));
}

void fitTable(
    FieldTable table, const data::Table& source, const FitContext& context, std::vector<Field>& fields) {
    for (const auto& column : source.columns()) {
        if (!isFeatureRole(column->spec().role))
            continue;
        for (const FieldEncoding encoding : encodingsOf(column->spec(), table))
            addIfInformative(
                {.table = table, .column = column->spec().name, .encoding = encoding},
                context,
                column.get(),
                fields);
    }
}

/// Only intents that were clicked often enough to teach something about themselves get a code of their own;
/// the others share the unknown code, which so learns to rank what is known by its text alone.
Field intentIdField(const Dataset& dataset, std::span<const std::int32_t> trainImpressions) {
    constexpr std::int64_t MinClickCount = 2;
    std::vector<std::int64_t> clicks(static_cast<std::size_t>(dataset.intentCount()), 0);
    for (const std::int32_t impression : trainImpressions) {
        const auto candidates = dataset.candidatesOf(ImpressionIndex{impression});
        for (std::size_t i = 0; i < candidates.size(); ++i)
            clicks[static_cast<std::size_t>(candidates.intents[i])] += candidates.clicked[i] == 1 ? 1 : 0;
    }
    std::map<std::string, std::int64_t> words;
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        words.emplace(dataset.intentId(IntentIndex{intent}), clicks[static_cast<std::size_t>(intent)]);
    Field field{.table = FieldTable::Intents, .column = {}, .encoding = FieldEncoding::IntentId};
    setWords(field, words, MinClickCount);
    return field;
}

void fitUserSide(const FitContext& context, std::vector<Field>& fields) {
    const Dataset& dataset = context.dataset;
    fitTable(FieldTable::Impressions, dataset.impressions(), context, fields);
    fitTable(FieldTable::Users, dataset.users(), context, fields);
    for (const FieldEncoding encoding : {FieldEncoding::HourOfDay, FieldEncoding::DayOfWeek})
        addIfInformative(
            {.table = FieldTable::Impressions, .column = {}, .encoding = encoding}, context, nullptr, fields);
    if (dataset.eventCount() > 0 && dataset.events().findRole(Role::EventType))
        addIfInformative(
            {.table = FieldTable::Events, .column = {}, .encoding = FieldEncoding::EventHistory},
            context,
            nullptr,
            fields);
}

void addMatches(
    FieldTable table, const data::TableSchema& own, const data::TableSchema& intents, FeatureSpace& space) {
    const auto isSet = [](const data::ColumnSpec& column) {
        const bool hasWords =
            column.kind == FeatureKind::Categorical || column.kind == FeatureKind::MultiCategorical;
        return hasWords && isFeatureRole(column.role) && !column.vocabulary.empty();
    };
    for (const auto& column : own.columns)
        for (const auto& intentColumn : intents.columns)
            if (isSet(column) && isSet(intentColumn) && column.vocabulary == intentColumn.vocabulary)
                space.matches.push_back({table, column.name, intentColumn.name});
}

/// Whether a match tells any two candidates of one impression apart, for each match of the space.
Result<std::vector<bool>> informativeMatches(
    const FeatureSpace& space, const Dataset& dataset, std::span<const std::int32_t> trainImpressions) {
    ISCOPE_TRY_ASSIGN(const auto encoder, FeatureEncoder::create(space, dataset));
    const std::size_t count = space.matches.size();
    std::vector<bool> isInformative(count, false);
    std::vector<float> values;
    for (const std::int32_t row : trainImpressions) {
        const ImpressionIndex impression{row};
        values.clear();
        encoder.appendMatches(impression, dataset.candidatesOf(impression).intents, values);
        for (std::size_t i = count; i < values.size(); ++i)
            if (values[i] != values[i % count])
                isInformative[i % count] = true;
        if (std::ranges::find(isInformative, false) == isInformative.end())
            break;
    }
    return isInformative;
}

/// A match that is the same for all candidates cannot rank them, but would cost time for every pair.
Status
keepInformativeMatches(FeatureSpace& space, const Dataset& dataset, std::span<const std::int32_t> rows) {
    if (space.matches.empty())
        return {};
    ISCOPE_TRY_ASSIGN(const auto isInformative, informativeMatches(space, dataset, rows));
    std::vector<Match> kept;
    for (std::size_t i = 0; i < isInformative.size(); ++i)
        if (isInformative[i])
            kept.push_back(std::move(space.matches[i]));
    space.matches = std::move(kept);
    return {};
}

} // namespace

std::string_view name(FieldEncoding encoding) {
    return EncodingNames[static_cast<std::size_t>(encoding)];
}

std::string_view name(FieldTable table) {
    return TableNames[static_cast<std::size_t>(table)];
}

Result<FieldEncoding> parseFieldEncoding(std::string_view text) {
    const auto found = std::ranges::find(EncodingNames, text);
    if (found == EncodingNames.end())
        return fail(ErrorCode::InvalidInput, "unknown field encoding '" + std::string(text) + "'");
    return static_cast<FieldEncoding>(found - EncodingNames.begin());
}

Result<FieldTable> parseFieldTable(std::string_view text) {
    const auto found = std::ranges::find(TableNames, text);
    if (found == TableNames.end())
        return fail(ErrorCode::InvalidInput, "unknown table '" + std::string(text) + "'");
    return static_cast<FieldTable>(found - TableNames.begin());
}

Result<FeatureSpace> fitFeatureSpace(
    const Dataset& dataset, std::span<const std::int32_t> trainImpressions, const FeatureSizes& sizes) {
    FeatureSpace space;
    space.schema = dataset.schema();
    FitContext users{dataset, sizes, {}, MinUserWordCount};
    for (const std::int32_t impression : trainImpressions)
        users.moments.push_back(momentOf(dataset, ImpressionIndex{impression}));
    fitUserSide(users, space.userFields);

    FitContext intents{dataset, sizes, {}, 1};
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        intents.moments.push_back({.intent = IntentIndex{intent}, .impression = {}, .user = {}, .time = {}});
    space.intentFields.push_back(intentIdField(dataset, trainImpressions));
    fitTable(FieldTable::Intents, dataset.intents(), intents, space.intentFields);
    addIfInformative(
        {.table = FieldTable::Intents, .column = {}, .encoding = FieldEncoding::HashedText},
        intents,
        nullptr,
        space.intentFields);

    addMatches(FieldTable::Impressions, space.schema.impressions, space.schema.intents, space);
    addMatches(FieldTable::Users, space.schema.users, space.schema.intents, space);
    ISCOPE_TRY(keepInformativeMatches(space, dataset, trainImpressions));
    if (space.userFields.empty())
        return fail(
            ErrorCode::InvalidInput,
            "no feature of '" + dataset.info().name + "' differs between the training impressions",
            {.place = {},
             .cure = "Give the impressions or users columns without a role, or map them as features"});
    return space;
}

} // namespace intentscope::nn
