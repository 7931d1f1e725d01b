// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_options.h"

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

} // namespace

Result<StartOptions> parseStartOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "StartOptions", "Error analysis, labelling and alignment for intent rankers."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("workspace"),
        QCoreApplication::translate("StartOptions", "Workspace folder to open."),
        QStringLiteral("[WORKSPACE]"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Write a picture of the window and end."),
        QStringLiteral("file.png"));
    const QCommandLineOption panel(
        QStringLiteral("panel"),
        QStringLiteral("Show only this panel in the picture."),
        QStringLiteral("name"));
    const QCommandLineOption layout(
        QStringLiteral("layout"),
        QStringLiteral("Arrange the window as Triage, Label or Compare."),
        QStringLiteral("name"));
    const QCommandLineOption size(
        QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH"));
    const QCommandLineOption theme(
        QStringLiteral("theme"), QStringLiteral("dark or light."), QStringLiteral("name"));
    parser.addOptions({screenshot, panel, layout, size, theme});
    parser.process(arguments);

    StartOptions options;
    options.workspace = parser.positionalArguments().value(0);
    options.screenshot = parser.value(screenshot);
    options.panel = parser.value(panel);
    options.layout = parser.value(layout);
    if (parser.isSet(size)) {
        ISCOPE_TRY_ASSIGN(options.size, parseSize(parser.value(size)));
    }
    if (parser.isSet(theme)) {
        ISCOPE_TRY_ASSIGN(options.theme, parseTheme(parser.value(theme)));
    }
    return options;
}

} // namespace intentscope::app
