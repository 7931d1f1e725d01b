// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fingerprint.h"

#include <gtest/gtest.h>

namespace intentscope {
namespace {

// The value of "abc" is the example of FIPS 180-4.
constexpr std::string_view HashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Fingerprint, is_the_sha256_of_the_bytes) {
    EXPECT_EQ(fingerprintOf("abc").hex(), HashOfAbc);
    EXPECT_EQ(fingerprintOf("").brief(), "e3b0c44298fc");
}

TEST(Fingerprinter, does_not_depend_on_how_the_bytes_are_cut) {
    Fingerprinter hasher;
    hasher.add("a");
    hasher.add("");
    hasher.add("bc");
    EXPECT_EQ(hasher.finish().hex(), HashOfAbc);
    EXPECT_EQ(hasher.finish(), fingerprintOf("")) << "empty again after finish";
}

} // namespace
} // namespace intentscope
