// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/decoder.h"

#include "core/base/assert.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::nn {
namespace {

/// Tokens that go through the layers at once: enough that reading the weights costs little beside, few enough
/// that what lies between the layers takes little memory. Whole tiles.
constexpr std::size_t MostRows = 20 * TileRows;
/// Panels of logits a job.
constexpr std::size_t LogitPanels = 4;

std::size_t sizeOf(std::int32_t size) {
    return static_cast<std::size_t>(size);
}

} // namespace

/// A part of a reading.
struct Decoder::Piece {
    const Reading* reading;
    std::size_t first;
    std::size_t count;
};

Decoder::Decoder(std::shared_ptr<const DecoderWeights> weights, Workers workers)
    : m_weights(std::move(weights)), m_workers(workers), m_pass(*m_weights, kernelTable(), workers) {}

SequenceCache Decoder::makeCache(std::size_t room) const {
    return {
        {.layerCount = sizeOf(config().layerCount),
         .headCount = sizeOf(config().keyValueHeadCount),
         .headSize = sizeOf(config().headSize),
         .isPaired = m_weights->type != PackedType::F32},
        room};
}

void Decoder::takeStates(const Piece& piece, std::size_t firstRow) const {
    const std::size_t hidden = sizeOf(config().hiddenSize);
    const auto& reading = *piece.reading;
    const auto take = [&](std::size_t token, std::span<float> to) {
        kernelTable().rmsNorm(
            hidden,
            m_pass.row(firstRow + token - piece.first).data(),
            m_weights->finalNorm.data(),
            static_cast<float>(config().normEpsilon),
            to.data());
    };
    const std::size_t last = reading.ids.size() - 1;
    if (reading.states.size() == hidden) {
        if (piece.first + piece.count > last)
            take(last, reading.states);
    } else if (!reading.states.empty()) {
        for (std::size_t token = piece.first; token < piece.first + piece.count; ++token)
            take(token, reading.states.subspan(token * hidden, hidden));
    }
}

Status Decoder::read(std::span<const Reading> readings, const std::stop_token& stop) {
    const std::size_t hidden = sizeOf(config().hiddenSize);
    std::vector<Piece> all;
    for (const Reading& reading : readings) {
        const std::size_t states = reading.states.size();
        ISCOPE_ASSERT(states == 0 || states == hidden || states == reading.ids.size() * hidden);
        for (const std::int32_t id : reading.ids)
            if (id < 0 || id >= config().vocabularySize)
                return fail(
                    ErrorCode::InvalidInput,
                    "the token " + std::to_string(id) + " lies outside the vocabulary of " +
                        std::to_string(config().vocabularySize));
        reading.cache->reserve(reading.cache->length() + reading.ids.size());
        for (std::size_t first = 0; first < reading.ids.size(); first += MostRows)
            all.push_back({&reading, first, std::min(MostRows, reading.ids.size() - first)});
    }
    std::vector<DecoderPiece> pieces;
    for (std::size_t begin = 0; begin < all.size();) {
        pieces.clear();
        std::size_t rows = 0;
        std::size_t end = begin;
        // Two parts of one sequence must not share a run: the second needs the first one's length.
        while (end < all.size() && rows + all[end].count <= MostRows &&
               (end == begin || all[end].first == 0)) {
            rows += all[end].count;
            pieces.push_back(
                {all[end].reading->cache, all[end].reading->ids.subspan(all[end].first, all[end].count)});
            ++end;
        }
        ISCOPE_TRY(m_pass.run(pieces, stop));
        for (std::size_t row = 0; begin < end; ++begin) {
            takeStates(all[begin], row);
            row += all[begin].count;
        }
    }
    return {};
}

void Decoder::logits(std::span<const float> states, std::span<float> out) {
    const std::size_t hidden = sizeOf(config().hiddenSize);
    const std::size_t vocabulary = sizeOf(config().vocabularySize);
    const std::size_t rows = states.size() / hidden;
    ISCOPE_ASSERT(rows * hidden == states.size() && out.size() == rows * vocabulary);
    const PackedMatrix& projection = m_weights->projection();
    const KernelTable& kernels = kernelTable();
    m_rows.resize(rows, hidden, m_weights->type == PackedType::BF16);
    for (std::size_t tile = 0; tile < m_rows.tileCount(); ++tile)
        m_rows.pack(kernels, tile, states.data() + tile * TileRows * hidden, hidden);
    Lockstep::run(m_workers, [&](Lockstep& lockstep, std::size_t) {
        constexpr std::size_t Stride = LogitPanels * PanelColumns;
        std::vector<float> scratch(TileRows * Stride);
        const std::size_t jobs = (projection.panelCount() + LogitPanels - 1) / LogitPanels;
        lockstep.share(jobs, [&](std::size_t job) {
            const std::size_t panelEnd = std::min((job + 1) * LogitPanels, projection.panelCount());
            const std::size_t width = std::min((job + 1) * Stride, vocabulary) - job * Stride;
            for (std::size_t tile = 0; tile < m_rows.tileCount(); ++tile) {
                projection.multiply(
                    kernels,
                    m_rows,
                    {.panelBegin = job * LogitPanels,
                     .panelEnd = panelEnd,
                     .tileBegin = tile,
                     .tileEnd = tile + 1},
                    {.y = scratch.data(), .stride = Stride});
                for (std::size_t r = 0; r < m_rows.rowsOf(tile); ++r)
                    std::copy_n(
                        scratch.data() + r * Stride,
                        width,
                        out.data() + (tile * TileRows + r) * vocabulary + job * Stride);
            }
        });
    });
}

} // namespace intentscope::nn
