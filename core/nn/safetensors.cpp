// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/base/checked.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

static_assert(std::endian::native == std::endian::little, "safetensors are mapped as they lie on disk");

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using Path = std::filesystem::path;

constexpr std::uint64_t LengthBytes = 8;
constexpr std::size_t MaxRank = 16;
constexpr int MaxJsonDepth = 4;

struct TypeName {
    TensorType type;
    std::string_view name;
    std::size_t bytes;
};

constexpr std::array<TypeName, 10> TypeNames{{
    {TensorType::F64, "F64", 8},
    {TensorType::F32, "F32", 4},
    {TensorType::F16, "F16", 2},
    {TensorType::BF16, "BF16", 2},
    {TensorType::I64, "I64", 8},
    {TensorType::I32, "I32", 4},
    {TensorType::I16, "I16", 2},
    {TensorType::I8, "I8", 1},
    {TensorType::U8, "U8", 1},
    {TensorType::Bool, "BOOL", 1},
}};

const TypeName& typeName(TensorType type) {
    return TypeNames[static_cast<std::size_t>(type)];
}

tl::unexpected<Error> corrupt(const Path& path, std::string message) {
    return fail(
        ErrorCode::Corrupt,
        std::move(message),
        {.place = {.file = path.string()}, .cure = "Copy the file again from where it came from"});
}

std::string tensorText(std::string_view tensorName) {
    constexpr std::size_t MaxShown = 80;
    return "tensor '" + std::string(tensorName.substr(0, MaxShown)) + "'";
}

/// Bytes that type and shape ask for; nothing when the product does not fit 64 bits.
std::optional<std::uint64_t> requiredBytes(TensorType type, std::span<const std::int64_t> shape) {
    std::uint64_t bytes = typeName(type).bytes;
    for (const std::int64_t extent : shape) {
        const auto product = mulNoOverflow(bytes, static_cast<std::uint64_t>(extent));
        if (!product || *product > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        bytes = *product;
    }
    return bytes;
}

/// What Git leaves in place of a large file that was not fetched.
bool isLfsPointer(std::span<const std::byte> file) {
    constexpr std::string_view Beginning = "version https://git-lfs";
    return file.size() >= Beginning.size() &&
           std::memcmp(file.data(), Beginning.data(), Beginning.size()) == 0;
}

Result<std::uint64_t> readHeaderLength(const Path& path, std::span<const std::byte> file) {
    if (isLfsPointer(file))
        return fail(
            ErrorCode::Corrupt,
            "this is a pointer of Git LFS, which stands for the file and is not the file",
            {.place = {.file = path.string()}, .cure = "Fetch the file: git lfs pull"});
    if (file.size() < LengthBytes)
        return corrupt(
            path,
            "the file has " + std::to_string(file.size()) + " bytes, less than its header length takes");
    std::uint64_t length = 0;
    std::memcpy(&length, file.data(), LengthBytes);
    if (length > SafetensorsFile::MaxHeaderBytes)
        return corrupt(
            path, "the header length at offset 0 is " + std::to_string(length) + ", above the limit");
    if (length > file.size() - LengthBytes)
        return corrupt(
            path,
            "the header should end at offset " + std::to_string(LengthBytes + length) +
                ", but the file has only " + std::to_string(file.size()) + " bytes");
    return length;
}

/// Parses while refusing what JSON itself allows but a header must not hold: a key twice, or deep nesting.
Result<Json> parseHeader(const Path& path, std::string_view text) {
    std::vector<std::set<std::string, std::less<>>> keys;
    std::string objection;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > MaxJsonDepth) {
            objection = "the header is nested too deeply";
            return false;
        }
        if (event == Json::parse_event_t::object_start)
            keys.emplace_back();
        if (event == Json::parse_event_t::object_end && !keys.empty())
            keys.pop_back();
        if (event == Json::parse_event_t::key && !keys.empty()) {
            const auto& key = parsed.get_ref<const std::string&>();
            if (!keys.back().insert(key).second)
                objection = "the header names " + tensorText(key) + " twice";
        }
        return true;
    };
    Json header = Json::parse(text, watch, false);
    if (!objection.empty())
        return corrupt(path, objection);
    if (header.is_discarded() || !header.is_object())
        return corrupt(path, "the header at offset 8 is not a JSON object");
    return header;
}

