// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/projection_task.h"

#include <iomanip>
#include <sstream>

namespace intentscope::tasks {
namespace {

using projection::Method;
using projection::Placing;

void writeMethod(std::ostream& text, const projection::ProjectionDescription& about) {
    switch (about.method) {
    case Method::Pca:
        text << "PCA";
        for (const double share : about.shares)
            text << (&share == about.shares.data() ? ", variance " : " + ") << std::fixed
                 << std::setprecision(1) << 100 * share << " %";
        text << std::defaultfloat;
        return;
    case Method::Umap:
        text << "UMAP, " << about.umap.neighbourCount << " neighbours, least distance "
             << about.umap.minDistance << ", spread " << about.umap.spread << ", "
             << projection::epochsOf(about.umap, about.pointCount * (about.placing == Placing::Joint ? 2 : 1))
             << " epochs, seed " << about.umap.seed;
        return;
    case Method::Given:
        text << "coordinates of";
        for (const auto& [file, hash] : about.coordinates)
            text << ' ' << file << " (" << hash.substr(0, 12) << ')';
        return;
    }
}

} // namespace

std::string describe(const projection::ProjectionDescription& about) {
    std::ostringstream text;
    text << "Projection " << about.id << " of " << about.pointCount << " different latent queries ("
         << about.leftOutCount << " impressions have none)\n  ";
    for (const auto& set : about.sets)
        text << (&set == about.sets.data() ? "" : " -> ") << set.name << " (set " << set.setId << ')';
    text << "\n  ";
    writeMethod(text, about);
    text << '\n';
    if (about.placing == Placing::Joint && about.method != Method::Given)
        text << "  both sets were projected together\n";
    if (about.placing == Placing::Aligned)
        text
            << "  the sets have vectors of two sizes: each was projected alone, and the second laid onto the "
               "first\n";
    if (about.recall)
        text << "  approximate neighbours, recall " << std::fixed << std::setprecision(4) << *about.recall
             << '\n';
    if (about.trust)
        text << "  trustworthiness@" << about.trust->neighbourCount << ' ' << std::fixed
             << std::setprecision(4) << about.trust->value << " on " << about.trust->pointCount
             << " points\n";
    return text.str();
}

} // namespace intentscope::tasks
