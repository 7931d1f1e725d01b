// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

namespace intentscope::workspace {

Status Workspace::addSlice(const store::SavedSlice& slice) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_slicesMutex);
    return m_slices->add(slice);
}

Status Workspace::renameSlice(std::string_view oldName, std::string_view newName) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_slicesMutex);
    return m_slices->rename(oldName, newName);
}

Status Workspace::removeSlice(std::string_view name) {
    ISCOPE_TRY(checkWritable());
    const std::lock_guard guard(m_slicesMutex);
    return m_slices->remove(name);
}

Result<store::SavedSlice> Workspace::findSlice(std::string_view name) {
    const std::lock_guard guard(m_slicesMutex);
    return m_slices->find(name);
}

Result<std::vector<store::SavedSlice>> Workspace::listSlices() {
    const std::lock_guard guard(m_slicesMutex);
    return m_slices->list();
}

} // namespace intentscope::workspace
