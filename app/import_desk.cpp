// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_desk.h"

#include "core/data/dataset_description.h"
#include "core/data/proposal.h"
#include "core/workspace/workspace.h"
#include "widgets/base/convert.h"

#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace intentscope::app {
namespace {

/// Beside the documents of the person, under the name of the data, and nowhere where something is.
QString newWorkspacePlace(Env& env, const std::filesystem::path& source) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = ui::toQString(source.stem().string());
    const QString base = QDir(folder.isEmpty() ? QDir::homePath() : folder).filePath(name);
    QString place = base + QStringLiteral(".iscope");
    for (int number = 2; env.kind(ui::toPath(place)) != FileKind::Missing; ++number)
        place = QStringLiteral("%1-%2.iscope").arg(base).arg(number);
    return place;
}

struct ImportWork {
    Env& env;
    panels::ImportRequest request;
    std::shared_ptr<workspace::Workspace> workspace; ///< null: made at request.newWorkspace
};

Result<ImportedData> import(ImportWork& work, ProgressSink& progress, const std::stop_token& stop) {
    const bool isNew = work.workspace == nullptr;
    if (isNew) {
        ISCOPE_TRY(work.env.createDirectories(work.request.newWorkspace.parent_path()));
        ISCOPE_TRY_ASSIGN(work.workspace, workspace::Workspace::create(work.request.newWorkspace, work.env));
    }
    const auto& proposal = work.request.proposal;
    const data::ImportSpec spec{
        .source = work.request.source,
        .mappingText = proposal ? std::optional(data::mappingText(*proposal)) : std::nullopt,
        .datasetsRoot = work.workspace->datasetsFolder(),
        .name = work.request.name,
        .mode = work.request.mode};
    auto outcome = data::importDataset(spec, work.env, progress, stop);
    // A new workspace is closed here: the window opens it as any other.
    work.workspace.reset();
    if (!outcome && isNew)
        static_cast<void>(work.env.removeTree(work.request.newWorkspace));
    if (!outcome)
        return tl::unexpected(outcome.error());
    return ImportedData{*std::move(outcome), isNew ? work.request.newWorkspace : std::filesystem::path()};
}

} // namespace

Result<panels::DirectorySummary> summaryOf(Env& env, const std::filesystem::path& folder) {
    ISCOPE_TRY_ASSIGN(const auto description, data::readDescription(env, folder));
    panels::DirectorySummary summary{
        .folder = folder,
        .name = description.name,
        .description = description.description,
        .timeZone = description.timeZone,
        .tables = {}};
    const auto add = [&](const QString& title, const data::TableSource& table) {
        const auto size = env.fileSize(table.file);
        summary.tables.push_back(
            {.title = title,
             .file = table.file,
             .columnCount = static_cast<std::int64_t>(table.schema.columns.size()),
             .byteCount = size ? static_cast<std::int64_t>(*size) : 0});
    };
    add(ImportDesk::tr("Intents"), description.intents);
    if (description.users)
        add(ImportDesk::tr("Users"), *description.users);
    if (description.events)
        add(ImportDesk::tr("Events"), *description.events);
    add(ImportDesk::tr("Chats"), description.impressions);
    if (description.candidateSource == data::CandidateSource::Table)
        add(ImportDesk::tr("Candidates"), description.candidates);
    return summary;
}

ImportDesk::ImportDesk(Shared shared, QObject* parent) : QObject(parent), m_shared(std::move(shared)) {
    connect(&m_shared.page, &panels::ImportPage::importRequested, this, &ImportDesk::start);
    connect(&m_shared.page, &panels::ImportPage::cancelRequested, this, &ImportDesk::onCancel);
    connect(&m_shared.jobs, &jobs::JobRunner::jobProgressed, this, [this](jobs::JobId id) {
        if (const auto job = m_shared.jobs.job(id); job && id == m_job)
            m_shared.page.showProgress(job->progress);
    });
}

void ImportDesk::look(const std::filesystem::path& source) {
    const bool isDescription = source.filename() == data::DescriptionName;
    const auto folder = isDescription ? source.parent_path() : source;
    m_shared.page.showReading(ui::toQString(folder.filename().string()));
    m_shared.page.setWorkspacePlace(
        m_shared.openWorkspace() ? QString() : newWorkspacePlace(m_shared.env, folder));
    if (m_shared.env.kind(folder) == FileKind::Directory)
        lookAtDirectory(folder);
    else
        lookAtTable(source);
}

void ImportDesk::lookAtTable(const std::filesystem::path& file) {
    m_shared.jobs.run(
        {.title = tr("Reading %1").arg(ui::toQString(file.filename().string())),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("look"),
         .isShown = false},
        [file, &env = m_shared.env](jobs::JobContext&) { return data::proposeMapping(env, file); },
        [this](Result<data::Proposal> proposal) {
            if (proposal)
                m_shared.page.showProposal(*std::move(proposal));
            else
                m_shared.page.showError(proposal.error());
        });
}

void ImportDesk::lookAtDirectory(const std::filesystem::path& folder) {
    m_shared.jobs.run(
        {.title = tr("Reading %1").arg(ui::toQString(folder.filename().string())),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("look"),
         .isShown = false},
        [folder, &env = m_shared.env](jobs::JobContext&) { return summaryOf(env, folder); },
        [this](Result<panels::DirectorySummary> summary) {
            if (summary)
                m_shared.page.showSummary(*std::move(summary));
            else
                m_shared.page.showError(summary.error());
        });
}

void ImportDesk::start(const panels::ImportRequest& request) {
    m_shared.page.begin();
    const auto work = std::make_shared<ImportWork>(
        ImportWork{m_shared.env, request, request.newWorkspace.empty() ? m_shared.openWorkspace() : nullptr});
    m_job = m_shared.jobs.run(
        {.title = tr("Importing %1").arg(ui::toQString(request.name)),
         .kind = jobs::JobKind::Io,
         .context = this,
         .slot = QStringLiteral("import")},
        [work](jobs::JobContext& context) { return import(*work, context.progress(), context.stopToken()); },
        [this](Result<ImportedData> result) { onImported(std::move(result)); });
}

void ImportDesk::onImported(Result<ImportedData> result) {
    m_job = {};
    m_shared.page.end();
    if (result)
        Q_EMIT imported(*result);
    else
        m_shared.page.showError(result.error());
}

void ImportDesk::onCancel() {
    if (m_job.isValid())
        m_shared.jobs.cancel(m_job);
    else
        Q_EMIT left();
}

} // namespace intentscope::app
