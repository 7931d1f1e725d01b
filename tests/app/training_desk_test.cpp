// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_desk.h"

#include "core/base/atomic_file.h"
#include "tests/app/window_fixture.h"
#include "tests/core/tasks/fake_ranker.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"

#include <QPushButton>

#include <thread>

namespace intentscope::app {
namespace {

/// Begins, leaves a state and waits to be stopped; resumed or finished, it writes the checkpoint.
class PatientTrainer final : public rank::RankerTrainer {
public:
    explicit PatientTrainer(Env& env) : m_env(env), m_writer(env) {}

    Result<rank::TrainedRanker> train(
        const rank::RankerMaterial& material,
        const rank::RankerTrainingSpec& spec,
        const rank::TrainingTarget& target,
        const rank::EpochCallback& onEpoch,
        ProgressSink& progress,
        std::stop_token stop) override {
        const std::filesystem::path state = target.checkpoint.string() + ".unfinished.safetensors";
        if (target.start == rank::TrainingStart::Anew) {
            EXPECT_TRUE(target.keepsState);
            ISCOPE_TRY(m_env.createDirectories(target.checkpoint.parent_path()));
            ISCOPE_TRY(writeFileAtomically(m_env, state, "state"));
            onEpoch({.epoch = 1, .trainLoss = 0.5});
            while (!stop.stop_requested())
                std::this_thread::yield();
            return tl::unexpected(checkStop(stop).error());
        }
        ISCOPE_TRY(m_env.remove(state));
        return m_writer.train(material, spec, target, onEpoch, progress, stop);
    }

private:
    Env& m_env;
    tasks::test::FakeTrainer m_writer;
};

class TrainingDeskTest : public WindowFixture {
protected:
    RankerBackend backend() const override {
        RankerBackend backend = opposedRankers();
        backend.makeTrainer = [](Env& env) { return std::make_unique<PatientTrainer>(env); };
        return backend;
    }
    panels::TrainPanel& panel() { return m_window->workbench().train(); }
    QPushButton* button(const QString& text) {
        for (auto* each : panel().findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    /// A split that six chats can be cut by.
    void ask(rank::TrainingStart start) {
        panels::TrainRequest request;
        request.name = "long";
        request.spec.split = *data::parseSplit("time:0.4/0.3");
        request.start = start;
        Q_EMIT panel().startRequested(request);
    }
    void stopATraining() {
        open(m_workspace);
        m_window->applyLayout(QStringLiteral("train"));
        panel().setSuggestedName(QStringLiteral("long"));
        ask(rank::TrainingStart::Anew);
        ASSERT_TRUE(test::waitUntil([this] { return !shownText(QStringLiteral("Epoch 1")).isEmpty(); }));
        button(QStringLiteral("Cancel"))->click();
        settle();
        panel().setSuggestedName(QStringLiteral("long"));
    }
    std::filesystem::path file(const std::string& name) { return m_workspace / "checkpoints" / name; }
};

TEST_F(TrainingDeskTest, AStoppedTrainingIsKeptAndTheWindowSaysHowItGoesOn) {
    stopATraining();
    EXPECT_FALSE(shownText(QStringLiteral("what it reached is kept")).isEmpty());
    EXPECT_TRUE(button(QStringLiteral("Resume"))->isVisible());
    EXPECT_TRUE(button(QStringLiteral("Finish"))->isVisible());
    EXPECT_FALSE(button(QStringLiteral("Start training"))->isVisible());
    EXPECT_TRUE(std::filesystem::exists(file("long.unfinished.json"))) << "with what it was started";
}

TEST_F(TrainingDeskTest, FinishTakesTheBestSoFarAndPutsTheRunOnScreen) {
    stopATraining();
    ask(rank::TrainingStart::Finish);
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("Trained.")).isEmpty());
    EXPECT_TRUE(std::filesystem::exists(file("long") / "model.safetensors"));
    EXPECT_FALSE(std::filesystem::exists(file("long.unfinished.json")));
    ASSERT_NE(m_window->controller().comparedRuns().after, nullptr);
    EXPECT_EQ(m_window->controller().comparedRuns().after->info().name, "long");
}

TEST_F(TrainingDeskTest, ResumeWorksInALaterSitting) {
    stopATraining();
    m_window->controller().close();
    settle();
    open(m_workspace);
    panel().setSuggestedName(QStringLiteral("long"));
    ASSERT_TRUE(button(QStringLiteral("Resume"))->isVisible());
    ask(rank::TrainingStart::Resume);
    settle();
    EXPECT_FALSE(shownText(QStringLiteral("Trained.")).isEmpty());
    EXPECT_TRUE(button(QStringLiteral("Start training"))->isVisible());
}

} // namespace
} // namespace intentscope::app
