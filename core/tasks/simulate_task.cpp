// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/simulate_task.h"

#include "core/base/fingerprint.h"
#include "core/sim/simulator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace intentscope::tasks {
namespace {

constexpr std::int64_t MaxUsers = 2'000'000;
constexpr std::int64_t MaxImpressions = 20'000'000;
constexpr std::int64_t MaxImpressionsPerUserWeek = 20;
constexpr std::int32_t MaxWeeks = 52;
constexpr double MaxWrongClickShare = 0.5;
/// 1970 and 2100: within them every calendar of the simulation is defined.
constexpr UtcMillis EarliestStart{0};
constexpr UtcMillis LatestStart{4'102'444'800'000};

struct Limit {
    std::string_view what;
    std::int64_t value;
    std::int64_t low;
    std::int64_t high;
};

Status checkLimit(const Limit& limit) {
    if (limit.low <= limit.value && limit.value <= limit.high)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "A shop with " + std::to_string(limit.value) + " " + std::string(limit.what) + " cannot be simulated",
        {.cure = "Choose between " + std::to_string(limit.low) + " and " + std::to_string(limit.high) + " " +
                 std::string(limit.what)});
}

Status checkSpec(const SimulateSpec& spec) {
    ISCOPE_TRY(checkLimit({"users", spec.userCount, 1, MaxUsers}));
    ISCOPE_TRY(checkLimit({"weeks", spec.weekCount, 1, MaxWeeks}));
    ISCOPE_TRY(checkLimit({"regions", spec.regionCount, 1, sim::RegionCount}));
    const std::int64_t crowded = spec.userCount * spec.weekCount * MaxImpressionsPerUserWeek;
    ISCOPE_TRY(checkLimit({"impressions", spec.impressionCount, 1, std::min(crowded, MaxImpressions)}));
    if (!(spec.wrongClickShare >= 0 && spec.wrongClickShare <= MaxWrongClickShare))
        return fail(
            ErrorCode::InvalidInput,
            "The share of wrong clicks is not possible",
            {.cure = "Choose a share between 0 and 0.5"});
    if (spec.start < EarliestStart || spec.start > LatestStart) {
        return fail(
            ErrorCode::InvalidInput,
            "The simulated weeks cannot start at this time",
            {.cure =
                 "Choose a start between " + toIso8601(EarliestStart) + " and " + toIso8601(LatestStart)});
    }
    return {};
}

Status checkTarget(Env& env, const std::filesystem::path& target) {
    const FailDetail detail{
        .place = {.file = target.string()}, .cure = "Choose a folder that does not exist yet"};
    if (target.empty())
        return fail(ErrorCode::InvalidInput, "No output folder was named", detail);
    const FileKind kind = env.kind(target);
    if (kind == FileKind::Missing)
        return {};
    if (kind != FileKind::Directory)
        return fail(
            ErrorCode::AlreadyExists, "There is a file where the dataset folder is to be made", detail);
    ISCOPE_TRY_ASSIGN(const auto names, env.list(target));
    if (!names.empty())
        return fail(ErrorCode::AlreadyExists, "The output folder is not empty", detail);
    return {};
}

Workers workersOf(const SimulateSpec& spec) {
    return spec.threadCount == 0 ? Workers() : Workers(spec.threadCount);
}

