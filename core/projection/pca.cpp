// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/pca.h"

#include "core/base/assert.h"
#include "core/base/workers.h"
#include "core/projection/symmetric_eigen.h"
#include "core/stats/random.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace intentscope::projection {
namespace {

constexpr std::size_t TileRows = 64;      ///< rows whose values stay in the nearest cache
constexpr std::size_t BlockColumns = 16;  ///< rows of the covariance that one thread sums at a time
constexpr std::size_t MoreThanAsked = 14; ///< columns of the subspace beside those asked for
constexpr int MostSteps = 2'000;
constexpr double SmallResidual = 1e-10;

std::vector<double> meanOf(const Rows& rows) {
    std::vector<double> mean(static_cast<std::size_t>(rows.width));
    for (std::int32_t row = 0; row < rows.count(); ++row) {
        const auto values = rows.row(row);
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += static_cast<double>(values[i]);
    }
    for (double& value : mean)
        value /= rows.count();
    return mean;
}

/// Columns of a tile of rows, centred: tile[column * TileRows + row]; zero behind the last row.
void fillTile(const Rows& rows, std::int32_t first, std::span<const double> mean, std::span<double> tile) {
    const auto count = std::min(TileRows, static_cast<std::size_t>(rows.count() - first));
    std::ranges::fill(tile, 0.0);
    for (std::size_t row = 0; row < count; ++row) {
        const auto values = rows.row(first + static_cast<std::int32_t>(row));
        for (std::size_t column = 0; column < mean.size(); ++column)
            tile[column * TileRows + row] = static_cast<double>(values[column]) - mean[column];
    }
}

double dot(const double* left, const double* right, std::size_t size) {
    double sums[4] = {};
    std::size_t i = 0;
    for (; i + 4 <= size; i += 4) {
        for (std::size_t part = 0; part < 4; ++part)
            sums[part] += left[i + part] * right[i + part];
    }
    double rest = 0;
    for (; i < size; ++i)
        rest += left[i] * right[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest;
}

/// Every element is summed by one thread in the order of the rows.
Result<std::vector<double>> covarianceOf(
    const Rows& rows, std::span<const double> mean, ProgressSink& progress, const std::stop_token& stop) {
    const auto width = static_cast<std::size_t>(rows.width);
    std::vector<double> covariance(width * width);
    std::vector<double> tile(width * TileRows);
    for (std::int32_t first = 0; first < rows.count(); first += static_cast<std::int32_t>(TileRows)) {
        fillTile(rows, first, mean, tile);
        if (first % (64 * static_cast<std::int32_t>(TileRows)) == 0)
            progress.report({.phase = "Covariance", .done = first, .total = rows.count(), .detail = {}});
        const auto sumBlock = [&](std::size_t block) -> Status {
            const std::size_t end = std::min(width, (block + 1) * BlockColumns);
            for (std::size_t i = block * BlockColumns; i < end; ++i) {
                for (std::size_t j = 0; j <= i; ++j)
                    covariance[i * width + j] += dot(&tile[i * TileRows], &tile[j * TileRows], TileRows);
            }
            return {};
        };
        // Threads cost more than a small tile does.
        const Workers workers = width < 256 ? Workers(1) : Workers();
        ISCOPE_TRY(workers.forEach((width + BlockColumns - 1) / BlockColumns, sumBlock, stop));
    }
    for (std::size_t i = 0; i < width; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            covariance[i * width + j] /= rows.count();
            covariance[j * width + i] = covariance[i * width + j];
        }
    }
    return covariance;
}

/// Columns as rows of `basis`, made orthonormal in their order; one that depends on those before becomes 0.
void orthonormalise(std::vector<double>& basis, std::size_t count, std::size_t width) {
    for (std::size_t i = 0; i < count; ++i) {
        double* own = &basis[i * width];
        const double before = std::sqrt(dot(own, own, width));
        for (int pass = 0; pass < 2; ++pass) { // the second takes away what rounding left
            for (std::size_t j = 0; j < i; ++j) {
                const double* other = &basis[j * width];
                const double share = dot(own, other, width);
                for (std::size_t k = 0; k < width; ++k)
                    own[k] -= share * other[k];
            }
        }
        const double length = std::sqrt(dot(own, own, width));
        const double scale = length > 1e-12 * before && length > 0 ? 1 / length : 0;
        for (std::size_t k = 0; k < width; ++k)
            own[k] *= scale;
    }
}

/// Rows of `left` (count x width) times a symmetric matrix.
std::vector<double>
timesMatrix(const std::vector<double>& left, std::size_t count, const std::vector<double>& matrix) {
    const std::size_t width = left.size() / count;
    std::vector<double> product(left.size());
    for (std::size_t k = 0; k < width; ++k) {
        for (std::size_t i = 0; i < count; ++i)
            product[i * width + k] = dot(&left[i * width], &matrix[k * width], width);
    }
    return product;
}

/// rows[i] = sum of weights[i][j] * basis[j].
std::vector<double>
combine(const std::vector<double>& weights, const std::vector<double>& basis, std::size_t count) {
    const std::size_t width = basis.size() / count;
    std::vector<double> rows(basis.size());
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            for (std::size_t k = 0; k < width; ++k)
                rows[i * width + k] += weights[i * count + j] * basis[j * width + k];
        }
    }
    return rows;
}

