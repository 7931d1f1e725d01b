// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_bins.h"

#include "core/base/checked.h"
#include "core/slices/condition_compiler.h"
#include "core/slices/facet_bins.h"
#include "core/slices/nearest_word.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

namespace intentscope::analysis {
namespace {

using data::Column;
using data::FeatureKind;

constexpr std::uint8_t MissingBin = 0;

struct NamedColumn {
    std::string name; ///< as an expression writes it
    const Column* column = nullptr;
    bool isOfUser = false;
};

bool isFeature(const data::ColumnSpec& spec) {
    return spec.role == data::Role::Feature || spec.role == data::Role::Region;
}

std::vector<NamedColumn> everyColumn(const data::Dataset& dataset) {
    std::vector<NamedColumn> columns;
    for (const bool isOfUser : {false, true}) {
        const data::Table& table = isOfUser ? dataset.users() : dataset.impressions();
        for (const auto& column : table.columns())
            columns.push_back(
                {(isOfUser ? "user." : "") + slices::writtenName(column->spec().name),
                 column.get(),
                 isOfUser});
    }
    return columns;
}

Result<std::vector<NamedColumn>> chosenColumns(const BinSpec& spec, const data::Dataset& dataset) {
    std::vector<NamedColumn> every = everyColumn(dataset);
    if (spec.columns.empty()) {
        std::erase_if(every, [](const NamedColumn& each) {
            return !isFeature(each.column->spec()) || each.column->spec().kind == FeatureKind::Text;
        });
        return every;
    }
    std::vector<std::string> known;
    std::ranges::transform(every, std::back_inserter(known), &NamedColumn::name);
    std::vector<NamedColumn> chosen;
    for (const std::string& name : spec.columns) {
        const auto found = std::ranges::find(every, name, &NamedColumn::name);
        if (found == every.end()) {
            const std::string near = slices::nearestWord(name, known);
            return fail(
                ErrorCode::NotFound,
                "impressions and their users have no column '" + name + "'",
                {.cure = near.empty() ? "The verb columns lists them" : "Did you mean '" + near + "'?"});
        }
        if (found->column->spec().kind == FeatureKind::Text)
            return fail(
                ErrorCode::InvalidInput,
                "the column '" + name + "' holds texts, which make no parts",
                {.cure = "Choose a column of categories, numbers, times or truth values"});
        chosen.push_back(*found);
    }
    return chosen;
}

/// Reads one column for the impressions.
class Binning {
public:
    Binning(const NamedColumn& named, const data::Dataset& dataset, std::span<const std::int32_t> impressions)
        : m_named(named), m_column(*named.column) {
        m_rows.reserve(impressions.size());
        for (const std::int32_t row : impressions)
            m_rows.push_back(narrow<std::size_t>(named.isOfUser ? dataset.userOf({row}).value : row));
    }

    FeatureBins flags() const {
        FeatureBins feature = start(false);
        feature.bins.push_back({.label = "true", .term = m_named.name});
        feature.bins.push_back({.label = "false", .term = m_named.name + " == false"});
        for (const std::size_t row : m_rows) {
            const std::int8_t flag = m_column.flagAt(row);
            feature.codes.push_back(
                flag == data::MissingFlag ? MissingBin : static_cast<std::uint8_t>(flag == 1 ? 1 : 2));
        }
        return feature;
    }

    FeatureBins words(std::size_t mostWords) const {
        FeatureBins feature = start(false);
        const auto codes = m_column.codes();
        const auto frequent = frequentWords(mostWords, [&](std::size_t row, const auto& add) {
            if (codes[row] != data::MissingCode)
                add(codes[row]);
        });
        std::vector<std::uint8_t> binOf(
            narrow<std::size_t>(m_column.dictionary()->size()),
            static_cast<std::uint8_t>(frequent.size() + 1));
        for (const std::int32_t code : frequent) {
            const auto word = m_column.dictionary()->word(code);
            binOf[narrow<std::size_t>(code)] = static_cast<std::uint8_t>(feature.bins.size());
            feature.bins.push_back(
                {.label = std::string(word), .term = m_named.name + " == " + slices::writtenText(word)});
        }
        for (const std::size_t row : m_rows)
            feature.codes.push_back(
                codes[row] == data::MissingCode ? MissingBin : binOf[narrow<std::size_t>(codes[row])]);
        const auto others = static_cast<std::uint8_t>(feature.bins.size());
        if (std::ranges::find(feature.codes, others) != feature.codes.end())
            feature.bins.push_back({.label = "others"});
        return feature;
    }

    std::vector<FeatureBins> severalWords(std::size_t mostWords) const {
        const auto frequent = frequentWords(mostWords, [&](std::size_t row, const auto& add) {
            for (const std::int32_t code : m_column.codesAt(row))
                add(code);
        });
        std::vector<FeatureBins> features;
        for (const std::int32_t code : frequent) {
            FeatureBins feature = start(false);
            const auto word = m_column.dictionary()->word(code);
            const std::string quoted = slices::writtenText(word);
            feature.bins.push_back(
                {.label = std::string(word), .term = m_named.name + " contains " + quoted});
            feature.bins.push_back(
                {.label = "not " + std::string(word), .term = m_named.name + " not contains " + quoted});
            for (const std::size_t row : m_rows) {
                const auto has = m_column.codesAt(row);
                feature.codes.push_back(
                    has.empty()
                        ? MissingBin
                        : static_cast<std::uint8_t>(std::ranges::find(has, code) != has.end() ? 1 : 2));
            }
            features.push_back(std::move(feature));
        }
        return features;
    }

