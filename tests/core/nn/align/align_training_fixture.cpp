// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/align/align_training_fixture.h"

#include "tests/core/nn/reasoner/tiny_reasoner.h"
#include "tests/support/result_matchers.h"

#include <cmath>
#include <fstream>
#include <iterator>

namespace intentscope::nn::test {
namespace {

rank::ReasonerTrainingSet eightAnswers() {
    rank::ReasonerTrainingSet set;
    for (const char* what :
         {"parcel", "refund", "voucher", "order", "return", "payment", "courier", "login"}) {
        rank::ReasonerExample example;
        example.prompt =
            std::vector<text::ChatMessage>{{text::ChatRole::User, "status of " + std::string(what)}};
        example.answers = {"where is my " + std::string(what) + " now"};
        set.train.push_back(std::move(example));
    }
    set.source = "test";
    return set;
}

} // namespace

void StoppingProgress::report(const Progress& progress) {
    if (progress.phase == m_phase && progress.done == m_done)
        m_stop.request_stop();
}

double figure(const std::vector<rank::NamedFigure>& figures, std::string_view name) {
    for (const rank::NamedFigure& each : figures)
        if (each.name == name)
            return each.value;
    ADD_FAILURE() << "there is no figure " << name;
    return std::nan("");
}

void AlignTraining::SetUp() {
    m_set = eightAnswers();
    auto spec = specOf(rank::ReasonerStage::Sft, 4);
    auto place = placeOf("writer");
    place.start = tinyFresh();
    ASSERT_OK(train(spec, place));
}

rank::ReasonerTrainingPlace AlignTraining::placeOf(std::string_view name) const {
    rank::ReasonerTrainingPlace place;
    place.start = folder("writer");
    place.checkpoint = folder(name);
    return place;
}

rank::ReasonerTrainingSpec
AlignTraining::specOf(rank::ReasonerStage stage, std::int32_t epochs, bool isAdapter) {
    rank::ReasonerTrainingSpec spec;
    spec.stage = stage;
    spec.epochCount = epochs;
    spec.batchSize = 2;
    spec.accumulationCount = 2;
    spec.learningRate = 1e-2;
    spec.maxTokens = 64;
    if (isAdapter)
        spec.adapter = rank::LowRankSpec{};
    return spec;
}

Result<rank::TrainedReasoner> AlignTraining::train(
    const rank::ReasonerTrainingSpec& spec,
    const rank::ReasonerTrainingPlace& place,
    std::int64_t stopAfter) {
    std::stop_source stop;
    const rank::ReasonerStepCallback onStep = [&](const rank::ReasonerTrainingStep& step) {
        if (step.step == stopAfter)
            stop.request_stop();
    };
    NullProgress progress;
    return makeReasonerTrainer(m_env)->train(m_set, spec, place, onStep, progress, stop.get_token());
}

Result<rank::TrainedReasoner> AlignTraining::trainUntil(
    const rank::ReasonerTrainingSpec& spec,
    const rank::ReasonerTrainingPlace& place,
    const std::string& phase,
    std::int64_t done) {
    std::stop_source stop;
    StoppingProgress progress(stop, phase, done);
    return makeReasonerTrainer(m_env)->train(m_set, spec, place, {}, progress, stop.get_token());
}

std::string AlignTraining::contentOf(std::string_view path) const {
    std::ifstream stream(folder(path), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void AlignTraining::expectSameFolders(std::string_view a, std::string_view b) const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder(a))) {
        const std::string name = entry.path().filename().string();
        EXPECT_EQ(contentOf(std::string(a) + "/" + name), contentOf(std::string(b) + "/" + name)) << name;
        ++count;
    }
    EXPECT_GE(count, 4U);
}

} // namespace intentscope::nn::test