struct Subspace {
    std::vector<double> vectors; ///< as rows
    std::vector<double> values;
    double residual = 0;
};

/// The subspace of the greatest eigenvalues; the residual is of the first `count`.
Result<Subspace> iterate(
    const std::vector<double>& matrix, std::size_t width, std::size_t count, const std::stop_token& stop) {
    const std::size_t size = std::min(width, count + MoreThanAsked);
    stats::Random random(1);
    Subspace space;
    space.vectors.resize(size * width);
    for (double& value : space.vectors)
        value = random.uniform() - 0.5;
    for (int step = 0; step < MostSteps; ++step) {
        ISCOPE_TRY(checkStop(stop));
        orthonormalise(space.vectors, size, width);
        const auto product = timesMatrix(space.vectors, size, matrix);
        std::vector<double> inside(size * size);
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j < size; ++j)
                inside[i * size + j] = dot(&space.vectors[i * width], &product[j * width], width);
        }
        const Eigenpairs pairs = allEigenpairs(std::move(inside), size);
        const auto vectors = combine(pairs.vectors, space.vectors, size);
        auto images = combine(pairs.vectors, product, size);
        space.values = pairs.values;
        space.residual = 0;
        for (std::size_t i = 0; i < count; ++i) {
            double sum = 0;
            for (std::size_t k = 0; k < width; ++k) {
                const double lost = images[i * width + k] - pairs.values[i] * vectors[i * width + k];
                sum += lost * lost;
            }
            if (pairs.values.front() > 0)
                space.residual = std::max(space.residual, std::sqrt(sum) / pairs.values.front());
        }
        space.vectors = vectors;
        if (space.residual < SmallResidual)
            break;
        space.vectors = std::move(images);
    }
    orthonormalise(space.vectors, size, width);
    return space;
}

} // namespace

Result<PrincipalComponents>
fitPca(const Rows& rows, std::size_t count, ProgressSink& progress, const std::stop_token& stop) {
    if (rows.count() < 2)
        return fail(ErrorCode::InvalidInput, "Fewer than two points have no principal components");
    const auto width = static_cast<std::size_t>(rows.width);
    PrincipalComponents found;
    found.mean = meanOf(rows);
    found.width = rows.width;
    ISCOPE_TRY_ASSIGN(const auto covariance, covarianceOf(rows, found.mean, progress, stop));
    ISCOPE_TRY_ASSIGN(const auto space, iterate(covariance, width, std::min(count, width), stop));
    double variance = 0;
    for (std::size_t i = 0; i < width; ++i)
        variance += covariance[i * width + i];
    found.residual = space.residual;
    for (std::size_t i = 0; i < count; ++i) {
        // Rows of fewer values than components are flat in the others.
        const bool isThere = i < width && variance > 0;
        found.shares.push_back(isThere ? std::max(0.0, space.values[i]) / variance : 0);
        std::vector<double> component(width);
        if (isThere)
            std::copy_n(
                space.vectors.begin() + static_cast<std::ptrdiff_t>(i * width), width, component.begin());
        const auto largest = std::ranges::max_element(
            component, [](double left, double right) { return std::abs(left) < std::abs(right); });
        const double sign = *largest < 0 ? -1 : 1;
        for (const double value : component)
            found.components.push_back(sign * value);
    }
    return found;
}

std::vector<float> project(const Rows& rows, const PrincipalComponents& components) {
    ISCOPE_ASSERT(rows.width == components.width);
    const auto width = static_cast<std::size_t>(rows.width);
    const std::size_t count = components.components.size() / width;
    std::vector<float> coordinates;
    coordinates.reserve(static_cast<std::size_t>(rows.count()) * count);
    std::vector<double> centred(width);
    for (std::int32_t row = 0; row < rows.count(); ++row) {
        const auto values = rows.row(row);
        for (std::size_t i = 0; i < width; ++i)
            centred[i] = static_cast<double>(values[i]) - components.mean[i];
        for (std::size_t i = 0; i < count; ++i)
            coordinates.push_back(
                static_cast<float>(dot(centred.data(), &components.components[i * width], width)));
    }
    return coordinates;
}

} // namespace intentscope::projection
