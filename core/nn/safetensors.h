// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::nn {

/// Element types of a safetensors file, little-endian.
enum class TensorType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

/// The format's own word: "F32", "BOOL".
std::string_view name(TensorType type);
std::size_t byteCount(TensorType type);

/// One tensor of a file: where its bytes lie, counted from the end of the header.
struct TensorEntry {
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape; ///< row-major; empty for a scalar
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    std::int64_t elementCount() const;
};

/// A memory-mapped safetensors file (https://github.com/huggingface/safetensors, "Format"): eight bytes of
/// header length, a JSON header, the tensors' bytes. Immutable; safe to read from any thread.
///
/// `open` trusts nothing before it is checked: header length against the file, every type, shape and range
/// with overflow-safe arithmetic, no name twice, and ranges that cover the data exactly, without a gap or an
/// overlap. Corrupt names the tensor and the offset; NotFound and Io are the file system's.
class SafetensorsFile {
public:
    static constexpr std::uint64_t MaxHeaderBytes = 100'000'000; ///< the format's own limit

    static Result<SafetensorsFile> open(Env& env, const std::filesystem::path& path);
    /// The same of bytes that are in memory already; `path` is what errors name. Corrupt.
    static Result<SafetensorsFile> read(std::unique_ptr<MappedFile> file, const std::filesystem::path& path);

    /// In the order of their bytes.
    std::span<const TensorEntry> tensors() const { return m_tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    /// Null when there is none. O(number of tensors).
    const TensorEntry* find(std::string_view tensorName) const;
    /// The bytes of one of `tensors()`; no alignment is promised.
    std::span<const std::byte> bytes(const TensorEntry& tensor) const;
    /// Gives back the memory of a tensor that is not needed soon; it can still be read.
    void release(const TensorEntry& tensor) const;
    /// The whole file, header included.
    std::span<const std::byte> fileBytes() const { return m_file->bytes(); }

private:
    SafetensorsFile() = default;

    std::unique_ptr<MappedFile> m_file;
    std::uint64_t m_dataStart = 0;
    std::vector<TensorEntry> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// A tensor to write; `bytes` are little-endian and as many as type and shape say.
struct TensorBytes {
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

/// Writes a file, whole or not at all: the same tensors give the same bytes in whatever order they come
/// (larger elements first, then by name, so that each is aligned). InvalidInput for two tensors of one name
/// or bytes that do not fit their shape.
Status writeSafetensors(
    Env& env,
    const std::filesystem::path& path,
    std::span<const TensorBytes> tensors,
    const std::map<std::string, std::string>& metadata = {});

} // namespace intentscope::nn
