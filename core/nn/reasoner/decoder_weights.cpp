// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/decoder_weights.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace intentscope::nn {
namespace {

std::size_t sizeOf(std::int32_t size) {
    return static_cast<std::size_t>(size);
}

std::size_t panelsOf(std::size_t columns) {
    return (columns + PanelColumns - 1) / PanelColumns;
}

/// Outputs of a weight that go to panels firstPanel, firstPanel + panelStep, ... of a matrix.
struct Part {
    std::string name; ///< without ".weight"
    std::size_t rows = 0;
    std::size_t firstPanel = 0;
    std::size_t panelStep = 1;
};

class Packer {
public:
    Packer(
        const ReasonerConfig& config,
        const WeightSource& source,
        const Workers& workers,
        std::stop_token stop)
        : m_config(config), m_source(source), m_workers(workers), m_stop(std::move(stop)) {}

    std::vector<float> vector(const std::string& name, std::size_t size) const {
        std::vector<float> values(size);
        m_source.readRows(name, 0, values);
        return values;
    }

    Result<PackedMatrix> matrix(PackedType type, std::size_t depth, const std::vector<Part>& parts) const {
        std::size_t panelCount = 0;
        for (const Part& part : parts)
            panelCount += panelsOf(part.rows);
        PackedMatrix packed(type, panelCount, depth);
        for (const Part& part : parts) {
            const std::string name = part.name + ".weight";
            ISCOPE_TRY(m_workers.forEach(
                panelsOf(part.rows),
                [&](std::size_t panel) -> Status {
                    const std::size_t first = panel * PanelColumns;
                    std::vector<float> rows(std::min(PanelColumns, part.rows - first) * depth);
                    m_source.readRows(name, first, rows);
                    packed.setPanel(part.firstPanel + panel * part.panelStep, rows);
                    return {};
                },
                m_stop));
            m_source.release(name);
        }
        return packed;
    }

    /// The parts' biases where their panels are.
    std::vector<float> bias(const std::vector<Part>& parts, bool isThere) const {
        if (!isThere)
            return {};
        std::size_t panelCount = 0;
        for (const Part& part : parts)
            panelCount += panelsOf(part.rows);
        std::vector<float> all(panelCount * PanelColumns);
        for (const Part& part : parts) {
            const auto values = vector(part.name + ".bias", part.rows);
            for (std::size_t row = 0; row < part.rows; ++row) {
                const std::size_t panel = part.firstPanel + row / PanelColumns * part.panelStep;
                all[panel * PanelColumns + row % PanelColumns] = values[row];
            }
        }
        return all;
    }

    Result<DecoderWeights::Layer> layer(std::int32_t index, PackedType type) const;

private:
    const ReasonerConfig& m_config;
    const WeightSource& m_source;
    const Workers& m_workers;
    std::stop_token m_stop;
};

Result<DecoderWeights::Layer> Packer::layer(std::int32_t index, PackedType type) const {
    const std::string prefix = layerPrefix(index);
    const std::string attention = prefix + "self_attn.";
    const std::size_t hidden = sizeOf(m_config.hiddenSize);
    const std::size_t inner = sizeOf(m_config.intermediateSize);
    const std::size_t head = sizeOf(m_config.headSize);
    const std::size_t queries = sizeOf(m_config.headCount) * head;
    const std::size_t keys = sizeOf(m_config.keyValueHeadCount) * head;
    const std::vector<Part> queryKeyValue{
        {.name = attention + "q_proj", .rows = queries},
        {.name = attention + "k_proj", .rows = keys, .firstPanel = panelsOf(queries)},
        {.name = attention + "v_proj", .rows = keys, .firstPanel = panelsOf(queries) + panelsOf(keys)}};
    const std::vector<Part> output{{.name = attention + "o_proj", .rows = hidden}};
    const std::vector<Part> gateUp{
        {.name = prefix + "mlp.gate_proj", .rows = inner, .firstPanel = 0, .panelStep = 2},
        {.name = prefix + "mlp.up_proj", .rows = inner, .firstPanel = 1, .panelStep = 2}};
    const std::vector<Part> down{{.name = prefix + "mlp.down_proj", .rows = hidden}};
    DecoderWeights::Layer layer;
    layer.inputNorm = vector(prefix + "input_layernorm.weight", hidden);
    layer.postNorm = vector(prefix + "post_attention_layernorm.weight", hidden);
    if (m_config.hasQueryKeyNorm) {
        layer.queryNorm = vector(attention + "q_norm.weight", head);
        layer.keyNorm = vector(attention + "k_norm.weight", head);
    }
    ISCOPE_TRY_ASSIGN(layer.queryKeyValue, matrix(type, hidden, queryKeyValue));
    layer.queryKeyValueBias = bias(queryKeyValue, m_config.hasAttentionBias);
    ISCOPE_TRY_ASSIGN(layer.output, matrix(type, queries, output));
    layer.outputBias = bias(output, m_config.hasOutputBias);
    ISCOPE_TRY_ASSIGN(layer.gateUp, matrix(type, hidden, gateUp));
    layer.gateUpBias = bias(gateUp, m_config.hasMlpBias);
    ISCOPE_TRY_ASSIGN(layer.down, matrix(type, inner, down));
    layer.downBias = bias(down, m_config.hasMlpBias);
    return layer;
}

} // namespace

std::size_t DecoderWeights::keyColumn() const {
    return panelsOf(sizeOf(config.headCount) * sizeOf(config.headSize)) * PanelColumns;
}

std::size_t DecoderWeights::valueColumn() const {
    return keyColumn() + panelsOf(sizeOf(config.keyValueHeadCount) * sizeOf(config.headSize)) * PanelColumns;
}

std::size_t DecoderWeights::byteCount() const {
    std::size_t bytes = embedding.byteCount() + (untiedProjection ? untiedProjection->byteCount() : 0);
    for (const Layer& layer : layers)
        bytes += layer.queryKeyValue.byteCount() + layer.output.byteCount() + layer.gateUp.byteCount() +
                 layer.down.byteCount();
    return bytes;
}

Result<std::shared_ptr<const DecoderWeights>> DecoderWeights::pack(
    const ReasonerConfig& config,
    const WeightSource& source,
    PackedType type,
    const Workers& workers,
    const std::stop_token& stop) {
    const Packer packer(config, source, workers, stop);
    auto weights = std::make_shared<DecoderWeights>();
    weights->config = config;
    weights->type = type;
    weights->rotaryFrequencies = nn::rotaryFrequencies(config);
    const std::size_t hidden = sizeOf(config.hiddenSize);
    const std::size_t vocabulary = sizeOf(config.vocabularySize);
    // The largest first, while little else is in memory.
    const bool isLookupOnly = !config.tiesEmbeddings && type == PackedType::I8;
    ISCOPE_TRY_ASSIGN(
        weights->embedding,
        packer.matrix(
            isLookupOnly ? PackedType::BF16 : type,
            hidden,
            {{.name = "model.embed_tokens", .rows = vocabulary}}));
    if (!config.tiesEmbeddings) {
        ISCOPE_TRY_ASSIGN(
            weights->untiedProjection,
            packer.matrix(type, hidden, {{.name = "lm_head", .rows = vocabulary}}));
    }
    for (std::int32_t index = 0; index < config.layerCount; ++index) {
        ISCOPE_TRY_ASSIGN(auto layer, packer.layer(index, type));
        weights->layers.push_back(std::move(layer));
    }
    weights->finalNorm = packer.vector("model.norm.weight", hidden);
    return weights;
}

} // namespace intentscope::nn
