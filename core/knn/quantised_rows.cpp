// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/quantised_rows.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cmath>
#include <limits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace intentscope::knn {
namespace {

constexpr double ByteLimit = 127;
constexpr double ShortLimit = 32'767;
/// Far above what rounding in double precision does to a sum of up to 2^20 terms, far below the bounds.
constexpr double DoubleSlack = 1e-9;
/// A float that is made of a double is at most this much off, and some more.
constexpr double FloatSlack = 1e-6;

double greatest(std::span<const double> values) {
    double found = 0;
    for (const double value : values)
        found = std::max(found, std::abs(value));
    return found;
}

} // namespace

std::int32_t integerProduct(const std::int8_t* left, const std::int16_t* right, std::size_t size) {
    std::int32_t sum = 0;
    std::size_t i = 0;
#ifdef __SSE2__
    // Two at once, so that the additions do not wait for each other.
    __m128i sums[2] = {_mm_setzero_si128(), _mm_setzero_si128()};
    for (; i + 16 <= size; i += 16) {
        const auto* shorts = reinterpret_cast<const __m128i*>(right + i);
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(left + i));
        const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
        const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
        sums[0] = _mm_add_epi32(sums[0], _mm_madd_epi16(low, _mm_loadu_si128(shorts)));
        sums[1] = _mm_add_epi32(sums[1], _mm_madd_epi16(high, _mm_loadu_si128(shorts + 1)));
    }
    alignas(16) std::int32_t lanes[4];
    _mm_store_si128(reinterpret_cast<__m128i*>(lanes), _mm_add_epi32(sums[0], sums[1]));
    sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
#endif
    for (; i < size; ++i)
        sum += static_cast<std::int32_t>(left[i]) * static_cast<std::int32_t>(right[i]);
    return sum;
}

QuantisedRows::QuantisedRows(std::size_t rowCount, std::size_t width)
    : m_width(width), m_values(rowCount * width), m_steps(rowCount), m_errors(rowCount), m_lengths(rowCount) {
    ISCOPE_ASSERT(width > 0);
}

void QuantisedRows::set(std::size_t row, std::span<const double> values) {
    ISCOPE_ASSERT(values.size() == m_width);
    const double step = greatest(values) / ByteLimit;
    double error = 0;
    double length = 0;
    std::int8_t* stored = m_values.data() + row * m_width;
    for (std::size_t i = 0; i < m_width; ++i) {
        const double steps = step > 0 ? std::nearbyint(values[i] / step) : 0;
        const double clamped = std::clamp(steps, -ByteLimit, ByteLimit);
        stored[i] = static_cast<std::int8_t>(clamped);
        const double kept = clamped * step;
        error += (values[i] - kept) * (values[i] - kept);
        length += kept * kept;
    }
    m_steps[row] = step;
    m_errors[row] = std::sqrt(error);
    m_lengths[row] = std::sqrt(length);
}

QuantisedQuery QuantisedRows::prepare(std::span<const double> query) const {
    ISCOPE_ASSERT(query.size() == m_width);
    // So coarse that no sum leaves 31 bits.
    const double most = static_cast<double>(std::numeric_limits<std::int32_t>::max());
    const double limit =
        std::max(1.0, std::min(ShortLimit, std::floor(most / (ByteLimit * static_cast<double>(m_width)))));
    QuantisedQuery prepared;
    prepared.step = greatest(query) / limit;
    prepared.values.reserve(m_width);
    for (const double value : query) {
        const double steps = prepared.step > 0 ? std::nearbyint(value / prepared.step) : 0;
        const double clamped = std::clamp(steps, -limit, limit);
        prepared.values.push_back(static_cast<std::int16_t>(clamped));
        const double lost = value - clamped * prepared.step;
        prepared.error += lost * lost;
        prepared.length += value * value;
    }
    prepared.error = std::sqrt(prepared.error);
    prepared.length = std::sqrt(prepared.length);
    return prepared;
}

void QuantisedRows::bound(
    std::size_t firstRow, const QuantisedQuery& query, std::span<ProductBounds> bounds) const {
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const std::size_t row = firstRow + i;
        const std::int32_t product =
            integerProduct(m_values.data() + row * m_width, query.values.data(), m_width);
        const double estimate = static_cast<double>(product) * query.step * m_steps[row];
        const double reach = m_errors[row] * query.length + m_lengths[row] * query.error +
                             DoubleSlack * (m_lengths[row] + m_errors[row]) * query.length;
        bounds[i] = {
            .low = static_cast<float>(estimate - reach), .high = static_cast<float>(estimate + reach)};
        // The casts may have gone towards the estimate.
        bounds[i].low -= static_cast<float>(FloatSlack) * std::abs(bounds[i].low);
        bounds[i].high += static_cast<float>(FloatSlack) * std::abs(bounds[i].high);
    }
}

} // namespace intentscope::knn
