// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panel_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace intentscope::app {
namespace {

using enum Layout;
using enum PanelArea;

constexpr int UsersWidth = 360;    ///< every column and a readable name
constexpr int RankingHeight = 200; ///< five intents
constexpr int CompareHeight = 460; ///< the metrics, and some slices below them
constexpr int ProjectionHeight = 380;
constexpr int AlignHeight = 560; ///< the form whole

// Heights at the right: what fits a window of 800 pixels, the label panel whole and the latent query with its
// nearest intents.
const std::vector<PanelSpec>& panels() {
    static const std::vector<PanelSpec> Panels = {
        {.name = "users",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Users"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Every user with chats, difference and labels"),
         .iconName = "view-list-details",
         .key = "Alt+1",
         .area = Left,
         .places = {{Triage, Left, 440}, {Compare, Left}, {Explain, Left}}},
        {.name = "facets",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Facets"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "How the chats spread over features; a click filters"),
         .iconName = "view-filter",
         .key = "Alt+8",
         .area = Left,
         .places = {{Triage, Left, 260}}},
        {.name = "timeline",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Timeline"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "What happened to the user, and what was predicted when"),
         .iconName = "chronometer",
         .key = "Alt+2",
         .area = Middle,
         .places =
             {{Triage, Middle},
              {Label, Middle},
              {Compare, Middle},
              {Train, Middle},
              {Explain, Middle},
              {Adjudicate, Middle}},
         .isAnswerFree = true},
        {.name = "ranking",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Ranking"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "The intents of the chat as both runs rank them"),
         .iconName = "view-sort-descending",
         .key = "Alt+3",
         .area = Middle,
         .places =
             {{Triage, Middle},
              {Label, Middle},
              {Compare, Middle},
              {Train, Middle},
              {Explain, Middle},
              {Adjudicate, Middle}},
         .isAnswerFree = true},
        {.name = "context",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Context"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "What was known when the chat opened"),
         .iconName = "dialog-information",
         .key = "Alt+4",
         .area = Right,
         .places = {{Triage, Right, 135}, {Label, Left, 200}, {Explain, Right, 200}, {Adjudicate, Left}},
         .isAnswerFree = true},
        {.name = "kb",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Knowledge base"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Every intent with its description and answer"),
         .iconName = "help-contents",
         .key = "Alt+9",
         .area = Right,
         .places =
             {{.layout = Triage, .area = Right, .height = 135, .isBehind = true},
              {Label, Left, 170},
              {Adjudicate, Left, 200}},
         .isAnswerFree = true},
        {.name = "latentQuery",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Latent query"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "What the reasoner wrote for the chat, before and after"),
         .iconName = "dialog-messages",
         .key = "Alt+5",
         .area = Right,
         .places = {{Triage, Right, 290}}},
        {.name = "queue",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Queue"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Which chats are labelled next, and how far it is"),
         .iconName = "view-sort-descending",
         .key = "Alt+Shift+8",
         .area = Right,
         .places = {{Label, Right, 130}, {Adjudicate, Right, 130}},
         .isAnswerFree = true},
        {.name = "answers",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Answers"),
         .purposeText =
             QT_TRANSLATE_NOOP("Panels", "What the annotators said, side by side; one key takes one"),
         .iconName = "view-list-details",
         .key = "Alt+Shift+0",
         .area = Bottom,
         .places = {{Adjudicate, Top, 240}},
         .isAnswerFree = true},
        {.name = "guidelines",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Guidelines"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "How chats are to be labelled"),
         .iconName = "help-contents",
         .key = "Alt+Shift+9",
         .area = Left,
         .places = {{.layout = Label, .area = Left, .height = 260}},
         .isAnswerFree = true},
        {.name = "label",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Label"),
         .purposeText =
             QT_TRANSLATE_NOOP("Panels", "Says what the user wanted; every key is on disk at once"),
         .iconName = "tag",
         .key = "Alt+6",
         .area = Right,
         .places = {{Triage, Right, 255}, {Label, Right, 600}, {Adjudicate, Right, 400}},
         .isAnswerFree = true},
        {.name = "compare",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Before and after"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Metrics of both runs, with intervals, fixed and broken"),
         .iconName = "office-chart-line",
         .key = "Alt+7",
         .area = Right,
         .places = {{Compare, Top, CompareHeight}}},
        {.name = "errors",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Errors"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Where a run errs, and what intents are confused"),
         .iconName = "data-error",
         .key = "Alt+Shift+6",
         .area = Left,
         .places = {{.layout = Compare, .area = Top, .isBehind = true}}},
        {.name = "swap",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Swap"),
         .purposeText = QT_TRANSLATE_NOOP(
             "Panels", "Each run's latent queries under the ranker of the other: which half did it"),
         .iconName = "office-chart-line",
         .key = "Alt+Shift+W",
         .area = Right,
         .places = {{.layout = Compare, .area = Top, .isBehind = true}}},
        {.name = "expectations",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Expectations"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "What every run has to get right, and whether it does"),
         .iconName = "checkmark",
         .key = "Alt+Shift+E",
         .area = Right,
         .places = {{.layout = Compare, .area = Top, .isBehind = true}}},
        {.name = "train",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Train"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Trains a ranker and draws how it learns"),
         .iconName = "system-run",
         .key = "Alt+0",
         .area = Right,
         .places = {{Train, Right}}},
        {.name = "align",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Align"),
         .purposeText =
             QT_TRANSLATE_NOOP("Panels", "Refines a reasoner by a ranker, with every arm measured"),
         .iconName = "system-run",
         .key = "Alt+Shift+7",
         .area = Right,
         .places = {{Align, Top, AlignHeight}}},
        {.name = "explain",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Explain"),
         .purposeText =
             QT_TRANSLATE_NOOP("Panels", "What drove a score, and the ranking while features are edited"),
         .iconName = "system-run",
         .key = "Alt+Shift+3",
         .area = Right,
         .places = {{Explain, Right, 600}}},
        {.name = "cause",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Why it changed"),
         .purposeText = QT_TRANSLATE_NOOP(
             "Panels", "What moved a ranking between the runs: parts, features, latent queries"),
         .iconName = "office-chart-line",
         .key = "Alt+Shift+Y",
         .area = Right,
         .places =
             {{.layout = Compare, .area = Top, .isBehind = true},
              {.layout = Explain, .area = Right, .isBehind = true}}},
        {.name = "projection",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Projection"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Latent queries as points in the plane"),
         .iconName = "edit-node",
         .key = "Alt+Shift+4",
         .area = Right,
         .places = {{Neighbours, Top, ProjectionHeight}}},
        {.name = "neighbours",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Neighbours"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "What lies near the latent query, before and after"),
         .iconName = "edit-node",
         .key = "Alt+Shift+1",
         .area = Right,
         .places = {{Neighbours, Bottom}}},
        {.name = "probe",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Probe"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "A typed latent query, what is near to it, its ranking"),
         .iconName = "edit-find",
         .key = "Alt+Shift+5",
         .area = Right,
         .places = {{.layout = Neighbours, .area = Bottom, .isBehind = true}}},
        {.name = "drift",
         .titleText = QT_TRANSLATE_NOOP("Panels", "Drift by user"),
         .purposeText = QT_TRANSLATE_NOOP("Panels", "Whose neighbours changed most"),
         .iconName = "view-sort-descending",
         .key = "Alt+Shift+2",
         .area = Left,
         .places = {{Neighbours, Left}}},
    };
    return Panels;
}

