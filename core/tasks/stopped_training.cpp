// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/stopped_training.h"

#include "core/base/atomic_file.h"
#include "core/tasks/figures_json.h"

#include <algorithm>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view StateSuffix = ".unfinished.safetensors"; ///< rank::TrainingTarget::keepsState

std::filesystem::path notePath(const std::filesystem::path& checkpoint) {
    return checkpoint.string() + ".unfinished.json";
}

/// Nothing for anything that writeTrainingNote does not write: the state alone decides what can go on.
std::optional<TrainingNote> parseNote(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    const auto numberIn = [&json](const char* key, auto& value) {
        using Number = std::remove_reference_t<decltype(value)>;
        if (!json.contains(key) || !json[key].is_number())
            return false;
        value = json[key].template get<Number>();
        return true;
    };
    const auto textIn = [&json](const char* key) {
        return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
    };
    if (!json.is_object())
        return std::nullopt;
    TrainingNote note;
    rank::RankerTrainingSpec& spec = note.spec;
    const auto split = data::parseSplit(textIn("split"));
    const auto architecture = rank::parseRankerArchitecture(textIn("architecture"));
    const bool isWhole = split && architecture && numberIn("seed", spec.seed) &&
                         numberIn("epochs", spec.epochCount) && numberIn("patience", spec.patience) &&
                         numberIn("batch", spec.batchSize) && numberIn("dimension", spec.dimension) &&
                         numberIn("learning_rate", spec.learningRate);
    if (!isWhole)
        return std::nullopt;
    spec.split = *split;
    spec.architecture = *architecture;
    note.latentId = textIn("latent");
    return note;
}

Json jsonOf(const TrainingNote& note) {
    const rank::RankerTrainingSpec& spec = note.spec;
    return {
        {"split", data::toText(spec.split)},
        {"architecture", rank::name(spec.architecture)},
        {"latent", note.latentId},
        {"seed", spec.seed},
        {"epochs", spec.epochCount},
        {"patience", spec.patience},
        {"batch", spec.batchSize},
        {"dimension", spec.dimension},
        {"learning_rate", spec.learningRate}};
}

} // namespace

bool TrainingNote::isSameAs(const TrainingNote& other) const {
    return jsonOf(*this) == jsonOf(other);
}

Status writeTrainingNote(Env& env, const std::filesystem::path& checkpoint, const TrainingNote& note) {
    ISCOPE_TRY(env.createDirectories(checkpoint.parent_path()));
    return writeFileAtomically(env, notePath(checkpoint), textOf(jsonOf(note)));
}

Status removeTrainingNote(Env& env, const std::filesystem::path& checkpoint) {
    const auto file = notePath(checkpoint);
    return env.kind(file) == FileKind::Missing ? Status() : env.remove(file);
}

Result<std::vector<StoppedTraining>> stoppedTrainings(Env& env, const std::filesystem::path& folder) {
    std::vector<StoppedTraining> stopped;
    if (env.kind(folder) == FileKind::Missing)
        return stopped;
    ISCOPE_TRY_ASSIGN(const auto files, env.list(folder));
    for (const std::string& file : files) {
        if (!file.ends_with(StateSuffix))
            continue;
        StoppedTraining one{.name = file.substr(0, file.size() - StateSuffix.size())};
        if (const auto text = env.readFile(notePath(folder / one.name)))
            one.note = parseNote(*text);
        stopped.push_back(std::move(one));
    }
    std::ranges::sort(stopped, {}, &StoppedTraining::name);
    return stopped;
}

} // namespace intentscope::tasks
