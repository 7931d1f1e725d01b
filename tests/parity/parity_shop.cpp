// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/parity/parity_shop.h"

#include "core/data/import.h"
#include "tests/support/result_matchers.h"

#include <fstream>
#include <numeric>
#include <sstream>
#include <vector>

namespace intentscope::parity {

ScoresById readScores(const std::filesystem::path& path) {
    std::ifstream file(path);
    ScoresById scores;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string impression;
        std::string intent;
        double score = 0;
        if (words >> impression && impression != "#" && words >> intent >> score)
            scores[{impression, intent}] = score;
    }
    return scores;
}

std::filesystem::path ParityShop::source() {
    return test::sourceDirectory() / "tests/parity/ranker_tiny/shop";
}

Status ParityShop::open() {
    NullProgress progress;
    const data::ImportSpec spec{.source = source(), .datasetsRoot = m_folder.path() / "datasets"};
    ISCOPE_TRY_ASSIGN(const auto imported, data::importDataset(spec, m_env, progress, {}));
    ISCOPE_TRY_ASSIGN(m_dataset, data::openDataset(m_env, imported.directory));
    return {};
}

Result<ScoresById> ParityShop::score(const rank::Scorer& scorer) const {
    std::vector<std::int32_t> rows(static_cast<std::size_t>(m_dataset->impressionCount()));
    std::iota(rows.begin(), rows.end(), 0);
    std::vector<float> scores(static_cast<std::size_t>(m_dataset->candidateCount()));
    ISCOPE_TRY(scorer.score({*m_dataset}, rows, scores, {}));
    ScoresById named;
    auto next = scores.begin();
    for (const std::int32_t row : rows)
        for (const std::int32_t intent : m_dataset->candidatesOf(ImpressionIndex{row}).intents)
            named[{
                std::string(m_dataset->impressionId(ImpressionIndex{row})),
                std::string(m_dataset->intentId(IntentIndex{intent}))}] = static_cast<double>(*next++);
    return named;
}

} // namespace intentscope::parity
