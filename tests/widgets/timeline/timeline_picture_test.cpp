// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_picture.h"
#include "tests/support/tiny_dataset.h"
#include "widgets/base/theme.h"
#include "widgets/state/selection_state.h"
#include "widgets/state/time_window.h"
#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_view.h"

#include <QApplication>
#include <QLocale>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::timeline {
namespace {

class TimelinePicture : public testing::TestWithParam<ui::ThemeMode> {
protected:
    /// Scores by intent row: track, cancel, refund, invoice, complaint.
    std::shared_ptr<const rank::ScoreTable> runOf(const std::vector<float>& byIntent) const {
        std::vector<float> scores;
        for (const std::int32_t intent : m_dataset->allCandidates().intents)
            scores.push_back(byIntent[static_cast<std::size_t>(intent)]);
        return std::make_shared<rank::ScoreTable>(m_dataset, rank::RunInfo{}, std::move(scores));
    }

    QImage picture() {
        TimelineView view({m_selection, m_window, m_theme});
        view.setLocale(QLocale::c());
        view.setContent(m_content);
        view.resize(900, view.sizeHint().height());
        return view.grab().toImage();
    }

    std::string named(const char* name) const {
        return name + std::string(m_theme.isDark() ? "_dark" : "_light");
    }

    const ui::Theme m_theme{*qApp, GetParam()};
    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    UserIndex m_ann = *m_dataset->findUser("ann");
    std::shared_ptr<const TimelineContent> m_content = std::make_shared<const TimelineContent>(buildContent(
        {.dataset = m_dataset, .runs = {runOf({1, 2, 3, 4, 5}), runOf({4, 3, 2, 1, 0})}, .user = m_ann}));
    state::SelectionState m_selection;
    state::TimeWindow m_window;
};

TEST_P(TimelinePicture, AWholeHistoryLooksAsItDid) {
    m_window.setExtent(m_content->extent);
    test::expectGolden(picture(), "widgets/timeline", named("whole"));
}

TEST_P(TimelinePicture, TheSurroundingsOfAChosenChatLookAsTheyDid) {
    const ImpressionIndex chat = *m_dataset->findImpression("i3");
    m_window.setExtent(m_content->extent);
    m_window.zoomAround(m_dataset->timeOf(chat), 3);
    m_selection.selectImpression(m_ann, chat);
    test::expectGolden(picture(), "widgets/timeline", named("chosen"));
}

INSTANTIATE_TEST_SUITE_P(
    Themes,
    TimelinePicture,
    testing::Values(ui::ThemeMode::Light, ui::ThemeMode::Dark),
    [](const auto& each) { return each.param == ui::ThemeMode::Dark ? "Dark" : "Light"; });

} // namespace
} // namespace intentscope::timeline
