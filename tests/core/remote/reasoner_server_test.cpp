// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/reasoner_server.h"
#include "tests/core/remote/served_reasoner.h"
#include "tests/support/loopback_server.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace intentscope::remote {
namespace {

using Json = nlohmann::json;
using test::HasErrorAbout;
using test::ServedReasoner;
using testing::HasSubstr;
using testing::Not;

constexpr const char* Token = "0123456789abcdef-token";

struct RawAnswer {
    int status = 0;
    std::string head;
    std::string body;

    Json json() const { return Json::parse(body, nullptr, false); }
    std::string error() const { return json()["error"]["message"].get<std::string>(); }
};

RawAnswer ask(const ServedReasoner& served, const std::string& request) {
    const std::string bytes = test::askLoopback(served.port(), request);
    RawAnswer answer;
    const std::size_t end = bytes.find("\r\n\r\n");
    if (bytes.size() > 12 && end != std::string::npos) {
        answer.status = std::atoi(bytes.c_str() + 9);
        answer.head = bytes.substr(0, end);
        answer.body = bytes.substr(end + 4);
    }
    return answer;
}

RawAnswer post(
    const ServedReasoner& served,
    const std::string& path,
    const std::string& body,
    const std::string& headers = "Host: localhost\r\nContent-Type: application/json\r\n") {
    return ask(
        served,
        "POST " + path + " HTTP/1.1\r\nConnection: close\r\n" + headers +
            "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

RawAnswer
get(const ServedReasoner& served,
    const std::string& path,
    const std::string& headers = "Host: 127.0.0.1\r\n") {
    return ask(served, "GET " + path + " HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n");
}

constexpr const char* Chat = "/v1/chat/completions";

std::string chatBody(const std::string& more = "") {
    return R"({"model":"fake","messages":[{"role":"system","content":"s"},{"role":"user","content":"u"}])" +
           more + "}";
}

Secret tokenFromEnvironment(const char* value) {
    ::setenv("ISCOPE_TEST_TOKEN", value, 1);
    auto token = Secret::fromEnvironment("ISCOPE_TEST_TOKEN");
    ::unsetenv("ISCOPE_TEST_TOKEN");
    return *token;
}

std::string decodedBase64(const std::string& text) {
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t held = 0;
    unsigned count = 0;
    for (const char c : text.substr(0, text.find('='))) {
        held = held << 6U | static_cast<std::uint32_t>(alphabet.find(c));
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(held >> count & 0xffU);
        }
    }
    return bytes;
}

TEST(ReasonerServer, AnswersLikeTheApiThatClientsKnow) {
    ServedReasoner served;
    const RawAnswer answer =
        post(served, Chat, chatBody(R"(,"n":2,"seed":5,"temperature":1,"logprobs":true)"));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const Json object = answer.json();
    EXPECT_EQ(object["object"], "chat.completion");
    EXPECT_EQ(object["model"], "fake");
    EXPECT_THAT(object["id"].get<std::string>(), HasSubstr("chatcmpl-"));
    ASSERT_EQ(object["choices"].size(), 2U);
    const std::vector<rank::ReasonerPrompt> prompts = {{"s", "u"}};
    ASSERT_OK_AND_ASSIGN(
        const auto expected,
        test::FakeReasoner().generate(
            prompts, {.sampling = {.temperature = 1, .sampleCount = 2, .seed = 5}}, {}));
    const Json& choice = object["choices"][1];
    EXPECT_EQ(choice["index"], 1);
    EXPECT_EQ(choice["message"], (Json{{"role", "assistant"}, {"content", expected[0][1].text}}));
    EXPECT_EQ(choice["finish_reason"], "stop");
    EXPECT_EQ(choice["logprobs"]["content"].size(), 6U);
    EXPECT_EQ(choice["logprobs"]["content"][0]["logprob"], -1.0);
    EXPECT_FALSE(choice.contains("intentscope")) << "only where it is asked for";
    EXPECT_EQ(object["usage"]["completion_tokens"], 12);
}

TEST(ReasonerServer, SaysThatAnAnswerWasCut) {
    ServedReasoner served;
    const RawAnswer answer = post(served, Chat, chatBody(R"(,"max_tokens":3)"));
    EXPECT_EQ(answer.json()["choices"][0]["finish_reason"], "length");
}

TEST(ReasonerServer, StreamsEventsWithADoneAtTheirEnd) {
    ServedReasoner served;
    const RawAnswer answer = post(
        served,
        Chat,
        chatBody(
            R"(,"n":2,"stream":true,"stream_options":{"include_usage":true},"intentscope":{"vector":true})"));
    ASSERT_EQ(answer.status, 200);
    EXPECT_THAT(answer.head, HasSubstr("text/event-stream"));
    std::vector<Json> chunks;
    for (std::size_t at = answer.body.find("data: {"); at != std::string::npos;
         at = answer.body.find("data: {", at + 1))
        chunks.push_back(Json::parse(answer.body.substr(at + 6, answer.body.find('\n', at) - at - 6)));
    ASSERT_EQ(chunks.size(), 5U) << answer.body;
    EXPECT_EQ(chunks[0]["object"], "chat.completion.chunk");
    EXPECT_THAT(
        chunks[2]["choices"][0]["delta"]["content"].get<std::string>(), HasSubstr("where is my parcel"));
    EXPECT_EQ(chunks[3]["choices"][0]["index"], 1);
    EXPECT_EQ(chunks[3]["choices"][0]["finish_reason"], "stop");
    EXPECT_EQ(chunks[3]["choices"][0]["intentscope"]["vector"].size(), 8U);
    EXPECT_EQ(chunks[4]["usage"]["completion_tokens"], 12);
    EXPECT_THAT(answer.body, HasSubstr("data: [DONE]\n\n"));
}

TEST(ReasonerServer, GivesEmbeddingsAsNumbersAndAsBase64) {
    ServedReasoner served;
    const RawAnswer numbers = post(served, "/v1/embeddings", R"({"model":"fake","input":["ab","c"]})");
    ASSERT_EQ(numbers.status, 200) << numbers.body;
    ASSERT_EQ(numbers.json()["data"].size(), 2U);
    const auto vector = numbers.json()["data"][0]["embedding"].get<std::vector<float>>();
    const std::vector<std::string> texts = {"ab"};
    ASSERT_OK_AND_ASSIGN(
        const auto expected, test::FakeReasoner().embed(texts, rank::Pooling::LastToken, {}));
    EXPECT_EQ(vector, expected[0]);
    EXPECT_EQ(numbers.json()["usage"]["prompt_tokens"], 2);
    const RawAnswer base64 = post(served, "/v1/embeddings", R"({"input":"ab","encoding_format":"base64"})");
    const std::string bytes = decodedBase64(base64.json()["data"][0]["embedding"]);
    std::vector<float> decoded(8);
    ASSERT_EQ(bytes.size(), decoded.size() * sizeof(float));
    std::memcpy(decoded.data(), bytes.data(), bytes.size());
    EXPECT_EQ(decoded, expected[0]);
}

TEST(ReasonerServer, RefusesWhatItCannotDoByName) {
    ServedReasoner served;
    const std::pair<const char*, const char*> fields[] = {
        {R"(,"stop":["\n"])", "'stop' is not offered"},
        {R"(,"tools":[{}])", "'tools' is not offered"},
        {R"(,"presence_penalty":0.5)", "'presence_penalty' is not offered"},
        {R"(,"response_format":{"type":"json_object"})", "'response_format' is not offered"},
        {R"(,"top_logprobs":3)", "'top_logprobs' is not offered"},
        {R"(,"bananas":1)", "'bananas' is not known"},
        {R"(,"n":0)", "'n' must be an integer from 1 to 64"},
        {R"(,"n":65)", "'n' must be"},
        {R"(,"max_tokens":-1)", "'max_tokens' must be"},
        {R"(,"max_tokens":1e30)", "'max_tokens' must be"},
        {R"(,"temperature":"hot")", "'temperature' must be a number"},
        {R"(,"temperature":-1)", "temperature must be 0 or above"},
        {R"(,"top_p":0)", "top-p must lie"},
        {R"(,"seed":-4)", "'seed' must be"},
        {R"(,"stream":1)", "'stream' must be true or false"},
        {R"(,"intentscope":{"pooling":"first"})", "'pooling' must be"},
        {R"(,"intentscope":7)", "'intentscope' must be an object"}};
    for (const auto& [field, part] : fields) {
        const RawAnswer answer = post(served, Chat, chatBody(field));
        EXPECT_EQ(answer.status, 400) << field;
        EXPECT_THAT(answer.error(), HasSubstr(part));
    }
    EXPECT_EQ(
        post(served, Chat, chatBody(R"(,"stop":null,"presence_penalty":0,"user":"u","n":1)")).status, 200);
    for (const char* body :
         {"",
          "[]",
          "{",
          R"({"messages":[]})",
          R"({"model":"fake"})",
          R"({"messages":[{"role":"assistant","content":"x"}]})",
          R"({"messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]})",
          R"({"messages":[{"role":"user","content":[{"type":"image_url"}]}]})",
          R"({"messages":[{"role":"user"}]})"})
        EXPECT_EQ(post(served, Chat, body).status, 400) << body;
    for (const char* body :
         {R"({"input":[]})", R"({"input":[[1,2]]})", R"({"input":7})", R"({"input":"a","dimensions":4})"})
        EXPECT_EQ(post(served, "/v1/embeddings", body).status, 400) << body;
    EXPECT_EQ(post(served, Chat, std::string(200'000, '[')).status, 400);
    EXPECT_TRUE(served.reasoner.batches == std::vector<std::size_t>{1})
        << "only the good one reached the reasoner";
}

TEST(ReasonerServer, KnowsOneModelAndItsAddresses) {
    ServedReasoner served;
    const RawAnswer other =
        post(served, Chat, R"({"model":"gpt","messages":[{"role":"user","content":"u"}]})");
    EXPECT_EQ(other.status, 404);
    EXPECT_THAT(other.error(), HasSubstr("this server offers 'fake'"));
    EXPECT_EQ(get(served, "/v1/models").json()["data"][0]["id"], "fake");
    EXPECT_EQ(get(served, "/health").json(), (Json{{"status", "ok"}}));
    EXPECT_EQ(get(served, "/etc/passwd").status, 404);
    EXPECT_THAT(get(served, "/").error(), HasSubstr("there is nothing at this address"));
}

TEST(ReasonerServer, WantsItsTokenAndTakesNoOther) {
    ServedReasoner served({.token = tokenFromEnvironment(Token)});
    const std::string json = "Host: any.example\r\nContent-Type: application/json\r\n";
    EXPECT_EQ(post(served, Chat, chatBody(), json).status, 401);
    EXPECT_EQ(get(served, "/v1/models").status, 401);
    for (const char* wrong : {"", "x", "0123456789abcdef-toke", "0123456789abcdef-token2"})
        EXPECT_EQ(
            post(served, Chat, chatBody(), json + "Authorization: Bearer " + wrong + "\r\n").status, 401)
            << wrong;
    EXPECT_EQ(post(served, Chat, chatBody(), json + "Authorization: Basic " + Token + "\r\n").status, 401);
    EXPECT_EQ(post(served, Chat, chatBody(), json + "Authorization: Bearer " + Token + "\r\n").status, 200);
    EXPECT_EQ(get(served, "/health").status, 200);
    for (const std::string& line : served.log())
        EXPECT_THAT(line, Not(HasSubstr("token2")));
}

TEST(ReasonerServer, IsOutOfReachOfPagesInABrowserWithoutAToken) {
    ServedReasoner served;
    EXPECT_EQ(
        post(served, Chat, chatBody(), "Host: evil.example\r\nContent-Type: application/json\r\n").status,
        403);
    EXPECT_EQ(
        post(served, Chat, chatBody(), "Host: localhost:80\r\nContent-Type: text/plain\r\n").status, 415);
    EXPECT_EQ(
        post(served, Chat, chatBody(), "Host: [::1]:80\r\nContent-Type: application/json\r\n").status, 200);
}

TEST(ReasonerServer, OpensBeyondThisMachineOnlyWithATokenThatCannotBeGuessed) {
    RealEnv env;
    test::FakeReasoner reasoner;
    const auto open = [&](const ServerSpec& spec) {
        const auto server = ReasonerServer::open(env, spec, reasoner, [](const std::string&) {});
        return server ? Status() : tl::unexpected(server.error());
    };
    for (const char* host : {"0.0.0.0", "192.168.1.7", "::"})
        EXPECT_THAT(open({.host = host}), HasErrorAbout(ErrorCode::InvalidInput, "a token is required"));
    const auto guessed = open({.host = "0.0.0.0", .token = tokenFromEnvironment("secret")});
    EXPECT_THAT(guessed, HasErrorAbout(ErrorCode::InvalidInput, "shorter than 16"));
    EXPECT_EQ(guessed.error().text().find("secret "), std::string::npos);
    EXPECT_OK(open({.host = "0.0.0.0", .token = tokenFromEnvironment(Token)}));
}

TEST(ReasonerServer, DoesNotShareAPortWithAnother) {
    ServedReasoner served;
    RealEnv env;
    test::FakeReasoner reasoner;
    const auto second =
        ReasonerServer::open(env, {.port = served.port()}, reasoner, [](const std::string&) {});
    EXPECT_THAT(second, HasErrorAbout(ErrorCode::Busy, std::to_string(served.port())));
}

TEST(ReasonerServer, RefusesRequestsThatAreTooLarge) {
    ServedReasoner served({.requestBytes = 10'000});
    const RawAnswer answer = post(served, Chat, chatBody(R"(,"user":")" + std::string(10'000, 'x') + "\""));
    EXPECT_EQ(answer.status, 413);
    EXPECT_THAT(answer.error(), HasSubstr("longer than this server takes"));
    EXPECT_EQ(get(served, "/health").status, 200);
}

TEST(ReasonerServer, SaysThatItIsFullAndStopsCleanlyInTheMiddle) {
    ServedReasoner served({.queue = {.waiting = 2, .batch = 1}});
    std::atomic<bool> isBusy = false;
    served.reasoner.before = [&](const std::stop_token& stop) {
        isBusy = true;
        while (!stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
    std::mutex mutex;
    std::vector<int> statuses;
    std::atomic<int> refused = 0;
    std::vector<std::jthread> clients;
    const auto client = [&] {
        const RawAnswer answer = post(served, Chat, chatBody());
        if (answer.status == 429) {
            EXPECT_THAT(answer.head, HasSubstr("Retry-After: 1"));
            ++refused;
        }
        const std::lock_guard lock(mutex);
        statuses.push_back(answer.status);
    };
    clients.emplace_back(client);
    while (!isBusy)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    for (int i = 0; i < 5; ++i)
        clients.emplace_back(client);
    while (refused < 3)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto begin = std::chrono::steady_clock::now();
    served.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(8));
    clients.clear();
    std::ranges::sort(statuses);
    EXPECT_EQ(statuses, (std::vector<int>{429, 429, 429, 503, 503, 503}));
}

TEST(ReasonerServer, LogsALineForARequestAndNothingOfItsContents) {
    ServedReasoner served;
    post(
        served,
        Chat,
        R"({"messages":[{"role":"user","content":"my card is 4111"}],"seed":1,"temperature":0})");
    get(served, "/v1/secrets-in-a-path");
    served.stop();
    ASSERT_EQ(served.log().size(), 2U);
    EXPECT_THAT(served.log()[0], HasSubstr("Z POST /v1/chat/completions 200 "));
    EXPECT_THAT(served.log()[0], HasSubstr("+6 tokens, 1 answers"));
    EXPECT_THAT(served.log()[1], HasSubstr("GET (elsewhere) 404"));
    for (const std::string& line : served.log()) {
        EXPECT_THAT(line, Not(HasSubstr("4111")));
        EXPECT_THAT(line, Not(HasSubstr("parcel")));
        EXPECT_THAT(line, Not(HasSubstr("secrets")));
    }
}

TEST(ReasonerServer, EndsWhenTheStopCameBeforeItBegan) {
    RealEnv env;
    test::FakeReasoner reasoner;
    ASSERT_OK_AND_ASSIGN(
        const auto server, ReasonerServer::open(env, {}, reasoner, [](const std::string&) {}));
    std::stop_source source;
    source.request_stop();
    EXPECT_OK(server->run(source.get_token()));
}

} // namespace
} // namespace intentscope::remote
