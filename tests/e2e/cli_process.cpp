// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_process.h"

#include "core/base/assert.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace intentscope::test {
namespace {

struct Pipe {
    Pipe() { ISCOPE_ASSERT(::pipe2(ends.data(), O_CLOEXEC) == 0); }
    std::array<int, 2> ends{};
};

std::vector<char*> argumentsFor(const std::vector<std::string>& arguments) {
    static const std::string Program = ISCOPE_CLI;
    std::vector<char*> pointers{const_cast<char*>(Program.c_str())};
    for (const std::string& argument : arguments)
        pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

struct Streams {
    int in;
    int out;
    int err;
};

int start(
    const std::vector<std::string>& arguments, const Streams& streams, const Variables& variables = {}) {
    const auto pointers = argumentsFor(arguments);
    const pid_t process = ::fork();
    ISCOPE_ASSERT(process >= 0);
    if (process > 0)
        return process;
    ::dup2(streams.in, STDIN_FILENO);
    ::dup2(streams.out, STDOUT_FILENO);
    ::dup2(streams.err, STDERR_FILENO);
    for (const auto& [name, value] : variables)
        ::setenv(name.c_str(), value.c_str(), 1);
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
}

int exitCodeOf(int process) {
    int status = 0;
    ISCOPE_ASSERT(::waitpid(process, &status, 0) == process);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Reads both until both are at their end, so that neither can block the program.
void drain(int out, int err, CliOutcome& outcome) {
    std::array<pollfd, 2> files{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    std::array<std::string*, 2> texts{&outcome.out, &outcome.err};
    while (files[0].fd >= 0 || files[1].fd >= 0) {
        ISCOPE_ASSERT(::poll(files.data(), files.size(), -1) >= 0);
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (files[i].fd < 0 || files[i].revents == 0)
                continue;
            std::array<char, 4096> buffer{};
            const ssize_t count = ::read(files[i].fd, buffer.data(), buffer.size());
            if (count <= 0)
                files[i].fd = -1;
            else
                texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
        }
    }
    ::close(out);
    ::close(err);
}

void writeAll(int file, const std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = ::write(file, text.data() + done, text.size() - done);
        if (count <= 0)
            return;
        done += static_cast<std::size_t>(count);
    }
}

} // namespace

nlohmann::json CliOutcome::json() const {
    auto parsed = nlohmann::json::parse(out, nullptr, false);
    if (!parsed.is_object()) {
        ADD_FAILURE() << "standard output is not one JSON object: " << out.substr(0, 400)
                      << "\nerrors: " << err;
        return nullptr;
    }
    return parsed;
}

CliOutcome runCli(const std::vector<std::string>& arguments, const std::string& input) {
    std::signal(SIGPIPE, SIG_IGN);
    Pipe in;
    Pipe out;
    Pipe err;
    const int process = start(arguments, {in.ends[0], out.ends[1], err.ends[1]});
    ::close(in.ends[0]);
    ::close(out.ends[1]);
    ::close(err.ends[1]);
    // Inputs of these tests fit into the pipe, so writing first cannot block.
    writeAll(in.ends[1], input);
    ::close(in.ends[1]);
    CliOutcome outcome;
    drain(out.ends[0], err.ends[0], outcome);
    outcome.exitCode = exitCodeOf(process);
    return outcome;
}

pid_t startCli(const std::vector<std::string>& arguments) {
    return start(arguments, {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO});
}

int waitForCli(pid_t process) {
    return exitCodeOf(process);
}

bool isCliOver(pid_t process) {
    return ::waitpid(process, nullptr, WNOHANG) != 0;
}

bool killCli(pid_t process) {
    ::kill(process, SIGKILL);
    return exitCodeOf(process) == 128 + SIGKILL;
}

RunningCli::RunningCli(const std::vector<std::string>& arguments, const Variables& variables) {
    Pipe out;
    Pipe err;
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    m_process = start(arguments, {nothing, out.ends[1], err.ends[1]}, variables);
    ::close(nothing);
    ::close(out.ends[1]);
    ::close(err.ends[1]);
    m_out = out.ends[0];
    m_err = err.ends[0];
}

RunningCli::~RunningCli() {
    if (m_process < 0)
        return;
    ::kill(m_process, SIGKILL);
    finish();
}

bool RunningCli::waitForErrorLine(const std::string& part) {
    std::array<char, 512> buffer{};
    while (m_errText.find(part) == std::string::npos) {
        const ssize_t count = ::read(m_err, buffer.data(), buffer.size());
        if (count <= 0)
            return false;
        m_errText.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return true;
}

void RunningCli::signal(int number) const {
    ::kill(m_process, number);
}

CliOutcome RunningCli::finish() {
    CliOutcome outcome;
    outcome.err = m_errText;
    drain(m_out, m_err, outcome);
    outcome.exitCode = exitCodeOf(m_process);
    m_process = -1;
    return outcome;
}

} // namespace intentscope::test
