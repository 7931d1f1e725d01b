// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/nn/ranker/feature_space.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// What is being read: an intent, or an impression with its user and time.
struct Moment {
    IntentIndex intent;
    ImpressionIndex impression;
    UserIndex user;
    UtcMillis time;
};

/// One field of one row: at least one code, and the standardised value where the field has one.
struct FieldValue {
    std::vector<std::int32_t> codes;
    float value = 0;

    friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

/// Reads one field from one dataset. Keeps a reference to both. Safe to use from any thread.
class FieldReader {
public:
    virtual ~FieldReader();
    /// Replaces `out`.
    virtual void read(const Moment& moment, FieldValue& out) const = 0;
};

/// The dataset must have passed `checkFits`.
std::unique_ptr<FieldReader> makeFieldReader(const Field& field, const data::Dataset& dataset);

/// The number behind a Numeric or Age field; NaN where missing.
double rawNumber(const Field& field, const data::Dataset& dataset, const Moment& moment);

/// Event types (words of the event type's dictionary) and ages of the newest events strictly before a
/// moment, newest first, at most `HistoryLength`.
struct PastEvent {
    std::int32_t type = data::MissingCode;
    std::int64_t ageMs = 0;
};
constexpr std::size_t HistoryLength = 64;
constexpr std::int32_t RecencyBucketCount = 9;
/// Also gives how many there are in all.
std::int64_t pastEvents(const data::Dataset& dataset, const Moment& moment, std::vector<PastEvent>& newest);

/// Bag of lower-cased words of a text, hashed (FNV-1a, 64 bits) to [0, bucketCount). Bytes above ASCII
/// belong to words. Appends.
void hashWords(std::string_view text, std::int32_t bucketCount, std::vector<std::int32_t>& out);

const data::Table& tableOf(const data::Dataset& dataset, FieldTable table);
/// Of intents, users or impressions.
std::size_t rowOf(FieldTable table, const Moment& moment);
Moment momentOf(const data::Dataset& dataset, ImpressionIndex impression);

} // namespace intentscope::nn
