// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/assert.h"
#include "core/nn/safetensors.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/memory_env.h"

namespace intentscope::test {

void fuzzSafetensors(std::string_view bytes) {
    MemoryEnv env(std::map<std::string, std::string>{{"w.safetensors", std::string(bytes)}});
    const auto file = nn::SafetensorsFile::open(env, "w.safetensors");
    if (!file)
        return;
    std::size_t total = 0;
    for (const auto& tensor : file->tensors())
        total += file->bytes(tensor).size();
    ISCOPE_ASSERT(total <= bytes.size());
}

} // namespace intentscope::test
