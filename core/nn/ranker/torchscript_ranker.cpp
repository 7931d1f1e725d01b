// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/torchscript_ranker.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/base/fingerprint.h"
#include "core/base/progress.h"
#include "core/nn/ranker/script_features.h"
#include "core/nn/ranker/script_ranker_config.h"
#include "core/nn/torch_guard_torch.h"

// The only file that includes it: it costs eight seconds.
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/script.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <mutex>
#include <sstream>

namespace intentscope::nn {
namespace {

using Path = std::filesystem::path;
using Module = torch::jit::Module;

constexpr std::size_t BlockSize = 512; ///< impressions between two looks at the stop token
constexpr float ProbeTolerance = 1e-3F;
constexpr const char* Signature = "forward(self, features: Dict[str, Tensor], offsets: Tensor) -> Tensor";
constexpr const char* ExportCure = "Export the ranker again as docs/torchscript.md shows";

/// What LibTorch says in many lines, with Python's trace of calls, as its last one.
std::string lastLine(const std::string& text) {
    std::istringstream lines(text);
    std::string last;
    for (std::string line; std::getline(lines, line);)
        if (line.find_first_not_of(" \t~<-^") != std::string::npos)
            last = line.substr(line.find_first_not_of(" \t"));
    while (last.ends_with('.') || last.ends_with(' '))
        last.pop_back();
    return last;
}

/// What our guard caught of code that is not ours, in one sentence.
Error inOneSentence(Error caught, ErrorCode code, const std::string& what, FailDetail detail) {
    if (caught.code != ErrorCode::Internal)
        return caught;
    caught.code = code;
    caught.message = what + ": " + lastLine(caught.message);
    caught.place = std::move(detail.place);
    caught.cure = std::move(detail.cure);
    return caught;
}

/// Lets LibTorch read what was mapped and hashed, and not the file a second time.
class MappedReader final : public caffe2::serialize::ReadAdapterInterface {
public:
    explicit MappedReader(std::unique_ptr<MappedFile> file) : m_file(std::move(file)) {}
    std::size_t size() const override { return m_file->bytes().size(); }
    std::size_t read(std::uint64_t position, void* out, std::size_t count, const char*) const override {
        const auto bytes = m_file->bytes();
        if (position >= bytes.size())
            return 0;
        const auto part = bytes.subspan(position, std::min(count, bytes.size() - position));
        std::memcpy(out, part.data(), part.size());
        return part.size();
    }

private:
    std::unique_ptr<MappedFile> m_file;
};

bool hasRankerSignature(const torch::jit::Method& forward) {
    const auto& schema = forward.function().getSchema();
    const auto dictionary = c10::DictType::create(c10::StringType::get(), c10::TensorType::get());
    return schema.arguments().size() == 3 && schema.returns().size() == 1 &&
           *schema.arguments()[1].type() == *dictionary &&
           schema.arguments()[2].type()->kind() == c10::TypeKind::TensorType &&
           schema.returns()[0].type()->kind() == c10::TypeKind::TensorType;
}

Status checkSignature(const Module& module, const Path& path) {
    const auto forward = module.find_method("forward");
    if (forward && hasRankerSignature(*forward))
        return {};
    std::ostringstream found;
    if (forward)
        found << forward->function().getSchema();
    else
        found << "no method of this name";
    std::string text = found.str();
    std::ranges::replace(text, '\n', ' ');
    return fail(
        ErrorCode::Mismatch,
        std::string("a ranker's method is ") + Signature + ", but the file has " + text,
        {.place = {.file = path.string()}, .cure = ExportCure});
}

template <class T>
at::Tensor tensorOf(const std::vector<T>& values, at::ScalarType type) {
    const std::int64_t count = narrow<std::int64_t>(values.size());
    return at::from_blob(const_cast<T*>(values.data()), {count}, at::TensorOptions().dtype(type)).clone();
}

class TorchscriptRanker final : public rank::Scorer {
public:
    TorchscriptRanker(ScriptRankerConfig config, rank::ScorerInfo info, Module module, Path path)
        : m_config(std::move(config)), m_info(std::move(info)), m_module(std::move(module)),
          m_path(std::move(path)) {}

    const rank::ScorerInfo& info() const override { return m_info; }

    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const override {
        if (input.latent)
            return fail(
                ErrorCode::InvalidInput,
                "a TorchScript ranker reads no latent queries",
                {.place = {}, .cure = "Score without latent queries"});
        // A script may change its own attributes, so calls take turns.
        const std::scoped_lock lock(m_mutex);
        ISCOPE_TRY_ASSIGN(const auto features, ScriptFeatures::create(m_config, input.dataset));
        auto next = scores.begin();
        for (std::size_t first = 0; first < impressions.size(); first += BlockSize) {
            ISCOPE_TRY(checkStop(stop));
            const auto block = impressions.subspan(first, std::min(BlockSize, impressions.size() - first));
            ISCOPE_TRY_ASSIGN(const auto values, scoreBlock(features, block));
            if (first == 0)
                ISCOPE_TRY(probe(features, block, values));
            ISCOPE_ASSERT(values.size() <= static_cast<std::size_t>(scores.end() - next));
            next = std::ranges::copy(values, next).out;
        }
        ISCOPE_ASSERT(next == scores.end());
        return {};
    }

private:
    FailDetail detail() const { return {.place = {.file = m_path.string()}, .cure = ExportCure}; }

