// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/telling_impression.h"
#include "widgets/errors/change_tabs.h"

namespace intentscope::app {

void MainWindow::createSittingDesks() {
    m_sittingDesk = std::make_unique<SittingDesk>(
        SittingDesk::Shared{m_shared.jobs, m_controller, m_selection, *m_labelDesk, *m_workbench});
    m_adjudicationDesk = std::make_unique<AdjudicationDesk>(AdjudicationDesk::Shared{
        m_shared.jobs, m_controller, m_selection, *m_labelDesk, *m_sittingDesk, *m_workbench});
}

void MainWindow::createCompareDesks() {
    m_compareDesk = std::make_unique<CompareDesk>(
        CompareDesk::Shared{
            m_shared.env,
            m_shared.jobs,
            m_controller,
            m_selection,
            m_workbench->compare(),
            m_workbench->errors()},
        m_shared.backend.openScorer);
    m_suspectsDesk = std::make_unique<SuspectsDesk>(
        SuspectsDesk::Shared{m_shared.jobs, m_controller, m_selection, m_workbench->errors().suspects()});
    m_selectionReader =
        std::make_unique<SelectionReader>(SelectionReader::Shared{m_shared.jobs, m_controller, m_selection});
    m_selection.setOpening([this](UserIndex user) {
        const auto& dataset = m_controller.dataset();
        if (!dataset)
            return ImpressionIndex();
        const auto listed = m_labelDesk->order().firstOf(user);
        return listed.isValid() ? listed : tellingImpression(user, *dataset, m_controller.comparison().get());
    });
    m_causeDesk = std::make_unique<CauseDesk>(
        CauseDesk::Shared{
            m_shared.env,
            m_shared.jobs,
            m_controller,
            m_selection,
            m_workbench->cause(),
            m_workbench->swap()},
        m_shared.backend);
    m_expectationsDesk = std::make_unique<ExpectationsDesk>(
        ExpectationsDesk::Shared{
            m_shared.env, m_shared.jobs, m_controller, *m_compareDesk, m_workbench->expectations()},
        m_shared.backend.openScorer);
    const auto* errorsPanel = &m_workbench->errors();
    const auto* changes = &m_workbench->compare().changes();
    auto* users = &m_workbench->users();
    connect(errorsPanel, &errors::ErrorsPanel::impressionsRequested, this, &MainWindow::showImpressions);
    connect(errorsPanel, &errors::ErrorsPanel::expressionChosen, users, &panels::UsersPanel::setFilterText);
    connect(
        &m_workbench->expectations(),
        &errors::ExpectationsPanel::impressionsRequested,
        this,
        &MainWindow::showImpressions);
    connect(
        &m_workbench->swap(), &errors::SwapPanel::impressionsRequested, this, &MainWindow::showImpressions);
    connect(changes, &errors::ChangeTabs::sliceChosen, users, &panels::UsersPanel::setFilterText);
    connect(m_compareDesk.get(), &CompareDesk::impressionsRequested, this, &MainWindow::showImpressions);
}

void MainWindow::destroyCompareDesks() {
    m_expectationsDesk.reset();
    m_causeDesk.reset();
    m_compareDesk.reset();
}

} // namespace intentscope::app