constexpr std::array Layouts = {
    LayoutSpec{
        Triage,
        "triage",
        QT_TRANSLATE_NOOP("Layouts", "Triage"),
        QT_TRANSLATE_NOOP("Layouts", "Users, timeline, ranking and what was known"),
        UsersWidth,
        300,
        RankingHeight},
    LayoutSpec{
        Label,
        "label",
        QT_TRANSLATE_NOOP("Layouts", "Label"),
        QT_TRANSLATE_NOOP("Layouts", "The chat large, the label beside it"),
        280,
        380,
        RankingHeight},
    LayoutSpec{
        Compare,
        "compare",
        QT_TRANSLATE_NOOP("Layouts", "Compare"),
        QT_TRANSLATE_NOOP("Layouts", "Metrics with intervals, and who got better or worse"),
        UsersWidth,
        0,
        RankingHeight},
    LayoutSpec{
        Train,
        "train",
        QT_TRANSLATE_NOOP("Layouts", "Train"),
        QT_TRANSLATE_NOOP("Layouts", "Trains a ranker, with curves as they come"),
        0,
        440,
        RankingHeight},
    LayoutSpec{
        Neighbours,
        "neighbours",
        QT_TRANSLATE_NOOP("Layouts", "Neighbours"),
        QT_TRANSLATE_NOOP("Layouts", "Latent queries and what lies near them"),
        340,
        0,
        RankingHeight},
    LayoutSpec{
        Explain,
        "explain",
        QT_TRANSLATE_NOOP("Layouts", "Explain"),
        QT_TRANSLATE_NOOP("Layouts", "What drove a score, and what if"),
        280,
        520,
        RankingHeight},
    LayoutSpec{
        Align,
        "align",
        QT_TRANSLATE_NOOP("Layouts", "Align"),
        QT_TRANSLATE_NOOP("Layouts", "The stages of an alignment, its curves, pairs and arms"),
        0,
        0,
        RankingHeight},
    LayoutSpec{
        Adjudicate,
        "adjudicate",
        QT_TRANSLATE_NOOP("Layouts", "Adjudicate"),
        QT_TRANSLATE_NOOP("Layouts", "The annotators' answers side by side over the chat, and the decision"),
        300,
        400,
        RankingHeight},
};

QString translated(const char* context, const char* text) {
    return QCoreApplication::translate(context, text);
}

} // namespace

QString PanelSpec::title() const {
    return translated("Panels", titleText);
}

QString PanelSpec::purpose() const {
    return translated("Panels", purposeText);
}

QString PanelSpec::nameText() const {
    return QString::fromLatin1(name);
}

const PanelPlace* PanelSpec::placeIn(Layout layout) const {
    const auto found = std::ranges::find(places, layout, &PanelPlace::layout);
    return found == places.end() ? nullptr : &*found;
}

std::span<const PanelSpec> panelTable() {
    return panels();
}

const PanelSpec* findPanel(const QString& name) {
    const auto found = std::ranges::find_if(
        panels(), [&](const PanelSpec& panel) { return name == QLatin1String(panel.name); });
    return found == panels().end() ? nullptr : &*found;
}

QString LayoutSpec::title() const {
    return translated("Layouts", titleText);
}

QString LayoutSpec::purpose() const {
    return translated("Layouts", purposeText);
}

std::span<const LayoutSpec> layoutTable() {
    return Layouts;
}

const LayoutSpec& layoutSpec(Layout layout) {
    return Layouts[static_cast<std::size_t>(layout)];
}

const LayoutSpec* findLayout(const QString& name) {
    const auto found = std::ranges::find_if(Layouts, [&](const LayoutSpec& layout) {
        return name.compare(QLatin1String(layout.name), Qt::CaseInsensitive) == 0;
    });
    return found == Layouts.end() ? nullptr : &*found;
}

} // namespace intentscope::app
