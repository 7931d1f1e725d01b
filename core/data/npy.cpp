// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/npy.h"

#include "core/base/checked.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::string_view Magic("\x93NUMPY", 6);
constexpr std::size_t HeaderBytes = 128;
constexpr std::size_t BufferBytes = 1U << 16U;
/// No header of a one-dimensional array comes near; a damaged length must not make us look further.
constexpr std::size_t MaxHeaderBytes = 1U << 16U;

struct TypeName {
    NpyType type;
    std::string_view text;
    std::size_t bytes;
};
constexpr std::array TypeNames{
    TypeName{NpyType::Float64, "<f8", 8},
    TypeName{NpyType::Float32, "<f4", 4},
    TypeName{NpyType::Int64, "<i8", 8},
    TypeName{NpyType::Int32, "<i4", 4},
    TypeName{NpyType::Int8, "|i1", 1},
    TypeName{NpyType::UInt8, "|u1", 1}};

const TypeName& entry(NpyType type) {
    return TypeNames[static_cast<std::size_t>(type)];
}

tl::unexpected<Error> damaged(const std::filesystem::path& path, std::string what) {
    return fail(
        ErrorCode::Corrupt,
        "This is no readable .npy file: " + std::move(what),
        {.place = {.file = path.string()}, .cure = "Import the dataset again"});
}

tl::unexpected<Error> notOurs(const std::filesystem::path& path, std::string what) {
    return fail(
        ErrorCode::UnsupportedVersion,
        std::move(what),
        {.place = {.file = path.string()},
         .cure = "Only little-endian arrays in C order of format 1.0 or 2.0 are read"});
}

/// Walks over the header's Python dictionary. Every function leaves the text behind what it took.
class HeaderText {
public:
    explicit HeaderText(std::string_view text) : m_text(text) {}

    bool take(std::string_view token) {
        skipBlanks();
        if (!m_text.starts_with(token))
            return false;
        m_text.remove_prefix(token.size());
        return true;
    }

    std::optional<std::string_view> takeQuoted() {
        if (!take("'"))
            return std::nullopt;
        const auto end = m_text.find('\'');
        if (end == std::string_view::npos)
            return std::nullopt;
        const auto text = m_text.substr(0, end);
        m_text.remove_prefix(end + 1);
        return text;
    }

    std::optional<std::uint64_t> takeNumber() {
        skipBlanks();
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), value);
        if (error != std::errc{})
            return std::nullopt;
        m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
        return value;
    }

    bool isAtEnd() {
        skipBlanks();
        return m_text == "\n";
    }

private:
    void skipBlanks() { m_text.remove_prefix(std::min(m_text.find_first_not_of(' '), m_text.size())); }

    std::string_view m_text;
};

struct Fields {
    std::optional<std::string_view> type;
    std::optional<bool> isFortran;
    std::optional<std::uint64_t> count; ///< of the first dimension
    std::uint64_t columns = 0;          ///< of the second one
    std::size_t dimensionCount = 1;
};

/// What stands behind "(": "5,)" or "5, 3)". More dimensions are counted as three.
void readShape(HeaderText& text, Fields& fields) {
    fields.count = text.takeNumber();
    if (fields.count && text.take(",") && text.take(")"))
        return;
    const auto columns = fields.count ? text.takeNumber() : std::nullopt;
    fields.columns = columns.value_or(0);
    fields.dimensionCount = columns && text.take(")") ? 2 : 3;
}

bool readField(HeaderText& text, std::string_view key, Fields& fields) {
    if (key == "descr" && !fields.type) {
        fields.type = text.takeQuoted();
        return fields.type.has_value();
    }
    if (key == "fortran_order" && !fields.isFortran) {
        const bool isTrue = text.take("True");
        fields.isFortran = isTrue;
        return isTrue || text.take("False");
    }
    if (key == "shape" && !fields.count) {
        if (!text.take("("))
            return false;
        readShape(text, fields);
        return true;
    }
    return false;
}

