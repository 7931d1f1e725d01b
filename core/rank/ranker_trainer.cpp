// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/ranker_trainer.h"

#include <array>
#include <utility>

namespace intentscope::rank {
namespace {

template <class T, std::size_t Count>
using Words = std::array<std::pair<T, std::string_view>, Count>;

constexpr Words<RankerArchitecture, 2> Architectures{
    {{RankerArchitecture::TwoTower, "two_tower"}, {RankerArchitecture::QeRec, "qe_rec"}}};
constexpr Words<RankLoss, 3> Losses{
    {{RankLoss::ListNet, "listnet"}, {RankLoss::Softmax, "softmax"}, {RankLoss::Bce, "bce"}}};
constexpr Words<KlTerm, 4> KlTerms{
    {{KlTerm::None, "none"},
     {KlTerm::Reference, "reference"},
     {KlTerm::Path, "path"},
     {KlTerm::RDrop, "rdrop"}}};
constexpr Words<ImpressionWeighting, 2> Weightings{
    {{ImpressionWeighting::Equal, "equal"}, {ImpressionWeighting::InversePropensity, "inverse_propensity"}}};
constexpr Words<StopMetric, 4> StopMetrics{
    {{StopMetric::Ndcg3, "ndcg3"},
     {StopMetric::Recall3, "recall3"},
     {StopMetric::Gauc, "gauc"},
     {StopMetric::Loss, "loss"}}};
constexpr Words<RateSchedule, 3> Schedules{
    {{RateSchedule::Cosine, "cosine"},
     {RateSchedule::Linear, "linear"},
     {RateSchedule::Constant, "constant"}}};

template <class T, std::size_t Count>
std::string_view wordOf(const Words<T, Count>& words, T value) {
    for (const auto& [known, word] : words)
        if (known == value)
            return word;
    return {};
}

template <class T, std::size_t Count>
Result<T> valueOf(const Words<T, Count>& words, std::string_view text, const char* what) {
    std::string known;
    for (const auto& [value, word] : words) {
        if (word == text)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(word);
    }
    return fail(
        ErrorCode::InvalidInput, "'" + std::string(text) + "' is no " + what + "; there are: " + known);
}

} // namespace

RankerTrainer::~RankerTrainer() = default;

std::string_view name(RankerArchitecture architecture) {
    return wordOf(Architectures, architecture);
}

std::string_view name(RankLoss loss) {
    return wordOf(Losses, loss);
}

std::string_view name(KlTerm term) {
    return wordOf(KlTerms, term);
}

std::string_view name(ImpressionWeighting weighting) {
    return wordOf(Weightings, weighting);
}

std::string_view name(StopMetric metric) {
    return wordOf(StopMetrics, metric);
}

std::string_view name(RateSchedule schedule) {
    return wordOf(Schedules, schedule);
}

Result<RankerArchitecture> parseRankerArchitecture(std::string_view text) {
    return valueOf(Architectures, text, "architecture of a ranker");
}

Result<RankLoss> parseRankLoss(std::string_view text) {
    return valueOf(Losses, text, "loss of a ranker");
}

Result<KlTerm> parseKlTerm(std::string_view text) {
    return valueOf(KlTerms, text, "KL term");
}

Result<ImpressionWeighting> parseImpressionWeighting(std::string_view text) {
    return valueOf(Weightings, text, "weighting of impressions");
}

Result<StopMetric> parseStopMetric(std::string_view text) {
    return valueOf(StopMetrics, text, "metric to stop by");
}

Result<RateSchedule> parseRateSchedule(std::string_view text) {
    return valueOf(Schedules, text, "schedule of the learning rate");
}

} // namespace intentscope::rank
