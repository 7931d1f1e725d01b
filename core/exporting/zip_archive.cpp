// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/zip_archive.h"

#include "core/base/fingerprint.h"
#include "core/base/progress.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <span>
#include <utility>

namespace intentscope::exporting {
namespace {

/// 1980-01-01 00:00, the first date that the format knows.
constexpr zip_uint16_t FixedTime = 0;
constexpr zip_uint16_t FixedDate = 0x21;
/// A plain file that everybody may read, in the upper half as Unix has it.
constexpr zip_uint32_t PlainFile = 0100644U << 16U;

tl::unexpected<Error> refused(const zip_error_t& error, const std::filesystem::path& file) {
    const bool isSystem = zip_error_system_type(&error) == ZIP_ET_SYS;
    const int systemCode = zip_error_code_system(&error);
    // The text belongs to the error that it was asked of; this one is a copy of the codes alone.
    zip_error_t copy;
    zip_error_init(&copy);
    zip_error_set(&copy, zip_error_code_zip(&error), systemCode);
    const std::string reason = zip_error_strerror(&copy);
    const int zipCode = zip_error_code_zip(&copy);
    zip_error_fini(&copy);
    ErrorCode code = ErrorCode::Io;
    std::string cure = "Check that the disk is there and that you may use the folder";
    switch (zipCode) {
    case ZIP_ER_CANCELLED:
        return fail(ErrorCode::Cancelled, "Cancelled");
    case ZIP_ER_NOENT:
        code = ErrorCode::NotFound;
        cure = "Check the name";
        break;
    case ZIP_ER_MEMORY:
        code = ErrorCode::ResourceExhausted;
        break;
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
    case ZIP_ER_CRC:
    case ZIP_ER_EOF:
    case ZIP_ER_ZLIB:
    case ZIP_ER_COMPNOTSUPP:
    case ZIP_ER_ENCRNOTSUPP:
    case ZIP_ER_MULTIDISK:
        code = ErrorCode::Corrupt;
        cure = "Get the file again; its SHA-256 stands in the manifest beside the original";
        break;
    default:
        break;
    }
    if (isSystem && systemCode == ENOSPC) {
        code = ErrorCode::ResourceExhausted;
        cure = "Free some space on this disk and try again";
    } else if (isSystem && systemCode == ENOENT) {
        code = ErrorCode::NotFound;
    }
    return fail(code, "The archive answered: " + reason, {.place = {.file = file.string()}, .cure = cure});
}

bool leadsOutside(const std::string& name) {
    const std::filesystem::path path(name);
    return path.is_absolute() || name.find('\\') != std::string::npos ||
           std::ranges::any_of(path, [](const auto& part) { return part == ".."; });
}

int isStopped(zip_t*, void* stop) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

} // namespace

struct ZipWriter::State {
    State(Env& theEnv, std::filesystem::path theTarget)
        : env(theEnv), target(std::move(theTarget)), partial(target.string() + ".partial") {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (archive != nullptr)
            zip_discard(archive);
        static_cast<void>(env.remove(partial));
    }

    Status addSource(const std::string& name, zip_source_t* source) {
        if (source == nullptr)
            return refused(*zip_get_error(archive), target);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return refused(*zip_get_error(archive), target);
        }
        const auto place = static_cast<zip_uint64_t>(index);
        const bool isSet =
            zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 6) == 0 &&
            zip_file_set_dostime(archive, place, FixedTime, FixedDate, 0) == 0 &&
            zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, PlainFile) == 0;
        return isSet ? Status() : Status(refused(*zip_get_error(archive), target));
    }

    Env& env;
    std::filesystem::path target;
    std::filesystem::path partial;
    zip_t* archive = nullptr;
};

ZipWriter::ZipWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZipWriter::ZipWriter(ZipWriter&&) noexcept = default;
ZipWriter::~ZipWriter() = default;

Result<ZipWriter> ZipWriter::create(Env& env, std::filesystem::path target) {
    if (target.has_parent_path())
        ISCOPE_TRY(env.createDirectories(target.parent_path()));
    auto state = std::make_unique<State>(env, std::move(target));
    ISCOPE_TRY(env.remove(state->partial));
    int code = 0;
    state->archive = zip_open(state->partial.c_str(), ZIP_CREATE | ZIP_EXCL, &code);
    if (state->archive == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        return refused(error, state->target);
    }
    return ZipWriter(std::move(state));
}

