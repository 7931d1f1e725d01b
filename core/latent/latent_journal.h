// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/latent/latent_answer.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace intentscope::latent {

/// What a job has written so far, block by block: each is on disk when `append` returns. Every sitting
/// appends to a file of its own, NNNN.journal, so that what a crash tore is never written behind. A record is
/// its length, a checksum and its bytes; the first that does not fit ends its file, and what follows it is
/// not read. One thread at a time.
class LatentJournal {
public:
    /// Makes the folder or reads what is there. Mismatch when it is another job's; Io, ResourceExhausted.
    static Result<LatentJournal>
    open(Env& env, const std::filesystem::path& folder, const std::string& jobHash);
    ~LatentJournal();
    LatentJournal(LatentJournal&&) noexcept;
    LatentJournal& operator=(LatentJournal&&) = delete;

    bool has(std::uint64_t block) const { return m_records.contains(block); }
    std::size_t blockCount() const { return m_records.size(); }
    /// One sentence a damaged file: how much of it was left out.
    const std::vector<std::string>& notes() const { return m_notes; }

    /// After a failure nothing more can be appended in this sitting.
    Status append(std::uint64_t block, std::span<const LatentAnswer> answers);
    /// NotFound for a block that is not there, Corrupt when its bytes have changed since `open`.
    Result<std::vector<LatentAnswer>> read(std::uint64_t block);

private:
    /// Where the bytes of a block lie.
    struct Record {
        std::size_t file = 0;
        std::size_t offset = 0;
        std::size_t size = 0;
    };

    LatentJournal(Env& env, std::filesystem::path folder, std::string header);
    Status readAll();
    Status readOne(const std::filesystem::path& path);
    Status begin();

    Env* m_env;
    std::filesystem::path m_folder;
    std::string m_header; ///< the first line of every file
    std::map<std::uint64_t, Record> m_records;
    std::vector<std::filesystem::path> m_files;
    std::vector<std::unique_ptr<MappedFile>> m_maps; ///< by file; null until one is read
    std::unique_ptr<WritableFile> m_out;             ///< of the last of m_files
    std::size_t m_written = 0;                       ///< bytes of it
    bool m_hasFailed = false;
    std::vector<std::string> m_notes;
};

} // namespace intentscope::latent
