// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/reference_values_torch.h"

#include "core/base/fingerprint.h"
#include "core/nn/safetensors.h"
#include "core/nn/train/reasoner_training_torch.h"

#include <c10/core/GradMode.h>

#include <cstring>
#include <iterator>
#include <utility>
#include <vector>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;

constexpr const char* ValuesName = "reference.safetensors";
/// Batches between two writings of the file.
constexpr std::size_t BatchesAFile = 64;

struct Batch {
    std::vector<TokenExample>* examples;
    std::vector<std::int32_t> indices;
};

/// Every batch that the loss needs values of; the same examples give the same batches.
std::vector<Batch> batchesOf(const ReferencePass& pass, TrainingExamples& examples) {
    std::vector<std::vector<TokenExample>*> parts;
    if (pass.loss.referenceUse() == ReferenceUse::All)
        parts.push_back(&examples.train);
    if (pass.loss.referenceUse() != ReferenceUse::None)
        parts.push_back(&examples.validation);
    std::vector<Batch> batches;
    for (auto* part : parts)
        for (auto& indices : batchesOf(*part, pass.batchSize, 0, 0))
            batches.push_back({part, std::move(indices)});
    return batches;
}

/// Of the first batches, the values of their examples one behind the other.
struct Values {
    std::vector<std::int64_t> lengths; ///< of each batch
    std::vector<double> values;

    std::string hash() const {
        Fingerprinter hash;
        hash.add(std::as_bytes(std::span(lengths)));
        hash.add(std::as_bytes(std::span(values)));
        return hash.finish().hex();
    }
};

Status write(Env& env, const ReferencePass& pass, const Values& done) {
    const std::vector<TensorBytes> tensors{
        {"lengths", TensorType::I64, {std::ssize(done.lengths)}, std::as_bytes(std::span(done.lengths))},
        {"values", TensorType::F64, {std::ssize(done.values)}, std::as_bytes(std::span(done.values))}};
    return writeSafetensors(
        env,
        referenceFile(pass.stateFolder),
        tensors,
        {{"format", "intentscope-reference-values"},
         {"version", "1"},
         {"training_hash", pass.trainingHash},
         {"values_hash", done.hash()}});
}

template <class T>
std::vector<T> numbersOf(const SafetensorsFile& file, std::string_view name, TensorType type) {
    const TensorEntry* entry = file.find(name);
    if (entry == nullptr || entry->type != type)
        return {};
    const auto bytes = file.bytes(*entry);
    std::vector<T> numbers(bytes.size() / sizeof(T));
    std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return numbers;
}

/// What an earlier call left; empty when there is nothing.
Result<Values> read(Env& env, const ReferencePass& pass) {
    const Path file = referenceFile(pass.stateFolder);
    if (env.kind(file) == FileKind::Missing)
        return Values{};
    ISCOPE_TRY_ASSIGN(const auto stored, SafetensorsFile::open(env, file));
    Values values{
        numbersOf<std::int64_t>(stored, "lengths", TensorType::I64),
        numbersOf<double>(stored, "values", TensorType::F64)};
    auto metadata = stored.metadata();
    if (metadata["values_hash"] != values.hash())
        return fail(
            ErrorCode::Corrupt,
            "the values of the reference are not those that were written",
            {.place = {.file = file.string()}, .cure = "Delete the file: it is computed again"});
    if (metadata["training_hash"] != pass.trainingHash)
        return fail(
            ErrorCode::Mismatch,
            "this training was begun with other texts, settings, another start or another reference",
            {.place = {.file = file.string()},
             .cure = "Take the same ones, or delete the folder to begin anew"});
    return values;
}

void compute(const ReferencePass& pass, const ReasonerPass& frozen, const Batch& batch, Values& done) {
    const auto values =
        pass.loss.referenceValues(frozen, packExamples(*batch.examples, batch.indices)).contiguous();
    const auto* first = values.data_ptr<double>();
    done.lengths.push_back(values.numel());
    done.values.insert(done.values.end(), first, first + values.numel());
}

void distribute(const std::vector<Batch>& batches, const Values& done) {
    auto next = done.values.begin();
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto width = done.lengths[i] / std::ssize(batches[i].indices);
        for (const std::int32_t index : batches[i].indices) {
            (*batches[i].examples)[static_cast<std::size_t>(index)].reference.assign(next, next + width);
            next += width;
        }
    }
}

} // namespace

Path referenceFile(const Path& stateFolder) {
    return stateFolder / ValuesName;
}

Status fillReference(
    Env& env,
    const ReferencePass& pass,
    TrainingExamples& examples,
    ProgressSink& progress,
    const std::stop_token& stop) {
    const auto batches = batchesOf(pass, examples);
    if (batches.empty())
        return {};
    ISCOPE_TRY_ASSIGN(Values done, read(env, pass));
    const std::size_t before = done.lengths.size();
    const c10::AutoGradMode withoutGradients(false);
    const ReasonerPass frozen(pass.frozen, {});
    for (std::size_t i = before; i < batches.size(); ++i) {
        if (const Status going = checkStop(stop); !going) {
            ISCOPE_TRY(write(env, pass, done));
            return going;
        }
        progress.report(
            {.phase = "Reading the reference",
             .done = static_cast<std::int64_t>(i),
             .total = std::ssize(batches),
             .detail = {}});
        compute(pass, frozen, batches[i], done);
        if ((i + 1) % BatchesAFile == 0)
            ISCOPE_TRY(write(env, pass, done));
    }
    if (before < batches.size())
        ISCOPE_TRY(write(env, pass, done));
    distribute(batches, done);
    return {};
}

} // namespace intentscope::nn
