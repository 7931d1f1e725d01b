// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/source_columns.h"

#include "core/data/parquet_source.h"
#include "core/data/record_source.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_set>

namespace intentscope::data {
namespace {

using Json = nlohmann::json;

/// Collects the members of the outermost object and looks at nothing else.
class MemberNames final : public nlohmann::json_sax<Json> {
public:
    void startLine() { m_depth = 0; }
    std::vector<std::string> take() { return std::move(m_names); }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t) override { return true; }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(Json::binary_t&) override { return true; }
    bool start_array(std::size_t) override { return goIn(); }
    bool end_array() override { return goOut(); }
    bool start_object(std::size_t) override { return goIn(); }
    bool end_object() override { return goOut(); }
    bool key(std::string& memberName) override {
        if (m_depth == 1 && m_known.insert(memberName).second)
            m_names.push_back(memberName);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

private:
    bool goIn() {
        ++m_depth;
        return true;
    }
    bool goOut() {
        --m_depth;
        return true;
    }

    int m_depth = 0;
    std::unordered_set<std::string> m_known;
    std::vector<std::string> m_names;
};

bool isJsonLines(const std::filesystem::path& file) {
    return file.extension() == ".jsonl" || file.extension() == ".ndjson";
}

} // namespace

std::vector<std::string> jsonlMembers(std::string_view text, std::int64_t lines) {
    MemberNames names;
    for (std::int64_t line = 0; line < lines && !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        names.startLine();
        // What is wrong with a line is said when it is read.
        static_cast<void>(Json::sax_parse(text.substr(0, end), &names));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names.take();
}

Result<std::vector<SourceColumn>>
findColumns(Env& env, const std::filesystem::path& file, std::int64_t lines) {
    if (file.extension() == ".parquet" || file.extension() == ".pq") {
        ISCOPE_TRY_ASSIGN(auto mapped, env.map(file));
        return parquetColumns(std::move(mapped), file);
    }
    std::vector<SourceColumn> columns;
    ISCOPE_TRY_ASSIGN(const auto source, openRecordSource(env, file, {}));
    if (isJsonLines(file)) {
        ISCOPE_TRY_ASSIGN(const auto mapped, env.map(file));
        for (auto& member : jsonlMembers(mapped->text(), lines))
            columns.push_back({.name = std::move(member)});
        return columns;
    }
    for (const auto& columnName : source->columns())
        columns.push_back({.name = columnName});
    return columns;
}

} // namespace intentscope::data
