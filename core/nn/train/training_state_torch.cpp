// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/training_state_torch.h"

#include "core/base/assert.h"
#include "core/base/fingerprint.h"
#include "core/nn/provenance_json.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

namespace intentscope::nn {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr const char* MetadataKey = "intentscope-training";
constexpr const char* HashKey = "sha256";
constexpr std::int32_t Version = 1;

std::optional<TensorType> typeOf(const at::Tensor& tensor) {
    switch (tensor.scalar_type()) {
    case at::kFloat:
        return TensorType::F32;
    case at::kInt:
        return TensorType::I32;
    case at::kLong:
        return TensorType::I64;
    case at::kByte:
        return TensorType::U8;
    default:
        return std::nullopt;
    }
}

tl::unexpected<Error> corrupt(const std::string& what, const std::filesystem::path& path) {
    return fail(
        ErrorCode::Corrupt,
        "the state of the training is damaged: " + what,
        {.place = {.file = path.string()}, .cure = "Remove it and train from the beginning"});
}

/// Of where a training stands and of all its tensors, by name.
std::string hashOf(const std::string& text, std::vector<TensorBytes>& tensors) {
    std::ranges::sort(tensors, {}, &TensorBytes::name);
    Fingerprinter hash;
    hash.add(text);
    for (const TensorBytes& tensor : tensors) {
        hash.add(tensor.name);
        hash.add(tensor.bytes);
    }
    return hash.finish().hex();
}

std::string hashOf(const std::string& text, const SafetensorsFile& file) {
    std::vector<TensorBytes> tensors;
    for (const TensorEntry& entry : file.tensors())
        tensors.push_back({entry.name, entry.type, entry.shape, file.bytes(entry)});
    return hashOf(text, tensors);
}

std::string toText(const TrainingPosition& position, const std::string& fingerprint) {
    const OrderedJson json{
        {"version", Version},
        {"fingerprint", fingerprint},
        {"member", position.member},
        {"epoch", position.epoch},
        {"next_row", position.nextRow},
        {"loss_sum", position.lossSum},
        {"best_epoch", position.bestEpoch},
        {"best_merit", std::isfinite(position.bestMerit) ? OrderedJson(position.bestMerit) : OrderedJson()},
        {"learning_rate", position.learningRate},
        {"first_best_epoch", position.firstBestEpoch},
        {"epochs", toJson(std::span(position.epochs))},
        {"random", position.randomState}};
    return json.dump();
}

Result<TrainingPosition> readPosition(JsonReader& reader, const std::string& file) {
    TrainingPosition position;
    position.member = reader.integer("member");
    position.epoch = reader.integer("epoch");
    position.nextRow = static_cast<std::int64_t>(reader.seed("next_row"));
    position.lossSum = reader.number("loss_sum");
    position.bestEpoch = reader.integer("best_epoch");
    if (const Json* merit = reader.child("best_merit"); merit && !merit->is_null())
        position.bestMerit = reader.number("best_merit");
    position.learningRate = reader.number("learning_rate");
    position.firstBestEpoch = reader.integer("first_best_epoch");
    position.randomState = reader.texts("random");
    ISCOPE_TRY_ASSIGN(position.epochs, readEpochs(reader, file));
    ISCOPE_TRY(reader.status(file));
    return position;
}

class BytesInMemory final : public MappedFile {
public:
    explicit BytesInMemory(std::string bytes) : m_bytes(std::move(bytes)) {}
    std::span<const std::byte> bytes() const override { return std::as_bytes(std::span(m_bytes)); }

private:
    std::string m_bytes;
};

} // namespace

std::filesystem::path TrainingStateFile::pathOf(const std::filesystem::path& checkpoint) {
    std::filesystem::path path = checkpoint;
    path += ".unfinished.safetensors";
    return path;
}

TrainingStateFile::TrainingStateFile(Env& env, Spec spec) : m_env(env), m_spec(std::move(spec)) {}

