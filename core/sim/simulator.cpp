// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/simulator.h"

#include <algorithm>
#include <numeric>

namespace intentscope::sim {
namespace {

/// Drives are told apart in steps of a tenth of an opening: sums of products stay far below 2^63.
constexpr std::int64_t DriveStep = 100;

/// Writes the lines of one user after the other.
class ShopWriter {
public:
    ShopWriter(const World& world, TableSink& sink) : m_world(world), m_policy(world), m_sink(sink) {}

    const LoggingPolicy& policy() const { return m_policy; }
    const SimulatedCounts& counts() const { return m_counts; }
    Status writeHeaders();
    Status writeIntents();
    Status writeUser(const User& user, std::int64_t impressionCount);

private:
    void addEvents(const ChatSetting& setting, const ChatLog& log);
    void addChats(const ChatSetting& setting, const ChatLog& log);
    CsvText& text(TableFile file) { return m_texts[static_cast<std::size_t>(file)]; }
    Status flush();

    const World& m_world;
    LoggingPolicy m_policy;
    TableSink& m_sink;
    SimulatedCounts m_counts;
    std::array<CsvText, TableFileCount> m_texts;
};

Status ShopWriter::writeHeaders() {
    for (std::size_t file = 0; file < TableFileCount; ++file)
        addHeader(m_texts[file], static_cast<TableFile>(file));
    return flush();
}

Status ShopWriter::writeIntents() {
    addIntents(text(TableFile::Intents), m_world.catalogue());
    m_counts.intents = m_world.catalogue().size();
    return flush();
}

void ShopWriter::addEvents(const ChatSetting& setting, const ChatLog& log) {
    std::vector<Event> merged;
    const std::vector<Event>& past = setting.history.events;
    std::ranges::merge(past, log.events, std::back_inserter(merged), {}, &Event::time, &Event::time);
    for (const Event& event : merged)
        addEvent(text(TableFile::Events), setting, event);
    m_counts.events += static_cast<std::int64_t>(merged.size());
}

void ShopWriter::addChats(const ChatSetting& setting, const ChatLog& log) {
    const Catalogue& catalogue = m_world.catalogue();
    for (const Impression& impression : log.impressions) {
        const std::int64_t row = m_counts.impressions++;
        addImpression(text(TableFile::Impressions), setting, impression, row);
        addCandidates(text(TableFile::Candidates), catalogue, impression, row);
        addTruthImpression(text(TableFile::TruthImpressions), setting, impression, row);
        addTruthClicks(text(TableFile::TruthClicks), catalogue, impression, row);
        m_counts.candidates += static_cast<std::int64_t>(impression.candidates.size());
        m_counts.clicks += std::count_if(
            impression.candidates.begin(), impression.candidates.end(), [](const ChatCandidate& candidate) {
                return candidate.click != ClickKind::None;
            });
    }
}

Status ShopWriter::writeUser(const User& user, std::int64_t impressionCount) {
    const UserHistory history = simulateHistory(m_world, user);
    const ChatSetting setting{.world = m_world, .policy = m_policy, .user = user, .history = history};
    const ChatLog log = simulateChats(setting, impressionCount);
    addUser(text(TableFile::Users), user);
    addTruthNeeds(text(TableFile::TruthNeeds), setting);
    addEvents(setting, log);
    addChats(setting, log);
    ++m_counts.users;
    return flush();
}

Status ShopWriter::flush() {
    for (std::size_t file = 0; file < TableFileCount; ++file) {
        if (m_texts[file].size() > 0)
            ISCOPE_TRY(m_sink.append(static_cast<TableFile>(file), m_texts[file].take()));
    }
    return {};
}

/// Keeps every drive within a factor of 32 of each other, so that no user gets more chats than fit his weeks.
void boundDrives(std::vector<std::int64_t>& drives) {
    const std::int64_t total = std::accumulate(drives.begin(), drives.end(), std::int64_t{0});
    const std::int64_t mean = std::max<std::int64_t>(8, total / static_cast<std::int64_t>(drives.size()));
    for (std::int64_t& drive : drives)
        drive = std::clamp(drive, mean / 8, mean * 4);
}

} // namespace

TableSink::~TableSink() = default;

Result<std::vector<std::int64_t>> allotImpressions(
    const World& world,
    const LoggingPolicy& policy,
    const Population& population,
    const std::stop_token& stop) {
    std::vector<std::int64_t> drives;
    for (std::int64_t number = 0; number < population.userCount; ++number) {
        ISCOPE_TRY(checkStop(stop));
        const User user = makeUser(world.spec().seed, number, world.spec().regionCount);
        const UserHistory history = simulateHistory(world, user);
        drives.push_back(
            chatDrive({.world = world, .policy = policy, .user = user, .history = history}) / DriveStep);
    }
    boundDrives(drives);
    const std::int64_t total = std::accumulate(drives.begin(), drives.end(), std::int64_t{0});
    std::vector<std::int64_t> counts;
    std::int64_t before = 0;
    for (const std::int64_t drive : drives) {
        const std::int64_t after = before + drive;
        counts.push_back(
            population.impressionCount * after / total - population.impressionCount * before / total);
        before = after;
    }
    return counts;
}

Result<SimulatedCounts> simulateShop(
    const World& world,
    const Population& population,
    TableSink& sink,
    ProgressSink& progress,
    const std::stop_token& stop) {
    ShopWriter writer(world, sink);
    progress.report({.phase = "Planning the users", .done = 0, .total = population.userCount});
    ISCOPE_TRY_ASSIGN(const auto counts, allotImpressions(world, writer.policy(), population, stop));
    ISCOPE_TRY(writer.writeHeaders());
    ISCOPE_TRY(writer.writeIntents());
    for (std::int64_t number = 0; number < population.userCount; ++number) {
        ISCOPE_TRY(checkStop(stop));
        const User user = makeUser(world.spec().seed, number, world.spec().regionCount);
        ISCOPE_TRY(writer.writeUser(user, counts[static_cast<std::size_t>(number)]));
        progress.report({.phase = "Simulating users", .done = number + 1, .total = population.userCount});
    }
    return writer.counts();
}

} // namespace intentscope::sim