Result<TensorType> readType(const Path& path, const std::string& tensor, const Json& entry) {
    const auto found = entry.find("dtype");
    if (found == entry.end() || !found->is_string())
        return corrupt(path, tensorText(tensor) + " has no dtype");
    const auto& word = found->get_ref<const std::string&>();
    const auto known = std::ranges::find(TypeNames, word, &TypeName::name);
    if (known == TypeNames.end())
        return corrupt(path, tensorText(tensor) + " has the unknown dtype '" + word.substr(0, 20) + "'");
    return known->type;
}

Result<std::vector<std::int64_t>> readShape(const Path& path, const std::string& tensor, const Json& entry) {
    const auto found = entry.find("shape");
    if (found == entry.end() || !found->is_array() || found->size() > MaxRank)
        return corrupt(
            path, tensorText(tensor) + " has no shape of at most " + std::to_string(MaxRank) + " extents");
    std::vector<std::int64_t> shape;
    for (const Json& extent : *found) {
        if (!extent.is_number_unsigned() || !std::in_range<std::int64_t>(extent.get<std::uint64_t>()))
            return corrupt(path, tensorText(tensor) + " has an extent that is not a count");
        shape.push_back(static_cast<std::int64_t>(extent.get<std::uint64_t>()));
    }
    return shape;
}

Result<std::pair<std::uint64_t, std::uint64_t>>
readRange(const Path& path, const std::string& tensor, const Json& entry) {
    const auto found = entry.find("data_offsets");
    if (found == entry.end() || !found->is_array() || found->size() != 2 ||
        !(*found)[0].is_number_unsigned() || !(*found)[1].is_number_unsigned())
        return corrupt(path, tensorText(tensor) + " has no data_offsets of two counts");
    return std::pair{(*found)[0].get<std::uint64_t>(), (*found)[1].get<std::uint64_t>()};
}

Result<TensorEntry> readEntry(const Path& path, const std::string& tensor, const Json& entry) {
    if (!entry.is_object())
        return corrupt(path, tensorText(tensor) + " is not described by an object");
    ISCOPE_TRY_ASSIGN(const TensorType type, readType(path, tensor, entry));
    ISCOPE_TRY_ASSIGN(auto shape, readShape(path, tensor, entry));
    ISCOPE_TRY_ASSIGN(const auto range, readRange(path, tensor, entry));
    const auto needed = requiredBytes(type, shape);
    if (!needed)
        return corrupt(path, tensorText(tensor) + " has a shape whose size overflows");
    if (range.second < range.first || range.second - range.first != *needed)
        return corrupt(
            path,
            tensorText(tensor) + " lies at offsets " + std::to_string(range.first) + " to " +
                std::to_string(range.second) + ", but its type and shape need " + std::to_string(*needed) +
                " bytes");
    return TensorEntry{tensor, type, std::move(shape), range.first, range.second};
}

Status checkCoverage(const Path& path, std::span<const TensorEntry> sorted, std::uint64_t dataBytes) {
    std::uint64_t expected = 0;
    for (const TensorEntry& tensor : sorted) {
        if (tensor.begin != expected)
            return corrupt(
                path,
                tensorText(tensor.name) + " begins at offset " + std::to_string(tensor.begin) + " where " +
                    std::to_string(expected) +
                    (tensor.begin < expected ? " was expected: it overlaps"
                                             : " was expected: there is a gap"));
        expected = tensor.end;
    }
    if (expected != dataBytes)
        return corrupt(
            path,
            std::string(expected > dataBytes ? "the file is cut off" : "the file is too long") +
                ": the tensors end at offset " + std::to_string(expected) +
                " of the data, but the file holds " + std::to_string(dataBytes) + " bytes of it");
    return {};
}

Result<std::map<std::string, std::string>> readMetadata(const Path& path, const Json& entry) {
    std::map<std::string, std::string> metadata;
    if (!entry.is_object())
        return corrupt(path, "__metadata__ is not an object");
    for (const auto& [key, value] : entry.items()) {
        if (!value.is_string())
            return corrupt(path, "__metadata__ holds a value that is not text");
        metadata.emplace(key, value.get<std::string>());
    }
    return metadata;
}

