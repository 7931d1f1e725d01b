// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/reasoner/sequence_model.h"

namespace intentscope::nn {

ReadSequence::~ReadSequence() = default;

SequenceModel::~SequenceModel() = default;

} // namespace intentscope::nn
