// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QStringList>

namespace intentscope::reasoning {

/// What a template may name for a dataset, as it stands between the braces: "region", "#groups", "/groups",
/// "feature.tier", "event.reason"; sorted, without tags that only mean something by their section.
QStringList templateNames(const data::Dataset& dataset);

} // namespace intentscope::reasoning
