// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/store/sqlite.h"

#include <string>
#include <string_view>
#include <vector>

namespace intentscope::store {

/// A named filter over impressions, kept as the text of its expression (docs/queries.md), so that it fits any
/// dataset that has its columns.
struct SavedSlice {
    std::string name;
    std::string expression;
    UtcMillis createdAt;

    friend bool operator==(const SavedSlice&, const SavedSlice&) = default;
};

/// The saved slices of a workspace. One thread at a time. Errors of every call: Busy, ResourceExhausted,
/// Corrupt, Io.
class SliceStore {
public:
    explicit SliceStore(Db db);

    /// InvalidInput for an empty name or expression, AlreadyExists when the name is taken.
    Status add(const SavedSlice& slice);
    /// NotFound when there is none of the old name, AlreadyExists when the new one is taken, InvalidInput
    /// when it is empty.
    Status rename(std::string_view oldName, std::string_view newName);
    /// NotFound lists the names that there are.
    Status remove(std::string_view name);
    Result<SavedSlice> find(std::string_view name);
    /// By name.
    Result<std::vector<SavedSlice>> list();

private:
    tl::unexpected<Error> notFound(std::string_view name);
    Status checkFree(std::string_view name);

    Db m_db;
};

} // namespace intentscope::store
