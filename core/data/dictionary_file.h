// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/column.h"
#include "core/data/word_index.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

namespace intentscope::data {

/// One word a line in the order of the codes, UTF-8, every line ended by LF; inside a word LF, CR and
/// backslash are written as \n, \r and \\.
Status writeDictionary(Env& env, const std::filesystem::path& path, const WordIndex& words);
/// Corrupt when a line is not ended, a backslash is followed by something else, or a word is there twice.
Result<std::shared_ptr<const Dictionary>> readDictionary(Env& env, const std::filesystem::path& path);

/// A dictionary that is read when it is first asked for. Any thread.
class DictionaryFile {
public:
    static Result<std::shared_ptr<const DictionaryFile>> open(Env& env, std::filesystem::path path);
    DictionaryFile(std::unique_ptr<MappedFile> file, std::filesystem::path path);

    /// Empty where the file is damaged.
    const Dictionary& get() const;
    Status check() const;

private:
    void readOnce() const;

    std::unique_ptr<MappedFile> m_file;
    std::filesystem::path m_path;
    mutable std::once_flag m_once; ///< guards what follows
    mutable std::shared_ptr<const Dictionary> m_dictionary;
    mutable std::optional<Error> m_error;
};

} // namespace intentscope::data
