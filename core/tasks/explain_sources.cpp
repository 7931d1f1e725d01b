// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/explain_sources.h"

#include "core/tasks/reason_prompts.h"

#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace intentscope::tasks {
namespace {

/// The number behind "NAME=" in "events=30; budget=448".
std::optional<std::int64_t> settingOf(std::string_view settings, std::string_view name) {
    const auto place = settings.find(std::string(name) + "=");
    if (place == std::string_view::npos)
        return std::nullopt;
    const char* begin = settings.data() + place + name.size() + 1;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(begin, settings.data() + settings.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

/// What the prompts of a set were made with.
Result<ReasonSettings> settingsOf(Env& env, const latent::LatentSet& set) {
    const latent::LatentDescription& about = set.description();
    ReasonSettings settings;
    settings.templateFile = set.folder() / latent::files::Template;
    ISCOPE_TRY_ASSIGN(settings.templateText, env.readFile(settings.templateFile));
    if (const auto events = settingOf(about.contextSettings, "events"))
        settings.eventCount = static_cast<std::int32_t>(*events);
    settings.budget = settingOf(about.contextSettings, "budget");
    if (about.answerSettings.starts_with("pooling=mean"))
        settings.pooling = rank::Pooling::Mean;
    return settings;
}

tl::unexpected<Error> notItsPrompts(const latent::LatentSet& set) {
    return fail(
        ErrorCode::Mismatch,
        "the prompts of the latent queries " + set.description().id +
            " cannot be made again, so a typed one cannot be read as theirs were",
        {.place = {.file = set.folder().string()}, .cure = "Write the latent queries again"});
}

} // namespace

Result<std::shared_ptr<const latent::LatentSet>>
latentOfRun(const latent::LatentShelf& shelf, const rank::RunInfo& run, const rank::ScorerInfo& ranker) {
    if (!run.latent && !ranker.readsLatentQueries)
        return nullptr;
    const rank::LatentQueryInfo& read = run.latent ? *run.latent : ranker.latent;
    ISCOPE_TRY_ASSIGN(auto set, shelf.find(read.id));
    if (set->info().vectorsHash == read.vectorsHash)
        return set;
    return fail(
        ErrorCode::Mismatch,
        "the latent queries " + read.id + " are not those that the run '" + run.name +
            "' was scored with: their vectors differ",
        {.place = {.file = shelf.setFolder(read.id).string()},
         .cure = "Score the dataset again, or name a set of latent queries"});
}

Result<rank::TypedQuery>
readTypedQuery(Env& env, const TypedText& typed, rank::Reasoner& reasoner, std::stop_token stop) {
    const latent::LatentDescription& about = typed.set->description();
    if (reasoner.info().checkpointHash != about.reasonerHash)
        return fail(
            ErrorCode::Mismatch,
            "the latent queries were written by the reasoner '" + about.reasonerName +
                "', and this one is another: '" + reasoner.info().name + "'",
            {.place = {}, .cure = "Open the reasoner that wrote them"});
    ISCOPE_TRY_ASSIGN(const auto settings, settingsOf(env, *typed.set));
    ISCOPE_TRY_ASSIGN(const auto prompts, ReasonPrompts::make(typed.dataset, settings, reasoner));
    if (prompts.templateHash() != about.templateHash || prompts.contextSettings() != about.contextSettings)
        return notItsPrompts(*typed.set);
    ISCOPE_TRY_ASSIGN(const auto context, prompts.textOf(typed.impression));
    const std::array prompt{rank::ReasonerPrompt{.system = context.system, .user = context.user}};
    const std::array answer{typed.text};
    ISCOPE_TRY_ASSIGN(auto vectors, reasoner.embedAnswers(prompt, answer, settings.pooling, std::move(stop)));
    return rank::TypedQuery{.text = typed.text, .vector = std::move(vectors.front())};
}

} // namespace intentscope::tasks
