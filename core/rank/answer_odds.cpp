// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/answer_odds.h"

namespace intentscope::rank {

AnswerOdds::~AnswerOdds() = default;

} // namespace intentscope::rank
