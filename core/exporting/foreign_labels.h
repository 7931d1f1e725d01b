// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/labels/label_json.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::exporting {

/// Files of other labelling tools.
enum class ForeignLabelFormat {
    LabelStudio, ///< JSON export: a list of tasks with annotations
    Prodigy,     ///< JSONL of db-out
    Doccano      ///< JSONL of a text classification
};
/// "label-studio", "prodigy", "doccano".
std::string_view name(ForeignLabelFormat format);
/// InvalidInput that lists the words.
Result<ForeignLabelFormat> parseForeignLabelFormat(std::string_view word);

struct ForeignLabels {
    std::vector<labels::LabelRecord> records;
    std::vector<Place> places; ///< of each record; line 0 in JSON, where lines mean nothing
    /// What did not fit, in a sentence each without a full stop, with how often.
    std::map<std::string, std::int64_t> misfits;
};

/// Reads a whole file. Records carry an event id derived from what they say, so that importing the file twice
/// adds nothing. Corrupt or InvalidInput with the line for a file that is not of the format; what is of the
/// format but has no place in a label is a misfit. Which field becomes what: docs/labelling.md.
Result<ForeignLabels>
readForeignLabels(Env& env, const std::filesystem::path& file, ForeignLabelFormat format);

/// Labels as a Label Studio task list: the labels of one impression are a task, each an annotation, ascending
/// by impression id and annotator. readForeignLabels reads them back; what Label Studio has no place for
/// (runs, session, extra fields) is left out. Deterministic.
std::string labelStudioTasks(const std::vector<const labels::LabelEvent*>& events);

} // namespace intentscope::exporting
