// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/confusion_matrix.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/errors/confusion_matrix_model.h"
#include "widgets/panels/table_setup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace intentscope::errors {
namespace {

constexpr int CellWidth = 48;
constexpr int NameWidth = 132;
constexpr int HeaderHeight = 104;

/// Names of intents are longer than a cell is wide: they stand upright.
class UprightHeader final : public QHeaderView {
public:
    explicit UprightHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setSectionsClickable(false);
        setHighlightSections(false);
        setFixedHeight(HeaderHeight);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const QString text = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        painter->save();
        painter->fillRect(rect, palette().color(QPalette::Button));
        painter->setPen(palette().color(QPalette::Mid));
        painter->drawLine(rect.topRight(), rect.bottomRight());
        painter->setPen(palette().color(QPalette::ButtonText));
        painter->translate(rect.left(), rect.bottom());
        painter->rotate(-90);
        constexpr int Margin = 4;
        const QRect line(Margin, 0, rect.height() - 2 * Margin, rect.width());
        painter->drawText(
            line,
            Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
        painter->restore();
    }
};

} // namespace

ConfusionMatrix::ConfusionMatrix(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_model(new ConfusionMatrixModel(theme, this)),
      m_run(new QComboBox(this)), m_caption(new QLabel(this)), m_cells(new QTableView(this)) {
    m_run->setAccessibleName(tr("Run"));
    m_run->setToolTip(tr("The run whose first intents are counted"));
    m_caption->setWordWrap(true);
    panels::setUpTable(*m_cells, theme);
    m_cells->setAlternatingRowColors(false);
    m_cells->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_cells->setAccessibleName(tr("Clicked against predicted intents"));
    m_cells->setHorizontalHeader(new UprightHeader(m_cells));
    m_cells->setModel(m_model);
    m_cells->horizontalHeader()->setDefaultSectionSize(CellWidth);
    m_cells->verticalHeader()->show();
    m_cells->verticalHeader()->setFixedWidth(NameWidth);
    m_cells->verticalHeader()->setTextElideMode(Qt::ElideRight);
    auto* head = new QHBoxLayout;
    head->addWidget(m_run);
    head->addWidget(m_caption, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme.metrics().grid, 0, 0);
    column->setSpacing(theme.metrics().grid);
    column->addLayout(head);
    column->addWidget(m_cells, 1);
    connect(m_run, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setRun(m_run->currentData().toUInt());
        refreshCaption();
    });
    connect(m_cells, &QTableView::clicked, this, &ConfusionMatrix::choose);
    connect(m_cells, &QTableView::activated, this, &ConfusionMatrix::choose);
    connect(&theme, &ui::Theme::themeChanged, this, &ConfusionMatrix::applyTheme);
    applyTheme();
}

ConfusionMatrix::~ConfusionMatrix() = default;

void ConfusionMatrix::setReport(
    std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report) {
    {
        const QSignalBlocker quiet(m_run);
        m_run->clear();
        const std::size_t count = report ? report->runs.size() : 0;
        if (count > 0)
            m_run->addItem(tr("After"), static_cast<uint>(count - 1));
        if (count > 1)
            m_run->addItem(tr("Before"), 0U);
        m_run->setVisible(count > 1);
    }
    m_model->setReport(std::move(dataset), std::move(report));
    refreshCaption();
}

void ConfusionMatrix::refreshCaption() {
    const std::int64_t all = m_model->confusedIntentCount();
    const auto shown = static_cast<std::int64_t>(m_model->rowCount());
    const QString meaning =
        tr("Down what was clicked, across what was ranked first. Enter shows a cell's chats.");
    m_caption->setText(
        shown < all
            ? tr("The %1 most confused of %2 intents. ").arg(ui::countText(shown), ui::countText(all)) %
                  meaning
            : meaning);
}

void ConfusionMatrix::choose(const QModelIndex& index) {
    const auto& impressions = m_model->impressionsAt(index);
    if (!impressions.empty())
        Q_EMIT impressionsRequested(m_model->title(index), impressions);
}

void ConfusionMatrix::applyTheme() {
    m_cells->setFont(m_theme.figureFont());
    m_cells->horizontalHeader()->setFont(m_theme.smallFont());
    m_cells->verticalHeader()->setFont(m_theme.smallFont());
    QPalette soft = m_caption->palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    m_caption->setPalette(soft);
    m_caption->setFont(m_theme.smallFont());
}

} // namespace intentscope::errors
