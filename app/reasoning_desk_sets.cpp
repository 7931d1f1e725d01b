// SPDX-License-Identifier: GPL-3.0-or-later
// The stored sets of latent queries: which are shown as before and after, and what they hold.
#include "app/reasoning_desk.h"
#include "widgets/base/convert.h"

#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using reasoning::QueryOrigin;

struct StoredPair {
    reasoning::StoredQuery before;
    reasoning::StoredQuery after;
};

} // namespace

void ReasoningDesk::readSets() {
    m_shared.jobs.run(
        {.title = tr("Looking for latent queries"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("latentSets"),
         .isShown = false},
        [workspace = m_shared.controller.workspace(), hash = m_shared.controller.dataset()->info().hash](
            JobContext&) { return openSets(*workspace, hash); },
        [this](Result<OpenedSets> opened) {
            if (!opened) {
                m_shared.panel.fail(opened.error());
                return;
            }
            m_sets = std::move(opened->sets);
            for (const std::string& problem : opened->problems)
                m_shared.panel.note(tr("Latent queries that cannot be read: %1").arg(ui::toQString(problem)));
            refreshSets();
            linkRuns();
        });
}

/// A run whose ranker was trained on a set shows that set.
void ReasoningDesk::linkRuns() {
    const auto& runs = m_shared.controller.comparedRuns();
    std::vector<rank::RunInfo> unknown;
    for (const auto& run : {runs.before, runs.after}) {
        if (run && !m_sets.empty() && !m_setOfRun.contains(run->info().id))
            unknown.push_back(run->info());
    }
    if (unknown.empty()) {
        refreshSets();
        return;
    }
    using Links = std::map<std::string, std::string>;
    m_shared.jobs.run(
        {.title = tr("Looking at the runs' rankers"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("runSets"),
         .isShown = false},
        [unknown, workspace = m_shared.controller.workspace(), open = m_backend.openScorer](
            JobContext&) -> Result<Links> {
            Links links;
            for (const rank::RunInfo& run : unknown)
                links[run.id] = setOfRun(run, *workspace, open);
            return links;
        },
        [this](Result<Links> links) {
            m_setOfRun.merge(*links);
            refreshSets();
        });
}

std::shared_ptr<const latent::LatentSet> ReasoningDesk::setById(const std::string& id) const {
    for (const OpenedSet& one : m_sets) {
        if (one.set->description().id == id)
            return one.set;
    }
    return nullptr;
}

void ReasoningDesk::chooseSet(QueryOrigin side, const QString& id) {
    (side == QueryOrigin::Before ? m_beforeSet : m_afterSet) = ui::toStdString(id);
    refreshSets();
}

/// A person's choice, else what the run on that side reads. Where neither run reads any, the last two that
/// were written; beside a run that reads some, a run without would be shown with what it never saw.
void ReasoningDesk::refreshSets() {
    const auto& runs = m_shared.controller.comparedRuns();
    const auto setOf = [this](const auto& run) {
        const auto link = run ? m_setOfRun.find(run->info().id) : m_setOfRun.end();
        return link != m_setOfRun.end() && setById(link->second) ? link->second : std::string();
    };
    const std::size_t count = m_sets.size();
    const auto lastWritten = [this, count](std::size_t fromEnd) {
        return count < fromEnd ? std::string() : m_sets[count - fromEnd].set->description().id;
    };
    std::string before = setOf(runs.before);
    std::string after = setOf(runs.after);
    if (before.empty() && after.empty()) {
        // A single set is what there was before.
        before = lastWritten(count == 1 ? 1 : 2);
        after = lastWritten(count == 1 ? 2 : 1);
    }
    if (setById(m_beforeSet))
        before = m_beforeSet;
    if (setById(m_afterSet))
        after = m_afterSet;
    std::vector<reasoning::SetChoice> choices;
    for (const OpenedSet& one : m_sets)
        choices.push_back(choiceOf(one));
    m_shared.panel.setSets(choices, ui::toQString(before), ui::toQString(after));
    const auto shown = std::exchange(m_shown, {setById(before), setById(after)});
    refreshStored();
    if (shown != m_shown)
        Q_EMIT shownSetsChanged();
}

void ReasoningDesk::refreshStored() {
    if (!hasChat() || m_sets.empty()) {
        m_shared.panel.setStored({}, {});
        return;
    }
    m_shared.jobs.run(
        {.title = tr("Reading latent queries"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("stored"),
         .isShown = false},
        [sets = m_shown,
         impression = m_shared.selection.current().impression](JobContext&) -> Result<StoredPair> {
            StoredPair pair;
            if (sets.first)
                pair.before = storedQuery(*sets.first, impression);
            if (sets.second)
                pair.after = storedQuery(*sets.second, impression);
            return pair;
        },
        [this](Result<StoredPair> pair) { m_shared.panel.setStored(pair->before, pair->after); });
}

} // namespace intentscope::app
