// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Read by moc before every header (CMAKE_AUTOMOC_MOC_OPTIONS). Qt 6.4's moc stops with "Parse error at std"
// when <compare>, <concepts> or <type_traits> is the first header of the standard library it meets.
#include <cstddef>
