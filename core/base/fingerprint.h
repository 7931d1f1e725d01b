// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace intentscope {

/// SHA-256 of a sequence of bytes, so that `sha256sum` gives the same value for a file.
struct Fingerprint {
    std::array<std::uint8_t, 32> bytes{};

    /// 64 lower-case hexadecimal digits.
    std::string hex() const;
    /// The first 12 digits: what a person sees.
    std::string brief() const;
    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// Hashes in pieces. One thread at a time.
class Fingerprinter {
public:
    Fingerprinter();
    ~Fingerprinter();
    Fingerprinter(Fingerprinter&&) noexcept;
    Fingerprinter& operator=(Fingerprinter&&) noexcept;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    /// The fingerprint of all that was added; afterwards the object is empty again.
    Fingerprint finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The fingerprint of one text.
Fingerprint fingerprintOf(std::string_view text);

} // namespace intentscope