Status ZipWriter::add(const std::string& name, std::string_view text) {
    // The archive frees what it was given with free(), whenever it is done with it; of nothing it takes none.
    void* copy = text.empty() ? nullptr : std::malloc(text.size());
    if (copy == nullptr && !text.empty())
        return fail(ErrorCode::ResourceExhausted, "There is no memory for " + name);
    if (copy != nullptr)
        std::memcpy(copy, text.data(), text.size());
    zip_source_t* source = zip_source_buffer(m_state->archive, copy, text.size(), 1);
    if (source == nullptr)
        std::free(copy);
    return m_state->addSource(name, source);
}

Status ZipWriter::addFile(const std::string& name, const std::filesystem::path& file) {
    return m_state->addSource(name, zip_source_file(m_state->archive, file.c_str(), 0, -1));
}

Status ZipWriter::finish(const std::stop_token& stop) {
    ISCOPE_TRY(checkStop(stop));
    std::stop_token token = stop;
    zip_register_cancel_callback_with_state(m_state->archive, isStopped, nullptr, &token);
    if (zip_close(m_state->archive) != 0)
        return refused(*zip_get_error(m_state->archive), m_state->target);
    m_state->archive = nullptr;
    ISCOPE_TRY(m_state->env.syncFile(m_state->partial));
    ISCOPE_TRY(m_state->env.rename(m_state->partial, m_state->target));
    return m_state->env.syncDirectory(
        m_state->target.has_parent_path() ? m_state->target.parent_path() : std::filesystem::path("."));
}

struct ZipReader::State {
    explicit State(Env& theEnv, std::filesystem::path theFile) : env(theEnv), file(std::move(theFile)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (archive != nullptr)
            zip_discard(archive);
    }

    /// Hands the entry on in pieces; the checksum is compared at its end.
    Status read(const std::string& name, const std::function<Status(std::string_view)>& take) {
        constexpr std::size_t PieceBytes = std::size_t{1} << 20U;
        zip_file_t* entry = zip_fopen(archive, name.c_str(), ZIP_FL_ENC_STRICT);
        if (entry == nullptr)
            return refused(*zip_get_error(archive), file.string() + ":" + name);
        std::string piece(PieceBytes, '\0');
        Status status;
        while (status) {
            const zip_int64_t count = zip_fread(entry, piece.data(), piece.size());
            if (count == 0)
                break;
            status = count < 0 ? Status(refused(*zip_file_get_error(entry), file.string() + ":" + name))
                               : take(std::string_view(piece).substr(0, static_cast<std::size_t>(count)));
        }
        zip_fclose(entry);
        return status;
    }

    Env& env;
    std::filesystem::path file;
    zip_t* archive = nullptr;
    std::vector<std::string> names;
};

ZipReader::ZipReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

Result<ZipReader> ZipReader::open(Env& env, const std::filesystem::path& file) {
    auto state = std::make_unique<State>(env, file);
    int code = 0;
    state->archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (state->archive == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        return refused(error, file);
    }
    const zip_int64_t count = zip_get_num_entries(state->archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(state->archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_STRICT);
        if (name == nullptr)
            return refused(*zip_get_error(state->archive), file);
        const std::string text(name);
        if (leadsOutside(text))
            return fail(
                ErrorCode::Corrupt,
                "The archive holds the name '" + text + "', which leads outside of it",
                {.place = {.file = file.string()}, .cure = "Do not use this file"});
        if (!text.ends_with('/'))
            state->names.push_back(text);
    }
    return ZipReader(std::move(state));
}

const std::vector<std::string>& ZipReader::names() const {
    return m_state->names;
}

bool ZipReader::has(std::string_view name) const {
    return std::ranges::find(m_state->names, name) != m_state->names.end();
}

Result<std::string> ZipReader::text(const std::string& name, std::uint64_t maxBytes) {
    std::string text;
    ISCOPE_TRY(m_state->read(name, [&](std::string_view piece) -> Status {
        if (text.size() + piece.size() > maxBytes)
            return fail(
                ErrorCode::ResourceExhausted,
                "This part of the archive is larger than " + std::to_string(maxBytes) + " bytes",
                {.place = {.file = m_state->file.string() + ":" + name}});
        text += piece;
        return {};
    }));
    return text;
}

Result<std::string> ZipReader::extract(
    const std::string& name, const std::filesystem::path& target, const std::stop_token& stop) {
    ISCOPE_TRY(m_state->env.createDirectories(target.parent_path()));
    ISCOPE_TRY_ASSIGN(const auto file, m_state->env.create(target));
    Fingerprinter fingerprint;
    const auto take = [&](std::string_view piece) -> Status {
        ISCOPE_TRY(checkStop(stop));
        fingerprint.add(piece);
        return file->append(piece);
    };
    ISCOPE_TRY(m_state->read(name, take));
    ISCOPE_TRY(file->sync());
    ISCOPE_TRY(file->close());
    return fingerprint.finish().hex();
}

} // namespace intentscope::exporting
