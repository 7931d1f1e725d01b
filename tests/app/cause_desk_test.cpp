// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cause_desk.h"

#include "tests/app/window_fixture.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/message_bar.h"
#include "widgets/explaining/change_model.h"
#include "widgets/explaining/changed_chats_model.h"

#include <QComboBox>

namespace intentscope::app {
namespace {

/// The lead of one intent over another is what a ranker of opposed tastes gives it.
class SlopeExplainer final : public rank::Explainer {
public:
    SlopeExplainer(rank::ScorerInfo info, double slope) : m_info(std::move(info)), m_slope(slope) {}

    const rank::ScorerInfo& info() const override { return m_info; }
    Result<rank::Explanation> explain(
        const rank::ScoringInput&,
        const rank::ScoringInput&,
        const rank::ExplanationSpec& spec,
        std::stop_token) const override {
        rank::Explanation explanation;
        explanation.score = m_slope * (spec.intent.value - spec.against->value);
        explanation.inputs.push_back({.name = "status", .group = "order", .amount = explanation.score});
        rank::summarise(explanation);
        return explanation;
    }

private:
    rank::ScorerInfo m_info;
    double m_slope;
};

class CauseDeskTest : public WindowFixture {
protected:
    RankerBackend backend() const override {
        RankerBackend backend = opposedRankers();
        backend.openExplainer =
            [open = backend.openScorer, isBroken = m_isBroken](
                Env& env, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Explainer>> {
            if (*isBroken)
                return fail(ErrorCode::UnsupportedVersion, "this kind of ranker cannot be explained");
            ISCOPE_TRY_ASSIGN(const auto scorer, open(env, folder));
            return std::make_unique<SlopeExplainer>(scorer->info(), folder.filename() == "base" ? 1.0 : -1.0);
        };
        return backend;
    }

    void show(const std::string& impression = "i1") {
        open(m_workspace);
        select(impression);
        settle();
        m_window->workbench().showPanel(cause());
        settle();
    }
    void choose(explaining::ChangeScope scope) {
        cause().setScope(scope);
        Q_EMIT cause().scopeChanged();
        settle();
    }
    explaining::CausePanel& cause() { return m_window->workbench().cause(); }

    std::shared_ptr<bool> m_isBroken = std::make_shared<bool>(false);
};

TEST_F(CauseDeskTest, SaysWhyTheFirstIntentOfTheChatIsAnother) {
    show();
    ASSERT_GT(cause().changes().rowCount(), 0);
    ASSERT_EQ(cause().chats().rowCount(), 1);
    const auto& change = cause().chats().changeAt(0);
    EXPECT_EQ(change.rankAfter, 1);
    EXPECT_GT(change.rankBefore, 1);
    EXPECT_NEAR(change.margin.change(), 2 * change.margin.after, 1e-12) << "the rankers are opposed";
}

TEST_F(CauseDeskTest, FollowsTheSelectionWhileItIsInView) {
    show("i1");
    const ImpressionIndex first = cause().chats().changeAt(0).contest.impression;
    select("i2");
    settle();
    EXPECT_NE(cause().chats().changeAt(0).contest.impression, first);
}

TEST_F(CauseDeskTest, ExplainsManyChatsAndSelectsTheOneThatIsChosen) {
    show();
    choose(explaining::ChangeScope::First);
    ASSERT_GT(cause().chats().rowCount(), 1);
    const auto& contest = cause().chats().changeAt(1).contest;
    Q_EMIT cause().chatChosen(contest.impression, contest.intent);
    EXPECT_EQ(m_window->selection().current().impression, contest.impression);
    EXPECT_EQ(m_window->selection().current().intent, contest.intent);
}

TEST_F(CauseDeskTest, ARankerThatCannotBeExplainedIsToldOf) {
    *m_isBroken = true;
    show();
    EXPECT_EQ(cause().findChild<ui::MessageBar*>()->messageCount(), 1);
}

TEST_F(CauseDeskTest, RunsWithoutLatentQueriesHaveNothingToSwap) {
    show();
    m_window->workbench().showPanel(m_window->workbench().swap());
    EXPECT_FALSE(shownText(QStringLiteral("have two halves to swap")).isEmpty());
}

} // namespace
} // namespace intentscope::app
