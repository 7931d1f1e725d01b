// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/ranker_rows_export.h"

#include "core/base/fingerprint.h"
#include "core/exporting/ranker_features.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace intentscope::exporting {
namespace {

using test::HasError;
using testing::HasSubstr;

class RankerRowsExportTest : public testing::Test {
protected:
    Result<ExportOutcome> run(RankerRowsSpec spec, Env& env) {
        spec.file = m_folder.path() / "rows";
        NullProgress progress;
        return exportRankerRows(spec, env, *m_dataset, progress, {});
    }

    std::vector<std::string> linesOf(const RankerRowsSpec& spec) {
        const auto outcome = run(spec, m_env);
        EXPECT_OK(outcome);
        std::istringstream text(m_env.readFile(m_folder.path() / "rows").value_or(""));
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);)
            lines.push_back(line);
        return lines;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::shared_ptr<const data::Dataset> m_dataset = test::makeTinyDataset(m_folder);
};

TEST_F(RankerRowsExportTest, WritesARowACandidateWithEveryFeature) {
    const auto lines = linesOf({.impressions = {2, 5}});
    ASSERT_EQ(lines.size(), 8U);
    EXPECT_EQ(
        lines[0],
        "impression_id,intent_id,clicked,impression.region,impression.days_in_status,"
        "impression.has_open_order,impression.status,impression.owned_types,impression.last_visit,intent,"
        "intent.category,intent.regions,intent.product_type,match.region.regions,"
        "match.owned_types.product_type\r");
    // i3 was opened two days after the last visit, in a region where cancel is offered; cancel is about
    // shoes, which are owned.
    const auto cancel =
        std::ranges::find_if(lines, [](const auto& line) { return line.starts_with("i3,cancel"); });
    ASSERT_NE(cancel, lines.end());
    EXPECT_THAT(*cancel, HasSubstr("i3,cancel,1,SG,0.5,1,pending,"));
    EXPECT_THAT(*cancel, HasSubstr(",2,cancel,orders,"));
    EXPECT_TRUE(cancel->ends_with(",shoes,1,1\r")) << *cancel;
    EXPECT_THAT(lines[5], HasSubstr("i6,track,0,MY,,0,,,,track,orders,"));
}

TEST_F(RankerRowsExportTest, LibSvmIndicesAreThoseOfTheManifest) {
    const auto lines = linesOf({.format = RankerRowsFormat::LibSvm, .impressions = {2}});
    ASSERT_EQ(lines.size(), 4U);
    const auto manifest =
        nlohmann::json::parse(m_env.readFile(m_folder.path() / "rows.manifest.json").value_or(""));
    const auto first = [&](const std::string& feature) {
        for (const auto& one : manifest["features"]) {
            if (one["name"] == feature)
                return one["first_index"].get<int>();
        }
        ADD_FAILURE() << feature;
        return 0;
    };
    const auto cancel =
        std::ranges::find_if(lines, [](const auto& line) { return line.ends_with("# i3 cancel"); });
    ASSERT_NE(cancel, lines.end());
    EXPECT_TRUE(cancel->starts_with("1 qid:3 ")) << *cancel;
    EXPECT_THAT(*cancel, HasSubstr(" " + std::to_string(first("impression.days_in_status")) + ":0.5 "));
    EXPECT_THAT(*cancel, HasSubstr(" " + std::to_string(first("impression.last_visit")) + ":2 "));
    EXPECT_THAT(*cancel, HasSubstr(" " + std::to_string(first("match.owned_types.product_type")) + ":1 #"));
    const auto row = m_dataset->findIntent("cancel")->value;
    EXPECT_THAT(*cancel, HasSubstr(" " + std::to_string(first("intent") + row) + ":1 "));
    // Ascending, as every reader of the format expects.
    for (const auto& line : lines) {
        std::istringstream words(line);
        std::string word;
        int last = 0;
        while (words >> word && word != "#") {
            if (word.find(':') == std::string::npos || word.starts_with("qid"))
                continue;
            const int index = std::stoi(word);
            EXPECT_GT(index, last) << line;
            last = index;
        }
    }
}

TEST_F(RankerRowsExportTest, AMissingNumberIsAnIndicatorOfItsOwn) {
    const RankerFeatures features(*m_dataset);
    const auto days =
        std::ranges::find(features.features(), "impression.days_in_status", &RankerFeature::name);
    std::string line;
    features.appendPairs({5}, {0}, line);
    EXPECT_THAT(line, HasSubstr(" " + std::to_string(days->firstIndex + 1) + ":1"));
}

TEST_F(RankerRowsExportTest, KeepsAllClicksAndSomeOthers) {
    const RankerRowsSpec spec{.impressions = {0, 1, 2, 3, 4}, .negativeCount = 1};
    const auto lines = linesOf(spec);
    EXPECT_EQ(lines.size(), 1U + 5 + 6) << "six clicks, and one other of each of five impressions";
    EXPECT_EQ(lines, linesOf(spec));
    auto other = spec;
    other.seed = 2;
    EXPECT_NE(lines, linesOf(other));
    auto none = spec;
    none.negativeCount = 0;
    EXPECT_THAT(run(none, m_env), HasError(ErrorCode::InvalidInput));
}

TEST_F(RankerRowsExportTest, AFullDiskLeavesNothing) {
    test::FaultyEnv counting;
    ASSERT_OK(run({.impressions = {0}}, counting));
    ASSERT_OK(m_env.remove(m_folder.path() / "rows"));
    ASSERT_OK(m_env.remove(m_folder.path() / "rows.manifest.json"));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        EXPECT_THAT(run({.impressions = {0}}, full), HasError(ErrorCode::ResourceExhausted)) << step;
        EXPECT_EQ(m_env.kind(m_folder.path() / "rows"), FileKind::Missing) << step;
    }
}

} // namespace
} // namespace intentscope::exporting
