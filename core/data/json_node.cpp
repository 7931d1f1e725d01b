// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/json_node.h"

#include "core/data/cell.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace intentscope::data {
namespace {

/// Members in the order of the file, found in constant time: a vocabulary has 150,000 of them, and
/// nlohmann::ordered_map looks at all before it adds one.
template <
    class Key,
    class Value,
    class Compare = std::less<Key>,
    class Allocator = std::allocator<std::pair<const Key, Value>>>
class IndexedMap : public nlohmann::ordered_map<Key, Value, Compare, Allocator> {
    using Base = nlohmann::ordered_map<Key, Value, Compare, Allocator>;

public:
    using Base::Base;
    using typename Base::const_iterator;
    using typename Base::iterator;

    Value& operator[](const Key& key) { return emplace(key, Value{}).first->second; }
    std::pair<iterator, bool> emplace(const Key& key, Value&& value) {
        if (const auto known = find(key); known != this->end())
            return {known, false};
        m_places.emplace(key, static_cast<std::ptrdiff_t>(this->size()));
        this->emplace_back(key, std::move(value));
        return {std::prev(this->end()), true};
    }
    iterator find(std::string_view key) {
        const auto place = m_places.find(key);
        return place == m_places.end() ? this->end() : this->begin() + place->second;
    }
    const_iterator find(std::string_view key) const {
        const auto place = m_places.find(key);
        return place == m_places.end() ? this->end() : this->begin() + place->second;
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const noexcept {
            return std::hash<std::string_view>{}(key);
        }
    };
    std::unordered_map<std::string, std::ptrdiff_t, Hash, std::equal_to<>> m_places;
};

using Json = nlohmann::basic_json<IndexedMap>;

const Json& asJson(const void* value) {
    return *static_cast<const Json*>(value);
}

/// Only finds where a text stops being JSON: with exceptions off, the parser does not tell.
class PositionFinder final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t) override { return true; }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(Json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(std::string&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        m_position = position;
        return false;
    }
    std::size_t position() const { return m_position; }

private:
    std::size_t m_position = 0;
};

Place placeIn(std::string_view text, const std::filesystem::path& file, std::size_t position) {
    const auto before = text.substr(0, position == 0 ? 0 : std::min(position - 1, text.size()));
    const auto lineStart = before.rfind('\n') + 1;
    return {
        .file = file.string(),
        .line = std::ranges::count(before, '\n') + 1,
        .column = characterCount(before.substr(lineStart)) + 1};
}

} // namespace

struct JsonNode::Document {
    Json root;
    std::string file;
    ErrorCode fault;
};

JsonNode::JsonNode(std::shared_ptr<const Document> document, const void* value, std::string path)
    : m_document(std::move(document)), m_value(value), m_path(std::move(path)) {}

Result<JsonNode> JsonNode::parse(std::string_view text, const std::filesystem::path& file, ErrorCode fault) {
    auto root = Json::parse(text, nullptr, false);
    if (root.is_discarded()) {
        PositionFinder finder;
        static_cast<void>(Json::sax_parse(text, &finder));
        return fail(
            fault,
            "This is no valid JSON",
            {.place = placeIn(text, file, finder.position()), .cure = "Correct the file at this place"});
    }
    auto document = std::make_shared<const Document>(Document{std::move(root), file.string(), fault});
    const void* value = &document->root;
    return JsonNode(std::move(document), value, {});
}

JsonNode JsonNode::child(const void* value, std::string_view key) const {
    return {m_document, value, m_path.empty() ? std::string(key) : m_path + "." + std::string(key)};
}

tl::unexpected<Error> JsonNode::complain(std::string message, std::string cure) const {
    const std::string subject = m_path.empty() ? "" : "'" + m_path + "': ";
    return fail(
        m_document->fault,
        subject + std::move(message),
        {.place = {.file = m_document->file}, .cure = std::move(cure)});
}

bool JsonNode::has(std::string_view key) const {
    return isObject() && asJson(m_value).contains(key);
}

