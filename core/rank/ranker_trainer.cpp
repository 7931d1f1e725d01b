// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/ranker_trainer.h"

#include "core/base/word_table.h"

#include <algorithm>

namespace intentscope::rank {
namespace {

constexpr WordTable<RankerArchitecture, 2> Architectures{
    {{RankerArchitecture::TwoTower, "two_tower"}, {RankerArchitecture::QeRec, "qe_rec"}}};
constexpr WordTable<RankLoss, 3> Losses{
    {{RankLoss::ListNet, "listnet"}, {RankLoss::Softmax, "softmax"}, {RankLoss::Bce, "bce"}}};
constexpr WordTable<KlTerm, 4> KlTerms{
    {{KlTerm::None, "none"},
     {KlTerm::Reference, "reference"},
     {KlTerm::Path, "path"},
     {KlTerm::RDrop, "rdrop"}}};
constexpr WordTable<ImpressionWeighting, 2> Weightings{
    {{ImpressionWeighting::Equal, "equal"}, {ImpressionWeighting::InversePropensity, "inverse_propensity"}}};
constexpr WordTable<StopMetric, 4> StopMetrics{
    {{StopMetric::Ndcg3, "ndcg3"},
     {StopMetric::Recall3, "recall3"},
     {StopMetric::Gauc, "gauc"},
     {StopMetric::Loss, "loss"}}};
constexpr WordTable<RateSchedule, 3> Schedules{
    {{RateSchedule::Cosine, "cosine"},
     {RateSchedule::Linear, "linear"},
     {RateSchedule::Constant, "constant"}}};

template <class T, std::size_t Count>
Result<T> valueOf(const WordTable<T, Count>& words, std::string_view text, const char* what) {
    if (const auto found = findWord(words, text))
        return *found;
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no " + what + "; there are: " + listWords(words));
}

} // namespace

std::int32_t epochCountOfFirst(const std::vector<TrainingEpoch>& epochs) {
    return static_cast<std::int32_t>(std::ranges::count(epochs, 0, &TrainingEpoch::member));
}

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
