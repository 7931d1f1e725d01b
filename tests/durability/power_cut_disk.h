// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faulty_vfs.h"

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace intentscope::test {

struct DiskTrouble {
    static constexpr std::int64_t Never = -1;

    std::int64_t cutAt = Never;  ///< the step (write, truncation, sync, removal) in which the power goes
    std::string cutIn = {};      ///< only in a step of this name, from `cutAt` on: "sync of the log"
    double faultChance = 0;      ///< of each step to fail once, with an input-output error or a full disk
    std::int64_t fullAt = Never; ///< from this step on no file grows any more
};

/// A disk with a cache that the power can be taken from. A write is safe once its file was synced after it.
/// Until then a cut may keep any of it: per sector of 512 bytes the old or the new content, in any order, and
/// zeros or garbage where a file grew and its content did not arrive. A file's name is safe with its first
/// sync, which is when SQLite syncs the folder; a removed file may come back unless the removal was synced.
/// A sync that fails leaves some of the unsynced sectors and forgets the others for good, as Linux does:
/// reading still finds them, a later sync does not bring them back. Sectors are whole, and bytes of a sector
/// that are not written do not change (SQLite's "powersafe overwrite").
class PowerCutDisk final : public DiskModel {
public:
    explicit PowerCutDisk(std::uint64_t seed) : m_random(seed) {}

    /// Counts steps from 0 again.
    void start(const DiskTrouble& trouble);
    void cutNow() { m_isCut = true; }
    bool isCut() const { return m_isCut; }
    /// The program ends where it is: none of its steps reaches the disk any more, whose cache stays.
    void killProgram() { m_isKilled = true; }
    void startProgram() { m_isKilled = false; }
    bool isUp() const { return !m_isCut && !m_isKilled; }
    std::int64_t stepCount() const { return m_stepCount; }
    std::int64_t faultCount() const { return m_faultCount; }
    /// What the power was taken from: "write to the log", "sync of the database"...
    const std::string& cutStep() const { return m_cutStep; }

    /// Puts on the real disk what the cut left. No database may be open.
    void settle();

    int onOpen(std::string_view path) override;
    WriteAnswer
    onWrite(std::string_view path, std::span<const std::byte> bytes, std::int64_t offset) override;
    int onTruncate(std::string_view path, std::int64_t size) override;
    int onSync(std::string_view path) override;
    int onDelete(std::string_view path, bool isSynced) override;

private:
    struct Change {
        std::int64_t offset = 0; ///< of a truncation: the new size
        std::string bytes = {};
        bool isTruncation = false;
    };
    struct File {
        std::string safe = {};
        std::vector<Change> unsynced = {};
        bool hasSafeName = true;
        std::int64_t size = 0; ///< as programs see it
    };
    using Files = std::map<std::string, File, std::less<>>;

    /// Counts the step; true when it fails, because the power is gone or goes now.
    bool isCutAt(const char* verb, std::string_view path);
    bool failsOnce();
    bool chance(double probability);
    std::string survivors(const File& file);
    void apply(const Change& change, double keptShare, std::string& image);
    void grow(std::string& image, std::size_t size, bool isGarbage);

    std::mt19937_64 m_random;
    DiskTrouble m_trouble;
    bool m_isCut = false;
    bool m_isKilled = false;
    std::int64_t m_stepCount = 0;
    std::int64_t m_faultCount = 0;
    std::string m_cutStep;
    Files m_files;
    Files m_removed; ///< removed without a sync
};

} // namespace intentscope::test
