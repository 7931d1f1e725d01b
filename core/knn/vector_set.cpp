// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/knn/vector_set.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/base/workers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace intentscope::knn {
namespace {

/// A vector this much shorter than before centring is rounding error, not a direction.
constexpr double NoLength = 1e-9;
constexpr double FloatRounding = 1.0 / (1 << 23); // twice the half unit, to be on the safe side

double squaredLength(std::span<const float> vector) {
    double sum = 0;
    for (const float value : vector)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return sum;
}

double length(std::span<const double> vector) {
    double sum = 0;
    for (const double value : vector)
        sum += value * value;
    return std::sqrt(sum);
}

} // namespace

std::string_view name(Nearness nearness) {
    switch (nearness) {
    case Nearness::Cosine:
        return "cosine";
    case Nearness::Dot:
        return "dot";
    case Nearness::L2:
        return "l2";
    }
    return "";
}

Result<Nearness> parseNearness(std::string_view text) {
    for (const Nearness nearness : {Nearness::Cosine, Nearness::Dot, Nearness::L2}) {
        if (name(nearness) == text)
            return nearness;
    }
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no measure of nearness",
        {.place = {}, .cure = "Use cosine, dot or l2"});
}

Result<std::shared_ptr<const VectorSet>>
VectorSet::make(std::vector<float> values, std::int32_t width, const VectorSetSpec& spec) {
    if (width <= 0)
        return fail(ErrorCode::InvalidInput, "Vectors without values have no neighbours");
    const auto size = static_cast<std::size_t>(width);
    ISCOPE_ASSERT(values.size() % size == 0);
    if (!std::in_range<std::int32_t>(values.size() / size))
        return fail(ErrorCode::InvalidInput, "There are too many vectors for one set");
    const auto bad = std::ranges::find_if(values, [](float value) { return !std::isfinite(value); });
    if (bad != values.end()) {
        const auto row = static_cast<std::size_t>(bad - values.begin()) / size;
        return fail(
            ErrorCode::InvalidInput,
            "Vector " + std::to_string(row) + " holds a value that is not a finite number",
            {.place = {}, .cure = "Write the latent queries again"});
    }
    return std::shared_ptr<const VectorSet>(new VectorSet(std::move(values), width, spec));
}

VectorSet::VectorSet(std::vector<float> values, std::int32_t width, const VectorSetSpec& spec)
    : m_values(std::move(values)), m_width(width),
      m_rowCount(narrow<std::int32_t>(m_values.size() / static_cast<std::size_t>(width))), m_spec(spec) {
    findCentre();
    findScales();
    quantise();
}

void VectorSet::findCentre() {
    m_centre.assign(static_cast<std::size_t>(m_width), 0.0);
    double squares = 0;
    for (std::int32_t row = 0; row < m_rowCount; ++row) {
        const auto values = vector(row);
        for (std::size_t i = 0; i < values.size(); ++i)
            m_centre[i] += static_cast<double>(values[i]);
        squares += squaredLength(values);
    }
    const double count = std::max(1, m_rowCount);
    for (double& value : m_centre)
        value /= count;
    const double common = length(m_centre);
    m_commonShare = squares > 0 ? common * common / (squares / count) : 0;
    if (!m_spec.isCentred || m_spec.nearness == Nearness::L2)
        std::ranges::fill(m_centre, 0.0);
}

void VectorSet::findScales() {
    const auto count = static_cast<std::size_t>(m_rowCount);
    m_scales.assign(count, 1.0F);
    m_biases.assign(count, 0.0F);
    const double centre = length(m_centre);
    for (std::size_t row = 0; row < count; ++row) {
        const auto values = vector(static_cast<std::int32_t>(row));
        const double squares = squaredLength(values);
        if (m_spec.nearness == Nearness::Cosine) {
            const double centred = centredLength(values);
            m_scales[row] = centred > 0 ? static_cast<float>(1 / centred) : 0.0F;
        } else if (m_spec.nearness == Nearness::L2) {
            m_biases[row] = static_cast<float>(squares / 2);
            m_greatestBias = std::max(m_greatestBias, squares / 2);
        }
        m_reach = std::max(m_reach, (std::sqrt(squares) + centre) * static_cast<double>(m_scales[row]));
    }
}

