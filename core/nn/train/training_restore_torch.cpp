// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/training_restore_torch.h"

#include <optional>
#include <utility>

namespace intentscope::nn {
namespace {

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<WeightSet>
restoreWeights(const TrainingInput& input, const TrainingStateFile::Stored& stored, const std::string& part) {
    WeightSet weights = WeightSet::zeros(input.config);
    for (const auto& [name, weight] : weights.named())
        ISCOPE_TRY(restoreTensor(stored.tensors, stateName(part, name), weight));
    return weights;
}

Status
restoreMembers(const TrainingInput& input, const TrainingStateFile::Stored& stored, TrainingRecord& record) {
    for (std::int32_t member = 0; member < stored.position.member; ++member) {
        ISCOPE_TRY_ASSIGN(auto weights, restoreWeights(input, stored, "member" + std::to_string(member)));
        record.finished.push_back(std::move(weights));
    }
    record.firstBestEpoch = stored.position.firstBestEpoch;
    for (const rank::TrainingEpoch& epoch : stored.position.epochs)
        if (epoch.member < stored.position.member)
            record.epochs.push_back(epoch);
    return {};
}

Status
restoreLast(const TrainingInput& input, const TrainingStateFile::Stored& stored, TrainingRecord& record) {
    for (std::int32_t member = 0; member < stored.position.member; ++member) {
        auto weights = restoreWeights(input, stored, "last" + std::to_string(member));
        if (!weights)
            return fail(
                ErrorCode::Mismatch,
                "the stopped training was begun without keeping the last epoch",
                {.place = {}, .cure = "Resume without --keep-last"});
        record.finishedLast.push_back(*std::move(weights));
    }
    return {};
}

} // namespace

Result<TrainingStateFile::Stored> loadTogether(const TrainingStateFile& file, ProcessGroup& group) {
    if (group.isAlone())
        return file.load();
    std::string bytes;
    std::optional<Result<TrainingStateFile::Stored>> own;
    if (group.isFirst()) {
        own = file.load();
        if (*own)
            bytes = textOf((*own)->tensors.fileBytes());
    }
    ISCOPE_TRY_ASSIGN(bytes, group.fromFirst(std::move(bytes)));
    if (own)
        return *std::move(own);
    if (bytes.empty())
        return fail(
            ErrorCode::NotFound,
            "process 0 has no training to resume",
            {.place = {}, .cure = "Look at what process 0 says"});
    return file.loadFrom(std::move(bytes));
}

Status restoreFinished(
    const TrainingInput& input,
    const TrainingStateFile::Stored& stored,
    bool keepsLast,
    TrainingRecord& record) {
    ISCOPE_TRY(restoreMembers(input, stored, record));
    return keepsLast ? restoreLast(input, stored, record) : Status();
}

Status
takeBestSoFar(const TrainingInput& input, const TrainingStateFile::Stored& stored, TrainingRecord& record) {
    if (stored.position.bestEpoch > 0) {
        ISCOPE_TRY_ASSIGN(auto weights, restoreWeights(input, stored, "best"));
        if (record.finished.empty())
            record.firstBestEpoch = stored.position.bestEpoch;
        record.finished.push_back(std::move(weights));
        record.epochs = stored.position.epochs;
    }
    if (!record.finished.empty())
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "the training was stopped before its first epoch was done, so it has no best one",
        {.place = {}, .cure = "Go on with --resume"});
}

} // namespace intentscope::nn
