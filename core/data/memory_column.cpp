// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/memory_column.h"

#include <set>
#include <utility>

namespace intentscope::data {
namespace {

ColumnSpec ofKind(ColumnSpec spec, FeatureKind kind) {
    spec.kind = kind;
    return spec;
}

class Numbers final : public Column {
public:
    Numbers(ColumnSpec spec, std::vector<double> values)
        : Column(ofKind(std::move(spec), FeatureKind::Numeric), values.size()), m_values(std::move(values)) {}
    std::span<const double> numbers() const override { return m_values; }

private:
    std::vector<double> m_values;
};

class Times final : public Column {
public:
    Times(ColumnSpec spec, std::vector<std::int64_t> values)
        : Column(ofKind(std::move(spec), FeatureKind::Timestamp), values.size()),
          m_values(std::move(values)) {}
    std::span<const std::int64_t> times() const override { return m_values; }

private:
    std::vector<std::int64_t> m_values;
};

class Flags final : public Column {
public:
    Flags(ColumnSpec spec, std::vector<std::int8_t> values)
        : Column(ofKind(std::move(spec), FeatureKind::Boolean), values.size()), m_values(std::move(values)) {}
    std::span<const std::int8_t> flags() const override { return m_values; }

private:
    std::vector<std::int8_t> m_values;
};

/// Of std::string, or of std::string_view on what somebody else owns.
template <class Value>
class Texts final : public Column {
public:
    Texts(ColumnSpec spec, std::vector<Value> values)
        : Column(ofKind(std::move(spec), FeatureKind::Text), values.size()), m_values(std::move(values)) {}
    std::string_view textAt(std::size_t row) const override { return m_values[row]; }

private:
    std::vector<Value> m_values;
};

class Words final : public Column {
public:
    Words(ColumnSpec spec, std::vector<std::string> words, std::vector<std::int32_t> codes)
        : Column(ofKind(std::move(spec), FeatureKind::Categorical), codes.size()),
          m_dictionary(std::move(words)), m_codes(std::move(codes)) {}
    std::span<const std::int32_t> codes() const override { return m_codes; }
    const Dictionary* dictionary() const override { return &m_dictionary; }

private:
    Dictionary m_dictionary;
    std::vector<std::int32_t> m_codes;
};

class WordSets final : public Column {
public:
    WordSets(ColumnSpec spec, Dictionary dictionary, const std::vector<std::vector<std::string>>& rows)
        : Column(ofKind(std::move(spec), FeatureKind::MultiCategorical), rows.size()),
          m_dictionary(std::move(dictionary)) {
        for (const auto& row : rows) {
            for (const std::string& word : row)
                m_codes.push_back(*m_dictionary.code(word));
            m_offsets.push_back(m_codes.size());
        }
    }
    std::span<const std::int32_t> codesAt(std::size_t row) const override {
        return std::span(m_codes).subspan(m_offsets[row], m_offsets[row + 1] - m_offsets[row]);
    }
    const Dictionary* dictionary() const override { return &m_dictionary; }

private:
    Dictionary m_dictionary;
    std::vector<std::int32_t> m_codes;
    std::vector<std::size_t> m_offsets{0};
};

} // namespace

std::shared_ptr<const Column> numberColumn(ColumnSpec spec, std::vector<double> values) {
    return std::make_shared<Numbers>(std::move(spec), std::move(values));
}

std::shared_ptr<const Column> timeColumn(ColumnSpec spec, std::vector<std::int64_t> values) {
    return std::make_shared<Times>(std::move(spec), std::move(values));
}

std::shared_ptr<const Column> flagColumn(ColumnSpec spec, std::vector<std::int8_t> values) {
    return std::make_shared<Flags>(std::move(spec), std::move(values));
}

std::shared_ptr<const Column> textColumn(ColumnSpec spec, std::vector<std::string> values) {
    return std::make_shared<Texts<std::string>>(std::move(spec), std::move(values));
}

std::shared_ptr<const Column> textViewColumn(ColumnSpec spec, std::vector<std::string_view> values) {
    return std::make_shared<Texts<std::string_view>>(std::move(spec), std::move(values));
}

std::shared_ptr<const Column> wordColumn(ColumnSpec spec, const std::vector<std::string>& words) {
    std::set<std::string> distinct(words.begin(), words.end());
    distinct.erase(std::string());
    const Dictionary dictionary({distinct.begin(), distinct.end()});
    std::vector<std::int32_t> codes;
    codes.reserve(words.size());
    for (const std::string& word : words)
        codes.push_back(dictionary.code(word).value_or(MissingCode));
    return wordColumn(std::move(spec), {distinct.begin(), distinct.end()}, std::move(codes));
}

std::shared_ptr<const Column>
wordColumn(ColumnSpec spec, std::vector<std::string> words, std::vector<std::int32_t> codes) {
    return std::make_shared<Words>(std::move(spec), std::move(words), std::move(codes));
}

std::shared_ptr<const Column>
wordSetColumn(ColumnSpec spec, const std::vector<std::vector<std::string>>& words) {
    std::set<std::string> distinct;
    for (const auto& row : words)
        distinct.insert(row.begin(), row.end());
    return std::make_shared<WordSets>(std::move(spec), Dictionary({distinct.begin(), distinct.end()}), words);
}

} // namespace intentscope::data
