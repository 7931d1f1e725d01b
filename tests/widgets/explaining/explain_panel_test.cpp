// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/explain_panel.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_picture.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/explaining/feature_effects_model.h"
#include "widgets/explaining/feature_table.h"
#include "widgets/state/selection_state.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace intentscope::explaining {
namespace {

class ExplainPanelTest : public testing::Test {
protected:
    void giveRuns() {
        const auto run = [this](const std::string& id) {
            rank::RunInfo info{.id = id, .name = "run-" + id};
            std::vector<float> scores(static_cast<std::size_t>(dataset->candidateCount()), 0.5F);
            return std::make_shared<const rank::ScoreTable>(dataset, info, std::move(scores));
        };
        panel.setDataset(dataset);
        panel.setRuns({run("a"), run("b")});
        selection.selectImpression(dataset->userOf({0}), {0});
    }
    void show() {
        panel.resize(520, 760);
        panel.show();
        QApplication::setActiveWindow(&panel);
    }
    /// Places turn round where something is edited.
    std::shared_ptr<tasks::ExplainReport> report(bool isReversed, bool isExplained = true) {
        auto report = std::make_shared<tasks::ExplainReport>();
        const auto candidates = dataset->candidatesOf({0}).intents;
        const auto count = static_cast<std::int32_t>(candidates.size());
        for (std::int32_t i = 0; i < count; ++i) {
            const std::int32_t place = isReversed ? count - 1 - i : i;
            report->ranking.push_back(
                {.intent = IntentIndex{candidates[static_cast<std::size_t>(place)]},
                 .beforeRank = place + 1,
                 .afterRank = i + 1,
                 .beforeProbability = 1.0F / static_cast<float>(place + 2),
                 .afterProbability = 1.0F / static_cast<float>(i + 2),
                 .isClicked = place == 1});
        }
        report->intent = report->ranking.front().intent;
        report->latent = tasks::LatentSource{.info = {}, .trainedOn = {}, .text = "where is my parcel"};
        if (isExplained)
            report->explanation = explanation();
        return report;
    }
    static rank::Explanation explanation() {
        rank::Explanation all;
        all.score = 1.25;
        all.baselineScore = 0.5;
        all.completenessError = 3e-5;
        all.isWithinBound = true;
        all.stepCount = 64;
        const auto add = [&all](const char* column, const char* group, double amount) {
            all.inputs.push_back(
                {.table = "impressions", .column = column, .name = column, .group = group, .amount = amount});
        };
        add("days_in_status", "order", 0.7);
        add("order_status", "order", -0.25);
        add("region", "impression", 0.1);
        all.inputs.push_back(
            {.part = rank::RankerPart::Query,
             .name = "latent query",
             .group = "latent query",
             .value = "where is my parcel",
             .amount = 0.2});
        rank::summarise(all);
        return all;
    }
    void answer() {
        panel.setQueryReading({.isOffered = true, .reasoner = "writer", .whyNot = {}});
        panel.setReport(report(false));
    }
    void chooseFeature(const QString& name) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name)
                table->setCurrentIndex(table->model()->index(row, 0));
        }
        table->setFocus();
    }
    QString valueOf(const QString& name) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name)
                return table->model()->index(row, 1).data().toString();
        }
        return {};
    }
    bool says(const QString& text) {
        for (const auto* label : panel.findChildren<QLabel*>()) {
            if (label->text().contains(text) && !label->isHidden())
                return true;
        }
        return false;
    }
    void look(const std::string& name, QSize size = {520, 760}) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, size, name + suffix));
        }
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState selection;
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
    ExplainPanel panel{{.selection = selection, .theme = theme}};
    FeatureTable* table = panel.findChild<FeatureTable*>();
    QPlainTextEdit* query = panel.findChild<QPlainTextEdit*>();
};

TEST_F(ExplainPanelTest, SaysWhatIsMissingUntilThereIsAChatAndARun) {
    EXPECT_TRUE(says(QStringLiteral("Open a workspace")));
    look("explain_empty");
    panel.setDataset(dataset);
    EXPECT_TRUE(says(QStringLiteral("Score the data")));
    giveRuns();
    EXPECT_TRUE(panel.canAsk());
    selection.clear();
    EXPECT_TRUE(says(QStringLiteral("Choose a chat")));
    EXPECT_FALSE(panel.canAsk());
}

TEST_F(ExplainPanelTest, ShowsWhatIsBeingDoneThenTheRankingThenItsEffects) {
    giveRuns();
    show();
    panel.setBusy(QStringLiteral("Opening the ranker of run-b..."));
    look("explain_loading");
    panel.setRanking(report(false, false));
    EXPECT_TRUE(says(QStringLiteral("Opening"))) << "the explanation is still to come";
    answer();
    look("explain_data");
    EXPECT_TRUE(says(QStringLiteral("Completeness error 3e-05, within 0.001, after 64 steps")));
    EXPECT_EQ(table->model()->index(0, 0).data().toString(), QStringLiteral("Days in status"))
        << "the largest effect first";
    panel.findChild<QTabWidget*>()->setCurrentIndex(1);
    look("explain_sums");
}

