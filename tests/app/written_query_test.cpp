// SPDX-License-Identifier: GPL-3.0-or-later
// A latent query by a real reasoner of tests/parity, through the real window.
#include "core/nn/reasoner_factory.h"
#include "tests/app/window_fixture.h"
#include "tests/support/result_matchers.h"
#include "widgets/panels/latent_query_panel.h"
#include "widgets/reasoning/heat_view.h"

#include <QAction>
#include <QTableView>

#include <cmath>

namespace intentscope::app {
namespace {

class WrittenQueryTest : public WindowFixture {
protected:
    RankerBackend backend() const override {
        RankerBackend real = opposedRankers();
        real.openReasoner = nn::makeReasonerFactory();
        return real;
    }
    void copyReasoner(const std::string& name) {
        std::filesystem::copy(
            test::sourceDirectory() / "tests" / "parity" / "reasoners" / name,
            m_workspace / "checkpoints" / name,
            std::filesystem::copy_options::recursive);
    }
    void write() {
        open(m_workspace);
        // Short: these models read 256 tokens.
        m_window->reasoningDesk().setTemplate("@user\nRegion {{region}}\n", {});
        select(std::string(m_window->controller().dataset()->impressionId({1})));
        settle();
        action(QStringLiteral("Write latent query"))->trigger();
        settle();
    }
    panels::LatentQueryPanel& panel() { return m_window->workbench().latentQuery(); }
};

TEST_F(WrittenQueryTest, ARealReasonerWritesAndItsTokensHaveTheirFigures) {
    std::filesystem::create_directories(m_workspace / "checkpoints");
    copyReasoner("qwen3_tied");
    write();
    const auto& pieces = panel().findChild<reasoning::HeatView*>()->pieces();
    ASSERT_FALSE(pieces.empty()) << qPrintable(shownText(QStringLiteral(" ")));
    int tokens = 0;
    for (const auto& piece : pieces) {
        tokens += piece.tokenCount;
        EXPECT_LE(piece.logProbability, 0.0);
        EXPECT_GE(piece.entropy, 0.0);
    }
    EXPECT_FALSE(shownText(QStringLiteral("%1 tokens in ").arg(tokens)).isEmpty());
    // Every intent was read: the nearest are listed with their cosines.
    EXPECT_GT(panel().findChild<QTableView*>()->model()->rowCount(), 0);
    EXPECT_NE(m_window->reasoningDesk().opened(), nullptr) << "it stays open";
}

TEST_F(WrittenQueryTest, ADamagedFolderIsToldOfInThePanel) {
    std::filesystem::create_directories(m_workspace / "checkpoints");
    copyReasoner("qwen3_tied");
    std::filesystem::resize_file(m_workspace / "checkpoints" / "qwen3_tied" / "model.safetensors", 1000);
    write();
    EXPECT_FALSE(shownText(QStringLiteral("model.safetensors")).isEmpty());
    EXPECT_EQ(m_window->reasoningDesk().opened(), nullptr);
}

} // namespace
} // namespace intentscope::app
