// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alignment_desk.h"

#include "core/base/atomic_file.h"
#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/message_bar.h"

#include <QAction>

namespace intentscope::app {
namespace {

/// Never asked: rankers that do not read queries tell no winner from a loser.
class IdleReasonerTrainer final : public rank::ReasonerTrainer {
public:
    Result<rank::TrainedReasoner> train(
        const rank::ReasonerTrainingSet&,
        const rank::ReasonerTrainingSpec&,
        const rank::ReasonerTrainingPlace&,
        const rank::ReasonerStepCallback&,
        ProgressSink&,
        std::stop_token) override {
        return fail(ErrorCode::Internal, "there was something to learn from");
    }
};

class AlignmentDeskTest : public WindowFixture {
protected:
    RankerBackend backend() const override {
        RankerBackend backend = opposedRankers();
        backend.makeReasonerTrainer = [](Env&) { return std::make_unique<IdleReasonerTrainer>(); };
        return backend;
    }
    void openPanel() {
        const auto folder = m_workspace / "checkpoints" / "writer";
        ASSERT_OK(m_env.createDirectories(folder));
        ASSERT_OK(writeFileAtomically(m_env, folder / "config.json", R"({"model_type": "qwen3"})"));
        open(m_workspace);
        action(QStringLiteral("Align a reasoner with a ranker..."))->trigger();
        settle();
    }
    tasks::AlignSpec spec() {
        tasks::AlignSpec spec = panel().request();
        spec.split = *data::parseSplit("time:0.4/0.3");
        spec.bootstrap.replicateCount = 50;
        spec.arms = {"base", "qe"};
        return spec;
    }
    alignment::AlignPanel& panel() { return m_window->workbench().align(); }
};

TEST_F(AlignmentDeskTest, AMistakeIsToldOfInThePanel) {
    openPanel();
    EXPECT_TRUE(panel().isVisible());
    EXPECT_EQ(panel().request().reasoner.filename(), "writer");
    tasks::AlignSpec wrong = spec();
    wrong.arms = {"base", "full"};
    Q_EMIT panel().startRequested(wrong);
    ASSERT_TRUE(test::waitUntil([this] { return !panel().isRunning(); }));
    EXPECT_EQ(panel().findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_FALSE(shownText(QStringLiteral("none of +sft, +dpo and +cl")).isEmpty());
}

} // namespace
} // namespace intentscope::app
