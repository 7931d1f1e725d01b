// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/feature_space.h"

#include "core/nn/ranker/feature_encoder.h"
#include "core/nn/ranker/packed_batch.h"
#include "tests/core/nn/memory_dataset.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace intentscope::nn {
namespace {

using test::HasErrorAbout;

constexpr double Missing = std::numeric_limits<double>::quiet_NaN();

std::vector<std::int32_t> rowsUpTo(std::int32_t count) {
    std::vector<std::int32_t> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

const Field* findField(std::span<const Field> fields, std::string_view column, FieldEncoding encoding) {
    const auto found = std::ranges::find_if(
        fields, [&](const Field& field) { return field.column == column && field.encoding == encoding; });
    return found == fields.end() ? nullptr : &*found;
}

/// One user, two intents, `count` impressions a day apart that all show both intents.
test::MemoryDatasetSpec plain(std::int32_t count) {
    test::MemoryDatasetSpec spec;
    for (std::int32_t i = 0; i < count; ++i)
        spec.impressions.push_back({0, (i + 1) * MillisPerDay, {0, 1}, {i % 2}});
    return spec;
}

FieldValue valueOf(const Field& field, const data::Dataset& dataset, std::int32_t impression) {
    FieldValue value;
    makeFieldReader(field, dataset)->read(momentOf(dataset, ImpressionIndex{impression}), value);
    return value;
}

TEST(FeatureSpace, GivesWordsOfTheTrainingPartCodesAndAllOthersTheUnknownOne) {
    auto spec = plain(6);
    spec.impressionColumns = {
        test::wordColumn(test::feature("status"), {"b", "a", "b", "a", "once", "later"})};
    const auto dataset = test::makeMemoryDataset(spec);
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(5), {}));
    const Field* field = findField(space.userFields, "status", FieldEncoding::Categorical);
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->words, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(valueOf(*field, *dataset, 1).codes.front(), Field::FirstWordCode);
    EXPECT_EQ(valueOf(*field, *dataset, 4).codes.front(), Field::UnknownCode) << "seen once";
    EXPECT_EQ(valueOf(*field, *dataset, 5).codes.front(), Field::UnknownCode) << "never seen";
}

TEST(FeatureSpace, KeepsAMissingValueApartFromEveryNumber) {
    auto spec = plain(5);
    spec.impressionColumns = {test::numberColumn(test::feature("age"), {0, 10, Missing, 0, 1000})};
    const auto dataset = test::makeMemoryDataset(spec);
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(4), {2, 16}));
    const Field* field = findField(space.userFields, "age", FieldEncoding::Numeric);
    ASSERT_NE(field, nullptr);
    EXPECT_DOUBLE_EQ(field->mean, 10.0 / 3.0);
    EXPECT_EQ(valueOf(*field, *dataset, 2), (FieldValue{{Field::MissingCode}, 0.0F}));
    EXPECT_NE(valueOf(*field, *dataset, 0).codes, valueOf(*field, *dataset, 2).codes);
    EXPECT_FLOAT_EQ(
        valueOf(*field, *dataset, 1).value, static_cast<float>((10 - field->mean) / field->deviation));
    EXPECT_FLOAT_EQ(valueOf(*field, *dataset, 4).value, 5.0F) << "far values are held at five deviations";
}

TEST(FeatureSpace, LeavesOutWhatIsTheSameForEveryTrainingImpression) {
    auto spec = plain(4);
    spec.impressionColumns = {
        test::wordColumn(test::feature("same"), {"x", "x", "x", "x"}),
        test::flagColumn(test::feature("flag"), {1, 0, -1, 1})};
    const auto dataset = test::makeMemoryDataset(spec);
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(4), {}));
    EXPECT_EQ(findField(space.userFields, "same", FieldEncoding::Categorical), nullptr);
    const Field* flag = findField(space.userFields, "flag", FieldEncoding::Boolean);
    ASSERT_NE(flag, nullptr);
    EXPECT_EQ(valueOf(*flag, *dataset, 2).codes.front(), Field::MissingCode);
}

TEST(FeatureSpace, RefusesImpressionsThatNothingTellsApart) {
    auto spec = plain(4);
    for (auto& impression : spec.impressions)
        impression.timeMs = 0;
    EXPECT_THAT(
        fitFeatureSpace(*test::makeMemoryDataset(spec), rowsUpTo(4), {}),
        HasErrorAbout(ErrorCode::InvalidInput, "no feature"));
}

TEST(FeatureSpace, CountsTheAgeOfATimestampFromTheImpression) {
    auto spec = plain(3);
    constexpr auto NoTime = std::numeric_limits<std::int64_t>::min();
    spec.impressionColumns = {test::timeColumn(test::feature("ordered"), {0, MillisPerDay, NoTime})};
    const auto dataset = test::makeMemoryDataset(spec);
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(3), {}));
    const Field age{.table = FieldTable::Impressions, .column = "ordered", .encoding = FieldEncoding::Age};
    EXPECT_DOUBLE_EQ(rawNumber(age, *dataset, momentOf(*dataset, ImpressionIndex{0})), std::log1p(1.0));
    EXPECT_TRUE(std::isnan(rawNumber(age, *dataset, momentOf(*dataset, ImpressionIndex{2}))));
    EXPECT_NE(findField(space.userFields, "ordered", FieldEncoding::DayOfWeek), nullptr);
}

