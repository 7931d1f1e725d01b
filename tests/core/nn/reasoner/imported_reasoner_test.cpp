// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/imported_reasoner.h"

#include "core/base/atomic_file.h"
#include "core/base/copy_folder.h"
#include "core/base/fingerprint.h"
#include "core/data/context_text.h"
#include "core/feedback/preference_set.h"
#include "core/nn/reasoner/reasoner_files.h"
#include "core/nn/reasoner/reasoner_text.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace intentscope::nn {
namespace {

using test::HasErrorAbout;
using Path = std::filesystem::path;

class ImportedReasonerTest : public testing::Test {
protected:
    void SetUp() override {
        const Path reference = Path(std::getenv("ISCOPE_SOURCE_DIR")) / "tests/parity/reasoners/qwen3_tied";
        ASSERT_OK(copyFolder(m_env, reference, m_base));
        ASSERT_OK(copyFolder(m_env, reference / "adapter", m_adapter));
        ASSERT_OK(copyFolder(m_env, reference, m_model));
        replace(m_adapter / "adapter_config.json", R"("..")", R"("../base")");
        m_import = {.checkpoint = m_adapter, .base = m_base, .target = m_root.path() / "imported"};
    }

    std::string read(const Path& file) { return m_env.readFile(file).value(); }
    void write(const Path& file, std::string_view text) { ASSERT_OK(writeFileAtomically(m_env, file, text)); }
    void replace(const Path& file, std::string_view part, std::string_view instead) {
        std::string text = read(file);
        const auto at = text.find(part);
        ASSERT_NE(at, std::string::npos);
        write(file, text.replace(at, part.size(), instead));
    }
    auto run() { return importReasoner(m_env, m_import, {}); }
    void expectMismatch(std::string_view about) {
        EXPECT_THAT(run(), HasErrorAbout(ErrorCode::Mismatch, std::string(about)));
        EXPECT_EQ(m_env.kind(m_import.target), FileKind::Missing);
    }
    /// The set of a policy that is the base, asked with the default template.
    void makePreferences(std::string policyHash = {}) {
        if (policyHash.empty()) {
            const auto files = ReasonerFiles::open(m_env, m_base).value();
            const auto text = ReasonerText::read(m_env, m_base, files->config().vocabularySize, {}).value();
            policyHash = fingerprintOf(files->hash().value() + ":" + text.hash()).hex();
        }
        m_import.preferences = m_root.path() / "set";
        const feedback::PreferenceOrigin origin{
            .policyHash = std::move(policyHash),
            .templateHash = fingerprintOf(data::defaultPromptTemplate()).hex()};
        ASSERT_OK(feedback::writePreferenceSet(m_env, m_import.preferences, origin, {}));
    }

    RealEnv m_env;
    test::TempDirectory m_root;
    Path m_base = m_root.path() / "base";
    Path m_adapter = m_root.path() / "adapter";
    Path m_model = m_root.path() / "model";
    ReasonerImport m_import;
};

TEST_F(ImportedReasonerTest, an_adapter_is_taken_over_and_finds_its_base) {
    makePreferences();
    m_import.preferences /= feedback::files::Manifest;
    ASSERT_OK_AND_ASSIGN(const auto imported, run());
    EXPECT_TRUE(imported.isAdapter);
    EXPECT_NE(read(m_import.target / "adapter_config.json").find(R"("../base")"), std::string::npos);
    const std::string provenance = read(m_import.target / "provenance.json");
    const std::string manifest = fingerprintOf(read(m_import.preferences)).hex();
    for (const std::string& part : {std::string(R"("trained": "elsewhere")"), imported.parentHash, manifest})
        EXPECT_NE(provenance.find(part), std::string::npos) << part;
    EXPECT_THAT(run(), HasErrorAbout(ErrorCode::AlreadyExists, ""));
}

TEST_F(ImportedReasonerTest, a_model_is_taken_over_with_the_prompt_template_of_its_base) {
    m_import.checkpoint = m_model;
    write(m_base / PromptTemplateFile, "{{title}}");
    write(m_model / "training_args.bin", "pickled");
    ASSERT_OK_AND_ASSIGN(const auto imported, run());
    EXPECT_EQ(imported.hash, imported.parentHash);
    EXPECT_EQ(read(m_import.target / PromptTemplateFile), "{{title}}");
    EXPECT_EQ(m_env.kind(m_import.target / "training_args.bin"), FileKind::Missing);
    ASSERT_EQ(imported.notes.size(), 1U);
    EXPECT_NE(imported.notes[0].find("changed nothing"), std::string::npos);
}

TEST_F(ImportedReasonerTest, an_adapter_of_other_weights_is_refused) {
    ASSERT_OK(copyFolder(m_env, m_base, m_root.path() / "other"));
    std::string weights = read(m_base / "model.safetensors");
    weights.back() = static_cast<char>(weights.back() ^ 1);
    write(m_root.path() / "other/model.safetensors", weights);
    replace(m_adapter / "adapter_config.json", "../base", "../other");
    expectMismatch("adapter_config.json");
}

TEST_F(ImportedReasonerTest, a_base_that_is_not_here_is_said_not_to_be_checked) {
    replace(m_adapter / "adapter_config.json", "../base", "/cluster/base");
    ASSERT_OK_AND_ASSIGN(const auto imported, run());
    EXPECT_NE(imported.notes.back().find("/cluster/base"), std::string::npos);
}

TEST_F(ImportedReasonerTest, a_tokenizer_laid_out_anew_is_the_same_and_a_changed_one_is_refused) {
    write(m_adapter / "tokenizer.json", read(m_base / "tokenizer.json"));
    replace(m_adapter / "tokenizer.json", R"("padding":null)", R"("padding" : {"pad_id" : 0})");
    ASSERT_OK(run());
    ASSERT_OK(m_env.removeTree(m_import.target));
    replace(m_adapter / "tokenizer.json", R"("special":true)", R"("special":false)");
    expectMismatch("tokenizer.json");
}

TEST_F(ImportedReasonerTest, a_chat_template_of_the_trainer_is_refused) {
    write(m_adapter / "tokenizer.json", read(m_base / "tokenizer.json"));
    write(m_adapter / "chat_template.jinja", "{% generation %}");
    expectMismatch("chat_template.jinja");
}

TEST_F(ImportedReasonerTest, a_model_of_another_architecture_is_refused) {
    m_import.checkpoint = m_model;
    replace(m_model / "config.json", R"("rope_theta": )", R"("rope_theta": 1)");
    expectMismatch("config.json");
}

TEST_F(ImportedReasonerTest, preferences_of_another_policy_or_template_are_refused) {
    makePreferences(std::string(64, 'a'));
    expectMismatch("manifest.json");
    ASSERT_OK(m_env.removeTree(m_import.preferences));
    makePreferences();
    write(m_base / PromptTemplateFile, "{{title}}");
    expectMismatch("prompt_template.txt");
}

TEST_F(ImportedReasonerTest, another_prompt_template_than_the_base_has_is_refused) {
    write(m_adapter / PromptTemplateFile, "{{title}}");
    expectMismatch("prompt_template.txt");
    m_import.templateFile = m_adapter / PromptTemplateFile;
    ASSERT_OK(run());
}

} // namespace
} // namespace intentscope::nn
