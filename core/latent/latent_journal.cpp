// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/latent_journal.h"

#include "core/base/checked.h"
#include "core/base/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace intentscope::latent {
namespace {

constexpr std::string_view Ending = ".journal";
constexpr std::size_t ChecksumBytes = 8;
constexpr std::size_t HeadBytes = sizeof(std::uint64_t) + ChecksumBytes;

template <class T>
    requires std::is_trivially_copyable_v<T>
void put(std::string& out, const T& value) {
    std::array<char, sizeof(T)> bytes;
    std::memcpy(bytes.data(), &value, sizeof(T));
    out.append(bytes.data(), bytes.size());
}

/// Takes values off a text; `isGood` is false once it was too short.
class Taker {
public:
    explicit Taker(std::string_view text) : m_text(text) {}

    std::string_view bytes(std::uint64_t count) {
        if (count > m_text.size()) {
            m_isGood = false;
            return {};
        }
        const auto taken = m_text.substr(0, static_cast<std::size_t>(count));
        m_text.remove_prefix(taken.size());
        return taken;
    }
    template <class T>
    T value() {
        T out{};
        if (const auto taken = bytes(sizeof(T)); m_isGood)
            std::memcpy(&out, taken.data(), sizeof(T));
        return out;
    }
    bool isGood() const { return m_isGood; }
    bool isAtEnd() const { return m_isGood && m_text.empty(); }

private:
    std::string_view m_text;
    bool m_isGood = true;
};

std::string_view checksumOf(const Fingerprint& fingerprint) {
    return {reinterpret_cast<const char*>(fingerprint.bytes.data()), ChecksumBytes};
}

std::string recordOf(std::uint64_t block, std::span<const LatentAnswer> answers) {
    std::string body;
    put(body, block);
    put(body, narrow<std::uint32_t>(answers.size()));
    for (const LatentAnswer& answer : answers) {
        put(body, narrow<std::uint32_t>(answer.text.size()));
        body += answer.text;
        put(body, narrow<std::uint32_t>(answer.vector.size()));
        for (const float value : answer.vector)
            put(body, value);
        put(body, answer.logProbability);
        put(body, answer.answerTokens);
        put(body, static_cast<std::uint8_t>(answer.isComplete));
    }
    std::string record;
    put(record, std::uint64_t{body.size()});
    record += checksumOf(fingerprintOf(body));
    return record + body;
}

LatentAnswer takeAnswer(Taker& taker) {
    LatentAnswer answer;
    answer.text = taker.bytes(taker.value<std::uint32_t>());
    const auto length = taker.value<std::uint32_t>();
    const auto floats = taker.bytes(std::uint64_t{length} * sizeof(float));
    answer.vector.resize(floats.size() / sizeof(float));
    if (!floats.empty())
        std::memcpy(answer.vector.data(), floats.data(), floats.size());
    answer.logProbability = taker.value<double>();
    answer.answerTokens = taker.value<std::int32_t>();
    answer.isComplete = taker.value<std::uint8_t>() != 0;
    return answer;
}

/// The bytes of the record at the start of `text`, without its head; nothing when it is torn or changed.
std::optional<std::string_view> bodyAt(std::string_view text) {
    Taker taker(text);
    const auto size = taker.value<std::uint64_t>();
    const auto checksum = taker.bytes(ChecksumBytes);
    const auto body = taker.bytes(size);
    if (!taker.isGood() || body.size() < sizeof(std::uint64_t) || checksumOf(fingerprintOf(body)) != checksum)
        return std::nullopt;
    return body;
}

std::string numbered(std::size_t number) {
    std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + std::string(Ending);
}

} // namespace

LatentJournal::LatentJournal(Env& env, std::filesystem::path folder, std::string header)
    : m_env(&env), m_folder(std::move(folder)), m_header(std::move(header)) {}

LatentJournal::~LatentJournal() = default;
LatentJournal::LatentJournal(LatentJournal&&) noexcept = default;

Result<LatentJournal>
LatentJournal::open(Env& env, const std::filesystem::path& folder, const std::string& jobHash) {
    LatentJournal journal(env, folder, "intentscope-latent-journal 1 " + jobHash + "\n");
    ISCOPE_TRY(env.createDirectories(folder));
    ISCOPE_TRY(journal.readAll());
    return journal;
}

