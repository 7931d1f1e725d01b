// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/labels/label_event.h"
#include "core/queues/queue_progress.h"
#include "core/rank/score_table.h"
#include "core/stats/agreement.h"
#include "core/store/label_store.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace intentscope::tasks {

/// What of a label is compared.
enum class AgreementField {
    Intent, ///< the first true intent
    Verdict,
    QueryVerdict,
    ErrorCause,
};
std::string_view name(AgreementField field);
/// InvalidInput that lists the words: intent, verdict, query_verdict, error_cause.
Result<AgreementField> parseAgreementField(std::string_view word);

struct AgreementSpec {
    AgreementField field = AgreementField::Intent;
    bool isBlindOnly = false; ///< only what was judged before the models' answers were shown
    stats::BootstrapSpec bootstrap = {};
};

/// What is compared; all must outlive the call.
struct AgreementInput {
    const data::Dataset& dataset;
    store::LabelStore& labels; ///< used by nobody else meanwhile
    const queues::QueueContent* queue =
        nullptr; ///< only judgements of its sittings; null: all of the dataset
    /// Its first intents are one annotator more, "model RUN", and what anchoring is measured against.
    const rank::ScoreTable* model = nullptr;
};

/// Two raters.
struct PairAgreement {
    std::string first;
    std::string second;
    stats::Agreement percent;
    stats::Agreement kappa;
};

/// Alpha of one category against all others.
struct CategoryAgreement {
    std::string category;
    std::int64_t judgementCount = 0;
    stats::Agreement alpha;
};

/// How often two annotators named two different categories for one impression.
struct Confusion {
    std::string first;
    std::string second;
    std::int64_t count = 0;
};

/// A share of judgements with an interval.
struct ShareOf {
    std::string annotator;
    std::int64_t count = 0;
    std::int64_t of = 0;
    double low = 0; ///< Wilson interval of 95 %
    double high = 1;
};

struct AgreementReport {
    AgreementSpec spec;
    std::vector<std::string> raters;  ///< people by name, then the model
    std::int64_t impressionCount = 0; ///< with at least one judgement of a person
    std::int64_t sharedCount = 0;     ///< with at least two
    stats::Agreement alpha;           ///< of the people
    stats::Agreement fleiss;
    std::vector<PairAgreement> pairs;
    std::vector<CategoryAgreement> categories; ///< by falling count of judgements
    std::vector<Confusion> confusions;         ///< by falling count; first < second
    /// Of the impressions that an annotator judged blind, then shown, and where the blind judgement was not
    /// the model's first intent: how many took the model's over. Empty without a model.
    std::vector<ShareOf> anchoring;
    /// Of the gold items that an annotator judged: how many name a known answer first. Empty without a queue.
    std::vector<ShareOf> gold;
};

/// Agreement of the annotators' labels in force, skipped ones and those of adjudicators left out.
/// InvalidInput when the model is asked for another field than Intent; the errors of stats::krippendorffAlpha
/// and of the store; Cancelled.
Result<AgreementReport> agreementTask(
    const AgreementSpec& spec,
    const AgreementInput& input,
    ProgressSink& progress,
    const std::stop_token& stop);

/// One JSON object (2-space indent, final newline).
std::string toJson(const AgreementReport& report);

} // namespace intentscope::tasks
