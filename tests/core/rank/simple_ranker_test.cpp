// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/simple/simple_ranker.h"

#include "core/rank/simple/simple_checkpoint.h"
#include "core/rank/simple/simple_model.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <numeric>

namespace intentscope::rank {
namespace {

using test::HasError;
using test::HasErrorAbout;

// Seen and clicked over all six impressions: track 6, 1; cancel 4, 1; refund 5, 2; invoice 1, 1; complaint
// 2, 1. Together 18 and 6. With smoothing 3 the rates are 2/9, 2/7, 3/8, 1/2 and 2/5.
class SimpleRankerTest : public testing::Test {
protected:
    Result<SimpleModel> fit(const SimpleRankerSpec& spec) {
        std::vector<std::int32_t> all(static_cast<std::size_t>(dataset->impressionCount()));
        std::iota(all.begin(), all.end(), 0);
        return countImpressions(*dataset, all, spec, progress, {});
    }

    double scoreOf(const SimpleModel& model, std::string_view impression, std::string_view intent) {
        const auto row = *dataset->findImpression(impression);
        const auto candidates = dataset->candidatesOf(row);
        std::vector<float> scores(candidates.size());
        const auto scoring = SimpleScoring::create(model, *dataset);
        EXPECT_OK(scoring);
        scoring->score(row, scores);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (dataset->intentId({candidates.intents[i]}) == intent)
                return scores[i];
        }
        ADD_FAILURE() << intent << " is no candidate of " << impression;
        return 0;
    }

    Result<TrainedRanker> train(const std::string& name, const SimpleRankerSpec& spec) {
        RankerTrainingSpec training;
        training.split = data::TimeSplit{.trainFraction = 0.5, .validationFraction = 0.2};
        return makeSimpleRankerTrainer(env, spec)->train(
            {*dataset}, training, {.checkpoint = directory.path() / name}, {}, progress, {});
    }

    Result<std::unique_ptr<Scorer>> open(const std::string& name) {
        const auto none = [](Env&, const std::filesystem::path&) -> Result<std::unique_ptr<Scorer>> {
            return fail(ErrorCode::NotFound, "not a simple ranker");
        };
        return withSimpleRankers(none)(env, directory.path() / name);
    }

