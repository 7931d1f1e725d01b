// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/npy.h"
#include "core/latent/latent_answer.h"
#include "core/latent/latent_description.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::latent {

/// Writes the files of a set into a folder that is there already, row by row, with little memory. What was
/// written is of no use before `finish`, and it is the caller's to remove it after a failure.
class LatentSetWriter {
public:
    static Result<LatentSetWriter>
    create(Env& env, const std::filesystem::path& folder, std::int32_t vectorSize);
    ~LatentSetWriter();
    LatentSetWriter(LatentSetWriter&&) noexcept;
    LatentSetWriter& operator=(LatentSetWriter&&) = delete;

    /// The answers of one context, in the order of their samples, each with a vector of the right size.
    Status addContext(std::string_view contextHash, std::span<const LatentAnswer> answers);
    Status addIntent(std::span<const float> vector);
    /// Writes what is left, the hashes into `description.files` and latent.json last.
    Status finish(
        std::span<const std::int32_t> impressionRows,
        std::string_view templateText,
        LatentDescription& description);

private:
    struct Files;
    explicit LatentSetWriter(std::unique_ptr<Files> files);
    Status hashFiles(LatentDescription& description);

    std::unique_ptr<Files> m;
};

} // namespace intentscope::latent
