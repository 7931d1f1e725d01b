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

template <class T>
class NumberWriter final : public ColumnWriter {
public:
    using Parser = typename NumberBlock<T>::Parser;

    NumberWriter(NpyWriter values, Parser parser, T missing)
        : m_values(std::move(values)), m_parser(parser), m_missing(missing) {}

    std::unique_ptr<ColumnBlock> makeBlock() const override {
        return std::make_unique<NumberBlock<T>>(m_parser, m_missing);
    }
    Status append(const ColumnBlock& block) override {
        return m_values.append(std::span<const T>(static_cast<const NumberBlock<T>&>(block).values));
    }
    Status finish() override { return m_values.finish(Sync::Later); }
    ColumnFiles files() const override { return {fileOf(m_values, "values")}; }

private:
    NpyWriter m_values;
    Parser m_parser;
    T m_missing;
};

class CategoryWriter final : public ColumnWriter {
public:
    CategoryWriter(NpyWriter values, std::shared_ptr<Vocabulary> vocabulary)
        : m_values(std::move(values)), m_vocabulary(std::move(vocabulary)) {}

    std::unique_ptr<ColumnBlock> makeBlock() const override {
        return std::make_unique<WordBlock>(WordBlock::Shape::One);
    }
    Status append(const ColumnBlock& block) override {
        return m_values.append(std::span(static_cast<const WordBlock&>(block).codes));
    }
    WordIndex* dictionary() const override { return &m_vocabulary->words; }
    Status finish() override { return m_values.finish(Sync::Later); }
    ColumnFiles files() const override { return {fileOf(m_values, "values")}; }

private:
    NpyWriter m_values;
    std::shared_ptr<Vocabulary> m_vocabulary;
};

/// Items of rows one behind the other, and where those of each row end.
template <class T>
class RaggedFiles {
public:
    RaggedFiles(NpyWriter offsets, NpyWriter items)
        : m_offsets(std::move(offsets)), m_items(std::move(items)) {}

    Status append(std::span<const T> items, std::span<const std::int64_t> ends) {
        const auto before = narrow<std::int64_t>(m_items.count());
        m_shifted.resize(ends.size());
        std::ranges::transform(ends, m_shifted.begin(), [&](std::int64_t end) { return end + before; });
        ISCOPE_TRY(m_items.append(items));
        return m_offsets.append(std::span<const std::int64_t>(m_shifted));
    }
    Status finish() {
        ISCOPE_TRY(m_offsets.finish(Sync::Later));
        return m_items.finish(Sync::Later);
    }
    ColumnFiles files(const std::string& purpose) const {
        return {fileOf(m_offsets, "offsets"), fileOf(m_items, purpose)};
    }

private:
    NpyWriter m_offsets;
    NpyWriter m_items;
    std::vector<std::int64_t> m_shifted;
};

class MultiCategoryWriter final : public ColumnWriter {
public:
    MultiCategoryWriter(NpyWriter offsets, NpyWriter codes, std::shared_ptr<Vocabulary> vocabulary)
        : m_files(std::move(offsets), std::move(codes)), m_vocabulary(std::move(vocabulary)) {}

    std::unique_ptr<ColumnBlock> makeBlock() const override {
        return std::make_unique<WordBlock>(WordBlock::Shape::Many);
    }
    Status append(const ColumnBlock& block) override {
        const auto& words = static_cast<const WordBlock&>(block);
        return m_files.append(words.codes, words.ends);
    }
    WordIndex* dictionary() const override { return &m_vocabulary->words; }
    Status finish() override { return m_files.finish(); }
    ColumnFiles files() const override { return m_files.files("codes"); }

private:
    RaggedFiles<std::int32_t> m_files;
    std::shared_ptr<Vocabulary> m_vocabulary;
};

class TextWriter final : public ColumnWriter {
public:
    TextWriter(NpyWriter offsets, NpyWriter bytes) : m_files(std::move(offsets), std::move(bytes)) {}

    std::unique_ptr<ColumnBlock> makeBlock() const override { return std::make_unique<TextBlock>(); }
    Status append(const ColumnBlock& block) override {
        const auto& texts = static_cast<const TextBlock&>(block);
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(texts.text.data());
        return m_files.append({bytes, texts.text.size()}, texts.ends);
    }
    Status finish() override { return m_files.finish(); }
    ColumnFiles files() const override { return m_files.files("bytes"); }

private:
    RaggedFiles<std::uint8_t> m_files;
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
    Result<std::unique_ptr<ColumnWriter>> numbers(typename NumberBlock<T>::Parser parser, T missing) const {
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

WordIndex* ColumnWriter::dictionary() const {
    return nullptr;
}

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
