// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/edited_impression.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::analysis {

enum class ExpectationKind {
    InTop,    ///< one of `intents` is among the first topK
    NotInTop, ///< none of them is
    Above,    ///< the one of `intents` ranks above `other`
    Unchanged ///< the first topK are the same, in the same order, as without edits or in the run before
};

/// One line of a file of expectations.
struct Expectation {
    ExpectationKind kind = ExpectationKind::InTop;
    std::vector<std::string> intents = {}; ///< ids
    std::string other = {};                ///< id
    std::int32_t topK = 0;
    double share = 1;      ///< of the impressions that it must hold for, (0, 1]
    std::string text = {}; ///< as it was written
    std::int64_t line = 0; ///< from 1
};

/// What is expected of one impression or of every impression of a slice.
struct ExpectationBlock {
    std::string slice = {};      ///< expression or name; "" for an impression
    std::string impression = {}; ///< id; "" for a slice
    std::vector<data::FeatureEdit> edits = {};
    std::vector<Expectation> expectations = {};
    std::int64_t line = 0;
};

/// Reads a file of expectations (docs/error-analysis.md has the format). InvalidInput with file and line for
/// a line that is none of it, a share or a k out of range, an expectation before the first slice or
/// impression, and a block or a file without any.
Result<std::vector<ExpectationBlock>> parseExpectations(std::string_view text, std::string_view file);

/// An intent's id as the file writes it: in quotes where it has blanks, quotes or a meaning.
std::string writtenIntent(std::string_view id);

} // namespace intentscope::analysis
