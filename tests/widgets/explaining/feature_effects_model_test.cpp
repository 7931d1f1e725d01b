// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/feature_effects_model.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_model_check.h"
#include "widgets/explaining/effect_sums_model.h"
#include "widgets/models/context_model.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace intentscope::explaining {
namespace {

rank::Contribution input(std::string column, std::string name, double amount) {
    return {
        .table = column.empty() ? "" : "impressions",
        .column = std::move(column),
        .name = std::move(name),
        .group = "order",
        .value = "3",
        .amount = amount};
}

rank::Explanation explanation() {
    rank::Explanation all;
    all.inputs = {
        input("last_order_time", "last_order_time (age)", 0.3),
        input("last_order_time", "last_order_time (weekday, UTC)", -0.1),
        input("days_in_status", "days_in_status", -0.75),
        input("", "latent query", 0.5)};
    all.inputs.back().part = rank::RankerPart::Query;
    rank::summarise(all);
    return all;
}

class FeatureEffectsModelTest : public testing::Test {
protected:
    QModelIndex at(const QString& feature, FeatureColumn column) {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString() == feature)
                return model.index(row, static_cast<int>(column));
        }
        return {};
    }
    QModelIndex value(const QString& feature) { return at(feature, FeatureColumn::Value); }
    QString effect(const QString& feature) { return at(feature, FeatureColumn::Effect).data().toString(); }

    std::shared_ptr<const data::Dataset> dataset = test::makeFakeDataset(test::smallShop());
    FeatureEffectsModel model;
    test::ModelCheck check{model};
};

TEST_F(FeatureEffectsModelTest, ListsFeaturesOfTheChatAndItsUserWithTheirUnits) {
    EXPECT_EQ(model.rowCount(), 0);
    model.setImpression(dataset, {0});
    EXPECT_TRUE(value(QStringLiteral("Days in status")).data().toString().endsWith(QStringLiteral(" days")));
    EXPECT_TRUE(value(QStringLiteral("User: Region")).isValid());
    EXPECT_FALSE(value(QStringLiteral("Name")).isValid()) << "a name is no feature";
}

TEST_F(FeatureEffectsModelTest, TypedValuesBecomeEditsAndTheStoredValueIsNone) {
    model.setImpression(dataset, {0});
    QSignalSpy edited(&model, &FeatureEffectsModel::edited);
    const QModelIndex days = value(QStringLiteral("Days in status"));
    const QString stored = days.data(Qt::EditRole).toString();
    ASSERT_TRUE(model.setData(days, QStringLiteral("12.5"), Qt::EditRole));
    const data::FeatureEdit expected{"impressions", "days_in_status", "12.5"};
    EXPECT_EQ(model.edits(), std::vector{expected});
    EXPECT_EQ(days.data().toString(), QStringLiteral("12.5 days"));
    EXPECT_TRUE(days.data(FeatureEffectsModel::IsEditedRole).toBool());
    EXPECT_EQ(edited.count(), 1);
    model.setData(days, stored, Qt::EditRole);
    EXPECT_TRUE(model.edits().empty());
    EXPECT_FALSE(days.data(FeatureEffectsModel::IsEditedRole).toBool());
}

TEST_F(FeatureEffectsModelTest, AnEmptyValueIsMissingAndATextThatIsNoNumberIsLeftOutWithTheReason) {
    model.setImpression(dataset, {0});
    const QModelIndex days = value(QStringLiteral("Days in status"));
    model.setData(days, QString(), Qt::EditRole);
    ASSERT_EQ(model.edits().size(), 1U);
    EXPECT_EQ(model.edits().front().value, "");
    EXPECT_EQ(days.data().toString(), QStringLiteral("missing"));
    model.setData(days, QStringLiteral("3 weeks"), Qt::EditRole);
    EXPECT_TRUE(model.edits().empty());
    EXPECT_EQ(model.problemCount(), 1);
    EXPECT_TRUE(days.data(FeatureEffectsModel::ProblemRole).toString().contains(QStringLiteral("3 weeks")));
    model.resetRow(days.row());
    EXPECT_EQ(model.problemCount(), 0);
    EXPECT_EQ(model.editedCount(), 0);
}

