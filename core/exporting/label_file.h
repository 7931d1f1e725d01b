// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/labels/label_json.h"

#include <filesystem>
#include <memory>
#include <string>

namespace intentscope::exporting {

enum class LabelFileFormat { Jsonl, Csv };

/// By the file's ending: .jsonl, .ndjson or .csv; InvalidInput for another one.
Result<LabelFileFormat> labelFormatOf(const std::filesystem::path& file);

/// The line that a label file starts with; "" for JSONL.
std::string labelFileStart(LabelFileFormat format);
/// One label with its line end.
std::string labelFileLine(const labels::LabelRecord& record, LabelFileFormat format);

/// Reads a label file line by line. One thread.
class LabelFileReader {
public:
    /// InvalidInput when the file is a folder, has another ending, or is a CSV with a column that labels do
    /// not have or without impression_id; NotFound.
    static Result<std::unique_ptr<LabelFileReader>> open(Env& env, const std::filesystem::path& file);
    virtual ~LabelFileReader();

    /// False at the end. InvalidInput with file, line and, where known, column for a bad line; the next call
    /// goes on behind it.
    virtual Result<bool> next(labels::LabelRecord& record) = 0;
    /// Of the line that was read last.
    virtual Place place() const = 0;
};

} // namespace intentscope::exporting
