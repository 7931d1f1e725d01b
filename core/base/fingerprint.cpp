// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fingerprint.h"

#include "core/base/assert.h"

#include <openssl/evp.h>

namespace intentscope {

struct Fingerprinter::State {
    State() : context(EVP_MD_CTX_new()) { restart(); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void restart() const {
        ISCOPE_ASSERT(context != nullptr);
        ISCOPE_ASSERT(EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1);
    }

    EVP_MD_CTX* context;
};

std::string Fingerprint::hex() const {
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        out += Digits[byte >> 4U];
        out += Digits[byte & 15U];
    }
    return out;
}

std::string Fingerprint::brief() const {
    return hex().substr(0, 12);
}

Fingerprinter::Fingerprinter() : m_state(std::make_unique<State>()) {}
Fingerprinter::~Fingerprinter() = default;
Fingerprinter::Fingerprinter(Fingerprinter&&) noexcept = default;
Fingerprinter& Fingerprinter::operator=(Fingerprinter&&) noexcept = default;

void Fingerprinter::add(std::span<const std::byte> bytes) {
    ISCOPE_ASSERT(EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()) == 1);
}

void Fingerprinter::add(std::string_view text) {
    add(std::as_bytes(std::span(text.data(), text.size())));
}

Fingerprint Fingerprinter::finish() {
    Fingerprint out;
    unsigned int length = 0;
    ISCOPE_ASSERT(EVP_DigestFinal_ex(m_state->context, out.bytes.data(), &length) == 1);
    ISCOPE_ASSERT(length == out.bytes.size());
    m_state->restart();
    return out;
}

Fingerprint fingerprintOf(std::string_view text) {
    Fingerprinter hasher;
    hasher.add(text);
    return hasher.finish();
}

} // namespace intentscope
