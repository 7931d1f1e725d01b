// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/train_panel.h"

#include "tests/support/gui_picture.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/plots/curve_plot.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace intentscope::panels {
namespace {

class TrainPanelTest : public testing::Test {
protected:
    QPushButton* button(const QString& text) {
        for (auto* each : panel.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    const QLabel* labelThatSays(const QString& text) {
        for (const auto* label : panel.findChildren<QLabel*>()) {
            if (label->text().contains(text) && !label->isHidden())
                return label;
        }
        return nullptr;
    }
    void look(const std::string& name, QSize size) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, size, name + suffix));
        }
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    TrainPanel panel{theme};
};

TEST_F(TrainPanelTest, CanOnlyStartWithDataAndAName) {
    QPushButton* start = button(QStringLiteral("Start training"));
    EXPECT_FALSE(start->isEnabled());
    look("train_empty", {420, 560});
    panel.setReady(true);
    EXPECT_FALSE(start->isEnabled());
    panel.setSuggestedName(QStringLiteral("base-2024w5"));
    EXPECT_TRUE(start->isEnabled());
    QSignalSpy started(&panel, &TrainPanel::startRequested);
    start->click();
    ASSERT_EQ(started.count(), 1);
    EXPECT_EQ(panel.request().name, "base-2024w5");
    EXPECT_EQ(panel.request().spec.epochCount, rank::RankerTrainingSpec{}.epochCount);
    EXPECT_DOUBLE_EQ(panel.request().spec.learningRate, rank::RankerTrainingSpec{}.learningRate);
}

TEST_F(TrainPanelTest, ShowsEpochsAndCanBeCancelled) {
    panel.setReady(true);
    panel.setSuggestedName(QStringLiteral("base"));
    panel.begin();
    for (std::int32_t epoch = 1; epoch <= 8; ++epoch) {
        const double gain = 1.0 - 1.0 / epoch;
        panel.addEpoch(
            {.epoch = epoch,
             .trainLoss = 2.0 - gain,
             .validationLoss = 2.1 - gain,
             .validationNdcg3 = 0.5 + 0.2 * gain,
             .impressionsPerSecond = 4'100,
             .validationGauc = 0.7 + 0.2 * gain,
             .validationRecall3 = 0.6 + 0.2 * gain,
             .learningRate = 0.0025});
    }
    const auto plots = panel.findChildren<plots::CurvePlot*>();
    ASSERT_EQ(plots.size(), 2);
    for (const auto& [plot, curve] :
         {std::pair{0, "training"}, {0, "validation"}, {1, "GAUC"}, {1, "Recall@3"}, {1, "NDCG@3"}})
        EXPECT_EQ(plots[plot]->pointCount(QLatin1String(curve)), 8U) << curve;
    EXPECT_NE(labelThatSays(QStringLiteral("learning rate 0.0025")), nullptr);
    EXPECT_NE(labelThatSays(QStringLiteral("at most")), nullptr);
    EXPECT_NE(labelThatSays(QStringLiteral("Epoch 8")), nullptr);
    look("train", {420, 560});
    QSignalSpy cancelled(&panel, &TrainPanel::cancelRequested);
    button(QStringLiteral("Cancel"))->click();
    EXPECT_EQ(cancelled.count(), 1);
    EXPECT_FALSE(button(QStringLiteral("Cancel"))->isEnabled());
    panel.fail({.code = ErrorCode::Cancelled, .message = "stopped"});
    EXPECT_FALSE(button(QStringLiteral("Start training"))->isHidden());
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    panel.begin();
    panel.finish({.checkpoint = {}, .checkpointHash = {}, .bestEpoch = 2, .epochs = {{}, {}, {.member = 1}}});
    EXPECT_NE(labelThatSays(QStringLiteral("best epoch was 2 of 2")), nullptr) << "of the first graph";
}

TEST_F(TrainPanelTest, QeRecNeedsASetOfLatentQueries) {
    panel.setReady(true);
    panel.setSuggestedName(QStringLiteral("qe"));
    auto* model = panel.findChild<QComboBox*>();
    ASSERT_EQ(model->count(), 2);
    model->setCurrentIndex(1);
    EXPECT_FALSE(button(QStringLiteral("Start training"))->isEnabled());
    EXPECT_TRUE(
        button(QStringLiteral("Start training"))->toolTip().contains(QStringLiteral("latent queries")));
    panel.setLatentSets(
        {{QStringLiteral("a1"), QStringLiteral("writer, 4 Mar"), QStringLiteral("all")},
         {QStringLiteral("b2"), QStringLiteral("aligned, 5 Mar"), QStringLiteral("all")}});
    EXPECT_TRUE(button(QStringLiteral("Start training"))->isEnabled());
    EXPECT_EQ(panel.request().spec.architecture, rank::RankerArchitecture::QeRec);
    EXPECT_EQ(panel.request().latentId, "b2") << "the newest";
    look("train_qe", {440, 620});
    model->setCurrentIndex(0);
    EXPECT_EQ(panel.request().latentId, "");
    EXPECT_EQ(panel.request().spec.architecture, rank::RankerArchitecture::TwoTower);
}

TEST_F(TrainPanelTest, AStoppedTrainingIsResumedOrFinishedWithItsOwnSettings) {
    panel.setReady(true);
    panel.setSuggestedName(QStringLiteral("ranker-3"));
    rank::RankerTrainingSpec spec;
    spec.epochCount = 77;
    spec.seed = 5;
    panel.setStopped({{.name = "long", .note = tasks::TrainingNote{.spec = spec, .latentId = {}}}});
    EXPECT_FALSE(button(QStringLiteral("Start training"))->isHidden()) << "another name";
    EXPECT_TRUE(button(QStringLiteral("Resume"))->isHidden());
    panel.setSuggestedName(QStringLiteral("long"));
    EXPECT_TRUE(button(QStringLiteral("Start training"))->isHidden());
    EXPECT_NE(labelThatSays(QStringLiteral("other settings")), nullptr);
    panel.findChild<QMenu*>()->actions().front()->trigger();
    EXPECT_EQ(labelThatSays(QStringLiteral("other settings")), nullptr);
    EXPECT_NE(labelThatSays(QStringLiteral("what it reached is kept")), nullptr);
    look("train_stopped", {440, 620});
    TrainRequest asked;
    QObject::connect(
        &panel, &TrainPanel::startRequested, &panel, [&](const TrainRequest& request) { asked = request; });
    button(QStringLiteral("Finish"))->click();
    EXPECT_EQ(asked.start, rank::TrainingStart::Finish);
    EXPECT_EQ(asked.name, "long");
    EXPECT_EQ(asked.spec.epochCount, 77);
    EXPECT_EQ(asked.spec.seed, 5U);
    button(QStringLiteral("Resume"))->click();
    EXPECT_EQ(asked.start, rank::TrainingStart::Resume);
}

} // namespace
} // namespace intentscope::panels
