// SPDX-License-Identifier: GPL-3.0-or-later
// The entry of one libFuzzer program; ISCOPE_FUZZ_TARGET names the function of fuzz_targets.h.
#include "tests/fuzz/fuzz_targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
    intentscope::test::ISCOPE_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), count});
    return 0;
}
