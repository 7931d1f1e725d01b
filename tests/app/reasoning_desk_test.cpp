// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reasoning_desk.h"

#include "core/base/atomic_file.h"
#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/reasoning/heat_view.h"
#include "widgets/reasoning/prompt_view.h"
#include "widgets/reasoning/query_row.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>

namespace intentscope::app {
namespace {

class ReasoningDeskTest : public WindowFixture {
protected:
    void addReasoner(const std::string& name) {
        const auto folder = m_workspace / "checkpoints" / name;
        ASSERT_OK(m_env.createDirectories(folder));
        ASSERT_OK(writeFileAtomically(m_env, folder / "config.json", R"({"model_type": "qwen3"})"));
    }
    void openAndSelect() {
        open(m_workspace);
        const auto& dataset = *m_window->controller().dataset();
        select(std::string(dataset.impressionId({1})));
        settle();
    }
    panels::LatentQueryPanel& panel() { return m_window->workbench().latentQuery(); }
    reasoning::HeatView& heat() { return *panel().findChild<reasoning::HeatView*>(); }
    QPushButton* button(const QString& text) {
        for (auto* each : panel().findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
};

TEST_F(ReasoningDeskTest, WritesALatentQueryForTheSelectedChatWithItsNearestIntents) {
    addReasoner("writer");
    openAndSelect();
    QAction* write = action(QStringLiteral("Write latent query"));
    ASSERT_NE(write, nullptr);
    write->trigger();
    settle();
    EXPECT_TRUE(heat().isVisible());
    EXPECT_EQ(heat().pieces().size(), 6U);
    EXPECT_FALSE(shownText(QStringLiteral("6 tokens in")).isEmpty());
    EXPECT_EQ(
        panel().findChild<QTableView*>()->model()->rowCount() > 0,
        m_window->controller().dataset()->intentCount() > 0);
    const auto& dataset = *m_window->controller().dataset();
    select(std::string(dataset.impressionId({0})));
    settle();
    EXPECT_FALSE(heat().isVisible()) << "it was of another chat";
}

TEST_F(ReasoningDeskTest, OffersAFolderWhereThereIsNoReasonerAndTakesTheOneThatIsNamed) {
    openAndSelect();
    EXPECT_TRUE(button(QStringLiteral("Open a folder..."))->isVisible());
    const auto folder = m_folder.path() / "elsewhere";
    ASSERT_OK(m_env.createDirectories(folder));
    m_window->reasoningDesk().addReasoner(folder);
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("here is no reasoner here")).isEmpty());
    ASSERT_OK(writeFileAtomically(m_env, folder / "config.json", R"({"model_type": "llama"})"));
    m_window->reasoningDesk().addReasoner(folder);
    settle();
    EXPECT_FALSE(button(QStringLiteral("Open a folder..."))->isVisible());
    button(QStringLiteral("Write latent query"))->click();
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("new, by elsewhere")).isEmpty());
}

TEST_F(ReasoningDeskTest, SaysInThePanelThatAFolderIsDamagedAndWhatToDo) {
    addReasoner("damaged");
    openAndSelect();
    button(QStringLiteral("Write latent query"))->click();
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("ends within its header")).isEmpty());
    EXPECT_FALSE(shownText(QStringLiteral("Copy the folder again")).isEmpty());
    EXPECT_TRUE(button(QStringLiteral("Write latent query"))->isVisible());
}

TEST_F(ReasoningDeskTest, ShowsTheLastTwoSetsAsBeforeAndAfter) {
    writeSet("first");
    openAndSelect();
    EXPECT_FALSE(shownText(QStringLiteral("“where is my parcel")).isEmpty());
    const auto rows = panel().findChildren<reasoning::QueryRow*>();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_FALSE(rows[1]->isVisible()) << "one set is what was before";
    m_window->controller().close();
    writeSet("second");
    openAndSelect();
    EXPECT_TRUE(rows[0]->isVisible());
    EXPECT_TRUE(rows[1]->isVisible());
    EXPECT_TRUE(shownText(QStringLiteral("none for this chat")).isEmpty());
}

