// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parquet_scalar_cells.h"

#include "core/base/time.h"
#include "core/data/cell.h"

#include <arrow/array.h>
#include <arrow/type.h>
#include <arrow/util/float16.h>

#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace intentscope::data {

namespace {

using Type = arrow::Type;
using ArrayPointer = std::shared_ptr<arrow::Array>;

/// The years that have four digits: what toIso8601 writes and parseTime reads.
constexpr std::int64_t FirstMillis = -62'167'219'200'000;
constexpr std::int64_t EndMillis = 253'402'300'800'000;

std::int64_t flooredQuotient(std::int64_t value, std::int64_t divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/// Writes one cell at a time into a buffer of its own; `write` is given rows that are not null.
template <class Array, class Write>
class WrittenCells final : public CellText {
public:
    WrittenCells(ArrayPointer array, Write write)
        : m_array(std::move(array)), m_typed(static_cast<const Array&>(*m_array)), m_write(std::move(write)) {
    }

    Result<std::string_view> at(std::int64_t row) override {
        if (m_typed.IsNull(row))
            return std::string_view{};
        return m_write(m_typed, row, m_buffer);
    }

private:
    ArrayPointer m_array;
    const Array& m_typed;
    Write m_write;
    std::string m_buffer;
};

template <class Array, class Write>
std::unique_ptr<CellText> writtenCells(const ArrayPointer& array, Write write) {
    return std::make_unique<WrittenCells<Array, Write>>(array, std::move(write));
}

template <class Array>
std::unique_ptr<CellText> wholeNumbers(const ArrayPointer& array) {
    return writtenCells<Array>(array, [](const Array& typed, std::int64_t row, std::string& buffer) {
        constexpr std::size_t LongestNumber = 24;
        buffer.resize(LongestNumber);
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), typed.Value(row)).ptr;
        return Result<std::string_view>(
            std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())));
    });
}

