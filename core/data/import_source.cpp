// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import_source.h"

#include "core/data/directory_import.h"
#include "core/data/mapping.h"
#include "core/data/proposal.h"
#include "core/data/recbole_import.h"

#include <utility>

namespace intentscope::data {
namespace {

Result<Manifest> importMapped(const MappedSource& mapped, const std::string& datasetName, ImportRun& run) {
    auto info = mapped.info(datasetName);
    if (mapped.head.format == "table")
        return importTable(mapped, std::move(info), run);
    if (mapped.head.format == "msweb")
        return importMsweb(mapped, std::move(info), run);
    if (mapped.head.format == "tau-retail")
        return importTauRetail(mapped, std::move(info), run);
    return mapped.mapping.complain(
        "'" + mapped.head.format + "' is no format that is read",
        "The formats are: table, msweb, tau-retail");
}

std::string joined(const std::vector<std::string>& problems) {
    std::string text;
    for (const auto& problem : problems)
        text += (text.empty() ? ": " : "; ") + problem;
    return text;
}

Result<Manifest> importPlainTable(const ImportSpec& spec, ImportRun& run, std::string& understanding) {
    ISCOPE_TRY_ASSIGN(const auto proposal, proposeMapping(run.env, spec.source));
    const auto problems = problemsOf(proposal);
    if (!problems.empty()) {
        return fail(
            ErrorCode::InvalidInput,
            "The columns of the file do not say enough to import it" + joined(problems),
            {.place = {.file = spec.source.string()},
             .cure = "Say what the columns mean with --map; 'import FILE --propose' writes a draft of a "
                     "mapping"});
    }
    understanding = proposalText(proposal);
    const auto asIf = std::filesystem::path(spec.source.string() + " (proposed mapping)");
    ISCOPE_TRY_ASSIGN(const auto mapped, parseMapping(mappingText(proposal), asIf, spec.source));
    return importMapped(mapped, spec.name, run);
}

} // namespace

Result<Manifest> importSource(const ImportSpec& spec, ImportRun& run, std::string& understanding) {
    if (run.env.kind(spec.source) == FileKind::Missing) {
        return fail(
            ErrorCode::NotFound,
            "There is no such file or folder",
            {.place = {.file = spec.source.string()}, .cure = "Check the spelling of the path"});
    }
    if (spec.mapping) {
        ISCOPE_TRY_ASSIGN(const auto mapped, readMapping(run.env, *spec.mapping, spec.source));
        return importMapped(mapped, spec.name, run);
    }
    if (spec.mappingText) {
        ISCOPE_TRY_ASSIGN(const auto mapped, parseMapping(*spec.mappingText, "mapping", spec.source));
        return importMapped(mapped, spec.name, run);
    }
    if (run.env.kind(spec.source / DescriptionName) == FileKind::Missing) {
        ISCOPE_TRY_ASSIGN(const auto interactions, findInteractions(run.env, spec.source));
        if (interactions)
            return importRecBole(*interactions, spec.name, run);
    }
    if (run.env.kind(spec.source) == FileKind::Directory)
        return importDirectory(spec.source, spec.name, run);
    return importPlainTable(spec, run, understanding);
}

} // namespace intentscope::data
