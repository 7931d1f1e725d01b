// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/slices/column_test.h"

#include "core/base/assert.h"

#include <algorithm>
#include <concepts>
#include <functional>
#include <utility>

namespace intentscope::slices {
namespace {

using data::Column;
using data::FeatureKind;

/// A test of a plain array, in a loop that the compiler can turn into vector instructions.
template <class T, class Fits>
class SpanTest final : public ColumnTest {
public:
    SpanTest(std::span<const T> values, Fits fits) : m_values(values), m_fits(std::move(fits)) {}

    void test(std::size_t first, std::span<std::uint8_t> out) const override {
        const T* values = m_values.data() + first;
        std::uint8_t* target = out.data();
        const std::size_t count = out.size();
        for (std::size_t i = 0; i < count; ++i)
            target[i] = m_fits(values[i]) ? 1 : 0;
    }

private:
    std::span<const T> m_values;
    Fits m_fits;
};

template <class T, class Fits>
ColumnTestPtr spanTest(std::span<const T> values, Fits fits) {
    return std::make_shared<SpanTest<T, Fits>>(values, std::move(fits));
}

/// A test of what a column's own accessors give for a row.
template <class Fits>
class RowTest final : public ColumnTest {
public:
    RowTest(const Column& column, Fits fits) : m_column(column), m_fits(std::move(fits)) {}

    void test(std::size_t first, std::span<std::uint8_t> out) const override {
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = m_fits(m_column, first + i) ? 1 : 0;
    }

private:
    const Column& m_column;
    Fits m_fits;
};

template <class Fits>
ColumnTestPtr rowTest(const Column& column, Fits fits) {
    return std::make_shared<RowTest<Fits>>(column, std::move(fits));
}

/// NaN fits no comparison; the smallest integer, which stands for a missing time, is kept out by hand.
template <class T, class Compare>
ColumnTestPtr boundTest(std::span<const T> values, T bound, Compare compare) {
    if constexpr (std::same_as<T, double>)
        return spanTest(values, [bound, compare](double value) { return compare(value, bound); });
    else
        return spanTest(values, [bound, compare](std::int64_t value) {
            return (value != UtcMillis::missing().value) & compare(value, bound);
        });
}

template <class T>
ColumnTestPtr comparison(std::span<const T> values, Operator op, T bound) {
    switch (op) {
    case Operator::Less:
        return boundTest(values, bound, std::less<T>());
    case Operator::LessOrEqual:
        return boundTest(values, bound, std::less_equal<T>());
    case Operator::Greater:
        return boundTest(values, bound, std::greater<T>());
    case Operator::GreaterOrEqual:
        return boundTest(values, bound, std::greater_equal<T>());
    default:
        ISCOPE_ASSERT(op == Operator::Equal);
        return boundTest(values, bound, std::equal_to<T>());
    }
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

ColumnTest::~ColumnTest() = default;

ColumnTestPtr presenceTest(const Column& column) {
    switch (column.spec().kind) {
    case FeatureKind::Categorical:
        return spanTest(column.codes(), [](std::int32_t code) { return code != data::MissingCode; });
    case FeatureKind::Numeric:
        return spanTest(column.numbers(), [](double value) { return value == value; });
    case FeatureKind::Boolean:
        return spanTest(column.flags(), [](std::int8_t flag) { return flag != data::MissingFlag; });
    case FeatureKind::Timestamp:
        return spanTest(column.times(), [](std::int64_t time) { return time != UtcMillis::missing().value; });
    case FeatureKind::MultiCategorical:
        return rowTest(
            column, [](const Column& each, std::size_t row) { return !each.codesAt(row).empty(); });
    case FeatureKind::Text:
        break;
    }
    return rowTest(column, [](const Column& each, std::size_t row) { return !each.textAt(row).empty(); });
}

ColumnTestPtr numberTest(const Column& column, Operator op, double bound) {
    return comparison(column.numbers(), op, bound);
}

ColumnTestPtr timeTest(const Column& column, Operator op, UtcMillis bound) {
    return comparison(column.times(), op, bound.value);
}

ColumnTestPtr numberInTest(const Column& column, std::vector<double> values) {
    return spanTest(column.numbers(), [values = std::move(values)](double value) {
        return std::ranges::find(values, value) != values.end();
    });
}

ColumnTestPtr timeInTest(const Column& column, std::vector<std::int64_t> values) {
    return spanTest(column.times(), [values = std::move(values)](std::int64_t value) {
        return std::ranges::find(values, value) != values.end();
    });
}

ColumnTestPtr flagTest(const Column& column, bool isTrue) {
    const std::int8_t wanted = isTrue ? 1 : 0;
    return spanTest(column.flags(), [wanted](std::int8_t flag) { return flag == wanted; });
}

ColumnTestPtr codeTest(const Column& column, const std::vector<bool>& isAccepted) {
    const auto acceptedCount = std::ranges::count(isAccepted, true);
    if (column.spec().kind == FeatureKind::Categorical && acceptedCount == 1) {
        const auto only = std::ranges::find(isAccepted, true) - isAccepted.begin();
        return spanTest(column.codes(), [code = static_cast<std::int32_t>(only)](std::int32_t each) {
            return each == code;
        });
    }
    // One entry more in front, for the missing code.
    std::vector<std::uint8_t> fits(isAccepted.size() + 1, 0);
    std::ranges::copy(isAccepted, fits.begin() + 1);
    const auto isFit = [fits = std::move(fits)](std::int32_t code) {
        return fits[static_cast<std::size_t>(code + 1)] != 0;
    };
    if (column.spec().kind == FeatureKind::Categorical)
        return spanTest(column.codes(), isFit);
    return rowTest(column, [isFit](const Column& each, std::size_t row) {
        return std::ranges::any_of(each.codesAt(row), isFit);
    });
}

ColumnTestPtr textInTest(const Column& column, std::vector<std::string> texts) {
    std::erase(texts, std::string());
    return rowTest(column, [texts = std::move(texts)](const Column& each, std::size_t row) {
        return std::ranges::find(texts, each.textAt(row)) != texts.end();
    });
}

ColumnTestPtr textContainsTest(const Column& column, std::string part) {
    return rowTest(column, [part = std::move(part)](const Column& each, std::size_t row) {
        const auto text = each.textAt(row);
        return !text.empty() && containsText(text, part);
    });
}

bool containsText(std::string_view text, std::string_view part) {
    return !std::ranges::search(text, part, {}, lower, lower).empty() || part.empty();
}

} // namespace intentscope::slices
