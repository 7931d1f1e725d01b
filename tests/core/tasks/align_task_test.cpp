// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/align_task.h"

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "core/rank/intent_tower.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace intentscope::tasks {
namespace {

using nlohmann::json;
using test::HasErrorAbout;
using testing::ElementsAre;

constexpr const char* Split = "time:0.5/0.2";

/// Scores by the latent query's vector where it reads one, by the intent's row otherwise.
class FolderScorer final : public rank::Scorer, public rank::IntentTower {
public:
    FolderScorer(const std::string& folder, std::string datasetHash) {
        m_info.checkpointHash = fingerprintOf(folder).hex();
        m_info.datasetHash = std::move(datasetHash);
        m_info.split = Split;
        m_info.readsLatentQueries = !folder.starts_with("align-base");
    }
    const rank::ScorerInfo& info() const override { return m_info; }
    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token) const override {
        auto next = scores.begin();
        for (const std::int32_t impression : impressions)
            for (const std::int32_t intent : input.dataset.candidatesOf({impression}).intents)
                *next++ = m_info.readsLatentQueries ? 4 * input.latent->vector(input.latent->rowOf(
                                                              {impression}))[static_cast<std::size_t>(intent)]
                                                    : static_cast<float>(intent);
        return {};
    }

    Result<std::vector<std::vector<float>>> intentVectors(const rank::ScoringInput& input) const override {
        std::vector<std::vector<float>> vectors;
        for (std::int32_t intent = 0; intent < input.dataset.intentCount(); ++intent)
            vectors.push_back({static_cast<float>(intent), 1});
        return vectors;
    }

private:
    rank::ScorerInfo m_info;
};

class FolderRankerTrainer final : public rank::RankerTrainer {
public:
    explicit FolderRankerTrainer(Env& env) : m_env(env) {}
    Result<rank::TrainedRanker> train(
        const rank::RankerMaterial&,
        const rank::RankerTrainingSpec&,
        const rank::TrainingTarget& target,
        const rank::EpochCallback&,
        ProgressSink&,
        std::stop_token) override {
        trained.push_back(target.checkpoint.filename().string());
        ISCOPE_TRY(m_env.createDirectories(target.checkpoint));
        return rank::TrainedRanker{target.checkpoint, std::string(64, 'c'), 1, {}};
    }

    std::vector<std::string> trained;

private:
    Env& m_env;
};

class FolderReasonerTrainer final : public rank::ReasonerTrainer {
public:
    explicit FolderReasonerTrainer(Env& env) : m_env(env) {}
    Result<rank::TrainedReasoner> train(
        const rank::ReasonerTrainingSet& texts,
        const rank::ReasonerTrainingSpec& spec,
        const rank::ReasonerTrainingPlace& place,
        const rank::ReasonerStepCallback&,
        ProgressSink&,
        std::stop_token) override {
        stages.push_back(spec.stage);
        sets.push_back(texts);
        starts.push_back(std::get<std::filesystem::path>(place.start).filename().string());
        ISCOPE_TRY(m_env.createDirectories(place.checkpoint));
        ISCOPE_TRY(writeFileAtomically(
            m_env, place.checkpoint / "trainer_state.json", R"({"steps":[{"loss":1.5},{"loss":0.5}]})"));
        rank::TrainedReasoner trained;
        trained.checkpoint = place.checkpoint;
        return trained;
    }

    std::vector<rank::ReasonerStage> stages;
    std::vector<rank::ReasonerTrainingSet> sets;
    std::vector<std::string> starts;

private:
    Env& m_env;
};

class AlignTaskTest : public testing::Test {
protected:
    AlignTaskTest() {
        auto created = workspace::Workspace::create(m_directory.path() / "shop.iscope", m_env);
        EXPECT_OK(created);
        m_workspace = std::move(*created);
        m_spec.reasoner = m_directory.path() / "policy";
        m_spec.split = data::parseSplit(Split).value();
        m_spec.rule.margin = 0;
        m_spec.bootstrap.replicateCount = 100;
    }

