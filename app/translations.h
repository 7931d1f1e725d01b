// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

#include <memory>
#include <span>
#include <vector>

class QCoreApplication;

namespace intentscope::app {

/// A language of the window. The sources are English.
struct Language {
    const char* code;       ///< of the file intentscope_<code>.qm, and in the settings: "zh_CN"
    const char* nativeName; ///< UTF-8; as its speakers call it
};

std::span<const Language> languages();

/// Not for people: every text in brackets, accented and longer by a third, so that a text that nobody can
/// translate, or that does not fit, shows.
constexpr const char* PseudoLanguage = "pseudo";

/// What the window speaks: `chosen` where there is such a language, else the first of the system's languages
/// that it speaks, else English.
QString languageFor(const QString& chosen, const QStringList& systemLanguages);

/// The text as the pseudo-language shows it. Placeholders, mnemonics, tags and file patterns stay as they
/// are.
QString pseudoText(const QString& text);

/// Answers every text with pseudoText.
class PseudoTranslator final : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString
    translate(const char* context, const char* source, const char* disambiguation, int count) const override;
};

/// The translators of one language, installed while this object lives. Make it before the first widget:
/// widgets take their texts once. Numbers and dates follow the language too, unless it is the system's own.
class Translations {
public:
    /// `code` is one of languages(), or PseudoLanguage.
    Translations(QCoreApplication& application, const QString& code);
    ~Translations();
    Translations(const Translations&) = delete;
    Translations& operator=(const Translations&) = delete;

private:
    QCoreApplication& m_application;
    QLocale m_before;
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace intentscope::app
