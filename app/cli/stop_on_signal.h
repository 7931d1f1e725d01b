// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace intentscope::cli {

/// While it lives, Ctrl+C (SIGINT) and SIGTERM ask for a clean stop; a second one ends the process at once.
/// One object at a time.
class StopOnSignal {
public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
};

} // namespace intentscope::cli