bool JsonNode::isObject() const {
    return asJson(m_value).is_object();
}

bool JsonNode::isArray() const {
    return asJson(m_value).is_array();
}

bool JsonNode::isText() const {
    return asJson(m_value).is_string();
}

Result<JsonNode> JsonNode::at(std::string_view key) const {
    if (!isObject())
        return complain("an object is expected here", "Write it as {...}");
    const auto found = asJson(m_value).find(key);
    if (found == asJson(m_value).end())
        return complain("the member " + quotedCell(key) + " is missing", "Add it");
    return child(&*found, key);
}

Result<std::string> JsonNode::text() const {
    if (!isText())
        return complain("a text is expected here");
    return asJson(m_value).get<std::string>();
}

Result<std::int64_t> JsonNode::integer() const {
    const Json& value = asJson(m_value);
    const bool isTooLarge =
        value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
    if (!value.is_number_integer() || isTooLarge)
        return complain("an integer is expected here");
    return value.get<std::int64_t>();
}

Result<std::uint64_t> JsonNode::count() const {
    if (!asJson(m_value).is_number_unsigned())
        return complain("an integer from 0 on is expected here");
    return asJson(m_value).get<std::uint64_t>();
}

Result<bool> JsonNode::flag() const {
    if (!asJson(m_value).is_boolean())
        return complain("true or false is expected here");
    return asJson(m_value).get<bool>();
}

bool JsonNode::isNull() const {
    return asJson(m_value).is_null();
}

Result<double> JsonNode::number() const {
    if (!asJson(m_value).is_number())
        return complain("a number is expected here");
    return asJson(m_value).get<double>();
}

Result<std::vector<std::pair<std::string, JsonNode>>> JsonNode::members() const {
    if (!isObject())
        return complain("an object is expected here", "Write it as {...}");
    std::vector<std::pair<std::string, JsonNode>> members;
    for (const auto& [key, value] : asJson(m_value).items())
        members.emplace_back(key, child(&value, key));
    return members;
}

Result<std::vector<JsonNode>> JsonNode::elements() const {
    if (!isArray())
        return complain("a list is expected here");
    std::vector<JsonNode> elements;
    for (const auto& value : asJson(m_value))
        elements.push_back(child(&value, std::to_string(elements.size())));
    return elements;
}

Result<std::string> JsonNode::text(std::string_view key) const {
    ISCOPE_TRY_ASSIGN(const auto node, at(key));
    return node.text();
}

Result<bool> JsonNode::flagOr(std::string_view key, bool fallback) const {
    if (!has(key))
        return fallback;
    ISCOPE_TRY_ASSIGN(const auto node, at(key));
    return node.flag();
}

Result<std::string> JsonNode::textOr(std::string_view key, std::string fallback) const {
    if (!has(key))
        return fallback;
    return text(key);
}

Result<std::uint64_t> JsonNode::count(std::string_view key) const {
    ISCOPE_TRY_ASSIGN(const auto node, at(key));
    return node.count();
}

Result<std::vector<std::string>> JsonNode::texts(std::string_view key) const {
    ISCOPE_TRY_ASSIGN(const auto node, at(key));
    ISCOPE_TRY_ASSIGN(const auto nodes, node.elements());
    std::vector<std::string> texts;
    for (const auto& element : nodes) {
        ISCOPE_TRY_ASSIGN(texts.emplace_back(), element.text());
    }
    return texts;
}

Status JsonNode::allowOnly(std::initializer_list<std::string_view> known) const {
    ISCOPE_TRY_ASSIGN(const auto all, members());
    for (const auto& [key, node] : all) {
        if (std::ranges::find(known, key) != known.end())
            continue;
        std::string words;
        for (const auto word : known)
            words += (words.empty() ? "" : ", ") + std::string(word);
        return complain(quotedCell(key) + " is no word that is known here", "The known words are: " + words);
    }
    return {};
}

} // namespace intentscope::data
