// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_model_check.h"

#include <QApplication>
#include <QFontDatabase>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace {

/// Nothing of the person's own settings is read or written by a test.
void isolateSettings(const QTemporaryDir& directory) {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, directory.path());
    QSettings::setPath(QSettings::IniFormat, QSettings::SystemScope, directory.path());
}

} // namespace

int main(int argc, char** argv) {
    testing::InitGoogleMock(&argc, argv);
    // CTest lists the tests of every binary before it runs any; that must not need a display.
    if (GTEST_FLAG_GET(list_tests))
        return RUN_ALL_TESTS();

    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("intentscope-test"));
    QApplication::setOrganizationName(QStringLiteral("intentscope-test"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 9));
    const QTemporaryDir settings;
    isolateSettings(settings);
    intentscope::test::reportModelMistakes();
    return RUN_ALL_TESTS();
}
