// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/field_reader.h"

#include "core/base/checked.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

namespace intentscope::nn {
namespace {

using data::Column;
using data::Dataset;

constexpr double MaxStandardised = 5.0;
constexpr std::array<std::int64_t, RecencyBucketCount - 1> RecencyEdges{
    MillisPerHour,
    6 * MillisPerHour,
    MillisPerDay,
    2 * MillisPerDay,
    4 * MillisPerDay,
    7 * MillisPerDay,
    14 * MillisPerDay,
    28 * MillisPerDay};

float standardised(const Field& field, double value) {
    return static_cast<float>(
        std::clamp((value - field.mean) / field.deviation, -MaxStandardised, MaxStandardised));
}

/// The field's code of every code of a dataset's dictionary.
std::vector<std::int32_t> translation(const Field& field, const data::Dictionary& dictionary) {
    std::unordered_map<std::string_view, std::int32_t> known;
    for (std::size_t i = 0; i < field.words.size(); ++i)
        known.emplace(field.words[i], Field::FirstWordCode + narrow<std::int32_t>(i));
    std::vector<std::int32_t> codes(static_cast<std::size_t>(dictionary.size()), Field::UnknownCode);
    for (std::int32_t code = 0; code < dictionary.size(); ++code)
        if (const auto found = known.find(dictionary.word(code)); found != known.end())
            codes[static_cast<std::size_t>(code)] = found->second;
    return codes;
}

class WordReader final : public FieldReader {
public:
    WordReader(const Field& field, const Column& column)
        : m_table(field.table), m_column(column), m_codes(translation(field, *column.dictionary())) {}

    void read(const Moment& moment, FieldValue& out) const override {
        out.codes.clear();
        const std::size_t row = rowOf(m_table, moment);
        if (m_column.spec().kind == data::FeatureKind::Categorical)
            add(m_column.codes()[row], out);
        else
            for (const std::int32_t code : m_column.codesAt(row))
                add(code, out);
        if (out.codes.empty())
            out.codes.push_back(Field::MissingCode);
    }

private:
    void add(std::int32_t code, FieldValue& out) const {
        out.codes.push_back(code < 0 ? Field::MissingCode : m_codes[static_cast<std::size_t>(code)]);
    }

    FieldTable m_table;
    const Column& m_column;
    std::vector<std::int32_t> m_codes;
};

class NumberReader final : public FieldReader {
public:
    NumberReader(const Field& field, const Dataset& dataset) : m_field(field), m_dataset(dataset) {}

    void read(const Moment& moment, FieldValue& out) const override {
        const double value = rawNumber(m_field, m_dataset, moment);
        const bool isMissing = std::isnan(value);
        const auto bucket = std::ranges::upper_bound(m_field.edges, value) - m_field.edges.begin();
        out.codes.assign(
            1, isMissing ? Field::MissingCode : Field::FirstWordCode + narrow<std::int32_t>(bucket));
        out.value = isMissing ? 0.0F : standardised(m_field, value);
    }

private:
    const Field& m_field;
    const Dataset& m_dataset;
};

class FlagReader final : public FieldReader {
public:
    FlagReader(const Field& field, const Column& column) : m_table(field.table), m_column(column) {}

    void read(const Moment& moment, FieldValue& out) const override {
        const std::int8_t flag = m_column.flags()[rowOf(m_table, moment)];
        out.codes.assign(1, flag < 0 ? Field::MissingCode : Field::FirstWordCode + flag);
    }

private:
    FieldTable m_table;
    const Column& m_column;
};

class ClockReader final : public FieldReader {
public:
    ClockReader(const Field& field, const Dataset& dataset)
        : m_field(field),
          m_column(field.column.empty() ? nullptr : tableOf(dataset, field.table).find(field.column)) {}

