// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/ranker/qe_rec_torch.h"
#include "tests/core/nn/latent_fixture.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>

namespace intentscope::nn {

/// A whole graph on a small shop of six impressions, in double precision where gradients are asked for.
class GraphFixture : public ::testing::Test {
protected:
    void SetUp() override;

    /// The same features, with what is read of a reasoner.
    RankerConfig configWith(bool hasQuery, bool hasIntentText) const;
    /// Initial weights with noise on top: gates and outputs that start at zero hide gradients.
    static WeightSet noisyWeights(const RankerConfig& config);
    at::Tensor loss(const QeRec& graph) const;
    at::Tensor scores(const QeRec& graph) const;
    void expectGradientsOfFiniteDifferences(const RankerConfig& config) const;
    void expectEveryWeightToMoveTheLoss(const RankerConfig& config) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    RankerConfig m_config;
    PackedBatch m_batch;
};

} // namespace intentscope::nn
