// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/facets_panel.h"

#include "core/slices/condition_compiler.h"
#include "core/slices/expression_error.h"
#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/facet_bar.h"
#include "widgets/jobs/job_runner.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace intentscope::panels {
namespace {

constexpr int TermRole = Qt::UserRole + 1;
constexpr int LabelWidth = 150;

/// Columns with a facet: no texts, and none of the intents.
std::vector<std::string> facetColumns(const data::Dataset& dataset) {
    std::vector<std::string> names;
    const auto add = [&](const data::Table& table, const std::string& prefix) {
        for (const auto& column : table.columns()) {
            const bool isText = column->spec().kind == data::FeatureKind::Text;
            if (!isText && column->spec().role != data::Role::Ignored)
                names.push_back(prefix + slices::writtenName(column->spec().name));
        }
    };
    add(dataset.impressions(), {});
    add(dataset.users(), "user.");
    return names;
}

Result<slices::Facet> count(
    const std::shared_ptr<const data::Dataset>& dataset,
    const std::string& column,
    const std::string& expression,
    const std::stop_token& stop) {
    std::optional<slices::RowSet> within;
    if (!expression.empty()) {
        const auto predicate = slices::Predicate::compile(expression, dataset, slices::RowTable::Impressions);
        // A mistake is told where the expression is typed.
        if (predicate) {
            ISCOPE_TRY_ASSIGN(within, predicate->evaluate(Workers(), stop));
        }
    }
    return slices::computeFacet(
        {.column = column}, dataset, within ? &*within : nullptr, nullptr, Workers(), stop);
}

} // namespace

FacetsPanel::FacetsPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_columns(new QComboBox(this)), m_caption(new QLabel(this)),
      m_messages(new ui::MessageBar(shared.theme, this)), m_bars(new QTreeWidget(this)) {
    setAccessibleName(tr("Facets"));
    m_columns->setAccessibleName(tr("Column to count"));
    m_columns->setToolTip(tr("The column whose values are counted below"));
    m_columns->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_columns->setMinimumContentsLength(12);
    m_bars->setAccessibleName(tr("Values and how many impressions have them"));
    m_bars->setColumnCount(2);
    m_bars->setHeaderHidden(true);
    m_bars->setRootIsDecorated(false);
    m_bars->setUniformRowHeights(true);
    m_bars->header()->setStretchLastSection(true);
    m_bars->setColumnWidth(0, LabelWidth);
    m_bars->setItemDelegateForColumn(0, new delegates::CellDelegate(shared.theme, m_bars));
    m_bars->setItemDelegateForColumn(1, new delegates::FacetBarDelegate(shared.theme, m_bars));
    auto* column = new QVBoxLayout(this);
    const int margin = shared.theme.metrics().margin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(shared.theme.metrics().grid);
    column->addWidget(m_columns);
    column->addWidget(m_messages);
    column->addWidget(m_bars, 1);
    column->addWidget(m_caption);
    m_caption->setWordWrap(true);
    connect(m_columns, &QComboBox::activated, this, &FacetsPanel::request);
    connect(m_bars, &QTreeWidget::itemClicked, this, &FacetsPanel::onChosen);
    connect(m_bars, &QTreeWidget::itemActivated, this, &FacetsPanel::onChosen);
    setDataset(nullptr);
}

void FacetsPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_expression.clear();
    m_bars->clear();
    fillColumns();
    request();
}

void FacetsPanel::setExpression(const std::string& expression) {
    if (std::exchange(m_expression, expression) != expression)
        request();
}

void FacetsPanel::showColumn(const QString& column) {
    const int at = m_columns->findText(column);
    if (at < 0)
        return;
    m_columns->setCurrentIndex(at);
    request();
}

/// Starts with the region, which most people know, else with the first column.
void FacetsPanel::fillColumns() {
    m_columns->clear();
    m_columns->setVisible(m_dataset != nullptr);
    m_bars->setVisible(m_dataset != nullptr);
    m_caption->setText(m_dataset ? QString() : tr("Import data to count its values."));
    m_caption->setAlignment(m_dataset ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
    if (!m_dataset)
        return;
    for (const std::string& name : facetColumns(*m_dataset))
        m_columns->addItem(ui::toQString(name));
    const data::Column* region = m_dataset->impressions().findRole(data::Role::Region);
    if (region != nullptr)
        m_columns->setCurrentText(ui::toQString(slices::writtenName(region->spec().name)));
}

void FacetsPanel::request() {
    m_messages->clear();
    if (!m_dataset || m_columns->currentText().isEmpty())
        return;
    m_shared.runner.run(
        {.title = tr("Counting %1").arg(m_columns->currentText()),
         .kind = jobs::JobKind::Compute,
         .context = this,
         .slot = QStringLiteral("facet"),
         .isShown = false},
        [dataset = m_dataset, column = ui::toStdString(m_columns->currentText()), expression = m_expression](
            jobs::JobContext& context) { return count(dataset, column, expression, context.stopToken()); },
        [this](Result<slices::Facet> facet) {
            if (facet)
                show(*facet);
            else if (facet.error().code != ErrorCode::Cancelled)
                m_messages->showError(facet.error());
        });
}

void FacetsPanel::show(const slices::Facet& facet) {
    m_bars->clear();
    std::int64_t longest = std::max<std::int64_t>(1, facet.missing.rowCount);
    for (const slices::FacetEntry& entry : facet.entries)
        longest = std::max(longest, entry.rowCount);
    for (const slices::FacetEntry& entry : facet.entries)
        addEntry(entry, static_cast<double>(longest));
    if (facet.missing.rowCount > 0)
        addEntry(facet.missing, static_cast<double>(longest));
    const QString more =
        facet.otherWordCount > 0
            ? tr(" %1 rarer values have %2.")
                  .arg(ui::countText(facet.otherWordCount), ui::countText(facet.others.rowCount))
            : QString();
    m_caption->setText(
        (m_expression.empty()
             ? tr("Impressions by value. Click one to filter by it.")
             : tr("Impressions by value; full bars: in the filter. Click one to narrow it.")) +
        more);
}

void FacetsPanel::addEntry(const slices::FacetEntry& entry, double longest) {
    auto* item = new QTreeWidgetItem(m_bars);
    const bool isFiltered = !m_expression.empty();
    const QString total = ui::countText(entry.rowCount);
    item->setText(0, ui::toQString(entry.label));
    item->setText(1, isFiltered ? tr("%1 of %2").arg(ui::countText(entry.withinCount), total) : total);
    item->setData(0, TermRole, ui::toQString(entry.term));
    item->setData(1, delegates::FacetTotalRole, static_cast<double>(entry.rowCount) / longest);
    item->setData(1, delegates::FacetWithinRole, static_cast<double>(entry.withinCount) / longest);
    for (const int column : {0, 1})
        item->setToolTip(column, ui::toQString(entry.term));
}

void FacetsPanel::onChosen(const QTreeWidgetItem* item) {
    Q_EMIT conditionChosen(item->data(0, TermRole).toString());
}

} // namespace intentscope::panels