Status checkWritable(const Path& path, std::span<const TensorBytes* const> sorted) {
    std::set<std::string_view> names;
    for (const TensorBytes* tensor : sorted) {
        const bool hasBadExtent = std::ranges::any_of(tensor->shape, [](std::int64_t e) { return e < 0; });
        const auto needed = hasBadExtent ? std::nullopt : requiredBytes(tensor->type, tensor->shape);
        const bool isRefused = tensor->name == "__metadata__" || !names.insert(tensor->name).second;
        if (isRefused || needed != tensor->bytes.size())
            return fail(
                ErrorCode::InvalidInput,
                isRefused ? tensorText(tensor->name) + " cannot be written under this name"
                          : tensorText(tensor->name) + " has bytes that do not fit its shape",
                {.place = {.file = path.string()}});
    }
    return {};
}

std::string
headerText(std::span<const TensorBytes* const> sorted, const std::map<std::string, std::string>& metadata) {
    auto header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const TensorBytes* tensor : sorted) {
        const std::uint64_t end = offset + tensor->bytes.size();
        header[tensor->name] = {
            {"dtype", typeName(tensor->type).name},
            {"shape", tensor->shape},
            {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.resize((text.size() + LengthBytes - 1) / LengthBytes * LengthBytes, ' ');
    return text;
}

} // namespace

std::string_view name(TensorType type) {
    return typeName(type).name;
}

std::size_t byteCount(TensorType type) {
    return typeName(type).bytes;
}

std::int64_t TensorEntry::elementCount() const {
    return static_cast<std::int64_t>((end - begin) / byteCount(type));
}

Result<SafetensorsFile> SafetensorsFile::open(Env& env, const Path& path) {
    ISCOPE_TRY_ASSIGN(auto file, env.map(path));
    return read(std::move(file), path);
}

Result<SafetensorsFile> SafetensorsFile::read(std::unique_ptr<MappedFile> file, const Path& path) {
    SafetensorsFile result;
    result.m_file = std::move(file);
    ISCOPE_TRY_ASSIGN(const std::uint64_t headerBytes, readHeaderLength(path, result.m_file->bytes()));
    result.m_dataStart = LengthBytes + headerBytes;
    ISCOPE_TRY_ASSIGN(
        const Json header, parseHeader(path, result.m_file->text().substr(LengthBytes, headerBytes)));
    for (const auto& [key, entry] : header.items()) {
        if (key == "__metadata__") {
            ISCOPE_TRY_ASSIGN(result.m_metadata, readMetadata(path, entry));
            continue;
        }
        ISCOPE_TRY_ASSIGN(auto tensor, readEntry(path, key, entry));
        result.m_tensors.push_back(std::move(tensor));
    }
    std::ranges::sort(result.m_tensors, {}, [](const TensorEntry& tensor) {
        return std::tuple(tensor.begin, tensor.end, std::string_view(tensor.name));
    });
    ISCOPE_TRY(checkCoverage(path, result.m_tensors, result.m_file->bytes().size() - result.m_dataStart));
    return result;
}

const TensorEntry* SafetensorsFile::find(std::string_view tensorName) const {
    const auto found = std::ranges::find(m_tensors, tensorName, &TensorEntry::name);
    return found == m_tensors.end() ? nullptr : &*found;
}

std::span<const std::byte> SafetensorsFile::bytes(const TensorEntry& tensor) const {
    return m_file->bytes().subspan(m_dataStart + tensor.begin, tensor.end - tensor.begin);
}

void SafetensorsFile::release(const TensorEntry& tensor) const {
    m_file->release(m_dataStart + tensor.begin, tensor.end - tensor.begin);
}

Status writeSafetensors(
    Env& env,
    const Path& path,
    std::span<const TensorBytes> tensors,
    const std::map<std::string, std::string>& metadata) {
    std::vector<const TensorBytes*> sorted;
    for (const TensorBytes& tensor : tensors)
        sorted.push_back(&tensor);
    std::ranges::sort(sorted, {}, [](const TensorBytes* tensor) {
        return std::pair(-static_cast<std::int64_t>(byteCount(tensor->type)), std::string_view(tensor->name));
    });
    ISCOPE_TRY(checkWritable(path, sorted));
    const std::string header = headerText(sorted, metadata);
    const std::uint64_t length = header.size();
    ISCOPE_TRY_ASSIGN(auto file, AtomicFile::create(env, path));
    ISCOPE_TRY(file.file().append(std::as_bytes(std::span(&length, 1))));
    ISCOPE_TRY(file.file().append(header));
    for (const TensorBytes* tensor : sorted)
        ISCOPE_TRY(file.file().append(tensor->bytes));
    return file.commit();
}

} // namespace intentscope::nn
