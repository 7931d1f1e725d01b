// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/nn/reasoner_factory.h"
#include "core/tasks/open_reasoner.h"
#include "core/tasks/serve_task.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace intentscope::cli {
namespace {

struct ServeOptions {
    std::string reasoner;
    std::string precision = "auto";
    std::string device = "cpu";
    bool isThinking = false;
    std::string certificate;
    std::string privateKey;
    tasks::ServeSpec spec;
};

/// Told on standard error, as progress is: standard output holds the answer alone.
tasks::ServeTold toldOn(std::ostream& err) {
    return {
        .started =
            [&err](const tasks::ServeStart& start) {
                err << "Serving " << start.model << " at " << start.url << " (Ctrl+C ends it)\n";
                for (const std::string& note : start.notes)
                    err << note << '\n';
                err.flush();
            },
        .request = [&err](const std::string& line) { err << line << std::endl; }};
}

Result<Answer> runServe(VerbContext& context, const ServeOptions& options) {
    nn::ReasonerOptions how{.isThinking = options.isThinking};
    ISCOPE_TRY_ASSIGN(how.precision, nn::parsePrecision(options.precision));
    ISCOPE_TRY_ASSIGN(how.device, nn::parseDevice(options.device));
    ISCOPE_TRY_ASSIGN(
        const auto reasoner,
        tasks::openReasoner(
            {.location = options.reasoner}, nn::makeReasonerFactory(how), context.env, context.stop));
    tasks::ServeSpec spec = options.spec;
    spec.certificate = options.certificate;
    spec.privateKey = options.privateKey;
    ISCOPE_TRY_ASSIGN(
        const auto report,
        tasks::serve(spec, *reasoner, context.env, toldOn(context.output.err()), context.stop));
    const nlohmann::ordered_json object{
        {"url", report.url}, {"model", report.model}, {"requests", report.requestCount}};
    return Answer{
        "Served " + report.model + " at " + report.url + ": " + std::to_string(report.requestCount) +
            " requests\n",
        object.dump(2)};
}

} // namespace

void addServeVerb(CLI::App& app, Verb& chosen) {
    auto options = std::make_shared<ServeOptions>();
    tasks::ServeSpec& spec = options->spec;
    CLI::App& verb = *app.add_subcommand("serve", "Offer a reasoner over the OpenAI-compatible API");
    verb.add_option("--reasoner", options->reasoner, "Folder of a model or an adapter")->required();
    verb.add_option("--precision", options->precision, "auto, f32, bf16 or int8");
    verb.add_option("--device", options->device, "cpu or cuda (`checks` lists them)");
    verb.add_flag("--thinking", options->isThinking, "Let Qwen3 think before it answers");
    verb.add_option("--host", spec.host, "Address to listen at; beyond loopback a token is a must");
    verb.add_option("--port", spec.port, "0: any that is free")->check(CLI::Range(0, 65535));
    verb.add_option(
        "--token-env", spec.tokenVariable, "Name of the environment variable that holds the token");
    auto* certificate = verb.add_option("--certificate", options->certificate, "PEM file: serve https");
    verb.add_option("--private-key", options->privateKey, "Of the certificate, PEM")->needs(certificate);
    verb.add_option("--model", spec.model, "Name to serve it under; the reasoner's own");
    verb.add_option("--batch", spec.batch, "Prompts that are answered together at most");
    verb.add_option("--window-ms", spec.windowMs, "How long the first of a batch waits for others");
    verb.add_option("--max-waiting", spec.waiting, "Requests that wait; more are told to come back");
    verb.add_option("--connections", spec.connections, "Connections served at once");
    verb.add_option("--request-kib", spec.requestKib, "Largest request");
    verb.callback([options, &chosen] {
        chosen = [options](VerbContext& context) { return runServe(context, *options); };
    });
}

} // namespace intentscope::cli
