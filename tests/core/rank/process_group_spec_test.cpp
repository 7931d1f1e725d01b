// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rank/process_group_spec.h"
#include "tests/support/result_matchers.h"

#include <gtest/gtest.h>

#include <map>

namespace intentscope::rank {
namespace {

using test::HasErrorAbout;

using Variables = std::map<std::string, std::string>;

Result<ProcessGroupSpec> read(const Variables& variables) {
    return processGroupOf([&](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

const Variables Whole{
    {"RANK", "1"}, {"WORLD_SIZE", "3"}, {"MASTER_ADDR", "10.0.0.1"}, {"MASTER_PORT", "29500"}};

Variables with(const std::string& name, const std::string& value) {
    Variables variables = Whole;
    variables[name] = value;
    return variables;
}

TEST(ProcessGroupSpecTest, ReadsWhatTorchrunSets) {
    Variables variables = with("GLOO_SOCKET_IFNAME", "eth1");
    variables["TORCHELASTIC_USE_AGENT_STORE"] = "False";
    ASSERT_OK_AND_ASSIGN(const auto spec, read(variables));
    EXPECT_EQ(spec.rank, 1);
    EXPECT_EQ(spec.size, 3);
    EXPECT_EQ(spec.address, "10.0.0.1");
    EXPECT_EQ(spec.port, 29500);
    EXPECT_EQ(spec.interface, "eth1");
    EXPECT_FALSE(spec.isAlone());
    EXPECT_FALSE(spec.isFirst());
}

TEST(ProcessGroupSpecTest, IsOneProcessWithoutAWorldOrWithAWorldOfOne) {
    for (const Variables& variables : {Variables{}, {{"RANK", "7"}}, {{"WORLD_SIZE", "1"}}}) {
        ASSERT_OK_AND_ASSIGN(const auto spec, read(variables));
        EXPECT_TRUE(spec.isAlone() && spec.isFirst());
    }
}

TEST(ProcessGroupSpecTest, NamesTheVariableThatIsMissing) {
    for (const char* name : {"RANK", "MASTER_ADDR", "MASTER_PORT"}) {
        Variables variables = Whole;
        variables.erase(name);
        EXPECT_THAT(read(variables), HasErrorAbout(ErrorCode::InvalidInput, name));
    }
}

TEST(ProcessGroupSpecTest, RefusesValuesThatCannotBe) {
    const auto refused = [](const std::string& name, const std::string& value) {
        EXPECT_THAT(read(with(name, value)), HasErrorAbout(ErrorCode::InvalidInput, name)) << value;
    };
    refused("RANK", "3");
    refused("RANK", "-1");
    refused("RANK", "1x");
    refused("RANK", "");
    refused("WORLD_SIZE", "0");
    refused("WORLD_SIZE", "two");
    refused("MASTER_PORT", "0");
    refused("MASTER_PORT", "65536");
    refused("MASTER_ADDR", "");
}

TEST(ProcessGroupSpecTest, RefusesAStoreOfTorchrunItself) {
    EXPECT_THAT(
        read(with("TORCHELASTIC_USE_AGENT_STORE", "True")),
        HasErrorAbout(ErrorCode::InvalidInput, "torchrun listens"));
}

} // namespace
} // namespace intentscope::rank
