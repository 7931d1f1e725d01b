// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pre_tokenizer.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <utility>

namespace intentscope::text {
namespace {

/// A stretch of a piece that matched, or one between two matches.
struct Stretch {
    Span span;
    bool isMatch = false;
};

std::vector<Stretch> stretchesOf(const std::vector<Span>& matches, std::size_t size) {
    std::vector<Stretch> stretches;
    stretches.reserve(2 * matches.size() + 1);
    std::size_t at = 0;
    for (const Span match : matches) {
        if (at != match.begin)
            stretches.push_back({{at, match.begin}, false});
        stretches.push_back({match, true});
        at = match.end;
    }
    if (at != size)
        stretches.push_back({{at, size}, false});
    return stretches;
}

void mergeWithPrevious(const std::vector<Stretch>& stretches, std::vector<Span>& out) {
    bool wasMatch = false;
    for (const auto& [span, isMatch] : stretches) {
        if (isMatch && !wasMatch && !out.empty())
            out.back().end = span.end;
        else
            out.push_back(span);
        wasMatch = isMatch;
    }
}

void mergeWithNext(const std::vector<Stretch>& stretches, std::vector<Span>& out) {
    bool wasMatch = false;
    for (auto at = stretches.rbegin(); at != stretches.rend(); ++at) {
        if (at->isMatch && !wasMatch && !out.empty())
            out.back().begin = at->span.begin;
        else
            out.push_back(at->span);
        wasMatch = at->isMatch;
    }
    std::ranges::reverse(out);
}

void mergeContiguous(const std::vector<Stretch>& stretches, std::vector<Span>& out) {
    bool wasMatch = false;
    for (const auto& [span, isMatch] : stretches) {
        if (!out.empty() && isMatch == wasMatch)
            out.back().end = span.end;
        else
            out.push_back(span);
        wasMatch = isMatch;
    }
}

std::vector<Span> cutAt(const std::vector<Stretch>& stretches, SplitBehavior behavior) {
    std::vector<Span> spans;
    spans.reserve(stretches.size());
    switch (behavior) {
    case SplitBehavior::Removed:
        for (const auto& [span, isMatch] : stretches) {
            if (!isMatch)
                spans.push_back(span);
        }
        break;
    case SplitBehavior::Isolated:
        for (const Stretch& stretch : stretches)
            spans.push_back(stretch.span);
        break;
    case SplitBehavior::MergedWithPrevious:
        mergeWithPrevious(stretches, spans);
        break;
    case SplitBehavior::MergedWithNext:
        mergeWithNext(stretches, spans);
        break;
    case SplitBehavior::Contiguous:
        mergeContiguous(stretches, spans);
        break;
    }
    return spans;
}

/// Appends the parts of `piece`, moved to where it lies in the whole text.
void appendParts(const std::vector<Span>& parts, Span piece, std::vector<Span>& out) {
    for (const Span part : parts) {
        if (part.size() > 0)
            out.push_back({piece.begin + part.begin, piece.begin + part.end});
    }
}

Result<std::vector<Span>> splitSpans(const Pieces& pieces, const PreTokenizer::Split& step) {
    std::vector<Span> out;
    std::vector<Span> matches;
    for (const Span piece : pieces.spans) {
        matches.clear();
        ISCOPE_TRY(step.pattern.findAll(piece.of(pieces.text), matches));
        auto stretches = stretchesOf(matches, piece.size());
        if (step.isInverted) {
            for (Stretch& stretch : stretches)
                stretch.isMatch = !stretch.isMatch;
        }
        appendParts(cutAt(stretches, step.behavior), piece, out);
    }
    return out;
}

Status applyStep(Pieces& pieces, const PreTokenizer::Split& step) {
    ISCOPE_TRY_ASSIGN(pieces.spans, splitSpans(pieces, step));
    return {};
}

Status applyStep(Pieces& pieces, const PreTokenizer::Digits& step) {
    std::vector<Span> out;
    std::vector<Span> matches;
    for (const Span piece : pieces.spans) {
        matches.clear();
        for (std::size_t i = piece.begin; i < piece.end;) {
            const CodePoint found = codePointAt(pieces.text, i);
            if (isNumeric(found.value))
                matches.push_back({i - piece.begin, i - piece.begin + found.size});
            i += found.size;
        }
        const auto behavior = step.isIndividual ? SplitBehavior::Isolated : SplitBehavior::Contiguous;
        appendParts(cutAt(stretchesOf(matches, piece.size()), behavior), piece, out);
    }
    pieces.spans = std::move(out);
    return {};
}

void addPrefixSpaces(Pieces& pieces) {
    Pieces spaced;
    for (const Span piece : pieces.spans) {
        const auto text = piece.of(pieces.text);
        const std::size_t begin = spaced.text.size();
        if (!text.starts_with(' '))
            spaced.text += ' ';
        spaced.text += text;
        spaced.spans.push_back({begin, spaced.text.size()});
    }
    pieces = std::move(spaced);
}

Status applyStep(Pieces& pieces, const PreTokenizer::ByteLevel& step) {
    if (step.addsPrefixSpace)
        addPrefixSpaces(pieces);
    if (!step.pattern)
        return {};
    return applyStep(pieces, PreTokenizer::Split{.pattern = *step.pattern});
}

} // namespace

PreTokenizer::PreTokenizer(std::vector<Step> steps) : m_steps(std::move(steps)) {}

Result<Pieces> PreTokenizer::cut(std::string text) const {
    Pieces pieces{std::move(text), {}};
    if (!pieces.text.empty())
        pieces.spans.push_back({0, pieces.text.size()});
    for (const Step& step : m_steps)
        ISCOPE_TRY(std::visit([&](const auto& kind) { return applyStep(pieces, kind); }, step));
    return pieces;
}

} // namespace intentscope::text
