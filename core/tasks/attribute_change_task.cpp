// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/attribute_change_task.h"

#include "core/base/assert.h"
#include "core/base/word_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace intentscope::tasks {
namespace {

constexpr WordTable<ChangeHalves, 4> HalvesWords{
    {{ChangeHalves::Divided, "divided"},
     {ChangeHalves::SameQueries, "same_queries"},
     {ChangeHalves::OneReads, "one_reads"},
     {ChangeHalves::OtherSize, "other_size"}}};

/// Ranker and latent queries of the runs before (B) and after (A), first the ranker: as in swapTask.
enum Cell : std::size_t { BB, BA, AB, AA };
constexpr std::size_t CellCount = 4;
using Cells = std::array<rank::Explanation, CellCount>;

bool isSame(const rank::LatentQueries* one, const rank::LatentQueries* other) {
    if (one == nullptr || other == nullptr)
        return one == other;
    return one == other ||
           (one->info().id == other->info().id && one->info().vectorsHash == other->info().vectorsHash);
}

ChangeHalves halvesOf(const AttributedRun& before, const AttributedRun& after) {
    if (isSame(before.latent.get(), after.latent.get()))
        return ChangeHalves::SameQueries;
    if (!before.latent || !after.latent)
        return ChangeHalves::OneReads;
    return before.latent->vectorSize() == after.latent->vectorSize() ? ChangeHalves::Divided
                                                                     : ChangeHalves::OtherSize;
}

/// So many of them, evenly spread.
std::vector<ChangeContest> spread(const std::vector<ChangeContest>& all, std::size_t most) {
    if (all.size() <= most)
        return all;
    std::vector<ChangeContest> some;
    for (std::size_t i = 0; i < most; ++i)
        some.push_back(all[i * all.size() / most]);
    return some;
}

std::int32_t rankOf(const rank::ScoreTable& run, const ChangeContest& contest) {
    const auto list = rank::rankedList(run, contest.impression);
    const auto found = std::ranges::find(list, contest.intent, &rank::RankedIntent::intent);
    return found == list.end() ? 0 : found->rank;
}

using Sums = std::vector<rank::ContributionSum>;

double amountOf(const Sums& sums, const std::string& name) {
    const auto found = std::ranges::find(sums, name, &rank::ContributionSum::name);
    return found == sums.end() ? 0.0 : found->amount;
}

/// Both Shapley values of one quantity in the four cells.
ChangeAmount divided(std::string name, const std::array<double, CellCount>& in, ChangeHalves halves) {
    ChangeAmount amount{.name = std::move(name), .before = in[BB], .after = in[AA]};
    if (halves == ChangeHalves::SameQueries) {
        amount.ranker = amount.change();
    } else if (halves == ChangeHalves::Divided) {
        amount.latent = ((in[BA] - in[BB]) + (in[AA] - in[AB])) / 2;
        amount.ranker = ((in[AB] - in[BB]) + (in[AA] - in[BA])) / 2;
    }
    return amount;
}

void sortByChange(std::vector<ChangeAmount>& amounts) {
    std::ranges::sort(amounts, {}, [](const ChangeAmount& amount) {
        return std::pair(-std::abs(amount.change()), amount.name);
    });
}

std::vector<ChangeAmount> divided(const Cells& cells, Sums rank::Explanation::* sums, ChangeHalves halves) {
    std::set<std::string> names;
    for (const auto& cell : cells)
        for (const auto& sum : cell.*sums)
            names.insert(sum.name);
    std::vector<ChangeAmount> amounts;
    for (const std::string& name : names) {
        std::array<double, CellCount> in{};
        for (std::size_t i = 0; i < CellCount; ++i)
            in[i] = amountOf(cells[i].*sums, name);
        amounts.push_back(divided(name, in, halves));
    }
    sortByChange(amounts);
    return amounts;
}

class Attribution {
public:
    Attribution(const AttributeChangeSpec& spec, const AttributedRun& before, const AttributedRun& after)
        : m_spec(spec), m_before(before), m_after(after), m_halves(halvesOf(before, after)) {}

    ChangeHalves halves() const { return m_halves; }

