// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/decoder_pass.h"

#include "core/base/progress.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace intentscope::nn {
namespace {

/// Of a core's second-level cache, what the panels of one job may take.
constexpr std::size_t CachedPanelBytes = 512U << 10U;
/// Panels a job at most: with them a tile stays in the nearest cache, and taking jobs costs nothing beside.
constexpr std::size_t MostPanels = 4;

std::size_t sizeOf(std::int32_t size) {
    return static_cast<std::size_t>(size);
}

std::size_t wholePanels(std::size_t columns) {
    return (columns + PanelColumns - 1) / PanelColumns * PanelColumns;
}

} // namespace

DecoderPass::DecoderPass(const DecoderWeights& weights, const KernelTable& kernels, Workers workers)
    : m_weights(weights), m_kernels(kernels), m_workers(workers), m_members(workers.width()),
      m_stride(wholePanels(sizeOf(weights.config.hiddenSize))),
      m_innerStride(wholePanels(sizeOf(weights.config.intermediateSize))) {
    for (Member& member : m_members)
        member.floats.ensure<float>(TileRows * std::max(m_stride, 2 * PanelColumns));
}

std::span<const float> DecoderPass::row(std::size_t index) const {
    return {m_states.as<float>() + index * m_stride, sizeOf(m_weights.config.hiddenSize)};
}

void DecoderPass::lay(std::span<const DecoderPiece> pieces) {
    const auto& config = m_weights.config;
    m_places.clear();
    m_attentionJobs.clear();
    const std::size_t step = attentionPositions(sizeOf(config.headCount / config.keyValueHeadCount));
    for (const DecoderPiece& piece : pieces) {
        const std::size_t first = piece.cache->length();
        for (std::size_t i = 0; i < piece.ids.size(); i += step)
            m_attentionJobs.push_back(
                {.cache = piece.cache,
                 .firstPosition = first + i,
                 .count = std::min(step, piece.ids.size() - i),
                 .firstRow = m_places.size() + i});
        for (std::size_t i = 0; i < piece.ids.size(); ++i)
            m_places.push_back({piece.cache, first + i, piece.ids[i]});
    }
    const std::size_t rows = m_places.size();
    const std::size_t attended = sizeOf(config.headCount) * sizeOf(config.headSize);
    const bool isPaired = m_weights.type == PackedType::BF16;
    m_states.ensure<float>(rows * m_stride);
    m_projected.ensure<float>(rows * m_weights.layers.front().queryKeyValue.columnCount());
    m_attended.ensure<float>(rows * attended);
    m_inner.ensure<float>(rows * m_innerStride);
    m_angles.ensure<float>(rows * sizeOf(config.headSize));
    m_normed.resize(rows, sizeOf(config.hiddenSize), isPaired);
    m_packedAttended.resize(rows, attended, isPaired);
    m_packedInner.resize(rows, sizeOf(config.intermediateSize), isPaired);
}

Status DecoderPass::run(std::span<const DecoderPiece> pieces, const std::stop_token& stop) {
    lay(pieces);
    m_isStopped = false;
    Lockstep::run(m_workers, [&](Lockstep& lockstep, std::size_t member) {
        lockstep.share(m_places.size(), [this](std::size_t row) { embed(row); });
        for (std::size_t index = 0; index < m_weights.layers.size(); ++index)
            if (!layer(lockstep, member, index, stop))
                break;
    });
    if (m_isStopped)
        return checkStop(stop);
    for (const DecoderPiece& piece : pieces)
        piece.cache->setLength(piece.cache->length() + piece.ids.size());
    return {};
}

void DecoderPass::embed(std::size_t row) {
    const Place& place = m_places[row];
    m_weights.embedding.unpackRow(
        sizeOf(place.id), {m_states.as<float>() + row * m_stride, sizeOf(m_weights.config.hiddenSize)});
    const auto& frequencies = m_weights.rotaryFrequencies;
    float* const angles = m_angles.as<float>() + row * 2 * frequencies.size();
    for (std::size_t i = 0; i < frequencies.size(); ++i) {
        const float angle = frequencies[i] * static_cast<float>(place.position);
        angles[i] = std::cos(angle);
        angles[frequencies.size() + i] = std::sin(angle);
    }
}

