// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/latent_reuse.h"

#include "core/base/progress.h"

#include <utility>

namespace intentscope::tasks {
namespace {

bool givesTheSame(const latent::LatentDescription& a, const latent::LatentDescription& b) {
    return a.reasonerHash == b.reasonerHash && a.answerSettings == b.answerSettings &&
           a.sampleCount == b.sampleCount && a.vectorSize == b.vectorSize;
}

} // namespace

Result<LatentReuse> LatentReuse::find(
    const latent::LatentShelf& shelf, const latent::LatentDescription& wanted, const std::stop_token& stop) {
    LatentReuse reuse;
    ISCOPE_TRY_ASSIGN(const auto entries, shelf.list());
    for (const latent::ShelfEntry& entry : entries) {
        ISCOPE_TRY(checkStop(stop));
        if (!entry.problem.empty() || !givesTheSame(entry.description, wanted))
            continue;
        auto set = latent::LatentSet::open(shelf.env(), entry.folder);
        Status sound = set ? (*set)->verify(shelf.env(), stop) : Status(tl::unexpected(set.error()));
        if (sound)
            reuse.add(*std::move(set));
        else if (sound.error().code == ErrorCode::Cancelled)
            return tl::unexpected(std::move(sound).error());
        else
            reuse.m_notes.push_back("Not reused: " + sound.error().text());
    }
    return reuse;
}

void LatentReuse::add(std::shared_ptr<const latent::LatentSet> set) {
    for (std::int64_t context = 0; context < set->description().contextCount; ++context)
        m_places.emplace(set->contextHash(context), Spot{set.get(), context});
    m_sets.push_back(std::move(set));
}

std::vector<latent::LatentAnswer> LatentReuse::answers(const std::string& contextHash) const {
    const Spot& spot = m_places.at(contextHash);
    const std::int32_t samples = spot.set->description().sampleCount;
    std::vector<latent::LatentAnswer> answers;
    for (std::int32_t sample = 0; sample < samples; ++sample)
        answers.push_back(spot.set->answer(static_cast<std::int32_t>(spot.context * samples + sample)));
    return answers;
}

} // namespace intentscope::tasks
