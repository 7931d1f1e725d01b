// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/explain_task.h"
#include "widgets/ranking/ranking_content.h"

#include <cstdint>
#include <vector>

namespace intentscope::explaining {

/// The lists as they are ("before") and as edited ("after"), top k and a clicked intent below; unless
/// something is edited the first alone. `k` at least 1.
ranking::RankingContent
whatIfRanking(const std::vector<tasks::WhatIfRow>& rows, std::int32_t k, bool isEdited);

} // namespace intentscope::explaining
