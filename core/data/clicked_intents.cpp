// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/clicked_intents.h"

namespace intentscope::data {

std::vector<std::int32_t> clickedIntents(const CandidateList& candidates) {
    std::vector<std::int32_t> intents;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates.clicked[i] == 1)
            intents.push_back(candidates.intents[i]);
    }
    return intents;
}

} // namespace intentscope::data
