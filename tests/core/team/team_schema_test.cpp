// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/team/team_schema.h"

#include <gtest/gtest.h>

namespace intentscope::team {
namespace {

TEST(TeamSchema, StepsAreNumberedFromOneWithoutGaps) {
    std::int64_t expected = 1;
    for (const ServerMigration& step : serverMigrations())
        EXPECT_EQ(step.version, expected++);
    EXPECT_EQ(serverSchemaVersion(), expected - 1);
}

TEST(TeamSchema, NamesOfRolesAreQuoted) {
    const RoleNames roles = roleNamesFor("odd \"shop\"");
    EXPECT_EQ(
        withRoles("GRANT {annotator} TO {owner}", roles),
        "GRANT \"odd \"\"shop\"\"_annotator\" TO \"odd \"\"shop\"\"_owner\"");
    for (const ServerMigration& step : serverMigrations())
        EXPECT_EQ(withRoles(step.sql, roles).find("{annotator}"), std::string::npos);
}

} // namespace
} // namespace intentscope::team
