// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/intent_keys.h"

#include "core/base/checked.h"
#include "widgets/base/convert.h"

#include <QStringList>

#include <algorithm>

namespace intentscope::labelling {
namespace {

constexpr std::size_t QualityCount = 3;
constexpr std::int32_t LetterCount = 26;
constexpr char16_t FirstLetter = u'a';

int letterOf(QChar sign) {
    return sign.toLower().unicode() - FirstLetter;
}

/// 0 is best; QualityCount: no match.
std::size_t
quality(const QString& title, const QString& haystack, const QStringList& words, const QString& text) {
    const auto isIn = [&](const QString& word) { return haystack.contains(word); };
    if (!std::all_of(words.begin(), words.end(), isIn))
        return QualityCount;
    if (title.startsWith(text))
        return 0;
    return title.contains(QLatin1Char(' ') + text) ? 1 : 2;
}

} // namespace

void IntentKeys::setItem(std::span<const IntentIndex> intents) {
    m_intents.fill({});
    std::copy_n(intents.begin(), std::min(intents.size(), m_intents.size()), m_intents.begin());
}

IntentIndex IntentKeys::intentFor(int digit) const {
    return digit >= 1 && digit <= KeyCount ? m_intents[static_cast<std::size_t>(digit - 1)] : IntentIndex{};
}

int IntentKeys::digitFor(IntentIndex intent) const {
    if (!intent.isValid())
        return 0;
    const auto found = std::find(m_intents.begin(), m_intents.end(), intent);
    return found == m_intents.end() ? 0 : static_cast<int>(found - m_intents.begin()) + 1;
}

QString codeOf(IntentIndex intent) {
    if (!intent.isValid() || intent.value >= LetterCount * LetterCount)
        return {};
    const auto letter = [](std::int32_t number) {
        return QChar(static_cast<char16_t>(FirstLetter + number));
    };
    return QString(letter(intent.value / LetterCount)) + letter(intent.value % LetterCount);
}

IntentIndex intentOfCode(const QString& code, std::int32_t intentCount) {
    if (code.size() != 2)
        return {};
    const int first = letterOf(code[0]);
    const int second = letterOf(code[1]);
    if (first < 0 || first >= LetterCount || second < 0 || second >= LetterCount)
        return {};
    const std::int32_t row = first * LetterCount + second;
    return row < intentCount ? IntentIndex{row} : IntentIndex{};
}

IntentFinder::IntentFinder(const data::Dataset& dataset) {
    const data::Column* category = dataset.intents().findRole(data::Role::Category);
    for (std::int32_t row = 0; row < dataset.intentCount(); ++row) {
        const QString title = ui::toQString(dataset.intentTitle({row})).toCaseFolded();
        QString haystack = title + QLatin1Char('\n') + ui::toQString(dataset.intentId({row})).toCaseFolded();
        if (category != nullptr) {
            const std::string group = category->valueText(IntentIndex{row}.row());
            haystack += QLatin1Char('\n') + ui::toQString(group).toCaseFolded();
        }
        m_entries.push_back({title, haystack});
    }
}

std::vector<IntentIndex> IntentFinder::find(const QString& text) const {
    const QString folded = text.trimmed().toCaseFolded();
    const QStringList words = folded.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::array<std::vector<IntentIndex>, QualityCount> found;
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        const std::size_t rank = quality(m_entries[row].title, m_entries[row].haystack, words, folded);
        if (rank < QualityCount)
            found[rank].push_back({narrow<std::int32_t>(row)});
    }
    std::vector<IntentIndex> intents;
    for (const auto& group : found)
        intents.insert(intents.end(), group.begin(), group.end());
    return intents;
}

} // namespace intentscope::labelling