/// "out/" and "out" are the same folder.
std::filesystem::path withoutTrailingSlash(const std::filesystem::path& path) {
    return path.has_filename() ? path : path.parent_path();
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// A folder that is there whole or not at all: filled beside its target and renamed.
class PartialFolder final : public sim::TableSink {
public:
    PartialFolder(Env& env, std::filesystem::path target)
        : m_env(env), m_target(std::move(target)), m_partial(m_target.string() + ".partial") {}
    PartialFolder(const PartialFolder&) = delete;
    PartialFolder& operator=(const PartialFolder&) = delete;
    ~PartialFolder() override;

    Status open();
    Status append(sim::TableFile file, std::string_view text) override;
    /// Writes a small file at once.
    Status write(const std::string& name, std::string_view text);
    /// Moves the folder to its place; the files, by name.
    Result<std::vector<SimulatedFile>> commit();

private:
    struct OpenFile {
        std::string name;
        std::unique_ptr<WritableFile> file;
        Fingerprinter fingerprinter;
        std::uint64_t byteCount = 0;
    };

    Status openFile(const std::string& name);
    static Status appendTo(OpenFile& open, std::string_view text);
    Status moveToTarget();

    Env& m_env;
    std::filesystem::path m_target;
    std::filesystem::path m_partial;
    std::vector<OpenFile> m_files; ///< those of TableFile first
    bool m_committed = false;
};

PartialFolder::~PartialFolder() {
    m_files.clear();
    // Nothing can be done about a failure here: the leftover is called ".partial" and read by nobody.
    if (!m_committed)
        static_cast<void>(m_env.removeTree(m_partial));
}

Status PartialFolder::open() {
    ISCOPE_TRY(m_env.removeTree(m_partial));
    ISCOPE_TRY(m_env.createDirectories(m_partial / "truth"));
    for (std::size_t file = 0; file < sim::TableFileCount; ++file)
        ISCOPE_TRY(openFile(std::string(sim::fileName(static_cast<sim::TableFile>(file)))));
    return {};
}

Status PartialFolder::openFile(const std::string& name) {
    ISCOPE_TRY_ASSIGN(auto file, m_env.create(m_partial / name));
    m_files.push_back({.name = name, .file = std::move(file), .fingerprinter = {}});
    return {};
}

Status PartialFolder::appendTo(OpenFile& open, std::string_view text) {
    open.fingerprinter.add(text);
    open.byteCount += text.size();
    return open.file->append(text);
}

Status PartialFolder::append(sim::TableFile file, std::string_view text) {
    return appendTo(m_files[static_cast<std::size_t>(file)], text);
}

Status PartialFolder::write(const std::string& name, std::string_view text) {
    ISCOPE_TRY(openFile(name));
    return appendTo(m_files.back(), text);
}

Status PartialFolder::moveToTarget() {
    ISCOPE_TRY(m_env.syncDirectory(m_partial / "truth"));
    ISCOPE_TRY(m_env.syncDirectory(m_partial));
    ISCOPE_TRY(m_env.rename(m_partial, m_target));
    m_committed = true;
    Status synced = m_env.syncDirectory(folderOf(m_target));
    if (!synced)
        ISCOPE_TRY(m_env.removeTree(m_target));
    return synced;
}

Result<std::vector<SimulatedFile>> PartialFolder::commit() {
    std::vector<SimulatedFile> files;
    for (OpenFile& open : m_files) {
        ISCOPE_TRY(open.file->sync());
        ISCOPE_TRY(open.file->close());
        files.push_back(
            {.name = open.name, .byteCount = open.byteCount, .sha256 = open.fingerprinter.finish().hex()});
    }
    ISCOPE_TRY(moveToTarget());
    std::ranges::sort(files, {}, &SimulatedFile::name);
    return files;
}

} // namespace

Result<SimulateOutcome>
simulateTask(const SimulateSpec& spec, Env& env, ProgressSink& progress, std::stop_token stop) {
    ISCOPE_TRY(checkSpec(spec));
    const std::filesystem::path target = withoutTrailingSlash(spec.outputDirectory);
    ISCOPE_TRY(checkTarget(env, target));
    const sim::World world(
        {.start = spec.start,
         .weekCount = spec.weekCount,
         .regionCount = spec.regionCount,
         .seed = spec.seed,
         .wrongClicksPerMillion = std::llround(spec.wrongClickShare * 1e6)});
    PartialFolder folder(env, target);
    ISCOPE_TRY(folder.open());
    const sim::Population population{.userCount = spec.userCount, .impressionCount = spec.impressionCount};
    const sim::SimulationRun run{
        .sink = folder, .progress = progress, .stop = stop, .workers = workersOf(spec)};
    ISCOPE_TRY_ASSIGN(const sim::ShopFigures figures, sim::simulateShop(world, population, run));
    ISCOPE_TRY(folder.write("dataset.json", sim::datasetJson(world.spec())));
    ISCOPE_TRY(folder.write("truth/world.json", sim::truthJson(world)));
    ISCOPE_TRY(folder.write("truth/figures.json", sim::figuresJson(figures)));
    ISCOPE_TRY(checkStop(stop));
    ISCOPE_TRY_ASSIGN(auto files, folder.commit());
    return SimulateOutcome{.directory = target, .figures = figures, .files = std::move(files)};
}

} // namespace intentscope::tasks