    Result<AlignOutcome> run() {
        const AlignDeps deps{
            *m_workspace,
            m_dataset,
            [this](Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Reasoner>> {
                ++m_openCount;
                return std::make_unique<test::FakeReasoner>(folder.filename().string());
            },
            [this](Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Scorer>> {
                return std::make_unique<FolderScorer>(folder.filename().string(), m_dataset->info().hash);
            },
            m_rankers,
            m_reasoners};
        return alignTask(m_spec, deps, m_progress, {});
    }

    static std::vector<std::string> armsOf(const AlignOutcome& outcome) {
        std::vector<std::string> names;
        for (const AlignArm& arm : outcome.arms)
            names.push_back(arm.name);
        return names;
    }

    RealEnv m_env;
    test::TempDirectory m_directory;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_directory);
    std::unique_ptr<workspace::Workspace> m_workspace;
    FolderRankerTrainer m_rankers{m_env};
    FolderReasonerTrainer m_reasoners{m_env};
    AlignSpec m_spec;
    NullProgress m_progress;
    int m_openCount = 0;
};

TEST_F(AlignTaskTest, takes_every_stage_from_the_one_before_and_measures_every_arm) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    EXPECT_THAT(armsOf(outcome), ElementsAre("base", "qe", "qe+cal", "+sft", "+dpo", "+cl", "full"));
    using rank::ReasonerStage;
    EXPECT_THAT(
        m_reasoners.stages, ElementsAre(ReasonerStage::Sft, ReasonerStage::Dpo, ReasonerStage::Contrastive));
    EXPECT_EQ(m_reasoners.starts[0], "policy");
    EXPECT_TRUE(m_reasoners.starts[1].starts_with("align-sft-")) << m_reasoners.starts[1];
    EXPECT_TRUE(m_reasoners.starts[2].starts_with("align-dpo-")) << m_reasoners.starts[2];
    ASSERT_EQ(m_rankers.trained.size(), 4U);
    EXPECT_TRUE(m_rankers.trained[3].starts_with("align-full-"));
    const auto& sft = m_reasoners.sets[0].train;
    ASSERT_EQ(sft.size(), 3U) << "each of the three training impressions has a click";
    EXPECT_EQ(sft[0].answers.size(), 1U);
    EXPECT_EQ(m_reasoners.sets[1].train[0].answers[0], sft[0].answers[0]);
    EXPECT_EQ(m_reasoners.sets[1].train[0].answers.size(), 2U);
    EXPECT_GE(m_reasoners.sets[2].train[0].answers.size(), 3U);
    EXPECT_EQ(m_reasoners.sets[2].train[0].answers[1], sft[0].answers[0]);
    ASSERT_EQ(outcome.curves.size(), 3U);
    EXPECT_THAT(outcome.curves[1].losses, ElementsAre(1.5, 0.5));
    ASSERT_EQ(outcome.preferences.size(), 1U);
    EXPECT_EQ(outcome.preferences[0].examples.size(), 3U);
    for (const AlignArm& arm : outcome.arms)
        EXPECT_OK(m_workspace->findRun("align " + arm.name));
}

TEST_F(AlignTaskTest, tells_intervals_as_other_reports_do) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    const json report = json::parse(toJson(outcome));
    const json& difference = report.at("comparisons").at(0).at("metrics").at(0).at("difference");
    for (const char* key : {"value", "low", "high", "standard_error"})
        EXPECT_TRUE(difference.contains(key)) << key;
    EXPECT_EQ(report.at("curves").at(0).at("stage"), "sft");
    EXPECT_EQ(report.at("arms").at(1).at("kl_to_start"), nullptr);
    EXPECT_FALSE(json::parse(timesJson(outcome)).at("steps").at(0).at("processor_seconds").is_null());
}

TEST_F(AlignTaskTest, does_nothing_again_and_reports_the_same) {
    ASSERT_OK_AND_ASSIGN(const auto first, run());
    const auto trainings = m_rankers.trained.size() + m_reasoners.stages.size();
    ASSERT_OK_AND_ASSIGN(const auto again, run());
    EXPECT_EQ(m_rankers.trained.size() + m_reasoners.stages.size(), trainings);
    EXPECT_EQ(toJson(again), toJson(first));
    for (const AlignTiming& one : again.timings)
        EXPECT_TRUE(
            one.wasThere || one.step == "measures" || one.step.starts_with("best of n") ||
            one.step.starts_with("latent"))
            << one.step;
}

TEST_F(AlignTaskTest, refuses_a_name_whose_run_is_of_something_else) {
    ASSERT_OK(run());
    m_spec.seed = 2;
    EXPECT_THAT(run(), HasErrorAbout(ErrorCode::AlreadyExists, "another ranker"));
    m_spec.name = "second";
    EXPECT_OK(run());
}

