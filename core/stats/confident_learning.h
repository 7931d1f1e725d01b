// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace intentscope::stats {

/// One example: its given label, and how likely each class is for it by a model that has not learnt from it.
/// Classes that are not listed have probability 0.
struct ClassShare {
    std::int32_t label = 0; ///< class
    double probability = 0;
};
struct LabelledExample {
    std::int32_t given = 0; ///< class
    std::vector<ClassShare> shares = {};
};

/// By what suspects are ranked, the lowest first.
enum class LabelQuality {
    SelfConfidence,   ///< probability of the given label
    NormalizedMargin, ///< (that - the highest probability of another class + 1) / 2
};

struct ConfidentLearning {
    /// For each class the mean probability of it over the examples labelled so; 2, above every probability,
    /// where a class has no example.
    std::vector<double> thresholds;
    /// Counts of confident examples, row = given class, column = confidently estimated class, row by row; at
    /// least 1 on the diagonal.
    std::vector<std::int64_t> joint;
    /// Examples whose label is probably wrong, the most suspicious first.
    std::vector<std::size_t> suspects;
    std::vector<double> quality; ///< of every example, by the chosen LabelQuality
    std::int64_t confidentCount = 0;
};

/// Confident learning (Northcutt, Jiang and Chuang 2021, arXiv 1911.00068): an example is confidently of
/// class k when its probability of k is at least the threshold of k (less 1e-6, for rounding); where there
/// are several such classes, it is the example's most probable class that counts. A suspect is an example
/// that is confidently of another class than its label, unless the most probable class is the label; of
/// equally probable classes the lowest is the most probable one. Suspects of equal quality keep the order
/// given. O(examples * shares). InvalidInput when a class is outside [0, classCount), a probability is
/// negative or not finite; Cancelled.
Result<ConfidentLearning> findSuspects(
    std::span<const LabelledExample> examples,
    std::int32_t classCount,
    LabelQuality quality,
    const std::stop_token& stop);

} // namespace intentscope::stats
