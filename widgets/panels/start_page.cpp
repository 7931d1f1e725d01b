// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/start_page.h"

#include "widgets/base/convert.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace intentscope::panels {
namespace {

constexpr int ColumnWidth = 600;
constexpr int VisibleRecent = 6;
constexpr int LogoSize = 64;
constexpr int ButtonHeight = 32;
constexpr int HintHeight = 72;
constexpr int PathRole = Qt::UserRole;
constexpr int DetailRole = Qt::UserRole + 1;

/// The name, and below it, softer, where the workspace is.
class RecentDelegate final : public delegates::CellDelegate {
public:
    using CellDelegate::CellDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {0, 2 * theme().metrics().rowHeight - theme().metrics().grid};
    }
    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        paintBackground(*painter, option, index);
        painter->save();
        const bool isThere = index.flags().testFlag(Qt::ItemIsEnabled);
        const QRect area = contents(option).adjusted(4, 4, -4, -4);
        const int half = area.height() / 2;
        painter->setFont(theme().bodyFont());
        painter->setPen(isThere ? textColor(option) : theme().colors().faintText);
        painter->drawText(
            area.adjusted(0, 0, 0, -half), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->setFont(theme().smallFont());
        painter->setPen(isSelected(option) ? textColor(option) : theme().colors().softText);
        const QString detail = painter->fontMetrics().elidedText(
            index.data(DetailRole).toString(), Qt::ElideMiddle, area.width());
        painter->drawText(area.adjusted(0, half, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, detail);
        painter->restore();
    }
};

} // namespace

std::optional<std::filesystem::path> droppedPath(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return std::nullopt;
    return ui::toPath(QFileInfo(urls.front().toLocalFile()).absoluteFilePath());
}

bool isWorkspace(const std::filesystem::path& path) {
    return path.extension() == ".iscope" && QFileInfo(ui::pathText(path)).isDir();
}

QString dropText(const std::filesystem::path& path) {
    const QString name = ui::toQString(path.filename().string());
    if (isWorkspace(path))
        return StartPage::tr("Drop to open the workspace %1").arg(ui::toQString(path.stem().string()));
    if (QFileInfo(ui::pathText(path)).isDir())
        return StartPage::tr("Drop to import the dataset in the folder %1").arg(name);
    return StartPage::tr("Drop to import %1").arg(name);
}

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
    m_recentTitle = new QLabel(tr("Recent workspaces"), box);
    m_recent = new QListWidget(box);
    m_recent->setAccessibleName(tr("Recent workspaces"));
    m_recentTitle->setBuddy(m_recent);
    m_recent->setItemDelegate(new RecentDelegate(m_theme, m_recent));
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setMouseTracking(true);
    m_hint = new QLabel(box);
    m_hint->setObjectName(QStringLiteral("dropHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMinimumHeight(HintHeight);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT openRequested(ui::toPath(item->data(PathRole).toString()));
    });
    auto* column = new QVBoxLayout(box);
    const int margin = m_theme.metrics().margin;
    column->setSpacing(margin);
    column->addStretch(2);
    column->addWidget(createHeading(box));
    column->addSpacing(2 * margin);
    column->addWidget(m_messages);
    column->addWidget(createButtons(box));
    column->addSpacing(2 * margin);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent);
    column->addSpacing(margin);
    column->addWidget(m_hint);
    column->addStretch(3);
    return box;
}

QWidget* StartPage::createHeading(QWidget* parent) {
    auto* box = new QWidget(parent);
    m_logo = new QLabel(box);
    m_logo->setFixedSize(LogoSize, LogoSize);
    m_title = new QLabel(tr("IntentScope"), box);
    m_subtitle = new QLabel(tr("See why an intent ranking got better or worse, user by user."), box);
    m_subtitle->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * m_theme.metrics().margin);
    row->addWidget(m_logo);
    row->addLayout(words, 1);
    return box;
}

QWidget* StartPage::createButtons(QWidget* parent) {
    auto* box = new QWidget(parent);
    m_sample = new QPushButton(tr("Open the sample"), box);
    m_sample->setDefault(true);
    m_open = new QPushButton(tr("Open a workspace..."), box);
    m_import = new QPushButton(tr("Import data..."), box);
    connect(m_import, &QPushButton::clicked, this, &StartPage::importRequested);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(m_open, &QPushButton::clicked, this, &StartPage::chooseRequested);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metrics().margin);
    for (QPushButton* button : {m_sample, m_open, m_import}) {
        button->setMinimumHeight(ButtonHeight);
        row->addWidget(button);
    }
    row->addStretch(1);
    return box;
}

void StartPage::setRecent(const std::vector<RecentWorkspace>& recent) {
    m_recent->clear();
    for (const RecentWorkspace& workspace : recent) {
        auto* item = new QListWidgetItem(workspace.name, m_recent);
        item->setData(PathRole, ui::pathText(workspace.folder));
        item->setData(DetailRole, workspace.exists ? workspace.detail : tr("not there any more"));
        item->setToolTip(ui::pathText(workspace.folder));
        if (!workspace.exists)
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    const int shown = std::min<int>(VisibleRecent, static_cast<int>(recent.size()));
    const int rowHeight = recent.empty() ? 0 : m_recent->sizeHintForRow(0);
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
    const auto path = droppedPath(*event->mimeData());
    if (!path)
        return;
    setHint(dropText(*path), true);
    event->acceptProposedAction();
}

void StartPage::dragLeaveEvent(QDragLeaveEvent* event) {
    setHint({}, false);
    QWidget::dragLeaveEvent(event);
}

void StartPage::dropEvent(QDropEvent* event) {
    setHint({}, false);
    const auto path = droppedPath(*event->mimeData());
    if (!path)
        return;
    event->acceptProposedAction();
    Q_EMIT openRequested(*path);
}

void StartPage::setHint(const QString& text, bool isDropping) {
    m_isDropping = isDropping;
    m_hint->setText(
        isDropping ? text : tr("You can also drop a workspace, a dataset folder or a table here."));
    applyTheme();
}

void StartPage::applyTheme() {
    const ui::Colors& colors = m_theme.colors();
    QFont large = m_theme.titleFont();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    m_title->setFont(large);
    QFont caption = m_theme.smallFont();
    caption.setWeight(QFont::DemiBold);
    m_recentTitle->setFont(caption);
    m_sample->setIcon(ui::icon(m_theme, u"media-playback-start", colors.accentText));
    m_open->setIcon(ui::icon(m_theme, u"document-open"));
    m_import->setIcon(ui::icon(m_theme, u"document-import"));
    QPalette soft = m_subtitle->palette();
    soft.setColor(QPalette::WindowText, colors.softText);
    for (QLabel* label : {m_subtitle, m_recentTitle})
        label->setPalette(soft);
    m_hint->setStyleSheet(
        QStringLiteral("#dropHint { color: %1; background: %2; border: 1px dashed %3; border-radius: 6px; }")
            .arg(
                (m_isDropping ? colors.accent : colors.softText).name(),
                (m_isDropping ? ui::blend(colors.accent, colors.surface, 0.12) : colors.window).name(),
                (m_isDropping ? colors.accent : colors.line).name()));
    paintLogo();
}

void StartPage::paintLogo() {
    const double ratio = devicePixelRatioF();
    m_logo->setPixmap(QIcon(QStringLiteral(":/intentscope.svg")).pixmap(QSize(LogoSize, LogoSize), ratio));
}

} // namespace intentscope::panels
