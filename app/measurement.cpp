// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/measurement.h"

#include "core/stats/random.h"

#include <QFile>
#include <QJsonArray>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace intentscope::app {
namespace {

constexpr double FrameMs = 16;
constexpr int ScrollCount = 200;
constexpr int ZoomCount = 60;
constexpr std::uint64_t Seed = 1;
constexpr int IdleLookMs = 2;
/// Until everything that the interaction started is on screen.
const QString BlockedSuffix = QStringLiteral(", thread blocked");

std::optional<double> budgetOf(const QString& figure) {
    static const std::map<QString, double> Budgets = {
        {QStringLiteral("open to first paint"), 2'000},
        {QStringLiteral("switch user"), FrameMs},
        {QStringLiteral("scroll the users table"), FrameMs},
        {QStringLiteral("zoom the timeline"), FrameMs},
        {QStringLiteral("pan the timeline"), FrameMs},
        {QStringLiteral("longest block of the window's thread"), FrameMs},
        {QStringLiteral("sort users, complete"), 300},
        {QStringLiteral("filter users, complete"), 300}};
    if (figure.endsWith(BlockedSuffix))
        return FrameMs;
    const auto found = Budgets.find(figure);
    return found == Budgets.end() ? std::nullopt : std::optional(found->second);
}

/// A line of /proc/self/status in MiB: "VmRSS", "RssAnon", "RssFile", "VmHWM".
double memoryMib(const QByteArray& status, const char* line) {
    const qsizetype at = status.indexOf(QByteArray(line).append(':'));
    if (at < 0)
        return 0;
    const QByteArray rest = status.mid(at + static_cast<qsizetype>(qstrlen(line)) + 1, 32);
    return rest.trimmed().split(' ').front().toDouble() / 1024;
}

double quantileOf(std::vector<double> values, double share) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const auto place = std::ceil(share * static_cast<double>(values.size())) - 1;
    return values[static_cast<std::size_t>(std::max(0.0, place))];
}

} // namespace

double MeasuredFigure::quantile(double share) const {
    return quantileOf(ms, share);
}

double MeasuredFigure::ownQuantile(double share) const {
    std::vector<double> own = ms;
    for (std::size_t i = 0; i < std::min(own.size(), waitedMs.size()); ++i)
        own[i] -= waitedMs[i];
    return quantileOf(std::move(own), share);
}

bool MeasuredFigure::isWithinBudget() const {
    return !budgetMs || quantile(0.99) <= *budgetMs;
}

Measurement::Measurement(const Shared& shared, QObject* parent)
    : QObject(parent), m_shared(shared), m_clock(shared.window) {
    auto& controller = m_shared.window.controller();
    connect(&controller, &WorkspaceController::failed, this, &Measurement::failed);
    connect(&controller, &WorkspaceController::datasetChanged, this, [this] {
        if (std::exchange(m_isOpen, true))
            return;
        m_clock.start([this](double) {
            add(QStringLiteral("open to first paint"), static_cast<double>(m_sinceOpen.elapsed()));
            add(QStringLiteral("program start to first paint"),
                static_cast<double>(m_shared.sinceStart.elapsed()));
            noteMemory(QStringLiteral("first paint"));
            whenIdle([this] {
                add(QStringLiteral("open to complete"), static_cast<double>(m_sinceOpen.elapsed()));
                add(QStringLiteral("open") + BlockedSuffix, m_watch.longestBlockedMs());
                noteMemory(QStringLiteral("complete"));
                planSteps();
                next();
            });
        });
    });
}

Measurement::~Measurement() = default;

void Measurement::run(const std::filesystem::path& workspace) {
    noteMemory(QStringLiteral("window"));
    m_watch.restart();
    m_sinceOpen.start();
    m_shared.window.openWorkspace(workspace);
}

void Measurement::planSteps() {
    if (!m_shared.window.controller().dataset())
        return;
    planUsers(m_steps);
    planTable(m_steps);
    planTimeline(m_steps);
}

void Measurement::planUsers(std::vector<Step>& steps) {
    const auto dataset = m_shared.window.controller().dataset();
    stats::Random random(Seed);
    for (int i = 0; i < UserCount && dataset->userCount() > 0; ++i) {
        const UserIndex user{
            static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(dataset->userCount())))};
        steps.push_back({QStringLiteral("switch user"), [this, dataset, user] {
                             const auto impressions = dataset->impressionsOf(user);
                             if (impressions.empty())
                                 m_shared.window.selection().selectUser(user);
                             else
                                 m_shared.window.selection().selectImpression(
                                     user, ImpressionIndex{impressions.back()});
                         }});
    }
}

