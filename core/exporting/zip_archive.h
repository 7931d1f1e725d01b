// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::exporting {

/// A ZIP file being written: entries in the order of `add`, deflated, all with the same date, so that the
/// same content gives the same bytes (with the same release of zlib). Nothing is written before `finish`. One
/// thread at a time.
class ZipWriter {
public:
    /// A file of this name is replaced by `finish`.
    static Result<ZipWriter> create(Env& env, std::filesystem::path target);
    ZipWriter(ZipWriter&&) noexcept;
    ~ZipWriter();

    /// Names are relative, with '/' between folders. Internal when a name is there already.
    Status add(const std::string& name, std::string_view text);
    /// The file is read by `finish` and must stay until then.
    Status addFile(const std::string& name, const std::filesystem::path& file);
    /// Whole or not at all, synced. ResourceExhausted, Io; Cancelled.
    Status finish(const std::stop_token& stop);

private:
    struct State;
    explicit ZipWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A ZIP file being read. One thread at a time. Corrupt when its bytes are damaged: every read checks the
/// entry's checksum.
class ZipReader {
public:
    /// NotFound; Corrupt when it is no ZIP file, or when an entry's name is absolute or leads outside.
    static Result<ZipReader> open(Env& env, const std::filesystem::path& file);
    ZipReader(ZipReader&&) noexcept;
    ~ZipReader();

    /// In the order of the file, without those of folders.
    const std::vector<std::string>& names() const;
    bool has(std::string_view name) const;
    /// NotFound; ResourceExhausted above `maxBytes`.
    Result<std::string> text(const std::string& name, std::uint64_t maxBytes = Env::DefaultMaxBytes);
    /// Writes the entry to a file that is synced, and returns its SHA-256, 64 hex digits. NotFound;
    /// Cancelled.
    Result<std::string>
    extract(const std::string& name, const std::filesystem::path& target, const std::stop_token& stop);

private:
    struct State;
    explicit ZipReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace intentscope::exporting
