// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/checked.h"

#include <QString>

#include <concepts>
#include <filesystem>
#include <string>
#include <string_view>

namespace intentscope::ui {

// The border between the core (UTF-8, std::size_t) and Qt (UTF-16, int). Only what is visible crosses it.

/// UTF-8 to QString; bytes that are no UTF-8 become U+FFFD.
QString toQString(std::string_view text);
QString pathText(const std::filesystem::path& path);

std::string toStdString(const QString& text);
std::filesystem::path toPath(const QString& text);

/// A row count or row number as item models want it. More than 2^31-1 rows is a programmer error: a table
/// that large is not shown as one.
template <std::integral From>
int toRow(From value) {
    return narrow<int>(value);
}

} // namespace intentscope::ui
