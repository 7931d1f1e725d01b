// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/train_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/icon.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/plots/curve_plot.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace intentscope::panels {
namespace {

enum SplitChoice { ByTime, ByUsers };

constexpr int FieldWidth = 130;

} // namespace

TrainPanel::TrainPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_fields(new QWidget(this)),
      m_start(new QPushButton(tr("Start training"), this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_status(new QLabel(this)), m_messages(new ui::MessageBar(theme, this)),
      m_loss(new plots::CurvePlot(theme, this)), m_metrics(new plots::CurvePlot(theme, this)) {
    setAccessibleName(tr("Train"));
    m_fields->setLayout(createForm());
    m_status->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_start);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_status, 1);
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addWidget(m_fields);
    column->addLayout(buttons);
    column->addWidget(m_messages);
    m_curves = new QStackedLayout;
    m_noCurves = new ui::EmptyState(theme, this);
    m_noCurves->setText(
        tr("Loss, GAUC, Recall@3 and NDCG@3 of every epoch are drawn here while a ranker trains."));
    auto* plots = new QWidget(this);
    auto* both = new QVBoxLayout(plots);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(margin);
    both->addWidget(m_loss, 1);
    both->addWidget(m_metrics, 1);
    m_curves->addWidget(m_noCurves);
    m_curves->addWidget(plots);
    column->addLayout(m_curves, 1);
    m_loss->setAccessibleName(tr("Loss by epoch"));
    m_loss->setAxes({.x = tr("epoch"), .y = tr("loss")});
    m_metrics->setAccessibleName(tr("GAUC, Recall@3 and NDCG@3 by epoch"));
    m_metrics->setAxes({.x = tr("epoch"), .y = tr("validation")});
    connect(m_start, &QPushButton::clicked, this, &TrainPanel::start);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_status->setText(tr("Stopping..."));
        Q_EMIT cancelRequested();
    });
    connect(m_name, &QLineEdit::textChanged, this, [this] { setRunning(m_isRunning); });
    connect(&theme, &ui::Theme::themeChanged, this, &TrainPanel::applyTheme);
    applyTheme();
    setReady(false);
}

TrainPanel::~TrainPanel() = default;