TEST(FeatureSpace, SeesOnlyEventsStrictlyBeforeTheImpression) {
    auto spec = plain(1);
    spec.impressions[0].timeMs = 5000;
    spec.events = {{0, 1000}, {0, 4999}, {0, 5000}, {0, 6000}, {0, std::numeric_limits<std::int64_t>::min()}};
    spec.eventColumns = {test::wordColumn(
        test::withRole("type", data::Role::EventType), {"a", "b", "now", "future", "undated"})};
    const auto dataset = test::makeMemoryDataset(spec);
    std::vector<PastEvent> events;
    EXPECT_EQ(pastEvents(*dataset, momentOf(*dataset, ImpressionIndex{0}), events), 2);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].ageMs, 1) << "newest first";
    EXPECT_EQ(dataset->events().columns()[0]->dictionary()->word(events[1].type), "a");
    Moment undated = momentOf(*dataset, ImpressionIndex{0});
    undated.time = UtcMillis::missing();
    EXPECT_EQ(pastEvents(*dataset, undated, events), 0) << "without a time nothing is known to be past";
}

TEST(FeatureSpace, HasHistoryTextAndMatchesOfAShop) {
    const auto dataset = test::makeMemoryDataset(test::smallShop(24));
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(24), {}));
    EXPECT_NE(findField(space.userFields, "", FieldEncoding::EventHistory), nullptr);
    EXPECT_NE(findField(space.userFields, "tier", FieldEncoding::Categorical), nullptr);
    EXPECT_NE(findField(space.userFields, "", FieldEncoding::HourOfDay), nullptr);
    EXPECT_NE(findField(space.intentFields, "", FieldEncoding::IntentId), nullptr);
    EXPECT_NE(findField(space.intentFields, "", FieldEncoding::HashedText), nullptr);
    EXPECT_EQ(space.matches, (std::vector<Match>{{FieldTable::Impressions, "open", "topic"}}));
    EXPECT_OK(checkConsistent(space));
}

TEST(FeatureSpace, GivesIntentsThatWereHardlyClickedNoCodeOfTheirOwn) {
    auto spec = plain(6);
    spec.intentCount = 3;
    spec.impressionColumns = {test::numberColumn(test::feature("n"), {1, 2, 3, 4, 5, 6})};
    const auto dataset = test::makeMemoryDataset(spec);
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(3), {}));
    EXPECT_EQ(space.intentFields.front().words, (std::vector<std::string>{"i0"}));
}

TEST(FeatureEncoder, CountsTheWordsThatUserAndIntentShare) {
    auto spec = plain(2);
    spec.intentCount = 3;
    spec.impressionColumns = {
        test::wordSetColumn(test::feature("owned", "product"), {{"tv", "lamp", "tv"}, {}})};
    spec.intentColumns = {test::wordColumn(test::feature("product", "product"), {"lamp", "tv", "boat"})};
    const auto dataset = test::makeMemoryDataset(spec);
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(2), {}));
    ASSERT_OK_AND_ASSIGN(const auto encoder, FeatureEncoder::create(space, *dataset));
    std::vector<float> matches;
    encoder.appendMatches(ImpressionIndex{0}, rowsUpTo(3), matches);
    EXPECT_EQ(matches, (std::vector<float>{1.0F, std::log2(3.0F), 0.0F}));
    encoder.appendMatches(ImpressionIndex{1}, rowsUpTo(1), matches);
    EXPECT_EQ(matches.back(), 0.0F) << "nothing owned, nothing shared";
}

TEST(FeatureEncoder, PacksListsOfDifferentLengths) {
    const auto dataset = test::makeMemoryDataset(test::smallShop(8));
    ASSERT_OK_AND_ASSIGN(const auto space, fitFeatureSpace(*dataset, rowsUpTo(8), {}));
    ASSERT_OK_AND_ASSIGN(const auto encoder, FeatureEncoder::create(space, *dataset));
    const auto batch =
        packBatch({encoder, *dataset, encoder.encodeAllIntents()}, std::vector<std::int32_t>{1, 2});
    EXPECT_EQ(batch.users.rowCount(), 2U);
    EXPECT_EQ(batch.pairUsers, (std::vector<std::int64_t>{0, 0, 0, 1, 1, 1, 1, 1}));
    EXPECT_EQ(batch.matches.size(), batch.pairCount());
    EXPECT_FLOAT_EQ(std::accumulate(batch.targets.begin(), batch.targets.end(), 0.0F), 2.0F);
}

TEST(HashedWords, AreTheSameWhateverTheCaseAndPunctuation) {
    std::vector<std::int32_t> a;
    std::vector<std::int32_t> b;
    hashWords("Where's my PARCEL?", 1024, a);
    hashWords("where s my parcel", 1024, b);
    EXPECT_EQ(a, b);
    EXPECT_EQ(a.size(), 4U);
    b.clear();
    hashWords(" --- ", 1024, b);
    EXPECT_TRUE(b.empty());
}

TEST(FieldWords, AreReadBackAndNothingElse) {
    EXPECT_THAT(
        parseFieldEncoding(name(FieldEncoding::EventHistory)),
        test::IsOkAndHolds(FieldEncoding::EventHistory));
    EXPECT_THAT(parseFieldTable(name(FieldTable::Users)), test::IsOkAndHolds(FieldTable::Users));
    EXPECT_THAT(parseFieldEncoding("magic"), HasErrorAbout(ErrorCode::InvalidInput, "'magic'"));
    EXPECT_THAT(parseFieldTable("shelf"), HasErrorAbout(ErrorCode::InvalidInput, "'shelf'"));
}

} // namespace
} // namespace intentscope::nn
