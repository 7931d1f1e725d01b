// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/event_id.h"

#include "core/base/fingerprint.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>

namespace intentscope::labels {
namespace {

using UuidBytes = std::array<std::uint8_t, 16>;

constexpr std::size_t TimeByteCount = 6;

std::string uuidText(UuidBytes bytes, unsigned version) {
    constexpr std::string_view Digits = "0123456789abcdef";
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | (version << 4U));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += Digits[bytes[i] >> 4U];
        text += Digits[bytes[i] & 0x0FU];
    }
    return text;
}

} // namespace

std::string newEventId() {
    // random_device is the kernel's generator: a seeded one could repeat after a fork or in a restored
    // virtual machine.
    std::random_device random;
    UuidBytes bytes{};
    // Four bytes a call, since a call is slow on some machines.
    unsigned drawn = 0;
    for (std::size_t i = 0; i < bytes.size() - TimeByteCount; ++i, drawn >>= 8U) {
        if (i % 4 == 0)
            drawn = random();
        bytes[TimeByteCount + i] = static_cast<std::uint8_t>(drawn & 0xFFU);
    }
    // Ids in the order of time stand side by side in the index: a label touches the same page as the one
    // before it, and bringing the log into the database writes a few pages instead of hundreds.
    using std::chrono::milliseconds;
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    auto time = static_cast<std::uint64_t>(std::chrono::duration_cast<milliseconds>(sinceEpoch).count());
    for (std::size_t i = TimeByteCount; i-- > 0; time >>= 8U)
        bytes[i] = static_cast<std::uint8_t>(time & 0xFFU);
    return uuidText(bytes, 7);
}

std::string derivedEventId(std::string_view text) {
    const Fingerprint fingerprint = fingerprintOf(text);
    UuidBytes bytes{};
    std::copy_n(fingerprint.bytes.begin(), bytes.size(), bytes.begin());
    return uuidText(bytes, 8);
}

} // namespace intentscope::labels
