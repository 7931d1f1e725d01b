// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reasoner_state_torch.h"

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/fingerprint.h"
#include "core/nn/json_reader.h"
#include "core/nn/reasoner/weights_torch.h"
#include "core/nn/safetensors.h"
#include "core/nn/train/reference_values_torch.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;
using Json = nlohmann::ordered_json;
using rank::ReasonerTrainingStep;

constexpr const char* WeightsName = "model.safetensors";
constexpr const char* MomentsName = "optimizer.safetensors";
constexpr const char* StateName = "trainer_state.json";
constexpr const char* StepPrefix = "step-";
constexpr const char* LockName = "lock";
constexpr int Version = 1;

Json jsonOf(const std::vector<rank::NamedFigure>& figures) {
    Json json = Json::object();
    for (const rank::NamedFigure& figure : figures)
        json[figure.name] = figure.value;
    return json;
}

Json jsonOf(const ReasonerTrainingStep& step) {
    Json json{
        {"step", step.step},
        {"epoch", step.epoch},
        {"loss", step.loss},
        {"learning_rate", step.learningRate},
        {"gradient_norm", step.gradientNorm}};
    if (step.validationLoss)
        json["validation_loss"] = *step.validationLoss;
    if (!step.figures.empty())
        json["figures"] = jsonOf(step.figures);
    if (!step.validationFigures.empty())
        json["validation_figures"] = jsonOf(step.validationFigures);
    return json;
}

Json jsonOf(std::span<const ReasonerTrainingStep> steps) {
    Json json{{"format", "intentscope-training-state"}, {"version", Version}};
    json["step_count"] = steps.empty() ? 0 : steps.back().stepCount;
    json["steps"] = Json::array();
    for (const ReasonerTrainingStep& step : steps)
        json["steps"].push_back(jsonOf(step));
    return json;
}

/// The number of a folder "step-N".
std::optional<std::int64_t> numberOf(const std::string& folderName) {
    const std::string_view prefix = StepPrefix;
    std::int64_t number = 0;
    const char* first = folderName.data() + std::min(prefix.size(), folderName.size());
    const char* last = folderName.data() + folderName.size();
    const auto [end, error] = std::from_chars(first, last, number);
    if (!folderName.starts_with(prefix) || error != std::errc() || end != last)
        return std::nullopt;
    return number;
}

Result<std::string> hashOfFile(Env& env, const Path& file) {
    ISCOPE_TRY_ASSIGN(const auto mapped, env.map(file));
    Fingerprinter hash;
    hash.add(mapped->bytes());
    return hash.finish().hex();
}

Result<WeightMap> readTensors(Env& env, const Path& file, const std::string& expectedHash) {
    ISCOPE_TRY_ASSIGN(const auto stored, SafetensorsFile::open(env, file));
    ISCOPE_TRY_ASSIGN(const std::string hash, hashOfFile(env, file));
    if (hash != expectedHash)
        return fail(
            ErrorCode::Corrupt,
            "the file is not the one that its state was written with",
            {.place = {.file = file.string()},
             .cure = "Delete this step's folder to go on from an older one"});
    WeightMap tensors;
    for (const TensorEntry& entry : stored.tensors()) {
        const auto bytes = stored.bytes(entry);
        auto tensor = at::empty(entry.shape, at::TensorOptions().dtype(scalarType(entry.type)));
        std::memcpy(tensor.data_ptr(), bytes.data(), bytes.size());
        tensors.emplace(entry.name, std::move(tensor));
    }
    return tensors;
}

std::vector<rank::NamedFigure> figuresOf(JsonReader& step, const char* key) {
    std::vector<rank::NamedFigure> figures;
    const auto* list = step.has(key) ? step.child(key) : nullptr;
    if (!list)
        return figures;
    JsonReader reader(*list, key);
    for (const auto& [name, value] : list->items())
        figures.push_back({name, reader.number(name.c_str())});
    if (!reader.isGood())
        step.object(std::string("has a '") + key + "' that does not hold numbers alone");
    return figures;
}

std::vector<ReasonerTrainingStep> stepsOf(JsonReader& reader, const nlohmann::json& root) {
    std::vector<ReasonerTrainingStep> steps;
    const auto* list = reader.child("steps");
    const auto stepCount = reader.integer("step_count");
    if (!list || !list->is_array()) {
        reader.object("its steps are no list");
        return steps;
    }
    for (const auto& each : root["steps"]) {
        JsonReader step(each, "steps");
        ReasonerTrainingStep read;
        read.step = step.integer("step");
        read.stepCount = stepCount;
        read.epoch = step.integer("epoch");
        read.loss = step.number("loss");
        read.learningRate = step.number("learning_rate");
        read.gradientNorm = step.number("gradient_norm");
        if (step.has("validation_loss"))
            read.validationLoss = step.number("validation_loss");
        read.figures = figuresOf(step, "figures");
        read.validationFigures = figuresOf(step, "validation_figures");
        if (!step.isGood() || read.step != std::ssize(steps) + 1)
            reader.object("step " + std::to_string(steps.size() + 1) + " cannot be read");
        steps.push_back(std::move(read));
    }
    return steps;
}

