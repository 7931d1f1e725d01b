// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column_writer.h"

#include "core/base/checked.h"
#include "core/base/time.h"
#include "core/data/cell.h"
#include "core/data/column.h"
#include "core/data/npy.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

namespace intentscope::data {
namespace {

std::string fileName(const ColumnTarget& target, std::string_view purpose) {
    return target.stem + "." + std::string(purpose) + ".npy";
}

std::pair<std::string, std::string> fileOf(const NpyWriter& writer, std::string purpose) {
    return {std::move(purpose), writer.path().filename().string()};
}

/// Kinds with one number a row: what differs is the parser and the value of a missing cell.
template <class T>
class NumberWriter final : public ColumnWriter {
public:
    using Parser = Result<T> (*)(std::string_view);

    NumberWriter(NpyWriter values, Parser parser, T missing)
        : m_values(std::move(values)), m_parser(parser), m_missing(missing), m_staged(missing) {}

    Status stage(std::string_view cell) override {
        m_staged = m_missing;
        if (!cell.empty()) {
            ISCOPE_TRY_ASSIGN(m_staged, m_parser(cell));
        }
        return {};
    }
    Status commit() override { return m_values.append(m_staged); }
    Status finish() override { return m_values.finish(); }
    ColumnFiles files() const override { return {fileOf(m_values, "values")}; }

private:
    NpyWriter m_values;
    Parser m_parser;
    T m_missing;
    T m_staged;
};

class CategoryWriter final : public ColumnWriter {
public:
    CategoryWriter(NpyWriter values, std::shared_ptr<Vocabulary> vocabulary)
        : m_values(std::move(values)), m_vocabulary(std::move(vocabulary)) {}

    Status stage(std::string_view cell) override {
        m_staged.assign(cell);
        return {};
    }
    Status commit() override {
        const auto code = m_staged.empty() ? MissingCode : m_vocabulary->words.insert(m_staged).first;
        return m_values.append(code);
    }
    Status finish() override { return m_values.finish(); }
    ColumnFiles files() const override { return {fileOf(m_values, "values")}; }

private:
    NpyWriter m_values;
    std::shared_ptr<Vocabulary> m_vocabulary;
    std::string m_staged;
};

class MultiCategoryWriter final : public ColumnWriter {
public:
    MultiCategoryWriter(NpyWriter offsets, NpyWriter codes, std::shared_ptr<Vocabulary> vocabulary)
        : m_offsets(std::move(offsets)), m_codes(std::move(codes)), m_vocabulary(std::move(vocabulary)) {}

    Status stage(std::string_view cell) override {
        m_staged.assign(cell);
        return {};
    }
    Status commit() override {
        for (const auto word : splitWords(m_staged))
            ISCOPE_TRY(m_codes.append(m_vocabulary->words.insert(word).first));
        return m_offsets.append(narrow<std::int64_t>(m_codes.count()));
    }
    Status finish() override {
        ISCOPE_TRY(m_offsets.finish());
        return m_codes.finish();
    }
    ColumnFiles files() const override { return {fileOf(m_offsets, "offsets"), fileOf(m_codes, "codes")}; }

private:
    NpyWriter m_offsets;
    NpyWriter m_codes;
    std::shared_ptr<Vocabulary> m_vocabulary;
    std::string m_staged;
};

class TextWriter final : public ColumnWriter {
public:
    TextWriter(NpyWriter offsets, NpyWriter bytes)
        : m_offsets(std::move(offsets)), m_bytes(std::move(bytes)) {}

    Status stage(std::string_view cell) override {
        m_staged.assign(cell.begin(), cell.end());
        return {};
    }
    Status commit() override {
        ISCOPE_TRY(m_bytes.append(std::span<const std::uint8_t>(m_staged)));
        return m_offsets.append(narrow<std::int64_t>(m_bytes.count()));
    }
    Status finish() override {
        ISCOPE_TRY(m_offsets.finish());
        return m_bytes.finish();
    }
    ColumnFiles files() const override { return {fileOf(m_offsets, "offsets"), fileOf(m_bytes, "bytes")}; }

private:
    NpyWriter m_offsets;
    NpyWriter m_bytes;
    std::vector<std::uint8_t> m_staged;
};

Result<std::int64_t> parseTimeCell(std::string_view cell) {
    ISCOPE_TRY_ASSIGN(const UtcMillis time, parseTime(cell));
    return time.value;
}

/// Creates the files of one column.
class Maker {
public:
    Maker(Env& env, const ColumnTarget& target) : m_env(env), m_target(target) {}

    template <class T>
    Result<std::unique_ptr<ColumnWriter>> numbers(typename NumberWriter<T>::Parser parser, T missing) const {
        ISCOPE_TRY_ASSIGN(auto values, open("values", npyTypeOf<T>()));
        return std::make_unique<NumberWriter<T>>(std::move(values), parser, missing);
    }
    Result<std::unique_ptr<ColumnWriter>> categories() const {
        ISCOPE_TRY_ASSIGN(auto values, open("values", NpyType::Int32));
        return std::make_unique<CategoryWriter>(std::move(values), m_target.vocabulary);
    }
    Result<std::unique_ptr<ColumnWriter>> multiCategories() const {
        ISCOPE_TRY_ASSIGN(auto offsets, openOffsets());
        ISCOPE_TRY_ASSIGN(auto codes, open("codes", NpyType::Int32));
        return std::make_unique<MultiCategoryWriter>(
            std::move(offsets), std::move(codes), m_target.vocabulary);
    }
    Result<std::unique_ptr<ColumnWriter>> texts() const {
        ISCOPE_TRY_ASSIGN(auto offsets, openOffsets());
        ISCOPE_TRY_ASSIGN(auto bytes, open("bytes", NpyType::UInt8));
        return std::make_unique<TextWriter>(std::move(offsets), std::move(bytes));
    }

private:
    Result<NpyWriter> open(std::string_view purpose, NpyType type) const {
        return NpyWriter::create(m_env, m_target.folder / fileName(m_target, purpose), type);
    }
    Result<NpyWriter> openOffsets() const {
        ISCOPE_TRY_ASSIGN(auto offsets, open("offsets", NpyType::Int64));
        ISCOPE_TRY(offsets.append(std::int64_t{0}));
        return offsets;
    }

    Env& m_env;
    const ColumnTarget& m_target;
};

} // namespace

ColumnWriter::~ColumnWriter() = default;

Result<std::unique_ptr<ColumnWriter>>
ColumnWriter::create(Env& env, const ColumnSpec& spec, const ColumnTarget& target) {
    const Maker make(env, target);
    switch (spec.kind) {
    case FeatureKind::Categorical:
        return make.categories();
    case FeatureKind::MultiCategorical:
        return make.multiCategories();
    case FeatureKind::Numeric:
        return make.numbers<double>(parseNumber, std::numeric_limits<double>::quiet_NaN());
    case FeatureKind::Boolean:
        return make.numbers<std::int8_t>(parseFlag, MissingFlag);
    case FeatureKind::Timestamp:
        return make.numbers<std::int64_t>(parseTimeCell, UtcMillis::missing().value);
    case FeatureKind::Text:
        break;
    }
    return make.texts();
}

} // namespace intentscope::data
