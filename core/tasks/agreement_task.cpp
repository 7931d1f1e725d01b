// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/agreement_task.h"

#include "core/base/word_table.h"
#include "core/labels/label_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace intentscope::tasks {
namespace {

using labels::LabelEvent;
using labels::LabelView;

constexpr WordTable<AgreementField, 4> FieldWords = {{
    {AgreementField::Intent, "intent"},
    {AgreementField::Verdict, "verdict"},
    {AgreementField::QueryVerdict, "query_verdict"},
    {AgreementField::ErrorCause, "error_cause"},
}};

/// "" where the label does not say.
std::string categoryOf(const LabelEvent& event, AgreementField field) {
    const labels::Label& label = event.label;
    switch (field) {
    case AgreementField::Intent:
        return label.trueIntents.empty() ? std::string() : label.trueIntents.front();
    case AgreementField::Verdict:
        return label.verdict == labels::Verdict::None ? std::string()
                                                      : std::string(labels::name(label.verdict));
    case AgreementField::QueryVerdict:
        return std::string(labels::name(label.queryVerdict));
    case AgreementField::ErrorCause:
        return label.errorCause;
    }
    return {};
}

/// By impression, then by annotator.
using Judgements = std::map<std::string, std::map<std::string, LabelEvent>>;

/// The judgements that stand: those before the models' answers were shown, and the last ones.
struct Gathered {
    Judgements blind;
    Judgements last;
};

void fold(Judgements& judgements, const LabelEvent& event) {
    if (event.action == labels::LabelAction::Retract)
        judgements[event.impressionId].erase(event.annotator);
    else
        judgements[event.impressionId][event.annotator] = event;
}

Result<Gathered> gather(const AgreementInput& input, ProgressSink& progress, const std::stop_token& stop) {
    constexpr std::int64_t EventsBetweenPolls = 1024;
    std::set<std::string> sittings;
    if (input.queue != nullptr) {
        for (const queues::Sitting& sitting : input.queue->sittings)
            sittings.insert(sitting.id);
    }
    Gathered gathered;
    std::int64_t count = 0;
    const auto take = [&](const LabelEvent& event) -> Status {
        if (count++ % EventsBetweenPolls == 0) {
            ISCOPE_TRY(checkStop(stop));
            progress.report({.phase = "Reading labels", .done = count});
        }
        const bool isOfQueue = input.queue == nullptr || sittings.contains(event.sessionId);
        const bool isOfDataset = event.datasetHash == input.dataset.info().hash;
        if (!isOfQueue || !isOfDataset || event.role == labels::LabelRole::Adjudicator)
            return {};
        fold(gathered.last, event);
        // What is judged with the answers on screen leaves the blind judgement as it is.
        if (event.view == LabelView::Blind || event.action == labels::LabelAction::Retract)
            fold(gathered.blind, event);
        return {};
    };
    ISCOPE_TRY(input.labels.visitEvents(0, take));
    return gathered;
}

/// The id of the intent that the model ranks first; "" where it has no scores.
std::string modelIntent(const AgreementInput& input, const std::string& impressionId) {
    const auto impression = input.dataset.findImpression(impressionId);
    if (input.model == nullptr || !impression)
        return {};
    const auto list = rank::rankedList(*input.model, *impression);
    return list.empty() ? std::string() : std::string(input.dataset.intentId(list.front().intent));
}

/// Ratings with the names of their categories and raters.
struct NamedRatings {
    stats::Ratings ratings;
    std::vector<std::string> raters;
    std::vector<std::string> categories;
    std::size_t personCount = 0;
};

/// One impression's categories, by rater; "" where there is none.
using Unit = std::vector<std::string>;

NamedRatings ratingsOf(const Judgements& judgements, const AgreementSpec& spec, const AgreementInput& input) {
    std::set<std::string> people;
    for (const auto& [impression, byAnnotator] : judgements) {
        for (const auto& [annotator, event] : byAnnotator) {
            if (!categoryOf(event, spec.field).empty())
                people.insert(annotator);
        }
    }
    NamedRatings named;
    named.raters.assign(people.begin(), people.end());
    named.personCount = named.raters.size();
    if (input.model != nullptr)
        named.raters.push_back("model " + input.model->info().name);
    std::vector<Unit> units;
    std::set<std::string> categories;
    for (const auto& [impression, byAnnotator] : judgements) {
        Unit unit(named.raters.size());
        for (std::size_t i = 0; i < named.personCount; ++i) {
            const auto found = byAnnotator.find(named.raters[i]);
            if (found != byAnnotator.end())
                unit[i] = categoryOf(found->second, spec.field);
        }
        if (std::ranges::all_of(unit, [](const std::string& category) { return category.empty(); }))
            continue;
        if (input.model != nullptr)
            unit.back() = modelIntent(input, impression);
        categories.insert(unit.begin(), unit.end());
        units.push_back(std::move(unit));
    }
    categories.erase("");
    named.categories.assign(categories.begin(), categories.end());
    named.ratings.raterCount = named.raters.size();
    named.ratings.categoryCount = static_cast<std::int32_t>(named.categories.size());
    for (const Unit& unit : units) {
        for (const std::string& category : unit) {
            const auto place = std::ranges::lower_bound(named.categories, category);
            named.ratings.values.push_back(
                category.empty() ? -1 : static_cast<std::int32_t>(place - named.categories.begin()));
        }
    }
    return named;
}

/// Without the model.
stats::Ratings ofPeople(const NamedRatings& named) {
    stats::Ratings people{.raterCount = named.personCount, .categoryCount = named.ratings.categoryCount};
    for (std::size_t i = 0; i < named.ratings.unitCount(); ++i) {
        const auto unit = named.ratings.unit(i).first(named.personCount);
        people.values.insert(people.values.end(), unit.begin(), unit.end());
    }
    return people;
}

std::int64_t judgementCount(std::span<const std::int32_t> unit) {
    return std::ranges::count_if(unit, [](std::int32_t value) { return value >= 0; });
}

std::vector<Confusion>
confusionsOf(const stats::Ratings& people, const std::vector<std::string>& categories) {
    std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> counts;
    for (std::size_t i = 0; i < people.unitCount(); ++i) {
        const auto unit = people.unit(i);
        for (std::size_t a = 0; a < unit.size(); ++a) {
            for (std::size_t b = a + 1; b < unit.size(); ++b) {
                if (unit[a] >= 0 && unit[b] >= 0 && unit[a] != unit[b])
                    ++counts[std::minmax(unit[a], unit[b])];
            }
        }
    }
    std::vector<Confusion> confusions;
    for (const auto& [pair, count] : counts)
        confusions.push_back(
            {categories[static_cast<std::size_t>(pair.first)],
             categories[static_cast<std::size_t>(pair.second)],
             count});
    std::ranges::stable_sort(confusions, std::ranges::greater{}, &Confusion::count);
    return confusions;
}

/// Wilson's interval of a share (Wilson 1927), 95 %.
void setInterval(ShareOf& share) {
    constexpr double Z = 1.959963984540054;
    if (share.of == 0)
        return;
    const auto n = static_cast<double>(share.of);
    const double p = static_cast<double>(share.count) / n;
    const double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    const double half = Z / (1 + Z * Z / n) * std::sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    share.low = std::max(0.0, middle - half);
    share.high = std::min(1.0, middle + half);
}

std::vector<ShareOf> sharesOf(std::map<std::string, ShareOf> byAnnotator) {
    std::vector<ShareOf> shares;
    for (auto& [annotator, share] : byAnnotator) {
        share.annotator = annotator;
        setInterval(share);
        shares.push_back(share);
    }
    return shares;
}

std::vector<ShareOf> anchoringOf(const Gathered& gathered, const AgreementInput& input) {
    std::map<std::string, ShareOf> shares;
    for (const auto& [impression, byAnnotator] : gathered.blind) {
        const std::string model = modelIntent(input, impression);
        for (const auto& [annotator, blind] : byAnnotator) {
            const auto impressionNow = gathered.last.find(impression);
            const auto now = impressionNow->second.find(annotator);
            const bool isShown = now != impressionNow->second.end() && now->second.view == LabelView::Shown;
            const std::string before = categoryOf(blind, AgreementField::Intent);
            if (!isShown || model.empty() || before.empty() || before == model)
                continue;
            ++shares[annotator].of;
            shares[annotator].count += categoryOf(now->second, AgreementField::Intent) == model ? 1 : 0;
        }
    }
    return sharesOf(std::move(shares));
}

std::vector<ShareOf> goldOf(const Judgements& judgements, const queues::QueueContent& queue) {
    std::map<std::string, ShareOf> shares;
    for (const queues::QueueItem& item : queue.items) {
        const auto judged = judgements.find(item.impressionId);
        if (!item.isGold() || judged == judgements.end())
            continue;
        for (const auto& [annotator, event] : judged->second) {
            const std::string intent = categoryOf(event, AgreementField::Intent);
            if (intent.empty())
                continue;
            ++shares[annotator].of;
            const auto& known = item.goldIntents;
            shares[annotator].count += std::ranges::find(known, intent) != known.end() ? 1 : 0;
        }
    }
    return sharesOf(std::move(shares));
}

Status measurePairs(AgreementReport& report, const NamedRatings& named, const std::stop_token& stop) {
    for (std::size_t a = 0; a < named.raters.size(); ++a) {
        for (std::size_t b = a + 1; b < named.raters.size(); ++b) {
            PairAgreement pair{
                .first = named.raters[a], .second = named.raters[b], .percent = {}, .kappa = {}};
            pair.percent = stats::percentAgreement(named.ratings, a, b);
            ISCOPE_TRY_ASSIGN(
                pair.kappa, stats::cohenKappa(named.ratings, a, b, report.spec.bootstrap, stop));
            report.pairs.push_back(std::move(pair));
        }
    }
    return {};
}

Status measureCategories(
    AgreementReport& report,
    const stats::Ratings& people,
    const std::vector<std::string>& categories,
    const std::stop_token& stop) {
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const auto category = static_cast<std::int32_t>(i);
        CategoryAgreement one{.category = categories[i], .judgementCount = 0, .alpha = {}};
        one.judgementCount = std::ranges::count(people.values, category);
        if (one.judgementCount == 0)
            continue; // the model alone named it
        ISCOPE_TRY_ASSIGN(
            one.alpha,
            stats::krippendorffAlpha(stats::oneAgainstRest(people, category), report.spec.bootstrap, stop));
        report.categories.push_back(std::move(one));
    }
    std::ranges::stable_sort(report.categories, std::ranges::greater{}, &CategoryAgreement::judgementCount);
    return {};
}

} // namespace

