// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace intentscope::ui {

/// An error in words for a person.
struct ErrorText {
    QString title;    ///< what kind of thing happened: "This file is damaged"
    QString sentence; ///< what exactly, with its place
    QString nextStep; ///< what to do about it; never empty
    QString details;  ///< for a bug report: code, source location and the text as logged
};

ErrorText errorText(const Error& error);

} // namespace intentscope::ui
