// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/error_cause.h"

#include <QString>

namespace intentscope::labelling {

/// The title of a cause for a person: in the window's language where it is one that a workspace begins with,
/// and as somebody worded it where it was reworded or added.
QString causeText(const labels::ErrorCause& cause);

} // namespace intentscope::labelling
