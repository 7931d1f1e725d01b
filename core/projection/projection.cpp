// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projection/projection.h"

#include "core/base/fingerprint.h"

#include <cstdio>

namespace intentscope::projection {
namespace {

constexpr std::size_t IdDigits = 16;

std::string exact(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.17g", value);
    return buffer;
}

} // namespace

std::string_view name(Method method) {
    switch (method) {
    case Method::Pca:
        return "pca";
    case Method::Umap:
        return "umap";
    case Method::Given:
        return "given";
    }
    return "";
}

Result<Method> parseMethod(std::string_view text) {
    for (const Method method : {Method::Pca, Method::Umap, Method::Given}) {
        if (name(method) == text)
            return method;
    }
    return fail(
        ErrorCode::InvalidInput,
        "'" + std::string(text) + "' is no way to project",
        {.place = {}, .cure = "Use pca, umap or given"});
}

std::string_view name(Placing placing) {
    switch (placing) {
    case Placing::Alone:
        return "alone";
    case Placing::Joint:
        return "joint";
    case Placing::Aligned:
        return "aligned";
    }
    return "";
}

Result<Placing> parsePlacing(std::string_view text) {
    for (const Placing placing : {Placing::Alone, Placing::Joint, Placing::Aligned}) {
        if (name(placing) == text)
            return placing;
    }
    return fail(ErrorCode::InvalidInput, "'" + std::string(text) + "' is no placing of two projections");
}

std::string idOf(const ProjectionDescription& description) {
    Fingerprinter hash;
    const auto add = [&hash](std::string_view text) {
        hash.add(std::to_string(text.size()) + ":");
        hash.add(text);
    };
    add(description.datasetHash);
    for (const ProjectedSet& set : description.sets) {
        add(set.setId);
        add(set.vectorsHash);
    }
    add(name(description.method));
    add(knn::name(description.vectors.nearness));
    add(description.vectors.isCentred ? "centred" : "raw");
    const UmapSpec& umap = description.umap;
    if (description.method == Method::Umap) {
        for (const std::int64_t whole :
             {std::int64_t{umap.neighbourCount},
              std::int64_t{umap.epochCount},
              std::int64_t{umap.negativeCount}})
            add(std::to_string(whole));
        for (const double real : {umap.minDistance, umap.spread, umap.learningRate})
            add(exact(real));
        add(std::to_string(umap.seed));
    }
    for (const auto& [file, sha] : description.coordinates)
        add(sha);
    return hash.finish().hex().substr(0, IdDigits);
}

} // namespace intentscope::projection
