// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/npy.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace intentscope::data {

/// The items of a mapped file that are checked when all of them are asked for, once. Safe to read from any
/// thread.
template <class T>
class CheckedValues {
public:
    /// Corrupt where an item is out of range.
    using Check = std::function<Status(std::span<const T>)>;

    /// `safe` stands for every item of a damaged file.
    CheckedValues(NpyFile file, T safe, Check check)
        : m_file(std::move(file)), m_state(std::make_unique<State>(std::move(check), safe)) {}

    std::size_t count() const { return m_file.count(); }
    /// As they are stored: who looks at one checks it.
    std::span<const T> unchecked() const { return m_file.values<T>(); }
    std::span<const T> all() const {
        lookOnce();
        return m_state->error ? std::span<const T>(m_state->replacement) : unchecked();
    }
    Status check() const {
        lookOnce();
        return m_state->error ? Status(tl::unexpected(*m_state->error)) : Status();
    }

private:
    struct State {
        State(Check checkOnce, T safeValue) : check(std::move(checkOnce)), safe(safeValue) {}

        Check check;
        T safe;
        std::once_flag once; ///< guards what follows
        std::optional<Error> error;
        std::vector<T> replacement;
    };

    void lookOnce() const {
        std::call_once(m_state->once, [this] {
            auto status = m_state->check(unchecked());
            m_file.release();
            if (status)
                return;
            m_state->error = std::move(status).error();
            m_state->replacement.assign(count(), m_state->safe);
        });
    }

    NpyFile m_file;
    std::unique_ptr<State> m_state;
};

} // namespace intentscope::data
