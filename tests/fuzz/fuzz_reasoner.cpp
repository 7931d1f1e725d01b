// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/assert.h"
#include "core/nn/reasoner/reasoner_files.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/memory_env.h"

namespace intentscope::test {
namespace {

/// A file of one tensor, under the names that an index may give it.
std::string smallShard() {
    const std::string header = R"({"model.norm.weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
    std::string file(8, '\0');
    file[0] = static_cast<char>(header.size());
    return file + header + std::string(8, '\0');
}

} // namespace

void fuzzReasoner(std::string_view bytes) {
    const auto end = bytes.find('\0');
    const std::string config(bytes.substr(0, end));
    const std::string index(end == std::string_view::npos ? "" : bytes.substr(end + 1));
    MemoryEnv env(std::map<std::string, std::string>{
        {"d/config.json", config},
        {"d/generation_config.json", index.starts_with('{') ? index : "{}"},
        {"d/model.safetensors.index.json", index},
        {"d/a.safetensors", smallShard()}});
    static_cast<void>(nn::ReasonerFiles::open(env, "d"));
    const auto parsed = nn::parseReasonerConfig(config, "config.json");
    if (!parsed)
        return;
    const auto again = nn::parseReasonerConfig(nn::toJsonText(*parsed), "again.json");
    ISCOPE_ASSERT(again.has_value());
    ISCOPE_ASSERT(*again == *parsed);
}

} // namespace intentscope::test
