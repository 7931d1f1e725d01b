// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/heat_pieces.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace intentscope::reasoning {
namespace {

/// Least probability of each step but the last, and least entropy of each step but the first.
constexpr std::array<double, HeatLevelCount - 1> Probabilities = {0.9, 0.5, 0.2, 0.05};
constexpr std::array<double, HeatLevelCount - 1> Entropies = {0.1, 0.5, 1.0, 2.0};
constexpr std::size_t LongestCharacter = 4; ///< bytes of UTF-8

QString tr(const char* text) {
    return QCoreApplication::translate("HeatPieces", text);
}

/// Whether the bytes end within a character.
bool isTorn(const std::string& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString whole = decoder.decode(QByteArrayView(bytes.data(), std::ssize(bytes)));
    return !bytes.empty() && decoder.hasError() && whole.endsWith(QChar::ReplacementCharacter);
}

QString shown(const std::string& bytes) {
    QString text = ui::toQString(bytes);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\n'), QChar(0x21B5));
    text.replace(QLatin1Char('\t'), QChar(0x21E5));
    return text;
}

} // namespace

std::vector<HeatPiece> heatPieces(std::span<const rank::GeneratedToken> tokens, bool isComplete) {
    std::vector<HeatPiece> pieces;
    std::string bytes;
    HeatPiece piece{.tokenCount = 0};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const rank::GeneratedToken& token = tokens[i];
        bytes += token.text;
        ++piece.tokenCount;
        piece.logProbability += static_cast<double>(token.logProbability);
        // A NaN stays: std::max would drop it.
        const auto entropy = static_cast<double>(token.entropy);
        piece.entropy = std::isnan(entropy) ? entropy : std::max(piece.entropy, entropy);
        const bool isLast = i + 1 == tokens.size();
        if (!isLast && bytes.size() < 2 * LongestCharacter && isTorn(bytes))
            continue;
        piece.endsAnswer = isLast && isComplete;
        piece.endsLine = bytes.ends_with('\n');
        piece.text = shown(bytes);
        if (piece.text.isEmpty())
            piece.text = piece.endsAnswer ? tr("(end)") : tr("(empty)");
        pieces.push_back(piece);
        piece = {.tokenCount = 0};
        bytes.clear();
    }
    return pieces;
}

int heatLevel(HeatMeasure measure, const HeatPiece& piece) {
    const bool byEntropy = measure == HeatMeasure::Entropy;
    const double value = byEntropy ? piece.entropy : std::exp(piece.logProbability);
    if (!std::isfinite(value))
        return -1;
    if (byEntropy)
        return static_cast<int>(
            std::ranges::count_if(Entropies, [&](double least) { return value >= least; }));
    return static_cast<int>(
        std::ranges::count_if(Probabilities, [&](double least) { return value < least; }));
}

QString heatLevelText(HeatMeasure measure, int level) {
    const auto percent = [](double share) { return QString::number(std::lround(share * 100)); };
    const auto at = [](const auto& limits, int index) { return limits[static_cast<std::size_t>(index)]; };
    if (measure == HeatMeasure::LogProbability) {
        return level + 1 < HeatLevelCount ? tr("p ≥ %1 %").arg(percent(at(Probabilities, level)))
                                          : tr("p < %1 %").arg(percent(Probabilities.back()));
    }
    return level == 0 ? tr("< %1 nats").arg(ui::significant(Entropies.front()))
                      : tr("≥ %1 nats").arg(ui::significant(at(Entropies, level - 1)));
}

QString heatTip(const HeatPiece& piece) {
    QStringList lines;
    if (piece.endsAnswer)
        lines << tr("The end of the answer: %1").arg(piece.text);
    else if (piece.tokenCount > 1)
        lines << tr("%1 tokens of one character: “%2”").arg(QString::number(piece.tokenCount), piece.text);
    else
        lines << tr("Token “%1”").arg(piece.text);
    if (std::isfinite(piece.logProbability)) {
        lines << tr("p = %1 %").arg(ui::significant(100.0 * std::exp(piece.logProbability)));
        lines << tr("log-probability %1 nats").arg(ui::significant(piece.logProbability));
    } else {
        lines << tr("This reasoner gives no log-probability");
    }
    if (std::isfinite(piece.entropy))
        lines << tr("entropy %1 nats").arg(ui::significant(piece.entropy));
    else
        lines << tr("This reasoner gives no entropy");
    return lines.join(QLatin1Char('\n'));
}

} // namespace intentscope::reasoning
