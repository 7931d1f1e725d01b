// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/convert.h"

namespace intentscope::ui {

QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

std::string toStdString(const QString& text) {
    return text.toStdString();
}

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdString());
}

} // namespace intentscope::ui
