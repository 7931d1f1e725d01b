// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/recbole_file.h"

#include "core/data/cell.h"
#include "core/data/csv_source.h"
#include "core/data/text_head.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::array<std::pair<std::string_view, AtomicType>, 4> TypeWords{
    std::pair{"token", AtomicType::Token},
    std::pair{"token_seq", AtomicType::TokenSequence},
    std::pair{"float", AtomicType::Float},
    std::pair{"float_seq", AtomicType::FloatSequence}};

Result<AtomicField> parseField(std::string_view column, const Place& place) {
    const auto colon = column.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return fail(
            ErrorCode::InvalidInput,
            "The column " + quotedCell(column) + " has no type",
            {.place = place, .cure = "A header of RecBole is name:type, as in user_id:token"});
    }
    const auto word = column.substr(colon + 1);
    const auto* found = std::ranges::find(TypeWords, word, &std::pair<std::string_view, AtomicType>::first);
    if (found == TypeWords.end()) {
        return fail(
            ErrorCode::InvalidInput,
            quotedCell(word) + " is no type of RecBole",
            {.place = place, .cure = "The types are: token, token_seq, float, float_seq"});
    }
    return AtomicField{std::string(column.substr(0, colon)), found->second};
}

} // namespace

std::optional<std::size_t> AtomicFile::find(std::string_view fieldName) const {
    const auto found = std::ranges::find(fields, fieldName, &AtomicField::name);
    return found == fields.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - fields.begin()));
}

Result<AtomicFile> openAtomicFile(Env& env, const std::filesystem::path& path, std::uint64_t blockBytes) {
    ISCOPE_TRY_ASSIGN(auto mapped, env.map(path));
    ISCOPE_TRY(checkTextHead(mapped->text(), path.string()));
    AtomicFile file{.path = path, .source = nullptr, .fields = {}};
    const CsvFormat format{.delimiter = '\t', .hasQuotes = false};
    ISCOPE_TRY_ASSIGN(
        file.source, openCsvSource(std::move(mapped), path.string(), format, {.blockBytes = blockBytes}));
    const auto columns = file.source->columns();
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const Place place = file.source->placeOfColumn(column);
        ISCOPE_TRY_ASSIGN(auto field, parseField(columns[column], place));
        if (file.find(field.name)) {
            return fail(
                ErrorCode::InvalidInput,
                "The field " + quotedCell(field.name) + " is there twice",
                {.place = place, .cure = "Give one of them another name"});
        }
        file.fields.push_back(std::move(field));
    }
    return file;
}

FeatureKind kindOf(AtomicType type) {
    switch (type) {
    case AtomicType::Token:
        return FeatureKind::Categorical;
    case AtomicType::Float:
        return FeatureKind::Numeric;
    case AtomicType::TokenSequence:
    case AtomicType::FloatSequence:
        break;
    }
    return FeatureKind::MultiCategorical;
}

} // namespace intentscope::data
