// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <QString>

#include <span>
#include <vector>

namespace intentscope::reasoning {

/// What the tokens of an answer are tinted by.
enum class HeatMeasure { LogProbability, Entropy };

/// A token as it is drawn; tokens that share a character go together in one piece.
struct HeatPiece {
    QString text = {};         ///< line breaks and tabs as signs
    int tokenCount = 1;        ///< how many go together
    double logProbability = 0; ///< nats, of all of them; NaN when not given
    double entropy = 0;        ///< nats, the largest of them; NaN when not given
    bool endsLine = false;     ///< what follows stands on a new line
    bool endsAnswer = false;   ///< the token with which the model ended the answer
};

/// The pieces of an answer in their order. `isComplete`: the last token ended the answer.
std::vector<HeatPiece> heatPieces(std::span<const rank::GeneratedToken> tokens, bool isComplete);

/// How sure the model was, in steps: 0 the surest, HeatLevelCount - 1 the least sure.
constexpr int HeatLevelCount = 5;
/// -1 where the reasoner does not say.
int heatLevel(HeatMeasure measure, const HeatPiece& piece);
/// Which values a step holds: "p ≥ 50 %", "1 to 2 nats".
QString heatLevelText(HeatMeasure measure, int level);

/// The piece in words, a line each: the token, p, log-probability, entropy.
QString heatTip(const HeatPiece& piece);

} // namespace intentscope::reasoning
