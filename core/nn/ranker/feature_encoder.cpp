// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/feature_encoder.h"

#include "core/base/checked.h"

#include <algorithm>
#include <cmath>

namespace intentscope::nn {
namespace {

std::span<const std::int32_t> wordCodes(const data::Column& column, std::size_t row) {
    if (column.spec().kind == data::FeatureKind::Categorical)
        return column.codes().subspan(row, 1);
    return column.codesAt(row);
}

std::vector<std::int32_t> sharedCodes(const data::Dictionary& from, const data::Dictionary& to) {
    std::vector<std::int32_t> codes;
    codes.reserve(static_cast<std::size_t>(from.size()));
    for (std::int32_t code = 0; code < from.size(); ++code)
        codes.push_back(to.code(from.word(code)).value_or(data::MissingCode));
    return codes;
}

} // namespace

std::size_t EncodedFields::rowCount() const {
    return fieldCount == 0 ? 0 : values.size() / static_cast<std::size_t>(fieldCount);
}

void EncodedFields::appendRow(const EncodedFields& source, std::size_t row) {
    const auto count = static_cast<std::size_t>(fieldCount);
    for (std::size_t i = row * count; i < (row + 1) * count; ++i) {
        codes.insert(
            codes.end(),
            source.codes.begin() + source.offsets[i],
            source.codes.begin() + source.offsets[i + 1]);
        offsets.push_back(narrow<std::int32_t>(codes.size()));
        values.push_back(source.values[i]);
    }
}

Result<FeatureEncoder> FeatureEncoder::create(const FeatureSpace& space, const data::Dataset& dataset) {
    ISCOPE_TRY(checkFits(space, dataset.schema()));
    FeatureEncoder encoder(dataset);
    encoder.m_users = makeSide(space.userFields, dataset);
    encoder.m_intents = makeSide(space.intentFields, dataset);
    for (const Match& match : space.matches) {
        MatchReader reader;
        reader.isOfUser = match.table == FieldTable::Users;
        const data::Table& own = reader.isOfUser ? dataset.users() : dataset.impressions();
        reader.userColumn = own.find(match.column);
        reader.intentColumn = dataset.intents().find(match.intentColumn);
        ISCOPE_ASSERT(reader.userColumn && reader.intentColumn);
        reader.intentCodes =
            sharedCodes(*reader.userColumn->dictionary(), *reader.intentColumn->dictionary());
        encoder.m_matches.push_back(std::move(reader));
    }
    return encoder;
}

FeatureEncoder::FieldSide
FeatureEncoder::makeSide(std::span<const Field> fields, const data::Dataset& dataset) {
    FieldSide side;
    std::int32_t firstCode = 0;
    for (const Field& field : fields) {
        side.readers.push_back(makeFieldReader(field, dataset));
        side.firstCodes.push_back(firstCode);
        firstCode += field.codeCount;
    }
    return side;
}

EncodedFields FeatureEncoder::emptyUsers() const {
    EncodedFields fields;
    fields.fieldCount = narrow<std::int32_t>(m_users.readers.size());
    return fields;
}

EncodedFields FeatureEncoder::emptyIntents() const {
    EncodedFields fields;
    fields.fieldCount = narrow<std::int32_t>(m_intents.readers.size());
    return fields;
}

void FeatureEncoder::append(const FieldSide& side, const Moment& moment, EncodedFields& out) {
    FieldValue value;
    for (std::size_t i = 0; i < side.readers.size(); ++i) {
        value.value = 0;
        side.readers[i]->read(moment, value);
        for (const std::int32_t code : value.codes)
            out.codes.push_back(side.firstCodes[i] + code);
        out.offsets.push_back(narrow<std::int32_t>(out.codes.size()));
        out.values.push_back(value.value);
    }
}

void FeatureEncoder::appendImpression(ImpressionIndex impression, EncodedFields& out) const {
    append(m_users, momentOf(*m_dataset, impression), out);
}

void FeatureEncoder::appendIntent(IntentIndex intent, EncodedFields& out) const {
    append(m_intents, {.intent = intent, .impression = {}, .user = {}, .time = {}}, out);
}

EncodedFields FeatureEncoder::encodeAllIntents() const {
    EncodedFields fields = emptyIntents();
    for (std::int32_t intent = 0; intent < m_dataset->intentCount(); ++intent)
        appendIntent(IntentIndex{intent}, fields);
    return fields;
}

void FeatureEncoder::appendMatches(
    ImpressionIndex impression, std::span<const std::int32_t> intents, std::vector<float>& out) const {
    const std::size_t count = m_matches.size();
    const std::size_t start = out.size();
    out.resize(start + intents.size() * count, 0.0F);
    std::vector<std::int32_t> own;
    for (std::size_t m = 0; m < count; ++m) {
        const MatchReader& match = m_matches[m];
        const std::size_t row = match.isOfUser ? m_dataset->userOf(impression).row() : impression.row();
        own.clear();
        for (const std::int32_t code : wordCodes(*match.userColumn, row))
            if (code >= 0 && match.intentCodes[static_cast<std::size_t>(code)] >= 0)
                own.push_back(match.intentCodes[static_cast<std::size_t>(code)]);
        for (std::size_t i = 0; i < intents.size() && !own.empty(); ++i) {
            std::int64_t common = 0;
            for (const std::int32_t code :
                 wordCodes(*match.intentColumn, static_cast<std::size_t>(intents[i])))
                common += std::ranges::count(own, code);
            out[start + i * count + m] = static_cast<float>(std::log2(1.0 + static_cast<double>(common)));
        }
    }
}

} // namespace intentscope::nn
