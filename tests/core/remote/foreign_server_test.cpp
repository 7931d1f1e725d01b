// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_reasoner.h"
#include "tests/core/remote/served_reasoner.h"
#include "tests/support/loopback_server.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <mutex>
#include <nlohmann/json.hpp>

namespace intentscope::remote {
namespace {

using Json = nlohmann::json;
using test::HasError;
using test::HasErrorAbout;
using test::LoopbackServer;
using test::somePrompts;
using testing::Contains;
using testing::HasSubstr;

/// A server of another make. It answers with seed and number of the choice, and keeps what it was asked.
class ForeignServer {
public:
    std::vector<Json> asked() {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

    bool knowsN = true;
    bool hasModelList = true;
    std::vector<std::string> models = {"Qwen/Qwen3-4B"};
    std::string refusal; ///< sent with 401 when it is not empty; %KEY% stands for what came as authorization

    std::string url() const { return m_server.url(); }

private:
    Json choices(const Json& body) const {
        Json list = Json::array();
        const int count = knowsN ? body.value("n", 1) : 1;
        for (int i = 0; i < count; ++i) {
            Json choice = {
                {"index", i},
                {"message",
                 {{"role", "assistant"}, {"content", body["seed"].dump() + "#" + std::to_string(i)}}},
                {"finish_reason", i == 1 ? "length" : "stop"}};
            if (body.value("logprobs", false))
                choice["logprobs"]["content"] = {{{"token", "a"}, {"logprob", -0.25}, {"bytes", nullptr}}};
            list.push_back(choice);
        }
        return list;
    }

    void serve(const LoopbackServer::Request& request, const LoopbackServer::Reply& reply) {
        const std::lock_guard lock(m_mutex);
        if (!refusal.empty()) {
            std::string text = refusal;
            const std::size_t key = request.head.find("Bearer ");
            const std::string given =
                key == std::string::npos
                    ? ""
                    : request.head.substr(key + 7, request.head.find('\r', key) - key - 7);
            text.replace(text.find("%KEY%"), 5, given);
            reply.answer(401, Json{{"error", {{"message", text}}}}.dump());
        } else if (request.path == "/v1/models") {
            Json list = Json::array();
            for (const std::string& model : models)
                list.push_back({{"id", model}, {"max_model_len", 32'768}});
            reply.answer(hasModelList ? 200 : 404, Json{{"data", list}}.dump());
        } else if (request.path == "/v1/embeddings") {
            Json data = Json::array();
            const Json body = Json::parse(request.body);
            for (const Json& text : body["input"])
                data.push_back({{"embedding", {text.get<std::string>().size(), 0.5, -1}}});
            reply.answer(200, Json{{"data", data}}.dump());
        } else {
            m_asked.push_back(Json::parse(request.body));
            reply.answer(
                200, Json{{"choices", choices(m_asked.back())}, {"usage", {{"prompt_tokens", 12}}}}.dump());
        }
    }

    std::mutex m_mutex; ///< guards m_asked
    std::vector<Json> m_asked;
    LoopbackServer m_server{[this](const auto& request, const auto& reply) { serve(request, reply); }};
};

class ForeignReasoner : public testing::Test {
protected:
    Result<std::unique_ptr<RemoteReasoner>> open(RemoteSpec spec = {}) {
        spec.url = m_server.url();
        spec.limits = {
            .concurrency = 1, .attempts = 2, .firstDelaySeconds = 0.001, .longestDelaySeconds = 0.01};
        return RemoteReasoner::open(m_env, spec, {});
    }

    RealEnv m_env;
    ForeignServer m_server;
};

TEST_F(ForeignReasoner, SaysWhatAServerOfAnotherMakeDoesNotGive) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const rank::ReasonerInfo& info = reasoner->info();
    EXPECT_EQ(info.vectorSize, 0);
    EXPECT_EQ(info.contextTokens, 32'768);
    EXPECT_EQ(info.checkpointHash.size(), 64U);
    EXPECT_THAT(info.notes, Contains(HasSubstr("There are no vectors")));
    EXPECT_THAT(info.notes, Contains(HasSubstr("Tokens are estimated")));
    const std::vector<std::string> texts = {"a"};
    EXPECT_THAT(
        reasoner->embed(texts, rank::Pooling::LastToken, {}),
        HasErrorAbout(ErrorCode::UnsupportedVersion, "embedding_model"));
    const auto prompts = somePrompts(1);
    EXPECT_THAT(
        reasoner->embedAnswers(prompts, texts, rank::Pooling::LastToken, {}),
        HasErrorAbout(ErrorCode::UnsupportedVersion, "Read them with a local reasoner"));
}

TEST_F(ForeignReasoner, GivesWhatTheServerGivesAndNothingElse) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    ASSERT_OK_AND_ASSIGN(
        const auto answers,
        reasoner->generate(
            somePrompts(1),
            {.sampling = {.temperature = 1, .topK = 5, .sampleCount = 2, .seed = 7}, .givesTokens = true},
            {}));
    ASSERT_EQ(answers[0].size(), 2U);
    EXPECT_EQ(answers[0][0].text, "7#0");
    EXPECT_EQ(answers[0][1].text, "7#1");
    EXPECT_TRUE(answers[0][0].isComplete);
    EXPECT_FALSE(answers[0][1].isComplete);
    EXPECT_TRUE(std::isnan(answers[0][0].logProbability));
    ASSERT_EQ(answers[0][0].tokens.size(), 1U);
    EXPECT_EQ(answers[0][0].tokens[0].logProbability, -0.25F);
    EXPECT_TRUE(std::isnan(answers[0][0].tokens[0].entropy));
    EXPECT_TRUE(answers[0][0].vector.empty());
    const Json asked = m_server.asked().at(0);
    EXPECT_EQ(asked["model"], "Qwen/Qwen3-4B");
    EXPECT_EQ(asked["n"], 2);
    EXPECT_EQ(asked["top_k"], 5);
    EXPECT_EQ(asked["logprobs"], true);
    EXPECT_FALSE(asked.contains("intentscope"));
    EXPECT_FALSE(asked.contains("repetition_penalty"));
}

TEST_F(ForeignReasoner, AsksForSamplesOneByOneWhereAServerGivesOneOnly) {
    m_server.knowsN = false;
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    const rank::GenerationSpec spec{.sampling = {.temperature = 1, .sampleCount = 3, .seed = 7}};
    ASSERT_OK_AND_ASSIGN(const auto first, reasoner->generate(somePrompts(2), spec, {}));
    EXPECT_EQ(m_server.asked().size(), 1 + 2 * 3) << "one to find out, then three a prompt";
    EXPECT_EQ(first[0][0].text, "7#0");
    EXPECT_NE(first[0][1].text, first[0][0].text);
    EXPECT_NE(first[0][2].text, first[0][1].text);
    ASSERT_OK_AND_ASSIGN(const auto again, reasoner->generate(somePrompts(2), spec, {}));
    test::expectSame(again, first);
}

TEST_F(ForeignReasoner, AsksForTheLikeliestAnswerOnceHoweverManySamples) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open());
    ASSERT_OK_AND_ASSIGN(
        const auto answers, reasoner->generate(somePrompts(1), {.sampling = {.sampleCount = 4}}, {}));
    EXPECT_EQ(answers[0].size(), 4U);
    EXPECT_EQ(m_server.asked().size(), 1U);
    EXPECT_FALSE(m_server.asked()[0].contains("n"));
}

TEST_F(ForeignReasoner, TakesEmbeddingsOfTheTextForVectorsWhereAModelIsNamed) {
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open({.embeddingModel = "bge-m3"}));
    EXPECT_EQ(reasoner->info().vectorSize, 3);
    EXPECT_THAT(reasoner->info().notes, Contains(HasSubstr("not hidden states")));
    ASSERT_OK_AND_ASSIGN(
        const auto answers, reasoner->generate(somePrompts(1), {.sampling = {.seed = 123}}, {}));
    EXPECT_EQ(answers[0][0].vector, (std::vector<float>{5, 0.5, -1})) << answers[0][0].text;
    ASSERT_OK_AND_ASSIGN(const auto other, open());
    EXPECT_NE(reasoner->info().checkpointHash, other->info().checkpointHash);
}

TEST_F(ForeignReasoner, NamesTheModelsThereAreWhereNoneOrAWrongOneIsNamed) {
    m_server.models = {"one", "two"};
    EXPECT_THAT(open(), HasErrorAbout(ErrorCode::InvalidInput, "2 models: 'one', 'two'"));
    EXPECT_THAT(
        open({.model = "three"}), HasErrorAbout(ErrorCode::NotFound, "no model 'three', but 'one', 'two'"));
    EXPECT_OK(open({.model = "two"}));
    m_server.hasModelList = false;
    EXPECT_THAT(open(), HasError(ErrorCode::NotFound));
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open({.model = "three"}));
    EXPECT_THAT(reasoner->info().notes, Contains(HasSubstr("no list of models")));
}

TEST_F(ForeignReasoner, ShowsExactlyWhatItSends) {
    ASSERT_OK_AND_ASSIGN(
        const auto reasoner, open({.extraBody = R"({"chat_template_kwargs":{"enable_thinking":false}})"}));
    const rank::GenerationSpec spec{.sampling = {.temperature = 0.5, .sampleCount = 2}};
    const std::string shown = reasoner->requestText(somePrompts(1)[0], spec);
    EXPECT_TRUE(m_server.asked().empty());
    ASSERT_OK(reasoner->generate(somePrompts(1), spec, {}));
    EXPECT_THAT(shown, HasSubstr("POST " + m_server.url() + "/chat/completions\n"));
    EXPECT_EQ(Json::parse(shown.substr(shown.find("\n\n"))), m_server.asked().at(0));
    EXPECT_EQ(m_server.asked()[0]["chat_template_kwargs"]["enable_thinking"], false);
}

/// Sets a variable of the environment for as long as it lives.
class Variable {
public:
    Variable(const char* name, const char* value) : m_name(name) { ::setenv(name, value, 1); }
    ~Variable() { ::unsetenv(m_name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
};

TEST_F(ForeignReasoner, KeepsTheKeyOutOfEverythingItSays) {
    const std::string key = "sk-very-secret-0123456789";
    const Variable variable("ISCOPE_TEST_KEY", key.c_str());
    const RemoteSpec spec{.keyVariable = "ISCOPE_TEST_KEY"};
    ASSERT_OK_AND_ASSIGN(const auto reasoner, open(spec));
    std::string said = reasoner->requestText(somePrompts(1)[0], {}) + *reasoner->render(somePrompts(1)[0]) +
                       reasoner->info().name + reasoner->info().checkpointHash;
    for (const std::string& note : reasoner->info().notes)
        said += note;
    EXPECT_THAT(said, HasSubstr("Authorization: Bearer [the value of $ISCOPE_TEST_KEY]"));
    m_server.refusal = "Incorrect key provided: %KEY%, %KEY";
    const auto refused = reasoner->generate(somePrompts(1), {}, {});
    EXPECT_THAT(refused, HasErrorAbout(ErrorCode::InvalidInput, "Incorrect key provided: [key]"));
    EXPECT_THAT(
        refused,
        HasErrorAbout(ErrorCode::InvalidInput, "Check the key in the environment variable ISCOPE_TEST_KEY"));
    said += refused.error().text();
    EXPECT_EQ(said.find(key), std::string::npos);
}

TEST_F(ForeignReasoner, WantsTheKeyThatItIsToldOf) {
    EXPECT_THAT(
        open({.keyVariable = "ISCOPE_TEST_ABSENT"}),
        HasErrorAbout(ErrorCode::InvalidInput, "ISCOPE_TEST_ABSENT"));
    const auto keyAsName = open({.keyVariable = "sk-live-abc"});
    EXPECT_THAT(keyAsName, HasErrorAbout(ErrorCode::InvalidInput, "no name of a variable"));
    EXPECT_EQ(keyAsName.error().text().find("sk-live"), std::string::npos);
    const Variable variable("ISCOPE_TEST_KEY", "two\r\nlines");
    const auto twoLines = open({.keyVariable = "ISCOPE_TEST_KEY"});
    EXPECT_THAT(twoLines, HasErrorAbout(ErrorCode::InvalidInput, "ISCOPE_TEST_KEY holds a blank"));
    EXPECT_EQ(twoLines.error().text().find("two"), std::string::npos);
}

TEST_F(ForeignReasoner, CountsTokensWithATokenizerWhereOneIsNamed) {
    ASSERT_OK_AND_ASSIGN(const auto estimating, open());
    EXPECT_THAT(estimating->countTokens("0123456789"), test::IsOkAndHolds(4));
    EXPECT_THAT(estimating->countTokens(""), test::IsOkAndHolds(0));
    test::TempDirectory folder;
    EXPECT_THAT(open({.tokenizer = folder.path()}), HasError(ErrorCode::NotFound));
}

} // namespace
} // namespace intentscope::remote
