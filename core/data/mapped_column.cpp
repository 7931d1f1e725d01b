// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mapped_column.h"

#include "core/base/assert.h"
#include "core/data/dictionary_file.h"

#include <algorithm>
#include <utility>

namespace intentscope::data {
namespace {

tl::unexpected<Error> damaged(const std::filesystem::path& path, std::string what) {
    return fail(
        ErrorCode::Corrupt,
        std::move(what),
        {.place = {.file = path.string()}, .cure = "Import the dataset again"});
}

template <class T>
class NumberColumn final : public Column {
public:
    NumberColumn(ColumnSpec spec, NpyFile values)
        : Column(std::move(spec), values.count()), m_values(std::move(values)) {}

    std::span<const double> numbers() const override {
        if constexpr (std::same_as<T, double>)
            return m_values.template values<T>();
        else
            return Column::numbers();
    }
    std::span<const std::int64_t> times() const override {
        if constexpr (std::same_as<T, std::int64_t>)
            return m_values.template values<T>();
        else
            return Column::times();
    }
    std::span<const std::int8_t> flags() const override {
        if constexpr (std::same_as<T, std::int8_t>)
            return m_values.template values<T>();
        else
            return Column::flags();
    }

private:
    NpyFile m_values;
};

class CategoryColumn final : public Column {
public:
    CategoryColumn(ColumnSpec spec, NpyFile values, std::shared_ptr<const Dictionary> dictionary)
        : Column(std::move(spec), values.count()), m_values(std::move(values)),
          m_dictionary(std::move(dictionary)) {}

    std::span<const std::int32_t> codes() const override { return m_values.values<std::int32_t>(); }
    std::span<const std::int32_t> codesAt(std::size_t row) const override {
        return codes().subspan(row, codes()[row] == MissingCode ? 0 : 1);
    }
    const Dictionary* dictionary() const override { return m_dictionary.get(); }

private:
    NpyFile m_values;
    std::shared_ptr<const Dictionary> m_dictionary;
};

/// What [offsets[row], offsets[row + 1]) of the items is.
template <class T>
std::span<const T> slice(const NpyFile& offsets, const NpyFile& items, std::size_t row) {
    const auto all = offsets.values<std::int64_t>();
    const auto begin = static_cast<std::size_t>(all[row]);
    return items.values<T>().subspan(begin, static_cast<std::size_t>(all[row + 1]) - begin);
}

class MultiCategoryColumn final : public Column {
public:
    MultiCategoryColumn(
        ColumnSpec spec, NpyFile offsets, NpyFile codes, std::shared_ptr<const Dictionary> dictionary)
        : Column(std::move(spec), offsets.count() - 1), m_offsets(std::move(offsets)),
          m_codes(std::move(codes)), m_dictionary(std::move(dictionary)) {}

    std::span<const std::int32_t> codesAt(std::size_t row) const override {
        return slice<std::int32_t>(m_offsets, m_codes, row);
    }
    const Dictionary* dictionary() const override { return m_dictionary.get(); }

private:
    NpyFile m_offsets;
    NpyFile m_codes;
    std::shared_ptr<const Dictionary> m_dictionary;
};

class TextColumn final : public Column {
public:
    TextColumn(ColumnSpec spec, NpyFile offsets, NpyFile bytes)
        : Column(std::move(spec), offsets.count() - 1), m_offsets(std::move(offsets)),
          m_bytes(std::move(bytes)) {}

    std::string_view textAt(std::size_t row) const override {
        const auto bytes = slice<std::uint8_t>(m_offsets, m_bytes, row);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

private:
    NpyFile m_offsets;
    NpyFile m_bytes;
};

class UserColumn final : public Column {
public:
    UserColumn(ColumnSpec spec, NpyFile rows, std::shared_ptr<const Column> ids)
        : Column(std::move(spec), rows.count()), m_rows(std::move(rows)), m_ids(std::move(ids)) {}

    std::string_view textAt(std::size_t row) const override {
        return m_ids->textAt(static_cast<std::size_t>(rows()[row]));
    }
    std::span<const std::int32_t> rows() const { return m_rows.values<std::int32_t>(); }

private:
    NpyFile m_rows;
    std::shared_ptr<const Column> m_ids;
};

/// Opens the files of one column.
class Opener {
public:
    Opener(ColumnSource& source, const StoredColumn& stored, std::uint64_t rowCount)
        : m_source(source), m_stored(stored), m_rowCount(rowCount) {}

    Result<std::shared_ptr<const Column>> open() {
        switch (m_stored.spec.kind) {
        case FeatureKind::Categorical:
            return categories();
        case FeatureKind::MultiCategorical:
            return multiCategories();
        case FeatureKind::Numeric:
            return numbers<double>();
        case FeatureKind::Boolean:
            return flags();
        case FeatureKind::Timestamp:
            return numbers<std::int64_t>();
        case FeatureKind::Text:
            break;
        }
        return has("users") ? users() : texts();
    }

private:
    using Opened = Result<std::shared_ptr<const Column>>;

    bool has(std::string_view purpose) const {
        return std::ranges::find(m_stored.files, purpose, [](const auto& file) { return file.first; }) !=
               m_stored.files.end();
    }

    Result<std::filesystem::path> pathOf(std::string_view purpose) const {
        for (const auto& [filePurpose, fileName] : m_stored.files) {
            if (filePurpose == purpose)
                return m_source.folder / fileName;
        }
        return damaged(
            m_source.folder / ManifestName,
            "Column '" + m_stored.spec.name + "' names no file of its " + std::string(purpose));
    }

