// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/projection_shelf.h"

#include "core/base/atomic_file.h"
#include "core/data/file_hash.h"
#include "core/data/npy.h"
#include "core/projection/projection_json.h"

#include <algorithm>
#include <utility>

namespace intentscope::projection {
namespace {

constexpr std::uint64_t PlaneColumns = 2;

bool isId(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Status writePlane(Env& env, const std::filesystem::path& file, std::span<const float> plane) {
    ISCOPE_TRY_ASSIGN(
        auto writer, data::NpyWriter::createMatrix(env, file, data::NpyType::Float32, PlaneColumns));
    ISCOPE_TRY(writer.append(plane));
    return writer.finish();
}

Result<std::vector<float>> readPlane(Env& env, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(
        const auto matrix, data::NpyFile::openMatrix(env, file, data::NpyType::Float32, PlaneColumns));
    const auto values = matrix.values<float>();
    return std::vector<float>(values.begin(), values.end());
}

Status writeFiles(Env& env, const std::filesystem::path& folder, Projection& projection) {
    ISCOPE_TRY(writePlane(env, folder / files::Coordinates, projection.before));
    if (projection.hasAfter())
        ISCOPE_TRY(writePlane(env, folder / files::AfterCoordinates, projection.after));
    ISCOPE_TRY(data::writeNpy(
        env, folder / files::ImpressionPoints, std::span<const std::int32_t>(projection.points)));
    ISCOPE_TRY_ASSIGN(const auto names, env.list(folder));
    projection.description.files.clear();
    for (const std::string& name : names) {
        ISCOPE_TRY_ASSIGN(auto hash, data::hashFile(env, folder / name, std::stop_token()));
        projection.description.files.emplace(name, std::move(hash));
    }
    ISCOPE_TRY(writeFileAtomically(env, folder / files::Description, toJson(projection.description)));
    return env.syncDirectory(folder);
}

Status checkFiles(Env& env, const std::filesystem::path& folder, const ProjectionDescription& description) {
    for (const auto& [name, expected] : description.files) {
        ISCOPE_TRY_ASSIGN(const auto found, data::hashFile(env, folder / name, std::stop_token()));
        if (found != expected)
            return fail(
                ErrorCode::Corrupt,
                "The file is not the one that was written with this projection",
                {.place = {.file = (folder / name).string()}, .cure = "Project again"});
    }
    return {};
}

} // namespace

Result<std::vector<ShelfEntry>> ProjectionShelf::list() const {
    std::vector<ShelfEntry> entries;
    if (m_env.kind(m_folder) == FileKind::Missing)
        return entries;
    ISCOPE_TRY_ASSIGN(const auto names, m_env.list(m_folder));
    for (const std::string& name : names) {
        const auto file = m_folder / name / files::Description;
        if (!isId(name) || m_env.kind(file) != FileKind::Regular)
            continue;
        ShelfEntry entry;
        auto description = m_env.readFile(file).and_then(
            [&](const std::string& json) { return parseProjectionDescription(json, file.string()); });
        if (description)
            entry.description = *std::move(description);
        else
            entry.problem = description.error().text();
        entry.description.id = name;
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::shared_ptr<const Projection>> ProjectionShelf::save(Projection projection) const {
    projection.description.id = idOf(projection.description);
    const auto folder = folderOf(projection.description.id);
    const auto partial = m_folder / (projection.description.id + ".partial");
    ISCOPE_TRY(m_env.removeTree(partial));
    ISCOPE_TRY(m_env.createDirectories(partial));
    if (const Status written = writeFiles(m_env, partial, projection); !written) {
        // What is left is nobody's; the failure to write is what matters.
        (void)m_env.removeTree(partial);
        return tl::unexpected(written.error());
    }
    ISCOPE_TRY(m_env.removeTree(folder));
    ISCOPE_TRY(m_env.rename(partial, folder));
    ISCOPE_TRY(m_env.syncDirectory(m_folder));
    return std::make_shared<const Projection>(std::move(projection));
}

Result<std::shared_ptr<const Projection>> ProjectionShelf::open(std::string_view id) const {
    const auto folder = folderOf(id);
    const auto file = folder / files::Description;
    ISCOPE_TRY_ASSIGN(const std::string json, m_env.readFile(file));
    Projection projection;
    ISCOPE_TRY_ASSIGN(projection.description, parseProjectionDescription(json, file.string()));
    ISCOPE_TRY(checkFiles(m_env, folder, projection.description));
    ISCOPE_TRY_ASSIGN(projection.before, readPlane(m_env, folder / files::Coordinates));
    if (projection.description.placing != Placing::Alone) {
        ISCOPE_TRY_ASSIGN(projection.after, readPlane(m_env, folder / files::AfterCoordinates));
    }
    ISCOPE_TRY_ASSIGN(
        const auto points,
        data::NpyFile::open(m_env, folder / files::ImpressionPoints, data::NpyType::Int32));
    const auto values = points.values<std::int32_t>();
    projection.points.assign(values.begin(), values.end());
    const std::int32_t count = projection.description.pointCount;
    const bool areSizesRight =
        projection.pointCount() == count &&
        (projection.after.empty() || projection.after.size() == projection.before.size()) &&
        std::cmp_equal(projection.points.size(), projection.description.impressionCount);
    if (!areSizesRight ||
        std::ranges::any_of(projection.points, [&](std::int32_t one) { return one < -1 || one >= count; }))
        return fail(
            ErrorCode::Corrupt,
            "The files of this projection do not fit each other",
            {.place = {.file = folder.string()}, .cure = "Project again"});
    return std::make_shared<const Projection>(std::move(projection));
}

Result<std::shared_ptr<const Projection>> ProjectionShelf::find(std::string_view id) const {
    ISCOPE_TRY_ASSIGN(const auto entries, list());
    std::vector<std::string> matches;
    std::string known;
    for (const ShelfEntry& entry : entries) {
        if (!id.empty() && entry.description.id.starts_with(id))
            matches.push_back(entry.description.id);
        known += (known.empty() ? "" : ", ") + entry.description.id;
    }
    if (matches.size() == 1)
        return open(matches.front());
    return fail(
        matches.empty() ? ErrorCode::NotFound : ErrorCode::InvalidInput,
        matches.empty() ? "There is no projection '" + std::string(id) + "'"
                        : "More than one projection begins with '" + std::string(id) + "'",
        {.place = {.file = m_folder.string()},
         .cure = known.empty() ? "Make one: intentscope-cli project" : "There are: " + known});
}

} // namespace intentscope::projection