    Result<FeatureBins>
    ordered(std::size_t mostBins, const data::Table& table, const std::stop_token& stop) const {
        FeatureBins feature = start(true);
        ISCOPE_TRY_ASSIGN(const auto statistics, slices::statisticsOf(table, m_column, stop));
        const auto edges = slices::binEdges(statistics, {.column = m_named.name, .binCount = mostBins});
        slices::Facet names;
        names.column = m_named.name;
        names.kind = m_column.spec().kind;
        for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
            auto entry = slices::binEntry(names, edges, bin);
            // The term of a bin begins with its lower edge: "days >= 2 and days < 5".
            const std::string atLeast = entry.term.substr(0, entry.term.find(" and ", m_named.name.size()));
            const std::string edge = atLeast.substr(m_named.name.size() + std::string(" >= ").size());
            feature.bins.push_back(
                {.label = std::move(entry.label),
                 .term = std::move(entry.term),
                 .below = bin == 0 ? std::string() : m_named.name + " < " + edge});
        }
        fillOrdered(feature, edges);
        return feature;
    }

private:
    FeatureBins start(bool isOrdered) const {
        FeatureBins feature;
        feature.column = m_named.name;
        feature.isOrdered = isOrdered;
        feature.bins.push_back({.label = "missing", .term = m_named.name + " is missing"});
        feature.codes.reserve(m_rows.size());
        return feature;
    }

    template <class Visit>
    std::vector<std::int32_t> frequentWords(std::size_t mostWords, const Visit& visit) const {
        std::vector<std::int64_t> counts(narrow<std::size_t>(m_column.dictionary()->size()));
        for (const std::size_t row : m_rows)
            visit(row, [&](std::int32_t code) { ++counts[narrow<std::size_t>(code)]; });
        std::vector<std::int32_t> order(counts.size());
        std::iota(order.begin(), order.end(), 0);
        std::erase_if(order, [&](std::int32_t code) { return counts[narrow<std::size_t>(code)] == 0; });
        std::ranges::sort(order, {}, [&](std::int32_t code) {
            return std::pair(-counts[narrow<std::size_t>(code)], m_column.dictionary()->word(code));
        });
        constexpr std::size_t MostWords = 200; // a code is one byte
        order.resize(std::min({order.size(), mostWords, MostWords}));
        return order;
    }

    void fillOrdered(FeatureBins& feature, const std::vector<double>& edges) const {
        const std::size_t count = edges.size() - 1;
        const auto codeOf = [&](double value) {
            const auto above = std::ranges::upper_bound(edges, value) - edges.begin();
            return static_cast<std::uint8_t>(std::min(narrow<std::size_t>(above), count));
        };
        if (m_column.spec().kind == FeatureKind::Numeric) {
            const auto values = m_column.numbers();
            for (const std::size_t row : m_rows)
                feature.codes.push_back(std::isnan(values[row]) ? MissingBin : codeOf(values[row]));
            return;
        }
        const auto values = m_column.times();
        for (const std::size_t row : m_rows)
            feature.codes.push_back(
                UtcMillis{values[row]}.isMissing() ? MissingBin : codeOf(static_cast<double>(values[row])));
    }

    const NamedColumn& m_named;
    const Column& m_column;
    std::vector<std::size_t> m_rows; ///< of the column
};

Result<std::vector<FeatureBins>> binColumn(
    const NamedColumn& named,
    const BinSpec& spec,
    const data::Dataset& dataset,
    std::span<const std::int32_t> impressions,
    const std::stop_token& stop) {
    const Binning binning(named, dataset, impressions);
    std::vector<FeatureBins> features;
    switch (named.column->spec().kind) {
    case FeatureKind::Boolean:
        features.push_back(binning.flags());
        break;
    case FeatureKind::Categorical:
        features.push_back(binning.words(spec.mostWords));
        break;
    case FeatureKind::MultiCategorical:
        return binning.severalWords(spec.mostWords);
    case FeatureKind::Numeric:
    case FeatureKind::Timestamp: {
        const data::Table& table = named.isOfUser ? dataset.users() : dataset.impressions();
        ISCOPE_TRY_ASSIGN(auto feature, binning.ordered(spec.mostBins, table, stop));
        features.push_back(std::move(feature));
        break;
    }
    case FeatureKind::Text:
        break;
    }
    return features;
}

} // namespace

Result<std::vector<FeatureBins>> binFeatures(
    const BinSpec& spec,
    const data::Dataset& dataset,
    std::span<const std::int32_t> impressions,
    const Workers& workers,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto columns, chosenColumns(spec, dataset));
    std::vector<std::vector<FeatureBins>> parts(columns.size());
    ISCOPE_TRY(workers.forEach(
        columns.size(),
        [&](std::size_t i) -> Status {
            ISCOPE_TRY_ASSIGN(parts[i], binColumn(columns[i], spec, dataset, impressions, stop));
            return {};
        },
        stop));
    std::vector<FeatureBins> features;
    for (auto& part : parts)
        std::ranges::move(part, std::back_inserter(features));
    return features;
}

} // namespace intentscope::analysis
