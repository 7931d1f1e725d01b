// SPDX-License-Identifier: GPL-3.0-or-later
// ranker_speed FOLDER SHOP: trains and scores QE-Rec on the dataset directory SHOP with made-up vectors of
// 256 elements, prints impressions a second as one JSON line, and leaves in FOLDER what
// tests/bench/ranker_speed.py needs to do the same in Python: the checkpoint and packed batches of 64
// (training) and 512 (scoring).
#include "core/data/import.h"
#include "core/nn/checkpoint.h"
#include "core/nn/ranker/packed_batch.h"
#include "core/nn/ranker_factory.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <numeric>

namespace intentscope {
namespace {

using Clock = std::chrono::steady_clock;
using Path = std::filesystem::path;

/// A vector of its own for every impression and every intent.
class MadeUpQueries final : public rank::LatentQueries {
public:
    static constexpr std::int32_t Size = 256;

    explicit MadeUpQueries(const data::Dataset& dataset)
        : m_impressionCount(dataset.impressionCount()),
          m_values(
              static_cast<std::size_t>(dataset.impressionCount() + dataset.intentCount()) *
              static_cast<std::size_t>(Size)) {
        m_info.datasetHash = dataset.info().hash;
        m_info.reasonerName = "made up";
        std::uint32_t state = 1;
        for (float& value : m_values) {
            state = state * 1664525U + 1013904223U;
            value = static_cast<float>(state >> 8U) / 8388608.0F - 1.0F;
        }
    }
    const rank::LatentQueryInfo& info() const override { return m_info; }
    std::int32_t vectorSize() const override { return Size; }
    std::int64_t rowCount() const override { return m_impressionCount; }
    std::int32_t rowOf(ImpressionIndex impression) const override {
        return static_cast<std::int32_t>(impression.row());
    }
    std::span<const float> vector(std::int32_t row) const override {
        return std::span(m_values).subspan(static_cast<std::size_t>(row) * Size, Size);
    }
    std::string text(std::int32_t) const override { return {}; }
    std::span<const float> intentVector(IntentIndex intent) const override {
        return vector(static_cast<std::int32_t>(m_impressionCount) + static_cast<std::int32_t>(intent.row()));
    }

private:
    std::int64_t m_impressionCount;
    std::vector<float> m_values;
    rank::LatentQueryInfo m_info;
};

class BatchDump {
public:
    explicit BatchDump(const nn::BatchSource& source) : m_source(source) {}

    void add(const std::string& prefix, std::span<const std::int32_t> impressions) {
        m_batches.push_back(std::make_unique<nn::PackedBatch>(nn::packBatch(m_source, impressions)));
        const nn::PackedBatch& batch = *m_batches.back();
        addFields(prefix + "users.", batch.users);
        addFields(prefix + "intents.", batch.intents);
        add(prefix + "pair_users", nn::TensorType::I64, std::span(batch.pairUsers), 1);
        add(prefix + "pair_intents", nn::TensorType::I64, std::span(batch.pairIntents), 1);
        add(prefix + "matches", nn::TensorType::F32, std::span(batch.matches), m_source.encoder.matchCount());
        add(prefix + "targets", nn::TensorType::F32, std::span(batch.targets), 1);
        add(prefix + "queries", nn::TensorType::F32, std::span(batch.queries.vectors), MadeUpQueries::Size);
        add(prefix + "present", nn::TensorType::F32, std::span(batch.queries.isPresent), 1);
        add(prefix + "intent_vectors",
            nn::TensorType::F32,
            std::span(batch.intentVectors),
            MadeUpQueries::Size);
    }
    Status write(Env& env, const Path& path) const { return nn::writeSafetensors(env, path, m_tensors); }

private:
    void addFields(const std::string& prefix, const nn::EncodedFields& fields) {
        add(prefix + "codes", nn::TensorType::I32, std::span(fields.codes), 1);
        add(prefix + "offsets", nn::TensorType::I32, std::span(fields.offsets), 1);
        add(prefix + "values",
            nn::TensorType::F32,
            std::span(fields.values),
            static_cast<std::size_t>(fields.fieldCount));
    }
    template <class T>
    void add(const std::string& name, nn::TensorType type, std::span<const T> values, std::size_t columns) {
        if (columns == 0)
            return;
        m_tensors.push_back(
            {name,
             type,
             {static_cast<std::int64_t>(values.size() / columns), static_cast<std::int64_t>(columns)},
             std::as_bytes(values)});
    }

