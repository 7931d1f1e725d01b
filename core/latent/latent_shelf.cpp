// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/latent/latent_shelf.h"

#include <utility>

namespace intentscope::latent {
namespace {

constexpr std::string_view Unfinished = ".unfinished";

bool isId(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

std::filesystem::path LatentShelf::setFolder(std::string_view id) const {
    return m_folder / id;
}

std::filesystem::path LatentShelf::journalFolder(std::string_view id) const {
    return m_folder / (std::string(id) + std::string(Unfinished));
}

Result<std::vector<ShelfEntry>> LatentShelf::list() const {
    std::vector<ShelfEntry> entries;
    if (m_env.kind(m_folder) == FileKind::Missing)
        return entries;
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(m_folder));
    for (const std::string& name : names) {
        const auto file = m_folder / name / files::Description;
        if (!isId(name) || m_env.kind(file) != FileKind::Regular)
            continue;
        ShelfEntry entry;
        entry.folder = m_folder / name;
        auto description = m_env.readFile(file).and_then(
            [&](const std::string& json) { return parseLatentDescription(json, file.string()); });
        if (description)
            entry.description = *std::move(description);
        else
            entry.problem = description.error().text();
        entry.description.id = name;
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::vector<std::string>> LatentShelf::listUnfinished() const {
    std::vector<std::string> ids;
    if (m_env.kind(m_folder) == FileKind::Missing)
        return ids;
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(m_folder));
    for (const std::string& name : names) {
        if (name.ends_with(Unfinished))
            ids.push_back(name.substr(0, name.size() - Unfinished.size()));
    }
    return ids;
}

Result<std::shared_ptr<const LatentSet>> LatentShelf::find(std::string_view idOrName) const {
    constexpr std::size_t ShortestId = 4;
    ISCOPE_TRY_ASSIGN(const auto entries, list());
    std::vector<const ShelfEntry*> matches;
    std::string known;
    for (const ShelfEntry& entry : entries) {
        const LatentDescription& one = entry.description;
        if (one.name == idOrName || (idOrName.size() >= ShortestId && one.id.starts_with(idOrName)))
            matches.push_back(&entry);
        known += (known.empty() ? "" : ", ") + one.id + " (" + one.name + ")";
    }
    if (matches.size() == 1)
        return LatentSet::open(m_env, matches.front()->folder);
    const Place place{.file = m_folder.string()};
    if (matches.empty()) {
        return fail(
            ErrorCode::NotFound,
            "There are no latent queries called '" + std::string(idOrName) + "'",
            {.place = place,
             .cure = known.empty() ? "Write some: intentscope-cli reason" : "There are: " + known});
    }
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(idOrName) + "' names " + std::to_string(matches.size()) + " sets of latent queries",
        {.place = place, .cure = "Name one by its id: " + known});
}

Status LatentShelf::remove(std::string_view id) const {
    const bool hasSet = isId(id) && m_env.kind(setFolder(id)) == FileKind::Directory;
    const bool hasJournal = isId(id) && m_env.kind(journalFolder(id)) == FileKind::Directory;
    if (!hasSet && !hasJournal) {
        return fail(
            ErrorCode::NotFound,
            "There are no latent queries with the id '" + std::string(id) + "'",
            {.place = {.file = m_folder.string()}, .cure = "Look at the ids of: reason --list"});
    }
    if (hasSet) {
        // The description goes first: what is left of a removal that was cut short is no set.
        ISCOPE_TRY(m_env.remove(setFolder(id) / files::Description));
        ISCOPE_TRY(m_env.removeTree(setFolder(id)));
    }
    if (hasJournal)
        ISCOPE_TRY(m_env.removeTree(journalFolder(id)));
    return m_env.syncDirectory(m_folder);
}

} // namespace intentscope::latent