TEST_F(FeatureEffectsModelTest, ResetAllTakesBackEveryEditAtOnce) {
    model.setImpression(dataset, {0});
    model.setData(value(QStringLiteral("Days in status")), QStringLiteral("9"), Qt::EditRole);
    model.setData(value(QStringLiteral("Order status")), QStringLiteral("lost"), Qt::EditRole);
    ASSERT_EQ(model.editedCount(), 2);
    QSignalSpy edited(&model, &FeatureEffectsModel::edited);
    model.resetAll();
    EXPECT_EQ(model.editedCount(), 0);
    EXPECT_EQ(edited.count(), 1);
}

TEST_F(FeatureEffectsModelTest, ProposesTheWordsOfACategoricalColumn) {
    model.setImpression(dataset, {0});
    const QStringList words =
        value(QStringLiteral("Order status")).data(FeatureEffectsModel::WordsRole).toStringList();
    EXPECT_TRUE(words.contains(QStringLiteral("shipped")));
    EXPECT_TRUE(value(QStringLiteral("Days in status"))
                    .data(FeatureEffectsModel::WordsRole)
                    .toStringList()
                    .isEmpty());
}

TEST_F(FeatureEffectsModelTest, AddsUpTheInputsOfOneColumnAndAppendsWhatIsNoFeature) {
    model.setImpression(dataset, {0});
    const int features = model.rowCount();
    const rank::Explanation all = explanation();
    model.setExplanation(&all);
    EXPECT_EQ(model.rowCount(), features + 1);
    EXPECT_EQ(effect(QStringLiteral("Last order time")), QStringLiteral("+0.200"));
    EXPECT_EQ(effect(QStringLiteral("Latent query")), QStringLiteral("+0.500"));
    EXPECT_FALSE(value(QStringLiteral("Latent query")).flags().testFlag(Qt::ItemIsEditable));
    EXPECT_DOUBLE_EQ(model.largestEffect(), 0.75);
    model.setExplanation(&all);
    EXPECT_EQ(model.rowCount(), features + 1) << "again the same rows";
    EXPECT_EQ(effect(QStringLiteral("Last order time")), QStringLiteral("+0.200"));
    model.setExplanation(nullptr);
    EXPECT_EQ(model.rowCount(), features);
    EXPECT_DOUBLE_EQ(model.largestEffect(), 0.0);
}

TEST_F(FeatureEffectsModelTest, SumsStandUnderTheirHeadings) {
    EffectSumsModel sums;
    const test::ModelCheck watch(sums);
    const rank::Explanation all = explanation();
    sums.setExplanation(&all);
    ASSERT_GE(sums.rowCount(), 5);
    EXPECT_TRUE(sums.isHeading(0));
    QStringList names;
    for (int row = 0; row < sums.rowCount(); ++row)
        names << sums.index(row, 0).data().toString();
    EXPECT_TRUE(names.contains(QStringLiteral("Latent query")));
    EXPECT_TRUE(names.contains(QStringLiteral("By feature group")));
    EXPECT_GT(sums.largestEffect(), 0.0);
    sums.setExplanation(nullptr);
    EXPECT_EQ(sums.rowCount(), 0);
}

TEST_F(FeatureEffectsModelTest, TheContextShowsTheEffectsOfItsFeaturesAndForgetsThemWithTheChat) {
    models::ContextModel context;
    const test::ModelCheck watch(context);
    context.setImpression(dataset, {0});
    context.setEffects(std::make_shared<const rank::Explanation>(explanation()));
    const auto effectOf = [&](const QString& feature) -> std::optional<double> {
        for (int row = 0; row < context.rowCount(); ++row) {
            if (context.index(row, 0).data().toString() == feature)
                return context.relativeEffect(row);
        }
        return std::nullopt;
    };
    EXPECT_EQ(effectOf(QStringLiteral("Days in status")), -1.0);
    ASSERT_TRUE(effectOf(QStringLiteral("Last order time")));
    EXPECT_NEAR(*effectOf(QStringLiteral("Last order time")), 0.2 / 0.75, 1e-12);
    EXPECT_EQ(effectOf(QStringLiteral("Order status")), std::nullopt) << "the ranker does not read it";
    context.setImpression(dataset, {1});
    EXPECT_EQ(effectOf(QStringLiteral("Days in status")), std::nullopt);
}

} // namespace
} // namespace intentscope::explaining
