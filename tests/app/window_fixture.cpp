// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window_fixture.h"

#include "core/base/atomic_file.h"
#include "core/tasks/reason_task.h"
#include "core/tasks/sample_task.h"
#include "tests/core/tasks/fake_ranker.h"
#include "tests/support/fake_reasoner.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QTest>

namespace intentscope::app {
namespace {

rank::ScorerInfo infoOf(bool isBase) {
    rank::ScorerInfo info;
    info.architecture = "two_tower";
    info.checkpointHash = std::string(64, isBase ? 'a' : 'b');
    info.split = "time:0.2/0.1";
    return info;
}

} // namespace

RankerBackend opposedRankers() {
    return {
        [](Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Scorer>> {
            const bool isBase = folder.filename() == "base";
            return std::make_unique<tasks::test::FakeScorer>(infoOf(isBase), 0.0F, isBase ? 1.0F : -1.0F);
        },
        [](Env& env) { return std::make_unique<tasks::test::FakeTrainer>(env); },
        [](Env&, const std::filesystem::path& folder) -> Result<std::unique_ptr<rank::Reasoner>> {
            if (folder.filename() == "damaged")
                return fail(
                    ErrorCode::Corrupt,
                    "model.safetensors ends within its header",
                    {.place = {.file = (folder / "model.safetensors").string()},
                     .cure = "Copy the folder again"});
            return std::make_unique<test::FakeReasoner>(folder.filename().string());
        }};
}

WindowFixture::WindowFixture() = default;

WindowFixture::~WindowFixture() {
    m_window.reset();
    m_jobs.reset();
}

RankerBackend WindowFixture::backend() const {
    return opposedRankers();
}

void WindowFixture::SetUp() {
    const auto sample = m_folder.path() / "sample";
    std::filesystem::create_directory(sample);
    std::filesystem::rename(test::writeTinySource(m_folder), sample / "shop");
    NullProgress progress;
    ASSERT_OK(tasks::makeSampleWorkspace(
        {sample, m_workspace}, {m_env, opposedRankers().openScorer}, progress, {}));
    startWindow();
}

void WindowFixture::startWindow() {
    m_window.reset();
    m_jobs = std::make_unique<jobs::JobRunner>();
    m_window = std::make_unique<MainWindow>(
        MainWindow::Shared{m_env, *m_jobs, m_theme, m_settings, backend(), m_folder.path(), {}, sessions()});
    m_window->resize(1280, 800);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
}

void WindowFixture::open(const std::filesystem::path& folder) {
    m_window->openWorkspace(folder);
    settle();
}

void WindowFixture::settle() {
    ASSERT_TRUE(test::waitUntil([this] { return m_jobs->jobCount() == 0; }));
}

void WindowFixture::select(const std::string& impressionId) {
    const auto& dataset = *m_window->controller().dataset();
    const auto impression = dataset.findImpression(impressionId);
    ASSERT_TRUE(impression) << impressionId;
    m_window->selection().selectImpression(dataset.userOf(*impression), *impression);
}

void WindowFixture::writeSet(const std::string& reasonerName) {
    ASSERT_OK_AND_ASSIGN(
        const auto workspace, workspace::Workspace::open(m_workspace, m_env, workspace::OpenMode::Read));
    ASSERT_OK_AND_ASSIGN(const auto datasets, workspace->listDatasets());
    ASSERT_OK_AND_ASSIGN(const auto dataset, workspace->openDataset(datasets.front().hash));
    test::FakeReasoner reasoner(reasonerName);
    const latent::LatentShelf shelf(m_env, workspace->latentFolder());
    NullProgress progress;
    ASSERT_OK(
        tasks::reasonTask({}, {.dataset = dataset, .reasoner = reasoner, .shelf = shelf}, progress, {}));
}

QAction* WindowFixture::action(const QString& text) const {
    for (QAction* each : m_window->actions()) {
        if (each->text().remove(QLatin1Char('&')) == text)
            return each;
    }
    return nullptr;
}

void WindowFixture::press(int key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
}

std::int64_t WindowFixture::storedLabelCount() const {
    const auto reader = m_window->controller().workspace()->openLabelReader();
    return reader ? (*reader)->lastSequence().value_or(-1) : -1;
}

QString WindowFixture::shownText(const QString& part) const {
    for (const auto* label : m_window->findChildren<QLabel*>()) {
        if (label->text().contains(part) && label->isVisible())
            return label->text();
    }
    return {};
}

} // namespace intentscope::app