/// A value of 32 or 16 bits is widened first: the number that is stored is then exactly the file's.
Result<std::string_view> numberCell(double value, std::string& buffer) {
    if (std::isnan(value))
        return std::string_view{};
    constexpr std::size_t LongestNumber = 32;
    buffer.resize(LongestNumber);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

template <class Array>
std::unique_ptr<CellText> numbers(const ArrayPointer& array) {
    return writtenCells<Array>(array, [](const Array& typed, std::int64_t row, std::string& buffer) {
        return numberCell(static_cast<double>(typed.Value(row)), buffer);
    });
}

std::unique_ptr<CellText> halfNumbers(const ArrayPointer& array) {
    return writtenCells<arrow::HalfFloatArray>(
        array, [](const arrow::HalfFloatArray& typed, std::int64_t row, std::string& buffer) {
            return numberCell(arrow::util::Float16::FromBits(typed.Value(row)).ToDouble(), buffer);
        });
}

Result<std::string_view> checkedText(std::string_view text) {
    if (findInvalidUtf8(text))
        return fail(
            ErrorCode::InvalidInput,
            "The bytes of a cell are no valid UTF-8",
            {.cure = "Write texts as UTF-8, and leave other bytes out of the file"});
    return text;
}

template <class Array>
std::unique_ptr<CellText> texts(const ArrayPointer& array) {
    return writtenCells<Array>(array, [](const Array& typed, std::int64_t row, std::string&) {
        return checkedText(typed.GetView(row));
    });
}

template <class Array>
std::unique_ptr<CellText> decimals(const ArrayPointer& array) {
    return writtenCells<Array>(array, [](const Array& typed, std::int64_t row, std::string& buffer) {
        buffer = typed.FormatValue(row);
        return Result<std::string_view>(buffer);
    });
}

Result<std::string_view> timeCell(std::int64_t millis, std::size_t length, std::string& buffer) {
    if (millis < FirstMillis || millis >= EndMillis) {
        buffer = std::to_string(millis); // which is read as milliseconds
        return std::string_view(buffer);
    }
    buffer = toIso8601(UtcMillis{millis});
    return std::string_view(buffer).substr(0, length);
}

constexpr std::size_t WholeTime = std::string_view::npos;
constexpr std::size_t DateOnly = 10;

std::unique_ptr<CellText> timestamps(const ArrayPointer& array) {
    const auto unit = static_cast<const arrow::TimestampType&>(*array->type()).unit();
    return writtenCells<arrow::TimestampArray>(
        array, [unit](const arrow::TimestampArray& typed, std::int64_t row, std::string& buffer) {
            const std::int64_t value = typed.Value(row);
            switch (unit) {
            case arrow::TimeUnit::SECOND:
                if (value < FirstMillis || value >= EndMillis)
                    return Result<std::string_view>(
                        fail(ErrorCode::InvalidInput, "A time lies millions of years away"));
                return timeCell(value * MillisPerSecond, WholeTime, buffer);
            case arrow::TimeUnit::MILLI:
                return timeCell(value, WholeTime, buffer);
            case arrow::TimeUnit::MICRO:
                return timeCell(flooredQuotient(value, 1'000), WholeTime, buffer);
            case arrow::TimeUnit::NANO:
                return timeCell(flooredQuotient(value, 1'000'000), WholeTime, buffer);
            }
            return Result<std::string_view>(std::string_view{});
        });
}

/// "14:02:00.500" of a count of `perSecond` parts since midnight.
Result<std::string_view> clockCell(std::int64_t value, std::int64_t perSecond, std::string& buffer) {
    const std::int64_t millis =
        flooredQuotient(value, perSecond) * MillisPerSecond +
        (value - flooredQuotient(value, perSecond) * perSecond) * MillisPerSecond / perSecond;
    if (millis < 0 || millis >= MillisPerDay)
        return fail(ErrorCode::InvalidInput, "A time of day lies outside of the day");
    constexpr std::size_t ClockBegin = 11;
    constexpr std::size_t ClockLength = 12;
    buffer = toIso8601(UtcMillis{millis});
    return std::string_view(buffer).substr(ClockBegin, ClockLength);
}

std::int64_t perSecondOf(arrow::TimeUnit::type unit) {
    switch (unit) {
    case arrow::TimeUnit::SECOND:
        return 1;
    case arrow::TimeUnit::MILLI:
        return 1'000;
    case arrow::TimeUnit::MICRO:
        return 1'000'000;
    case arrow::TimeUnit::NANO:
        return 1'000'000'000;
    }
    return 1;
}

template <class Array, class ArrowType>
std::unique_ptr<CellText> clocks(const ArrayPointer& array) {
    const auto perSecond = perSecondOf(static_cast<const ArrowType&>(*array->type()).unit());
    return writtenCells<Array>(array, [perSecond](const Array& typed, std::int64_t row, std::string& buffer) {
        return clockCell(typed.Value(row), perSecond, buffer);
    });
}

std::unique_ptr<CellText> datesInDays(const ArrayPointer& array) {
    return writtenCells<arrow::Date32Array>(
        array, [](const arrow::Date32Array& typed, std::int64_t row, std::string& buffer) {
            return timeCell(typed.Value(row) * MillisPerDay, DateOnly, buffer);
        });
}

std::unique_ptr<CellText> datesInMillis(const ArrayPointer& array) {
    return writtenCells<arrow::Date64Array>(
        array, [](const arrow::Date64Array& typed, std::int64_t row, std::string& buffer) {
            return timeCell(typed.Value(row), DateOnly, buffer);
        });
}

/// "f81d4fae-7dec-11d0-a765-00a0c91e6bf6" of 16 bytes.
std::unique_ptr<CellText> uuids(const ArrayPointer& array) {
    return writtenCells<arrow::FixedSizeBinaryArray>(
        array, [](const arrow::FixedSizeBinaryArray& typed, std::int64_t row, std::string& buffer) {
            constexpr std::string_view Digits = "0123456789abcdef";
            buffer.clear();
            for (const char letter : typed.GetView(row)) {
                const auto byte = static_cast<unsigned char>(letter);
                if (buffer.size() == 8 || buffer.size() == 13 || buffer.size() == 18 || buffer.size() == 23)
                    buffer += '-';
                buffer += Digits[byte / 16U];
                buffer += Digits[byte % 16U];
            }
            return Result<std::string_view>(buffer);
        });
}

class NoCells final : public CellText {
public:
    Result<std::string_view> at(std::int64_t) override { return std::string_view{}; }
};

using Reading = CellReading;

std::optional<Reading> numberReading(Type::type type) {
    switch (type) {
    case Type::INT8:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::Int8Array>};
    case Type::INT16:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::Int16Array>};
    case Type::INT32:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::Int32Array>};
    case Type::INT64:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::Int64Array>};
    case Type::UINT8:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::UInt8Array>};
    case Type::UINT16:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::UInt16Array>};
    case Type::UINT32:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::UInt32Array>};
    case Type::UINT64:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::UInt64Array>};
    case Type::FLOAT:
        return Reading{FeatureKind::Numeric, &numbers<arrow::FloatArray>};
    case Type::DOUBLE:
        return Reading{FeatureKind::Numeric, &numbers<arrow::DoubleArray>};
    case Type::HALF_FLOAT:
        return Reading{FeatureKind::Numeric, &halfNumbers};
    case Type::DECIMAL128:
        return Reading{FeatureKind::Numeric, &decimals<arrow::Decimal128Array>};
    case Type::DECIMAL256:
        return Reading{FeatureKind::Numeric, &decimals<arrow::Decimal256Array>};
    case Type::DURATION:
        return Reading{FeatureKind::Numeric, &wholeNumbers<arrow::DurationArray>};
    default:
        return std::nullopt;
    }
}

