// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/parity/metrics_reference.h"

#include "core/base/assert.h"
#include "tests/support/temp_directory.h"

#include <charconv>
#include <fstream>
#include <limits>
#include <sstream>
#include <string_view>

namespace intentscope::parity {

namespace {

template <class Number>
Number numberIn(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    ISCOPE_ASSERT(error == std::errc{} && end == text.data() + text.size());
    return number;
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

ReferenceList listIn(const std::vector<std::string>& words) {
    ReferenceList list{.session = numberIn<std::int32_t>(words.at(1)), .row = {}};
    list.row.user = numberIn<std::int32_t>(words.at(2));
    for (std::size_t i = 3; i < words.size(); ++i) {
        const auto cell = split(words[i], ':');
        list.row.intents.push_back(numberIn<std::int32_t>(cell.at(0)));
        list.row.scores.push_back(numberIn<float>(cell.at(1)));
        list.row.clicked.push_back(numberIn<std::int8_t>(cell.at(2)));
    }
    return list;
}

ReferenceSample sampleIn(const std::vector<std::string>& words) {
    ReferenceSample sample{.kind = words.at(1)};
    for (std::size_t i = 2; i < words.size(); ++i) {
        const auto cell = split(words[i], ':');
        sample.values.push_back(numberIn<double>(cell.at(0)));
        sample.weights.push_back(numberIn<double>(cell.at(1)));
    }
    return sample;
}

void readLine(MetricsReference& reference, const std::string& line) {
    const auto words = split(line, ' ');
    if (words.front() == "#") {
        reference.provenance = line;
    } else if (words.front() == "case") {
        reference.cases.push_back({.number = numberIn<std::int64_t>(words.at(1))});
    } else if (words.front() == "list") {
        reference.cases.back().lists.push_back(listIn(words));
    } else if (words.front() == "bootstrap") {
        reference.samples.push_back(sampleIn(words));
    } else {
        ISCOPE_ASSERT(words.front() == "value");
        auto& values =
            reference.samples.empty() ? reference.cases.back().values : reference.samples.back().expected;
        values[words.at(1)] =
            words.at(2) == "nan" ? std::numeric_limits<double>::quiet_NaN() : numberIn<double>(words.at(2));
    }
}

} // namespace

MetricsReference readMetricsReference() {
    std::ifstream file(test::sourceDirectory() / "tests/parity/metrics_reference.txt");
    ISCOPE_ASSERT(file.is_open());
    MetricsReference reference;
    for (std::string line; std::getline(file, line);)
        readLine(reference, line);
    return reference;
}

} // namespace intentscope::parity
