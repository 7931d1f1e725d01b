// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"
#include "app/measurement.h"
#include "app/screenshot.h"
#include "app/start_options.h"
#include "app/translations.h"
#include "core/base/atomic_file.h"
#include "core/base/build_version.h"
#include "core/nn/ranker_factory.h"
#include "core/nn/reasoner_factory.h"
#include "core/nn/reasoner_trainer_factory.h"
#include "core/rank/simple/simple_ranker.h"
#include "core/tasks/sample_location.h"
#include "widgets/base/convert.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QIcon>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>
#include <exception>

namespace intentscope::app {
namespace {

constexpr QSize DefaultSize(1440, 900);

void complain(const Error& error) {
    std::fprintf(stderr, "%s\n", error.text().c_str());
}

int exitCodeFor(const Error& error) {
    return error.code == ErrorCode::Internal ? 3 : 1;
}

/// Renders without a person: the picture when all is on screen, an exit code when it is not.
int takeScreenshot(
    QApplication& application, MainWindow& window, jobs::JobRunner& jobs, const StartOptions& options) {
    QWidget* target = options.panel.isEmpty() ? &window : window.workbench().panel(options.panel);
    if (target == nullptr) {
        complain({ErrorCode::NotFound, "There is no panel '" + ui::toStdString(options.panel) + "'"});
        return 1;
    }
    int exitCode = 0;
    const auto end = [&](const Error& error) {
        complain(error);
        exitCode = exitCodeFor(error);
        application.exit(exitCode);
    };
    QObject::connect(&window.controller(), &WorkspaceController::failed, &application, end);
    Screenshot screenshot(jobs, [&window] { return window.isSettled(); });
    QObject::connect(&screenshot, &Screenshot::failed, &application, end);
    QObject::connect(&screenshot, &Screenshot::taken, &application, [&] { application.exit(exitCode); });
    screenshot.take(target, options.screenshot);
    return QApplication::exec();
}

/// Plays the script and writes the times; the exit code tells whether it could be played, not how fast it
/// was.
int measure(
    QApplication& application,
    const Measurement::Shared& shared,
    const std::filesystem::path& workspace,
    const std::filesystem::path& file) {
    Measurement measurement(shared);
    int exitCode = 0;
    const auto end = [&](const Error& error) {
        complain(error);
        exitCode = exitCodeFor(error);
        application.exit(exitCode);
    };
    QObject::connect(&measurement, &Measurement::failed, &application, end);
    QObject::connect(&measurement, &Measurement::finished, &application, [&] {
        const QByteArray text = QJsonDocument(measurement.report()).toJson();
        RealEnv env;
        if (const Status written = writeFileAtomically(env, file, text.toStdString()); !written)
            return end(written.error());
        std::fputs(text.constData(), stdout);
        application.exit(0);
    });
    QTimer::singleShot(0, &measurement, [&] { measurement.run(workspace); });
    return QApplication::exec();
}

/// In the person's configuration, beside the settings.
std::filesystem::path sessionFolder() {
    return ui::toPath(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)) / "sessions";
}

int run(QApplication& application, const QElapsedTimer& sinceStart) {
    const auto options = parseStartOptions(QApplication::arguments());
    if (!options) {
        complain(options.error());
        return 2;
    }
    RealEnv env;
    Settings settings;
    const Translations translations(
        application,
        languageFor(
            options->language.isEmpty() ? settings.language() : options->language,
            QLocale::system().uiLanguages()));
    ui::Theme theme(application, options->theme.value_or(settings.themeMode()));
    jobs::JobRunner jobs;
    const auto executableFolder = ui::toPath(QApplication::applicationDirPath());
    const auto sample = tasks::findSampleData(env, executableFolder);
    const bool isForAPerson = options->screenshot.isEmpty() && options->measure.isEmpty();
    const SessionPlace sessions{
        .folder = isForAPerson ? sessionFolder() : std::filesystem::path(),
        .hasLayout = options->layout.isEmpty(),
        .hasGeometry = !options->size};
    MainWindow window(
        {env,
         jobs,
         theme,
         settings,
         {rank::withSimpleRankers(nn::makeScorerFactory()),
          [](Env& trained) { return nn::makeRankerTrainer(trained); },
          nn::makeReasonerFactory(),
          nn::makeExplainerFactory(),
          nn::makeReasonerTrainer},
         executableFolder,
         sample ? *sample / "reasoners" : std::filesystem::path(),
         sessions});
    window.resize(options->size.value_or(DefaultSize));
    if (isForAPerson && !options->size)
        window.restoreGeometry(settings.geometry());
    if (isForAPerson && options->layout.isEmpty())
        window.workbench().restoreLayout(settings.layout());
    if (!options->layout.isEmpty() && !window.applyLayout(options->layout)) {
        complain({ErrorCode::NotFound, "There is no layout '" + ui::toStdString(options->layout) + "'"});
        return 2;
    }
    window.show();
    if (!options->measure.isEmpty()) {
        return measure(
            application,
            {window, jobs, sinceStart},
            ui::toPath(options->workspace),
            ui::toPath(options->measure));
    }
    if (!options->workspace.isEmpty())
        window.openWorkspace(ui::toPath(options->workspace));
    return isForAPerson ? QApplication::exec() : takeScreenshot(application, window, jobs, *options);
}

} // namespace
} // namespace intentscope::app

int main(int argumentCount, char** arguments) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication application(argumentCount, arguments);
    QApplication::setApplicationName(QStringLiteral("IntentScope"));
    QApplication::setOrganizationName(QStringLiteral("IntentScope"));
    QApplication::setApplicationVersion(intentscope::ui::toQString(intentscope::codeVersion()));
    QApplication::setDesktopFileName(QStringLiteral("intentscope"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/intentscope.svg")));
    try {
        return intentscope::app::run(application, sinceStart);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "Internal failure: %s. Please report it\n", error.what());
        return 3;
    }
}