QFormLayout* TrainPanel::createForm() {
    const rank::RankerTrainingSpec defaults;
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(m_theme.metrics().grid);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_name = new QLineEdit(m_fields);
    m_name->setMinimumWidth(FieldWidth);
    m_name->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")), m_name));
    m_name->setToolTip(tr("Letters, figures, dots, dashes: it becomes a folder"));
    form->addRow(tr("Name"), m_name);
    m_split = new QComboBox(m_fields);
    m_split->addItem(tr("Newest chats test"));
    m_split->addItem(tr("Every fifth user tests"));
    m_split->setToolTip(tr("What is kept apart from training: 70 % train, 10 % validate and the newest 20 % "
                           "test, or whole users"));
    form->addRow(tr("Split"), m_split);
    m_epochs = addCount(*form, tr("Epochs at most"), defaults.epochCount, 1'000);
    m_patience = addCount(*form, tr("Stop after epochs without gain"), defaults.patience, 1'000);
    m_patience->setMinimum(0);
    m_patience->setSpecialValueText(tr("never"));
    m_batch = addCount(*form, tr("Chats a step"), defaults.batchSize, 65'536);
    m_dimension = addCount(*form, tr("Dimension"), defaults.dimension, 1'024);
    m_rate = new QDoubleSpinBox(m_fields);
    m_rate->setMinimumWidth(FieldWidth);
    m_rate->setDecimals(5);
    m_rate->setRange(0.00001, 1.0);
    m_rate->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_rate->setValue(defaults.learningRate);
    form->addRow(tr("Learning rate"), m_rate);
    m_seed = addCount(*form, tr("Seed"), 1, std::numeric_limits<int>::max());
    return form;
}

QSpinBox* TrainPanel::addCount(QFormLayout& form, const QString& title, int value, int maximum) {
    auto* field = new QSpinBox(m_fields);
    field->setMinimumWidth(FieldWidth);
    field->setRange(1, maximum);
    field->setValue(value);
    form.addRow(title, field);
    return field;
}

void TrainPanel::setReady(bool isReady) {
    m_isReady = isReady;
    if (!m_isRunning)
        m_status->setText(isReady ? QString() : tr("Open a workspace with data first."));
    setRunning(m_isRunning);
}

void TrainPanel::setSuggestedName(const QString& name) {
    m_name->setText(name);
}

TrainRequest TrainPanel::request() const {
    rank::RankerTrainingSpec spec;
    if (m_split->currentIndex() == ByUsers)
        spec.split = data::UserHoldout{.every = 5, .validationFraction = 0.1, .seed = 0};
    spec.epochCount = m_epochs->value();
    spec.patience = m_patience->value();
    spec.batchSize = m_batch->value();
    // Attention splits the dimension evenly over its heads.
    spec.dimension =
        std::max(spec.attentionHeads, m_dimension->value() / spec.attentionHeads * spec.attentionHeads);
    spec.learningRate = m_rate->value();
    spec.seed = static_cast<std::uint64_t>(m_seed->value());
    return {.name = ui::toStdString(m_name->text()), .spec = spec};
}

void TrainPanel::start() {
    m_messages->clear();
    Q_EMIT startRequested(request());
}

void TrainPanel::begin() {
    m_messages->clear();
    m_loss->clear();
    m_metrics->clear();
    m_bestNdcg = 0;
    m_sinceBegin.start();
    m_curves->setCurrentIndex(1);
    m_status->setText(tr("Preparing..."));
    setRunning(true);
}

void TrainPanel::addEpoch(const rank::TrainingEpoch& epoch) {
    m_loss->append(tr("training"), epoch.epoch, epoch.trainLoss);
    m_loss->append(tr("validation"), epoch.epoch, epoch.validationLoss);
    m_metrics->append(tr("GAUC"), epoch.epoch, epoch.validationGauc);
    m_metrics->append(tr("Recall@3"), epoch.epoch, epoch.validationRecall3);
    m_metrics->append(tr("NDCG@3"), epoch.epoch, epoch.validationNdcg3);
    m_bestNdcg = std::max(m_bestNdcg, epoch.validationNdcg3);
    m_status->setText(statusText(epoch));
}

QString TrainPanel::statusText(const rank::TrainingEpoch& epoch) const {
    QString text = tr("Epoch %1: loss %2, NDCG@3 %3 (best %4)\nlearning rate %5, %6 chats/s")
                       .arg(
                           QString::number(epoch.epoch),
                           ui::significant(epoch.validationLoss),
                           ui::significant(epoch.validationNdcg3),
                           ui::significant(m_bestNdcg),
                           ui::significant(epoch.learningRate),
                           ui::shortCount(static_cast<std::int64_t>(epoch.impressionsPerSecond)));
    const int left = m_epochs->value() - epoch.epoch;
    // Patience may end it earlier; the time so far holds the preparation too.
    if (left > 0 && epoch.epoch > 0)
        text += tr(", at most %1 left").arg(ui::durationText(m_sinceBegin.elapsed() / epoch.epoch * left));
    return text;
}

void TrainPanel::finish(const rank::TrainedRanker& ranker) {
    setRunning(false);
    m_status->setText(tr("Trained. The best epoch was %1 of %2.")
                          .arg(ranker.bestEpoch)
                          .arg(static_cast<qlonglong>(ranker.epochs.size())));
}

void TrainPanel::fail(const Error& error) {
    setRunning(false);
    m_status->clear();
    m_messages->showError(error);
}

void TrainPanel::setRunning(bool isRunning) {
    m_isRunning = isRunning;
    m_fields->setEnabled(m_isReady && !isRunning);
    m_start->setVisible(!isRunning);
    m_start->setEnabled(m_isReady && m_name->hasAcceptableInput());
    m_cancel->setVisible(isRunning);
    m_cancel->setEnabled(isRunning);
}

void TrainPanel::applyTheme() {
    m_start->setIcon(ui::icon(m_theme, u"media-playback-start"));
    m_cancel->setIcon(ui::icon(m_theme, u"process-stop"));
}

} // namespace intentscope::panels
