// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "widgets/errors/change_tabs.h"

namespace intentscope::app {

void MainWindow::createCompareDesk() {
    m_compareDesk = std::make_unique<CompareDesk>(
        CompareDesk::Shared{
            m_shared.env,
            m_shared.jobs,
            m_controller,
            m_selection,
            m_workbench->compare(),
            m_workbench->errors()},
        m_shared.backend.openScorer);
    const auto* errorsPanel = &m_workbench->errors();
    const auto* changes = &m_workbench->compare().changes();
    auto* users = &m_workbench->users();
    connect(errorsPanel, &errors::ErrorsPanel::impressionsRequested, this, &MainWindow::showImpressions);
    connect(errorsPanel, &errors::ErrorsPanel::expressionChosen, users, &panels::UsersPanel::setFilterText);
    connect(changes, &errors::ChangeTabs::sliceChosen, users, &panels::UsersPanel::setFilterText);
    connect(m_compareDesk.get(), &CompareDesk::impressionsRequested, this, &MainWindow::showImpressions);
}

} // namespace intentscope::app
