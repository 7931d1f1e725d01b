// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/slice_store.h"

#include <algorithm>
#include <utility>

namespace intentscope::store {
namespace {

Place placeOf(const Db& db) {
    return {.file = db.path().string()};
}

Status checkName(std::string_view name) {
    const bool isBlank = std::ranges::all_of(name, [](char c) { return c == ' ' || c == '\t'; });
    if (!isBlank)
        return {};
    return fail(
        ErrorCode::InvalidInput, "A slice needs a name", {.cure = "Name it, such as \"late parcels\""});
}

} // namespace

SliceStore::SliceStore(Db db) : m_db(std::move(db)) {}

Status SliceStore::checkFree(std::string_view name) {
    ISCOPE_TRY_ASSIGN(const auto slices, list());
    if (std::ranges::find(slices, name, &SavedSlice::name) == slices.end())
        return {};
    return fail(
        ErrorCode::AlreadyExists,
        "A slice is called '" + std::string(name) + "' already",
        {.place = placeOf(m_db), .cure = "Choose another name, or remove that one first"});
}

tl::unexpected<Error> SliceStore::notFound(std::string_view name) {
    const auto slices = list();
    std::string known;
    for (const SavedSlice& slice : slices ? *slices : std::vector<SavedSlice>())
        known += (known.empty() ? "" : ", ") + slice.name;
    return fail(
        ErrorCode::NotFound,
        "No slice is called '" + std::string(name) + "'",
        {.place = placeOf(m_db),
         .cure = known.empty() ? "Save one first: intentscope-cli slices add" : "There are: " + known});
}

Status SliceStore::add(const SavedSlice& slice) {
    ISCOPE_TRY(checkName(slice.name));
    if (slice.expression.empty())
        return fail(ErrorCode::InvalidInput, "A slice needs an expression", {.cure = "Write a condition"});
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    ISCOPE_TRY(checkFree(slice.name));
    {
        ISCOPE_TRY_ASSIGN(
            auto insert,
            m_db.prepare("INSERT INTO slices (name, expression, created_at) VALUES (?1, ?2, ?3)"));
        insert.bind(1, slice.name).bind(2, slice.expression).bind(3, slice.createdAt.value);
        ISCOPE_TRY(insert.run());
    }
    return transaction.commit();
}

Status SliceStore::rename(std::string_view oldName, std::string_view newName) {
    ISCOPE_TRY(checkName(newName));
    ISCOPE_TRY_ASSIGN(auto transaction, Transaction::begin(m_db));
    if (oldName != newName)
        ISCOPE_TRY(checkFree(newName));
    {
        ISCOPE_TRY_ASSIGN(auto update, m_db.prepare("UPDATE slices SET name = ?2 WHERE name = ?1"));
        update.bind(1, oldName).bind(2, newName);
        ISCOPE_TRY(update.run());
    }
    if (m_db.changedRowCount() == 0)
        return notFound(oldName);
    return transaction.commit();
}

Status SliceStore::remove(std::string_view name) {
    ISCOPE_TRY_ASSIGN(auto erase, m_db.prepare("DELETE FROM slices WHERE name = ?1"));
    erase.bind(1, name);
    ISCOPE_TRY(erase.run());
    return m_db.changedRowCount() == 0 ? Status(notFound(name)) : Status();
}

Result<SavedSlice> SliceStore::find(std::string_view name) {
    ISCOPE_TRY_ASSIGN(const auto slices, list());
    const auto found = std::ranges::find(slices, name, &SavedSlice::name);
    if (found == slices.end())
        return notFound(name);
    return *found;
}

Result<std::vector<SavedSlice>> SliceStore::list() {
    ISCOPE_TRY_ASSIGN(
        auto rows, m_db.prepare("SELECT name, expression, created_at FROM slices ORDER BY name"));
    std::vector<SavedSlice> slices;
    while (true) {
        ISCOPE_TRY_ASSIGN(const bool hasRow, rows.step());
        if (!hasRow)
            return slices;
        slices.push_back({rows.text(0), rows.text(1), UtcMillis{rows.integer(2)}});
    }
}

} // namespace intentscope::store