    void read(const Moment& moment, FieldValue& out) const override {
        const UtcMillis time =
            m_column ? UtcMillis{m_column->times()[rowOf(m_field.table, moment)]} : moment.time;
        out.codes.assign(1, time.isMissing() ? Field::MissingCode : Field::FirstWordCode + phase(time.value));
    }

private:
    std::int32_t phase(std::int64_t ms) const {
        const bool isHour = m_field.encoding == FieldEncoding::HourOfDay;
        const std::int64_t unit = isHour ? MillisPerHour : MillisPerDay;
        const std::int64_t period = isHour ? 24 : 7;
        const std::int64_t count = ms / unit - (ms % unit < 0 ? 1 : 0);
        return static_cast<std::int32_t>((count % period + period) % period);
    }

    const Field& m_field;
    const Column* m_column;
};

class IntentIdReader final : public FieldReader {
public:
    IntentIdReader(const Field& field, const Dataset& dataset)
        : m_codes(static_cast<std::size_t>(dataset.intentCount()), Field::UnknownCode) {
        for (std::size_t i = 0; i < field.words.size(); ++i)
            if (const auto intent = dataset.findIntent(field.words[i]))
                m_codes[intent->row()] = Field::FirstWordCode + narrow<std::int32_t>(i);
    }

    void read(const Moment& moment, FieldValue& out) const override {
        out.codes.assign(1, m_codes[moment.intent.row()]);
    }

private:
    std::vector<std::int32_t> m_codes;
};

class TextReader final : public FieldReader {
public:
    TextReader(const Field& field, const Dataset& dataset)
        : m_table(field.table), m_bucketCount(field.codeCount - Field::FirstWordCode) {
        const data::Table& table = tableOf(dataset, field.table);
        if (!field.column.empty()) {
            m_columns.push_back(table.find(field.column));
            return;
        }
        for (const data::Role role : {data::Role::Title, data::Role::Description, data::Role::Answer})
            if (const Column* column = table.findRole(role))
                m_columns.push_back(column);
    }

    void read(const Moment& moment, FieldValue& out) const override {
        out.codes.clear();
        for (const Column* column : m_columns)
            hashWords(column->textAt(rowOf(m_table, moment)), m_bucketCount, out.codes);
        for (std::int32_t& code : out.codes)
            code += Field::FirstWordCode;
        if (out.codes.empty())
            out.codes.push_back(Field::MissingCode);
    }

private:
    FieldTable m_table;
    std::int32_t m_bucketCount;
    std::vector<const Column*> m_columns;
};

class HistoryReader final : public FieldReader {
public:
    HistoryReader(const Field& field, const Dataset& dataset) : m_field(field), m_dataset(dataset) {
        const Column* type = dataset.events().findRole(data::Role::EventType);
        if (type && type->dictionary())
            m_types = translation(field, *type->dictionary());
    }

    void read(const Moment& moment, FieldValue& out) const override {
        std::vector<PastEvent> newest;
        const std::int64_t count = pastEvents(m_dataset, moment, newest);
        out.codes.clear();
        for (const PastEvent& event : newest)
            out.codes.push_back(code(event));
        if (out.codes.empty())
            out.codes.push_back(Field::MissingCode);
        out.value = standardised(m_field, std::log1p(static_cast<double>(count)));
    }

private:
    std::int32_t code(const PastEvent& event) const {
        const std::int32_t type =
            event.type < 0 ? Field::MissingCode : m_types[static_cast<std::size_t>(event.type)];
        if (type < Field::FirstWordCode)
            return type;
        const auto recency = std::ranges::upper_bound(RecencyEdges, event.ageMs) - RecencyEdges.begin();
        return Field::FirstWordCode + (type - Field::FirstWordCode) * RecencyBucketCount +
               static_cast<std::int32_t>(recency);
    }

