// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dictionary_file.h"

#include "core/data/escaped_line.h"

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace intentscope::data {
namespace {

tl::unexpected<Error> damaged(const std::filesystem::path& path, std::string what, std::size_t line) {
    return fail(
        ErrorCode::Corrupt,
        std::move(what),
        {.place = {.file = path.string(), .line = static_cast<std::int64_t>(line)},
         .cure = "Import the dataset again"});
}

} // namespace

Status writeDictionary(Env& env, const std::filesystem::path& path, const WordIndex& words) {
    std::string text;
    for (std::int32_t code = 0; code < words.size(); ++code)
        appendEscapedLine(text, words.word(code));
    ISCOPE_TRY_ASSIGN(const auto file, env.create(path));
    ISCOPE_TRY(file->append(text));
    return file->close();
}

namespace {

Result<std::shared_ptr<const Dictionary>>
parseDictionary(std::string_view rest, const std::filesystem::path& path) {
    std::vector<std::string> words;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos)
            return damaged(path, "The last line of the dictionary is cut off", words.size() + 1);
        auto word = unescapedLine(rest.substr(0, end));
        if (!word)
            return damaged(path, "A backslash of the dictionary has no meaning", words.size() + 1);
        words.push_back(*std::move(word));
        rest.remove_prefix(end + 1);
    }
    std::unordered_set<std::string_view> seen;
    for (std::size_t code = 0; code < words.size(); ++code) {
        if (!seen.insert(words[code]).second)
            return damaged(path, "A word of the dictionary is there twice", code + 1);
    }
    return std::make_shared<const Dictionary>(std::move(words));
}

} // namespace

Result<std::shared_ptr<const Dictionary>> readDictionary(Env& env, const std::filesystem::path& path) {
    ISCOPE_TRY_ASSIGN(const auto file, env.map(path));
    return parseDictionary(file->text(), path);
}

Result<std::shared_ptr<const DictionaryFile>> DictionaryFile::open(Env& env, std::filesystem::path path) {
    ISCOPE_TRY_ASSIGN(auto file, env.map(path));
    return std::make_shared<const DictionaryFile>(std::move(file), std::move(path));
}

DictionaryFile::DictionaryFile(std::unique_ptr<MappedFile> file, std::filesystem::path path)
    : m_file(std::move(file)), m_path(std::move(path)) {}

const Dictionary& DictionaryFile::get() const {
    readOnce();
    return *m_dictionary;
}

Status DictionaryFile::check() const {
    readOnce();
    return m_error ? Status(tl::unexpected(*m_error)) : Status();
}

void DictionaryFile::readOnce() const {
    std::call_once(m_once, [this] {
        auto read = parseDictionary(m_file->text(), m_path);
        if (!read)
            m_error = std::move(read).error();
        m_dictionary =
            read ? *std::move(read) : std::make_shared<const Dictionary>(std::vector<std::string>());
    });
}

} // namespace intentscope::data
