// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/arrow_guard.h"

#include <algorithm>
#include <exception>
#include <new>

namespace intentscope::data {
namespace {

/// The first sentence, in one line and of a bounded length.
std::string firstSentence(std::string_view words) {
    constexpr std::size_t MostBytes = 160;
    words = words.substr(0, std::min(words.find(". "), words.find('\n')));
    while (words.ends_with('.'))
        words.remove_suffix(1);
    std::string sentence(words.substr(0, MostBytes));
    const auto isOdd = [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20U || byte >= 0x7FU;
    };
    std::ranges::replace_if(sentence, isOdd, '?');
    return sentence;
}

} // namespace

tl::unexpected<Error> arrowComplaint(const std::string& file, std::string_view words) {
    return fail(
        ErrorCode::Corrupt,
        "The Parquet file is damaged: " + firstSentence(words),
        {.place = {.file = file}, .cure = "Write the file again"});
}

Status arrowGuard(const std::string& file, const std::function<Status()>& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fail(
            ErrorCode::ResourceExhausted,
            "The Parquet file asks for more memory than there is",
            {.place = {.file = file}, .cure = "Write it again with smaller row groups"});
    } catch (const std::exception& problem) {
        return arrowComplaint(file, problem.what());
    }
}

} // namespace intentscope::data