TEST_F(ExplainPanelTest, AValueIsTypedWithTheKeysAloneAndAsksOnceBehindTheLastLetter) {
    giveRuns();
    show();
    answer();
    QSignalSpy asked(&panel, &ExplainPanel::questionChanged);
    chooseFeature(QStringLiteral("Days in status"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("1"));
    auto* edit = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(edit, nullptr);
    QTest::keyClicks(edit, QStringLiteral("4"));
    EXPECT_EQ(asked.count(), 0) << "while letters come";
    ASSERT_TRUE(test::waitUntil([&] { return asked.count() == 1; }));
    const auto edits = panel.question().edits;
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(edits.front(), (data::FeatureEdit{"impressions", "days_in_status", "14"}));
    EXPECT_EQ(QApplication::focusWidget(), edit) << "the text box stays";
    panel.setReport(report(true));
    EXPECT_EQ(QApplication::focusWidget(), edit) << "an answer does not take it away";
    look("explain_edited");
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_EQ(valueOf(QStringLiteral("Days in status")), QStringLiteral("14 days"));
}

TEST_F(ExplainPanelTest, DeleteIsMissingBackspaceIsWhatItWasAndEscapeTakesBackWhatWasTyped) {
    giveRuns();
    show();
    answer();
    const QString before = valueOf(QStringLiteral("Order status"));
    chooseFeature(QStringLiteral("Order status"));
    QTest::keyClick(table, Qt::Key_Delete);
    EXPECT_EQ(valueOf(QStringLiteral("Order status")), QStringLiteral("missing"));
    QTest::keyClick(table, Qt::Key_Backspace);
    EXPECT_EQ(valueOf(QStringLiteral("Order status")), before);
    QTest::keyClicks(table, QStringLiteral("x"));
    ASSERT_NE(valueOf(QStringLiteral("Order status")), before);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_EQ(valueOf(QStringLiteral("Order status")), before);
}

TEST_F(ExplainPanelTest, ATextThatIsNoValueIsToldOfAndLeftOut) {
    giveRuns();
    show();
    answer();
    chooseFeature(QStringLiteral("Days in status"));
    QTest::keyClicks(table, QStringLiteral("soon"));
    EXPECT_TRUE(panel.question().edits.empty());
    EXPECT_TRUE(says(QStringLiteral("One text is no value yet")));
    look("explain_problem");
}

TEST_F(ExplainPanelTest, AnotherLatentQueryIsAQuestionAndResetAllTakesEverythingBack) {
    giveRuns();
    show();
    answer();
    EXPECT_EQ(query->toPlainText(), QStringLiteral("where is my parcel"));
    EXPECT_FALSE(panel.question().query) << "the stored one is no edit";
    query->setPlainText(QStringLiteral("cancel it now"));
    chooseFeature(QStringLiteral("Days in status"));
    QTest::keyClick(table, Qt::Key_Delete);
    EXPECT_EQ(panel.question().query, "cancel it now");
    EXPECT_EQ(panel.question().edits.size(), 1U);
    for (auto* button : panel.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Reset all"))
            button->click();
    }
    EXPECT_FALSE(panel.question().isEdited());
    EXPECT_EQ(query->toPlainText(), QStringLiteral("where is my parcel"));
}

TEST_F(ExplainPanelTest, SaysWhyALatentQueryCannotBeChanged) {
    giveRuns();
    show();
    panel.setQueryReading({.isOffered = false, .reasoner = "writer", .whyNot = "Add the reasoner writer."});
    panel.setReport(report(false));
    EXPECT_TRUE(query->isReadOnly());
    EXPECT_TRUE(says(QStringLiteral("Add the reasoner writer.")));
}

TEST_F(ExplainPanelTest, AnotherChatForgetsEditsAndAnswersAndAnotherRankerKeepsTheFeatures) {
    giveRuns();
    show();
    answer();
    chooseFeature(QStringLiteral("Days in status"));
    QTest::keyClick(table, Qt::Key_Delete);
    auto* run = panel.findChildren<QComboBox*>().front();
    ASSERT_EQ(run->currentText(), QStringLiteral("After: run-b"));
    run->setCurrentIndex(1);
    Q_EMIT run->activated(1);
    EXPECT_EQ(panel.question().slot, timeline::RunSlot::Before);
    EXPECT_EQ(panel.question().edits.size(), 1U);
    EXPECT_FALSE(panel.question().query);
    selection.selectImpression(dataset->userOf({1}), {1});
    EXPECT_TRUE(panel.question().edits.empty());
}

TEST_F(ExplainPanelTest, FailuresStayInThePanelWithWhatToDoAndStoppingIsNone) {
    giveRuns();
    show();
    panel.setBusy(QStringLiteral("Ranking..."));
    panel.fail({.code = ErrorCode::Cancelled, .message = "stopped"});
    EXPECT_TRUE(says(QStringLiteral("Stopped.")));
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 0);
    panel.fail(
        {.code = ErrorCode::Mismatch,
         .message = "the checkpoint is not the one that made the run",
         .place = {.file = "/ws/checkpoints/base"},
         .cure = "Score the dataset again"});
    look("explain_error");
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    answer();
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 0) << "an answer takes its place";
}

TEST_F(ExplainPanelTest, ARankerThatCannotBeExplainedStillRanks) {
    giveRuns();
    show();
    auto bare = report(false, false);
    bare->whyNotExplained = "nothing is known of its inside";
    panel.setReport(bare);
    EXPECT_TRUE(says(QStringLiteral("No effects: nothing is known of its inside")));
}

} // namespace
} // namespace intentscope::explaining
