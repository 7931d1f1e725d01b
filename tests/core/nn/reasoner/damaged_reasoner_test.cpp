// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner_factory.h"
#include "tests/core/nn/reasoner/damaged_reasoner_cases.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <optional>

namespace intentscope::nn {
namespace {

using test::DamagedReasoner;
using test::ReasonerCopy;

void removeAll(std::string& text, const std::string& part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
}

/// Opens the folder and lets it write a token.
Status use(const ReasonerCopy& copy, const std::string& opened) {
    RealEnv env;
    ISCOPE_TRY_ASSIGN(
        const auto reasoner,
        makeReasonerFactory()(env, opened.empty() ? copy.folder() : copy.folder() / opened));
    const std::vector<rank::ReasonerPrompt> prompts{{.system = "", .user = "Where is my order?"}};
    ISCOPE_TRY_ASSIGN(const auto answers, reasoner->generate(prompts, {.sampling = {.maxTokens = 1}}, {}));
    EXPECT_EQ(answers.size(), 1U);
    return {};
}

/// Without the error where the folder is of use after all.
std::optional<Error> errorOf(const ReasonerCopy& copy, const std::string& opened = {}) {
    const Status used = use(copy, opened);
    if (used)
        return std::nullopt;
    Error error = used.error();
    for (auto* text : {&error.place.file, &error.message, &error.cure})
        removeAll(*text, copy.folder().parent_path().string() + "/");
    return error;
}

std::string escaped(const std::string& text) {
    std::string cell;
    for (const char letter : text) {
        const bool isSpecial = letter == '|' || letter == '<' || letter == '*' || letter == '_';
        cell += isSpecial ? std::string("\\") + letter : std::string(1, letter);
    }
    return cell;
}

std::string tableOf(const std::vector<DamagedReasoner>& cases) {
    std::string table = "| damage | code | answer |\n|---|---|---|\n";
    for (const auto& damaged : cases) {
        const ReasonerCopy copy(damaged.base);
        damaged.damage(copy);
        const auto error = errorOf(copy, damaged.opened);
        EXPECT_TRUE(error) << damaged.what << " was of use";
        if (!error)
            continue;
        EXPECT_NE(error->code, ErrorCode::Internal) << damaged.what;
        EXPECT_TRUE(error->place.file.starts_with("reasoner")) << damaged.what << ": " << error->place.file;
        EXPECT_FALSE(error->message.ends_with('.')) << damaged.what;
        EXPECT_EQ(error->text().find('\n'), std::string::npos) << damaged.what << ": more than a line";
        EXPECT_LT(error->text().size(), 900U) << damaged.what;
        EXPECT_FALSE(error->cure.empty()) << damaged.what << ": " << error->message;
        table += "| " + escaped(damaged.what) + " | " + std::string(name(error->code)) + " | " +
                 escaped(error->text()) + " |\n";
    }
    return table;
}

TEST(DamagedReasoner, every_damage_gets_the_answer_that_the_page_promises) {
    std::string page =
        "# Damaged reasoners\n\nWhat opening a reasoner's folder and asking for a token answers to damage: "
        "the file, "
        "a sentence and the cure. `reasoner` is the folder. This page is written and checked by "
        "`tests/core/nn/reasoner/damaged_reasoner_test.cpp`.\n";
    page += "\n## config.json\n\n" + tableOf(test::damagedConfigs());
    page += "\n## Weights\n\n" + tableOf(test::damagedWeights());
    page += "\n## Weights in several files\n\n" + tableOf(test::damagedShards());
    page += "\n## Tokenizer and chat template\n\n" + tableOf(test::damagedTexts());
    page += "\n## Adapters\n\nThe folder that is opened is `reasoner/adapter`; its model is `reasoner`.\n\n" +
            tableOf(test::damagedAdapters());
    const auto file = test::sourceDirectory() / "docs/bad-reasoner-input.md";
    if (std::getenv("ISCOPE_UPDATE_DOCS") != nullptr)
        std::ofstream(file, std::ios::binary) << page;
    RealEnv env;
    const auto written = env.readFile(file);
    ASSERT_OK(written);
    EXPECT_EQ(*written, page) << "Run this test with ISCOPE_UPDATE_DOCS=1 and look at the changes";
}

TEST(DamagedReasoner, the_folders_open_before_they_are_damaged) {
    for (const char* name : {"qwen3_untied", "qwen3_sharded"})
        EXPECT_FALSE(errorOf(ReasonerCopy(name))) << name;
    EXPECT_FALSE(errorOf(ReasonerCopy("qwen3_tied"), "adapter"));
}

TEST(DamagedReasoner, the_list_has_at_least_forty_kinds) {
    EXPECT_GE(
        test::damagedConfigs().size() + test::damagedWeights().size() + test::damagedShards().size() +
            test::damagedTexts().size(),
        40U);
}

/// Every cut and some flipped bits of the small files end in a code or in a folder that opens.
TEST(DamagedReasoner, cut_and_flipped_files_never_crash) {
    for (const std::string file : {"config.json", "model.safetensors.index.json", "tokenizer.json"}) {
        const std::string whole = ReasonerCopy("qwen3_sharded").read(file);
        for (std::size_t part = 0; part < 16; ++part) {
            const ReasonerCopy copy("qwen3_sharded");
            copy.write(file, whole.substr(0, whole.size() * part / 16));
            EXPECT_TRUE(errorOf(copy)) << file << " cut at " << part << "/16";
            std::string flipped = whole;
            flipped[(part * 7919 + 13) % whole.size()] ^= static_cast<char>(1U << (part % 7));
            copy.write(file, flipped);
            const auto error = errorOf(copy);
            EXPECT_TRUE(!error || error->code != ErrorCode::Internal) << file;
        }
    }
}

} // namespace
} // namespace intentscope::nn
