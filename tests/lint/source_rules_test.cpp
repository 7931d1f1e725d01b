// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/source_rules.h"

#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>
#include <set>

namespace intentscope::lint {
namespace {

TEST(SourceRules, the_tree_keeps_the_house_rules) {
    for (const Violation& violation : checkTree(test::sourceDirectory()))
        ADD_FAILURE() << violation.file << ":" << violation.line << ": " << violation.rule << ": "
                      << violation.text;
}

TEST(SourceRules, dialogs_and_suppressions_stay_within_their_budget) {
    const auto counts = countBudgeted(test::sourceDirectory());
    EXPECT_LE(counts.at("QMessageBox"), 8U);
    EXPECT_LE(counts.at("NOLINT"), 10U);
}

// A lint that finds nothing in a bad tree proves nothing: every rule is broken once in the fixture.
TEST(SourceRules, every_rule_catches_the_fixture_that_breaks_it) {
    std::set<std::string> caught;
    for (const Violation& violation : checkTree(test::sourceDirectory() / "tests/lint/fixtures/bad"))
        caught.insert(violation.rule);
    for (const char* rule :
         {"core-includes-qt",
          "command-line-includes-qt",
          "torch-outside-core-nn",
          "torch-header-outside-core-nn",
          "arrow-outside-parquet-files",
          "core-includes-upwards",
          "core-includes-nn",
          "widgets-know-too-much",
          "plot-header-included-directly",
          "product-includes-tests",
          "json-in-public-header",
          "process-events",
          "thread-outside-job-runner",
          "views-pipeline",
          "std-format",
          "throw",
          "qt-keyword",
          "string-connect",
          "using-namespace-in-header",
          "todo",
          "text-not-translatable",
          "licence-line-missing",
          "file-too-long",
          "function-too-long",
          "pragma-once-missing"})
        EXPECT_EQ(caught.count(rule), 1U) << rule << " was not caught";
}

} // namespace
} // namespace intentscope::lint
