// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/mapped_column.h"

#include "core/base/assert.h"
#include "core/data/checked_values.h"

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

private:
    NpyFile m_values;
};

class FlagColumn final : public Column {
public:
    FlagColumn(ColumnSpec spec, CheckedValues<std::int8_t> values)
        : Column(std::move(spec), values.count()), m_values(std::move(values)) {}

    std::span<const std::int8_t> flags() const override { return m_values.all(); }
    std::int8_t flagAt(std::size_t row) const override {
        const auto flag = m_values.unchecked()[row];
        return flag == 0 || flag == 1 ? flag : MissingFlag;
    }
    Status check() const override { return m_values.check(); }

private:
    CheckedValues<std::int8_t> m_values;
};

class CategoryColumn final : public Column {
public:
    CategoryColumn(
        ColumnSpec spec, CheckedValues<std::int32_t> values, std::shared_ptr<const DictionaryFile> dictionary)
        : Column(std::move(spec), values.count()), m_values(std::move(values)),
          m_dictionary(std::move(dictionary)) {}

    std::span<const std::int32_t> codes() const override { return m_values.all(); }
    std::span<const std::int32_t> codesAt(std::size_t row) const override {
        const auto codes = m_values.unchecked();
        const bool isWord = codes[row] >= 0 && codes[row] < m_dictionary->get().size();
        return codes.subspan(row, isWord ? 1 : 0);
    }
    const Dictionary* dictionary() const override { return &m_dictionary->get(); }
    Status check() const override {
        ISCOPE_TRY(m_dictionary->check());
        return m_values.check();
    }

private:
    CheckedValues<std::int32_t> m_values;
    std::shared_ptr<const DictionaryFile> m_dictionary;
};

/// Items of rows one behind the other.
template <class T>
class RaggedValues {
public:
    RaggedValues(CheckedValues<std::int64_t> offsets, NpyFile items)
        : m_offsets(std::move(offsets)), m_items(std::move(items)) {}

    std::size_t rowCount() const { return m_offsets.count() - 1; }
    std::span<const T> at(std::size_t row) const {
        const auto [begin, end] = rangeAt(m_offsets.unchecked(), row, m_items.count());
        return m_items.values<T>().subspan(begin, end - begin);
    }
    std::span<const T> items() const { return m_items.values<T>(); }
    Status checkOffsets() const { return m_offsets.check(); }

private:
    CheckedValues<std::int64_t> m_offsets;
    NpyFile m_items;
};

class MultiCategoryColumn final : public Column {
public:
    MultiCategoryColumn(
        ColumnSpec spec,
        RaggedValues<std::int32_t> codes,
        std::shared_ptr<const DictionaryFile> dictionary,
        std::filesystem::path path)
        : Column(std::move(spec), codes.rowCount()), m_codes(std::move(codes)),
          m_dictionary(std::move(dictionary)), m_path(std::move(path)) {}

    std::span<const std::int32_t> codesAt(std::size_t row) const override {
        const auto codes = m_codes.at(row);
        const auto end = m_dictionary->get().size();
        const bool isGood = std::ranges::all_of(codes, [end](auto code) { return code >= 0 && code < end; });
        return codes.first(isGood ? codes.size() : 0);
    }
    const Dictionary* dictionary() const override { return &m_dictionary->get(); }
    Status check() const override {
        ISCOPE_TRY(m_dictionary->check());
        ISCOPE_TRY(m_codes.checkOffsets());
        return checkRange(m_codes.items(), 0, m_dictionary->get().words().size(), m_path);
    }

private:
    RaggedValues<std::int32_t> m_codes;
    std::shared_ptr<const DictionaryFile> m_dictionary;
    std::filesystem::path m_path; ///< of the codes
};

class TextColumn final : public Column {
public:
    TextColumn(ColumnSpec spec, RaggedValues<std::uint8_t> texts)
        : Column(std::move(spec), texts.rowCount()), m_texts(std::move(texts)) {}

    std::string_view textAt(std::size_t row) const override {
        const auto bytes = m_texts.at(row);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    Status check() const override { return m_texts.checkOffsets(); }

private:
    RaggedValues<std::uint8_t> m_texts;
};

class UserColumn final : public Column {
public:
    UserColumn(ColumnSpec spec, CheckedValues<std::int32_t> rows, std::shared_ptr<const Column> ids)
        : Column(std::move(spec), rows.count()), m_rows(std::move(rows)), m_ids(std::move(ids)) {}