    Result<std::vector<float>>
    scoreBlock(const ScriptFeatures& features, std::span<const std::int32_t> impressions) const {
        const ScriptBatch batch = features.read(impressions);
        if (batch.offsets.back() == 0)
            return std::vector<float>{};
        auto called = torchGuard([&]() -> Result<c10::IValue> {
            const at::NoGradGuard noGradients;
            // Optimisation by profiling changes the last digits between the first calls and later ones.
            const torch::jit::GraphOptimizerEnabledGuard withoutProfiling(false);
            return m_module.get_method("forward")({dictionary(batch), tensorOf(batch.offsets, at::kLong)});
        });
        if (!called)
            return tl::unexpected(inOneSentence(
                std::move(called.error()), ErrorCode::InvalidInput, "the ranker's code failed", detail()));
        return checkedScores(*called, batch.offsets.back());
    }

    c10::Dict<std::string, at::Tensor> dictionary(const ScriptBatch& batch) const {
        c10::Dict<std::string, at::Tensor> features;
        for (std::size_t i = 0; i < batch.inputs.size(); ++i) {
            const ScriptInput& input = m_config.inputs[i];
            const ScriptValues& values = batch.inputs[i];
            if (input.isNumber())
                features.insert(input.name, tensorOf(values.numbers, at::kFloat));
            else
                features.insert(input.name, tensorOf(values.codes, at::kLong));
            if (input.isBag())
                features.insert(input.name + ".offsets", tensorOf(values.offsets, at::kLong));
        }
        return features;
    }

    Result<std::vector<float>> checkedScores(const c10::IValue& returned, std::int64_t count) const {
        const at::Tensor& scores = returned.toTensor();
        std::ostringstream problem;
        if (scores.dim() != 1 || scores.numel() != count)
            problem << "a tensor of shape " << scores.sizes() << " for " << count << " candidates";
        else if (scores.scalar_type() != at::kFloat && scores.scalar_type() != at::kDouble)
            problem << "elements of type " << c10::toString(scores.scalar_type())
                    << " instead of float32 or float64";
        else if (!at::isfinite(scores).all().item<bool>())
            problem << at::isfinite(scores).logical_not().sum().item<std::int64_t>() << " of " << count
                    << " scores that are not finite";
        if (!problem.str().empty())
            return fail(ErrorCode::InvalidInput, "the ranker's code returned " + problem.str(), detail());
        const auto values = scores.to(at::kFloat).contiguous();
        return std::vector<float>(values.data_ptr<float>(), values.data_ptr<float>() + count);
    }

    /// Scores of an impression that depend on the others of its batch, or on chance, would change with the
    /// size of a block: the list of the block's first impression must come out the same on its own.
    Status probe(
        const ScriptFeatures& features,
        std::span<const std::int32_t> block,
        std::span<const float> scores) const {
        ISCOPE_TRY_ASSIGN(const auto alone, scoreBlock(features, block.first(1)));
        for (std::size_t i = 0; i < alone.size(); ++i)
            if (std::abs(alone[i] - scores[i]) > ProbeTolerance * std::max(1.0F, std::abs(alone[i])))
                return fail(
                    ErrorCode::InvalidInput,
                    "the ranker's code scores a candidate " + std::to_string(alone[i]) + " alone and " +
                        std::to_string(scores[i]) +
                        " beside other impressions: it draws random numbers or mixes impressions",
                    detail());
        return {};
    }

    ScriptRankerConfig m_config;
    rank::ScorerInfo m_info;
    mutable std::mutex m_mutex;
    mutable Module m_module; // guarded by m_mutex
    Path m_path;
};

std::int64_t parameterCount(const Module& module) {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : module.parameters())
        count += parameter.numel();
    return count;
}

} // namespace

Result<std::unique_ptr<rank::Scorer>> openTorchscriptRanker(Env& env, const Path& folder) {
    const Path configPath = folder / "config.json";
    const Path modelPath = folder / ScriptRankerConfig::ModelFile;
    ISCOPE_TRY_ASSIGN(const std::string configText, env.readFile(configPath));
    ISCOPE_TRY_ASSIGN(auto config, parseScriptRankerConfig(configText, configPath.string()));
    ISCOPE_TRY_ASSIGN(auto file, env.map(modelPath));
    const std::string modelHash = fingerprintOf(file->text()).hex();
    if (!config.modelHash.empty() && config.modelHash != modelHash)
        return fail(
            ErrorCode::Corrupt,
            "the file's SHA-256 is " + modelHash + ", but config.json says " + config.modelHash,
            {.place = {.file = modelPath.string()}, .cure = "Copy the whole checkpoint folder again"});
    rank::ScorerInfo info{
        .architecture = std::string(ScriptRankerConfig::Architecture),
        .checkpointHash = fingerprintOf(modelHash + fingerprintOf(configText).hex()).hex(),
        .datasetHash = config.datasetHash,
        .split = config.split,
        .seed = config.seed};
    auto module = torchGuard([&]() -> Result<Module> {
        Module loaded = torch::jit::load(std::make_shared<MappedReader>(std::move(file)), at::kCPU);
        loaded.eval();
        return loaded;
    });
    if (!module)
        return tl::unexpected(inOneSentence(
            std::move(module.error()),
            ErrorCode::Corrupt,
            "this is no TorchScript module that LibTorch can read",
            {.place = {.file = modelPath.string()},
             .cure = "Copy it again, or write it with torch.jit.script and save, not with torch.save"}));
    ISCOPE_TRY(checkSignature(*module, modelPath));
    info.parameterCount = parameterCount(*module);
    return std::make_unique<TorchscriptRanker>(
        std::move(config), std::move(info), std::move(*module), modelPath);
}

} // namespace intentscope::nn
