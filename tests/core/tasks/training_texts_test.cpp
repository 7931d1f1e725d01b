// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/training_texts.h"

#include "core/data/import.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <sstream>

namespace intentscope::tasks {
namespace {

using test::HasErrorAbout;

/// The tiny dataset with typed queries, which i2 lacks: "query of i1".
class TrainingTextsTest : public testing::Test {
protected:
    void SetUp() override {
        const auto source = test::writeTinySource(m_directory);
        ASSERT_OK_AND_ASSIGN(std::string description, m_env.readFile(source / "dataset.json"));
        const std::string visit = R"("last_visit": {"kind")";
        description.insert(description.find(visit), R"("query": {"role": "text"}, )");
        m_directory.write("tiny-source/dataset.json", description);
        ASSERT_OK_AND_ASSIGN(const std::string rows, m_env.readFile(source / "impressions.csv"));
        std::istringstream lines(rows);
        std::string table;
        for (std::string line; std::getline(lines, line);) {
            const std::string id = line.substr(0, line.find(','));
            const bool isHeader = id == "impression_id";
            table += line + "," + (isHeader ? "query" : id == "i2" ? "" : "query of " + id) + "\n";
        }
        m_directory.write("tiny-source/impressions.csv", table);
        const data::ImportSpec spec{.source = source, .datasetsRoot = m_directory.path() / "datasets"};
        ASSERT_OK_AND_ASSIGN(const auto imported, data::importDataset(spec, m_env, m_progress, {}));
        ASSERT_OK_AND_ASSIGN(m_dataset, data::openDataset(m_env, imported.directory));
    }

    DatasetTextsSpec specOf(rank::ReasonerStage stage, const std::vector<std::string>& kinds) const {
        DatasetTextsSpec spec{.stage = stage, .split = data::TimeSplit{0.5, 0.25}};
        spec.templateFile = m_directory.write("brief.txt", "@system\nHelp.\n@user\nRegion {{region}}\n");
        if (!kinds.empty())
            spec.texts = *parsePretrainingTexts(kinds);
        return spec;
    }

    Result<rank::ReasonerTrainingSet> texts(const DatasetTextsSpec& spec) {
        return datasetTexts(spec, m_dataset, m_env, m_progress, {});
    }

    static std::vector<std::string> answersOf(const std::vector<rank::ReasonerExample>& examples) {
        std::vector<std::string> answers;
        for (const rank::ReasonerExample& example : examples)
            answers.insert(answers.end(), example.answers.begin(), example.answers.end());
        return answers;
    }

    test::TempDirectory m_directory;
    RealEnv m_env;
    NullProgress m_progress;
    std::shared_ptr<const data::Dataset> m_dataset;
};

TEST_F(TrainingTextsTest, PretrainingReadsQueriesAndTheKbUnlessToldOtherwise) {
    ASSERT_OK_AND_ASSIGN(const auto set, texts(specOf(rank::ReasonerStage::Pretrain, {})));
    const auto train = answersOf(set.train);
    ASSERT_EQ(train.size(), 7U);
    EXPECT_EQ(train[0], "query of i1");
    EXPECT_EQ(train[1], "query of i3");
    EXPECT_EQ(train[2], "Where is my order?\nShows where a parcel is\nOpen the order to see it on the map");
    EXPECT_EQ(answersOf(set.validation), std::vector<std::string>{"query of i4"});
    EXPECT_EQ(set.source, "dataset 'Tiny shop', texts of the KB, column 'query', split time:0.5/0.25");
}

TEST_F(TrainingTextsTest, PretrainingReadsContextsAsPlainTexts) {
    ASSERT_OK_AND_ASSIGN(const auto set, texts(specOf(rank::ReasonerStage::Pretrain, {"contexts"})));
    EXPECT_EQ(
        answersOf(set.train),
        (std::vector<std::string>{"Help.\n\nRegion SG", "Help.\n\nRegion MY", "Help.\n\nRegion SG"}));
    EXPECT_EQ(answersOf(set.validation), std::vector<std::string>{"Help.\n\nRegion MY"});
    EXPECT_THAT(set.source, testing::HasSubstr("contexts, split time:0.5/0.25, template "));
}

TEST_F(TrainingTextsTest, PretrainingReadsAllThreeKindsTogether) {
    ASSERT_OK_AND_ASSIGN(
        const auto set, texts(specOf(rank::ReasonerStage::Pretrain, {"kb", "contexts", "queries"})));
    const auto train = answersOf(set.train);
    ASSERT_EQ(train.size(), 10U);
    EXPECT_EQ(train[0], "Help.\n\nRegion SG");
    EXPECT_EQ(train[1], "query of i1");
    EXPECT_EQ(train[2], "Help.\n\nRegion MY");
    for (const rank::ReasonerExample& example : set.train)
        EXPECT_EQ(std::get<std::string>(example.prompt), "");
}

TEST_F(TrainingTextsTest, ContextsAndTheKbNeedNoColumnOfAnswers) {
    auto spec = specOf(rank::ReasonerStage::Pretrain, {"kb", "contexts"});
    m_dataset = test::makeTinyDataset(m_directory);
    ASSERT_OK_AND_ASSIGN(const auto set, texts(spec));
    EXPECT_EQ(set.train.size(), 8U);
    spec.texts.hasQueries = true;
    EXPECT_THAT(texts(spec), HasErrorAbout(ErrorCode::InvalidInput, "0 columns with the role text"));
}

TEST_F(TrainingTextsTest, TuningPairsAContextWithItsAnswer) {
    ASSERT_OK_AND_ASSIGN(const auto set, texts(specOf(rank::ReasonerStage::Sft, {})));
    ASSERT_EQ(answersOf(set.train), (std::vector<std::string>{"query of i1", "query of i3"}));
    const auto& messages = std::get<1>(set.train[0].prompt);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages[0].content, "Help.");
    EXPECT_EQ(messages[1].content, "Region SG");
}

TEST_F(TrainingTextsTest, AnswersMayBeTitlesOfClickedIntents) {
    auto spec = specOf(rank::ReasonerStage::Sft, {});
    spec.answers = AnswerSource::ClickedTitles;
    m_dataset = test::makeTinyDataset(m_directory);
    ASSERT_OK_AND_ASSIGN(const auto set, texts(spec));
    ASSERT_FALSE(set.train.empty());
    EXPECT_EQ(answersOf(set.train)[0], "Where is my order?");
    EXPECT_THAT(set.source, testing::HasSubstr("titles of clicked intents, split time:0.5/0.25"));
}

TEST_F(TrainingTextsTest, UnknownKindsOfTextsAreNamed) {
    const std::vector<std::string> words{"kb", "clicks"};
    EXPECT_THAT(parsePretrainingTexts(words), HasErrorAbout(ErrorCode::InvalidInput, "'clicks'"));
    EXPECT_THAT(parsePretrainingTexts({}), HasErrorAbout(ErrorCode::InvalidInput, "no texts"));
}

} // namespace
} // namespace intentscope::tasks