bool TrainingStateFile::isDue() const {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - m_lastSave;
    return since.count() >= m_spec.saveSeconds;
}

Status TrainingStateFile::save(const TrainingPosition& position, const NamedTensors& tensors) {
    std::vector<TensorBytes> bytes;
    for (const auto& [name, tensor] : tensors) {
        const auto type = typeOf(tensor);
        ISCOPE_ASSERT(type && tensor.is_contiguous());
        bytes.push_back(
            {name,
             *type,
             tensor.sizes().vec(),
             std::span(static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes())});
    }
    const std::string text = toText(position, m_spec.fingerprint);
    const std::string hash = hashOf(text, bytes);
    ISCOPE_TRY(writeSafetensors(m_env, m_spec.path, bytes, {{MetadataKey, text}, {HashKey, hash}}));
    m_lastSave = std::chrono::steady_clock::now();
    return {};
}

Result<TrainingStateFile::Stored> TrainingStateFile::load() const {
    const std::string file = m_spec.path.string();
    if (m_env.kind(m_spec.path) == FileKind::Missing)
        return fail(
            ErrorCode::NotFound,
            "there is no training to resume",
            {.place = {.file = file}, .cure = "Train without --resume"});
    ISCOPE_TRY_ASSIGN(auto tensors, SafetensorsFile::open(m_env, m_spec.path));
    return read(std::move(tensors));
}

Result<TrainingStateFile::Stored> TrainingStateFile::loadFrom(std::string bytes) const {
    ISCOPE_TRY_ASSIGN(
        auto tensors, SafetensorsFile::read(std::make_unique<BytesInMemory>(std::move(bytes)), m_spec.path));
    return read(std::move(tensors));
}

Result<TrainingStateFile::Stored> TrainingStateFile::read(SafetensorsFile tensors) const {
    const std::string file = m_spec.path.string();
    const auto text = tensors.metadata().find(MetadataKey);
    const auto hash = tensors.metadata().find(HashKey);
    if (text == tensors.metadata().end() || hash == tensors.metadata().end())
        return corrupt("it does not say where it stands", m_spec.path);
    if (hashOf(text->second, tensors) != hash->second)
        return corrupt("its SHA-256 is not the one that it names", m_spec.path);
    ISCOPE_TRY_ASSIGN(const Json json, JsonReader::parse(text->second, file));
    JsonReader reader(json, "the state");
    const std::int32_t version = reader.integer("version");
    const std::string fingerprint = reader.text("fingerprint");
    ISCOPE_TRY(reader.status(file));
    if (version != Version)
        return fail(
            ErrorCode::UnsupportedVersion,
            "the state of the training has version " + std::to_string(version) + ", this program reads " +
                std::to_string(Version),
            {.place = {.file = file}, .cure = "Resume with the IntentScope that began it"});
    if (fingerprint != m_spec.fingerprint)
        return fail(
            ErrorCode::Mismatch,
            "the stopped training had another dataset, other latent queries or other parameters",
            {.place = {.file = file},
             .cure = "Resume with the same ones, or remove the file and begin anew"});
    ISCOPE_TRY_ASSIGN(auto position, readPosition(reader, file));
    return Stored{std::move(position), std::move(tensors)};
}

Status TrainingStateFile::remove() {
    return m_env.kind(m_spec.path) == FileKind::Missing ? Status() : m_env.remove(m_spec.path);
}

Status restoreTensor(const SafetensorsFile& file, const std::string& name, const at::Tensor& target) {
    const TensorEntry* entry = file.find(name);
    const std::filesystem::path nowhere;
    if (!entry)
        return corrupt("the tensor " + name + " is missing", nowhere);
    const auto bytes = file.bytes(*entry);
    if (entry->type != typeOf(target) || bytes.size() != target.nbytes())
        return corrupt("the tensor " + name + " has another type or size", nowhere);
    std::memcpy(target.data_ptr(), bytes.data(), bytes.size());
    return {};
}

} // namespace intentscope::nn