    Result<NpyFile> map(std::string_view purpose, NpyType type) const {
        ISCOPE_TRY_ASSIGN(const auto path, pathOf(purpose));
        return NpyFile::open(*m_source.env, path, type);
    }

    Result<NpyFile> mapRows(std::string_view purpose, NpyType type) const {
        ISCOPE_TRY_ASSIGN(auto file, map(purpose, type));
        ISCOPE_TRY_ASSIGN(const auto path, pathOf(purpose));
        ISCOPE_TRY(checkCount(file, m_rowCount, path));
        return file;
    }

    Result<NpyFile> mapOffsets(std::uint64_t itemCount) const {
        ISCOPE_TRY_ASSIGN(auto offsets, map("offsets", NpyType::Int64));
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("offsets"));
        ISCOPE_TRY(checkCount(offsets, m_rowCount + 1, path));
        ISCOPE_TRY(checkOffsets(offsets.values<std::int64_t>(), itemCount, path));
        return offsets;
    }

    Result<std::shared_ptr<const Dictionary>> dictionary() {
        if (m_stored.dictionary.empty()) {
            return damaged(
                m_source.folder / ManifestName, "Column '" + m_stored.spec.name + "' names no dictionary");
        }
        auto& known = m_source.dictionaries[m_stored.dictionary];
        if (!known) {
            ISCOPE_TRY_ASSIGN(known, readDictionary(*m_source.env, m_source.folder / m_stored.dictionary));
        }
        return known;
    }

    template <class T>
    Opened numbers() const {
        ISCOPE_TRY_ASSIGN(auto values, mapRows("values", npyTypeOf<T>()));
        return std::make_shared<NumberColumn<T>>(m_stored.spec, std::move(values));
    }

    Opened flags() const {
        ISCOPE_TRY_ASSIGN(auto values, mapRows("values", NpyType::Int8));
        const auto isFlag = [](std::int8_t value) { return value >= MissingFlag && value <= 1; };
        if (!std::ranges::all_of(values.values<std::int8_t>(), isFlag)) {
            ISCOPE_TRY_ASSIGN(const auto path, pathOf("values"));
            return damaged(path, "A value is neither true, false nor missing");
        }
        return std::make_shared<NumberColumn<std::int8_t>>(m_stored.spec, std::move(values));
    }

    Opened categories() {
        ISCOPE_TRY_ASSIGN(auto values, mapRows("values", NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto words, dictionary());
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("values"));
        ISCOPE_TRY(checkRange(values.values<std::int32_t>(), MissingCode, words->words().size(), path));
        return std::make_shared<CategoryColumn>(m_stored.spec, std::move(values), std::move(words));
    }

    Opened multiCategories() {
        ISCOPE_TRY_ASSIGN(auto codes, map("codes", NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto offsets, mapOffsets(codes.count()));
        ISCOPE_TRY_ASSIGN(auto words, dictionary());
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("codes"));
        ISCOPE_TRY(checkRange(codes.values<std::int32_t>(), 0, words->words().size(), path));
        return std::make_shared<MultiCategoryColumn>(
            m_stored.spec, std::move(offsets), std::move(codes), std::move(words));
    }

    Opened texts() const {
        ISCOPE_TRY_ASSIGN(auto bytes, map("bytes", NpyType::UInt8));
        ISCOPE_TRY_ASSIGN(auto offsets, mapOffsets(bytes.count()));
        return std::make_shared<TextColumn>(m_stored.spec, std::move(offsets), std::move(bytes));
    }

    Opened users() const {
        ISCOPE_TRY_ASSIGN(auto rows, mapRows("users", NpyType::Int32));
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("users"));
        if (!m_source.userIds)
            return damaged(path, "The users that the rows belong to are not stored");
        ISCOPE_TRY(checkRange(rows.values<std::int32_t>(), 0, m_source.userIds->rowCount(), path));
        return std::make_shared<UserColumn>(m_stored.spec, std::move(rows), m_source.userIds);
    }

    ColumnSource& m_source;
    const StoredColumn& m_stored;
    std::uint64_t m_rowCount;
};

} // namespace

Result<std::shared_ptr<const Column>>
openColumn(ColumnSource& source, const StoredColumn& stored, std::uint64_t rowCount) {
    return Opener(source, stored, rowCount).open();
}

std::span<const std::int32_t> userRows(const Column& column) {
    const auto* users = dynamic_cast<const UserColumn*>(&column);
    return users == nullptr ? std::span<const std::int32_t>{} : users->rows();
}

Status checkCount(const NpyFile& file, std::uint64_t expected, const std::filesystem::path& path) {
    if (file.count() == expected)
        return {};
    return damaged(
        path,
        std::to_string(expected) + " values are expected, and " + std::to_string(file.count()) +
            " were found");
}

Status
checkOffsets(std::span<const std::int64_t> offsets, std::uint64_t end, const std::filesystem::path& path) {
    const bool isRising = std::ranges::is_sorted(offsets);
    if (offsets.empty() || !isRising || offsets.front() != 0 ||
        static_cast<std::uint64_t>(offsets.back()) != end)
        return damaged(path, "The offsets do not rise from 0 to " + std::to_string(end));
    return {};
}

Status checkRange(
    std::span<const std::int32_t> values,
    std::int32_t lowest,
    std::uint64_t end,
    const std::filesystem::path& path) {
    const auto isInRange = [&](std::int32_t value) {
        return value >= lowest && std::int64_t{value} < static_cast<std::int64_t>(end);
    };
    if (std::ranges::all_of(values, isInRange))
        return {};
    return damaged(path, "A value is outside of what it refers to");
}

} // namespace intentscope::data
