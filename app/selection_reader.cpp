// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selection_reader.h"

#include "widgets/timeline/timeline_content.h"

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
    size += dataset.candidatesOf(impression).intents.size();
    for (const auto& run : {reading.runs.before, reading.runs.after}) {
        if (run && run->isScored(impression))
            size += rank::rankedList(*run, impression).size();
    }
    return size;
}

} // namespace

SelectionReader::SelectionReader(const Shared& shared, std::int64_t largestReadAtOnce, QObject* parent)
    : QObject(parent), m_shared(shared), m_largestReadAtOnce(largestReadAtOnce) {
    m_shared.selection.setGate([this](const state::Selection& next, std::function<void()> proceed) {
        return readFirst(next, std::move(proceed));
    });
}

SelectionReader::~SelectionReader() {
    m_shared.selection.setGate(nullptr);
}

bool SelectionReader::readFirst(const state::Selection& next, std::function<void()> proceed) {
    const auto& dataset = m_shared.controller.dataset();
    if (!dataset || !next.user.isValid())
        return false;
    const auto columnCount = static_cast<std::int64_t>(dataset->impressions().columns().size());
    if (dataset->impressionCount() * columnCount < m_largestReadAtOnce)
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
