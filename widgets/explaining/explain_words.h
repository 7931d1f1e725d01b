// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/explainer.h"

#include <QString>

#include <string>

namespace intentscope::explaining {

// Explanations in an analyst's words.

/// "Latent query" of "query".
QString partText(const std::string& part);

/// What an explanation is held against: "an average chat".
QString baselineText(rank::AttributionBaseline baseline);

/// One line: score, baseline, and what numerical integration leaves over, of an explanation with the default
/// bound.
QString completenessText(const rank::Explanation& explanation, rank::AttributionBaseline baseline);

} // namespace intentscope::explaining