bool DecoderPass::layer(
    Lockstep& lockstep, std::size_t member, std::size_t index, const std::stop_token& stop) {
    const auto& layer = m_weights.layers[index];
    const auto& config = m_weights.config;
    const std::size_t attended = sizeOf(config.headCount) * sizeOf(config.headSize);
    const auto bias = [](const std::vector<float>& values) {
        return values.empty() ? nullptr : values.data();
    };
    lockstep.share(m_normed.tileCount(), [&](std::size_t tile) {
        normTile(member, tile, layer.inputNorm);
        if (tile == 0 && stop.stop_requested())
            m_isStopped = true;
    });
    if (m_isStopped) // as every member sees it: it is written before this step's end only
        return false;
    lockstep.share(jobCount(layer.queryKeyValue), [&](std::size_t job) {
        multiply(
            job,
            layer.queryKeyValue,
            m_normed,
            {.y = m_projected.as<float>(),
             .stride = layer.queryKeyValue.columnCount(),
             .bias = bias(layer.queryKeyValueBias)});
    });
    lockstep.share(m_places.size(), [&](std::size_t row) { rotateRow(layer, index, row); });
    lockstep.share(m_attentionJobs.size() * sizeOf(config.keyValueHeadCount), [&](std::size_t job) {
        attend(member, index, job);
    });
    lockstep.share(m_packedAttended.tileCount(), [&](std::size_t tile) {
        const float* const from = m_attended.as<float>() + tile * TileRows * attended;
        m_packedAttended.pack(m_kernels, tile, from, attended);
    });
    const PackedMatrix::Output states{.y = m_states.as<float>(), .stride = m_stride, .adds = true};
    lockstep.share(jobCount(layer.output), [&](std::size_t job) {
        auto output = states;
        output.bias = bias(layer.outputBias);
        multiply(job, layer.output, m_packedAttended, output);
    });
    lockstep.share(m_normed.tileCount(), [&](std::size_t tile) { normTile(member, tile, layer.postNorm); });
    lockstep.share(layer.gateUp.panelCount() / 2, [&](std::size_t job) { gate(member, layer, job); });
    lockstep.share(m_packedInner.tileCount(), [&](std::size_t tile) {
        const float* const from = m_inner.as<float>() + tile * TileRows * m_innerStride;
        m_packedInner.pack(m_kernels, tile, from, m_innerStride);
    });
    lockstep.share(jobCount(layer.down), [&](std::size_t job) {
        auto output = states;
        output.bias = bias(layer.downBias);
        multiply(job, layer.down, m_packedInner, output);
    });
    return true;
}

void DecoderPass::normTile(std::size_t member, std::size_t tile, std::span<const float> norm) {
    auto* const scratch = m_members[member].floats.as<float>();
    const std::size_t hidden = norm.size();
    const auto epsilon = static_cast<float>(m_weights.config.normEpsilon);
    for (std::size_t r = 0; r < m_normed.rowsOf(tile); ++r)
        m_kernels.rmsNorm(
            hidden,
            m_states.as<float>() + (tile * TileRows + r) * m_stride,
            norm.data(),
            epsilon,
            scratch + r * hidden);
    m_normed.pack(m_kernels, tile, scratch, hidden);
}

void DecoderPass::rotateHead(std::size_t row, std::span<const float> norm, float* head) const {
    const std::size_t half = m_weights.rotaryFrequencies.size();
    if (!norm.empty())
        m_kernels.rmsNorm(
            norm.size(), head, norm.data(), static_cast<float>(m_weights.config.normEpsilon), head);
    const float* const cosines = m_angles.as<float>() + row * 2 * half;
    const float* const sines = cosines + half;
    for (std::size_t i = 0; i < half; ++i) {
        const float first = head[i];
        const float second = head[half + i];
        head[i] = first * cosines[i] - second * sines[i];
        head[half + i] = second * cosines[i] + first * sines[i];
    }
}