    const Field& m_field;
    const Dataset& m_dataset;
    std::vector<std::int32_t> m_types;
};

bool isWordByte(unsigned char byte) {
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

} // namespace

FieldReader::~FieldReader() = default;

const data::Table& tableOf(const Dataset& dataset, FieldTable table) {
    switch (table) {
    case FieldTable::Intents:
        return dataset.intents();
    case FieldTable::Users:
        return dataset.users();
    case FieldTable::Events:
        return dataset.events();
    case FieldTable::Impressions:
        break;
    }
    return dataset.impressions();
}

std::size_t rowOf(FieldTable table, const Moment& moment) {
    if (table == FieldTable::Intents)
        return moment.intent.row();
    return table == FieldTable::Users ? moment.user.row() : moment.impression.row();
}

std::unique_ptr<FieldReader> makeFieldReader(const Field& field, const Dataset& dataset) {
    const auto column = [&]() -> const Column& {
        const Column* found = tableOf(dataset, field.table).find(field.column);
        ISCOPE_ASSERT(found != nullptr);
        return *found;
    };
    switch (field.encoding) {
    case FieldEncoding::Categorical:
    case FieldEncoding::MultiCategorical:
        return std::make_unique<WordReader>(field, column());
    case FieldEncoding::Numeric:
    case FieldEncoding::Age:
        return std::make_unique<NumberReader>(field, dataset);
    case FieldEncoding::Boolean:
        return std::make_unique<FlagReader>(field, column());
    case FieldEncoding::HourOfDay:
    case FieldEncoding::DayOfWeek:
        return std::make_unique<ClockReader>(field, dataset);
    case FieldEncoding::IntentId:
        return std::make_unique<IntentIdReader>(field, dataset);
    case FieldEncoding::HashedText:
        return std::make_unique<TextReader>(field, dataset);
    case FieldEncoding::EventHistory:
        break;
    }
    return std::make_unique<HistoryReader>(field, dataset);
}

double rawNumber(const Field& field, const Dataset& dataset, const Moment& moment) {
    const Column& column = *tableOf(dataset, field.table).find(field.column);
    const std::size_t row = rowOf(field.table, moment);
    if (field.encoding == FieldEncoding::Numeric)
        return column.numbers()[row];
    const UtcMillis then{column.times()[row]};
    if (then.isMissing() || moment.time.isMissing())
        return std::numeric_limits<double>::quiet_NaN();
    const double days =
        (static_cast<double>(moment.time.value) - static_cast<double>(then.value)) / double{MillisPerDay};
    return std::copysign(std::log1p(std::abs(days)), days);
}

std::int64_t pastEvents(const Dataset& dataset, const Moment& moment, std::vector<PastEvent>& newest) {
    newest.clear();
    if (moment.time.isMissing() || dataset.eventCount() == 0)
        return 0;
    const auto events = dataset.eventsOf(moment.user);
    const auto timeOf = [&](std::int32_t event) { return dataset.timeOfEvent(EventIndex{event}); };
    // Missing times sort first: they are not known to be past, so they are no history.
    const auto known = std::ranges::upper_bound(events, UtcMillis::missing(), {}, timeOf);
    const auto past = std::ranges::lower_bound(known, events.end(), moment.time, {}, timeOf);
    const Column* type = dataset.events().findRole(data::Role::EventType);
    const auto count = past - known;
    for (auto event = past; event != known && newest.size() < HistoryLength;) {
        --event;
        const auto row = static_cast<std::size_t>(*event);
        newest.push_back(
            {type ? type->codes()[row] : data::MissingCode, moment.time.value - timeOf(*event).value});
    }
    return count;
}

void hashWords(std::string_view text, std::int32_t bucketCount, std::vector<std::int32_t>& out) {
    constexpr std::uint64_t Basis = 14695981039346656037ULL;
    constexpr std::uint64_t Prime = 1099511628211ULL;
    const auto buckets = static_cast<std::uint64_t>(bucketCount);
    std::uint64_t hash = Basis;
    bool isInWord = false;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const auto byte =
            i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(' ');
        if (isWordByte(byte)) {
            const bool isUpper = byte >= 'A' && byte <= 'Z';
            hash = (hash ^ static_cast<std::uint64_t>(isUpper ? byte + 32 : byte)) * Prime;
            isInWord = true;
        } else if (isInWord) {
            out.push_back(static_cast<std::int32_t>(hash % buckets));
            hash = Basis;
            isInWord = false;
        }
    }
}

Moment momentOf(const Dataset& dataset, ImpressionIndex impression) {
    return {
        .intent = {},
        .impression = impression,
        .user = dataset.userOf(impression),
        .time = dataset.timeOf(impression)};
}

} // namespace intentscope::nn
