// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ranking/ranking_view.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_picture.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QLocale>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::ranking {
namespace {

class RankingViewPicture : public testing::TestWithParam<ui::ThemeMode> {
protected:
    /// The first chat's six candidates by score, in the order of the dataset; nothing else is scored.
    std::shared_ptr<const rank::ScoreTable> runOf(const std::vector<float>& firstChat) const {
        std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()), 0.0F);
        std::ranges::copy(firstChat, scores.begin());
        return std::make_shared<rank::ScoreTable>(m_dataset, rank::RunInfo{}, std::move(scores));
    }

    QImage picture(const timeline::ComparedRuns& runs) const {
        RankingView view(m_theme);
        view.setLocale(QLocale::c());
        view.setScene(
            {.dataset = m_dataset,
             .content = buildRanking(runs, {0}, 4),
             .beforeName = QStringLiteral("base-2024w4"),
             .afterName = QStringLiteral("full-2024w5")});
        view.setSelectedIntent({2});
        view.resize(720, view.sizeHint().height());
        return view.grab().toImage();
    }

    std::string named(const char* name) const {
        return name + std::string(m_theme.isDark() ? "_dark" : "_light");
    }

    const ui::Theme m_theme{*qApp, GetParam()};
    std::shared_ptr<const data::Dataset> m_dataset = test::makeFakeDataset(test::smallShop());
};

TEST_P(RankingViewPicture, TwoRunsLookAsTheyDid) {
    // Up, down, new, left, and the clicked intent far below the top in the list before.
    const timeline::ComparedRuns runs{runOf({0, 3, 5, 4, 2, 1}), runOf({3, 1, 2, 4, 0, 2.5F})};
    test::expectGolden(picture(runs), "widgets/ranking", named("two_runs"));
}

TEST_P(RankingViewPicture, OneRunTakesTheWidth) {
    const timeline::ComparedRuns runs{nullptr, runOf({3, 1, 2, 4, 0, 2.5F})};
    test::expectGolden(picture(runs), "widgets/ranking", named("one_run"));
}

INSTANTIATE_TEST_SUITE_P(
    Themes,
    RankingViewPicture,
    testing::Values(ui::ThemeMode::Light, ui::ThemeMode::Dark),
    [](const auto& each) { return each.param == ui::ThemeMode::Dark ? "Dark" : "Light"; });

} // namespace
} // namespace intentscope::ranking
