// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/record.h"

#include "core/data/cell.h"

#include <algorithm>

namespace intentscope::data {

Place Record::placeOf(std::size_t cell) const {
    if (cell < members.size())
        return placeAt(offsetOfMember(members[cell]));
    if (cell >= offsets.size())
        return {.file = std::string(file), .line = line};
    return placeAt(offsets[cell]);
}

Place Record::placeAt(std::size_t offset) const {
    const auto before = raw.substr(0, offset);
    const auto lastBreak = before.rfind('\n');
    const auto onItsLine = lastBreak == std::string_view::npos ? before : before.substr(lastBreak + 1);
    return {
        .file = std::string(file),
        .line = line + std::ranges::count(before, '\n'),
        .column = characterCount(onItsLine) + 1};
}

std::size_t Record::offsetOfMember(std::string_view memberName) const {
    // The name in quotes with a colon behind it: a quote inside a text value is escaped, so that nothing
    // else looks like it.
    const std::string token = "\"" + std::string(memberName) + "\"";
    for (auto at = raw.find(token); at != std::string_view::npos; at = raw.find(token, at + 1)) {
        const auto behind = raw.find_first_not_of(" \t", at + token.size());
        if (behind != std::string_view::npos && raw[behind] == ':' && (at == 0 || raw[at - 1] != '\\'))
            return at;
    }
    return 0;
}

RecordReader::~RecordReader() = default;

std::int64_t RecordReader::filledRecordCount() const {
    return 0;
}

} // namespace intentscope::data
