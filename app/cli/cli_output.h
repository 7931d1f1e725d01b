// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <mutex>
#include <string>

namespace intentscope::cli {

/// Exit codes of every verb.
enum class ExitCode {
    Done = 0,
    BadInput = 1,
    Usage = 2,
    Internal = 3,
    NotPassed = 4, ///< a gate was tested and is not passed
    Cancelled = 130
};

ExitCode exitCodeFor(ErrorCode code);

/// What a verb has to say: a text for people and one JSON object for programs.
struct Answer {
    std::string text; ///< several lines, with a final newline
    std::string json; ///< one object
    ExitCode exitCode = ExitCode::Done;
};

/// Where answers, errors and progress go. With `isJson`, standard output holds exactly one JSON object and
/// all else goes to standard error.
class Output {
public:
    Output(std::ostream& out, std::ostream& err, bool isJson);

    void answer(const Answer& answer);
    /// Writes `file:line: message` to standard error, and with --json the error as the one object.
    ExitCode error(const Error& error);
    bool isJson() const { return m_isJson; }
    std::ostream& out() { return m_out; }
    std::ostream& err() { return m_err; }

private:
    std::ostream& m_out;
    std::ostream& m_err;
    bool m_isJson;
};

/// Progress on standard error, at most four times a second, with the time left as an estimate: on a terminal
/// one line that is overwritten, else a line every five seconds. Thread-safe.
class TerminalProgress final : public ProgressSink {
public:
    TerminalProgress(std::ostream& err, bool isTerminal);
    ~TerminalProgress() override;
    void report(const Progress& progress) override;

private:
    using Clock = std::chrono::steady_clock;

    std::mutex m_mutex;
    std::ostream& m_err; // guarded by m_mutex, like all below
    bool m_isTerminal;
    bool m_hasLine = false;
    std::string m_phase;
    Clock::time_point m_phaseStart;
    Clock::time_point m_lastShown;
};

/// "Reading candidates.csv  42 %  0:07 left": the line that TerminalProgress shows.
std::string progressLine(const Progress& progress, double elapsedSeconds);

} // namespace intentscope::cli
