// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/query.h"

#include <array>
#include <span>

namespace intentscope::sim {
namespace {

constexpr std::int64_t GreetsPerMille = 300;
constexpr std::int64_t ClosesPerMille = 260;
constexpr std::int64_t AllSmallPerMille = 550;
constexpr std::int64_t UnpunctuatedPerMille = 600;
constexpr std::int64_t SlipsPerMille = 180;

constexpr std::array<std::string_view, 10> Greetings = {
    "Hi, ",
    "Hello, ",
    "Hey ",
    "Good morning, ",
    "Good evening. ",
    "Please help: ",
    "Hi there, ",
    "Question: ",
    "Hello team, ",
    "Sorry to ask, "};
constexpr std::array<std::string_view, 8> Closings = {
    ", thanks",
    ", please help",
    ", can you check?",
    ", thank you",
    " pls",
    ", what can I do?",
    ", many thanks in advance",
    ", I could not find it in the app"};
constexpr std::array<std::string_view, 8> HasteClosings = {
    ", it is urgent",
    "!!",
    ", I have been waiting for so long",
    " ASAP please",
    ", nobody answers me",
    ", this is the second time I ask",
    ", I need this solved today",
    "... still nothing"};

std::string_view pickText(Random& random, std::span<const std::string_view> texts) {
    return texts[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(texts.size())))];
}

bool isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

void makeSmall(std::string& text) {
    for (char& letter : text) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    }
}

/// A letter too few, one too many, or two in the wrong order.
void slip(Random& random, std::string& text) {
    const auto at = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(text.size()) - 1));
    if (!isLetter(text[at]) || !isLetter(text[at + 1]))
        return;
    switch (random.below(3)) {
    case 0:
        text.erase(at, 1);
        break;
    case 1:
        text.insert(at, 1, text[at]);
        break;
    default:
        std::swap(text[at], text[at + 1]);
    }
}

std::string paraphrase(Random& random, const IntentEntry& wished) {
    std::string text(pickText(random, wished.paraphrases));
    if (random.chance(UnpunctuatedPerMille) && (text.back() == '?' || text.back() == '.'))
        text.pop_back();
    return text;
}

} // namespace

std::string typeQuery(Random& random, const IntentEntry& wished, std::int64_t urgencyPerMille) {
    std::string text;
    if (random.chance(GreetsPerMille))
        text += pickText(random, Greetings);
    text += paraphrase(random, wished);
    if (random.chance(urgencyPerMille / 3))
        text += pickText(random, HasteClosings);
    else if (random.chance(ClosesPerMille))
        text += pickText(random, Closings);
    if (random.chance(AllSmallPerMille))
        makeSmall(text);
    if (random.chance(SlipsPerMille))
        slip(random, text);
    return text;
}

} // namespace intentscope::sim