TEST_F(AlignTaskTest, leaves_the_reasoner_as_it_is_where_no_pair_is_kept) {
    m_spec.rule.margin = std::numeric_limits<double>::infinity();
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    EXPECT_TRUE(m_reasoners.stages.empty());
    EXPECT_TRUE(outcome.curves.empty());
    for (std::size_t arm = 2; arm < outcome.arms.size(); ++arm) {
        EXPECT_EQ(outcome.arms[arm].reasonerHash, outcome.arms[1].reasonerHash);
        EXPECT_EQ(outcome.arms[arm].changedTextShare, 0.0);
    }
}

TEST_F(AlignTaskTest, goes_round_again_from_the_refined_reasoner_and_the_calibrated_ranker) {
    m_spec.arms = {"base", "qe", "+dpo", "full"};
    m_spec.roundCount = 2;
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    EXPECT_THAT(armsOf(outcome), ElementsAre("base", "qe", "+dpo", "full", "+dpo#2", "full#2"));
    ASSERT_EQ(m_reasoners.starts.size(), 2U);
    EXPECT_TRUE(m_reasoners.starts[1].starts_with("align-dpo-"));
    ASSERT_EQ(outcome.preferences.size(), 2U);
    EXPECT_EQ(outcome.preferences[1].origin.rankerHash, outcome.arms[3].rankerHash);
    EXPECT_EQ(outcome.preferences[1].origin.policyHash, outcome.arms[3].reasonerHash);
}

TEST_F(AlignTaskTest, draws_queries_to_the_rankers_intents_where_it_is_told_to) {
    m_spec.arms = {"base", "qe", "+cl"};
    m_spec.positive = rank::ContrastivePositive::IntentVector;
    ASSERT_OK(run());
    ASSERT_EQ(m_reasoners.sets.size(), 1U);
    const auto clicked = m_dataset->candidatesOf({0});
    const auto first = std::ranges::find(clicked.clicked, 1) - clicked.clicked.begin();
    const auto intent = static_cast<float>(clicked.intents[static_cast<std::size_t>(first)]);
    EXPECT_THAT(m_reasoners.sets[0].train[0].target, ElementsAre(intent, 1.0F));
}

TEST_F(AlignTaskTest, asks_every_generator) {
    std::filesystem::create_directories(m_directory.path() / "other");
    std::filesystem::create_directories(m_directory.path() / "policy");
    for (const char* name : {"policy", "other"})
        m_spec.generators.push_back({.source = {.location = (m_directory.path() / name).string()}});
    m_spec.sampleCount = 2;
    m_spec.arms = {"base", "qe", "+sft"};
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    const auto& origin = outcome.preferences[0].origin;
    ASSERT_EQ(origin.generators.size(), 2U);
    EXPECT_EQ(origin.generators[0].name, "policy#1");
    EXPECT_EQ(origin.generators[1].name, "other#2");
    EXPECT_NE(origin.generators[0].reasonerHash, origin.generators[1].reasonerHash);
    EXPECT_EQ(origin.counts.judgedCount, 3);
}

TEST_F(AlignTaskTest, refuses_arms_that_do_not_go_together) {
    m_spec.arms = {"base", "qe", "full"};
    EXPECT_THAT(run(), HasErrorAbout(ErrorCode::InvalidInput, "none of +sft, +dpo and +cl"));
    m_spec.arms = {"base", "best"};
    EXPECT_THAT(run(), HasErrorAbout(ErrorCode::InvalidInput, "'best' is no arm"));
    m_spec.arms = {"base", "qe", "+sft"};
    m_spec.roundCount = 2;
    EXPECT_THAT(run(), HasErrorAbout(ErrorCode::InvalidInput, "more than one round"));
}

TEST_F(AlignTaskTest, writes_a_page_that_needs_no_other_file) {
    ASSERT_OK_AND_ASSIGN(const auto outcome, run());
    ASSERT_OK_AND_ASSIGN(const std::string page, m_env.readFile(outcome.folder / "report.html"));
    for (const char* part :
         {"<svg",
          "What each arm does",
          "each arm less qe",
          "All differences",
          "Preferences, round 1",
          "Loss of dpo",
          "Time and memory",
          "arXiv 2602.12968"})
        EXPECT_NE(page.find(part), std::string::npos) << part;
    EXPECT_EQ(page.find("<script"), std::string::npos);
}

} // namespace
} // namespace intentscope::tasks