    std::string_view textAt(std::size_t row) const override {
        return m_ids->textAt(static_cast<std::size_t>(userAt(row)));
    }
    std::int32_t userAt(std::size_t row) const {
        const auto user = m_rows.unchecked()[row];
        return user >= 0 && static_cast<std::size_t>(user) < m_ids->rowCount() ? user : 0;
    }
    std::span<const std::int32_t> rows() const { return m_rows.all(); }
    Status check() const override { return m_rows.check(); }

private:
    CheckedValues<std::int32_t> m_rows;
    std::shared_ptr<const Column> m_ids; ///< of at least one user where there is a row
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

    Result<CheckedValues<std::int64_t>> mapOffsets(std::uint64_t itemCount) const {
        ISCOPE_TRY_ASSIGN(auto offsets, map("offsets", NpyType::Int64));
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("offsets"));
        ISCOPE_TRY(checkCount(offsets, m_rowCount + 1, path));
        return CheckedValues<std::int64_t>(std::move(offsets), 0, [=](std::span<const std::int64_t> values) {
            return checkOffsets(values, itemCount, path);
        });
    }

    template <class T>
    Result<RaggedValues<T>> mapRagged(std::string_view purpose) const {
        ISCOPE_TRY_ASSIGN(auto items, map(purpose, npyTypeOf<T>()));
        ISCOPE_TRY_ASSIGN(auto offsets, mapOffsets(items.count()));
        return RaggedValues<T>(std::move(offsets), std::move(items));
    }

    Result<std::shared_ptr<const DictionaryFile>> dictionary() {
        if (m_stored.dictionary.empty()) {
            return damaged(
                m_source.folder / ManifestName, "Column '" + m_stored.spec.name + "' names no dictionary");
        }
        auto& known = m_source.dictionaries[m_stored.dictionary];
        if (!known) {
            ISCOPE_TRY_ASSIGN(
                known, DictionaryFile::open(*m_source.env, m_source.folder / m_stored.dictionary));
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
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("values"));
        return std::make_shared<FlagColumn>(
            m_stored.spec,
            CheckedValues<std::int8_t>(
                std::move(values), MissingFlag, [=](std::span<const std::int8_t> flags) {
                    return checkFlags(flags, path);
                }));
    }

    Opened categories() {
        ISCOPE_TRY_ASSIGN(auto values, mapRows("values", NpyType::Int32));
        ISCOPE_TRY_ASSIGN(auto words, dictionary());
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("values"));
        const auto check = [=](std::span<const std::int32_t> codes) {
            return checkRange(codes, MissingCode, words->get().words().size(), path);
        };
        return std::make_shared<CategoryColumn>(
            m_stored.spec, CheckedValues<std::int32_t>(std::move(values), MissingCode, check), words);
    }

    Opened multiCategories() {
        ISCOPE_TRY_ASSIGN(auto codes, mapRagged<std::int32_t>("codes"));
        ISCOPE_TRY_ASSIGN(auto words, dictionary());
        ISCOPE_TRY_ASSIGN(auto path, pathOf("codes"));
        return std::make_shared<MultiCategoryColumn>(
            m_stored.spec, std::move(codes), std::move(words), std::move(path));
    }

    Opened texts() const {
        ISCOPE_TRY_ASSIGN(auto texts, mapRagged<std::uint8_t>("bytes"));
        return std::make_shared<TextColumn>(m_stored.spec, std::move(texts));
    }

    Opened users() const {
        ISCOPE_TRY_ASSIGN(auto rows, mapRows("users", NpyType::Int32));
        ISCOPE_TRY_ASSIGN(const auto path, pathOf("users"));
        if (!m_source.userIds || (m_source.userIds->rowCount() == 0 && m_rowCount > 0))
            return damaged(path, "The users that the rows belong to are not stored");
        const auto check = [path, count = m_source.userIds->rowCount()](std::span<const std::int32_t> users) {
            return checkRange(users, 0, count, path);
        };
        return std::make_shared<UserColumn>(
            m_stored.spec, CheckedValues<std::int32_t>(std::move(rows), 0, check), m_source.userIds);
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

bool hasUserRows(const Column& column) {
    return dynamic_cast<const UserColumn*>(&column) != nullptr;
}

std::int32_t userRow(const Column& column, std::size_t row) {
    return static_cast<const UserColumn&>(column).userAt(row);
}

Status checkFlags(std::span<const std::int8_t> values, const std::filesystem::path& path) {
    const auto isFlag = [](std::int8_t value) { return value >= MissingFlag && value <= 1; };
    if (std::ranges::all_of(values, isFlag))
        return {};
    return damaged(path, "A value is neither true, false nor missing");
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

std::pair<std::size_t, std::size_t>
rangeAt(std::span<const std::int64_t> offsets, std::size_t row, std::size_t itemCount) {
    const std::int64_t begin = offsets[row];
    const std::int64_t end = offsets[row + 1];
    if (begin < 0 || end < begin || static_cast<std::uint64_t>(end) > itemCount)
        return {0, 0};
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

} // namespace intentscope::data
