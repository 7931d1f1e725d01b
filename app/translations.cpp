// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include "core/base/assert.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace intentscope::app {
namespace {

constexpr std::array Languages = {
    Language{"en", "English"},
    Language{"zh_CN", "简体中文"},
    Language{"id", "Bahasa Indonesia"},
    Language{"pt", "Português"},
};

bool isLanguage(const QString& code) {
    return std::ranges::any_of(
        Languages, [&](const Language& language) { return code == QLatin1String(language.code); });
}

/// "zh-Hans-CN" is "zh_CN", "pt-BR" is "pt"; traditional Chinese is none of ours.
QString matching(const QString& systemLanguage) {
    const QLocale locale(systemLanguage);
    const auto found = std::ranges::find_if(Languages, [&](const Language& language) {
        const QLocale ours(QString::fromLatin1(language.code));
        return ours.language() == locale.language() && ours.script() == locale.script();
    });
    return found == Languages.end() ? QString() : QString::fromLatin1(found->code);
}

QChar accented(QChar letter) {
    static const QString Plain = QStringLiteral("AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz");
    static const QString Accented = QStringLiteral("ÅåÇçĎďÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž");
    const qsizetype at = Plain.indexOf(letter);
    return at < 0 ? letter : Accented[at];
}

} // namespace

std::span<const Language> languages() {
    return Languages;
}

QString languageFor(const QString& chosen, const QStringList& systemLanguages) {
    if (isLanguage(chosen) || chosen == QLatin1String(PseudoLanguage))
        return chosen;
    for (const QString& language : systemLanguages) {
        const QString match = matching(language);
        if (!match.isEmpty())
            return match;
    }
    return QStringLiteral("en");
}

QString pseudoText(const QString& text) {
    if (text.trimmed().isEmpty())
        return text;
    // What has a meaning of its own: %1, %L1, %n, tags, entities, patterns of files.
    static const QRegularExpression Kept(QStringLiteral("%L?\\d+|%n|<[^>]*>|&[a-z]+;|\\(\\*[^)]*\\)"));
    QString result;
    qsizetype from = 0;
    const auto append = [&](qsizetype to) {
        for (const QChar letter : QStringView(text).mid(from, to - from))
            result += accented(letter);
    };
    auto matches = Kept.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        append(match.capturedStart());
        result += match.captured();
        from = match.capturedEnd();
    }
    append(text.size());
    constexpr qsizetype Share = 3;
    return QChar(0x27E6) + result + QString(text.size() / Share, QLatin1Char('~')) + QChar(0x27E7);
}

QString PseudoTranslator::translate(const char*, const char* source, const char*, int) const {
    return pseudoText(QString::fromUtf8(source));
}

Translations::Translations(QCoreApplication& application, const QString& code) : m_application(application) {
    const auto install = [this](std::unique_ptr<QTranslator> translator) {
        m_application.installTranslator(translator.get());
        m_installed.push_back(std::move(translator));
    };
    if (code == QLatin1String(PseudoLanguage)) {
        install(std::make_unique<PseudoTranslator>());
        return;
    }
    ISCOPE_ASSERT(isLanguage(code));
    const QLocale locale(code);
    if (locale.language() != m_before.language())
        QLocale::setDefault(locale);
    // Qt's own texts, where its translations are installed.
    auto ofQt = std::make_unique<QTranslator>();
    if (ofQt->load(
            locale,
            QStringLiteral("qtbase"),
            QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        install(std::move(ofQt));
    auto ours = std::make_unique<QTranslator>();
    const bool isLoaded = ours->load(QStringLiteral(":/translations/intentscope_%1.qm").arg(code));
    ISCOPE_ASSERT(isLoaded);
    install(std::move(ours));
}

Translations::~Translations() {
    for (const auto& translator : m_installed)
        m_application.removeTranslator(translator.get());
    QLocale::setDefault(m_before);
}

} // namespace intentscope::app
