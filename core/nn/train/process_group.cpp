// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/process_group.h"

#include "core/base/progress.h"

#include <utility>

namespace intentscope::nn {
namespace {

class LonelyGroup final : public ProcessGroup {
public:
    const rank::ProcessGroupSpec& spec() const override { return m_spec; }
    Status sum(std::span<float>) override { return {}; }
    Status sum(std::span<double>) override { return {}; }
    Result<std::string> fromFirst(std::string bytes) override { return bytes; }
    Result<std::vector<std::string>> gather(const std::string& text, const std::stop_token&) override {
        return std::vector{text};
    }

private:
    rank::ProcessGroupSpec m_spec;
};

} // namespace

ProcessGroup::~ProcessGroup() = default;

std::unique_ptr<ProcessGroup> makeLonelyGroup() {
    return std::make_unique<LonelyGroup>();
}

Status checkStopTogether(ProcessGroup& group, const std::stop_token& stop) {
    double stopped = stop.stop_requested() ? 1 : 0;
    ISCOPE_TRY(group.sum(std::span(&stopped, 1)));
    if (stopped > 0)
        return fail(ErrorCode::Cancelled, "Stopped on request");
    return {};
}

} // namespace intentscope::nn
