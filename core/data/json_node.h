// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace intentscope::data {

/// One value of a JSON document, with its place in it, so that every complaint names the file and the path
/// ("tables.users.columns.tier"). Cheap to copy; the document lives as long as a node of it.
class JsonNode {
public:
    /// `fault` is the code of every complaint: InvalidInput for a user's file, Corrupt for one of ours.
    static Result<JsonNode> parse(std::string_view text, const std::filesystem::path& file, ErrorCode fault);

    bool has(std::string_view key) const;
    bool isObject() const;
    bool isArray() const;
    bool isText() const;
    bool isNull() const;
    Result<JsonNode> at(std::string_view key) const;
    Result<std::string> text() const;
    Result<std::int64_t> integer() const;
    Result<std::uint64_t> count() const; ///< an integer that is not negative
    Result<double> number() const;
    Result<bool> flag() const;
    Result<std::vector<std::pair<std::string, JsonNode>>> members() const; ///< in the order of the file
    Result<std::vector<JsonNode>> elements() const;

    // One member at once.
    Result<std::string> text(std::string_view key) const;
    Result<std::string> textOr(std::string_view key, std::string fallback) const;
    Result<bool> flagOr(std::string_view key, bool fallback) const;
    Result<std::uint64_t> count(std::string_view key) const;
    Result<std::vector<std::string>> texts(std::string_view key) const; ///< of an array of texts

    /// Complains about a member that is not among `known`.
    Status allowOnly(std::initializer_list<std::string_view> known) const;
    /// A complaint about this value.
    tl::unexpected<Error> complain(std::string message, std::string cure = {}) const;

private:
    struct Document;
    JsonNode(std::shared_ptr<const Document> document, const void* value, std::string path);
    JsonNode child(const void* value, std::string_view key) const;

    std::shared_ptr<const Document> m_document;
    const void* m_value; ///< a node of the document's tree
    std::string m_path;
};

} // namespace intentscope::data