Result<Fields>
parseFields(std::string_view header, std::size_t dimensionCount, const std::filesystem::path& path) {
    HeaderText text(header);
    Fields fields;
    if (!text.take("{"))
        return damaged(path, "its header is no dictionary");
    while (!text.take("}")) {
        const auto key = text.takeQuoted();
        if (!key || !text.take(":") || !readField(text, *key, fields))
            return damaged(path, "its header cannot be understood");
        if (key == "shape" && fields.dimensionCount != dimensionCount) {
            return notOurs(
                path,
                std::string("This .npy file is no ") + (dimensionCount == 1 ? "one" : "two") +
                    "-dimensional array");
        }
        if (!text.take(",") && !text.take("}"))
            return damaged(path, "its header cannot be understood");
        if (text.isAtEnd())
            break;
    }
    if (!text.isAtEnd() || !fields.type || !fields.isFortran || !fields.count)
        return damaged(path, "its header is not complete");
    return fields;
}

Result<NpyHeader> toHeader(const Fields& fields, const std::filesystem::path& path) {
    if (*fields.isFortran && *fields.count > 0)
        return notOurs(path, "This .npy file is in Fortran order");
    for (const auto& known : TypeNames) {
        if (known.text == *fields.type)
            return NpyHeader{.type = known.type, .count = *fields.count, .columns = fields.columns};
    }
    return notOurs(path, "This .npy file holds items of type '" + std::string(*fields.type) + "'");
}

/// Where the dictionary begins, and its length.
Result<std::pair<std::size_t, std::size_t>> locate(std::string_view text, const std::filesystem::path& path) {
    if (text.size() < 12 || !text.starts_with(Magic))
        return damaged(path, "it does not begin like one");
    const auto byteAt = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(text[at]));
    };
    const auto major = byteAt(6);
    if ((major != 1 && major != 2) || byteAt(7) != 0) {
        return notOurs(
            path, "This .npy file is of format " + std::to_string(major) + "." + std::to_string(byteAt(7)));
    }
    const std::size_t start = major == 1 ? 10 : 12;
    std::size_t length = byteAt(8) | byteAt(9) << 8U;
    if (major == 2)
        length |= byteAt(10) << 16U | byteAt(11) << 24U;
    if (length > MaxHeaderBytes || length > text.size() - start)
        return damaged(path, "its header is longer than the file");
    return std::pair(start, length);
}

Result<NpyHeader>
parseHeader(std::span<const std::byte> file, std::size_t dimensionCount, const std::filesystem::path& path) {
    const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    ISCOPE_TRY_ASSIGN(const auto where, locate(text, path));
    ISCOPE_TRY_ASSIGN(
        const auto fields, parseFields(text.substr(where.first, where.second), dimensionCount, path));
    ISCOPE_TRY_ASSIGN(auto header, toHeader(fields, path));
    header.dataOffset = where.first + where.second;
    if (header.dataOffset % itemSize(header.type) != 0)
        return damaged(path, "its items are not aligned");
    if (dimensionCount == 2) {
        const auto count = mulNoOverflow(header.count, header.columns);
        if (!count || header.columns == 0)
            return damaged(path, "its header promises an impossible shape");
        header.count = *count;
    }
    const auto bytes = mulNoOverflow<std::uint64_t>(header.count, itemSize(header.type));
    if (bytes != text.size() - header.dataOffset) {
        return damaged(
            path,
            "its header promises " + std::to_string(header.count) + " items, and " +
                std::to_string(text.size() - header.dataOffset) + " bytes follow");
    }
    return header;
}

std::string headerOf(NpyType type, const std::string& shape) {
    std::string out(Magic);
    out += {'\x01', '\x00', static_cast<char>(HeaderBytes - 10), '\x00'};
    out += "{'descr': '" + std::string(name(type)) + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    ISCOPE_ASSERT(out.size() < HeaderBytes);
    out.resize(HeaderBytes - 1, ' ');
    out += '\n';
    return out;
}

Status checkType(const NpyHeader& header, NpyType type, const std::filesystem::path& path) {
    if (header.type == type)
        return {};
    return damaged(
        path,
        "its items are of type " + std::string(name(header.type)) + " where " + std::string(name(type)) +
            " is expected");
}

} // namespace

std::size_t itemSize(NpyType type) {
    return entry(type).bytes;
}

