// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/latent_query_panel.h"

#include "tests/support/fake_reasoner.h"
#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_picture.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/reasoning/heat_view.h"
#include "widgets/reasoning/prompt_view.h"
#include "widgets/reasoning/query_row.h"
#include "widgets/state/selection_state.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

#include <gtest/gtest.h>

namespace intentscope::panels {
namespace {

using reasoning::WrittenQuery;

class LatentQueryPanelTest : public testing::Test {
protected:
    void chooseChat() {
        panel.setDataset(dataset);
        selection.selectImpression(dataset->userOf({0}), {0});
    }
    void giveReasoners() {
        panel.setReasoners(
            {{.name = "writer", .location = "/x/writer", .server = {}, .problem = {}},
             {.name = "team", .location = "/x/team.json", .server = "https://team:8600/v1", .problem = {}}},
            0);
    }
    /// As the reasoner's answer to the first chat.
    std::shared_ptr<const WrittenQuery> written(const rank::SamplingSpec& sampling) {
        test::FakeReasoner reasoner("writer");
        WrittenQuery query;
        query.answer = *tasks::answerImpression(
            std::string(dataset->impressionId({0})), {.sampling = sampling}, dataset, reasoner, {});
        query.reasoner = reasoner.info();
        query.sampling = sampling;
        query.durationMs = 1234;
        std::vector<latent::NearIntent> near;
        for (int i = 0; i < dataset->intentCount(); ++i)
            near.push_back({IntentIndex{i}, i + 1, 0.9 - 0.05 * i});
        query.nearest.assign(query.answer.samples.size(), near);
        return std::make_shared<const WrittenQuery>(std::move(query));
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
    void look(const std::string& name, QSize size = {300, 560}) {
        for (const auto& [mode, suffix] :
             {std::pair{ui::ThemeMode::Light, "_light"}, std::pair{ui::ThemeMode::Dark, "_dark"}}) {
            theme.setMode(mode);
            EXPECT_TRUE(test::hasPicture(panel, size, name + suffix));
        }
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    state::SelectionState selection;
    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
    LatentQueryPanel panel{{.selection = selection, .theme = theme}};
    reasoning::HeatView* heat = panel.findChild<reasoning::HeatView*>();
};

TEST_F(LatentQueryPanelTest, AsksForAChatAndOffersAFolderWhileThereIsNoReasoner) {
    look("latent_empty");
    EXPECT_TRUE(says(QStringLiteral("Choose a chat")));
    chooseChat();
    panel.setReasoners({}, -1);
    QSignalSpy asked(&panel, &LatentQueryPanel::openFolderRequested);
    look("latent_no_reasoner");
    button(QStringLiteral("Open a folder..."))->click();
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(LatentQueryPanelTest, ShowsBothSidesAndLetsAPersonChooseTheirSets) {
    chooseChat();
    giveReasoners();
    const std::vector<reasoning::SetChoice> sets{
        {QStringLiteral("a1"), QStringLiteral("writer, 4 Mar"), QStringLiteral("all")},
        {QStringLiteral("b2"), QStringLiteral("aligned, 5 Mar"), QStringLiteral("all")}};
    panel.setSets(sets, QStringLiteral("a1"), QStringLiteral("b2"));
    panel.setStored(
        {.isThere = true, .text = QStringLiteral("where is my order"), .detail = {}, .nearest = {}},
        {.isThere = true,
         .text = QStringLiteral("my parcel is stuck, hurry it up"),
         .detail = {},
         .nearest = {{IntentIndex{2}, 1, 0.83}, {IntentIndex{0}, 2, 0.41}}});
    look("latent_stored");
    EXPECT_TRUE(says(QStringLiteral("“where is my order”")));
    EXPECT_TRUE(says(QStringLiteral("hurry it up")));
    auto* table = panel.findChild<QTableView*>();
    ASSERT_EQ(table->model()->rowCount(), 2);
    Q_EMIT table->clicked(table->model()->index(0, 1));
    EXPECT_EQ(selection.current().intent, IntentIndex{2});
    QSignalSpy chosen(&panel, &LatentQueryPanel::setChosen);
    for (auto* action : panel.findChildren<QAction*>()) {
        if (action->text() == QStringLiteral("aligned, 5 Mar")) {
            action->trigger();
            break;
        }
    }
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().at(1).toString(), QStringLiteral("b2"));
}

TEST_F(LatentQueryPanelTest, ShowsTheOnlySetOnTheSideWhoseRunReadIt) {
    chooseChat();
    giveReasoners();
    const std::vector<reasoning::SetChoice> sets{
        {QStringLiteral("a1"), QStringLiteral("writer, 4 Mar"), QStringLiteral("all")}};
    const auto rows = panel.findChildren<reasoning::QueryRow*>();
    ASSERT_EQ(rows.size(), 2);
    panel.setSets(sets, QStringLiteral("a1"), {});
    EXPECT_FALSE(rows[0]->isHidden());
    EXPECT_TRUE(rows[1]->isHidden());
    panel.setSets(sets, {}, QStringLiteral("a1"));
    EXPECT_FALSE(rows[0]->isHidden());
    EXPECT_FALSE(rows[1]->isHidden());
}

TEST_F(LatentQueryPanelTest, SaysThatNothingIsStoredUntilSomethingIsThere) {
    chooseChat();
    giveReasoners();
    EXPECT_TRUE(says(QStringLiteral("No latent query is stored")));
    look("latent_nothing");
    panel.setWritten(written({}));
    EXPECT_FALSE(says(QStringLiteral("No latent query is stored")));
    chooseChat();
    panel.setReasoners({}, -1);
    EXPECT_FALSE(says(QStringLiteral("No latent query is stored"))) << "the missing reasoner comes first";
}

TEST_F(LatentQueryPanelTest, ShowsWhatWasWrittenAsAHeatLineWithItsCost) {
    chooseChat();
    giveReasoners();
    QSignalSpy asked(&panel, &LatentQueryPanel::writeRequested);
    button(QStringLiteral("Write latent query"))->click();
    EXPECT_EQ(asked.count(), 1);
    panel.setBusy(QStringLiteral("Writing..."));
    EXPECT_FALSE(button(QStringLiteral("Cancel"))->isHidden());
    panel.setWritten(written({.maxTokens = 4}));
    panel.finish();
    look("latent_written");
    EXPECT_EQ(heat->pieces().size(), 6U);
    EXPECT_TRUE(says(QStringLiteral("6 tokens in 1 s")));
    EXPECT_TRUE(says(QStringLiteral("cut at 4 tokens")));
    EXPECT_TRUE(says(QStringLiteral("new, by writer")));
    EXPECT_EQ(panel.findChild<QTableView*>()->model()->rowCount(), 5);
    for (auto* combo : panel.findChildren<QComboBox*>()) {
        if (combo->findText(QStringLiteral("by entropy")) >= 0)
            combo->setCurrentIndex(1);
    }
    EXPECT_EQ(heat->measure(), reasoning::HeatMeasure::Entropy);
}

TEST_F(LatentQueryPanelTest, ListsSeveralSamplesAndShowsTheChosenOne) {
    chooseChat();
    giveReasoners();
    panel.setWritten(written({.temperature = 1, .sampleCount = 3, .seed = 7}));
    auto* list = panel.findChild<QListWidget*>();
    ASSERT_EQ(list->count(), 3);
    EXPECT_FALSE(list->isHidden());
    const QString first = heat->accessibleDescription();
    list->setCurrentRow(2);
    EXPECT_NE(heat->accessibleDescription(), first);
    EXPECT_EQ(heat->accessibleDescription(), list->item(2)->text());
    look("latent_samples");
    selection.selectImpression(dataset->userOf({1}), {1});
    EXPECT_TRUE(heat->parentWidget()->isHidden()) << "it was of another chat";
}

TEST_F(LatentQueryPanelTest, SendsNothingToAServerBeforeAPersonAllowsIt) {
    chooseChat();
    giveReasoners();
    panel.setReasoners(
        {{.name = "team", .location = "/x/team.json", .server = "https://team:8600/v1", .problem = {}}}, 0);
    auto* allow = panel.findChild<QCheckBox*>();
    EXPECT_FALSE(allow->isHidden());
    EXPECT_TRUE(panel.needsConsent());
    EXPECT_FALSE(button(QStringLiteral("Write latent query"))->isEnabled());
    QSignalSpy asked(&panel, &LatentQueryPanel::writeRequested);
    panel.write();
    EXPECT_EQ(asked.count(), 0);
    allow->setChecked(true);
    panel.write();
    EXPECT_EQ(asked.count(), 1);
    giveReasoners();
    EXPECT_FALSE(allow->isChecked()) << "another server is asked about again";
}

TEST_F(LatentQueryPanelTest, SaysWhatWentWrongAndWhatToDo) {
    chooseChat();
    giveReasoners();
    panel.setBusy(QStringLiteral("Opening writer..."));
    panel.fail(
        {.code = ErrorCode::Corrupt,
         .message = "model.safetensors ends within its header",
         .place = {.file = "writer/model.safetensors"},
         .cure = "Copy the folder again"});
    look("latent_error");
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_TRUE(says(QStringLiteral("Copy the folder again")));
    EXPECT_FALSE(button(QStringLiteral("Write latent query"))->isHidden());
}

TEST_F(LatentQueryPanelTest, SamplesAsTheFieldsSay) {
    EXPECT_EQ(panel.sampling().temperature, 0.0);
    EXPECT_EQ(panel.sampling().sampleCount, 1);
    QSignalSpy changed(&panel, &LatentQueryPanel::samplingChanged);
    for (auto* combo : panel.findChildren<QComboBox*>()) {
        if (combo->findText(QStringLiteral("Sampled")) >= 0)
            combo->setCurrentIndex(1);
    }
    EXPECT_GE(changed.count(), 1);
    EXPECT_GT(panel.sampling().temperature, 0.0);
    EXPECT_EQ(panel.sampling().sampleCount, 4);
    EXPECT_OK(rank::checkSampling(panel.sampling()));
}

TEST_F(LatentQueryPanelTest, ShowsThePromptWithItsMarksAndWhatWasLeftOut) {
    chooseChat();
    giveReasoners();
    reasoning::PromptContent content;
    content.prompt.promptAsSent = "<|im_start|>user\nparcel delayed<|im_end|>\n";
    content.prompt.budget = 448;
    content.prompt.context.tokenCount = 412;
    content.prompt.context.eventCount = 30;
    content.prompt.context.eventsOverLimit = 9;
    content.prompt.context.eventsDroppedByBudget = 3;
    panel.setPrompt(content);
    panel.showPromptTab();
    EXPECT_TRUE(panel.isPromptShown());
    look("latent_prompt");
    auto* view = panel.findChild<reasoning::PromptView*>();
    EXPECT_TRUE(view->text().contains(QStringLiteral("<|im_start|>user")));
    EXPECT_EQ(view->findChild<QPlainTextEdit*>()->extraSelections().size(), 2);
    EXPECT_TRUE(says(QStringLiteral("412 of 448 tokens")));
    EXPECT_TRUE(says(QStringLiteral("9 older ones left out")));
    EXPECT_TRUE(says(QStringLiteral("the 3 oldest dropped to fit the budget")));
}

} // namespace
} // namespace intentscope::panels