void Measurement::planTable(std::vector<Step>& steps) {
    auto& panel = m_shared.window.workbench().users();
    auto* table = panel.findChild<QTableView*>();
    stats::Random random(Seed);
    for (int i = 0; i < ScrollCount; ++i) {
        const bool isJump = i % 2 == 0;
        const std::uint64_t draw = random.below(1'000'000);
        steps.push_back({QStringLiteral("scroll the users table"), [table, isJump, draw] {
                             QScrollBar& bar = *table->verticalScrollBar();
                             const double share = static_cast<double>(draw) / 1e6;
                             bar.setValue(
                                 isJump ? static_cast<int>(share * bar.maximum())
                                        : bar.value() + bar.pageStep());
                         }});
    }
    for (const auto column :
         {models::UserColumn::Name,
          models::UserColumn::Region,
          models::UserColumn::Impressions,
          models::UserColumn::Difference}) {
        steps.push_back({QStringLiteral("sort users"), [table, column] {
                             table->sortByColumn(static_cast<int>(column), Qt::DescendingOrder);
                         }});
    }
    for (const char* text : {"sg", "an", ""}) {
        steps.push_back({QStringLiteral("filter users"), [&panel, text = QString::fromLatin1(text)] {
                             panel.setFilterText(text);
                         }});
    }
}

void Measurement::planTimeline(std::vector<Step>& steps) {
    auto& window = m_shared.window.timeWindow();
    for (int i = 0; i < ZoomCount; ++i) {
        const bool isInwards = i < ZoomCount / 2;
        steps.push_back({QStringLiteral("zoom the timeline"), [&window, isInwards] {
                             const auto visible = window.visible();
                             const std::int64_t middle =
                                 visible.from.value + (visible.to.value - visible.from.value) / 3;
                             window.zoomAround({middle}, isInwards ? 1.25 : 0.8);
                         }});
        steps.push_back({QStringLiteral("pan the timeline"), [&window, isInwards] {
                             const auto visible = window.visible();
                             window.panBy((visible.to.value - visible.from.value) / (isInwards ? 10 : -10));
                         }});
    }
}

void Measurement::whenIdle(std::function<void()> then) {
    if (m_shared.jobs.jobCount() == 0 && m_shared.window.isSettled()) {
        m_clock.start([then = std::move(then)](double) { then(); });
        return;
    }
    QTimer::singleShot(
        IdleLookMs, this, [this, then = std::move(then)]() mutable { whenIdle(std::move(then)); });
}

void Measurement::next() {
    if (m_step == m_steps.size()) {
        finish();
        return;
    }
    m_sinceStep.start();
    m_stepWatch.restart();
    m_clock.start([this](double ms) { onQuiet(ms); });
    m_steps[m_step].act();
}

void Measurement::onQuiet(double ms) {
    const QString figure = m_steps[m_step].figure;
    add(figure, ms, m_clock.waitedMs());
    const bool hasJobs = m_shared.jobs.jobCount() > 0;
    whenIdle([this, figure, ms, hasJobs] {
        add(figure + QStringLiteral(", complete"),
            hasJobs ? static_cast<double>(m_sinceStep.nsecsElapsed()) / 1e6 : ms);
        add(figure + BlockedSuffix, m_stepWatch.longestBlockedMs());
        ++m_step;
        if (m_step == m_steps.size() || m_steps[m_step].figure != figure)
            noteMemory(QStringLiteral("after: ") + figure);
        next();
    });
}

void Measurement::add(const QString& figure, double ms, double waitedMs) {
    auto& entry = m_figures[figure];
    entry.budgetMs = budgetOf(figure);
    entry.ms.push_back(ms);
    entry.waitedMs.push_back(waitedMs);
}

void Measurement::noteMemory(const QString& when) {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray status = file.readAll();
    m_memory[when] = QJsonObject{
        {QStringLiteral("own MiB"), memoryMib(status, "RssAnon")},
        {QStringLiteral("mapped files MiB"), memoryMib(status, "RssFile")},
        {QStringLiteral("resident MiB"), memoryMib(status, "VmRSS")},
        {QStringLiteral("peak MiB"), memoryMib(status, "VmHWM")}};
}

void Measurement::finish() {
    add(QStringLiteral("longest block of the window's thread"), m_watch.longestBlockedMs());
    noteMemory(QStringLiteral("end"));
    Q_EMIT finished();
}

QJsonObject Measurement::report() const {
    QJsonObject figures;
    for (const auto& [name, figure] : m_figures) {
        QJsonObject entry{
            {QStringLiteral("count"), static_cast<qint64>(figure.ms.size())},
            {QStringLiteral("p50 ms"), figure.quantile(0.5)},
            {QStringLiteral("p99 ms"), figure.quantile(0.99)},
            {QStringLiteral("worst ms"), figure.quantile(1)},
            {QStringLiteral("p99 ms less other programs"), figure.ownQuantile(0.99)}};
        if (figure.budgetMs) {
            entry[QStringLiteral("budget ms")] = *figure.budgetMs;
            entry[QStringLiteral("within budget")] = figure.isWithinBudget();
        }
        figures[name] = entry;
    }
    QJsonObject report{{QStringLiteral("figures"), figures}, {QStringLiteral("memory"), m_memory}};
    if (const auto& dataset = m_shared.window.controller().dataset()) {
        report[QStringLiteral("data")] = QJsonObject{
            {QStringLiteral("users"), static_cast<qint64>(dataset->userCount())},
            {QStringLiteral("impressions"), static_cast<qint64>(dataset->impressionCount())}};
    }
    return report;
}

} // namespace intentscope::app
