// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_targets.h"

#include "core/base/env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace intentscope::test {
namespace {

class FuzzCorpusTest : public testing::Test {
protected:
    using Target = void (*)(std::string_view);

    /// Each file as it is, cut in the middle, and with some bytes changed.
    void run(const std::string& folder, Target target) {
        const auto path = sourceDirectory() / "tests/fuzz/corpus" / folder;
        const auto names = m_env.list(path);
        ASSERT_OK(names);
        EXPECT_FALSE(names->empty());
        for (const auto& name : *names) {
            SCOPED_TRACE(name);
            auto text = m_env.readFile(path / name);
            ASSERT_OK(text);
            target(*text);
            target(std::string_view(*text).substr(0, text->size() / 2));
            for (std::size_t part = 1; part < 8; ++part) {
                std::string changed = *text;
                changed[changed.size() * part / 8] ^= 0x5A;
                target(changed);
            }
        }
        target({});
    }

    RealEnv m_env;
};

TEST_F(FuzzCorpusTest, csv) {
    run("csv", &fuzzCsv);
}
TEST_F(FuzzCorpusTest, jsonl) {
    run("jsonl", &fuzzJsonl);
}
TEST_F(FuzzCorpusTest, parquet) {
    run("parquet", &fuzzParquet);
}
TEST_F(FuzzCorpusTest, recbole) {
    run("recbole", &fuzzRecBole);
}
TEST_F(FuzzCorpusTest, description) {
    run("description", &fuzzDescription);
}
TEST_F(FuzzCorpusTest, npy) {
    run("npy", &fuzzNpy);
}
TEST_F(FuzzCorpusTest, safetensors) {
    run("safetensors", &fuzzSafetensors);
}
TEST_F(FuzzCorpusTest, tokenizer) {
    run("tokenizer", &fuzzTokenizer);
}
TEST_F(FuzzCorpusTest, reasoner) {
    run("reasoner", &fuzzReasoner);
}

} // namespace
} // namespace intentscope::test
