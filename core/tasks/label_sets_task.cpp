// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/label_sets_task.h"

#include "core/data/context_text.h"
#include "core/exporting/export_file.h"
#include "core/feedback/held_out.h"
#include "core/latent/latent_shelf.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;
using labels::LabelEvent;
using labels::Preference;
using LatentPointer = std::shared_ptr<const rank::LatentQueries>;

constexpr const char* KbLacksIntent = "kb_lacks_intent";

std::string lineOf(const Json& object) {
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json message(const char* role, const std::string& content) {
    return {{"role", role}, {"content", content}};
}

/// What one label is good for.
struct Example {
    std::string chosen;
    std::string rejected; ///< "" for SFT
};

/// The latent queries of runs, opened once.
class RunQueries {
public:
    RunQueries(workspace::Workspace& workspace, const data::Dataset& dataset)
        : m_workspace(workspace), m_dataset(dataset) {}

    /// "" where the run has none of the impression, or is not in the workspace any more.
    std::string textOf(const std::string& run, const std::string& impressionId) {
        if (run.empty())
            return {};
        const LatentPointer queries = open(run);
        const auto impression = m_dataset.findImpression(impressionId);
        if (!queries || !impression)
            return {};
        const std::int32_t row = queries->rowOf(*impression);
        return row < 0 ? std::string() : queries->text(row);
    }

private:
    LatentPointer open(const std::string& run) {
        const auto known = m_sets.find(run);
        if (known != m_sets.end())
            return known->second;
        LatentPointer& set = m_sets[run];
        const auto info = m_workspace.findRun(run);
        if (!info || !info->latent || info->datasetHash != m_dataset.info().hash)
            return set;
        const latent::LatentShelf shelf(m_workspace.env(), m_workspace.latentFolder());
        if (auto found = shelf.find(info->latent->id))
            set = *std::move(found);
        return set;
    }

    workspace::Workspace& m_workspace;
    const data::Dataset& m_dataset;
    std::map<std::string, LatentPointer> m_sets;
};

class LabelSet {
public:
    LabelSet(
        const LabelSetSpec& spec,
        workspace::Workspace& workspace,
        std::shared_ptr<const data::Dataset> dataset,
        data::ContextTexts texts)
        : m_spec(spec), m_workspace(workspace), m_dataset(std::move(dataset)), m_texts(std::move(texts)),
          m_queries(workspace, *m_dataset) {}

    Result<exporting::ExportOutcome> run(ProgressSink& progress, const std::stop_token& stop) {
        labels::LabelState state({m_dataset->info().hash});
        ISCOPE_TRY_ASSIGN(const auto reader, m_workspace.openLabelReader());
        ISCOPE_TRY(reader->foldInto(state));
        ISCOPE_TRY(checkHeldOut(state));
        ISCOPE_TRY_ASSIGN(auto file, exporting::ExportFile::create(m_workspace.env(), m_spec.file));
        m_out.file = m_spec.file;
        m_out.manifest = exporting::manifestPathOf(m_spec.file);
        for (const LabelEvent* event : state.inForce()) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Writing examples", .done = m_out.rowCount});
            ISCOPE_TRY_ASSIGN(const auto lines, linesOf(*event));
            ISCOPE_TRY(file.write(lines));
        }
        m_out.sha256 = file.sha256();
        ISCOPE_TRY(file.finish(manifestText()));
        return m_out;
    }

private:
    /// The run whose query was on screen.
    static const std::string& shownRun(const LabelEvent& event) {
        return event.afterRun.empty() ? event.beforeRun : event.afterRun;
    }

    std::string queryOf(const std::string& run, const LabelEvent& event) {
        return m_queries.textOf(run, event.impressionId);
    }

    /// The two queries that the annotator chose between.
    std::optional<Example> preferred(const LabelEvent& event) {
        const Preference preference = event.label.queryPreference;
        if (preference != Preference::Before && preference != Preference::After)
            return std::nullopt;
        Example example{queryOf(event.afterRun, event), queryOf(event.beforeRun, event)};
        if (preference == Preference::Before)
            std::swap(example.chosen, example.rejected);
        return example;
    }

    std::vector<Example> examplesOf(const LabelEvent& event) {
        std::vector<Example> examples;
        const std::string& rewritten = event.label.rewrittenQuery;
        const auto choice = preferred(event);
        if (m_spec.kind == LabelSetKind::Preferences) {
            if (choice)
                examples.push_back(*choice);
            if (!rewritten.empty())
                examples.push_back({rewritten, queryOf(shownRun(event), event)});
            std::erase_if(examples, [](const Example& one) {
                return one.chosen.empty() || one.rejected.empty() || one.chosen == one.rejected;
            });
            return examples;
        }
        std::string completion = rewritten;
        if (completion.empty() && choice)
            completion = choice->chosen;
        if (completion.empty() && event.label.queryVerdict == labels::QueryVerdict::Faithful)
            completion = queryOf(shownRun(event), event);
        if (!completion.empty())
            examples.push_back({completion, {}});
        return examples;
    }

    bool isGap(const LabelEvent& event) const {
        return m_spec.kind == LabelSetKind::KbGaps && event.label.errorCause == KbLacksIntent;
    }

    /// Labels of what the split holds out that would give an example.
    Status checkHeldOut(const labels::LabelState& state) {
        if (m_spec.kind == LabelSetKind::KbGaps)
            return {};
        std::vector<std::int32_t> rows;
        for (const LabelEvent* event : state.inForce()) {
            const auto impression = m_dataset->findImpression(event->impressionId);
            if (impression && !examplesOf(*event).empty())
                rows.push_back(impression->value);
        }
        ISCOPE_TRY_ASSIGN(m_heldOut, feedback::heldOutOf(*m_dataset, m_spec.split, rows));
        if (m_heldOut.empty() || m_spec.heldOut == feedback::HeldOutLabels::LeaveOut)
            return {};
        return feedback::heldOutError(*m_dataset, m_spec.split, m_heldOut);
    }

    Result<Json> promptOf(ImpressionIndex impression) const {
        ISCOPE_TRY_ASSIGN(const auto text, m_texts.textOf(impression, {.eventCount = m_spec.eventCount}));
        Json messages = Json::array();
        if (!text.system.empty())
            messages.push_back(message("system", text.system));
        messages.push_back(message("user", text.user));
        return messages;
    }

    Result<std::string> linesOf(const LabelEvent& event) {
        const auto impression = m_dataset->findImpression(event.impressionId);
        if (!impression || std::ranges::binary_search(m_heldOut, impression->value)) {
            ++m_out.skippedCount;
            return std::string();
        }
        if (m_spec.kind == LabelSetKind::KbGaps)
            return gapLine(event, *impression);
        const auto examples = examplesOf(event);
        m_out.skippedCount += examples.empty() ? 1 : 0;
        std::string lines;
        for (const Example& example : examples) {
            Json object;
            ISCOPE_TRY_ASSIGN(object["prompt"], promptOf(*impression));
            const char* answer = m_spec.kind == LabelSetKind::Sft ? "completion" : "chosen";
            object[answer] = Json::array({message("assistant", example.chosen)});
            if (m_spec.kind == LabelSetKind::Preferences)
                object["rejected"] = Json::array({message("assistant", example.rejected)});
            addOrigin(object, event);
            lines += lineOf(object);
            ++m_out.rowCount;
        }
        return lines;
    }

    Result<std::string> gapLine(const LabelEvent& event, ImpressionIndex impression) {
        if (!isGap(event)) {
            ++m_out.skippedCount;
            return std::string();
        }
        ++m_out.rowCount;
        Json object;
        ISCOPE_TRY_ASSIGN(object["context"], promptOf(impression));
        object["note"] = event.label.note;
        object["rewritten_query"] = event.label.rewrittenQuery;
        object["nearest_intents"] = event.label.trueIntents;
        addOrigin(object, event);
        return lineOf(object);
    }

    static void addOrigin(Json& object, const LabelEvent& event) {
        object["impression_id"] = event.impressionId;
        object["event_id"] = event.eventId;
        object["annotator"] = event.annotator;
        object["before_run"] = event.beforeRun;
        object["after_run"] = event.afterRun;
    }

    std::string manifestText() const {
        Json manifest;
        manifest["format"] = "intentscope-export";
        manifest["version"] = 1;
        manifest["what"] = name(m_spec.kind);
        manifest["from"] = "labels";
        manifest["file"] = m_spec.file.filename().string();
        manifest["sha256"] = m_out.sha256;
        manifest["dataset_hash"] = m_dataset->info().hash;
        manifest["template_hash"] = m_texts.promptTemplate().fingerprint().hex();
        if (m_spec.kind != LabelSetKind::KbGaps) {
            manifest["split"] = data::toText(m_spec.split);
            manifest["part"] = "train";
            manifest["held_out_impressions_left_out"] = m_heldOut.size();
        }
        manifest["counts"] = {{"rows", m_out.rowCount}, {"labels_without_example", m_out.skippedCount}};
        return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    const LabelSetSpec& m_spec;
    workspace::Workspace& m_workspace;
    std::shared_ptr<const data::Dataset> m_dataset;
    data::ContextTexts m_texts;
    RunQueries m_queries;
    std::vector<std::int32_t> m_heldOut; ///< ascending
    exporting::ExportOutcome m_out;
};

} // namespace

std::string_view name(LabelSetKind kind) {
    switch (kind) {
    case LabelSetKind::Preferences:
        return "preferences";
    case LabelSetKind::Sft:
        return "sft";
    case LabelSetKind::KbGaps:
        return "kb-gaps";
    }
    return {};
}

Result<exporting::ExportOutcome> exportLabelSet(
    LabelSetSpec spec, workspace::Workspace& workspace, ProgressSink& progress, const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto dataset, workspace.openDataset(spec.dataset));
    std::string templateText(data::defaultPromptTemplate());
    if (!spec.templateFile.empty()) {
        ISCOPE_TRY_ASSIGN(templateText, workspace.env().readFile(spec.templateFile));
    }
    ISCOPE_TRY_ASSIGN(auto prompt, data::PromptTemplate::parse(templateText, spec.templateFile));
    ISCOPE_TRY_ASSIGN(auto texts, data::ContextTexts::make(dataset, std::move(prompt)));
    if (spec.file.empty())
        spec.file = workspace.exportsFolder() / ("labels-" + std::string(name(spec.kind)) + ".jsonl");
    return LabelSet(spec, workspace, dataset, std::move(texts)).run(progress, stop);
}

} // namespace intentscope::tasks
