// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizer.h"

#include <utility>

namespace intentscope::text {
namespace {

Result<std::string> applyStep(const Normalizer::Form& step, std::string_view text) {
    return normalized(text, step.form);
}

Result<std::string> applyStep(const Normalizer::LowerCase&, std::string_view text) {
    return lowerCased(text);
}

Result<std::string> applyStep(const Normalizer::Prepend& step, std::string_view text) {
    return text.empty() ? std::string() : step.text + std::string(text);
}

Result<std::string> applyStep(const Normalizer::Replace& step, std::string_view text) {
    std::vector<Span> matches;
    ISCOPE_TRY(step.pattern.findAll(text, matches));
    std::string out;
    std::size_t at = 0;
    for (const Span match : matches) {
        out += text.substr(at, match.begin - at);
        out += step.replacement;
        at = match.end;
    }
    out += text.substr(at);
    return out;
}

} // namespace

Normalizer::Normalizer(std::vector<Step> steps) : m_steps(std::move(steps)) {}

Result<std::string> Normalizer::apply(std::string_view text) const {
    std::string current(text);
    for (const Step& step : m_steps) {
        ISCOPE_TRY_ASSIGN(
            current, std::visit([&](const auto& kind) { return applyStep(kind, current); }, step));
    }
    return current;
}

} // namespace intentscope::text