TEST_F(ReasoningDeskTest, ShowsThePromptAsTheReasonerIsGivenIt) {
    addReasoner("writer");
    openAndSelect();
    action(QStringLiteral("Show the prompt"))->trigger();
    settle();
    const QString text = panel().findChild<reasoning::PromptView*>()->text();
    EXPECT_TRUE(text.startsWith(QStringLiteral("<system>"))) << qPrintable(text);
    EXPECT_TRUE(text.endsWith(QStringLiteral("<answer>")));
    EXPECT_FALSE(shownText(QStringLiteral(" tokens; ")).isEmpty());
}

TEST_F(ReasoningDeskTest, ShowsWhatWouldBeSentToAServerAndSendsNothing) {
    ASSERT_OK(m_env.createDirectories(m_workspace / "checkpoints"));
    ASSERT_OK(writeFileAtomically(
        m_env,
        m_workspace / "checkpoints" / "team.json",
        R"({"kind": "remote_reasoner", "version": 1, "url": "http://192.0.2.1:8600", "model": "writer"})"));
    openAndSelect();
    EXPECT_EQ(panel().needsConsent(), false) << "a server is never chosen without a person";
    EXPECT_FALSE(button(QStringLiteral("Write latent query"))->isEnabled());
    m_window->reasoningDesk().addReasoner(m_workspace / "checkpoints" / "team.json");
    settle();
    EXPECT_TRUE(panel().needsConsent());
    action(QStringLiteral("Show the prompt"))->trigger();
    settle();
    const QString text = panel().findChild<reasoning::PromptView*>()->text();
    EXPECT_TRUE(text.contains(QStringLiteral("http://192.0.2.1:8600/v1/chat/completions")))
        << qPrintable(text);
}

TEST_F(ReasoningDeskTest, UsesTheTemplateThatWasEditedAndGoesBackToTheDefault) {
    addReasoner("writer");
    openAndSelect();
    m_window->templateDesk().edit();
    auto* editor = m_window->templateDesk().editor();
    ASSERT_NE(editor, nullptr);
    EXPECT_FALSE(editor->text().isEmpty());
    const QString file = QString::fromStdString((m_folder.path() / "mine.txt").string());
    Q_EMIT editor->saveRequested(QStringLiteral("@user\nOnly {{region}}\n"), file);
    settle();
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "mine.txt"));
    action(QStringLiteral("Show the prompt"))->trigger();
    settle();
    auto* view = panel().findChild<reasoning::PromptView*>();
    EXPECT_TRUE(view->text().contains(QStringLiteral("<user>Only "))) << qPrintable(view->text());
    EXPECT_FALSE(shownText(QStringLiteral("Template: mine.txt")).isEmpty());
    button(QStringLiteral("Use the default"))->click();
    settle();
    EXPECT_FALSE(view->text().contains(QStringLiteral("<user>Only ")));
}

TEST_F(ReasoningDeskTest, WritesTheLatentQueriesOfTheDatasetAndShowsThem) {
    addReasoner("writer");
    openAndSelect();
    action(QStringLiteral("Latent queries of the whole dataset..."))->trigger();
    auto* dialog = m_window->datasetQueriesDesk().dialog();
    ASSERT_NE(dialog, nullptr);
    settle();
    Q_EMIT dialog->checkRequested(dialog->request());
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("different contexts")).isEmpty());
    Q_EMIT dialog->startRequested(dialog->request());
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("chats are written.")).isEmpty());
    EXPECT_FALSE(shownText(QStringLiteral("“where is my parcel")).isEmpty()) << "the panel shows the set";
    Q_EMIT dialog->checkRequested(dialog->request());
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("are written already")).isEmpty());
}

} // namespace
} // namespace intentscope::app
