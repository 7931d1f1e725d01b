// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/knn/vector_set.h"
#include "core/projection/trustworthiness.h"
#include "core/projection/umap.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::projection {

enum class Method {
    Pca,
    Umap,
    Given, ///< coordinates that someone else computed
};

std::string_view name(Method method);
/// "pca", "umap", "given"; InvalidInput names them.
Result<Method> parseMethod(std::string_view text);

/// How the points of a second source share the plane with those of the first.
enum class Placing {
    Alone,   ///< there is no second source
    Joint,   ///< both were projected as one set of points
    Aligned, ///< each was projected alone, and the second moved, turned and scaled to lie near the first
};

std::string_view name(Placing placing);
Result<Placing> parsePlacing(std::string_view text);

/// A set of latent queries that was projected.
struct ProjectedSet {
    std::string name = {}; ///< what the user called it: a run or a set
    std::string setId = {};
    std::string reasonerHash = {};
    std::string vectorsHash = {};

    friend bool operator==(const ProjectedSet&, const ProjectedSet&) = default;
};

/// All that made a projection, and how good it is. Says nothing of when it was made.
struct ProjectionDescription {
    std::string id = {}; ///< the folder's name: the start of the hash of what follows down to `coordinates`
    std::string datasetHash = {};
    std::vector<ProjectedSet> sets = {}; ///< one or two: before, after
    Method method = Method::Pca;
    UmapSpec umap = {}; ///< of Method::Umap
    knn::VectorSetSpec vectors = {.nearness = knn::Nearness::Cosine, .isCentred = true};
    /// SHA-256 of the files that coordinates were read from, by name; of Method::Given.
    std::map<std::string, std::string> coordinates = {};

    Placing placing = Placing::Alone;
    std::int32_t pointCount = 0; ///< different latent queries
    std::int64_t impressionCount = 0;
    std::int64_t leftOutCount = 0;     ///< impressions without a latent query
    std::vector<double> shares = {};   ///< of the variance, of Method::Pca: one a coordinate
    std::optional<double> recall = {}; ///< of the neighbours that UMAP was given, where they are approximate
    std::optional<Trust> trust = {};   ///< none for too few points
    std::string codeVersion = {};
    std::map<std::string, std::string> files = {}; ///< SHA-256 by file name
};

/// Points in the plane. Immutable and shared.
struct Projection {
    ProjectionDescription description;
    std::vector<float> before;        ///< x and y in turn, of each point
    std::vector<float> after;         ///< the same of the second source; empty without one
    std::vector<std::int32_t> points; ///< of each impression; -1: it has none

    std::int32_t pointCount() const { return static_cast<std::int32_t>(before.size() / 2); }
    bool hasAfter() const { return !after.empty(); }
};

/// The first 16 digits of the hash of what makes a projection.
std::string idOf(const ProjectionDescription& description);

} // namespace intentscope::projection
