// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_content.h"
#include "widgets/timeline/timeline_geometry.h"

#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace intentscope::timeline {

/// What a tooltip is worded with.
struct TooltipContext {
    const TimelineContent& content;
    QTimeZone zone;
    QLocale locale;
};

/// Rich text that says what lies under the pointer: absolute time with zone, the payload of an event, how a
/// state lasted, what a run predicted. Everything that comes from the data is escaped.
QString tooltipText(const TooltipContext& context, const Hit& hit);

} // namespace intentscope::timeline