std::optional<Reading> textReading(Type::type type) {
    switch (type) {
    case Type::STRING:
        return Reading{FeatureKind::Text, &texts<arrow::StringArray>};
    case Type::LARGE_STRING:
        return Reading{FeatureKind::Text, &texts<arrow::LargeStringArray>};
    case Type::BINARY:
        return Reading{FeatureKind::Text, &texts<arrow::BinaryArray>};
    case Type::LARGE_BINARY:
        return Reading{FeatureKind::Text, &texts<arrow::LargeBinaryArray>};
    case Type::FIXED_SIZE_BINARY:
        return Reading{FeatureKind::Text, &texts<arrow::FixedSizeBinaryArray>};
    case Type::NA:
        return Reading{FeatureKind::Text, [](const ArrayPointer&) -> std::unique_ptr<CellText> {
                           return std::make_unique<NoCells>();
                       }};
    default:
        return std::nullopt;
    }
}

std::optional<Reading> timeReading(Type::type type) {
    switch (type) {
    case Type::TIMESTAMP:
        return Reading{FeatureKind::Timestamp, &timestamps};
    case Type::DATE32:
        return Reading{FeatureKind::Timestamp, &datesInDays};
    case Type::DATE64:
        return Reading{FeatureKind::Timestamp, &datesInMillis};
    case Type::TIME32:
        return Reading{FeatureKind::Categorical, &clocks<arrow::Time32Array, arrow::Time32Type>};
    case Type::TIME64:
        return Reading{FeatureKind::Categorical, &clocks<arrow::Time64Array, arrow::Time64Type>};
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<CellReading> scalarReading(const arrow::DataType& type) {
    constexpr int UuidBytes = 16;
    if (type.id() == Type::BOOL) {
        return Reading{FeatureKind::Boolean, [](const ArrayPointer& array) {
                           return writtenCells<arrow::BooleanArray>(
                               array, [](const arrow::BooleanArray& typed, std::int64_t row, std::string&) {
                                   return Result<std::string_view>(typed.Value(row) ? "1" : "0");
                               });
                       }};
    }
    // A UUID, which Arrow gives as plain bytes, or a hash: digits are the readable form of both.
    if (type.id() == Type::FIXED_SIZE_BINARY &&
        static_cast<const arrow::FixedSizeBinaryType&>(type).byte_width() == UuidBytes)
        return Reading{FeatureKind::Text, &uuids};
    if (const auto number = numberReading(type.id()))
        return number;
    if (const auto time = timeReading(type.id()))
        return time;
    return textReading(type.id());
}

} // namespace intentscope::data
