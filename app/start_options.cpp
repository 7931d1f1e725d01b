// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_options.h"

#include "app/translations.h"
#include "core/base/build_version.h"
#include "widgets/base/convert.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

namespace intentscope::app {
namespace {

Result<QSize> parseSize(const QString& text) {
    static const QRegularExpression Pattern(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
    const auto match = Pattern.match(text);
    if (!match.hasMatch()) {
        return fail(
            ErrorCode::InvalidInput,
            "'" + ui::toStdString(text) + "' is not a size",
            {.cure = "Write width and height in pixels: --size 1280x800"});
    }
    return QSize(match.capturedView(1).toInt(), match.capturedView(2).toInt());
}

Result<ui::ThemeMode> parseTheme(const QString& text) {
    if (text == QLatin1String("dark"))
        return ui::ThemeMode::Dark;
    if (text == QLatin1String("light"))
        return ui::ThemeMode::Light;
    return fail(
        ErrorCode::InvalidInput,
        "'" + ui::toStdString(text) + "' is not a theme",
        {.cure = "Choose dark or light"});
}

Result<QString> parseLanguage(const QString& text) {
    if (languageFor(text, {text}) == text)
        return text;
    std::string codes;
    for (const Language& language : languages())
        codes += std::string(codes.empty() ? "" : ", ") + language.code;
    return fail(
        ErrorCode::InvalidInput,
        "The window does not speak '" + ui::toStdString(text) + "'",
        {.cure = "Choose one of " + codes});
}

struct Options {
    QCommandLineOption screenshot{
        QStringLiteral("screenshot"),
        QStringLiteral("Write a picture of the window and end."),
        QStringLiteral("file.png")};
    QCommandLineOption measure{
        QStringLiteral("measure"),
        QStringLiteral("Play a fixed script on the workspace, write how long each step took, and end."),
        QStringLiteral("file.json")};
    QCommandLineOption panel{
        QStringLiteral("panel"),
        QStringLiteral("Show only this panel in the picture."),
        QStringLiteral("name")};
    QCommandLineOption layout{
        QStringLiteral("layout"),
        QStringLiteral("Arrange the window as Triage, Label, Compare, Neighbours, Train or Adjudicate."),
        QStringLiteral("name")};
    QCommandLineOption size{
        QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH")};
    QCommandLineOption theme{
        QStringLiteral("theme"), QStringLiteral("dark or light."), QStringLiteral("name")};
    QCommandLineOption language{
        QStringLiteral("language"),
        QStringLiteral("en, id, pt or zh_CN; pseudo shows what is not translatable."),
        QStringLiteral("code")};

    void addTo(QCommandLineParser& parser) const {
        parser.setApplicationDescription(QCoreApplication::translate(
            "StartOptions", "Error analysis, labelling and alignment for intent rankers."));
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addPositionalArgument(
            QStringLiteral("workspace"),
            QCoreApplication::translate("StartOptions", "Workspace folder to open."),
            QStringLiteral("[WORKSPACE]"));
        parser.addOptions({screenshot, measure, panel, layout, size, theme, language});
    }
};

/// Help and version are shown and end the program.
Status parse(QCommandLineParser& parser, const QStringList& arguments) {
    if (!parser.parse(arguments)) {
        return fail(
            ErrorCode::InvalidInput, ui::toStdString(parser.errorText()), {.cure = "See intentscope --help"});
    }
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (parser.positionalArguments().size() > 1) {
        return fail(
            ErrorCode::InvalidInput,
            "One workspace is opened at a time, and '" + ui::toStdString(parser.positionalArguments().at(1)) +
                "' is a second one",
            {.cure = "Name one folder"});
    }
    return {};
}

} // namespace

Result<StartOptions> parseStartOptions(const QStringList& arguments) {
    const Options known;
    QCommandLineParser parser;
    known.addTo(parser);
    ISCOPE_TRY(parse(parser, arguments));
    StartOptions options;
    options.workspace = parser.positionalArguments().value(0);
    options.screenshot = parser.value(known.screenshot);
    options.measure = parser.value(known.measure);
    options.panel = parser.value(known.panel);
    options.layout = parser.value(known.layout);
    if (!options.measure.isEmpty() && options.workspace.isEmpty()) {
        return fail(
            ErrorCode::InvalidInput,
            "There is nothing to measure without a workspace",
            {.cure = "Name one: intentscope shop.iscope --measure times.json"});
    }
    if (parser.isSet(known.size)) {
        ISCOPE_TRY_ASSIGN(options.size, parseSize(parser.value(known.size)));
    }
    if (parser.isSet(known.theme)) {
        ISCOPE_TRY_ASSIGN(options.theme, parseTheme(parser.value(known.theme)));
    }
    if (parser.isSet(known.language)) {
        ISCOPE_TRY_ASSIGN(options.language, parseLanguage(parser.value(known.language)));
    }
    return options;
}

} // namespace intentscope::app
