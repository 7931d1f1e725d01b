// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/review_page.h"

namespace intentscope::exporting {
class HtmlReport;
} // namespace intentscope::exporting

namespace intentscope::tasks {

/// The sections "Fixed" and "Broken" of a review.
void addExamples(exporting::HtmlReport& page, const ReviewContent& content);

} // namespace intentscope::tasks
