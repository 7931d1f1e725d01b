// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/latent_shelf.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intentscope::tasks {

/// The answers that the sets of a shelf hold already, by the prompt's hash. One thread at a time.
class LatentReuse {
public:
    /// Of sets with the same reasoner, answer settings, samples and vector size as `wanted`, every byte of
    /// which is looked at; a damaged set is left out with a note. Cancelled.
    static Result<LatentReuse> find(
        const latent::LatentShelf& shelf,
        const latent::LatentDescription& wanted,
        const std::stop_token& stop);

    bool has(const std::string& contextHash) const { return m_places.contains(contextHash); }
    /// One a sample. `has` it.
    std::vector<latent::LatentAnswer> answers(const std::string& contextHash) const;
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    struct Spot {
        const latent::LatentSet* set = nullptr;
        std::int64_t context = 0;
    };
    void add(std::shared_ptr<const latent::LatentSet> set);

    std::vector<std::shared_ptr<const latent::LatentSet>> m_sets;
    std::unordered_map<std::string_view, Spot> m_places; ///< keys lie in the sets
    std::vector<std::string> m_notes;
};

} // namespace intentscope::tasks
