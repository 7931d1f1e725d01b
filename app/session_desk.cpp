// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_desk.h"

#include "widgets/base/convert.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace intentscope::app {

SessionDesk::SessionDesk(const Shared& shared, SessionPlace place, QObject* parent)
    : QObject(parent), m_shared(shared), m_place(std::move(place)), m_store(shared.env, m_place.folder) {
    if (m_place.folder.empty())
        return;
    m_timer.setSingleShot(true);
    m_timer.setInterval(KeepAfterMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionDesk::keep);
    auto& controller = m_shared.controller;
    connect(&controller, &WorkspaceController::opened, this, &SessionDesk::onOpened);
    connect(&controller, &WorkspaceController::datasetChanged, this, &SessionDesk::onDatasetChanged);
    connect(&controller, &WorkspaceController::closing, this, &SessionDesk::keep);
    connect(&m_shared.selection, &state::SelectionState::selectionChanged, this, &SessionDesk::keepLater);
    connect(
        &m_shared.workbench.users(), &panels::UsersPanel::expressionChanged, this, &SessionDesk::keepLater);
}

void SessionDesk::onOpened() {
    m_pending.reset();
    m_kept.reset();
    auto session = m_store.load(m_shared.controller.workspace()->folder());
    if (!session) {
        Q_EMIT failed(session.error());
        return;
    }
    const bool isFirst = std::exchange(m_isFirst, false);
    if (!*session)
        return;
    m_pending = *std::move(session);
    if (isFirst && m_place.hasGeometry)
        m_shared.window.restoreGeometry(m_pending->geometry);
    if (m_place.hasLayout)
        m_shared.workbench.restoreLayout(m_pending->layout);
    m_shared.controller.prefer(
        {.dataset = ui::toStdString(m_pending->dataset),
         .beforeRun = ui::toStdString(m_pending->beforeRun),
         .afterRun = ui::toStdString(m_pending->afterRun)});
}

void SessionDesk::onDatasetChanged() {
    const auto& dataset = m_shared.controller.dataset();
    if (!dataset || !m_pending)
        return;
    const Session session = *std::exchange(m_pending, std::nullopt);
    if (session.dataset != ui::toQString(dataset->info().hash))
        return;
    m_shared.workbench.users().setFilterText(session.filter);
    restoreSelection(session);
}

void SessionDesk::restoreSelection(const Session& session) {
    const data::Dataset& dataset = *m_shared.controller.dataset();
    const auto impression = dataset.findImpression(ui::toStdString(session.impression));
    const auto user = dataset.findUser(ui::toStdString(session.user));
    if (impression)
        m_shared.selection.selectImpression(dataset.userOf(*impression), *impression);
    else if (user)
        m_shared.selection.selectUser(*user);
    if (const auto intent = dataset.findIntent(ui::toStdString(session.intent)); intent && impression)
        m_shared.selection.selectIntent(*intent);
}

Session SessionDesk::current() const {
    Session session;
    const auto& dataset = m_shared.controller.dataset();
    const state::Selection& selection = m_shared.selection.current();
    if (dataset) {
        session.dataset = ui::toQString(dataset->info().hash);
        if (selection.user.isValid())
            session.user = ui::toQString(dataset->userId(selection.user));
        if (selection.impression.isValid())
            session.impression = ui::toQString(dataset->impressionId(selection.impression));
        if (selection.intent.isValid())
            session.intent = ui::toQString(dataset->intentId(selection.intent));
    }
    session.beforeRun = ui::toQString(selection.beforeRun);
    session.afterRun = ui::toQString(selection.afterRun);
    session.filter = ui::toQString(m_shared.workbench.users().expression());
    session.layout = m_shared.workbench.saveLayout();
    session.geometry = m_shared.window.saveGeometry();
    return session;
}

void SessionDesk::keepLater() {
    if (m_shared.controller.dataset())
        m_timer.start();
}

/// A few kilobytes on the window's thread: at its end there is no other to wait for.
void SessionDesk::keep() {
    m_timer.stop();
    if (m_place.folder.empty() || !m_shared.controller.dataset())
        return;
    Session session = current();
    if (m_kept == session)
        return;
    if (const Status kept = m_store.save(m_shared.controller.workspace()->folder(), session); !kept)
        Q_EMIT failed(kept.error());
    else
        m_kept = std::move(session);
}

} // namespace intentscope::app
