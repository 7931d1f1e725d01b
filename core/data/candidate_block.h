// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/candidate_writer.h"
#include "core/data/row_block.h"
#include "core/data/schema.h"
#include "core/data/word_index.h"

#include <memory>

namespace intentscope::data {

/// The ids that candidates refer to; no row of these tables may come any more.
struct CandidateIds {
    const WordIndex& impressions;
    const WordIndex& intents;
};

/// Understands the rows of a table of candidates and gives them to `writer`. What it refers to must outlive
/// it. `schema` has the roles ImpressionId and IntentId.
std::unique_ptr<RowSink>
makeCandidateSink(const TableSchema& schema, const CandidateIds& ids, CandidateWriter& writer);

} // namespace intentscope::data
