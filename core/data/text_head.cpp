// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_head.h"

#include <array>

namespace intentscope::data {
namespace {

struct KnownHead {
    std::string_view bytes;
    std::string_view message;
    std::string_view cure;
};

using namespace std::string_view_literals;

constexpr std::array KnownHeads{
    KnownHead{"\xFF\xFE"sv, "The file is UTF-16, and UTF-8 is read", "Save it with the encoding UTF-8"},
    KnownHead{"\xFE\xFF"sv, "The file is UTF-16, and UTF-8 is read", "Save it with the encoding UTF-8"},
    KnownHead{"\x1F\x8B"sv, "The file is compressed with gzip", "Unpack it first: gunzip FILE"},
    KnownHead{"\x28\xB5\x2F\xFD"sv, "The file is compressed with zstd", "Unpack it first: unzstd FILE"},
    KnownHead{"PK\x03\x04"sv, "The file is a zip archive or an Excel workbook", "Save the table as CSV"},
    KnownHead{"PAR1"sv, "The file is a Parquet file", "Give its name the ending .parquet"}};

} // namespace

Status checkTextHead(std::string_view text, const std::string& fileName) {
    constexpr std::size_t HeadBytes = 4096;
    const auto complain = [&](std::string_view message, std::string_view cure) {
        return fail(
            ErrorCode::InvalidInput,
            std::string(message),
            {.place = {.file = fileName}, .cure = std::string(cure)});
    };
    for (const auto& known : KnownHeads) {
        if (text.starts_with(known.bytes))
            return complain(known.message, known.cure);
    }
    if (text.substr(0, HeadBytes).find('\0') != std::string_view::npos)
        return complain(
            "The file holds zero bytes, so that it is no text", "Save it as text with the encoding UTF-8");
    return {};
}

} // namespace intentscope::data
