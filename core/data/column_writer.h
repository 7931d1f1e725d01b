// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
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

/// Writes one column row by row, in the layout of column.h. A row has two steps, so that a bad cell of
/// another column leaves no trace here: `stage` understands the cell, `commit` keeps it. One thread.
class ColumnWriter {
public:
    static Result<std::unique_ptr<ColumnWriter>>
    create(Env& env, const ColumnSpec& spec, const ColumnTarget& target);
    virtual ~ColumnWriter();

    /// InvalidInput when the text is not what the column's kind needs. "" is a missing value.
    virtual Status stage(std::string_view cell) = 0;
    virtual Status commit() = 0;
    /// Brings the files to disk. The dictionary is not among them: it may be shared.
    virtual Status finish() = 0;
    virtual ColumnFiles files() const = 0;
};

} // namespace intentscope::data
