// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/users_panel.h"

#include "core/slices/expression_error.h"
#include "core/slices/expression_parser.h"
#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/delegates/rank_delta.h"
#include "widgets/panels/table_setup.h"
#include "widgets/state/selection_state.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace intentscope::panels {
namespace {

constexpr int NarrowestColumn = 40;

constexpr std::array Columns = {
    models::UserColumn::Name,
    models::UserColumn::Region,
    models::UserColumn::Impressions,
    models::UserColumn::Difference,
    models::UserColumn::Labels};

} // namespace

UsersPanel::UsersPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_model(new models::UsersModel(shared.runner, this)),
      m_messages(new ui::MessageBar(shared.theme, this)) {
    setAccessibleName(tr("Users"));
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(DebounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &UsersPanel::applyFilter);
    const int margin = shared.theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(shared.theme.metrics().grid);
    column->addWidget(createFilterRow());
    column->addWidget(m_messages);
    m_empty = new ui::EmptyState(shared.theme, this);
    connect(m_empty, &ui::EmptyState::actionRequested, this, [this] {
        if (m_model->totalCount() == 0)
            Q_EMIT importRequested();
        else
            clearFilter();
    });
    m_pages = new QStackedLayout;
    m_pages->addWidget(createTable());
    m_pages->addWidget(m_empty);
    column->addLayout(m_pages, 1);
    connect(m_model, &models::UsersModel::orderChanged, this, &UsersPanel::refreshCount);
    connect(m_model, &models::UsersModel::orderFailed, this, &UsersPanel::showFilterError);
    connect(&shared.selection, &state::SelectionState::selectionChanged, this, &UsersPanel::showSelectedUser);
    connect(&shared.theme, &ui::Theme::themeChanged, this, &UsersPanel::applyTheme);
    applyTheme();
    refreshCount();
}

UsersPanel::~UsersPanel() = default;

QWidget* UsersPanel::createFilterRow() {
    auto* box = new QWidget(this);
    m_filter = new QLineEdit(box);
    m_filter->setPlaceholderText(tr("Name, id, region, or a filter: days_in_status > 5"));
    m_filter->setToolTip(tr("Part of a name, an id or a region; or a filter over impressions, such as\n"
                            "region == \"SG\" and days_in_status > 5\n"
                            "which shows the users who have such an impression"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter users"));
    connect(m_filter, &QLineEdit::textEdited, &m_debounce, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            applyFilter();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        applyFilter();
        m_table->setFocus();
    });
    m_filterError = new QLabel(box);
    m_filterError->setTextFormat(Qt::PlainText);
    m_filterError->setWordWrap(true);
    m_filterError->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_filterError->setAccessibleDescription(tr("What is wrong with the filter"));
    m_filterError->hide();
    m_count = new QLabel(box);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_why = new QToolButton(box);
    m_why->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_why->setAutoRaise(true);
    m_why->setToolTip(tr("Show all users again"));
    m_why->hide();
    connect(m_why, &QToolButton::clicked, this, [this] { showOnly(nullptr, {}); });
    auto* counts = new QHBoxLayout;
    counts->addWidget(m_count, 1);
    counts->addWidget(m_why);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_shared.theme.metrics().grid);
    column->addWidget(m_filter);
    column->addWidget(m_filterError);
    column->addLayout(counts);
    return box;
}

QWidget* UsersPanel::createTable() {
    m_table = new QTableView(this);
    setUpTable(*m_table, m_shared.theme);
    m_table->setAccessibleName(tr("Users"));
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->setSortingEnabled(true);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new delegates::CellDelegate(m_shared.theme, m_table));
    m_table->setItemDelegateForColumn(
        static_cast<int>(models::UserColumn::Difference),
        new delegates::RankDeltaDelegate(m_shared.theme, m_table));
    for (const models::UserColumn each : Columns)
        m_table->setColumnWidth(static_cast<int>(each), models::UsersModel::initialWidth(each));
    // The name takes what the figures leave; a narrow dock elides names before it hides a figure.
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setMinimumSectionSize(NarrowestColumn);
    m_table->horizontalHeader()->setSectionResizeMode(
        static_cast<int>(models::UserColumn::Name), QHeaderView::Stretch);
    connect(
        m_table->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        &UsersPanel::onCurrentRowChanged);
    return m_table;
}

void UsersPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_messages->clear();
    m_only = nullptr;
    m_why->hide();
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setDataset(std::move(dataset));
    refreshCount();
    showSelectedUser();
}

