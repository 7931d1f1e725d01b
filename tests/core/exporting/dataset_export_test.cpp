// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporting/dataset_export.h"

#include "core/data/import.h"
#include "core/data/parquet_support.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "tests/support/tiny_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace intentscope::exporting {
namespace {

using test::HasError;
using testing::Contains;
using testing::HasSubstr;

/// A dataset in which everything occurs that a writer may stumble over.
class DatasetExportTest : public testing::Test {
protected:
    void SetUp() override {
        m_source.write("d/dataset.json", R"({
            "format": "intentscope-dataset", "version": 1, "name": "odd \"values\"", "time_zone": "Asia/Tokyo", "tables": {
            "intents": {"file": "intents.jsonl", "columns": {"id": {"role": "intent_id"}, "title": {"role": "title"},
                "tags": {"kind": "multi_categorical", "vocabulary": "tag"}}},
            "users": {"file": "users.csv", "columns": {"u": {"role": "user_id"}, "region": {"role": "region"}}},
            "events": {"file": "events.csv", "columns": {"u": {"role": "user_id"}, "at": {"role": "time"}, "x": {"kind": "numeric"}}},
            "impressions": {"file": "impressions.jsonl", "columns": {"id": {"role": "impression_id"},
                "u": {"role": "user_id"}, "t": {"role": "time"}, "n": {"kind": "numeric", "unit": "SGD", "group": "g"},
                "b": {"kind": "boolean"}, "c": {"kind": "categorical", "vocabulary": "tag"},
                "m": {"kind": "multi_categorical"}, "s": {"role": "text"}, "w": {"kind": "timestamp"}}},
            "candidates": {"file": "candidates.csv", "columns": {"id": {"role": "impression_id"},
                "i": {"role": "intent_id"}, "p": {"role": "position"}, "q": {"role": "propensity"}, "k": {"role": "clicked"}}}}})");
        m_source.write(
            "d/intents.jsonl",
            "{\"id\": \"a\", \"title\": \"Wo, \\\"ist\\\"?\", \"tags\": [\"y\", \"x z\"]}\n{\"id\": "
            "\"b\"}\n");
        m_source.write("d/users.csv", "u,region\nann,SG\nbob,\n");
        m_source.write("d/events.csv", "u,at,x\nzoe,2024-01-01,1e-300\nann,-5,\n");
        m_source.write(
            "d/impressions.jsonl",
            "{\"id\": \"1\", \"u\": \"ann\", \"t\": \"2024-02-29T01:02:03.004Z\", \"n\": 0.1, \"b\": true, "
            "\"c\": \"a|b\", "
            "\"m\": [\"é\", \"2\"], \"s\": \"line\\nbreak\\u0001\\t\\r\", \"w\": -30000000000000}\n"
            "{\"id\": \"2\", \"u\": \"cid\", \"t\": -1, \"n\": -0.0, \"b\": false, \"c\": \"x z\"}\n"
            "{\"id\": \"3\", \"u\": \"ann\", \"t\": 1000, \"n\": 12345678901234567890, \"c\": \",\"}\n");
        m_source.write("d/candidates.csv", "id,i,p,q,k\n1,a,1,0.1,1\n1,b,2,0.3333,0\n3,b,,,\n");
        m_dataset = import(m_source.path() / "d");
        ASSERT_TRUE(m_dataset);
    }

    std::shared_ptr<const data::Dataset> import(const std::filesystem::path& folder) {
        NullProgress progress;
        const auto outcome = data::importDataset(
            {.source = folder, .datasetsRoot = m_source.path() / "datasets"}, m_env, progress, {});
        EXPECT_OK(outcome);
        if (!outcome)
            return nullptr;
        auto dataset = data::openDataset(m_env, outcome->directory);
        EXPECT_OK(dataset);
        return dataset ? *dataset : nullptr;
    }

    Result<DatasetExportOutcome> write(const std::string& folder, DatasetFileFormat format, Env& env) {
        NullProgress progress;
        return exportDataset(
            {.folder = m_source.path() / folder, .format = format}, env, *m_dataset, progress, {});
    }

    std::string textOf(const std::string& file) {
        const auto text = m_env.readFile(m_source.path() / file);
        EXPECT_OK(text);
        return text.value_or("");
    }

    static std::vector<DatasetFileFormat> losslessFormats() {
        std::vector<DatasetFileFormat> formats{DatasetFileFormat::Csv, DatasetFileFormat::Jsonl};
        if (!data::arrowVersion().empty())
            formats.push_back(DatasetFileFormat::Parquet);
        return formats;
    }

    RealEnv m_env;
    test::TempDirectory m_source;
    std::shared_ptr<const data::Dataset> m_dataset;
};

TEST_F(DatasetExportTest, gives_the_same_dataset_when_it_is_imported_again) {
    for (const auto format : losslessFormats()) {
        const std::string folder(name(format));
        const auto outcome = write(folder, format, m_env);
        ASSERT_OK(outcome) << folder;
        EXPECT_TRUE(outcome->losses.empty());
        const auto again = import(m_source.path() / folder);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->info().hash, m_dataset->info().hash) << folder;
    }
}

