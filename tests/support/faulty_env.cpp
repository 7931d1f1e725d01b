// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_env.h"

namespace intentscope::test {
namespace {

class FaultyFile final : public WritableFile {
public:
    FaultyFile(FaultyEnv& env, Env::Path path, std::unique_ptr<WritableFile> real)
        : m_env(env), m_path(std::move(path)), m_real(std::move(real)) {}

    using WritableFile::append;
    Status append(std::span<const std::byte> bytes) override {
        ISCOPE_TRY(m_env.step(m_path));
        return m_real->append(bytes);
    }
    Status overwrite(std::uint64_t offset, std::span<const std::byte> bytes) override {
        ISCOPE_TRY(m_env.step(m_path));
        return m_real->overwrite(offset, bytes);
    }
    Status sync() override {
        ISCOPE_TRY(m_env.step(m_path));
        return m_real->sync();
    }
    Status close() override {
        ISCOPE_TRY(m_env.step(m_path));
        return m_real->close();
    }

private:
    FaultyEnv& m_env;
    Env::Path m_path;
    std::unique_ptr<WritableFile> m_real;
};

} // namespace

FaultyEnv::FaultyEnv(std::int64_t failAt, ErrorCode code) : m_failAt(failAt), m_code(code) {}

Status FaultyEnv::step(const Path& path) {
    const std::int64_t index = m_steps++;
    if (m_failAt == Never || index < m_failAt)
        return {};
    return fail(
        m_code,
        "Cannot write: injected failure of step " + std::to_string(index),
        {.place = {.file = path.string()}, .cure = "Free some space on this disk and try again"});
}

FileKind FaultyEnv::kind(const Path& path) {
    return m_real.kind(path);
}
Result<std::uint64_t> FaultyEnv::fileSize(const Path& path) {
    return m_real.fileSize(path);
}
Result<std::string> FaultyEnv::readFile(const Path& path, std::uint64_t maxBytes) {
    return m_real.readFile(path, maxBytes);
}
Result<std::unique_ptr<MappedFile>> FaultyEnv::map(const Path& path) {
    return m_real.map(path);
}
Result<std::unique_ptr<WritableFile>> FaultyEnv::create(const Path& path) {
    ISCOPE_TRY(step(path));
    ISCOPE_TRY_ASSIGN(auto file, m_real.create(path));
    return std::make_unique<FaultyFile>(*this, path, std::move(file));
}
Status FaultyEnv::createDirectories(const Path& path) {
    ISCOPE_TRY(step(path));
    return m_real.createDirectories(path);
}
Status FaultyEnv::rename(const Path& from, const Path& to) {
    ISCOPE_TRY(step(from));
    return m_real.rename(from, to);
}
Status FaultyEnv::remove(const Path& path) {
    return m_real.remove(path);
}
Status FaultyEnv::removeTree(const Path& path) {
    return m_real.removeTree(path);
}
Status FaultyEnv::syncDirectory(const Path& path) {
    return m_real.syncDirectory(path);
}
Status FaultyEnv::syncFile(const Path& path) {
    ISCOPE_TRY(step(path));
    return m_real.syncFile(path);
}
Result<std::vector<std::string>> FaultyEnv::list(const Path& path) {
    return m_real.list(path);
}
Result<std::unique_ptr<FileLock>> FaultyEnv::lock(const Path& path) {
    return m_real.lock(path);
}

} // namespace intentscope::test