    std::string fileText(const std::filesystem::path& file) const {
        std::ifstream stream(directory.path() / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    test::TempDirectory directory;
    std::shared_ptr<const data::Dataset> dataset = test::makeTinyDataset(directory);
    RealEnv env;
    NullProgress progress;
};

constexpr double Rounding = 1e-6;

TEST_F(SimpleRankerTest, PopularityIsTheClickRateSmoothedWithinTheRegion) {
    ASSERT_OK_AND_ASSIGN(const auto model, fit({.smoothing = 3}));
    // In SG track was seen in i1, i3 and i5 and clicked once; in MY it was seen in i2, i4 and i6.
    EXPECT_NEAR(scoreOf(model, "i1", "track"), std::log((1 + 3 * 2.0 / 9) / (3 + 3)), Rounding);
    EXPECT_NEAR(scoreOf(model, "i2", "track"), std::log((0 + 3 * 2.0 / 9) / (3 + 3)), Rounding);
    // A candidate that was not shown says nothing: invoice was seen in i5 alone.
    EXPECT_NEAR(scoreOf(model, "i5", "invoice"), std::log((1 + 3 * 0.5) / (1 + 3)), Rounding);
}

TEST_F(SimpleRankerTest, BackoffSmoothsTheExactContextTowardsTheCoarserOne) {
    ASSERT_OK_AND_ASSIGN(
        const auto model,
        fit(
            {.architecture = SimpleArchitecture::Backoff,
             .columns = {"status", "owned_types"},
             .smoothing = 3}));
    // Delivered: refund seen in i2, i4, i5, clicked twice. Delivered with bags alone: i2 and i4, both
    // clicked.
    const double delivered = (2 + 3 * 3.0 / 8) / (3 + 3);
    EXPECT_NEAR(scoreOf(model, "i2", "refund"), std::log((2 + 3 * delivered) / (2 + 3)), Rounding);
    EXPECT_NEAR(scoreOf(model, "i5", "refund"), std::log((0 + 3 * delivered) / (1 + 3)), Rounding);
    // A missing status is a context of its own: track was seen once in it.
    const double missing = (0 + 3 * 2.0 / 9) / (1 + 3);
    EXPECT_NEAR(scoreOf(model, "i6", "track"), std::log((0 + 3 * missing) / (1 + 3)), Rounding);
}

TEST_F(SimpleRankerTest, NaiveBayesMultipliesTheWordsOfTheColumns) {
    ASSERT_OK_AND_ASSIGN(
        const auto model,
        fit(
            {.architecture = SimpleArchitecture::NaiveBayes,
             .columns = {"status", "has_open_order"},
             .smoothing = 3}));
    // Refund was clicked twice, both delivered (3 of 6) and both without an open order (4 of 6).
    const double expected =
        std::log(3.0 / 8) + std::log((2 + 3 * 0.5) / (2 + 3)) + std::log((2 + 3 * 4.0 / 6) / (2 + 3));
    EXPECT_NEAR(scoreOf(model, "i2", "refund"), expected, Rounding);
}

TEST_F(SimpleRankerTest, ItemKnnComparesTheWordsOfAHistoryWithIntents) {
    ASSERT_OK_AND_ASSIGN(
        const auto model,
        fit({.architecture = SimpleArchitecture::ItemKnn, .columns = {"owned_types"}, .smoothing = 3}));
    // Bags were owned in i2, i3, i4 and i5; refund was clicked in i2 and i4.
    EXPECT_NEAR(scoreOf(model, "i2", "refund"), 2 / std::sqrt(7.0 * 5) + 1e-3 * 3 / 8, Rounding);
    EXPECT_NEAR(scoreOf(model, "i6", "track"), 1e-3 * 2 / 9, 1e-9) << "without a history: the rate";
}

TEST_F(SimpleRankerTest, ItemKnnWithoutAColumnTakesEarlierClicks) {
    ASSERT_OK_AND_ASSIGN(
        const auto model, fit({.architecture = SimpleArchitecture::ItemKnn, .smoothing = 3}));
    // Before i5 ann clicked track (i1) and cancel (i3). Track came before i3 and i5, cancel before i5.
    const double expected = 1 / std::sqrt(5.0 * 4) + 1 / std::sqrt(4.0 * 4) + 1e-3 * 0.5;
    EXPECT_NEAR(scoreOf(model, "i5", "invoice"), expected, Rounding);
    EXPECT_NEAR(scoreOf(model, "i1", "cancel"), 1e-3 * 2 / 7, 1e-9) << "nothing is earlier";
}

TEST_F(SimpleRankerTest, CountsTheTrainingPartAlone) {
    ASSERT_OK_AND_ASSIGN(const auto trained, train("popular", {.smoothing = 3}));
    ASSERT_OK_AND_ASSIGN(const auto stored, readSimpleCheckpoint(env, trained.checkpoint));
    EXPECT_EQ(stored.provenance.impressionCount, 3);
    EXPECT_EQ(stored.provenance.split, "time:0.5/0.2");
    EXPECT_EQ(stored.provenance.datasetHash, dataset->info().hash);
    const auto refund = static_cast<std::size_t>(dataset->findIntent("refund")->value);
    EXPECT_EQ(stored.model.tables[0].table.at(0, refund).clicks, 1);
    EXPECT_EQ(stored.model.tables[0].table.at(0, refund).shown, 3);
}

TEST_F(SimpleRankerTest, ACheckpointScoresAsTheModelDidAndSaysWhatItIs) {
    const SimpleRankerSpec spec{
        .architecture = SimpleArchitecture::Backoff, .columns = {"status"}, .smoothing = 2.5};
    ASSERT_OK_AND_ASSIGN(const auto trained, train("backoff", spec));
    ASSERT_OK_AND_ASSIGN(const auto scorer, open("backoff"));
    EXPECT_EQ(scorer->info().architecture, "backoff");
    EXPECT_EQ(scorer->info().checkpointHash, trained.checkpointHash);
    EXPECT_EQ(scorer->info().split, "time:0.5/0.2");
    ASSERT_OK_AND_ASSIGN(const auto stored, readSimpleCheckpoint(env, trained.checkpoint));
    const std::vector<std::int32_t> rows{4, 1};
    std::vector<float> scores(7);
    ASSERT_OK(scorer->score({*dataset}, rows, scores, {}));
    EXPECT_FLOAT_EQ(scores[0], static_cast<float>(scoreOf(stored.model, "i5", "invoice")));
    EXPECT_FLOAT_EQ(scores[3], static_cast<float>(scoreOf(stored.model, "i2", "track")));
}

TEST_F(SimpleRankerTest, TheSameTrainingGivesTheSameBytesAndOtherSpecsOtherHashes) {
    ASSERT_OK_AND_ASSIGN(const auto first, train("a", {}));
    ASSERT_OK_AND_ASSIGN(const auto again, train("b", {}));
    ASSERT_OK_AND_ASSIGN(const auto other, train("c", {.smoothing = 6}));
    EXPECT_EQ(first.checkpointHash, again.checkpointHash);
    EXPECT_NE(first.checkpointHash, other.checkpointHash);
    for (const char* file : {"config.json", "counts.npy", "provenance.json"})
        EXPECT_EQ(fileText(std::filesystem::path("a") / file), fileText(std::filesystem::path("b") / file))
            << file;
    EXPECT_THAT(train("a", {}), HasError(ErrorCode::AlreadyExists));
}

TEST_F(SimpleRankerTest, HasNothingToResume) {
    RankerTrainingSpec training;
    training.split = data::TimeSplit{.trainFraction = 0.5, .validationFraction = 0.2};
    const TrainingTarget target{.checkpoint = directory.path() / "resumed", .start = TrainingStart::Resume};
    EXPECT_THAT(
        makeSimpleRankerTrainer(env, {})->train({*dataset}, training, target, {}, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "no state"));
}

TEST_F(SimpleRankerTest, RefusesWhatCannotBeCountedIn) {
    const auto backoff = [this](std::vector<std::string> columns) {
        return fit({.architecture = SimpleArchitecture::Backoff, .columns = std::move(columns)});
    };
    EXPECT_THAT(backoff({"statu", "moon"}), HasErrorAbout(ErrorCode::Mismatch, "'statu', 'moon'"));
    EXPECT_THAT(backoff({"last_visit"}), HasErrorAbout(ErrorCode::InvalidInput, "last_visit"));
    EXPECT_THAT(backoff({"impression_id"}), HasErrorAbout(ErrorCode::InvalidInput, "impression_id"));
    EXPECT_THAT(backoff({}), HasErrorAbout(ErrorCode::InvalidInput, "needs columns"));
    EXPECT_THAT(backoff({"status", "status"}), HasErrorAbout(ErrorCode::InvalidInput, "twice"));
    EXPECT_THAT(fit({.columns = {"status"}}), HasErrorAbout(ErrorCode::InvalidInput, "no column"));
    EXPECT_THAT(fit({.smoothing = 0}), HasErrorAbout(ErrorCode::InvalidInput, "above 0"));
    EXPECT_THAT(
        fit({.architecture = SimpleArchitecture::ItemKnn, .columns = {"days_in_status"}}),
        HasErrorAbout(ErrorCode::InvalidInput, "days_in_status"));
    const std::vector<std::int32_t> clickless{5};
    EXPECT_THAT(
        countImpressions(*dataset, clickless, {}, progress, {}),
        HasErrorAbout(ErrorCode::InvalidInput, "nothing was clicked"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(
        countImpressions(*dataset, clickless, {}, progress, stop.get_token()),
        HasError(ErrorCode::Cancelled));
}

TEST_F(SimpleRankerTest, ADamagedCheckpointIsNamed) {
    ASSERT_OK(train("whole", {.architecture = SimpleArchitecture::NaiveBayes, .columns = {"status"}}));
    for (const char* file : {"config.json", "counts.npy"}) {
        const auto path = std::filesystem::path("whole") / file;
        const auto whole = fileText(path);
        for (std::size_t eighth = 0; eighth < 8; ++eighth) {
            auto damaged = whole;
            damaged[whole.size() * eighth / 8 + 3] ^= 0x10;
            directory.write(path, damaged);
            EXPECT_FALSE(open("whole").has_value()) << file << " changed at " << eighth << "/8";
            directory.write(path, std::string_view(whole).substr(0, whole.size() * eighth / 8));
            EXPECT_FALSE(open("whole").has_value()) << file << " cut at " << eighth << "/8";
        }
        directory.write(path, whole);
    }
    EXPECT_OK(open("whole"));
    EXPECT_THAT(open("nothing"), HasErrorAbout(ErrorCode::NotFound, "not a simple ranker"));
}

TEST_F(SimpleRankerTest, AFullDiskLeavesNoCheckpoint) {
    RankerTrainingSpec training;
    training.split = data::TimeSplit{.trainFraction = 0.5, .validationFraction = 0.2};
    const auto folder = directory.path() / "full";
    const auto trainOn = [&](Env& disk) {
        return makeSimpleRankerTrainer(disk, {})->train(
            {*dataset}, training, {.checkpoint = folder}, {}, progress, {});
    };
    test::FaultyEnv counting;
    ASSERT_OK(trainOn(counting));
    ASSERT_OK(env.removeTree(folder));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        EXPECT_THAT(trainOn(full), HasError(ErrorCode::ResourceExhausted)) << "step " << step;
        EXPECT_EQ(env.kind(folder), FileKind::Missing) << "step " << step;
    }
}

} // namespace
} // namespace intentscope::rank