TEST_F(DatasetExportTest, writes_the_same_bytes_the_second_time) {
    auto formats = losslessFormats();
    formats.push_back(DatasetFileFormat::RecBole);
    for (const auto format : formats) {
        const std::string folder = std::string(name(format)) + "1/x";
        const std::string second = std::string(name(format)) + "2/x";
        const auto outcome = write(folder, format, m_env);
        ASSERT_OK(outcome);
        ASSERT_OK(write(second, format, m_env));
        for (const auto& file : outcome->files)
            EXPECT_EQ(textOf(folder + "/" + file), textOf(second + "/" + file)) << file;
        EXPECT_EQ(textOf(folder + ".manifest.json"), textOf(second + ".manifest.json"));
    }
}

TEST_F(DatasetExportTest, keeps_the_tiny_shop_through_every_format) {
    const auto tiny = test::makeTinyDataset(m_source);
    m_dataset = tiny;
    for (const auto format : losslessFormats()) {
        const std::string folder = "tiny-" + std::string(name(format));
        ASSERT_OK(write(folder, format, m_env));
        const auto again = import(m_source.path() / folder);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->info().hash, tiny->info().hash) << folder;
    }
}

TEST_F(DatasetExportTest, writes_recboles_files_and_says_what_they_cannot_hold) {
    const auto outcome = write("shop", DatasetFileFormat::RecBole, m_env);
    ASSERT_OK(outcome);
    EXPECT_EQ(outcome->files, (std::vector<std::string>{"shop.item", "shop.user", "shop.inter"}));
    EXPECT_EQ(
        textOf("shop/shop.item"),
        "item_id:token\ttitle:token\ttags:token_seq\na\tWo, \"ist\"?\ty x_z\nb\t\t\n");
    EXPECT_THAT(
        textOf("shop/shop.inter"),
        HasSubstr("item_id:token\tlabel:float\tposition:float\tshown:float\tpropensity:"
                  "float\n1\tann\t1709168523.004\t0.1\t1\t"));
    EXPECT_THAT(outcome->losses, Contains(HasSubstr("2 events are left out")));
    EXPECT_THAT(outcome->losses, Contains(HasSubstr("1 candidates of which is not known")));
    EXPECT_THAT(outcome->losses, Contains(HasSubstr("words of several have '_'")));
}

TEST_F(DatasetExportTest, reads_recboles_files_of_the_tiny_shop_with_the_same_clicks) {
    const auto tiny = test::makeTinyDataset(m_source);
    m_dataset = tiny;
    ASSERT_OK(write("tiny", DatasetFileFormat::RecBole, m_env));
    const auto again = import(m_source.path() / "tiny");
    ASSERT_TRUE(again);
    ASSERT_EQ(again->impressionCount(), tiny->impressionCount());
    for (std::int32_t row = 0; row < tiny->impressionCount(); ++row) {
        const auto before = tiny->candidatesOf(ImpressionIndex{row});
        const auto after = again->candidatesOf(ImpressionIndex{row});
        ASSERT_EQ(after.size(), before.size());
        EXPECT_EQ(again->timeOf(ImpressionIndex{row}), tiny->timeOf(ImpressionIndex{row}));
        for (std::size_t at = 0; at < before.size(); ++at) {
            EXPECT_EQ(after.clicked[at], before.clicked[at]);
            EXPECT_EQ(after.positions[at], before.positions[at]);
            EXPECT_EQ(
                again->intentId(IntentIndex{after.intents[at]}),
                tiny->intentId(IntentIndex{before.intents[at]}));
        }
    }
}

TEST_F(DatasetExportTest, replaces_only_what_an_export_wrote) {
    ASSERT_OK(write("out", DatasetFileFormat::Csv, m_env));
    EXPECT_THAT(write("out", DatasetFileFormat::Csv, m_env), HasError(ErrorCode::AlreadyExists));
    NullProgress progress;
    EXPECT_OK(exportDataset(
        {.folder = m_source.path() / "out", .format = DatasetFileFormat::Jsonl, .mayReplace = true},
        m_env,
        *m_dataset,
        progress,
        {}));
    EXPECT_EQ(m_env.kind(m_source.path() / "out/intents.csv"), FileKind::Missing);
    EXPECT_THAT(
        exportDataset({.folder = m_source.path() / "d", .mayReplace = true}, m_env, *m_dataset, progress, {}),
        HasError(ErrorCode::AlreadyExists));
}

TEST_F(DatasetExportTest, leaves_nothing_behind_when_the_disk_is_full_or_it_is_cancelled) {
    for (auto format : losslessFormats()) {
        test::FaultyEnv counting;
        ASSERT_OK(write("counted-" + std::string(name(format)), format, counting));
        for (std::int64_t step = 0; step < counting.writeStepCount(); step += 4) {
            test::FaultyEnv faulty(step);
            EXPECT_THAT(write("out", format, faulty), HasError(ErrorCode::ResourceExhausted)) << step;
            EXPECT_EQ(m_env.kind(m_source.path() / "out.manifest.json"), FileKind::Missing) << step;
            ASSERT_OK(m_env.removeTree(m_source.path() / "out"));
            ASSERT_OK(m_env.removeTree(m_source.path() / "out.partial"));
        }
    }
    std::stop_source stop;
    stop.request_stop();
    NullProgress progress;
    EXPECT_THAT(
        exportDataset(
            {.folder = m_source.path() / "out", .format = DatasetFileFormat::Csv},
            m_env,
            *m_dataset,
            progress,
            stop.get_token()),
        HasError(ErrorCode::Cancelled));
    EXPECT_EQ(m_env.kind(m_source.path() / "out"), FileKind::Missing);
    EXPECT_EQ(m_env.kind(m_source.path() / "out.partial"), FileKind::Missing);
}

} // namespace
} // namespace intentscope::exporting
