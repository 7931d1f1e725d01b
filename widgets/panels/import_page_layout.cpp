// SPDX-License-Identifier: GPL-3.0-or-later
// How the import page is laid out. What it does is in import_page.cpp.
#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/models/preview_model.h"
#include "widgets/panels/import_columns.h"
#include "widgets/panels/import_page.h"
#include "widgets/panels/table_setup.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace intentscope::panels {
namespace {

constexpr int PreviewColumnWidth = 120;
constexpr int NameWidth = 200;

/// Cells of columns that are left out are faint.
class PreviewDelegate final : public delegates::CellDelegate {
public:
    using CellDelegate::CellDelegate;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        paintBackground(*painter, option, index);
        const auto* model = static_cast<const models::PreviewModel*>(index.model());
        painter->save();
        painter->setFont(theme().bodyFont());
        painter->setPen(model->isLeftOut(index.column()) ? theme().colors().faintText : textColor(option));
        const QRect area = contents(option);
        painter->drawText(
            area,
            Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        painter->restore();
    }
};

QLabel* caption(const QString& text, QWidget* field, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setBuddy(field);
    return label;
}

} // namespace

ImportPage::ImportPage(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new ui::ElidedLabel(this)), m_subtitle(new QLabel(this)),
      m_messages(new ui::MessageBar(theme, this)), m_problems(new QLabel(this)) {
    setAccessibleName(tr("Import"));
    setAutoFillBackground(true);
    m_subtitle->setWordWrap(true);
    m_problems->setWordWrap(true);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * margin, 2 * margin, 2 * margin, 2 * margin);
    column->setSpacing(margin);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addWidget(m_messages);
    column->addWidget(createQuestions());
    column->addWidget(createTables(), 1);
    column->addStretch(0);
    column->addWidget(m_problems);
    column->addWidget(createFooter());
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &ImportPage::cancelRequested);
    connect(&theme, &ui::Theme::themeChanged, this, &ImportPage::applyTheme);
    applyTheme();
    showReading({});
    setWorkspacePlace({});
}

ImportPage::~ImportPage() = default;

QWidget* ImportPage::createQuestions() {
    m_questions = new QWidget(this);
    m_rows = new QComboBox(m_questions);
    m_rows->addItem(
        tr("a chat with the intent that the user chose"), static_cast<int>(data::RowMeaning::Impression));
    m_rows->addItem(
        tr("an intent that was shown, clicked or not"), static_cast<int>(data::RowMeaning::Candidate));
    m_rowsReason = new ui::ElidedLabel(m_questions);
    m_rowsReason->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_unit = new QComboBox(m_questions);
    const std::pair<QString, data::TimeUnit> units[] = {
        {tr("seconds"), data::TimeUnit::Seconds},
        {tr("milliseconds"), data::TimeUnit::Milliseconds},
        {tr("microseconds"), data::TimeUnit::Microseconds},
        {tr("nanoseconds"), data::TimeUnit::Nanoseconds}};
    for (const auto& [text, unit] : units)
        m_unit->addItem(text, static_cast<int>(unit));
    m_unitTitle = caption(tr("Times that are numbers count"), m_unit, m_questions);
    m_eachRowAUser = new QCheckBox(tr("Each row is a user of its own"), m_questions);
    auto* row = new QHBoxLayout(m_questions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metrics().margin);
    row->addWidget(caption(tr("Each row is"), m_rows, m_questions));
    row->addWidget(m_rows);
    row->addWidget(m_rowsReason, 1);
    row->addWidget(m_eachRowAUser);
    row->addWidget(m_unitTitle);
    row->addWidget(m_unit);
    connect(m_rows, &QComboBox::activated, this, &ImportPage::onRowsChosen);
    connect(m_unit, &QComboBox::activated, this, &ImportPage::onChoiceChanged);
    connect(m_eachRowAUser, &QCheckBox::toggled, this, &ImportPage::onChoiceChanged);
    return m_questions;
}

