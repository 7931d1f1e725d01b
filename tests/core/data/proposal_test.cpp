// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/proposal.h"

#include "core/data/column_name.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace intentscope::data {
namespace {

using test::HasErrorAbout;

class ProposalTest : public testing::Test {
protected:
    Proposal propose(std::string_view name, std::string_view text) {
        auto proposal = proposeMapping(m_env, m_folder.write(name, text));
        EXPECT_OK(proposal);
        return proposal ? *std::move(proposal) : Proposal{};
    }

    static std::string taken(const Proposal& proposal, std::string_view column) {
        const auto found = std::ranges::find(proposal.columns, column, &ProposedColumn::name);
        if (found == proposal.columns.end())
            return "none";
        return std::string(name(found->role)) + " " + std::string(name(found->kind));
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

TEST_F(ProposalTest, understands_a_table_of_choices_by_names_and_values) {
    const Proposal proposal = propose(
        "clicks.csv",
        "Customer ID,intent,created_at,days,vip,status,tags,rating,note\n"
        "c1,track,2024-03-01 10:00:00,3,0,open,a|b,5,\n"
        "c2,return,2024-03-01 11:00:00,4.5,1,closed,b,1,\n"
        "c1,track,2024-03-02 09:00:00,,0,open,,2,\n");
    EXPECT_EQ(proposal.rows, RowMeaning::Impression);
    EXPECT_EQ(taken(proposal, "Customer ID"), "user_id text");
    EXPECT_EQ(taken(proposal, "intent"), "intent_id text");
    EXPECT_EQ(taken(proposal, "created_at"), "time timestamp");
    EXPECT_EQ(taken(proposal, "days"), "feature numeric");
    EXPECT_EQ(taken(proposal, "vip"), "feature boolean");
    EXPECT_EQ(taken(proposal, "status"), "feature categorical");
    EXPECT_EQ(taken(proposal, "tags"), "feature multi_categorical");
    EXPECT_EQ(taken(proposal, "rating"), "ignored numeric") << "it was given after the choice";
    EXPECT_EQ(taken(proposal, "note"), "ignored text") << "nothing is in it";
    EXPECT_EQ(problemsOf(proposal), std::vector<std::string>{});
    EXPECT_EQ(proposal.preview.size(), 3U);
    EXPECT_EQ(proposal.preview[1][3], "4.5");
    EXPECT_EQ(proposal.columns[3].missingCount, 1);
    for (const auto& column : proposal.columns)
        EXPECT_FALSE(column.reason.empty()) << column.name;
}

TEST_F(ProposalTest, understands_rows_that_are_candidates) {
    const Proposal proposal = propose(
        "log.csv",
        "request_id,uid,item_id,label,pos\n"
        "r1,a,x,0,1\nr1,a,y,1,2\nr2,b,x,1,1\nr2,b,z,0,2\n");
    EXPECT_EQ(proposal.rows, RowMeaning::Candidate);
    EXPECT_EQ(taken(proposal, "request_id"), "impression_id text");
    EXPECT_EQ(taken(proposal, "label"), "clicked boolean");
    EXPECT_EQ(taken(proposal, "pos"), "position numeric");
    EXPECT_TRUE(isEnough(proposal));
    EXPECT_NE(mappingText(proposal).find("\"clicked\": \"label\""), std::string::npos);
}

TEST_F(ProposalTest, takes_a_label_of_words_for_the_intent) {
    const Proposal proposal =
        propose("t.csv", "user,label,age\nu1,late parcel,3\nu2,refund,4\nu3,refund,9\n");
    EXPECT_EQ(taken(proposal, "label"), "intent_id text");
    EXPECT_TRUE(isEnough(proposal));
}

TEST_F(ProposalTest, says_what_is_missing) {
    const Proposal proposal = propose("t.csv", "colour,weight\nred,3\nblue,4\n");
    EXPECT_EQ(
        problemsOf(proposal),
        (std::vector<std::string>{"No column says who the user is", "No column says which intent it was"}));
}

TEST_F(ProposalTest, does_not_guess_between_two_equally_good_names) {
    Proposal proposal = propose("t.csv", "uid,customer,intent\n1,2,a\n2,2,b\n");
    EXPECT_EQ(
        problemsOf(proposal),
        std::vector<std::string>{"Both 'uid' and 'customer' may have the role 'user_id'"});
    proposal.doubts.clear();
    EXPECT_TRUE(isEnough(proposal));
}

TEST_F(ProposalTest, tells_a_role_that_a_person_gave_twice_or_that_has_no_meaning) {
    Proposal proposal = propose("t.csv", "user_id,intent,a\n1,x,2\n2,y,3\n");
    proposal.columns[2].role = Role::UserId;
    EXPECT_EQ(
        problemsOf(proposal), std::vector<std::string>{"Both 'user_id' and 'a' have the role 'user_id'"});
    proposal.columns[2].role = Role::Clicked;
    EXPECT_EQ(
        problemsOf(proposal),
        std::vector<std::string>{"The role 'clicked' of 'a' has no meaning in a table of this kind"});
}

TEST_F(ProposalTest, finds_the_unit_of_times_that_are_numbers) {
    EXPECT_EQ(propose("s.csv", "user_id,item_id,timestamp\n1,2,881250949\n").timeUnit, TimeUnit::Seconds);
    EXPECT_EQ(
        propose("ms.csv", "user_id,item_id,timestamp\n1,2,1709281800000\n").timeUnit, TimeUnit::Milliseconds);
    const Proposal odd = propose("odd.csv", "user_id,item_id,timestamp\n1,2,20240301\n");
    EXPECT_EQ(taken(odd, "timestamp"), "feature numeric") << "no unit makes a date of 1973 or later of it";
}

TEST_F(ProposalTest, reads_names_of_json_members_in_the_order_in_which_they_come_up) {
    const Proposal proposal = propose(
        "t.jsonl",
        "{\"user_id\": 1, \"intent\": \"a\"}\n{\"user_id\": 2, \"tags\": [\"x\", \"y\"], \"intent\": "
        "\"b\"}\n");
    ASSERT_EQ(proposal.columns.size(), 3U);
    EXPECT_EQ(proposal.columns[2].name, "tags");
    EXPECT_EQ(taken(proposal, "tags"), "feature multi_categorical");
}

TEST_F(ProposalTest, needs_a_row) {
    EXPECT_THAT(
        proposeMapping(m_env, m_folder.write("t.csv", "user_id,intent\n")),
        HasErrorAbout(ErrorCode::InvalidInput, "has no row"));
}

TEST_F(ProposalTest, keeps_as_many_rows_as_it_is_asked_for) {
    const auto proposal =
        proposeMapping(m_env, m_folder.write("t.csv", "user_id,intent\n1,a\n2,b\n3,c\n"), 2);
    ASSERT_OK(proposal);
    EXPECT_EQ(proposal->preview.size(), 2U);
    EXPECT_EQ(proposal->examinedRowCount, 3);
}

TEST(TimeUnits, become_milliseconds_rounded_down) {
    EXPECT_EQ(inMilliseconds("881250949", TimeUnit::Seconds), "881250949000");
    EXPECT_EQ(inMilliseconds("881250949.5", TimeUnit::Seconds), "881250949500");
    EXPECT_EQ(inMilliseconds("-1", TimeUnit::Microseconds), "-1");
    EXPECT_EQ(inMilliseconds("1709251198123456789", TimeUnit::Nanoseconds), "1709251198123");
    EXPECT_EQ(inMilliseconds("2024-03-01", TimeUnit::Seconds), "2024-03-01");
    EXPECT_THAT(parseTimeUnit("days"), HasErrorAbout(ErrorCode::InvalidInput, "'days' is no unit of time"));
}

TEST(ColumnNames, are_compared_by_their_words) {
    EXPECT_EQ(plainName("UserID"), "user_id");
    EXPECT_EQ(plainName("userId"), "user_id");
    EXPECT_EQ(plainName(" User-ID "), "user_id");
    EXPECT_EQ(plainName("__index_level_0__"), "index_level_0");
    EXPECT_EQ(plainName("DaysÄ"), "daysÄ");
}

} // namespace
} // namespace intentscope::data