void UsersPanel::setDifferences(std::shared_ptr<const std::vector<double>> differences) {
    m_model->setDifferences(std::move(differences));
}

void UsersPanel::setLabelCounts(std::shared_ptr<const std::vector<std::int32_t>> counts) {
    m_model->setLabelCounts(std::move(counts));
}

void UsersPanel::showOnly(std::shared_ptr<const std::vector<std::int32_t>> users, const QString& why) {
    m_only = std::move(users);
    m_why->setText(why);
    m_why->setAccessibleName(tr("Stop showing only: %1").arg(why));
    m_why->setVisible(m_only != nullptr);
    applyFilter();
}

void UsersPanel::focusFilter() {
    m_filter->setFocus();
    m_filter->selectAll();
}

void UsersPanel::setFilterText(const QString& text) {
    m_filter->setText(text);
    applyFilter();
}

void UsersPanel::applyFilter() {
    m_debounce.stop();
    m_filterError->hide();
    std::string text = ui::toStdString(m_filter->text().trimmed());
    const std::string before = expression();
    models::UserFilter filter{.text = {}, .expression = {}, .only = m_only};
    (slices::looksLikeExpression(text) ? filter.expression : filter.text) = std::move(text);
    m_model->setFilter(filter);
    if (filter.expression != before)
        Q_EMIT expressionChanged(ui::toQString(filter.expression));
}

void UsersPanel::addCondition(const QString& term) {
    const QString present = ui::toQString(expression());
    const bool isAlternative = present.contains(QLatin1String(" or "), Qt::CaseInsensitive);
    const QString bracketed = isAlternative ? QLatin1Char('(') + present + QLatin1Char(')') : present;
    setFilterText(present.isEmpty() ? term : bracketed + QStringLiteral(" and ") + term);
}

/// A mistake in the expression stands under the box, with the word that begins at the character that is
/// meant; everything else in the bar for messages.
void UsersPanel::showFilterError(const Error& error) {
    const auto column = slices::expressionColumn(error);
    if (!column) {
        m_messages->showError(error);
        return;
    }
    const QString text = m_filter->text();
    const auto at = static_cast<int>(*column) - 1;
    const QString rest = text.trimmed().mid(at).section(QLatin1Char(' '), 0, 0);
    m_filterError->setText(
        rest.isEmpty() ? tr("At the end: %1. %2").arg(ui::toQString(error.message), ui::toQString(error.cure))
                       : tr("At \u201C%1\u201D: %2. %3")
                             .arg(rest, ui::toQString(error.message), ui::toQString(error.cure)));
    m_filterError->show();
}

void UsersPanel::clearFilter() {
    m_filter->clear();
    showOnly(nullptr, {});
}

void UsersPanel::onCurrentRowChanged(const QModelIndex& current) {
    if (m_isFollowing || !current.isValid())
        return;
    m_shared.selection.selectUser(m_model->userAt(current.row()));
}

void UsersPanel::showSelectedUser() {
    const QScopedValueRollback following(m_isFollowing, true);
    const UserIndex user = m_shared.selection.current().user;
    const int row = user.isValid() ? m_model->rowOf(user) : -1;
    if (row < 0) {
        m_table->selectionModel()->clear();
        return;
    }
    if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void UsersPanel::refreshCount() {
    const auto shown = m_model->rowCount();
    const auto total = static_cast<std::int64_t>(m_model->totalCount());
    if (shown == total)
        m_count->setText(total == 1 ? tr("1 user") : tr("%1 users").arg(ui::countText(total)));
    else
        m_count->setText(tr("%1 of %2 users").arg(ui::countText(shown), ui::shortCount(total)));
    m_count->setVisible(total > 0);
    m_filter->setEnabled(total > 0);
    if (total == 0)
        m_empty->setText(tr("This workspace has no dataset yet."), tr("Import data..."));
    else
        m_empty->setText(tr("No user matches the filter."), tr("Show all users"));
    m_pages->setCurrentIndex(shown > 0 ? 0 : 1);
    showSelectedUser();
}

void UsersPanel::applyTheme() {
    m_why->setIcon(ui::icon(m_shared.theme, u"dialog-close"));
    QPalette soft = m_count->palette();
    soft.setColor(QPalette::WindowText, m_shared.theme.colors().softText);
    m_count->setPalette(soft);
    QPalette wrong = m_filterError->palette();
    wrong.setColor(QPalette::WindowText, m_shared.theme.colors().wrong);
    m_filterError->setPalette(wrong);
    m_filterError->setFont(m_shared.theme.smallFont());
}

} // namespace intentscope::panels
