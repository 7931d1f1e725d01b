// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_spec.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace intentscope::remote {
namespace {

using test::HasErrorAbout;

class RemoteSpecFile : public testing::Test {
protected:
    Result<RemoteSpec> read(const std::string& text) {
        return readRemoteSpec(m_env, m_folder.write("remote.json", text));
    }

    /// A whole file with these members beside kind and url.
    Result<RemoteSpec> readWith(const std::string& members) {
        return read(R"({"kind":"remote_reasoner","url":"http://127.0.0.1:8000/v1",)" + members + "}");
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

TEST_F(RemoteSpecFile, GivesWhatItSays) {
    ASSERT_OK_AND_ASSIGN(
        const RemoteSpec spec,
        readWith(R"("version":1,"model":"Qwen/Qwen3-4B","key_variable":"TEAM_KEY","ca_file":"ca.pem",
                    "embedding_model":"bge-m3","tokenizer":"qwen","extra_body":{"a":{"b":false}},
                    "limits":{"concurrency":8,"requests_per_minute":60,"seconds_per_request":30,"attempts":3,
                              "first_delay_seconds":0.25,"longest_delay_seconds":5})"));
    EXPECT_EQ(spec.url, "http://127.0.0.1:8000/v1");
    EXPECT_EQ(spec.model, "Qwen/Qwen3-4B");
    EXPECT_EQ(spec.keyVariable, "TEAM_KEY");
    EXPECT_EQ(spec.caFile, m_folder.path() / "ca.pem");
    EXPECT_EQ(spec.embeddingModel, "bge-m3");
    EXPECT_EQ(spec.tokenizer, m_folder.path() / "qwen");
    EXPECT_EQ(spec.extraBody, R"({"a":{"b":false}})");
    EXPECT_EQ(spec.limits.concurrency, 8);
    EXPECT_EQ(spec.limits.requestsPerMinute, 60);
    EXPECT_EQ(spec.limits.secondsPerRequest, 30);
    EXPECT_EQ(spec.limits.attempts, 3);
    EXPECT_EQ(spec.limits.firstDelaySeconds, 0.25);
    EXPECT_EQ(spec.limits.longestDelaySeconds, 5);
}

TEST_F(RemoteSpecFile, NamesWhatIsWrongInIt) {
    const auto invalid = [](const char* part) { return HasErrorAbout(ErrorCode::InvalidInput, part); };
    EXPECT_THAT(read("[1]"), HasErrorAbout(ErrorCode::Corrupt, "remote.json"));
    EXPECT_THAT(read(R"({"url":"http://host/v1"})"), invalid("'kind'"));
    EXPECT_THAT(readWith(R"("version":2)"), invalid("'version' is 2"));
    EXPECT_THAT(readWith(R"("modell":"x")"), invalid("'modell' is not known; there are ca_file"));
    EXPECT_THAT(readWith(R"("model":7)"), invalid("'model' has a value of the wrong kind"));
    EXPECT_THAT(readWith(R"("extra_body":[])"), invalid("'extra_body' has a value of the wrong kind"));
    EXPECT_THAT(readWith(R"("extra_body":{"seed":1})"), invalid("'seed', which IntentScope sets itself"));
    EXPECT_THAT(readWith(R"("limits":{"atempts":7})"), invalid("in 'limits' 'atempts' is not known"));
    EXPECT_THAT(readWith(R"("limits":{"concurrency":0})"), invalid("between 1 and 64"));
    EXPECT_THAT(readWith(R"("limits":{"attempts":0})"), invalid("between 1 and 100"));
    EXPECT_THAT(readWith(R"("limits":{"seconds_per_request":0})"), invalid("seconds per request"));
    EXPECT_THAT(readWith(R"("limits":{"first_delay_seconds":60})"), invalid("first delay"));
    EXPECT_THAT(readWith(R"("limits":{"longest_delay_seconds":99999})"), invalid("longest delay"));
    EXPECT_THAT(read(R"({"kind":"remote_reasoner","url":"host:8000"})"), invalid("no http or https URL"));
    EXPECT_THAT(
        readRemoteSpec(m_env, m_folder.path() / "absent.json"), HasErrorAbout(ErrorCode::NotFound, "absent"));
}

} // namespace
} // namespace intentscope::remote
