// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/imported_reasoner.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/build_version.h"
#include "core/base/fingerprint.h"
#include "core/base/progress.h"
#include "core/data/context_text.h"
#include "core/data/file_hash.h"
#include "core/data/prompt_template.h"
#include "core/feedback/preference_set.h"
#include "core/nn/reasoner/adapter_files.h"
#include "core/nn/reasoner/base_place.h"
#include "core/nn/reasoner/reasoner_files.h"
#include "core/nn/reasoner/reasoner_kinship.h"
#include "core/nn/reasoner/reasoner_text.h"

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace intentscope::nn {
namespace {

using Json = nlohmann::ordered_json;
using Path = std::filesystem::path;

/// A preference set that the training was told of.
struct Preferences : feedback::PreferenceManifest {
    Path manifest = {};
};

Result<Preferences> readPreferences(Env& env, const Path& place) {
    const Path folder = env.kind(place) == FileKind::Regular ? place.parent_path() : place;
    ISCOPE_TRY_ASSIGN(auto manifest, feedback::readPreferenceSet(env, folder));
    return Preferences{std::move(manifest), folder / feedback::files::Manifest};
}

class Import {
public:
    Import(Env& env, const ReasonerImport& what, const std::stop_token& stop)
        : m_env(env), m_what(what), m_stop(stop) {}

    Result<ImportedReasoner> run() {
        ISCOPE_TRY(openBase());
        ISCOPE_TRY(checkSameTokenizer(m_env, m_what.checkpoint, m_what.base));
        ISCOPE_TRY(checkSameChatTemplate(m_env, m_what.checkpoint, m_what.base));
        if (m_env.kind(m_what.checkpoint / "tokenizer.json") != FileKind::Regular)
            m_out.notes.emplace_back(
                "The folder has no tokenizer.json: that the base's tokenizer was used is not checked");
        ISCOPE_TRY(openCheckpoint());
        if (!m_what.preferences.empty()) {
            ISCOPE_TRY_ASSIGN(m_preferences.emplace(), readPreferences(m_env, m_what.preferences));
            ISCOPE_TRY(checkPolicy());
        }
        ISCOPE_TRY(readTemplate());
        ISCOPE_TRY(write());
        m_out.folder = m_what.target;
        return std::move(m_out);
    }

private:
    Status openBase() {
        if (AdapterFiles::isAdapter(m_env, m_what.base))
            return fail(
                ErrorCode::InvalidInput,
                "the base is an adapter, and a training elsewhere begins from a model",
                {.place = {.file = m_what.base.string()},
                 .cure = "Merge it with export --what reasoner, and name the folder that was trained from"});
        ISCOPE_TRY_ASSIGN(m_base, ReasonerFiles::open(m_env, m_what.base));
        ISCOPE_TRY_ASSIGN(m_out.parentHash, m_base->hash(m_stop));
        return {};
    }

    Status openCheckpoint() {
        m_out.isAdapter = AdapterFiles::isAdapter(m_env, m_what.checkpoint);
        if (m_out.isAdapter)
            return openAdapter();
        ISCOPE_TRY_ASSIGN(m_model, ReasonerFiles::open(m_env, m_what.checkpoint));
        ISCOPE_TRY(
            checkSameArchitecture(m_model->config(), m_base->config(), m_what.checkpoint / "config.json"));
        ISCOPE_TRY_ASSIGN(m_out.hash, m_model->hash(m_stop));
        if (m_model->config().endTokens != m_base->config().endTokens)
            m_out.notes.emplace_back("Other tokens end an answer than in the base");
        if (m_out.hash == m_out.parentHash)
            m_out.notes.emplace_back("Every weight is the base's: the training changed nothing");
        return {};
    }

    Status openAdapter() {
        ISCOPE_TRY_ASSIGN(m_adapter, AdapterFiles::open(m_env, m_what.checkpoint, m_base->config()));
        m_out.hash = fingerprintOf(m_out.parentHash + ":" + m_adapter->hash()).hex();
        const auto named = AdapterFiles::baseFolder(m_env, m_what.checkpoint);
        if (!named) {
            m_out.notes.push_back(
                "The adapter names '" + m_adapter->config().base +
                "' as its model, which is not on this machine: only names and shapes of its weights are "
                "compared with the base");
            return {};
        }
        ISCOPE_TRY_ASSIGN(const auto model, ReasonerFiles::open(m_env, *named));
        ISCOPE_TRY_ASSIGN(const std::string hash, model->hash(m_stop));
        if (hash == m_out.parentHash)
            return {};
        return fail(
            ErrorCode::Mismatch,
            "the adapter was trained on " + named->string() + " (" + hash.substr(0, 12) +
                "), whose weights are not the base's (" + m_out.parentHash.substr(0, 12) + ")",
            {.place = {.file = (m_what.checkpoint / "adapter_config.json").string()},
             .cure = "Name that folder as base, or correct base_model_name_or_path"});
    }

    /// The reasoner whose prompts the set holds has to be the base, with thinking or without.
    Status checkPolicy() {
        for (const bool isThinking : {false, true}) {
            ISCOPE_TRY_ASSIGN(
                const auto text,
                ReasonerText::read(
                    m_env, m_what.base, m_base->config().vocabularySize, {.isThinking = isThinking}));
            if (fingerprintOf(m_out.parentHash + ":" + text.hash()).hex() == m_preferences->policyHash)
                return {};
        }
        return fail(
            ErrorCode::Mismatch,
            "policy_hash names another reasoner (" + m_preferences->policyHash.substr(0, 12) +
                ") than the base " + m_what.base.string(),
            {.place = {.file = m_preferences->manifest.string()},
             .cure = "Name the base that the preferences were made with, or the set that was trained on"});
    }

    Status readTemplate() {
        Path file = m_what.templateFile;
        if (file.empty()) {
            ISCOPE_TRY_ASSIGN(file, promptTemplateFile(m_env, m_what.base));
        }
        if (!file.empty()) {
            ISCOPE_TRY_ASSIGN(m_template, m_env.readFile(file));
        }
        ISCOPE_TRY(checkOwnTemplate(file));
        const std::string text = file.empty() ? std::string(data::defaultPromptTemplate()) : m_template;
        ISCOPE_TRY_ASSIGN(const auto parsed, data::PromptTemplate::parse(text, file));
        m_templateHash = parsed.fingerprint().hex();
        if (!m_preferences || m_templateHash == m_preferences->templateHash)
            return {};
        return fail(
            ErrorCode::Mismatch,
            "the prompt template (" + m_templateHash.substr(0, 12) + ") is not that of the preferences (" +
                m_preferences->templateHash.substr(0, 12) + ")",
            {.place = {.file = file.empty() ? m_preferences->manifest.string() : file.string()},
             .cure = "Name the template that the preferences were made with by --template"});
    }

    Status checkOwnTemplate(const Path& expected) {
        const Path own = m_what.checkpoint / PromptTemplateFile;
        if (m_env.kind(own) != FileKind::Regular)
            return {};
        ISCOPE_TRY_ASSIGN(const std::string text, m_env.readFile(own));
        if (text == m_template)
            return {};
        return fail(
            ErrorCode::Mismatch,
            "the checkpoint's prompt template is not " +
                (expected.empty() ? "the default one" : "that of " + expected.string()),
            {.place = {.file = own.string()},
             .cure = "Name the template that it was trained with by --template, or remove the file"});
    }

    Result<std::string> provenance() {
        Json json{
            {"format", "intentscope-imported-reasoner"},
            {"version", 1},
            {"trained", "elsewhere"},
            {"kind", m_out.isAdapter ? "adapter" : "model"},
            {"source", m_what.checkpoint.filename().string()},
            {"parent_hash", m_out.parentHash},
            {"weights_hash", m_out.hash},
            {"template_hash", m_templateHash}};
        if (m_out.isAdapter)
            json["base_hash"] = m_out.parentHash;
        json["preferences"] = nullptr;
        if (m_preferences)
            json["preferences"] = {
                {"manifest_hash", m_preferences->manifestHash},
                {"dataset_hash", m_preferences->datasetHash},
                {"policy_hash", m_preferences->policyHash},
                {"ranker_hash", m_preferences->rankerHash}};
        auto& files = json["files"] = Json::object();
        ISCOPE_TRY_ASSIGN(const auto names, m_env.list(m_what.checkpoint));
        for (const std::string& file : names)
            if (m_env.kind(m_what.checkpoint / file) == FileKind::Regular) {
                ISCOPE_TRY_ASSIGN(files[file], data::hashFile(m_env, m_what.checkpoint / file, m_stop));
            }
        json["notes"] = m_out.notes;
        json["code_version"] = codeVersion();
        return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    Status write() {
        ISCOPE_TRY_ASSIGN(std::string text, provenance());
        std::map<std::string, std::string> companions;
        if (!m_out.isAdapter) {
            ISCOPE_TRY_ASSIGN(companions, readCompanionFiles(m_env, m_what.base));
        }
        companions["provenance.json"] = std::move(text);
        if (!m_template.empty())
            companions[PromptTemplateFile] = m_template;
        return m_out.isAdapter ? writeAdapterFolder(companions) : writeModel(std::move(companions));
    }

    Status writeModel(std::map<std::string, std::string> companions) {
        std::vector<TensorBytes> weights;
        for (const ReasonerFiles::StoredWeight& stored : m_model->weights())
            weights.push_back({stored.spec.name, stored.type, stored.spec.shape, stored.bytes});
        return writeReasoner(m_env, m_what.target, {m_model->config(), weights, std::move(companions)});
    }

    Status writeAdapterFolder(const std::map<std::string, std::string>& companions) {
        AdapterConfig config = m_adapter->config();
        config.base = seenFrom(m_what.base, m_what.target);
        std::vector<TensorBytes> matrices;
        for (const AdapterFiles::Entry& entry : m_adapter->entries()) {
            matrices.push_back({entry.projection + ".lora_A", entry.a.type, entry.a.shape, entry.a.bytes});
            matrices.push_back({entry.projection + ".lora_B", entry.b.type, entry.b.shape, entry.b.bytes});
        }
        return writeFolderAtomically(m_env, m_what.target, [&](const Path& partial) -> Status {
            for (const auto& [file, text] : companions)
                ISCOPE_TRY(writeFileAtomically(m_env, partial / file, text));
            return writeAdapter(m_env, partial, config, matrices);
        });
    }

    Env& m_env;
    const ReasonerImport& m_what;
    const std::stop_token& m_stop;
    std::shared_ptr<const ReasonerFiles> m_base;
    std::shared_ptr<const ReasonerFiles> m_model;  ///< null for an adapter
    std::shared_ptr<const AdapterFiles> m_adapter; ///< null for a model
    std::optional<Preferences> m_preferences;
    std::string m_template; ///< "": the default one
    std::string m_templateHash;
    ImportedReasoner m_out;
};

} // namespace

Result<ImportedReasoner> importReasoner(Env& env, const ReasonerImport& import, const std::stop_token& stop) {
    return Import(env, import, stop).run();
}

} // namespace intentscope::nn
