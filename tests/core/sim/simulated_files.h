// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/simulate_task.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::test {

/// A CSV file in memory: fields by column name.
using CsvRow = std::map<std::string, std::string>;

/// Reads RFC 4180 text with a header line; written apart from the simulator's writer, to check it.
inline std::vector<CsvRow> parseCsv(std::string_view text) {
    std::vector<std::vector<std::string>> lines(1);
    std::string field;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (quoted && letter == '"' && at + 1 < text.size() && text[at + 1] == '"')
            field += text[++at];
        else if (letter == '"')
            quoted = !quoted;
        else if (!quoted && (letter == ',' || letter == '\n')) {
            lines.back().push_back(std::move(field));
            field.clear();
            if (letter == '\n')
                lines.emplace_back();
        } else
            field += letter;
    }
    std::vector<CsvRow> rows;
    for (std::size_t line = 1; line + 1 < lines.size(); ++line) {
        EXPECT_EQ(lines[line].size(), lines[0].size());
        CsvRow row;
        for (std::size_t column = 0; column < lines[0].size(); ++column)
            row[lines[0][column]] = lines[line].at(column);
        rows.push_back(std::move(row));
    }
    return rows;
}

inline tasks::SimulateSpec smallSpec(const std::filesystem::path& output) {
    tasks::SimulateSpec spec;
    spec.outputDirectory = output;
    spec.userCount = 25;
    spec.impressionCount = 200;
    spec.weekCount = 3;
    return spec;
}

inline Result<tasks::SimulateOutcome> simulateInto(const tasks::SimulateSpec& spec) {
    RealEnv env;
    NullProgress progress;
    return tasks::simulateTask(spec, env, progress, {});
}

inline std::vector<CsvRow> readRows(const std::filesystem::path& file) {
    RealEnv env;
    const auto text = env.readFile(file);
    EXPECT_OK(text);
    return text ? parseCsv(*text) : std::vector<CsvRow>{};
}

} // namespace intentscope::test