void VectorSet::quantise() {
    constexpr std::size_t BlockRows = 1'024;
    const auto rowCount = static_cast<std::size_t>(m_rowCount);
    m_quantised = QuantisedRows(rowCount, static_cast<std::size_t>(m_width));
    const Status done = Workers().forEach((rowCount + BlockRows - 1) / BlockRows, [&](std::size_t block) {
        std::vector<double> values(static_cast<std::size_t>(m_width));
        for (std::size_t row = block * BlockRows; row < std::min(rowCount, (block + 1) * BlockRows); ++row) {
            prepareRow(static_cast<std::int32_t>(row), values);
            m_quantised.set(row, values);
        }
        return Status();
    });
    ISCOPE_ASSERT(done.has_value());
}

double VectorSet::centredLength(std::span<const float> vector) const {
    double sum = 0;
    for (std::size_t i = 0; i < vector.size(); ++i) {
        const double value = static_cast<double>(vector[i]) - m_centre[i];
        sum += value * value;
    }
    const double found = std::sqrt(sum);
    return found > NoLength * std::sqrt(squaredLength(vector)) ? found : 0;
}

std::span<const float> VectorSet::vector(std::int32_t row) const {
    return values(row, 1);
}

std::span<const float> VectorSet::values(std::int32_t firstRow, std::size_t rowCount) const {
    ISCOPE_ASSERT(
        firstRow >= 0 &&
        static_cast<std::size_t>(firstRow) + rowCount <= static_cast<std::size_t>(m_rowCount));
    const auto size = static_cast<std::size_t>(m_width);
    return std::span(m_values).subspan(static_cast<std::size_t>(firstRow) * size, rowCount * size);
}

PreparedQuery VectorSet::prepare(std::span<const float> query) const {
    ISCOPE_ASSERT(std::cmp_equal(query.size(), m_width));
    PreparedQuery prepared;
    double scale = 1;
    if (m_spec.nearness == Nearness::Cosine) {
        const double centred = centredLength(query);
        scale = centred > 0 ? 1 / centred : 0;
    }
    for (std::size_t i = 0; i < query.size(); ++i) {
        const double value = (static_cast<double>(query[i]) - m_centre[i]) * scale;
        prepared.exact.push_back(value);
        prepared.coarse.push_back(static_cast<float>(value));
        prepared.offset += value * m_centre[i];
    }
    const double steps = static_cast<double>(m_width) / 16 + 32;
    prepared.quantised = m_quantised.prepare(prepared.exact);
    prepared.errorBound = FloatRounding * (steps * m_reach * length(prepared.exact) + 4 * m_greatestBias);
    return prepared;
}

double VectorSet::similarity(std::int32_t row, const PreparedQuery& query) const {
    const auto values = vector(row);
    double product = 0;
    double squares = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = static_cast<double>(values[i]) - m_centre[i];
        product += value * query.exact[i];
        squares += (value - query.exact[i]) * (value - query.exact[i]);
    }
    switch (m_spec.nearness) {
    case Nearness::Cosine: {
        const double own = centredLength(values);
        return own > 0 ? std::clamp(product / own, -1.0, 1.0) : 0.0;
    }
    case Nearness::Dot:
        return product;
    case Nearness::L2:
        return -std::sqrt(squares);
    }
    return 0;
}

void VectorSet::boundScores(
    std::int32_t firstRow, const PreparedQuery& query, std::span<ProductBounds> bounds) const {
    const auto first = static_cast<std::size_t>(firstRow);
    m_quantised.bound(first, query.quantised, bounds);
    if (m_spec.nearness != Nearness::L2)
        return;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        // The bias and the two differences are rounded, each to at most half a unit.
        const float bias = m_biases[first + i];
        const auto rounding = static_cast<float>(FloatRounding);
        bounds[i].low -= bias + 2 * rounding * (bias + std::abs(bounds[i].low));
        bounds[i].high -= bias - 2 * rounding * (bias + std::abs(bounds[i].high));
    }
}

void VectorSet::prepareRow(std::int32_t row, std::span<double> values) const {
    const auto own = vector(row);
    const double length = m_spec.nearness == Nearness::Cosine ? centredLength(own) : 1;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = length > 0 ? (static_cast<double>(own[i]) - m_centre[i]) / length : 0;
}

std::vector<float> VectorSet::prepared(std::int32_t row) const {
    std::vector<double> values(m_centre.size());
    prepareRow(row, values);
    return {values.begin(), values.end()};
}

} // namespace intentscope::knn
