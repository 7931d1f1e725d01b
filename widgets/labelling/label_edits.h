// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_event.h"
#include "widgets/labelling/label_keys.h"

#include <QString>

namespace intentscope::labelling {

/// Whether the command is one word of a judgement, such as "the latent query is misleading": no intent, no
/// text.
bool isWord(LabelCommand command);
/// Such a command judges what a model answered: it has no sense while the answers are hidden.
bool judgesAnswers(LabelCommand command);
/// Such a command compares the two runs on screen.
bool comparesRuns(LabelCommand command);

/// Whether the label says what the command says. `isWord` commands only, as the next two.
bool says(const labels::Label& label, LabelCommand command);
/// Says it, or takes it back where it is said already.
void toggle(labels::Label& label, LabelCommand command);
/// One word for a button: "Misleading".
QString wordText(LabelCommand command);

} // namespace intentscope::labelling
