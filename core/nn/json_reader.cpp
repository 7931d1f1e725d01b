// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/json_reader.h"

#include <cmath>
#include <limits>

namespace intentscope::nn {

using Json = nlohmann::json;

namespace {

tl::unexpected<Error> corrupt(std::string message, const std::string& file) {
    return fail(
        ErrorCode::Corrupt,
        std::move(message),
        {.place = {.file = file}, .cure = "Copy the checkpoint again from where it came from"});
}

} // namespace

Result<Json> JsonReader::parse(std::string_view text, const std::string& file) {
    Json parsed = Json::parse(text, nullptr, false);
    if (parsed.is_discarded() || !parsed.is_object())
        return corrupt("the file is not a JSON object", file);
    return parsed;
}

JsonReader::JsonReader(const Json& object, std::string where) : m_object(object), m_where(std::move(where)) {
    if (!m_object.is_object())
        this->object("is not an object");
}

const Json* JsonReader::child(const char* key) {
    if (!m_object.is_object())
        return nullptr;
    const auto found = m_object.find(key);
    if (found == m_object.end()) {
        object(std::string("lacks '") + key + "'");
        return nullptr;
    }
    return &*found;
}

bool JsonReader::has(const char* key) const {
    return m_object.is_object() && m_object.contains(key);
}

std::string JsonReader::text(const char* key) {
    const Json* value = child(key);
    if (value && !value->is_string())
        object(std::string("has a '") + key + "' that is not text");
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

double JsonReader::number(const char* key) {
    const Json* value = child(key);
    const bool isNumber = value && value->is_number() && std::isfinite(value->get<double>());
    if (value && !isNumber)
        object(std::string("has a '") + key + "' that is not a number");
    return isNumber ? value->get<double>() : 0.0;
}

std::int32_t JsonReader::integer(const char* key) {
    const Json* value = child(key);
    constexpr auto Largest = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max());
    const bool isCount = value && value->is_number_unsigned() && value->get<std::uint64_t>() <= Largest;
    if (value && !isCount)
        object(
            std::string("has a '") + key + "' that is not a whole number from 0 to " +
            std::to_string(Largest));
    return isCount ? static_cast<std::int32_t>(value->get<std::uint64_t>()) : 0;
}

std::uint64_t JsonReader::seed(const char* key) {
    const Json* value = child(key);
    const bool isSeed = value && value->is_number_unsigned();
    if (value && !isSeed)
        object(std::string("has a '") + key + "' that is not a number from 0");
    return isSeed ? value->get<std::uint64_t>() : 0;
}

bool JsonReader::flag(const char* key) {
    const Json* value = child(key);
    if (value && !value->is_boolean())
        object(std::string("has a '") + key + "' that is not true or false");
    return value && value->is_boolean() && value->get<bool>();
}

std::vector<std::string> JsonReader::texts(const char* key) {
    std::vector<std::string> values;
    const Json* list = child(key);
    if (list && !list->is_array())
        object(std::string("has a '") + key + "' that is not a list");
    if (list && list->is_array())
        for (const Json& value : *list) {
            if (!value.is_string())
                object(std::string("has a '") + key + "' with an entry that is not text");
            values.push_back(value.is_string() ? value.get<std::string>() : std::string());
        }
    return values;
}

std::vector<double> JsonReader::numbers(const char* key) {
    std::vector<double> values;
    const Json* list = child(key);
    if (list && !list->is_array())
        object(std::string("has a '") + key + "' that is not a list");
    if (list && list->is_array())
        for (const Json& value : *list) {
            if (!value.is_number())
                object(std::string("has a '") + key + "' with an entry that is not a number");
            values.push_back(value.is_number() ? value.get<double>() : 0.0);
        }
    return values;
}

void JsonReader::object(const std::string& message) {
    if (m_problem.empty())
        m_problem = m_where + " " + message;
}

Status JsonReader::status(const std::string& file) const {
    if (m_problem.empty())
        return {};
    return corrupt(m_problem, file);
}

} // namespace intentscope::nn