QWidget* ImportPage::createTables() {
    m_pages = new QStackedWidget(this);
    auto* halves = new QSplitter(Qt::Vertical, m_pages);
    halves->setChildrenCollapsible(false);
    m_columns = new ImportColumns(m_theme, halves);
    connect(m_columns, &ImportColumns::choiceChanged, this, &ImportPage::onChoiceChanged);
    m_previewModel = new models::PreviewModel(this);
    m_preview = new QTableView(halves);
    setUpTable(*m_preview, m_theme);
    m_preview->setAccessibleName(tr("The first rows of the file"));
    m_preview->setModel(m_previewModel);
    m_preview->setItemDelegate(new PreviewDelegate(m_theme, m_preview));
    m_preview->horizontalHeader()->setDefaultSectionSize(PreviewColumnWidth);
    m_preview->horizontalHeader()->setStretchLastSection(false);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    m_files = new QTableWidget(0, 4, m_pages);
    setUpTable(*m_files, m_theme);
    m_files->setAccessibleName(tr("Tables of the dataset"));
    m_files->setHorizontalHeaderLabels({tr("Table"), tr("File"), tr("Columns"), tr("Size")});
    m_files->setColumnWidth(0, NameWidth);
    m_files->setColumnWidth(1, NameWidth);
    m_pages->addWidget(halves);
    m_pages->addWidget(m_files);
    return m_pages;
}

QWidget* ImportPage::createFooter() {
    auto* box = new QWidget(this);
    m_name = new QLineEdit(box);
    m_name->setMinimumWidth(NameWidth);
    m_mode = new QComboBox(box);
    m_mode->addItem(tr("stop at the first one"), static_cast<int>(data::ImportMode::Strict));
    m_mode->addItem(tr("leave them out and list them"), static_cast<int>(data::ImportMode::Lenient));
    m_place = new QLineEdit(box);
    m_placeTitle = caption(tr("New workspace"), m_place, box);
    m_progress = new QProgressBar(box);
    m_progress->setTextVisible(false);
    m_phase = new QLabel(box);
    m_cancel = new QPushButton(tr("Cancel"), box);
    m_import = new QPushButton(tr("Import"), box);
    m_import->setDefault(true);
    auto* fields = new QHBoxLayout;
    fields->addWidget(caption(tr("Name"), m_name, box));
    fields->addWidget(m_name);
    fields->addSpacing(m_theme.metrics().margin);
    fields->addWidget(caption(tr("Bad rows"), m_mode, box));
    fields->addWidget(m_mode);
    fields->addSpacing(m_theme.metrics().margin);
    fields->addWidget(m_placeTitle);
    fields->addWidget(m_place, 1);
    m_place->setMinimumWidth(NameWidth);
    fields->addStretch(0);
    auto* actions = new QHBoxLayout;
    actions->addWidget(m_phase);
    actions->addWidget(m_progress, 1);
    actions->addStretch(0);
    actions->addWidget(m_cancel);
    actions->addWidget(m_import);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metrics().margin);
    rows->addLayout(fields);
    rows->addLayout(actions);
    for (QLineEdit* field : {m_name, m_place}) {
        connect(field, &QLineEdit::textChanged, this, [this] { m_import->setEnabled(canImport()); });
        connect(field, &QLineEdit::returnPressed, this, &ImportPage::request);
    }
    connect(m_import, &QPushButton::clicked, this, &ImportPage::request);
    connect(m_cancel, &QPushButton::clicked, this, &ImportPage::cancelRequested);
    return box;
}

void ImportPage::applyTheme() {
    QFont large = m_theme.titleFont();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    m_title->setFont(large);
    QPalette soft = palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    for (QWidget* words : std::initializer_list<QWidget*>{m_subtitle, m_rowsReason, m_phase})
        words->setPalette(soft);
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, m_theme.colors().warning);
    m_problems->setPalette(warning);
}

} // namespace intentscope::panels