/// The newest first.
Result<std::vector<std::int64_t>> stepFolders(Env& env, const Path& folder) {
    std::vector<std::int64_t> numbers;
    if (env.kind(folder) == FileKind::Missing)
        return numbers;
    ISCOPE_TRY_ASSIGN(const auto names, env.list(folder));
    for (const std::string& each : names)
        if (const auto number = numberOf(each))
            numbers.push_back(*number);
    std::ranges::sort(numbers, std::greater<>());
    return numbers;
}

Path stepFolder(const Path& folder, std::int64_t step) {
    return folder / (StepPrefix + std::to_string(step));
}

Status fillState(Env& env, const Path& partial, const ReasonerState& state) {
    ISCOPE_TRY(writeSafetensors(env, partial / WeightsName, weightBytes(state.weights)));
    ISCOPE_TRY(writeSafetensors(env, partial / MomentsName, weightBytes(state.moments)));
    Json json = jsonOf(state.steps);
    json["training_hash"] = state.trainingHash;
    ISCOPE_TRY_ASSIGN(json["model_hash"], hashOfFile(env, partial / WeightsName));
    ISCOPE_TRY_ASSIGN(json["optimizer_hash"], hashOfFile(env, partial / MomentsName));
    return writeFileAtomically(env, partial / StateName, json.dump(1) + "\n");
}

} // namespace

Path reasonerStateFolder(const Path& checkpoint) {
    Path folder = checkpoint.has_filename() ? checkpoint : checkpoint.parent_path();
    folder += ".training";
    return folder;
}

ReasonerStateLock::ReasonerStateLock(Env& env, Path folder, std::unique_ptr<FileLock> lock)
    : m_env(env), m_folder(std::move(folder)), m_lock(std::move(lock)) {}

Result<ReasonerStateLock> ReasonerStateLock::take(Env& env, Path folder) {
    ISCOPE_TRY(env.createDirectories(folder));
    auto lock = env.lock(folder / LockName);
    if (!lock && lock.error().code == ErrorCode::Busy)
        return fail(
            ErrorCode::Busy,
            "another program is training this checkpoint",
            {.place = {.file = folder.string()}, .cure = "Wait until it is done, or choose another place"});
    if (!lock)
        return tl::unexpected(std::move(lock).error());
    return ReasonerStateLock(env, std::move(folder), *std::move(lock));
}

ReasonerStateLock::~ReasonerStateLock() {
    if (!m_lock)
        return;
    // While it is still held: whoever waits for it finds the checkpoint, or begins anew. A folder that cannot
    // be removed does no harm.
    if (const auto hasState = hasReasonerState(m_env, m_folder); hasState && !*hasState)
        static_cast<void>(m_env.removeTree(m_folder));
}

Result<bool> hasReasonerState(Env& env, const Path& folder) {
    ISCOPE_TRY_ASSIGN(const auto numbers, stepFolders(env, folder));
    return !numbers.empty() || env.kind(referenceFile(folder)) != FileKind::Missing;
}

Status writeReasonerState(Env& env, const Path& folder, const ReasonerState& state) {
    const std::int64_t step = std::ssize(state.steps);
    ISCOPE_TRY_ASSIGN(const auto older, stepFolders(env, folder));
    if (std::ranges::find(older, step) == older.end()) {
        ISCOPE_TRY(env.createDirectories(folder));
        ISCOPE_TRY(writeFolderAtomically(env, stepFolder(folder, step), [&](const Path& partial) {
            return fillState(env, partial, state);
        }));
    }
    for (const std::int64_t number : older)
        if (number != step)
            ISCOPE_TRY(env.removeTree(stepFolder(folder, number)));
    return {};
}

Result<std::optional<ReasonerState>>
readReasonerState(Env& env, const Path& folder, const std::string& trainingHash) {
    ISCOPE_TRY_ASSIGN(const auto numbers, stepFolders(env, folder));
    if (numbers.empty())
        return std::optional<ReasonerState>();
    const Path newest = stepFolder(folder, numbers.front());
    const Path file = newest / StateName;
    ISCOPE_TRY_ASSIGN(const std::string text, env.readFile(file));
    ISCOPE_TRY_ASSIGN(const auto root, JsonReader::parse(text, file.string()));
    JsonReader reader(root, "");
    if (reader.text("format") != "intentscope-training-state" || reader.integer("version") != Version)
        reader.object("it is no state of a training of this version");
    ReasonerState state;
    state.trainingHash = reader.text("training_hash");
    const std::string modelHash = reader.text("model_hash");
    const std::string optimizerHash = reader.text("optimizer_hash");
    state.steps = stepsOf(reader, root);
    ISCOPE_TRY(reader.status(file.string()));
    if (state.trainingHash != trainingHash)
        return fail(
            ErrorCode::Mismatch,
            "this training was begun with other texts, settings or another start",
            {.place = {.file = newest.string()},
             .cure = "Take the same ones, or delete the folder to begin anew"});
    ISCOPE_TRY_ASSIGN(state.weights, readTensors(env, newest / WeightsName, modelHash));
    ISCOPE_TRY_ASSIGN(state.moments, readTensors(env, newest / MomentsName, optimizerHash));
    return std::optional(std::move(state));
}

std::string stepsText(std::span<const ReasonerTrainingStep> steps) {
    return jsonOf(steps).dump(1) + "\n";
}

} // namespace intentscope::nn
