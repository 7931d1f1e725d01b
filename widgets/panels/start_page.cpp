// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/start_page.h"

#include "widgets/base/convert.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace intentscope::panels {
namespace {

constexpr int ColumnWidth = 520;
constexpr int VisibleRecent = 6;
constexpr int PathRole = Qt::UserRole;

std::optional<QFileInfo> droppedFile(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return std::nullopt;
    return QFileInfo(urls.front().toLocalFile());
}

/// What dropping it would do, before it is dropped.
QString dropText(const QFileInfo& file) {
    if (file.isDir() && file.fileName().endsWith(QLatin1String(".iscope")))
        return StartPage::tr("Drop to open the workspace %1").arg(file.completeBaseName());
    if (file.isDir())
        return StartPage::tr("Drop to import the dataset in the folder %1").arg(file.fileName());
    return StartPage::tr("Drop to import %1").arg(file.fileName());
}

} // namespace

StartPage::StartPage(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_messages(new ui::MessageBar(theme, this)) {
    setAccessibleName(tr("Start"));
    setAcceptDrops(true);
    setAutoFillBackground(true);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(createColumn(), 3);
    row->addStretch(1);
    connect(&theme, &ui::Theme::themeChanged, this, &StartPage::applyTheme);
    applyTheme();
    setRecent({});
    setHint({}, false);
}

StartPage::~StartPage() = default;

QWidget* StartPage::createColumn() {
    auto* box = new QWidget(this);
    box->setMaximumWidth(ColumnWidth);
    m_title = new QLabel(tr("IntentScope"), box);
    m_subtitle = new QLabel(tr("See why an intent ranking got better or worse, user by user."), box);
    m_subtitle->setWordWrap(true);
    m_sample = new QPushButton(tr("Open the sample"), box);
    m_sample->setDefault(true);
    m_open = new QPushButton(tr("Open a workspace..."), box);
    m_recentTitle = new QLabel(tr("Recent workspaces"), box);
    m_recent = new QListWidget(box);
    m_recent->setAccessibleName(tr("Recent workspaces"));
    m_recentTitle->setBuddy(m_recent);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hint = new QLabel(box);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(m_open, &QPushButton::clicked, this, &StartPage::chooseRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT openRequested(ui::toPath(item->data(PathRole).toString()));
    });
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_sample);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(box);
    column->setSpacing(m_theme.metrics().margin);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(m_theme.metrics().margin);
    column->addWidget(m_messages);
    column->addLayout(buttons);
    column->addSpacing(m_theme.metrics().margin);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent);
    column->addWidget(m_hint);
    column->addStretch(3);
    return box;
}

void StartPage::setRecent(const std::vector<RecentWorkspace>& recent) {
    m_recent->clear();
    for (const RecentWorkspace& workspace : recent) {
        QString text = workspace.name;
        if (!workspace.exists)
            text += tr(" · not there any more");
        else if (!workspace.detail.isEmpty())
            text += QStringLiteral(" · ") + workspace.detail;
        auto* item = new QListWidgetItem(text, m_recent);
        item->setData(PathRole, ui::pathText(workspace.folder));
        item->setToolTip(ui::pathText(workspace.folder));
        item->setSizeHint({0, m_theme.metrics().rowHeight + m_theme.metrics().grid});
        if (!workspace.exists)
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    const int shown = std::min<int>(VisibleRecent, static_cast<int>(recent.size()));
    const int rowHeight = m_theme.metrics().rowHeight + m_theme.metrics().grid;
    m_recent->setFixedHeight(shown * rowHeight + 2 * m_recent->frameWidth());
    m_recent->setVisible(!recent.empty());
    m_recentTitle->setVisible(!recent.empty());
}

void StartPage::setSampleProblem(const QString& problem) {
    m_sample->setEnabled(problem.isEmpty());
    m_sample->setToolTip(problem);
}

void StartPage::showError(const Error& error) {
    m_messages->showError(error);
}

void StartPage::dragEnterEvent(QDragEnterEvent* event) {
    const auto file = droppedFile(*event->mimeData());
    if (!file)
        return;
    setHint(dropText(*file), true);
    event->acceptProposedAction();
}

void StartPage::dragLeaveEvent(QDragLeaveEvent* event) {
    setHint({}, false);
    QWidget::dragLeaveEvent(event);
}

void StartPage::dropEvent(QDropEvent* event) {
    setHint({}, false);
    const auto file = droppedFile(*event->mimeData());
    if (!file)
        return;
    event->acceptProposedAction();
    Q_EMIT openRequested(ui::toPath(file->absoluteFilePath()));
}

void StartPage::setHint(const QString& text, bool isDropping) {
    m_isDropping = isDropping;
    m_hint->setText(
        isDropping ? text : tr("You can also drop a workspace, a dataset folder or a table here."));
    applyTheme();
}

void StartPage::applyTheme() {
    QFont large = m_theme.titleFont();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    m_title->setFont(large);
    m_recentTitle->setFont(m_theme.smallFont());
    m_sample->setIcon(ui::icon(m_theme, u"media-playback-start"));
    m_open->setIcon(ui::icon(m_theme, u"document-open"));
    QPalette soft = m_subtitle->palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    for (QLabel* label : {m_subtitle, m_recentTitle})
        label->setPalette(soft);
    QPalette hint = soft;
    hint.setColor(QPalette::WindowText, m_isDropping ? m_theme.colors().accent : m_theme.colors().softText);
    m_hint->setPalette(hint);
}

} // namespace intentscope::panels