void DecoderPass::rotateRow(const DecoderWeights::Layer& layer, std::size_t index, std::size_t row) {
    const auto& config = m_weights.config;
    const Place& place = m_places[row];
    const std::size_t size = sizeOf(config.headSize);
    float* const queries = m_projected.as<float>() + row * layer.queryKeyValue.columnCount();
    float* const keys = queries + m_weights.keyColumn();
    const float* const values = queries + m_weights.valueColumn();
    for (std::size_t head = 0; head < sizeOf(config.headCount); ++head)
        rotateHead(row, layer.queryNorm, queries + head * size);
    for (std::size_t head = 0; head < sizeOf(config.keyValueHeadCount); ++head) {
        rotateHead(row, layer.keyNorm, keys + head * size);
        place.cache->write(index, head, place.position, keys + head * size, values + head * size);
    }
}

void DecoderPass::attend(std::size_t member, std::size_t index, std::size_t job) {
    const auto& config = m_weights.config;
    const std::size_t keyHeads = sizeOf(config.keyValueHeadCount);
    const AttentionJob& positions = m_attentionJobs[job / keyHeads];
    const std::size_t queryStride = m_weights.layers[index].queryKeyValue.columnCount();
    const std::size_t attended = sizeOf(config.headCount) * sizeOf(config.headSize);
    m_members[member].attention.run(
        m_kernels,
        {.cache = positions.cache,
         .layer = index,
         .keyHead = job % keyHeads,
         .queryHeadsPerKeyHead = sizeOf(config.headCount) / keyHeads,
         .firstPosition = positions.firstPosition,
         .positionCount = positions.count,
         .queries = m_projected.as<float>() + positions.firstRow * queryStride,
         .queryStride = queryStride,
         .attended = m_attended.as<float>() + positions.firstRow * attended,
         .attendedStride = attended});
}

void DecoderPass::gate(std::size_t member, const DecoderWeights::Layer& layer, std::size_t job) {
    auto* const scratch = m_members[member].floats.as<float>();
    constexpr std::size_t Stride = 2 * PanelColumns;
    const float* const bias = layer.gateUpBias.empty() ? nullptr : layer.gateUpBias.data();
    for (std::size_t tile = 0; tile < m_normed.tileCount(); ++tile) {
        layer.gateUp.multiply(
            m_kernels,
            m_normed,
            {.panelBegin = 2 * job, .panelEnd = 2 * job + 2, .tileBegin = tile, .tileEnd = tile + 1},
            {.y = scratch, .stride = Stride, .bias = bias});
        for (std::size_t r = 0; r < m_normed.rowsOf(tile); ++r)
            m_kernels.siluTimes(
                PanelColumns,
                scratch + r * Stride,
                scratch + r * Stride + PanelColumns,
                m_inner.as<float>() + (tile * TileRows + r) * m_innerStride + job * PanelColumns);
    }
}

std::size_t DecoderPass::panelsAJob(const PackedMatrix& matrix) const {
    const std::size_t panelBytes = std::max<std::size_t>(matrix.byteCount() / matrix.panelCount(), 1);
    const std::size_t fair = matrix.panelCount() / (2 * m_members.size());
    return std::clamp<std::size_t>(std::min(CachedPanelBytes / panelBytes, fair), 1, MostPanels);
}

std::size_t DecoderPass::jobCount(const PackedMatrix& matrix) const {
    const std::size_t panels = panelsAJob(matrix);
    return (matrix.panelCount() + panels - 1) / panels;
}

void DecoderPass::multiply(
    std::size_t job,
    const PackedMatrix& matrix,
    const PackedRows& rows,
    const PackedMatrix::Output& output) const {
    const std::size_t panels = panelsAJob(matrix);
    PackedMatrix::Output part = output;
    part.y += job * panels * PanelColumns;
    matrix.multiply(
        m_kernels,
        rows,
        {.panelBegin = job * panels,
         .panelEnd = std::min((job + 1) * panels, matrix.panelCount()),
         .tileBegin = 0,
         .tileEnd = rows.tileCount()},
        part);
}

} // namespace intentscope::nn
