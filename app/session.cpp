// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "core/base/atomic_file.h"
#include "core/base/fingerprint.h"
#include "widgets/base/convert.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace intentscope::app {
namespace {

constexpr int SessionVersion = 1;
constexpr QLatin1String VersionKey("version");
constexpr std::size_t NameLength = 32; ///< of the hash: 128 bits

struct TextField {
    QLatin1String key;
    QString Session::* member;
};

constexpr TextField TextFields[] = {
    {QLatin1String("dataset"), &Session::dataset},
    {QLatin1String("user"), &Session::user},
    {QLatin1String("impression"), &Session::impression},
    {QLatin1String("intent"), &Session::intent},
    {QLatin1String("before_run"), &Session::beforeRun},
    {QLatin1String("after_run"), &Session::afterRun},
    {QLatin1String("filter"), &Session::filter},
};

struct BytesField {
    QLatin1String key;
    QByteArray Session::* member;
};

constexpr BytesField BytesFields[] = {
    {QLatin1String("layout"), &Session::layout},
    {QLatin1String("geometry"), &Session::geometry},
};

} // namespace

QByteArray toJson(const Session& session) {
    QJsonObject json{{VersionKey, SessionVersion}};
    for (const TextField& field : TextFields)
        json[field.key] = session.*field.member;
    for (const BytesField& field : BytesFields)
        json[field.key] = QString::fromLatin1((session.*field.member).toBase64());
    return QJsonDocument(json).toJson();
}

Result<Session> sessionFromJson(const QByteArray& text) {
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const int version = json[VersionKey].toInt();
    if (version > SessionVersion) {
        return fail(
            ErrorCode::UnsupportedVersion,
            "A newer program wrote version " + std::to_string(version) + " of the session",
            {.cure = "Remove the file to begin anew"});
    }
    if (version < 1)
        return fail(ErrorCode::Corrupt, "This is no session", {.cure = "Remove the file to begin anew"});
    Session session;
    for (const TextField& field : TextFields)
        session.*field.member = json[field.key].toString();
    for (const BytesField& field : BytesFields)
        session.*field.member = QByteArray::fromBase64(json[field.key].toString().toLatin1());
    return session;
}

SessionStore::SessionStore(Env& env, std::filesystem::path folder)
    : m_env(env), m_folder(std::move(folder)) {}

std::filesystem::path SessionStore::fileOf(const std::filesystem::path& workspace) const {
    std::error_code error;
    const auto absolute = std::filesystem::weakly_canonical(workspace, error);
    const std::string path = (error ? workspace : absolute).generic_string();
    return m_folder / (fingerprintOf(path).hex().substr(0, NameLength) + ".json");
}

Result<std::optional<Session>> SessionStore::load(const std::filesystem::path& workspace) const {
    const auto file = fileOf(workspace);
    if (m_env.kind(file) == FileKind::Missing)
        return std::nullopt;
    ISCOPE_TRY_ASSIGN(const std::string text, m_env.readFile(file));
    auto session = sessionFromJson(QByteArray::fromStdString(text));
    if (!session) {
        Error error = session.error();
        error.place.file = file.string();
        return tl::unexpected(std::move(error));
    }
    return std::optional<Session>(*std::move(session));
}

Status SessionStore::save(const std::filesystem::path& workspace, const Session& session) const {
    ISCOPE_TRY(m_env.createDirectories(m_folder));
    return writeFileAtomically(m_env, fileOf(workspace), toJson(session).toStdString());
}

} // namespace intentscope::app
