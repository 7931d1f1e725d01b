// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_picture.h"

#include "tests/support/temp_directory.h"

#include <QDir>
#include <QPixmap>
#include <QWidget>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace intentscope::test {
namespace {

constexpr int AllowedStep = 48;
constexpr double AllowedShare = 0.01;

int step(QRgb left, QRgb right) {
    return std::max(
        {std::abs(qRed(left) - qRed(right)),
         std::abs(qGreen(left) - qGreen(right)),
         std::abs(qBlue(left) - qBlue(right))});
}

/// The share of pixels that differ too much; they are marked in `marks`.
double differingShare(const QImage& actual, const QImage& expected, QImage& marks) {
    int count = 0;
    for (int y = 0; y < actual.height(); ++y) {
        for (int x = 0; x < actual.width(); ++x) {
            const bool differs = step(actual.pixel(x, y), expected.pixel(x, y)) > AllowedStep;
            marks.setPixel(x, y, differs ? qRgb(255, 0, 255) : qRgb(255, 255, 255));
            count += differs ? 1 : 0;
        }
    }
    return static_cast<double>(count) / (actual.width() * actual.height());
}

} // namespace

bool hasPicture(QWidget& widget, QSize size, const std::string& name) {
    widget.resize(size);
    const QImage picture = widget.grab().toImage();
    const QByteArray folder = qgetenv("ISCOPE_PICTURES");
    if (!folder.isEmpty()) {
        QDir().mkpath(QString::fromLocal8Bit(folder));
        picture.save(
            QStringLiteral("%1/%2.png").arg(QString::fromLocal8Bit(folder), QString::fromStdString(name)));
    }
    const QRgb first = picture.pixel(0, 0);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) != first)
                return true;
        }
    }
    return false;
}

void expectGolden(const QImage& picture, const std::string& folder, const std::string& name) {
    const QImage actual = picture.convertToFormat(QImage::Format_RGB32);
    const auto file = sourceDirectory() / "tests" / folder / "golden" / (name + ".png");
    const QString path = QString::fromStdString(file.string());
    if (qEnvironmentVariableIsSet("ISCOPE_UPDATE_GOLDEN")) {
        QDir().mkpath(QString::fromStdString(file.parent_path().string()));
        ASSERT_TRUE(actual.save(path));
    }
    const QImage expected = QImage(path).convertToFormat(QImage::Format_RGB32);
    ASSERT_FALSE(expected.isNull()) << path.toStdString() << " is missing; ISCOPE_UPDATE_GOLDEN=1 writes it";
    ASSERT_EQ(actual.size(), expected.size());
    QImage marks(actual.size(), QImage::Format_RGB32);
    const double share = differingShare(actual, expected, marks);
    if (share <= AllowedShare)
        return;
    const QString base = QDir::temp().filePath(QString::fromStdString(name));
    actual.save(base + QStringLiteral(".actual.png"));
    marks.save(base + QStringLiteral(".difference.png"));
    ADD_FAILURE() << share * 100 << " % of the pixels differ from " << path.toStdString() << "; see "
                  << base.toStdString() << ".actual.png and .difference.png";
}

} // namespace intentscope::test
