// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QUrl>

namespace intentscope::app {
namespace {

constexpr QLatin1String RecentKey("recentWorkspaces");
constexpr QLatin1String ThemeKey("theme");
constexpr QLatin1String LanguageKey("language");
constexpr QLatin1String AnnotatorKey("annotator");
constexpr QLatin1String LayoutKey("layout");
constexpr QLatin1String GeometryKey("geometry");
constexpr QLatin1String KeysGroup("keys/");
constexpr QLatin1String LayoutsGroup("savedLayouts");

/// A slash would make a group.
QString layoutKey(const QString& name) {
    return LayoutsGroup + QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

QStringList Settings::recentWorkspaces() const {
    return m_settings.value(RecentKey).toStringList();
}

void Settings::addRecentWorkspace(const QString& folder) {
    QStringList recent = recentWorkspaces();
    recent.removeAll(folder);
    recent.prepend(folder);
    while (recent.size() > MaximumRecent)
        recent.removeLast();
    m_settings.setValue(RecentKey, recent);
}

void Settings::forgetRecentWorkspace(const QString& folder) {
    QStringList recent = recentWorkspaces();
    recent.removeAll(folder);
    m_settings.setValue(RecentKey, recent);
}

ui::ThemeMode Settings::themeMode() const {
    const QString word = m_settings.value(ThemeKey).toString();
    if (word == QLatin1String("light"))
        return ui::ThemeMode::Light;
    if (word == QLatin1String("dark"))
        return ui::ThemeMode::Dark;
    return ui::ThemeMode::FollowSystem;
}

void Settings::setThemeMode(ui::ThemeMode mode) {
    switch (mode) {
    case ui::ThemeMode::Light:
        m_settings.setValue(ThemeKey, QStringLiteral("light"));
        return;
    case ui::ThemeMode::Dark:
        m_settings.setValue(ThemeKey, QStringLiteral("dark"));
        return;
    case ui::ThemeMode::FollowSystem:
        m_settings.remove(ThemeKey);
        return;
    }
}

QString Settings::language() const {
    return m_settings.value(LanguageKey).toString();
}

void Settings::setLanguage(const QString& code) {
    if (code.isEmpty())
        m_settings.remove(LanguageKey);
    else
        m_settings.setValue(LanguageKey, code);
}

QString Settings::annotator() const {
    const QString chosen = m_settings.value(AnnotatorKey).toString();
    if (!chosen.isEmpty())
        return chosen;
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? QStringLiteral("annotator") : user;
}

void Settings::setAnnotator(const QString& name) {
    m_settings.setValue(AnnotatorKey, name.trimmed());
}

std::optional<QKeySequence> Settings::key(const QString& command) const {
    const QVariant key = m_settings.value(KeysGroup + command);
    if (!key.isValid())
        return std::nullopt;
    return QKeySequence::fromString(key.toString(), QKeySequence::PortableText);
}

void Settings::setKey(const QString& command, const QKeySequence& key) {
    m_settings.setValue(KeysGroup + command, key.toString(QKeySequence::PortableText));
}

void Settings::forgetKey(const QString& command) {
    m_settings.remove(KeysGroup + command);
}

QStringList Settings::savedLayouts() const {
    QSettings group;
    group.beginGroup(LayoutsGroup);
    QStringList names;
    for (const QString& key : group.childKeys())
        names << QUrl::fromPercentEncoding(key.toLatin1());
    names.sort(Qt::CaseInsensitive);
    return names;
}

QByteArray Settings::savedLayout(const QString& name) const {
    return m_settings.value(layoutKey(name)).toByteArray();
}

void Settings::saveLayout(const QString& name, const QByteArray& layout) {
    m_settings.setValue(layoutKey(name), layout);
}

void Settings::removeLayout(const QString& name) {
    m_settings.remove(layoutKey(name));
}

QByteArray Settings::layout() const {
    return m_settings.value(LayoutKey).toByteArray();
}

void Settings::setLayout(const QByteArray& layout) {
    m_settings.setValue(LayoutKey, layout);
}

QByteArray Settings::geometry() const {
    return m_settings.value(GeometryKey).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    m_settings.setValue(GeometryKey, geometry);
}

} // namespace intentscope::app