    Result<ImpressionChange> explain(const ChangeContest& contest, const std::stop_token& stop) const {
        Cells cells;
        ISCOPE_TRY_ASSIGN(cells[BB], explain(contest, m_before, m_before, stop));
        ISCOPE_TRY_ASSIGN(cells[AA], explain(contest, m_after, m_after, stop));
        if (m_halves == ChangeHalves::Divided) {
            ISCOPE_TRY_ASSIGN(cells[BA], explain(contest, m_before, m_after, stop));
            ISCOPE_TRY_ASSIGN(cells[AB], explain(contest, m_after, m_before, stop));
        }
        ImpressionChange change{
            .contest = contest,
            .rankBefore = rankOf(m_before.run, contest),
            .rankAfter = rankOf(m_after.run, contest),
            .margin = divided(
                "margin", {cells[BB].score, cells[BA].score, cells[AB].score, cells[AA].score}, m_halves),
            .parts = divided(cells, &rank::Explanation::parts, m_halves),
            .groups = divided(cells, &rank::Explanation::groups, m_halves)};
        change.residual = change.margin.change();
        for (const ChangeAmount& part : change.parts)
            change.residual -= part.change();
        return change;
    }

private:
    Result<rank::Explanation> explain(
        const ChangeContest& contest,
        const AttributedRun& ranker,
        const AttributedRun& queries,
        const std::stop_token& stop) const {
        ISCOPE_TRY_ASSIGN(const auto explainer, ranker.findExplainer(contest.impression));
        // The swapped cells are meant to read another reasoner's, and a run says itself whose it read.
        const rank::ScoringInput input{ranker.run.dataset(), queries.latent.get(), true};
        return explainer->explain(
            input,
            input,
            {.impression = contest.impression,
             .intent = contest.intent,
             .against = contest.against,
             .errorBound = m_spec.errorBound},
            stop);
    }

    const AttributeChangeSpec& m_spec;
    const AttributedRun& m_before;
    const AttributedRun& m_after;
    ChangeHalves m_halves;
};

/// Means of amounts of the same name; one that is missing counts 0.
class Means {
public:
    void add(const ChangeAmount& amount) {
        auto found = std::ranges::find(m_sums, amount.name, &ChangeAmount::name);
        if (found == m_sums.end())
            found = m_sums.insert(m_sums.end(), ChangeAmount{.name = amount.name});
        found->before += amount.before;
        found->after += amount.after;
        found->latent += amount.latent;
        found->ranker += amount.ranker;
    }

    std::vector<ChangeAmount> take(double count) {
        for (ChangeAmount& sum : m_sums) {
            sum.before /= count;
            sum.after /= count;
            sum.latent /= count;
            sum.ranker /= count;
        }
        sortByChange(m_sums);
        return std::move(m_sums);
    }

private:
    std::vector<ChangeAmount> m_sums;
};

std::vector<UserChange> usersOf(const std::vector<ImpressionChange>& changes, const data::Dataset& dataset) {
    std::map<std::int32_t, UserChange> users;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const UserIndex user = dataset.userOf(changes[i].contest.impression);
        UserChange& change = users[user.value];
        change.user = user;
        change.changes.push_back(i);
    }
    std::vector<UserChange> list;
    for (auto& [row, user] : users) {
        Means margin;
        Means parts;
        Means groups;
        for (const std::size_t i : user.changes) {
            margin.add(changes[i].margin);
            std::ranges::for_each(changes[i].parts, [&](const auto& part) { parts.add(part); });
            std::ranges::for_each(changes[i].groups, [&](const auto& group) { groups.add(group); });
        }
        const auto count = static_cast<double>(user.changes.size());
        user.margin = margin.take(count).front();
        user.parts = parts.take(count);
        user.groups = groups.take(count);
        list.push_back(std::move(user));
    }
    std::ranges::stable_sort(
        list, std::greater(), [](const UserChange& user) { return std::abs(user.margin.change()); });
    return list;
}

/// Amounts of one name by user, and how many impressions stand behind each.
struct Sample {
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> latent;
    std::vector<double> ranker;
    std::vector<double> weights;
};

using Pick = std::function<const ChangeAmount*(const UserChange&)>;

Sample sampleOf(const std::vector<UserChange>& users, const Pick& pick) {
    Sample sample;
    const ChangeAmount none;
    for (const UserChange& user : users) {
        const ChangeAmount* found = pick(user);
        const ChangeAmount& amount = found == nullptr ? none : *found;
        sample.before.push_back(amount.before);
        sample.after.push_back(amount.after);
        sample.latent.push_back(amount.latent);
        sample.ranker.push_back(amount.ranker);
        sample.weights.push_back(static_cast<double>(user.changes.size()));
    }
    return sample;
}

