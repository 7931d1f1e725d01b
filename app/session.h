// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <QByteArray>
#include <QString>

#include <filesystem>
#include <optional>

namespace intentscope::app {

/// What a person was looking at in one workspace, by ids of the source: rows move when data is imported anew.
/// Empty means "nothing".
struct Session {
    QString dataset; ///< hash
    QString user;
    QString impression;
    QString intent;
    QString beforeRun; ///< rank::RunInfo::id
    QString afterRun;
    QString filter;      ///< an expression over impressions: the slice
    QByteArray layout;   ///< Workbench::saveLayout
    QByteArray geometry; ///< QWidget::saveGeometry

    friend bool operator==(const Session&, const Session&) = default;
};

/// One JSON object with a version; the same session, the same bytes.
QByteArray toJson(const Session& session);
/// Corrupt for what is no session, UnsupportedVersion for a newer program's.
Result<Session> sessionFromJson(const QByteArray& text);

/// One file a workspace, in a folder of the person: a workspace that can only be read, or that several people
/// open, comes back for each as each left it. A workspace that is moved begins anew. Any thread.
class SessionStore {
public:
    /// `env` must outlive it. Makes the folder when it first writes.
    SessionStore(Env& env, std::filesystem::path folder);

    std::filesystem::path fileOf(const std::filesystem::path& workspace) const;
    /// Nothing where there is none yet. Errors as sessionFromJson, naming the file; Io.
    Result<std::optional<Session>> load(const std::filesystem::path& workspace) const;
    /// Whole or not at all.
    Status save(const std::filesystem::path& workspace, const Session& session) const;

private:
    Env& m_env;
    std::filesystem::path m_folder;
};

} // namespace intentscope::app