    const nn::BatchSource& m_source;
    std::vector<std::unique_ptr<nn::PackedBatch>> m_batches;
    std::vector<nn::TensorBytes> m_tensors;
};

Status dump(Env& env, const Path& folder, const data::Dataset& dataset, const MadeUpQueries& latent) {
    ISCOPE_TRY_ASSIGN(const auto checkpoint, nn::openCheckpoint(env, folder / "checkpoint"));
    ISCOPE_TRY_ASSIGN(const auto encoder, nn::FeatureEncoder::create(checkpoint.config.features, dataset));
    const auto allIntents = encoder.encodeAllIntents();
    const nn::BatchSource source{encoder, dataset, allIntents, &latent};
    BatchDump batches(source);
    std::vector<std::int32_t> rows(static_cast<std::size_t>(dataset.impressionCount()));
    std::iota(rows.begin(), rows.end(), 0);
    const std::span all(rows);
    for (std::size_t i = 0; i < 20 && (i + 1) * 64 <= all.size(); ++i)
        batches.add("train." + std::to_string(i) + ".", all.subspan(i * 64, 64));
    for (std::size_t i = 0; i < 6 && (i + 1) * 512 <= all.size(); ++i)
        batches.add("score." + std::to_string(i) + ".", all.subspan(i * 512, 512));
    return batches.write(env, folder / "batches.safetensors");
}

Status measure(const Path& folder, const Path& shop) {
    RealEnv env;
    NullProgress progress;
    ISCOPE_TRY(env.removeTree(folder));
    ISCOPE_TRY_ASSIGN(
        const auto imported,
        data::importDataset({.source = shop, .datasetsRoot = folder / "datasets"}, env, progress, {}));
    ISCOPE_TRY_ASSIGN(const auto dataset, data::openDataset(env, imported.directory));
    const MadeUpQueries latent(*dataset);
    rank::RankerTrainingSpec spec;
    spec.split = data::TimeSplit{0.7, 0.0};
    spec.architecture = rank::RankerArchitecture::QeRec;
    spec.epochCount = 4;
    spec.dropout = 0;
    double training = 0;
    const auto onEpoch = [&](const rank::TrainingEpoch& epoch) {
        training = std::max(training, epoch.impressionsPerSecond);
    };
    const auto trainer = nn::makeRankerTrainer(env);
    ISCOPE_TRY(trainer->train(
        {*dataset, &latent}, spec, {.checkpoint = folder / "checkpoint"}, onEpoch, progress, {}));
    ISCOPE_TRY_ASSIGN(const auto scorer, nn::makeScorerFactory()(env, folder / "checkpoint"));
    std::vector<std::int32_t> rows(static_cast<std::size_t>(dataset->impressionCount()));
    std::iota(rows.begin(), rows.end(), 0);
    std::vector<float> scores(static_cast<std::size_t>(dataset->candidateCount()));
    double scoring = 0;
    for (int round = 0; round < 4; ++round) {
        const auto start = Clock::now();
        ISCOPE_TRY(scorer->score({*dataset, &latent}, rows, scores, {}));
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        scoring = std::max(scoring, static_cast<double>(rows.size()) / seconds);
    }
    ISCOPE_TRY(dump(env, folder, *dataset, latent));
    std::cout << "{\"training\": " << training << ", \"scoring\": " << scoring << "}\n";
    return {};
}

} // namespace
} // namespace intentscope

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: ranker_speed FOLDER SHOP\n";
        return 2;
    }
    const auto measured = intentscope::measure(argv[1], argv[2]);
    if (!measured)
        std::cerr << measured.error().message << '\n';
    return measured ? 0 : 1;
}
