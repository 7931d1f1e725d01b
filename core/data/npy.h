// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/assert.h"
#include "core/base/env.h"

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

static_assert(std::endian::native == std::endian::little, "columns are mapped as they lie on disk");

/// The element types of the files that this program keeps: little-endian, C order, of one or two dimensions.
enum class NpyType { Float64, Float32, Int64, Int32, Int8, UInt8 };

std::size_t itemSize(NpyType type);
/// NumPy's own spelling: "<f8".
std::string_view name(NpyType type);

template <class T>
constexpr NpyType npyTypeOf() {
    if constexpr (std::same_as<T, double>)
        return NpyType::Float64;
    else if constexpr (std::same_as<T, float>)
        return NpyType::Float32;
    else if constexpr (std::same_as<T, std::int64_t>)
        return NpyType::Int64;
    else if constexpr (std::same_as<T, std::int32_t>)
        return NpyType::Int32;
    else if constexpr (std::same_as<T, std::int8_t>)
        return NpyType::Int8;
    else {
        static_assert(std::same_as<T, std::uint8_t>, "no .npy type for T");
        return NpyType::UInt8;
    }
}

struct NpyHeader {
    NpyType type = NpyType::Float64;
    std::uint64_t count = 0;   ///< items in all
    std::uint64_t columns = 0; ///< items in a row of a matrix; 0 of a vector
    std::uint64_t dataOffset = 0;
};

/// Reads the header of a whole .npy file (format versions 1.0 and 2.0) and checks it against the file's
/// size: afterwards exactly `count` items lie from `dataOffset` to the end. Corrupt, UnsupportedVersion for
/// a newer format or an array that is not one-dimensional little-endian C order. `path` is for the message.
Result<NpyHeader> parseNpyHeader(std::span<const std::byte> file, const std::filesystem::path& path);
/// The same for a two-dimensional array.
Result<NpyHeader> parseNpyMatrixHeader(std::span<const std::byte> file, const std::filesystem::path& path);

/// A version 1.0 header of always the same length, so that the count can be written at the end.
std::string formatNpyHeader(NpyType type, std::uint64_t count);
/// The same for a matrix of `columns` > 0 items a row; `count` items in all.
std::string formatNpyMatrixHeader(NpyType type, std::uint64_t count, std::uint64_t columns);

/// Who brings a file to disk: the writer, or whoever asks for it (Env::syncFile of many files at once).
enum class Sync { Now, Later };

/// Writes one array of which the length is not known before. One thread at a time.
class NpyWriter {
public:
    static Result<NpyWriter> create(Env& env, std::filesystem::path path, NpyType type);
    /// A matrix of `columns` > 0 items a row; whole rows are appended.
    static Result<NpyWriter>
    createMatrix(Env& env, std::filesystem::path path, NpyType type, std::uint64_t columns);

    template <class T>
    Status append(const T& value) {
        return append(std::span<const T>(&value, 1));
    }
    template <class T>
    Status append(std::span<const T> values) {
        ISCOPE_ASSERT(npyTypeOf<T>() == m_type);
        m_count += values.size();
        return appendBytes(std::as_bytes(values));
    }

    std::uint64_t count() const { return m_count; } ///< items
    const std::filesystem::path& path() const { return m_path; }
    /// Writes the count and closes the file, on disk unless that comes later.
    Status finish(Sync sync = Sync::Now);

private:
    NpyWriter(std::unique_ptr<WritableFile> file, std::filesystem::path path, NpyType type);
    std::string header() const;
    Status appendBytes(std::span<const std::byte> bytes);
    Status flush();

    std::unique_ptr<WritableFile> m_file;
    std::filesystem::path m_path;
    NpyType m_type;
    std::uint64_t m_columns = 0; ///< 0: a vector
    std::uint64_t m_count = 0;
    std::vector<std::byte> m_buffer;
};

/// A mapped .npy file. Cheap to copy; safe to read from any thread.
class NpyFile {
public:
    /// As parseNpyHeader, and Corrupt when the items are not of `type`.
    static Result<NpyFile> open(Env& env, const std::filesystem::path& path, NpyType type);
    /// A matrix; Corrupt when its rows are not of `columns` items.
    static Result<NpyFile>
    openMatrix(Env& env, const std::filesystem::path& path, NpyType type, std::uint64_t columns);

    std::size_t count() const { return static_cast<std::size_t>(m_header.count); }
    template <class T>
    std::span<const T> values() const {
        ISCOPE_ASSERT(npyTypeOf<T>() == m_header.type);
        return {reinterpret_cast<const T*>(data()), count()};
    }

    /// Gives back the memory of what was read; the items can be read again.
    void release() const { m_file->release(0, m_file->bytes().size()); }

private:
    NpyFile(std::shared_ptr<const MappedFile> file, NpyHeader header);
    const std::byte* data() const;

    std::shared_ptr<const MappedFile> m_file;
    NpyHeader m_header;
};

/// One whole array at once.
template <class T>
Status
writeNpy(Env& env, const std::filesystem::path& path, std::span<const T> values, Sync sync = Sync::Now) {
    ISCOPE_TRY_ASSIGN(auto writer, NpyWriter::create(env, path, npyTypeOf<T>()));
    ISCOPE_TRY(writer.append(values));
    return writer.finish(sync);
}

} // namespace intentscope::data
