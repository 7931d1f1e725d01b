// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/simulator.h"

#include <algorithm>
#include <memory>
#include <numeric>

namespace intentscope::sim {
namespace {

/// Drives are told apart in steps of a tenth of an opening: sums of products stay far below 2^63.
constexpr std::int64_t DriveStep = 100;
/// Users of a block: some hundred kilobytes of lines, some ten milliseconds of work.
constexpr std::size_t BlockUsers = 16;

std::size_t blockCount(std::int64_t userCount) {
    return (static_cast<std::size_t>(userCount) + BlockUsers - 1) / BlockUsers;
}

/// The users of a block: [begin, end).
struct UserRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

UserRange usersOf(std::size_t block, std::int64_t userCount) {
    const auto begin = static_cast<std::int64_t>(block * BlockUsers);
    return {.begin = begin, .end = std::min(userCount, begin + static_cast<std::int64_t>(BlockUsers))};
}

/// The lines and figures of a block of users.
class UserBlock {
public:
    UserBlock(const World& world, const LoggingPolicy& policy, std::int64_t firstRow)
        : m_world(world), m_policy(policy), m_nextRow(firstRow), m_tally(world) {}

    void simulate(const User& user, std::int64_t impressionCount);
    void close() { m_oracle = FigureBook::oracleSums(m_tally); }
    /// Hands everything over; afterwards there is nothing.
    Status deliver(TableSink& sink, FigureBook& book);

private:
    void addEvents(const ChatSetting& setting, const ChatLog& log);
    void addChats(const ChatSetting& setting, const ChatLog& log);
    CsvText& text(TableFile file) { return m_texts[static_cast<std::size_t>(file)]; }

    const World& m_world;
    const LoggingPolicy& m_policy;
    std::int64_t m_nextRow;
    FigureTally m_tally;
    RewardSums m_oracle;
    std::array<CsvText, TableFileCount> m_texts;
};

void UserBlock::addEvents(const ChatSetting& setting, const ChatLog& log) {
    std::vector<Event> merged;
    const std::vector<Event>& past = setting.history.events;
    merged.reserve(past.size() + log.events.size());
    std::ranges::merge(past, log.events, std::back_inserter(merged), {}, &Event::time, &Event::time);
    for (const Event& event : merged)
        addEvent(text(TableFile::Events), setting, event);
}

void UserBlock::addChats(const ChatSetting& setting, const ChatLog& log) {
    const Catalogue& catalogue = m_world.catalogue();
    for (const Impression& impression : log.impressions) {
        const std::int64_t row = m_nextRow++;
        addImpression(text(TableFile::Impressions), setting, impression, row);
        addCandidates(text(TableFile::Candidates), catalogue, impression, row);
        addTruthImpression(text(TableFile::TruthImpressions), setting, impression, row);
        addTruthClicks(text(TableFile::TruthClicks), catalogue, impression, row);
    }
}

void UserBlock::simulate(const User& user, std::int64_t impressionCount) {
    const UserHistory history = simulateHistory(m_world, user);
    const ChatSetting setting{.world = m_world, .policy = m_policy, .user = user, .history = history};
    const ChatLog log = simulateChats(setting, impressionCount);
    addUser(text(TableFile::Users), user);
    addTruthNeeds(text(TableFile::TruthNeeds), setting);
    addEvents(setting, log);
    addChats(setting, log);
    m_tally.addUser(setting, log);
}

Status UserBlock::deliver(TableSink& sink, FigureBook& book) {
    for (std::size_t file = 0; file < TableFileCount; ++file) {
        if (m_texts[file].size() > 0)
            ISCOPE_TRY(sink.append(static_cast<TableFile>(file), m_texts[file].take()));
    }
    book.merge(std::move(m_tally), m_oracle);
    return {};
}

Status writeBeginnings(const World& world, TableSink& sink) {
    for (std::size_t file = 0; file < TableFileCount; ++file) {
        CsvText text;
        addHeader(text, static_cast<TableFile>(file));
        if (static_cast<TableFile>(file) == TableFile::Intents)
            addIntents(text, world);
        if (static_cast<TableFile>(file) == TableFile::TruthAnswers)
            addTruthAnswers(text, world.catalogue());
        ISCOPE_TRY(sink.append(static_cast<TableFile>(file), text.take()));
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

/// The row of each user's first impression, and their count at the end.
std::vector<std::int64_t> firstRows(const std::vector<std::int64_t>& counts) {
    std::vector<std::int64_t> rows(counts.size() + 1, 0);
    std::partial_sum(counts.begin(), counts.end(), rows.begin() + 1);
    return rows;
}

std::int64_t driveOf(const World& world, const LoggingPolicy& policy, std::int64_t number) {
    const User user = makeUser(world.spec().seed, number, world.spec().regionCount);
    const UserHistory history = simulateHistory(world, user);
    return chatDrive({.world = world, .policy = policy, .user = user, .history = history}) / DriveStep;
}

} // namespace

TableSink::~TableSink() = default;

Result<std::vector<std::int64_t>> allotImpressions(
    const World& world, const LoggingPolicy& policy, const Population& population, const SimulationRun& run) {
    std::vector<std::int64_t> drives(static_cast<std::size_t>(population.userCount));
    const auto plan = [&](std::size_t block) -> Status {
        const UserRange users = usersOf(block, population.userCount);
        for (std::int64_t number = users.begin; number < users.end; ++number)
            drives[static_cast<std::size_t>(number)] = driveOf(world, policy, number);
        return {};
    };
    const auto report = [&](std::size_t block) -> Status {
        const UserRange users = usersOf(block, population.userCount);
        run.progress.report(
            {.phase = "Planning the users", .done = users.end, .total = population.userCount});
        return {};
    };
    ISCOPE_TRY(run.workers.inOrder(blockCount(population.userCount), plan, report, run.stop));
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

Result<ShopFigures> simulateShop(const World& world, const Population& population, const SimulationRun& run) {
    const LoggingPolicy policy(world);
    ISCOPE_TRY_ASSIGN(const auto counts, allotImpressions(world, policy, population, run));
    const std::vector<std::int64_t> rows = firstRows(counts);
    ISCOPE_TRY(writeBeginnings(world, run.sink));
    FigureBook book(world);
    std::vector<std::unique_ptr<UserBlock>> blocks(blockCount(population.userCount));
    const auto produce = [&](std::size_t block) -> Status {
        const UserRange users = usersOf(block, population.userCount);
        auto made = std::make_unique<UserBlock>(world, policy, rows[static_cast<std::size_t>(users.begin)]);
        for (std::int64_t number = users.begin; number < users.end; ++number)
            made->simulate(
                makeUser(world.spec().seed, number, world.spec().regionCount),
                counts[static_cast<std::size_t>(number)]);
        made->close();
        blocks[block] = std::move(made);
        return {};
    };
    const auto consume = [&](std::size_t block) -> Status {
        const UserRange users = usersOf(block, population.userCount);
        const std::unique_ptr<UserBlock> made = std::move(blocks[block]);
        ISCOPE_TRY(made->deliver(run.sink, book));
        run.progress.report({.phase = "Simulating users", .done = users.end, .total = population.userCount});
        return {};
    };
    ISCOPE_TRY(run.workers.inOrder(blocks.size(), produce, consume, run.stop));
    return book.finish();
}

} // namespace intentscope::sim
