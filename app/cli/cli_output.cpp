// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_output.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <ostream>

namespace intentscope::cli {
namespace {

std::string clockText(double seconds) {
    const auto whole = static_cast<std::int64_t>(seconds + 0.5);
    char buffer[32];
    std::snprintf(
        buffer,
        sizeof buffer,
        "%lld:%02lld",
        static_cast<long long>(whole / 60),
        static_cast<long long>(whole % 60));
    return buffer;
}

} // namespace

ExitCode exitCodeFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled:
        return ExitCode::Cancelled;
    case ErrorCode::Internal:
        return ExitCode::Internal;
    default:
        return ExitCode::BadInput;
    }
}

Output::Output(std::ostream& out, std::ostream& err, bool isJson)
    : m_out(out), m_err(err), m_isJson(isJson) {}

void Output::answer(const Answer& answer) {
    m_out << (m_isJson ? answer.json : answer.text);
    if (m_isJson && !answer.json.ends_with('\n'))
        m_out << '\n';
    m_out.flush();
}

ExitCode Output::error(const Error& error) {
    m_err << error.text() << '\n';
    const ExitCode exitCode = exitCodeFor(error.code);
    if (m_isJson) {
        nlohmann::ordered_json object;
        object["error"] = {
            {"code", name(error.code)},
            {"message", error.message},
            {"file", error.place.file},
            {"line", error.place.line},
            {"column", error.place.column},
            {"cure", error.cure},
            {"exit_code", static_cast<int>(exitCode)}};
        m_out << object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        m_out.flush();
    }
    return exitCode;
}

TerminalProgress::TerminalProgress(std::ostream& err, bool isTerminal)
    : m_err(err), m_isTerminal(isTerminal) {}

TerminalProgress::~TerminalProgress() {
    if (m_hasLine && m_isTerminal)
        m_err << "\r\033[K" << std::flush;
}

void TerminalProgress::report(const Progress& progress) {
    const std::lock_guard guard(m_mutex);
    const auto now = Clock::now();
    const bool isNewPhase = progress.phase != m_phase;
    if (isNewPhase) {
        m_phase = progress.phase;
        m_phaseStart = now;
        m_lastShown = m_isTerminal ? Clock::time_point{} : now;
    }
    const auto pause = m_isTerminal ? std::chrono::milliseconds(250) : std::chrono::milliseconds(5000);
    if (now - m_lastShown < pause)
        return;
    m_lastShown = now;
    m_hasLine = true;
    const double elapsed = std::chrono::duration<double>(now - m_phaseStart).count();
    m_err << (m_isTerminal ? "\r\033[K" : "") << progressLine(progress, elapsed) << (m_isTerminal ? "" : "\n")
          << std::flush;
}

std::string progressLine(const Progress& progress, double elapsedSeconds) {
    std::string line = progress.phase;
    if (progress.total > 0) {
        const double share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
        line += "  " + std::to_string(static_cast<int>(share * 100)) + " %";
        if (share > 0 && share < 1 && elapsedSeconds > 1)
            line += "  " + clockText(elapsedSeconds / share - elapsedSeconds) + " left";
    } else if (progress.done > 0) {
        line += "  " + std::to_string(progress.done);
    }
    if (!progress.detail.empty())
        line += "  " + progress.detail;
    return line;
}

} // namespace intentscope::cli
