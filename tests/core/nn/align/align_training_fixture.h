// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/reasoner_trainer_factory.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace intentscope::nn::test {

/// Asks for a stop once a phase has got so far.
class StoppingProgress final : public ProgressSink {
public:
    StoppingProgress(std::stop_source& stop, std::string phase, std::int64_t done)
        : m_stop(stop), m_phase(std::move(phase)), m_done(done) {}
    void report(const Progress& progress) override;

private:
    std::stop_source& m_stop;
    std::string m_phase;
    std::int64_t m_done;
};

double figure(const std::vector<rank::NamedFigure>& figures, std::string_view name);

/// Trainings of the stages behind SFT, from a small writer that each test makes first.
class AlignTraining : public testing::Test {
protected:
    void SetUp() override;

    std::filesystem::path folder(std::string_view name) const { return m_directory.path() / name; }
    /// Goes on from the writer.
    rank::ReasonerTrainingPlace placeOf(std::string_view name) const;
    /// Four batches of two pairs an epoch, two a step.
    static rank::ReasonerTrainingSpec
    specOf(rank::ReasonerStage stage, std::int32_t epochs, bool isAdapter = false);

    Result<rank::TrainedReasoner> train(
        const rank::ReasonerTrainingSpec& spec,
        const rank::ReasonerTrainingPlace& place,
        std::int64_t stopAfter = -1);
    /// Stopped when the phase is so far.
    Result<rank::TrainedReasoner> trainUntil(
        const rank::ReasonerTrainingSpec& spec,
        const rank::ReasonerTrainingPlace& place,
        const std::string& phase,
        std::int64_t done);

    void expectSameFolders(std::string_view a, std::string_view b) const;
    std::string contentOf(std::string_view path) const;

    rank::ReasonerTrainingSet m_set;
    ::intentscope::test::TempDirectory m_directory;
    RealEnv m_env;
};

} // namespace intentscope::nn::test
