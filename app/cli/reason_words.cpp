// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reason_words.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <sstream>

namespace intentscope::cli {
namespace {

using nlohmann::ordered_json;

std::string textOf(const tasks::ContextPreview& preview) {
    const data::ContextText& context = preview.context;
    std::ostringstream text;
    if (!context.system.empty())
        text << "--- system ---\n" << context.system << '\n';
    text << "--- user ---\n" << context.user << "\n---\n" << context.eventCount << " events";
    if (context.eventsOverLimit > 0)
        text << ", " << context.eventsOverLimit << " older ones over the limit left out";
    if (context.eventsDroppedByBudget > 0)
        text << ", " << context.eventsDroppedByBudget << " of the oldest dropped to fit the budget";
    if (context.tokenCount >= 0)
        text << "; " << context.tokenCount << " tokens";
    text << "; template " << preview.templateHash.substr(0, 12) << '\n';
    for (const std::string& note : preview.notes)
        text << note << '\n';
    return text.str();
}

ordered_json jsonOf(const tasks::ContextPreview& preview) {
    const data::ContextText& context = preview.context;
    ordered_json object;
    object["system"] = context.system;
    object["user"] = context.user;
    object["tokens"] = nullptr;
    if (context.tokenCount >= 0)
        object["tokens"] = context.tokenCount;
    object["events"] = context.eventCount;
    object["events_over_limit"] = context.eventsOverLimit;
    object["events_dropped_by_budget"] = context.eventsDroppedByBudget;
    object["template_hash"] = preview.templateHash;
    object["tokenizer_hash"] = preview.tokenizerHash;
    object["notes"] = preview.notes;
    return object;
}

/// NaN is no JSON number.
ordered_json numberOrNull(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

std::string decimal(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%8.3f", value);
    return std::isfinite(value) ? buffer : "       -";
}

/// One line whatever the bytes are.
std::string shown(const std::string& text) {
    return ordered_json(text).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string dumped(const ordered_json& object) {
    return object.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

void wordSample(const rank::Generation& sample, std::ostringstream& text) {
    text << "--- latent query ---\n"
         << sample.text << "\n--- " << sample.answerTokens << " tokens"
         << (sample.isComplete ? "" : ", cut at the greatest count") << "; log-probability "
         << decimal(sample.logProbability) << " ---\n log-prob   entropy  token\n";
    for (const rank::GeneratedToken& token : sample.tokens) {
        text << decimal(static_cast<double>(token.logProbability)) << "  "
             << decimal(static_cast<double>(token.entropy)) << "  " << shown(token.text) << '\n';
    }
}

ordered_json jsonOf(const rank::Generation& sample) {
    ordered_json object;
    object["text"] = sample.text;
    object["log_probability"] = numberOrNull(sample.logProbability);
    object["complete"] = sample.isComplete;
    object["prompt_tokens"] = sample.promptTokens;
    object["answer_tokens"] = sample.answerTokens;
    auto& tokens = object["tokens"] = ordered_json::array();
    for (const rank::GeneratedToken& token : sample.tokens) {
        tokens.push_back(
            {{"text", token.text},
             {"log_probability", numberOrNull(static_cast<double>(token.logProbability))},
             {"entropy", numberOrNull(static_cast<double>(token.entropy))}});
    }
    object["vector"] = sample.vector;
    return object;
}

ordered_json jsonOf(const latent::LatentDescription& set) {
    ordered_json object;
    object["id"] = set.id;
    object["name"] = set.name;
    object["dataset_hash"] = set.datasetHash;
    object["part"] = set.part;
    object["reasoner"] = set.reasonerName;
    object["reasoner_hash"] = set.reasonerHash;
    object["template_hash"] = set.templateHash;
    object["context_settings"] = set.contextSettings;
    object["answer_settings"] = set.answerSettings;
    object["impressions"] = set.askedCount;
    object["contexts"] = set.contextCount;
    object["rows"] = set.rowCount();
    object["vector_size"] = set.vectorSize;
    object["files"] = set.files;
    return object;
}

} // namespace

Answer wordPreview(
    const tasks::ContextPreview& preview, const std::string& impressionId, const std::string& datasetHash) {
    auto object = jsonOf(preview);
    object["impression"] = impressionId;
    object["dataset_hash"] = datasetHash;
    return {textOf(preview), dumped(object)};
}

Answer wordAnswer(
    const tasks::ImpressionAnswer& answer,
    const std::string& impressionId,
    const rank::ReasonerInfo& reasoner) {
    std::ostringstream text;
    text << "--- prompt as sent ---\n" << answer.promptAsSent << '\n';
    if (answer.context.eventsDroppedByBudget > 0) {
        text << "(" << answer.context.eventsDroppedByBudget
             << " of the oldest events dropped to fit the budget of " << answer.budget.value_or(0)
             << " tokens)\n";
    }
    for (const rank::Generation& sample : answer.samples)
        wordSample(sample, text);
    for (const std::string& note : reasoner.notes)
        text << "note: " << note << '\n';
    ordered_json object;
    object["impression"] = impressionId;
    object["reasoner"] = reasoner.name;
    object["reasoner_hash"] = reasoner.checkpointHash;
    object["template_hash"] = answer.templateHash;
    object["prompt"] = answer.promptAsSent;
    object["events"] = answer.context.eventCount;
    object["events_dropped_by_budget"] = answer.context.eventsDroppedByBudget;
    object["budget"] = answer.budget ? ordered_json(*answer.budget) : ordered_json(nullptr);
    auto& samples = object["samples"] = ordered_json::array();
    for (const rank::Generation& sample : answer.samples)
        samples.push_back(jsonOf(sample));
    object["notes"] = reasoner.notes;
    return {text.str(), dumped(object)};
}

Answer wordSet(const tasks::ReasonOutcome& outcome) {
    const latent::LatentDescription& set = outcome.set->description();
    std::ostringstream text;
    text << "Latent queries " << set.name << " (" << set.id << ") of " << set.askedCount << " impressions ("
         << set.part << "): " << set.contextCount << " different prompts\n";
    if (outcome.wasThere) {
        text << "They were there already; nothing was written\n";
    } else {
        text << outcome.generatedCount << " answered now, " << outcome.resumedCount
             << " kept from a run that was stopped, " << outcome.reusedCount << " reused from other sets\n";
        if (outcome.cutCount > 0)
            text << outcome.cutCount << " answers were cut at the greatest count of tokens\n";
        if (outcome.shortenedCount > 0)
            text << outcome.shortenedCount << " prompts lost their oldest events to fit the budget\n";
    }
    if (set.vectorSize == 0)
        text << "This reasoner gives no vectors, so the set holds texts alone\n";
    text << "In " << outcome.set->folder().string() << '\n';
    for (const std::string& note : outcome.notes)
        text << "note: " << note << '\n';
    ordered_json object = jsonOf(set);
    object["folder"] = outcome.set->folder().string();
    object["was_there"] = outcome.wasThere;
    object["answered"] = outcome.generatedCount;
    object["resumed"] = outcome.resumedCount;
    object["reused"] = outcome.reusedCount;
    object["cut"] = outcome.cutCount;
    object["shortened"] = outcome.shortenedCount;
    object["notes"] = outcome.notes;
    return {text.str(), dumped(object)};
}

Answer wordShelf(const std::vector<latent::ShelfEntry>& sets, const std::vector<std::string>& unfinished) {
    std::ostringstream text;
    ordered_json object;
    auto& list = object["sets"] = ordered_json::array();
    for (const latent::ShelfEntry& entry : sets) {
        const latent::LatentDescription& set = entry.description;
        ordered_json one = entry.problem.empty() ? jsonOf(set) : ordered_json{{"id", set.id}};
        one["problem"] = entry.problem;
        list.push_back(std::move(one));
        text << set.id << "  ";
        if (entry.problem.empty()) {
            text << set.name << "  " << set.askedCount << " impressions (" << set.part << ")  reasoner "
                 << set.reasonerName << " " << set.reasonerHash.substr(0, 12) << "  " << set.answerSettings
                 << '\n';
        } else {
            text << entry.problem << '\n';
        }
    }
    for (const std::string& id : unfinished)
        text << id << "  stopped on the way; the same command goes on, reason --remove " << id
             << " drops it\n";
    if (sets.empty() && unfinished.empty())
        text << "No latent queries yet\n";
    object["unfinished"] = unfinished;
    return {text.str(), dumped(object)};
}

} // namespace intentscope::cli
