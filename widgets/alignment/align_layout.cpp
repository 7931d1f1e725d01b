// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the align panel are made and laid out; what they do is in align_panel.cpp.
#include "widgets/alignment/align_panel.h"
#include "widgets/alignment/arms_model.h"
#include "widgets/alignment/pairs_model.h"
#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/panels/table_setup.h"
#include "widgets/plots/curve_plot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <limits>

namespace intentscope::alignment {
namespace {

constexpr int FormWidth = 320;
constexpr int FieldWidth = 120;
constexpr int GeneratorRows = 3;
constexpr int StepsWidth = 260;

} // namespace

AlignPanel::AlignPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_arms(new ArmsModel(this)), m_pairs(new PairsModel(this)),
      m_messages(new ui::MessageBar(theme, this)), m_nothing(new ui::EmptyState(theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Align"));
    const int margin = theme.metrics().margin;
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(margin);
    column->addWidget(createForm());
    column->addWidget(createButtons());
    column->addStretch(1);
    left->setFixedWidth(FormWidth);
    m_nothing->setText(
        tr("Steps, live curves, winners and losers, and the arms with their intervals are shown here "
           "while a reasoner is aligned with a ranker."));
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(createResults());
    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * margin);
    columns->addWidget(left);
    columns->addLayout(m_pages, 1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(margin, margin, margin, margin);
    rows->setSpacing(margin);
    rows->addWidget(m_messages);
    rows->addLayout(columns, 1);
    connectParts();
    applyTheme();
    setReady(false);
}

QWidget* AlignPanel::createForm() {
    m_fields = new QWidget(this);
    auto* form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(m_theme.metrics().grid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_name = new QLineEdit(m_fields);
    m_name->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")), m_name));
    m_name->setToolTip(tr("Runs are called \"NAME ARM\""));
    form->addRow(tr("Name"), m_name);
    addFields(*form);
    return m_fields;
}

void AlignPanel::addFields(QFormLayout& form) {
    const tasks::AlignSpec usual;
    m_policy = new QComboBox(m_fields);
    m_policy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_policy->setMinimumContentsLength(12);
    m_policy->setToolTip(tr("The local reasoner that is refined"));
    form.addRow(tr("Reasoner"), m_policy);
    m_generators = new QListWidget(m_fields);
    m_generators->setAccessibleName(tr("Who writes candidates"));
    m_generators->setToolTip(tr("Ticked ones write the candidates of Best-of-N; none: the reasoner itself. "
                                "Ticking a server lets it be sent the prompts."));
    m_generators->setFixedHeight(GeneratorRows * m_theme.metrics().rowHeight);
    form.addRow(tr("Candidates by"), m_generators);
    const auto addShare = [&](const QString& title, double value, double most, double step) {
        auto* field = new QDoubleSpinBox(m_fields);
        field->setMinimumWidth(FieldWidth);
        field->setRange(0, most);
        field->setSingleStep(step);
        field->setValue(value);
        form.addRow(title, field);
        return field;
    };
    m_temperature = addShare(tr("Temperature"), 1, 5, 0.1);
    m_temperature->setMinimum(0.05);
    addArmBoxes(form);
    m_samples = addCount(form, tr("Candidates each"), usual.sampleCount, 1);
    m_impressions = addCount(form, tr("Chats judged at most"), static_cast<int>(usual.impressionLimit), 0);
    m_impressions->setSpecialValueText(tr("all"));
    m_margin = addShare(tr("Margin, nats"), usual.rule.margin, 1'000, 0.05);
    m_margin->setToolTip(tr("A pair is kept when the winner beats the loser by more"));
    m_rankerEpochs = addCount(form, tr("Ranker's epochs at most"), 6, 1);
    m_reasonerEpochs = addCount(form, tr("Epochs of a stage"), usual.reasonerEpochs, 1);
    m_rounds = addCount(form, tr("Rounds"), usual.roundCount, 1);
    m_seed = addCount(form, tr("Seed"), static_cast<int>(usual.seed), 0);
}

QSpinBox* AlignPanel::addCount(QFormLayout& form, const QString& title, int value, int least) {
    auto* field = new QSpinBox(m_fields);
    field->setMinimumWidth(FieldWidth);
    field->setRange(least, std::numeric_limits<int>::max());
    field->setValue(value);
    form.addRow(title, field);
    return field;
}

/// `base` and `qe` are what the others are measured against, and always run.
void AlignPanel::addArmBoxes(QFormLayout& form) {
    auto* boxes = new QWidget(m_fields);
    auto* row = new QHBoxLayout(boxes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metrics().grid);
    const std::pair<const char*, QString> arms[] = {
        {"qe+cal", tr("Calibration without new queries")},
        {"+sft", tr("Fine-tuning on winners")},
        {"+dpo", tr("Direct preference optimisation on pairs")},
        {"+cl", tr("Contrastive learning")},
        {"full", tr("All stages, then the ranker calibrated on the new queries")}};
    for (const auto& [arm, tip] : arms) {
        auto* box = new QCheckBox(QString::fromLatin1(arm), boxes);
        box->setObjectName(QString::fromLatin1(arm));
        box->setChecked(true);
        box->setToolTip(tip);
        row->addWidget(box);
        m_armBoxes << box;
    }
    row->addStretch(1);
    form.addRow(boxes);
}

QWidget* AlignPanel::createButtons() {
    auto* buttons = new QWidget(this);
    auto* column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metrics().grid);
    m_start = new QPushButton(buttons);
    m_cancel = new QPushButton(tr("Cancel"), buttons);
    m_addReasoner = new QPushButton(tr("Add a reasoner..."), buttons);
    m_status = new QLabel(buttons);
    m_status->setWordWrap(true);
    m_progress = new QProgressBar(buttons);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the step"));
    auto* row = new QHBoxLayout;
    row->setSpacing(m_theme.metrics().grid);
    row->addWidget(m_start, 1);
    row->addWidget(m_cancel, 1);
    row->addWidget(m_addReasoner);
    column->addLayout(row);
    column->addWidget(m_progress);
    column->addWidget(m_status);
    return buttons;
}

QWidget* AlignPanel::createResults() {
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    auto* progress = new QWidget(m_tabs);
    m_steps = new QListWidget(progress);
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setFixedWidth(StepsWidth);
    m_rankerCurves = new plots::CurvePlot(m_theme, progress);
    m_rankerCurves->setAccessibleName(tr("NDCG@3 of the rankers by epoch"));
    m_rankerCurves->setAxes({.x = tr("epoch"), .y = tr("validation NDCG@3")});
    m_stageCurves = new plots::CurvePlot(m_theme, progress);
    m_stageCurves->setAccessibleName(tr("Loss of the reasoner's stages by step"));
    m_stageCurves->setAxes({.x = tr("step"), .y = tr("loss of the stage")});
    auto* curves = new QVBoxLayout;
    curves->addWidget(m_rankerCurves, 1);
    curves->addWidget(m_stageCurves, 1);
    auto* columns = new QHBoxLayout(progress);
    columns->setContentsMargins(0, m_theme.metrics().grid, 0, 0);
    columns->setSpacing(m_theme.metrics().margin);
    columns->addWidget(m_steps);
    columns->addLayout(curves, 1);
    m_tabs->addTab(progress, tr("Steps and curves"));
    m_pairsTable = addTable(m_tabs, m_pairs, tr("Winners and losers"));
    m_pairsTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_tabs->addTab(m_pairsTable, tr("Winners and losers"));
    m_tabs->addTab(createArmsPage(), tr("Arms"));
    return m_tabs;
}

QWidget* AlignPanel::createArmsPage() {
    auto* page = new QWidget(m_tabs);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, m_theme.metrics().grid, 0, 0);
    m_armsTable = addTable(page, m_arms, tr("Arms"));
    m_armsTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_open = new QPushButton(tr("Open as before and after"), page);
    m_open->setToolTip(tr("The chosen arm as after, and qe (for qe: base) as before"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_open);
    row->addStretch(1);
    column->addWidget(m_armsTable, 1);
    column->addLayout(row);
    return page;
}

QTableView* AlignPanel::addTable(QWidget* parent, QAbstractItemModel* model, const QString& name) {
    auto* table = new QTableView(parent);
    table->setModel(model);
    panels::setUpTable(*table, m_theme);
    table->setItemDelegate(new delegates::CellDelegate(m_theme, table));
    table->setAccessibleName(name);
    table->horizontalHeader()->setStretchLastSection(false);
    return table;
}

void AlignPanel::connectParts() {
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(request()); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_status->setText(tr("Stopping..."));
        Q_EMIT cancelRequested();
    });
    connect(m_addReasoner, &QPushButton::clicked, this, &AlignPanel::addReasonerRequested);
    connect(m_open, &QPushButton::clicked, this, &AlignPanel::openRuns);
    connect(m_armsTable, &QTableView::activated, this, &AlignPanel::openRuns);
    connect(
        m_armsTable->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        &AlignPanel::refreshButtons);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_isStopped = false;
        refreshButtons();
    });
    connect(m_name, &QLineEdit::textChanged, this, &AlignPanel::refreshButtons);
    connect(&m_theme, &ui::Theme::themeChanged, this, &AlignPanel::applyTheme);
}

void AlignPanel::applyTheme() {
    m_start->setIcon(ui::icon(m_theme, u"media-playback-start"));
    m_cancel->setIcon(ui::icon(m_theme, u"process-stop"));
    m_addReasoner->setIcon(ui::icon(m_theme, u"document-open"));
}

} // namespace intentscope::alignment
