// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/student.h"

#include "core/base/assert.h"
#include "core/stats/power.h"

#include <cmath>
#include <numbers>

namespace intentscope::stats {

namespace {

constexpr double Precision = 1e-15;
constexpr int MostSteps = 10'000;

/// Never 0, which a continued fraction divides by.
double awayFromZero(double value) {
    constexpr double Least = 1e-300;
    return std::abs(value) < Least ? Least : value;
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method;
/// converges fast for x < (a + 1) / (a + b + 2).
double betaFraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MostSteps; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / awayFromZero(1 + even * d);
        c = awayFromZero(1 + even / c);
        value *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / awayFromZero(1 + odd * d);
        c = awayFromZero(1 + odd / c);
        value *= d * c;
        if (std::abs(d * c - 1) < Precision)
            break;
    }
    return value;
}

/// Gamma(a + 1/2) / Gamma(a), by its asymptotic series (DLMF 5.11.13) far out and the recurrence of the gamma
/// function from there: std::lgamma writes to a global variable, which threads must not share.
double gammaRatio(double a) {
    constexpr double FarOut = 40;
    double below = 1;
    for (; a < FarOut; ++a)
        below *= a / (a + 0.5);
    const double x = 1 / a;
    const double series =
        1 + x * (-1.0 / 8 + x * (1.0 / 128 + x * (5.0 / 1024 + x * (-21.0 / 32768 - x * 399.0 / 262144))));
    return below * std::sqrt(a) * series;
}

/// I_x(a, 1/2). `rest` is 1 - x, given apart since it may be tiny.
double incompleteBeta(double x, double rest, double a) {
    if (x <= 0)
        return 0;
    if (rest <= 0)
        return 1;
    const double logarithm = rest < 0.5 ? std::log1p(-rest) : std::log(x);
    const double front = std::exp(a * logarithm) * std::sqrt(rest) * gammaRatio(a) * std::numbers::inv_sqrtpi;
    if (x < (a + 1) / (a + 2.5))
        return front * betaFraction(x, a, 0.5) / a;
    return 1 - front * betaFraction(rest, 0.5, a) * 2;
}

} // namespace

double studentProbabilityBelow(double x, double degreesOfFreedom) {
    ISCOPE_ASSERT(degreesOfFreedom > 0);
    if (std::isinf(x) || std::isinf(degreesOfFreedom))
        return normalProbabilityBelow(x);
    const double whole = degreesOfFreedom + x * x;
    const double beyond = incompleteBeta(degreesOfFreedom / whole, x * x / whole, degreesOfFreedom / 2) / 2;
    return x > 0 ? 1 - beyond : beyond;
}

double studentQuantile(double probability, double degreesOfFreedom) {
    ISCOPE_ASSERT(probability > 0 && probability < 1);
    double high = 1;
    const double tail = std::fmin(probability, 1 - probability);
    while (studentProbabilityBelow(-high, degreesOfFreedom) > tail)
        high *= 2;
    // Bisection down to neighbouring numbers: some 60 steps of microseconds.
    double low = 0;
    for (double middle = high / 2; low < middle && middle < high; middle = low + (high - low) / 2) {
        if (studentProbabilityBelow(-middle, degreesOfFreedom) > tail)
            low = middle;
        else
            high = middle;
    }
    return probability < 0.5 ? -high : high;
}

} // namespace intentscope::stats
