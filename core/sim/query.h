// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/catalogue.h"
#include "core/sim/random.h"

#include <cstdint>
#include <string>

namespace intentscope::sim {

/// What a user types who came for an intent: one of its paraphrases in a user's hand, with a greeting, a word
/// of haste that grows likelier with the urgency (per mille), small letters, and slips of the keyboard. One
/// line of English, never empty.
std::string typeQuery(Random& random, const IntentEntry& wished, std::int64_t urgencyPerMille);

} // namespace intentscope::sim
