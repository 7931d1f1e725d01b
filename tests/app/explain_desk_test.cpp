// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain_desk.h"

#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/explaining/feature_effects_model.h"
#include "widgets/explaining/feature_table.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace intentscope::app {
namespace {

/// Likes early intents until an order has stood still for ten days, and late ones from then on.
class WaitingScorer final : public rank::Scorer {
public:
    explicit WaitingScorer(rank::ScorerInfo info) : m_info(std::move(info)) {}

    const rank::ScorerInfo& info() const override { return m_info; }
    Status score(
        const rank::ScoringInput& input,
        std::span<const std::int32_t> impressions,
        std::span<float> scores,
        std::stop_token stop) const override {
        ISCOPE_TRY(checkStop(stop));
        auto next = scores.begin();
        for (const std::int32_t row : impressions) {
            const data::Column& days = *input.dataset.impressions().find("days_in_status");
            const double waited = days.numbers()[static_cast<std::size_t>(row)];
            const float slope = waited >= 10 ? 1.0F : -1.0F;
            for (const std::int32_t intent : input.dataset.candidatesOf(ImpressionIndex{row}).intents)
                *next++ = slope * static_cast<float>(intent);
        }
        return {};
    }

private:
    rank::ScorerInfo m_info;
};

class WaitingExplainer final : public rank::Explainer {
public:
    const rank::ScorerInfo& info() const override { return m_info; }
    Result<rank::Explanation> explain(
        const rank::ScoringInput& input,
        const rank::ScoringInput&,
        const rank::ExplanationSpec&,
        std::stop_token) const override {
        rank::Explanation explanation;
        explanation.isWithinBound = true;
        const std::string value = input.dataset.impressions().find("days_in_status")->valueText(0);
        explanation.inputs.push_back(
            {.table = "impressions",
             .column = "days_in_status",
             .name = "days_in_status",
             .group = "order",
             .value = value,
             .amount = value.empty() ? 0.125 : 0.5});
        rank::summarise(explanation);
        return explanation;
    }

private:
    rank::ScorerInfo m_info;
};

class ExplainDeskTest : public WindowFixture {
protected:
    RankerBackend backend() const override {
        RankerBackend backend = opposedRankers();
        backend.openScorer =
            [open = backend.openScorer](
                Env& env, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Scorer>> {
            ISCOPE_TRY_ASSIGN(const auto other, open(env, folder));
            return std::make_unique<WaitingScorer>(other->info());
        };
        backend.openExplainer =
            [isDamaged = m_isDamaged](
                Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Explainer>> {
            if (*isDamaged)
                return fail(
                    ErrorCode::Corrupt,
                    "model.safetensors ends within its header",
                    {.place = {.file = folder.string()}, .cure = "Copy the folder again"});
            return std::make_unique<WaitingExplainer>();
        };
        return backend;
    }
    void explain(const std::string& impression = "i1") {
        open(m_workspace);
        select(impression);
        settle();
        action(QStringLiteral("Explain this chat, and change it"))->trigger();
        settle();
    }
    explaining::ExplainPanel& panel() { return m_window->workbench().explain(); }
    explaining::FeatureTable& table() { return *panel().findChild<explaining::FeatureTable*>(); }
    QString title() { return panel().findChild<ui::ElidedLabel*>()->text(); }
    QString cell(const QString& feature, explaining::FeatureColumn column) {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (table().model()->index(row, 0).data().toString() == feature)
                return table().model()->index(row, static_cast<int>(column)).data().toString();
        }
        return {};
    }
    void chooseDays() {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (table().model()->index(row, 0).data().toString() == QStringLiteral("Days in status"))
                table().setCurrentIndex(table().model()->index(row, 0));
        }
    }

    std::shared_ptr<bool> m_isDamaged = std::make_shared<bool>(false);
};

TEST_F(ExplainDeskTest, ExplainsTheSelectedChatWithTheRankerOfTheRunAndTintsItsContext) {
    explain();
    EXPECT_TRUE(table().hasFocus()) << "the keyboard goes to the features";
    EXPECT_EQ(
        cell(QStringLiteral("Days in status"), explaining::FeatureColumn::Effect), QStringLiteral("+0.500"));
    EXPECT_FALSE(shownText(QStringLiteral("Completeness error")).isEmpty());
    EXPECT_TRUE(title().endsWith(QStringLiteral("ranks 1 of 4"))) << qPrintable(title());
    auto* context = m_window->workbench().context().findChild<models::ContextModel*>();
    ASSERT_NE(context, nullptr);
    bool isTinted = false;
    for (int row = 0; row < context->rowCount(); ++row)
        isTinted = isTinted || (!context->isHeading(row) && context->relativeEffect(row) == 1.0);
    EXPECT_TRUE(isTinted);
}

TEST_F(ExplainDeskTest, TheRankingTurnsWhileAPersonTypesAndBackWithAReset) {
    explain();
    const QString before = title();
    chooseDays();
    QTest::keyClicks(&table(), QStringLiteral("1"));
    auto* edit = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(edit, nullptr);
    QTest::keyClicks(edit, QStringLiteral("2"));
    ASSERT_TRUE(test::waitUntil([&] { return title() != before; })) << "the last intent is first now";
    settle();
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_TRUE(test::waitUntil([this] { return table().hasFocus(); }));
    QTest::keyClick(&table(), Qt::Key_Backspace);
    ASSERT_TRUE(test::waitUntil([&] { return title() == before; }));
}

TEST_F(ExplainDeskTest, AMissingValueIsRankedAndExplained) {
    explain();
    chooseDays();
    QTest::keyClick(&table(), Qt::Key_Delete);
    ASSERT_TRUE(test::waitUntil([&] {
        return cell(QStringLiteral("Days in status"), explaining::FeatureColumn::Effect) ==
               QStringLiteral("+0.125");
    }));
}

TEST_F(ExplainDeskTest, AsksNothingWhileThePanelIsOutOfView) {
    open(m_workspace);
    select("i1");
    settle();
    EXPECT_EQ(cell(QStringLiteral("Days in status"), explaining::FeatureColumn::Effect), ui::noValue());
    m_window->workbench().showPanel(panel());
    settle();
    EXPECT_EQ(
        cell(QStringLiteral("Days in status"), explaining::FeatureColumn::Effect), QStringLiteral("+0.500"));
}

TEST_F(ExplainDeskTest, ADamagedCheckpointIsToldOfInThePanel) {
    *m_isDamaged = true;
    explain();
    EXPECT_EQ(panel().findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_FALSE(shownText(QStringLiteral("ends within its header")).isEmpty());
}

} // namespace
} // namespace intentscope::app
