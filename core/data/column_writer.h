// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/column_block.h"
#include "core/data/schema.h"
#include "core/data/word_index.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intentscope::data {

/// The growing dictionary of one vocabulary, shared by the columns that name it.
struct Vocabulary {
    std::string fileName;
    WordIndex words;
};

/// Where a column goes.
struct ColumnTarget {
    std::filesystem::path folder;
    std::string stem; ///< "impressions.03-tier": the files are this and ".values.npy", ...
    std::shared_ptr<Vocabulary> vocabulary = nullptr; ///< for the categorical kinds
};

/// The purpose of a file of a column ("values", "offsets", "codes", "bytes") and its name in the folder.
using ColumnFiles = std::vector<std::pair<std::string, std::string>>;

/// Writes one column block by block, in the layout of column.h. One thread, but for `makeBlock`.
class ColumnWriter {
public:
    static Result<std::unique_ptr<ColumnWriter>>
    create(Env& env, const ColumnSpec& spec, const ColumnTarget& target);
    virtual ~ColumnWriter();

    /// An empty block of what this column holds. Any thread.
    virtual std::unique_ptr<ColumnBlock> makeBlock() const = 0;
    /// Behind what is there: a block of `makeBlock`, of which words have been translated to `dictionary`'s.
    virtual Status append(const ColumnBlock& block) = 0;
    /// What the words of the blocks are numbered by; null where they hold none.
    virtual WordIndex* dictionary() const;
    /// Closes the files. The dictionary is not among them: it may be shared.
    virtual Status finish() = 0;
    virtual ColumnFiles files() const = 0;
};

} // namespace intentscope::data