Status LatentJournal::readAll() {
    ISCOPE_TRY_ASSIGN(const auto names, m_env->list(m_folder));
    for (const std::string& name : names) {
        if (name.ends_with(Ending))
            ISCOPE_TRY(readOne(m_folder / name));
    }
    return {};
}

Status LatentJournal::readOne(const std::filesystem::path& path) {
    const std::size_t file = m_files.size();
    m_files.push_back(path);
    m_maps.emplace_back();
    ISCOPE_TRY_ASSIGN(const auto size, m_env->fileSize(path));
    if (size < m_header.size()) { // torn before its first record
        if (size > 0)
            m_notes.push_back(path.string() + ": Nothing of it could be used");
        return {};
    }
    ISCOPE_TRY_ASSIGN(m_maps.back(), m_env->map(path));
    const std::string_view text = m_maps.back()->text();
    if (!text.starts_with(m_header)) {
        return fail(
            ErrorCode::Mismatch,
            "This journal belongs to another job or is damaged at its start",
            {.place = {.file = path.string()}, .cure = "Remove its folder and begin again"});
    }
    std::size_t at = m_header.size();
    while (at < text.size()) {
        const auto body = bodyAt(text.substr(at));
        if (!body) {
            m_notes.push_back(
                path.string() + ": Its last " + std::to_string(text.size() - at) +
                " bytes are damaged and left out; their blocks are written again");
            break;
        }
        const std::size_t length = HeadBytes + body->size();
        m_records.insert_or_assign(Taker(*body).value<std::uint64_t>(), Record{file, at, length});
        at += length;
    }
    m_maps.back()->release(0, text.size());
    return {};
}

Status LatentJournal::begin() {
    std::size_t number = 1;
    if (!m_files.empty()) {
        const std::string last = m_files.back().stem().string();
        number = m_files.size() + 1;
        if (std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; }) && last.size() < 10)
            number = std::max(number, static_cast<std::size_t>(std::stoul(last)) + 1);
    }
    const auto path = m_folder / numbered(number);
    ISCOPE_TRY_ASSIGN(m_out, m_env->create(path));
    m_files.push_back(path);
    m_maps.emplace_back();
    ISCOPE_TRY(m_out->append(m_header));
    m_written = m_header.size();
    return m_env->syncDirectory(m_folder);
}

Status LatentJournal::append(std::uint64_t block, std::span<const LatentAnswer> answers) {
    if (m_hasFailed)
        return fail(ErrorCode::Internal, "The journal has failed before and takes nothing more");
    const std::string record = recordOf(block, answers);
    const auto write = [&]() -> Status {
        if (!m_out)
            ISCOPE_TRY(begin());
        ISCOPE_TRY(m_out->append(record));
        return m_out->sync();
    };
    if (auto written = write(); !written) {
        m_hasFailed = true;
        return written;
    }
    m_records.insert_or_assign(block, Record{m_files.size() - 1, m_written, record.size()});
    m_written += record.size();
    m_maps.back().reset(); // it shows the file as it was
    return {};
}

Result<std::vector<LatentAnswer>> LatentJournal::read(std::uint64_t block) {
    const auto found = m_records.find(block);
    if (found == m_records.end())
        return fail(ErrorCode::NotFound, "The journal has no block " + std::to_string(block));
    const Record& record = found->second;
    auto& map = m_maps[record.file];
    if (!map) {
        ISCOPE_TRY_ASSIGN(map, m_env->map(m_files[record.file]));
    }
    const std::string_view text = map->text();
    const auto body =
        text.size() < record.offset ? std::nullopt : bodyAt(text.substr(record.offset, record.size));
    std::vector<LatentAnswer> answers;
    if (body) {
        Taker taker(*body);
        taker.value<std::uint64_t>();
        const auto count = taker.value<std::uint32_t>();
        for (std::uint32_t i = 0; i < count && taker.isGood(); ++i)
            answers.push_back(takeAnswer(taker));
        if (taker.isAtEnd())
            return answers;
    }
    return fail(
        ErrorCode::Corrupt,
        "Block " + std::to_string(block) + " of this journal has changed",
        {.place = {.file = m_files[record.file].string()}, .cure = "Remove its folder and begin again"});
}

} // namespace intentscope::latent
