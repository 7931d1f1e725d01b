// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/nn/ranker/feature_space.h"
#include "core/nn/ranker/field_reader.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace intentscope::nn {

/// Rows x fields of bags of codes, packed, with one value each: the input of a tower. Codes count through
/// all fields of the side, so that one embedding table serves them.
struct EncodedFields {
    std::int32_t fieldCount = 0;
    std::vector<std::int32_t> codes;
    std::vector<std::int32_t> offsets{0}; ///< [rows * fields + 1] into `codes`
    std::vector<float> values;            ///< [rows * fields], standardised; 0 where there is none

    std::size_t rowCount() const;
    void appendRow(const EncodedFields& source, std::size_t row);
};

/// Reads the fields of one dataset. Refers to the space and the dataset. Safe to use from any thread.
class FeatureEncoder {
public:
    /// Mismatch as by `checkFits`.
    static Result<FeatureEncoder> create(const FeatureSpace& space, const data::Dataset& dataset);

    EncodedFields emptyUsers() const;
    EncodedFields emptyIntents() const;
    void appendImpression(ImpressionIndex impression, EncodedFields& out) const;
    void appendIntent(IntentIndex intent, EncodedFields& out) const;
    EncodedFields encodeAllIntents() const;
    /// Appends log2(1 + words in common) for each of `intents` and each match, row by row.
    void appendMatches(
        ImpressionIndex impression, std::span<const std::int32_t> intents, std::vector<float>& out) const;
    std::size_t matchCount() const { return m_matches.size(); }

private:
    struct FieldSide {
        std::vector<std::unique_ptr<FieldReader>> readers;
        std::vector<std::int32_t> firstCodes;
    };
    struct MatchReader {
        const data::Column* userColumn = nullptr;
        const data::Column* intentColumn = nullptr;
        bool isOfUser = false;
        std::vector<std::int32_t> intentCodes; ///< of the user column's codes; MissingCode where absent
    };

    explicit FeatureEncoder(const data::Dataset& dataset) : m_dataset(&dataset) {}
    static FieldSide makeSide(std::span<const Field> fields, const data::Dataset& dataset);
    static void append(const FieldSide& side, const Moment& moment, EncodedFields& out);

    const data::Dataset* m_dataset;
    FieldSide m_users;
    FieldSide m_intents;
    std::vector<MatchReader> m_matches;
};

} // namespace intentscope::nn
