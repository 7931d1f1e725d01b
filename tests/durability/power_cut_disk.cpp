// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/durability/power_cut_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace intentscope::test {
namespace {

constexpr std::size_t SectorSize = 512;

std::string readWhole(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const char* roleOf(std::string_view path) {
    return path.ends_with("-wal") ? " of the log" : " of the database";
}

} // namespace

void PowerCutDisk::start(const DiskTrouble& trouble) {
    m_trouble = trouble;
    m_isCut = false;
    m_isKilled = false;
    m_stepCount = 0;
    m_cutStep.clear();
}

bool PowerCutDisk::chance(double probability) {
    return std::uniform_real_distribution<double>()(m_random) < probability;
}

bool PowerCutDisk::isCutAt(const char* verb, std::string_view path) {
    if (!isUp())
        return true;
    const std::string step = std::string(verb) + roleOf(path);
    const std::int64_t index = m_stepCount++;
    if (m_trouble.cutIn.empty())
        m_isCut = index == m_trouble.cutAt;
    else
        m_isCut = m_trouble.cutAt >= 0 && index >= m_trouble.cutAt && step == m_trouble.cutIn;
    if (m_isCut)
        m_cutStep = step;
    return m_isCut;
}

bool PowerCutDisk::failsOnce() {
    if (!chance(m_trouble.faultChance))
        return false;
    ++m_faultCount;
    return true;
}

int PowerCutDisk::onOpen(std::string_view path) {
    if (!isUp())
        return SQLITE_CANTOPEN;
    if (m_files.contains(path))
        return SQLITE_OK;
    const std::string name(path);
    File file;
    file.hasSafeName = std::filesystem::exists(name);
    if (file.hasSafeName)
        file.safe = readWhole(name);
    file.size = std::ssize(file.safe);
    m_files.emplace(name, std::move(file));
    return SQLITE_OK;
}

DiskModel::WriteAnswer
PowerCutDisk::onWrite(std::string_view path, std::span<const std::byte> bytes, std::int64_t offset) {
    if (!isUp())
        return {.code = SQLITE_IOERR_WRITE};
    File& file = m_files.find(path)->second;
    const auto end = offset + std::ssize(bytes);
    WriteAnswer answer{.code = SQLITE_OK, .arrivedCount = bytes.size()};
    if (isCutAt("write", path)) {
        answer.code = SQLITE_IOERR_WRITE;
    } else if (m_trouble.fullAt >= 0 && m_stepCount > m_trouble.fullAt && end > file.size) {
        ++m_faultCount;
        answer = {.code = SQLITE_FULL, .arrivedCount = m_random() % bytes.size()};
    } else if (failsOnce()) {
        answer = {
            .code = chance(0.5) ? SQLITE_FULL : SQLITE_IOERR_WRITE,
            .arrivedCount = m_random() % bytes.size()};
    }
    const auto arrived = bytes.first(answer.arrivedCount);
    file.unsynced.push_back(
        {.offset = offset, .bytes = {reinterpret_cast<const char*>(arrived.data()), arrived.size()}});
    file.size = std::max(file.size, offset + std::ssize(arrived));
    return answer;
}

int PowerCutDisk::onTruncate(std::string_view path, std::int64_t size) {
    if (!isUp())
        return SQLITE_IOERR_TRUNCATE;
    File& file = m_files.find(path)->second;
    const bool isCut = isCutAt("truncation", path);
    if (!isCut && failsOnce())
        return SQLITE_IOERR_TRUNCATE;
    file.unsynced.push_back({.offset = size, .isTruncation = true});
    file.size = size;
    return isCut ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
}

int PowerCutDisk::onSync(std::string_view path) {
    if (isCutAt("sync", path))
        return SQLITE_IOERR_FSYNC;
    File& file = m_files.find(path)->second;
    if (failsOnce()) {
        file.safe = survivors(file);
        file.unsynced.clear();
        return SQLITE_IOERR_FSYNC;
    }
    for (const Change& change : file.unsynced)
        apply(change, 1, file.safe);
    file.unsynced.clear();
    file.hasSafeName = true;
    m_removed.erase(std::string(path));
    return SQLITE_OK;
}

int PowerCutDisk::onDelete(std::string_view path, bool isSynced) {
    if (isCutAt("removal", path) || failsOnce())
        return SQLITE_IOERR_DELETE;
    const auto known = m_files.find(path);
    if (known == m_files.end())
        return SQLITE_OK;
    if (!isSynced && known->second.hasSafeName)
        m_removed[known->first] = known->second;
    m_files.erase(known);
    return SQLITE_OK;
}

void PowerCutDisk::grow(std::string& image, std::size_t size, bool isGarbage) {
    while (image.size() < size)
        image += isGarbage ? static_cast<char>(m_random() & 0xFF) : '\0';
}

/// Each sector of the change arrives with probability `keptShare`.
void PowerCutDisk::apply(const Change& change, double keptShare, std::string& image) {
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.isTruncation) {
        if (chance(keptShare))
            image.resize(std::min(image.size(), offset));
        return;
    }
    for (std::size_t from = offset; from < offset + change.bytes.size();) {
        const std::size_t end = std::min((from / SectorSize + 1) * SectorSize, offset + change.bytes.size());
        if (keptShare >= 1 || chance(keptShare)) {
            grow(image, end, keptShare < 1 && chance(0.5));
            std::copy_n(
                change.bytes.begin() + static_cast<std::ptrdiff_t>(from - offset),
                end - from,
                image.begin() + static_cast<std::ptrdiff_t>(from));
        }
        from = end;
    }
    // The size of a file and its content go to the disk apart.
    if (keptShare < 1 && chance(0.25))
        grow(image, offset + change.bytes.size(), chance(0.5));
}

std::string PowerCutDisk::survivors(const File& file) {
    std::string image = file.safe;
    if (file.unsynced.empty())
        return image;
    switch (m_random() % 5) {
    case 0: // nothing
        return image;
    case 1: // everything
        for (const Change& change : file.unsynced)
            apply(change, 1, image);
        return image;
    case 2: { // in order, up to a torn one
        const std::size_t torn = m_random() % file.unsynced.size();
        for (std::size_t i = 0; i < torn; ++i)
            apply(file.unsynced[i], 1, image);
        apply(file.unsynced[torn], 0.5, image);
        return image;
    }
    case 3: // everything but a few sectors
        for (const Change& change : file.unsynced)
            apply(change, 0.95, image);
        return image;
    default: // any sectors
        for (const Change& change : file.unsynced)
            apply(change, 0.5, image);
        return image;
    }
}

void PowerCutDisk::settle() {
    Files left;
    std::set<std::string> names;
    for (const Files* files : {&m_files, &m_removed})
        for (const auto& [name, file] : *files)
            names.insert(name);
    for (const std::string& name : names) {
        const auto now = m_files.find(name);
        const auto before = m_removed.find(name);
        const File* file = nullptr;
        if (now != m_files.end() && (now->second.hasSafeName || chance(0.5)))
            file = &now->second;
        else if (before != m_removed.end() && chance(0.5))
            file = &before->second;
        std::filesystem::remove(name);
        if (file == nullptr)
            continue;
        File image{.safe = survivors(*file)};
        image.size = std::ssize(image.safe);
        std::ofstream(name, std::ios::binary) << image.safe;
        left.emplace(name, std::move(image));
    }
    m_files = std::move(left);
    m_removed.clear();
}

} // namespace intentscope::test
