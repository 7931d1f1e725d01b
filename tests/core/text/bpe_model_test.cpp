// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_model.h"

#include "tests/support/result_matchers.h"

#include <random>

namespace intentscope::text {
namespace {

using test::HasErrorAbout;
using Ids = std::vector<TokenId>;

/// Single letters a to e, and the merges given; results get the ids from 5 on.
BpeParts partsWith(std::vector<std::pair<std::string, std::string>> merges) {
    BpeParts parts;
    for (TokenId id = 0; id < 5; ++id)
        parts.vocabulary.emplace_back(std::string(1, static_cast<char>('a' + id)), id);
    for (const auto& [left, right] : merges)
        parts.vocabulary.emplace_back(left + right, static_cast<TokenId>(parts.vocabulary.size()));
    parts.merges = std::move(merges);
    return parts;
}

Ids encoded(const BpeModel& model, std::string_view piece) {
    Ids ids;
    EXPECT_OK(model.encode(piece, ids));
    return ids;
}

TEST(BpeModel, the_merge_learned_first_goes_first_and_then_the_leftmost) {
    ASSERT_OK_AND_ASSIGN(const auto model, BpeModel::make(partsWith({{"b", "c"}, {"a", "b"}, {"a", "a"}})));
    EXPECT_EQ(encoded(model, "abc"), (Ids{0, 5}));
    EXPECT_EQ(encoded(model, "aaa"), (Ids{7, 0}));
    EXPECT_EQ(encoded(model, "abab"), (Ids{6, 6}));
}

TEST(BpeModel, a_known_piece_gives_the_same_tokens_again) {
    ASSERT_OK_AND_ASSIGN(const auto model, BpeModel::make(partsWith({{"a", "b"}})));
    EXPECT_EQ(encoded(model, "abd"), (Ids{5, 3}));
    EXPECT_EQ(encoded(model, "abd"), (Ids{5, 3}));
}

/// The definition, word for word: join the best pair, look at everything again.
Ids slowlyEncoded(const BpeModel& model, const BpeParts& parts, std::string_view piece) {
    Ids ids;
    for (const char c : piece)
        ids.push_back(c - 'a');
    for (bool isMerged = true; isMerged;) {
        isMerged = false;
        for (const auto& [left, right] : parts.merges) {
            for (std::size_t i = 0; i + 1 < ids.size() && !isMerged; ++i) {
                if (model.token(ids[i]) != left || model.token(ids[i + 1]) != right)
                    continue;
                ids[i] = *model.idOf(left + right);
                ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(i) + 1);
                isMerged = true;
            }
            if (isMerged)
                break;
        }
    }
    return ids;
}

TEST(BpeModel, short_and_long_pieces_are_merged_as_the_definition_says) {
    const BpeParts parts = partsWith(
        {{"a", "b"},
         {"ab", "c"},
         {"c", "a"},
         {"b", "b"},
         {"abc", "abc"},
         {"d", "d"},
         {"dd", "dd"},
         {"e", "a"}});
    ASSERT_OK_AND_ASSIGN(const auto model, BpeModel::make(parts));
    std::mt19937 random(3);
    for (std::size_t size = 1; size < 120; ++size) {
        std::string piece;
        for (std::size_t i = 0; i < size; ++i)
            piece += static_cast<char>('a' + random() % 5);
        EXPECT_EQ(encoded(model, piece), slowlyEncoded(model, parts, piece)) << piece;
    }
}

TEST(BpeModel, a_long_piece_takes_no_quadratic_time) {
    ASSERT_OK_AND_ASSIGN(const auto model, BpeModel::make(partsWith({{"a", "a"}, {"aa", "aa"}})));
    EXPECT_EQ(encoded(model, std::string(40'000, 'a')).size(), 10'000U);
}

TEST(BpeModel, merges_are_ignored_for_a_piece_that_is_a_token) {
    BpeParts parts = partsWith({{"a", "b"}, {"b", "c"}, {"a", "bc"}});
    ASSERT_OK_AND_ASSIGN(const auto merging, BpeModel::make(parts));
    EXPECT_EQ(encoded(merging, "abc"), (Ids{5, 2}));
    parts.ignoresMerges = true;
    ASSERT_OK_AND_ASSIGN(const auto ignoring, BpeModel::make(parts));
    EXPECT_EQ(encoded(ignoring, "abc"), (Ids{7}));
}

TEST(BpeModel, a_byte_without_a_token_is_named) {
    ASSERT_OK_AND_ASSIGN(const auto model, BpeModel::make(partsWith({})));
    Ids ids;
    EXPECT_THAT(model.encode("a b", ids), HasErrorAbout(ErrorCode::Mismatch, "for the byte 32"));
}

TEST(BpeModel, damage_is_named) {
    BpeParts parts = partsWith({});
    parts.merges = {{"a", "z"}};
    EXPECT_THAT(
        BpeModel::make(parts), HasErrorAbout(ErrorCode::InvalidInput, "'model.merges.0': 'z' is not in"));
    parts.merges = {{"a", "b"}};
    EXPECT_THAT(BpeModel::make(parts), HasErrorAbout(ErrorCode::InvalidInput, "the result 'ab'"));
    parts = partsWith({});
    parts.vocabulary.emplace_back("q", 0);
    EXPECT_THAT(BpeModel::make(parts), HasErrorAbout(ErrorCode::InvalidInput, "the same id 0"));
    parts.vocabulary.back().second = -1;
    EXPECT_THAT(BpeModel::make(parts), HasErrorAbout(ErrorCode::InvalidInput, "ids go from 0"));
}

} // namespace
} // namespace intentscope::text
