// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/input_names.h"

namespace intentscope::nn {
namespace {

using rank::Contribution;

/// What tells the fields of one timestamp column apart.
std::string_view reading(FieldEncoding encoding) {
    switch (encoding) {
    case FieldEncoding::Age:
        return " (age)";
    case FieldEncoding::HourOfDay:
        return " (hour, UTC)";
    case FieldEncoding::DayOfWeek:
        return " (weekday, UTC)";
    default:
        return "";
    }
}

std::string groupOfTable(FieldTable table) {
    switch (table) {
    case FieldTable::Intents:
        return "intent";
    case FieldTable::Users:
        return "user";
    case FieldTable::Events:
        return "events";
    case FieldTable::Impressions:
        break;
    }
    return "impression";
}

Contribution ofColumn(const Field& field, const data::Dataset& dataset, const Moment& moment) {
    const data::Column& column = *tableOf(dataset, field.table).find(field.column);
    Contribution input;
    input.column = field.column;
    input.name = field.column + std::string(reading(field.encoding));
    input.group = column.spec().group.empty() ? groupOfTable(field.table) : column.spec().group;
    input.value = column.valueText(rowOf(field.table, moment));
    return input;
}

Contribution withoutColumn(const Field& field, const data::Dataset& dataset, const Moment& moment) {
    Contribution input;
    input.group = groupOfTable(field.table);
    switch (field.encoding) {
    case FieldEncoding::IntentId:
        input.name = "which intent";
        input.value = dataset.intentId(moment.intent);
        break;
    case FieldEncoding::HashedText:
        input.name = "intent text";
        input.value = dataset.intentTitle(moment.intent);
        break;
    case FieldEncoding::EventHistory: {
        std::vector<PastEvent> newest;
        input.name = "event history";
        input.value = std::to_string(pastEvents(dataset, moment, newest)) + " events";
        break;
    }
    default:
        input.group = "time";
        input.name = "time" + std::string(reading(field.encoding));
        input.value = toIso8601(moment.time);
    }
    return input;
}

} // namespace

std::vector<Contribution>
namedFields(const std::vector<Field>& fields, const data::Dataset& dataset, const Moment& moment) {
    std::vector<Contribution> inputs;
    for (const Field& field : fields) {
        auto input =
            field.column.empty() ? withoutColumn(field, dataset, moment) : ofColumn(field, dataset, moment);
        input.part = field.table == FieldTable::Intents ? rank::RankerPart::Intent : rank::RankerPart::User;
        input.table = name(field.table);
        // A column of the user or the intent may be called as one of the impression.
        if (field.table != FieldTable::Impressions && !field.column.empty())
            input.name = groupOfTable(field.table) + ": " + input.name;
        inputs.push_back(std::move(input));
    }
    return inputs;
}

std::vector<Contribution>
namedMatches(const std::vector<Match>& matches, const data::Dataset& dataset, const Moment& moment) {
    std::vector<Contribution> inputs;
    for (const Match& match : matches) {
        const std::size_t row = rowOf(match.table, moment);
        Contribution input;
        input.part = rank::RankerPart::Match;
        input.table = name(match.table);
        input.column = match.column;
        input.group = "words in common";
        input.name = groupOfTable(match.table) + "'s " + match.column + " in intent's " + match.intentColumn;
        input.value = tableOf(dataset, match.table).find(match.column)->valueText(row);
        inputs.push_back(std::move(input));
    }
    return inputs;
}

Contribution namedIntentVector(const data::Dataset& dataset, IntentIndex intent) {
    return {
        .part = rank::RankerPart::Intent,
        .table = "intents",
        .name = "vector of the intent's text",
        .group = "intent",
        .value = std::string(dataset.intentTitle(intent))};
}

Contribution namedQuery(const rank::LatentQueries& latent, ImpressionIndex impression) {
    const std::int32_t row = latent.rowOf(impression);
    return {
        .part = rank::RankerPart::Query,
        .name = "latent query",
        .group = "latent query",
        .value = row < 0 ? std::string() : latent.text(row)};
}

} // namespace intentscope::nn
