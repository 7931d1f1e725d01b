// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/gauc.h"
#include "core/metrics/topk.h"
#include "core/stats/bootstrap.h"
#include "tests/parity/metrics_reference.h"
#include "tests/support/result_matchers.h"

#include <cmath>

namespace intentscope::parity {
namespace {

using metrics::GroupBy;
using metrics::TopKMetric;
using metrics::WeightBy;
using metrics::test::Rankings;

constexpr double Tolerance = 1e-9;

const MetricsReference& reference() {
    static const auto Stored = readMetricsReference();
    return Stored;
}

Rankings rankingsOf(const ReferenceCase& oneCase) {
    std::vector<metrics::test::ImpressionRow> rows;
    for (const auto& list : oneCase.lists)
        rows.push_back(list.row);
    return Rankings(rows);
}

void expectSame(double actual, const ReferenceCase& oneCase, const std::string& valueName) {
    const auto expected = oneCase.values.at(valueName);
    const auto where = valueName + " of case " + std::to_string(oneCase.number);
    if (std::isnan(expected))
        EXPECT_TRUE(std::isnan(actual)) << where << " is " << actual;
    else
        EXPECT_NEAR(actual, expected, Tolerance) << where;
}

TEST(MetricsReferenceFile, HoldsAThousandCasesAndSaysWhoMadeThem) {
    EXPECT_EQ(reference().cases.size(), 1'000U);
    EXPECT_EQ(reference().samples.size(), 4U);
    for (const auto* word : {"seed ", "NumPy ", "scikit-learn ", "SciPy "})
        EXPECT_NE(reference().provenance.find(word), std::string::npos) << reference().provenance;
}

TEST(MetricsReferenceFile, IsFullOfTiesThatMatter) {
    std::int64_t tied = 0;
    for (const auto& oneCase : reference().cases) {
        const auto rankings = rankingsOf(oneCase);
        tied += metrics::computeTopK(rankings.view(), {3}).find(TopKMetric::Ndcg, 3)->tiedImpressionCount;
    }
    EXPECT_GT(tied, 500);
}

TEST(AucParity, EqualsScikitLearnOnEveryList) {
    for (const auto& oneCase : reference().cases) {
        auto rankings = rankingsOf(oneCase);
        rankings.groups = rankings.impressions;
        for (std::size_t i = 0; i < oneCase.lists.size(); ++i) {
            rankings.impressions = {static_cast<std::int32_t>(i)};
            const auto gauc = metrics::computeGauc(rankings.view(), {.group = GroupBy::Impression});
            expectSame(gauc.value(), oneCase, "auc." + std::to_string(i));
        }
    }
}

TEST(GaucParity, EqualsScikitLearnUnderEveryRule) {
    for (const auto& oneCase : reference().cases) {
        auto rankings = rankingsOf(oneCase);
        for (const auto group : {GroupBy::User, GroupBy::Session, GroupBy::Impression}) {
            if (group == GroupBy::Impression)
                rankings.groups = rankings.impressions;
            for (std::size_t i = 0; group == GroupBy::Session && i < oneCase.lists.size(); ++i)
                rankings.groups[i] = oneCase.lists[i].session;
            for (const auto weight : {WeightBy::Impressions, WeightBy::Clicks, WeightBy::Uniform}) {
                const auto gauc = metrics::computeGauc(rankings.view(), {.group = group, .weight = weight});
                expectSame(
                    gauc.value(),
                    oneCase,
                    "gauc." + std::string(name(group)) + "." + std::string(name(weight)));
            }
        }
    }
}

TEST(TopKParity, EqualsScikitLearnAndNumPyAtEveryCutoff) {
    for (const auto& oneCase : reference().cases) {
        const auto rankings = rankingsOf(oneCase);
        const auto topK = metrics::computeTopK(rankings.view(), {1, 3, 5});
        const auto meanOf = [&](TopKMetric metric, std::int32_t cutoff) {
            return topK.byUser(*topK.find(metric, cutoff)).mean();
        };
        for (const std::int32_t k : {1, 3, 5}) {
            expectSame(meanOf(TopKMetric::Recall, k), oneCase, "recall@" + std::to_string(k));
            expectSame(meanOf(TopKMetric::Ndcg, k), oneCase, "ndcg@" + std::to_string(k));
            expectSame(meanOf(TopKMetric::Hit, k), oneCase, "hit@" + std::to_string(k));
        }
        expectSame(meanOf(TopKMetric::ReciprocalRank, 0), oneCase, "mrr");
    }
}

TEST(BootstrapParity, HasTheDistributionOfSciPys) {
    for (const auto& sample : reference().samples) {
        ASSERT_OK_AND_ASSIGN(
            const auto estimate,
            stats::bootstrapMean(
                {.values = sample.values, .weights = sample.weights},
                {.replicateCount = 40'000, .interval = stats::IntervalKind::Percentile},
                {}));
        const auto error = sample.expected.at("standard_error");
        const auto where = sample.kind + " sample of " + std::to_string(sample.values.size());
        EXPECT_NEAR(estimate.value, sample.expected.at("mean"), Tolerance) << where;
        EXPECT_NEAR(estimate.standardError, error, 0.02 * error) << where;
        EXPECT_NEAR(estimate.interval->low, sample.expected.at("low"), 0.06 * error) << where;
        EXPECT_NEAR(estimate.interval->high, sample.expected.at("high"), 0.06 * error) << where;
    }
}

} // namespace
} // namespace intentscope::parity
