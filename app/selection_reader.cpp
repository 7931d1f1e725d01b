// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selection_reader.h"

#include "core/base/progress.h"
#include "widgets/timeline/timeline_content.h"

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

/// Looks at a whole row.
std::size_t readRow(const data::Table& table, std::size_t row) {
    std::size_t characters = 0;
    for (const auto& column : table.columns())
        characters += column->valueText(row).size();
    return characters;
}

struct Reading {
    std::shared_ptr<const data::Dataset> dataset;
    timeline::ComparedRuns runs;
    state::Selection next;
    bool isOtherUser = false;
};

/// Everything that the panels show of a user and a chat; gives how much that was, so that it is done.
std::size_t read(const Reading& reading) {
    const data::Dataset& dataset = *reading.dataset;
    std::size_t size = 0;
    if (reading.isOtherUser) {
        size += readRow(dataset.users(), reading.next.user.row());
        size += timeline::buildContent(
                    {.dataset = reading.dataset, .runs = reading.runs, .user = reading.next.user})
                    .lanes.size();
    }
    const ImpressionIndex impression = reading.next.impression;
    if (!impression.isValid())
        return size;
    size += readRow(dataset.impressions(), impression.row());
    size += dataset.impressionId(impression).size();
    const auto candidates = dataset.candidatesOf(impression);
    for (const std::int32_t intent : candidates.intents)
        size += dataset.intentTitle(IntentIndex{intent}).size();
    size += static_cast<std::size_t>(std::ranges::count(candidates.clicked, std::int8_t{1}));
    for (const auto& run : {reading.runs.before, reading.runs.after}) {
        if (run && run->isScored(impression))
            size += rank::rankedList(*run, impression).size();
    }
    return size;
}

/// What the table of users shows of them, and which impressions are whose: tens of megabytes at the most, and
/// every selection begins there.
Result<std::size_t> readUsers(const data::Dataset& dataset, const std::stop_token& stop) {
    constexpr std::int32_t UsersBetweenPolls = 4096;
    std::size_t size = 0;
    for (UserIndex user{0}; user.value < dataset.userCount(); ++user.value) {
        if (user.value % UsersBetweenPolls == 0)
            ISCOPE_TRY(checkStop(stop));
        size += readRow(dataset.users(), user.row());
        const auto impressions = dataset.impressionsOf(user);
        size += impressions.empty() ? 0U : static_cast<std::size_t>(impressions.back());
    }
    return size;
}

bool isLarge(const data::Dataset& dataset, std::int64_t largestReadAtOnce) {
    const auto columnCount = static_cast<std::int64_t>(dataset.impressions().columns().size());
    return dataset.impressionCount() * columnCount >= largestReadAtOnce;
}

} // namespace

SelectionReader::SelectionReader(const Shared& shared, std::int64_t largestReadAtOnce, QObject* parent)
    : QObject(parent), m_shared(shared), m_largestReadAtOnce(largestReadAtOnce) {
    m_shared.selection.setGate([this](const state::Selection& next, std::function<void()> proceed) {
        return readFirst(next, std::move(proceed));
    });
    connect(&shared.controller, &WorkspaceController::datasetChanged, this, [this] {
        const auto& dataset = m_shared.controller.dataset();
        if (!dataset || !isLarge(*dataset, m_largestReadAtOnce))
            return;
        m_shared.jobs.run(
            {.title = tr("Reading the users"),
             .kind = jobs::JobKind::Io,
             .context = this,
             .slot = QStringLiteral("users"),
             .isShown = false},
            [dataset](jobs::JobContext& context) { return readUsers(*dataset, context.stopToken()); },
            [](const Result<std::size_t>&) {});
    });
}

SelectionReader::~SelectionReader() {
    m_shared.selection.setGate(nullptr);
}

bool SelectionReader::readFirst(const state::Selection& next, std::function<void()> proceed) {
    const auto& dataset = m_shared.controller.dataset();
    if (!dataset || !next.user.isValid() || !isLarge(*dataset, m_largestReadAtOnce))
        return false;
    const auto id = m_shared.jobs.run(
        {.title = tr("Reading what the chat shows"),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("selection"),
         .isShown = false},
        [reading =
             Reading{
                 dataset,
                 m_shared.controller.comparedRuns(),
                 next,
                 next.user != m_shared.selection.current().user}](jobs::JobContext&) -> Result<std::size_t> {
            return read(reading);
        },
        // Data that cannot be read are a matter of the panels, which say so.
        [proceed = std::move(proceed)](const Result<std::size_t>&) { proceed(); });
    return id.isValid();
}

} // namespace intentscope::app
