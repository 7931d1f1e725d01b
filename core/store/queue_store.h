// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue_progress.h"
#include "core/store/sqlite.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::store {

/// Queues, their items, sittings and drafts. What is decided stands in the label log; here stands what there
/// is to decide. One thread at a time. What a call returned is on disk. Errors of every call: Busy,
/// ResourceExhausted, Corrupt, Io.
class QueueStore {
public:
    explicit QueueStore(Db db);

    /// Queue and items, both or neither. AlreadyExists when the id or the name is taken or an impression is
    /// there twice, InvalidInput without an id, a name or an item.
    Status add(const queues::Queue& queue, std::span<const queues::QueueItem> items);
    /// By time, then by name.
    Result<std::vector<queues::Queue>> list();
    /// By name first, then by id; NotFound lists the names that there are.
    Result<queues::Queue> find(std::string_view nameOrId);
    /// With everything that belongs to it; items in the order of work, sittings by time.
    Result<queues::QueueContent> load(std::string_view nameOrId);
    /// Queue, items, sittings and drafts; labels stay. NotFound.
    Status remove(std::string_view nameOrId);

    /// AlreadyExists when the id is taken, NotFound for an unknown queue.
    Status startSitting(const queues::Sitting& sitting);
    /// NotFound when there is no such sitting.
    Status endSitting(std::string_view id, UtcMillis at);
    /// NotFound when there is none.
    Result<queues::Sitting> findSitting(std::string_view id);

    /// Replaces the annotator's draft of the impression. NotFound for an unknown queue.
    Status saveDraft(std::string_view queueId, const queues::Draft& draft);
    /// Nothing happens when there is none.
    Status removeDraft(std::string_view queueId, std::string_view impressionId, std::string_view annotator);

private:
    Result<std::vector<queues::QueueItem>> items(std::string_view queueId);
    Result<std::vector<queues::Sitting>> sittings(std::string_view queueId);
    Result<std::vector<queues::Draft>> drafts(std::string_view queueId);

    Db m_db;
};

} // namespace intentscope::store
