// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace intentscope::test {

/// Names and values added to the environment.
using Variables = std::vector<std::pair<std::string, std::string>>;

/// What one call of the command line gave.
struct CliOutcome {
    int exitCode = -1; ///< 128 + n when signal n ended it
    std::string out;
    std::string err;

    /// Standard output as the one JSON object that --json promises; a test failure and null when it is none.
    nlohmann::json json() const;
};

/// Runs the built intentscope-cli with these arguments and `input` on standard input, and waits.
CliOutcome runCli(const std::vector<std::string>& arguments, const std::string& input = {});

/// Starts the built intentscope-cli with the test's own standard streams, to be disturbed from outside.
pid_t startCli(const std::vector<std::string>& arguments);
/// Waits for its end: its exit code, 128 + n when signal n ended it.
int waitForCli(pid_t process);
/// Looks without waiting. It is told once: nothing may be asked of a process that is over.
bool isCliOver(pid_t process);
/// Ends it with SIGKILL; whether it was still at work.
bool killCli(pid_t process);

/// A command line that runs while the test does something else.
class RunningCli {
public:
    explicit RunningCli(const std::vector<std::string>& arguments, const Variables& variables = {});
    ~RunningCli();
    RunningCli(const RunningCli&) = delete;
    RunningCli& operator=(const RunningCli&) = delete;

    /// Blocks until standard error has a line that contains `part`; false when the program ended before.
    bool waitForErrorLine(const std::string& part);
    /// Standard error as far as it was read.
    const std::string& errorText() const { return m_errText; }
    void signal(int number) const;
    CliOutcome finish();

private:
    int m_process = -1;
    int m_out = -1;
    int m_err = -1;
    std::string m_errText;
};

} // namespace intentscope::test
