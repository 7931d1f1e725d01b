// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

namespace intentscope::workspace {

Status Workspace::addQueue(const queues::Queue& queue, std::span<const queues::QueueItem> items) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->add(queue, items);
}

Status Workspace::removeQueue(std::string_view nameOrId) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->remove(nameOrId);
}

Result<std::vector<queues::Queue>> Workspace::listQueues() {
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->list();
}

Result<queues::QueueContent> Workspace::loadQueue(std::string_view nameOrId) {
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->load(nameOrId);
}

Status Workspace::startSitting(const queues::Sitting& sitting) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->startSitting(sitting);
}

Status Workspace::endSitting(std::string_view id, UtcMillis at) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->endSitting(id, at);
}

Result<queues::Sitting> Workspace::findSitting(std::string_view id) {
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->findSitting(id);
}

Status Workspace::saveDraft(std::string_view queueId, const queues::Draft& draft) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->saveDraft(queueId, draft);
}

Status
Workspace::removeDraft(std::string_view queueId, std::string_view impressionId, std::string_view annotator) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_queuesMutex);
    return m_queues->removeDraft(queueId, impressionId, annotator);
}

} // namespace intentscope::workspace
