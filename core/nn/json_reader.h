// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::nn {

/// Reads an object of one of our files, remembering the first thing that is wrong with it, so that a reader
/// is a list of fields and one check at its end. Private to core/nn: it shows nlohmann::json.
class JsonReader {
public:
    /// Corrupt when the text is not a JSON object.
    static Result<nlohmann::json> parse(std::string_view text, const std::string& file);

    JsonReader(const nlohmann::json& object, std::string where);

    const nlohmann::json* child(const char* key);
    /// Whether an optional field is there; objects to nothing.
    bool has(const char* key) const;
    std::string text(const char* key);
    double number(const char* key);
    std::int32_t integer(const char* key);
    std::uint64_t seed(const char* key);
    bool flag(const char* key);
    std::vector<std::string> texts(const char* key);
    std::vector<double> numbers(const char* key);
    /// Remembers an objection of the caller's own.
    void object(const std::string& message);
    bool isGood() const { return m_problem.empty(); }
    /// Corrupt, naming the file and the first problem.
    Status status(const std::string& file) const;

private:
    const nlohmann::json& m_object;
    std::string m_where;
    std::string m_problem;
};

} // namespace intentscope::nn