std::string_view name(NpyType type) {
    return entry(type).text;
}

Result<NpyHeader> parseNpyHeader(std::span<const std::byte> file, const std::filesystem::path& path) {
    return parseHeader(file, 1, path);
}

Result<NpyHeader> parseNpyMatrixHeader(std::span<const std::byte> file, const std::filesystem::path& path) {
    return parseHeader(file, 2, path);
}

std::string formatNpyHeader(NpyType type, std::uint64_t count) {
    return headerOf(type, std::to_string(count) + ",");
}

std::string formatNpyMatrixHeader(NpyType type, std::uint64_t count, std::uint64_t columns) {
    ISCOPE_ASSERT(columns > 0 && count % columns == 0);
    return headerOf(type, std::to_string(count / columns) + ", " + std::to_string(columns));
}

NpyWriter::NpyWriter(std::unique_ptr<WritableFile> file, std::filesystem::path path, NpyType type)
    : m_file(std::move(file)), m_path(std::move(path)), m_type(type) {
    m_buffer.reserve(BufferBytes);
}

Result<NpyWriter> NpyWriter::create(Env& env, std::filesystem::path path, NpyType type) {
    ISCOPE_TRY_ASSIGN(auto file, env.create(path));
    ISCOPE_TRY(file->append(formatNpyHeader(type, 0)));
    return NpyWriter(std::move(file), std::move(path), type);
}

Result<NpyWriter>
NpyWriter::createMatrix(Env& env, std::filesystem::path path, NpyType type, std::uint64_t columns) {
    ISCOPE_ASSERT(columns > 0);
    ISCOPE_TRY_ASSIGN(auto writer, create(env, std::move(path), type));
    writer.m_columns = columns;
    return writer;
}

std::string NpyWriter::header() const {
    return m_columns == 0 ? formatNpyHeader(m_type, m_count)
                          : formatNpyMatrixHeader(m_type, m_count, m_columns);
}

Status NpyWriter::appendBytes(std::span<const std::byte> bytes) {
    if (m_buffer.size() + bytes.size() > BufferBytes)
        ISCOPE_TRY(flush());
    if (bytes.size() > BufferBytes)
        return m_file->append(bytes);
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
    return {};
}

Status NpyWriter::flush() {
    ISCOPE_TRY(m_file->append(std::span<const std::byte>(m_buffer)));
    m_buffer.clear();
    return {};
}

Status NpyWriter::finish(Sync sync) {
    ISCOPE_TRY(flush());
    const std::string text = header();
    ISCOPE_TRY(m_file->overwrite(0, std::as_bytes(std::span(text.data(), text.size()))));
    if (sync == Sync::Now)
        ISCOPE_TRY(m_file->sync());
    return m_file->close();
}

NpyFile::NpyFile(std::shared_ptr<const MappedFile> file, NpyHeader header)
    : m_file(std::move(file)), m_header(header) {}

Result<NpyFile> NpyFile::open(Env& env, const std::filesystem::path& path, NpyType type) {
    ISCOPE_TRY_ASSIGN(std::shared_ptr<const MappedFile> file, env.map(path));
    ISCOPE_TRY_ASSIGN(const auto header, parseNpyHeader(file->bytes(), path));
    ISCOPE_TRY(checkType(header, type, path));
    return NpyFile(std::move(file), header);
}

Result<NpyFile>
NpyFile::openMatrix(Env& env, const std::filesystem::path& path, NpyType type, std::uint64_t columns) {
    ISCOPE_TRY_ASSIGN(std::shared_ptr<const MappedFile> file, env.map(path));
    ISCOPE_TRY_ASSIGN(const auto header, parseNpyMatrixHeader(file->bytes(), path));
    ISCOPE_TRY(checkType(header, type, path));
    if (header.columns != columns) {
        return damaged(
            path,
            "its rows have " + std::to_string(header.columns) + " items where " + std::to_string(columns) +
                " are expected");
    }
    return NpyFile(std::move(file), header);
}

const std::byte* NpyFile::data() const {
    return m_file->bytes().data() + m_header.dataOffset;
}

} // namespace intentscope::data
