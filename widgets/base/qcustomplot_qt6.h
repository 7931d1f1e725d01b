// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only file that includes qcustomplot.h. The plot library's header uses Qt's bare keywords, which this
// project switches off (QT_NO_KEYWORDS, QT_NO_FOREACH); they are lent to it here and taken back.
#include <QtGlobal>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach(variable, container) for (variable : container)
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