Result<MeanChange> meanOf(
    std::string name,
    const Sample& sample,
    const stats::BootstrapSpec& bootstrap,
    const std::stop_token& stop) {
    MeanChange mean{.name = std::move(name), .amount = {}, .latent = {}, .ranker = {}};
    ISCOPE_TRY_ASSIGN(
        mean.amount,
        stats::bootstrapDifference(
            {.before = sample.before, .after = sample.after, .weights = sample.weights}, bootstrap, stop));
    ISCOPE_TRY_ASSIGN(
        mean.latent,
        stats::bootstrapMean({.values = sample.latent, .weights = sample.weights}, bootstrap, stop));
    ISCOPE_TRY_ASSIGN(
        mean.ranker,
        stats::bootstrapMean({.values = sample.ranker, .weights = sample.weights}, bootstrap, stop));
    return mean;
}

Result<std::vector<MeanChange>> meansOf(
    const std::vector<UserChange>& users,
    std::vector<ChangeAmount> UserChange::* amounts,
    const stats::BootstrapSpec& bootstrap,
    const std::stop_token& stop) {
    std::set<std::string> names;
    for (const UserChange& user : users)
        for (const ChangeAmount& amount : user.*amounts)
            names.insert(amount.name);
    std::vector<MeanChange> means;
    for (const std::string& name : names) {
        const auto sample = sampleOf(users, [&](const UserChange& user) -> const ChangeAmount* {
            const auto found = std::ranges::find(user.*amounts, name, &ChangeAmount::name);
            return found == (user.*amounts).end() ? nullptr : &*found;
        });
        ISCOPE_TRY_ASSIGN(auto mean, meanOf(name, sample, bootstrap, stop));
        means.push_back(std::move(mean));
    }
    std::ranges::sort(means, {}, [](const MeanChange& mean) {
        return std::pair(-std::abs(mean.amount.difference.value), mean.name);
    });
    return means;
}

Status addMeans(AttributeChangeReport& report, const data::Dataset& dataset, const std::stop_token& stop) {
    report.users = usersOf(report.impressions, dataset);
    const auto& bootstrap = report.spec.bootstrap;
    const auto margins = sampleOf(report.users, [](const UserChange& user) { return &user.margin; });
    ISCOPE_TRY_ASSIGN(report.margin, meanOf("margin", margins, bootstrap, stop));
    ISCOPE_TRY_ASSIGN(report.parts, meansOf(report.users, &UserChange::parts, bootstrap, stop));
    ISCOPE_TRY_ASSIGN(report.groups, meansOf(report.users, &UserChange::groups, bootstrap, stop));
    for (const ImpressionChange& change : report.impressions) {
        report.meanResidual += change.residual / static_cast<double>(report.impressions.size());
        report.worstResidual = std::max(report.worstResidual, std::abs(change.residual));
    }
    return {};
}

} // namespace

std::string_view name(ChangeHalves halves) {
    return wordOf(HalvesWords, halves);
}

Result<AttributeChangeReport> attributeChangeTask(
    const AttributeChangeSpec& spec,
    const AttributedRun& before,
    const AttributedRun& after,
    ProgressSink& progress,
    const std::stop_token& stop) {
    if (spec.contests.empty())
        return fail(
            ErrorCode::InvalidInput,
            "there is no change to explain: no impression has two intents to set against each other",
            {.place = {}, .cure = "Look at another part, slice or user"});
    const Attribution attribution(spec, before, after);
    AttributeChangeReport report;
    report.spec = spec;
    report.spec.contests.clear();
    report.before = before.run.info();
    report.after = after.run.info();
    report.halves = attribution.halves();
    report.askedCount = static_cast<std::int64_t>(spec.contests.size());
    const auto contests = spread(spec.contests, spec.most);
    for (std::size_t i = 0; i < contests.size(); ++i) {
        progress.report(
            {.phase = "Explaining what changed",
             .done = static_cast<std::int64_t>(i),
             .total = static_cast<std::int64_t>(contests.size())});
        ISCOPE_TRY_ASSIGN(auto change, attribution.explain(contests[i], stop));
        report.impressions.push_back(std::move(change));
    }
    ISCOPE_TRY(addMeans(report, before.run.dataset(), stop));
    return report;
}

} // namespace intentscope::tasks
