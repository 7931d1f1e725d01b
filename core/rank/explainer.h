// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/dataset.h"
#include "core/rank/scorer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::rank {

/// Which part of a ranker reads an input.
enum class RankerPart {
    User,   ///< features of the impression and its user, and their events
    Intent, ///< features and texts of the intent
    Match,  ///< words that both sides have in common
    Query,  ///< the latent query
};
std::string_view name(RankerPart part);

/// What an explanation compares an impression with.
enum class AttributionBaseline {
    Average, ///< the mean of every field's embedding over impressions spread evenly over the dataset, and
             ///< over all intents; the mean of matches over their candidates
    Missing, ///< every field without a value, no words in common
};
std::string_view name(AttributionBaseline baseline);
Result<AttributionBaseline> parseAttributionBaseline(std::string_view text);

struct ExplanationSpec {
    ImpressionIndex impression;
    IntentIndex intent;                      ///< a candidate of the impression
    std::optional<IntentIndex> against = {}; ///< explain how far `intent` is above this candidate
    AttributionBaseline baseline = AttributionBaseline::Average;
    double errorBound = 1e-3;        ///< of the completeness error, in units of the score
    std::int32_t mostSteps = 16'384; ///< on the path; a power of two times 32
};

/// One input and what it adds to the score, from the baseline's to the impression's.
struct Contribution {
    RankerPart part = RankerPart::User;
    std::string table = {};  ///< "impressions", "users", "events", "intents"
    std::string column = {}; ///< "" where it is made of several columns or none
    std::string name = {};   ///< unique among the contributions of an explanation
    std::string group = {};  ///< of the column's schema; else what kind of input it is
    std::string value = {};  ///< as a person reads it; "" where missing
    double amount = 0;       ///< in units of the score, signed
};

struct ContributionSum {
    std::string name;
    double amount = 0;
};

/// Integrated gradients (Sundararajan, Taly, Yan 2017, arXiv 1703.01365) of one score, or of the difference
/// of two, along the straight line from the baseline's embeddings to the impression's.
struct Explanation {
    double score = 0;                 ///< of the intent, less that of `against`
    double baselineScore = 0;         ///< the same of the baseline
    std::vector<Contribution> inputs; ///< by falling magnitude
    std::vector<ContributionSum> groups;
    std::vector<ContributionSum> parts;
    /// |sum of the contributions - (score - baselineScore)|: what numerical integration leaves over.
    double completenessError = 0;
    std::int32_t stepCount = 0; ///< points on the path
    bool isWithinBound = false; ///< false when `mostSteps` was not enough
};

/// Explains scores of one ranker. Immutable: may be shared by threads. Never called on the window's thread.
class Explainer {
public:
    virtual ~Explainer();
    virtual const ScorerInfo& info() const = 0;

    /// InvalidInput when an intent is no candidate of the impression; Mismatch when the dataset lacks what
    /// the ranker was trained on, and for latent queries as in Scorer::score; Cancelled. `average` is what
    /// the Average baseline is made of: `input`, or the whole of which it is a part.
    virtual Result<Explanation> explain(
        const ScoringInput& input,
        const ScoringInput& average,
        const ExplanationSpec& spec,
        std::stop_token stop) const = 0;
};

/// Opens a checkpoint folder. UnsupportedVersion for rankers that cannot be explained, with the reason.
using ExplainerFactory =
    std::function<Result<std::unique_ptr<Explainer>>(Env& env, const std::filesystem::path& checkpoint)>;

/// Sums by group and by part, and sorts: fills `groups` and `parts` from `inputs`.
void summarise(Explanation& explanation);

} // namespace intentscope::rank
