// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/coordinate_file.h"

#include "core/data/npy.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace intentscope::projection {
namespace {

constexpr std::uint64_t MostTextBytes = 4ULL << 30U;
constexpr std::string_view Separators = " \t,";

tl::unexpected<Error> badLine(const std::filesystem::path& file, std::int64_t line, std::string what) {
    return fail(
        ErrorCode::InvalidInput,
        std::move(what),
        {.place = {.file = file.string(), .line = line},
         .cure = "Write two numbers a line with a tab between them, or a .npy file of two columns"});
}

/// The numbers of a line; none where a word is no number.
std::optional<std::vector<double>> numbersOf(std::string_view line) {
    std::vector<double> numbers;
    while (true) {
        const std::size_t begin = line.find_first_not_of(Separators);
        if (begin == std::string_view::npos)
            return numbers;
        line.remove_prefix(begin);
        double number = 0;
        const auto [end, problem] = std::from_chars(line.data(), line.data() + line.size(), number);
        const auto length = static_cast<std::size_t>(end - line.data());
        if (problem != std::errc() ||
            (length < line.size() && Separators.find(line[length]) == std::string_view::npos))
            return std::nullopt;
        numbers.push_back(number);
        line.remove_prefix(length);
    }
}

Result<std::vector<float>> readTable(Env& env, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(file, MostTextBytes));
    std::vector<float> plane;
    std::string_view rest = text;
    for (std::int64_t line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view words = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (words.ends_with('\r'))
            words.remove_suffix(1);
        const auto numbers = numbersOf(words);
        if (!numbers && line == 1)
            continue; // titles
        if (!numbers || numbers->size() != 2)
            return badLine(
                file,
                line,
                numbers ? "There are " + std::to_string(numbers->size()) + " numbers where two are expected"
                        : "There is a word that is no number");
        for (const double number : *numbers) {
            if (!std::isfinite(static_cast<float>(number)))
                return badLine(file, line, "A coordinate is not finite");
            plane.push_back(static_cast<float>(number));
        }
    }
    return plane;
}

template <class T>
Result<std::vector<float>> planeOf(Env& env, const std::filesystem::path& file, data::NpyType type) {
    ISCOPE_TRY_ASSIGN(const auto matrix, data::NpyFile::openMatrix(env, file, type, 2));
    std::vector<float> plane;
    plane.reserve(matrix.count());
    for (const T value : matrix.template values<T>()) {
        const auto coordinate = static_cast<float>(value);
        if (!std::isfinite(coordinate))
            return badLine(
                file, static_cast<std::int64_t>(plane.size() / 2) + 1, "A coordinate is not finite");
        plane.push_back(coordinate);
    }
    return plane;
}

} // namespace

Result<std::vector<float>> readCoordinates(Env& env, const std::filesystem::path& file) {
    if (file.extension() != ".npy")
        return readTable(env, file);
    ISCOPE_TRY_ASSIGN(const auto mapped, env.map(file));
    ISCOPE_TRY_ASSIGN(const auto header, data::parseNpyMatrixHeader(mapped->bytes(), file));
    return header.type == data::NpyType::Float64 ? planeOf<double>(env, file, data::NpyType::Float64)
                                                 : planeOf<float>(env, file, data::NpyType::Float32);
}

} // namespace intentscope::projection
