// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include "core/base/checked.h"
#include "core/data/cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace intentscope::data {
namespace {

enum class Part : std::int8_t { None, Train, Validation, Test };

tl::unexpected<Error> badSplit(std::string message) {
    return fail(
        ErrorCode::InvalidInput,
        std::move(message),
        {.cure = "Splits are written like time:0.7/0.1, users:every=5,validation=0.1,seed=0 or "
                 "folds:5/0,validation=0,seed=1"});
}

template <class Number>
bool parseWhole(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

/// "a<separator>b".
template <class First, class Second>
bool parsePair(std::string_view text, First& first, Second& second) {
    const auto slash = text.find('/');
    return slash != std::string_view::npos && parseWhole(text.substr(0, slash), first) &&
           parseWhole(text.substr(slash + 1), second);
}

/// The settings "validation=0.1,seed=0" and, where `every` is given, "every=5", in any order.
bool parseSettings(std::string_view text, double& validation, std::uint64_t& seed, std::int32_t* every) {
    while (!text.empty()) {
        const auto setting = text.substr(0, std::min(text.find(','), text.size()));
        text.remove_prefix(std::min(setting.size() + 1, text.size()));
        const auto equals = std::min(setting.find('='), setting.size());
        const auto key = setting.substr(0, equals);
        const auto value = setting.substr(std::min(equals + 1, setting.size()));
        const bool isRead = key == "validation"                  ? parseWhole(value, validation)
                            : key == "seed"                      ? parseWhole(value, seed)
                            : key == "every" && every != nullptr ? parseWhole(value, *every)
                                                                 : false;
        if (!isRead)
            return false;
    }
    return true;
}

bool isFraction(double value) {
    return value >= 0 && value < 1;
}

Status checkSpec(const TimeSplit& spec) {
    if (!(spec.trainFraction > 0) || !isFraction(spec.validationFraction) ||
        !(spec.trainFraction + spec.validationFraction < 1))
        return badSplit("The fractions for training and validation leave nothing to train or to test");
    return {};
}

Status checkSpec(const UserHoldout& spec) {
    if (spec.every < 2 || !isFraction(spec.validationFraction))
        return badSplit("Every second user at most can be held out, and validation is a fraction below 1");
    return {};
}

Status checkSpec(const UserFolds& spec) {
    if (spec.foldCount < 2 || spec.fold < 0 || spec.fold >= spec.foldCount ||
        !isFraction(spec.validationFraction))
        return badSplit("There are at least two folds, counted from 0, and validation is a fraction below 1");
    return {};
}

/// Fisher-Yates with a generator and a reduction that are the same everywhere; std::shuffle is not.
void shuffle(std::vector<std::int32_t>& users, std::uint64_t seed) {
    if (seed == 0)
        return;
    std::mt19937_64 generator(seed);
    for (std::size_t left = users.size(); left > 1; --left)
        std::swap(users[left - 1], users[generator() % left]);
}

/// Whether the item at `position` is one of those that make up `fraction` of all, evenly spread.
bool isInFraction(std::size_t position, double fraction) {
    constexpr double Slack = 1e-9; // 0.1 * 10 must count as 1
    const auto countBefore = [&](std::size_t end) {
        return std::floor(static_cast<double>(end) * fraction + Slack);
    };
    return countBefore(position + 1) > countBefore(position);
}

/// The part of every user: those that `isTest` takes test; of the others a fraction validates.
template <class IsTest>
std::vector<Part>
partOfUsers(const Dataset& dataset, std::span<const std::int32_t> order, double validation, IsTest isTest) {
    std::vector<Part> parts(narrow<std::size_t>(dataset.userCount()), Part::None);
    std::size_t otherCount = 0;
    for (std::size_t position = 0; position < order.size(); ++position) {
        auto& part = parts[static_cast<std::size_t>(order[position])];
        if (isTest(position))
            part = Part::Test;
        else
            part = isInFraction(otherCount++, validation) ? Part::Validation : Part::Train;
    }
    return parts;
}

void addRow(Split& split, Part part, std::int32_t row) {
    auto& rows = part == Part::Test ? split.test : part == Part::Validation ? split.validation : split.train;
    rows.push_back(row);
}

Split splitByUser(const Dataset& dataset, std::span<const Part> parts) {
    Split split;
    for (std::int32_t row = 0; row < dataset.impressionCount(); ++row)
        addRow(split, parts[dataset.userOf(ImpressionIndex{row}).row()], row);
    return split;
}

Result<Split> splitRows(const Dataset& dataset, const UserHoldout& spec) {
    std::vector<std::int32_t> order(narrow<std::size_t>(dataset.userCount()));
    std::iota(order.begin(), order.end(), 0);
    shuffle(order, spec.seed);
    const auto every = static_cast<std::size_t>(spec.every);
    const auto isTest = [every](std::size_t position) { return (position + 1) % every == 0; };
    return splitByUser(dataset, partOfUsers(dataset, order, spec.validationFraction, isTest));
}

Result<Split> splitRows(const Dataset& dataset, const UserFolds& spec) {
    std::vector<std::int32_t> order;
    for (std::int32_t user = 0; user < dataset.userCount(); ++user) {
        if (!dataset.impressionsOf(UserIndex{user}).empty())
            order.push_back(user);
    }
    shuffle(order, spec.seed);
    const auto isTest = [&](std::size_t position) {
        return position % static_cast<std::size_t>(spec.foldCount) == static_cast<std::size_t>(spec.fold);
    };
    return splitByUser(dataset, partOfUsers(dataset, order, spec.validationFraction, isTest));
}

Status checkTimes(const Dataset& dataset) {
    for (std::int32_t row = 0; row < dataset.impressionCount(); ++row) {
        if (dataset.timeOf(ImpressionIndex{row}).isMissing()) {
            return fail(
                ErrorCode::InvalidInput,
                "The impressions have no times, so they cannot be split by time",
                {.cure = "Split by user: users:every=5,validation=0.1,seed=0"});
        }
    }
    return {};
}

Result<Split> splitRows(const Dataset& dataset, const TimeSplit& spec) {
    ISCOPE_TRY(checkTimes(dataset));
    std::vector<std::int32_t> order(narrow<std::size_t>(dataset.impressionCount()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, {}, [&](std::int32_t row) { return dataset.timeOf(ImpressionIndex{row}); });
    constexpr double Slack = 1e-9; // 0.7 * 10 must count as 7
    const auto share = [&](double fraction) {
        return static_cast<std::ptrdiff_t>(std::floor(static_cast<double>(order.size()) * fraction + Slack));
    };
    const auto trainEnd = order.begin() + share(spec.trainFraction);
    const auto validationEnd = trainEnd + share(spec.validationFraction);
    Split split{
        .train = {order.begin(), trainEnd},
        .validation = {trainEnd, validationEnd},
        .test = {validationEnd, order.end()}};
    for (auto* part : {&split.train, &split.validation, &split.test})
        std::ranges::sort(*part);
    return split;
}

double validationOf(const SplitSpec& spec) {
    return std::visit([](const auto& kind) { return kind.validationFraction; }, spec);
}

Status checkParts(const SplitSpec& spec, const Split& split) {
    const auto empty = [](std::string part) {
        return fail(
            ErrorCode::InvalidInput,
            "The split leaves no impression for " + std::move(part),
            {.cure = "Choose other fractions, or bring more impressions"});
    };
    if (split.train.empty())
        return empty("training");
    if (split.validation.empty() && validationOf(spec) > 0)
        return empty("validation");
    if (split.test.empty())
        return empty("the test");
    return {};
}

tl::unexpected<Error> leak(std::string message) {
    return fail(
        ErrorCode::Mismatch, std::move(message), {.cure = "Make the split again from the same dataset"});
}

std::string textOf(const Dataset& dataset, std::int32_t row) {
    return "'" + std::string(dataset.impressionId(ImpressionIndex{row})) + "'";
}

/// The part of every impression.
Result<std::vector<Part>> partOfRows(const Dataset& dataset, const Split& split) {
    std::vector<Part> parts(narrow<std::size_t>(dataset.impressionCount()), Part::None);
    const std::array<std::pair<Part, const std::vector<std::int32_t>*>, 3> all{
        {{Part::Train, &split.train}, {Part::Validation, &split.validation}, {Part::Test, &split.test}}};
    for (const auto& [part, rows] : all) {
        for (const auto row : *rows) {
            if (row < 0 || row >= dataset.impressionCount())
                return leak(
                    "The split names impression row " + std::to_string(row) + ", which does not exist");
            if (std::exchange(parts[static_cast<std::size_t>(row)], part) != Part::None)
                return leak("The impression " + textOf(dataset, row) + " is in the split twice");
        }
    }
    const auto missing = std::ranges::find(parts, Part::None);
    if (missing != parts.end()) {
        const auto row = static_cast<std::int32_t>(missing - parts.begin());
        return leak("The impression " + textOf(dataset, row) + " is in no part of the split");
    }
    return parts;
}

Status checkUsersApart(const Dataset& dataset, std::span<const Part> parts) {
    for (std::int32_t user = 0; user < dataset.userCount(); ++user) {
        const auto rows = dataset.impressionsOf(UserIndex{user});
        for (const auto row : rows) {
            if (parts[static_cast<std::size_t>(row)] != parts[static_cast<std::size_t>(rows.front())]) {
                return leak(
                    "The user '" + std::string(dataset.userId(UserIndex{user})) +
                    "' is in two parts of the split");
            }
        }
    }
    return {};
}

/// Every row of `earlier` at or before every row of `later`.
Status checkOrder(
    const Dataset& dataset, std::span<const std::int32_t> earlier, std::span<const std::int32_t> later) {
    if (earlier.empty() || later.empty())
        return {};
    const auto timeOf = [&](std::int32_t row) { return dataset.timeOf(ImpressionIndex{row}); };
    const auto newest = *std::ranges::max_element(earlier, {}, timeOf);
    const auto oldest = *std::ranges::min_element(later, {}, timeOf);
    if (timeOf(newest) <= timeOf(oldest))
        return {};
    return leak(
        "The impression " + textOf(dataset, newest) + " is later than " + textOf(dataset, oldest) +
        ", which it must not know");
}

} // namespace

std::string toText(const SplitSpec& spec) {
    if (const auto* time = std::get_if<TimeSplit>(&spec))
        return "time:" + numberText(time->trainFraction) + "/" + numberText(time->validationFraction);
    if (const auto* users = std::get_if<UserHoldout>(&spec)) {
        return "users:every=" + std::to_string(users->every) +
               ",validation=" + numberText(users->validationFraction) +
               ",seed=" + std::to_string(users->seed);
    }
    const auto& folds = std::get<UserFolds>(spec);
    return "folds:" + std::to_string(folds.foldCount) + "/" + std::to_string(folds.fold) +
           ",validation=" + numberText(folds.validationFraction) + ",seed=" + std::to_string(folds.seed);
}

Result<SplitSpec> parseSplit(std::string_view text) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto kind = text.substr(0, colon);
    const auto rest = text.substr(std::min(colon + 1, text.size()));
    SplitSpec spec;
    bool isRead = false;
    if (kind == "time") {
        auto& time = spec.emplace<TimeSplit>();
        isRead = parsePair(rest, time.trainFraction, time.validationFraction);
    } else if (kind == "users") {
        auto& users = spec.emplace<UserHoldout>();
        isRead = parseSettings(rest, users.validationFraction, users.seed, &users.every);
    } else if (kind == "folds") {
        auto& folds = spec.emplace<UserFolds>();
        const auto comma = std::min(rest.find(','), rest.size());
        const auto settings = rest.substr(std::min(comma + 1, rest.size()));
        isRead = parsePair(rest.substr(0, comma), folds.foldCount, folds.fold) &&
                 parseSettings(settings, folds.validationFraction, folds.seed, nullptr);
    }
    if (!isRead)
        return badSplit(quotedCell(text) + " is no split");
    ISCOPE_TRY(std::visit([](const auto& known) { return checkSpec(known); }, spec));
    return spec;
}

Result<Split> makeSplit(const Dataset& dataset, const SplitSpec& spec) {
    ISCOPE_TRY(std::visit([](const auto& kind) { return checkSpec(kind); }, spec));
    ISCOPE_TRY_ASSIGN(
        auto split, std::visit([&](const auto& kind) { return splitRows(dataset, kind); }, spec));
    ISCOPE_TRY(checkParts(spec, split));
    ISCOPE_TRY(checkNoLeak(dataset, spec, split));
    return split;
}

Status checkNoLeak(const Dataset& dataset, const SplitSpec& spec, const Split& split) {
    ISCOPE_TRY_ASSIGN(const auto parts, partOfRows(dataset, split));
    if (!std::holds_alternative<TimeSplit>(spec))
        return checkUsersApart(dataset, parts);
    ISCOPE_TRY(checkOrder(dataset, split.train, split.validation));
    ISCOPE_TRY(checkOrder(dataset, split.train, split.test));
    return checkOrder(dataset, split.validation, split.test);
}

} // namespace intentscope::data
