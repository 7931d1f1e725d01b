// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/import.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/import_page.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>

namespace intentscope::workspace {
class Workspace;
} // namespace intentscope::workspace

namespace intentscope::app {

/// What an import gave the window.
struct ImportedData {
    data::ImportOutcome outcome;
    std::filesystem::path workspace; ///< made for it; "": the one that was open
};

/// The import page's work: looks at a file or folder, imports what the person decided, as jobs. GUI thread.
class ImportDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        panels::ImportPage& page;
        /// Null while no workspace is open: then one is made.
        std::function<std::shared_ptr<workspace::Workspace>()> openWorkspace;
    };

    explicit ImportDesk(Shared shared, QObject* parent = nullptr);

    /// A table, a dataset directory or its dataset.json: shows on the page what it is taken for.
    void look(const std::filesystem::path& source);

Q_SIGNALS:
    void imported(const intentscope::app::ImportedData& result);
    /// The person left the page.
    void left();

private:
    void lookAtTable(const std::filesystem::path& file);
    void lookAtDirectory(const std::filesystem::path& folder);
    void start(const panels::ImportRequest& request);
    void onImported(Result<ImportedData> result);
    void onCancel();

    Shared m_shared;
    jobs::JobId m_job;
};

/// What dataset.json in `folder` says. The errors of data::readDescription; any thread.
Result<panels::DirectorySummary> summaryOf(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::app