std::string_view name(AgreementField field) {
    return wordOf(FieldWords, field);
}

Result<AgreementField> parseAgreementField(std::string_view word) {
    return parseWord(FieldWords, word, "nothing that labels agree on");
}

Result<AgreementReport> agreementTask(
    const AgreementSpec& spec,
    const AgreementInput& input,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (input.model != nullptr && spec.field != AgreementField::Intent)
        return fail(
            ErrorCode::InvalidInput,
            "A model says nothing about " + std::string(name(spec.field)),
            {.cure = "Leave --model out, or compare intents"});
    ISCOPE_TRY_ASSIGN(const auto gathered, gather(input, progress, stop));
    const Judgements& judgements = spec.isBlindOnly ? gathered.blind : gathered.last;
    const NamedRatings named = ratingsOf(judgements, spec, input);
    const stats::Ratings people = ofPeople(named);
    progress.report({.phase = "Measuring agreement"});
    AgreementReport report;
    report.spec = spec;
    report.raters = named.raters;
    for (std::size_t i = 0; i < people.unitCount(); ++i) {
        ++report.impressionCount;
        report.sharedCount += judgementCount(people.unit(i)) > 1 ? 1 : 0;
    }
    ISCOPE_TRY_ASSIGN(report.alpha, stats::krippendorffAlpha(people, spec.bootstrap, stop));
    ISCOPE_TRY_ASSIGN(report.fleiss, stats::fleissKappa(people, spec.bootstrap, stop));
    ISCOPE_TRY(measurePairs(report, named, stop));
    ISCOPE_TRY(measureCategories(report, people, named.categories, stop));
    report.confusions = confusionsOf(people, named.categories);
    if (input.model != nullptr)
        report.anchoring = anchoringOf(gathered, input);
    if (input.queue != nullptr && spec.field == AgreementField::Intent)
        report.gold = goldOf(judgements, *input.queue);
    return report;
}

} // namespace intentscope::tasks
