// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/reasoner_model.h"

#include "core/base/fingerprint.h"
#include "core/nn/kernels/kernel_table.h"
#include "core/nn/reasoner/adapted_weights.h"
#include "core/nn/reasoner/base_place.h"
#include "core/nn/reasoner/decoder_model.h"
#include "core/nn/reasoner/reasoner_files.h"
#include "core/nn/reasoner/transformer_model_torch.h"
#include "core/nn/reasoner/weights_torch.h"

#include <ATen/Context.h>

#include <array>
#include <utility>

namespace intentscope::nn {
namespace {

using Files = std::shared_ptr<const ReasonerFiles>;

constexpr std::array<std::pair<ReasonerPrecision, std::string_view>, 4> Precisions{{
    {ReasonerPrecision::Auto, "auto"},
    {ReasonerPrecision::F32, "f32"},
    {ReasonerPrecision::BF16, "bf16"},
    {ReasonerPrecision::I8, "int8"},
}};

/// What Auto means for these weights.
ReasonerPrecision resolved(const ReasonerConfig& config, const ReasonerOptions& options) {
    if (options.precision != ReasonerPrecision::Auto)
        return options.precision;
    const bool isFast = options.device == ReasonerDevice::Cuda || multipliesBf16();
    const bool isStoredSo = config.elementType == TensorType::BF16;
    return isStoredSo && isFast ? ReasonerPrecision::BF16 : ReasonerPrecision::F32;
}

/// A model's folder, or an adapter's with that of its model.
struct Opened {
    Files files;
    std::shared_ptr<const AdapterFiles> adapter; ///< null without one
    std::string hash;
};

Result<Opened> openFiles(Env& env, const std::filesystem::path& folder) {
    if (!AdapterFiles::isAdapter(env, folder)) {
        ISCOPE_TRY_ASSIGN(auto files, ReasonerFiles::open(env, folder));
        ISCOPE_TRY_ASSIGN(auto hash, files->hash());
        return Opened{std::move(files), nullptr, std::move(hash)};
    }
    ISCOPE_TRY_ASSIGN(const auto base, AdapterFiles::baseFolder(env, folder));
    ISCOPE_TRY_ASSIGN(auto files, ReasonerFiles::open(env, base));
    ISCOPE_TRY_ASSIGN(auto adapter, AdapterFiles::open(env, folder, files->config()));
    ISCOPE_TRY_ASSIGN(const auto hash, files->hash());
    ISCOPE_TRY(checkBaseHash(env, folder, hash));
    auto both = fingerprintOf(hash + ":" + adapter->hash()).hex();
    return Opened{std::move(files), std::move(adapter), std::move(both)};
}

Result<std::unique_ptr<SequenceModel>>
openOnProcessor(const Opened& opened, ReasonerPrecision precision, const ReasonerOptions& options) {
    const Workers workers = options.threadCount == 0 ? Workers() : Workers(options.threadCount);
    PackedType type = PackedType::F32;
    if (precision != ReasonerPrecision::F32)
        type = precision == ReasonerPrecision::BF16 ? PackedType::BF16 : PackedType::I8;
    std::shared_ptr<const WeightSource> source = std::make_shared<FileWeights>(opened.files);
    if (opened.adapter)
        source = std::make_shared<AdaptedWeights>(source, *opened.adapter);
    ISCOPE_TRY_ASSIGN(auto weights, DecoderWeights::pack(opened.files->config(), *source, type, workers));
    return std::make_unique<DecoderModel>(std::move(weights), workers);
}

Result<std::unique_ptr<SequenceModel>> openOnCuda(const Opened& opened, ReasonerPrecision precision) {
    const Files& files = opened.files;
    const auto refuse = [](const char* what, const char* cure) {
        return fail(ErrorCode::UnsupportedVersion, what, {.place = {}, .cure = cure});
    };
    if (!at::hasCUDA())
        return refuse("this LibTorch has no CUDA, or there is no such device", "Compute on the processor");
    if (precision == ReasonerPrecision::I8)
        return refuse("weights of one byte are for the processor alone", "Choose bf16");
    if (opened.adapter)
        return refuse("adapters are merged on the processor alone", "Compute on the processor");
    const auto type = precision == ReasonerPrecision::BF16 ? at::kBFloat16 : at::kFloat;
    ISCOPE_TRY_ASSIGN(auto weights, loadWeights(files, {type}));
    for (auto& [name, weight] : weights)
        weight = weight.to(at::Device(at::kCUDA));
    return std::make_unique<TransformerModel>(Transformer(files->config(), std::move(weights)));
}

std::vector<std::string> notesOf(const ReasonerConfig& config, ReasonerPrecision precision) {
    std::vector<std::string> notes;
    const std::string stored(name(config.elementType));
    if (precision == ReasonerPrecision::F32 && config.elementType != TensorType::F32)
        notes.push_back(
            "The weights are stored as " + stored + " and held as F32, which takes twice the memory");
    if (precision == ReasonerPrecision::BF16 && config.elementType != TensorType::BF16)
        notes.push_back("The weights are stored as " + stored + " and rounded to BF16");
    if (precision == ReasonerPrecision::I8)
        notes.emplace_back("The weights are rounded to one byte each");
    if (config.endTokens.empty())
        notes.emplace_back(
            "The folder names no token that ends an answer: every answer is as long as allowed");
    return notes;
}

} // namespace

std::string_view name(ReasonerPrecision precision) {
    return Precisions[static_cast<std::size_t>(precision)].second;
}

Result<ReasonerPrecision> parsePrecision(std::string_view word) {
    for (const auto& [precision, known] : Precisions)
        if (known == word)
            return precision;
    return fail(
        ErrorCode::InvalidInput,
        "there is no precision '" + std::string(word) + "'",
        {.place = {}, .cure = "Choose auto, f32, bf16 or int8"});
}

Result<ReasonerDevice> parseDevice(std::string_view word) {
    if (word == "cpu")
        return ReasonerDevice::Cpu;
    if (word == "cuda")
        return ReasonerDevice::Cuda;
    return fail(
        ErrorCode::InvalidInput,
        "there is no device '" + std::string(word) + "'",
        {.place = {}, .cure = "Choose cpu or cuda"});
}

Result<ReasonerModel>
openReasonerModel(Env& env, const std::filesystem::path& folder, const ReasonerOptions& options) {
    ISCOPE_TRY_ASSIGN(const auto opened, openFiles(env, folder));
    const ReasonerConfig& config = opened.files->config();
    const ReasonerPrecision precision = resolved(config, options);
    const bool isCuda = options.device == ReasonerDevice::Cuda;
    ISCOPE_TRY_ASSIGN(
        auto model, isCuda ? openOnCuda(opened, precision) : openOnProcessor(opened, precision, options));
    const std::string how = std::string(name(precision)) + (isCuda ? ":cuda" : "");
    return ReasonerModel{
        std::move(model),
        opened.files->folder(),
        fingerprintOf(opened.hash + ":" + how).hex(),
        notesOf(config, precision)};
}

} // namespace intentscope::nn
