// SPDX-License-Identifier: GPL-3.0-or-later
// Called as the command line is: PROGRAM labels append --workspace WS --stdin-jsonl
#include "core/tasks/label_task.h"
#include "core/workspace/workspace.h"

#include <iostream>
#include <string_view>

namespace {

using namespace intentscope;

int refused(const Error& error) {
    std::cerr << error.text() << '\n';
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    constexpr int WorkspaceArgument = 4;
    if (argc != 6 || std::string_view(argv[WorkspaceArgument - 1]) != "--workspace")
        return 2;
    RealEnv env;
    const auto workspace =
        workspace::Workspace::open(argv[WorkspaceArgument], env, workspace::OpenMode::Write);
    if (!workspace)
        return refused(workspace.error());
    const auto datasets = (*workspace)->listDatasets();
    if (!datasets || datasets->size() != 1)
        return 1;
    const auto dataset = (*workspace)->openDataset(datasets->front().hash);
    if (!dataset)
        return refused(dataset.error());
    const auto count = tasks::appendLabelStream(std::cin, std::cout, {(*workspace)->labels(), **dataset}, {});
    return count ? 0 : refused(count.error());
}
