// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alignment/align_panel.h"

#include "tests/support/gui_model_check.h"
#include "tests/support/gui_picture.h"
#include "widgets/alignment/arms_model.h"
#include "widgets/alignment/pairs_model.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/plots/curve_plot.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace intentscope::alignment {
namespace {

/// Two runs that differ by `change` in every metric.
tasks::AlignComparison comparison(std::string before, std::string after, double value, double change) {
    tasks::AlignComparison one{.before = std::move(before), .after = std::move(after)};
    one.report.emplace();
    for (const char* name : {"GAUC", "Recall@3", "NDCG@3"}) {
        tasks::MetricComparison metric;
        metric.name = name;
        metric.rule = "by user";
        metric.estimate.before = {
            value - change, 0.01, stats::Interval{value - change - 0.02, value - change + 0.02}};
        metric.estimate.after = {value, 0.01, stats::Interval{value - 0.02, value + 0.02}};
        metric.estimate.difference = {change, 0.002, stats::Interval{change - 0.004, change + 0.004}};
        metric.estimate.pValue = 0.0123;
        metric.smallestDetectableEffect = 0.0056;
        one.report->metrics.push_back(metric);
    }
    return one;
}

std::shared_ptr<const tasks::AlignOutcome> outcome() {
    auto done = std::make_shared<tasks::AlignOutcome>();
    done->name = "first";
    done->folder = "/ws/exports/align-first";
    for (const char* arm : {"base", "qe", "+sft", "full"})
        done->arms.push_back(
            {.name = arm, .rankerFolder = "align-qe-01", .rankerHash = std::string(64, 'a')});
    done->comparisons = {
        comparison("base", "qe", 0.80, 0.05),
        comparison("base", "+sft", 0.79, 0.04),
        comparison("base", "full", 0.82, 0.07),
        comparison("qe", "+sft", 0.79, -0.01),
        comparison("qe", "full", 0.82, 0.02)};
    return done;
}

class AlignPanelTest : public testing::Test {
protected:
    void giveReasoners() {
        panel.setReady(true);
        panel.setSuggestedName(QStringLiteral("first"));
        panel.setReasoners(
            {{.name = "writer", .location = "/x/writer", .server = {}, .problem = {}},
             {.name = "team", .location = "/x/team.json", .server = "https://team:8600/v1", .problem = {}},
             {.name = "odd", .location = "/x/odd", .server = {}, .problem = "is damaged"}});
    }
    void goHalfway() {
        panel.begin();
        panel.addStep({.number = 1, .count = 9, .name = "base"});
        for (std::int32_t epoch = 1; epoch <= 5; ++epoch)
            panel.addEpoch("base", {.epoch = epoch, .validationNdcg3 = 0.5 + 0.02 * epoch});
        panel.addStep({.number = 2, .count = 9, .name = "best of n, round 1"});
        panel.addPairs(
            {{.impressionId = "i1",
              .clicked = "Speed up parcel",
              .winner = "hurry my parcel up",
              .loser = "where am i",
              .margin = 0.731},
             {.impressionId = "i2",
              .clicked = "Refund status",
              .winner = "when does my money come",
              .loser = "hello",
              .margin = 1.25}});
        panel.addStep({.number = 3, .count = 9, .name = "sft"});
        for (std::int64_t step = 1; step <= 20; ++step)
            panel.addStagePoint(
                "sft", {.step = step, .stepCount = 20, .loss = 3.0 / static_cast<double>(step)});
        panel.setProgress(
            {.phase = "step 3 of 9, sft: Training", .done = 20, .total = 80, .detail = "loss 0.15"},
            61'000,
            180'000);
    }
    QPushButton* button(const QString& text) {
        for (auto* each : panel.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    bool says(const QString& text) {
        for (const auto* label : panel.findChildren<QLabel*>()) {
            if (label->text().contains(text) && !label->isHidden())
                return true;
        }
        return false;
    }
    QListWidget* list(const QString& name) {
        for (auto* each : panel.findChildren<QListWidget*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    void look(const std::string& name) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, {1240, 600}, name + suffix));
        }
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    AlignPanel panel{theme};
};

TEST_F(AlignPanelTest, StartsOnlyWithDataAndALocalReasoner) {
    look("align_empty");
    auto* start = button(QStringLiteral("Align"));
    ASSERT_NE(start, nullptr);
    panel.setReady(true);
    panel.setSuggestedName(QStringLiteral("first"));
    EXPECT_FALSE(start->isEnabled());
    EXPECT_TRUE(start->toolTip().contains(QStringLiteral("no local reasoner")));
    giveReasoners();
    EXPECT_TRUE(start->isEnabled());
    EXPECT_EQ(panel.findChild<QComboBox*>()->count(), 1) << "a server cannot be refined";
}

TEST_F(AlignPanelTest, AsksForWhatWasChosen) {
    giveReasoners();
    auto* generators = list(QStringLiteral("Who writes candidates"));
    ASSERT_EQ(generators->count(), 2) << "what is damaged writes nothing";
    generators->item(1)->setCheckState(Qt::Checked);
    panel.findChild<QCheckBox*>(QStringLiteral("+dpo"))->setChecked(false);
    QSignalSpy started(&panel, &AlignPanel::startRequested);
    button(QStringLiteral("Align"))->setFocus();
    QTest::keyClick(button(QStringLiteral("Align")), Qt::Key_Space);
    ASSERT_EQ(started.count(), 1) << "with the keyboard";
    const tasks::AlignSpec spec = panel.request();
    EXPECT_EQ(spec.name, "first");
    EXPECT_EQ(spec.reasoner, std::filesystem::path("/x/writer"));
    ASSERT_EQ(spec.generators.size(), 1U);
    EXPECT_EQ(spec.generators.front().source.location, "/x/team.json");
    EXPECT_EQ(spec.arms, (std::vector<std::string>{"base", "qe", "qe+cal", "+sft", "+cl", "full"}));
}

TEST_F(AlignPanelTest, ShowsStepsCurvesAndPairsAsTheyCome) {
    giveReasoners();
    goHalfway();
    look("align_running");
    auto* steps = list(QStringLiteral("Steps"));
    ASSERT_EQ(steps->count(), 3);
    EXPECT_EQ(steps->item(0)->text(), QStringLiteral("✓ 1 of 9: base"));
    EXPECT_EQ(steps->item(2)->text(), QStringLiteral("▶ 3 of 9: sft"));
    EXPECT_TRUE(says(QStringLiteral("about 3 min left in this step")));
    const auto plots = panel.findChildren<plots::CurvePlot*>();
    ASSERT_EQ(plots.size(), 2);
    EXPECT_EQ(
        plots[0]->pointCount(QStringLiteral("base")) + plots[1]->pointCount(QStringLiteral("base")), 5U);
    EXPECT_EQ(plots[0]->pointCount(QStringLiteral("sft")) + plots[1]->pointCount(QStringLiteral("sft")), 20U);
    auto* pairs = panel.findChild<PairsModel*>();
    EXPECT_EQ(pairs->rowCount(), 2);
    EXPECT_EQ(
        pairs->index(0, static_cast<int>(PairColumn::Winner)).data().toString(),
        QStringLiteral("hurry my parcel up"));
    panel.findChild<QTabWidget*>()->setCurrentIndex(1);
    look("align_pairs");
    EXPECT_TRUE(button(QStringLiteral("Align"))->isHidden());
    EXPECT_FALSE(button(QStringLiteral("Cancel"))->isHidden());
}

TEST_F(AlignPanelTest, CancelledItGoesOnWithTheSameSettings) {
    giveReasoners();
    goHalfway();
    QSignalSpy cancelled(&panel, &AlignPanel::cancelRequested);
    button(QStringLiteral("Cancel"))->click();
    EXPECT_EQ(cancelled.count(), 1);
    panel.fail({.code = ErrorCode::Cancelled, .message = "stopped"});
    EXPECT_TRUE(says(QStringLiteral("Finished steps are kept")));
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 0);
    EXPECT_TRUE(list(QStringLiteral("Steps"))->item(2)->text().startsWith(QStringLiteral("✗")));
    panel.setSuggestedName(QStringLiteral("second"));
    EXPECT_EQ(panel.request().name, "first") << "the name of what goes on stays";
    QSignalSpy started(&panel, &AlignPanel::startRequested);
    button(QStringLiteral("Go on"))->click();
    EXPECT_EQ(started.count(), 1);
}

TEST_F(AlignPanelTest, FailuresStayWithWhatToDo) {
    giveReasoners();
    goHalfway();
    panel.fail(
        {.code = ErrorCode::AlreadyExists,
         .message = "there is a run 'first qe' of another ranker",
         .cure = "Choose another name"});
    look("align_error");
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_FALSE(panel.isRunning());
}

TEST_F(AlignPanelTest, ShowsTheArmsWithIntervalsAndOpensOneBesideQe) {
    giveReasoners();
    goHalfway();
    auto* arms = panel.findChild<ArmsModel*>();
    const test::ModelCheck watch(*arms);
    panel.finish(outcome());
    look("align_arms");
    const auto cell = [arms](int row, ArmColumn column) {
        return arms->index(row, static_cast<int>(column)).data().toString();
    };
    ASSERT_EQ(arms->rowCount(), 4);
    EXPECT_TRUE(cell(0, ArmColumn::Gauc).startsWith(QStringLiteral("0.75"))) << "the baseline's own";
    EXPECT_TRUE(cell(0, ArmColumn::GaucChange).startsWith(QStringLiteral("\u22120.05")))
        << qPrintable(cell(0, ArmColumn::GaucChange));
    EXPECT_EQ(cell(1, ArmColumn::NdcgChange), QStringLiteral("reference"));
    EXPECT_TRUE(cell(3, ArmColumn::RecallChange).startsWith(QStringLiteral("+0.02")));
    QSignalSpy opened(&panel, &AlignPanel::openRequested);
    button(QStringLiteral("Open as before and after"))->click();
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened.front().at(0).toString(), QStringLiteral("first qe"));
    EXPECT_EQ(opened.front().at(1).toString(), QStringLiteral("first full"));
}

} // namespace
} // namespace intentscope::alignment
