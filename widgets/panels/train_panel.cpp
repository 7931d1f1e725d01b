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
#include <QMenu>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <utility>
#include <variant>

namespace intentscope::panels {
namespace {

enum SplitChoice { ByTime, ByUsers };

constexpr int FieldWidth = 130;
constexpr int FieldCharacters = 20;

} // namespace

TrainPanel::TrainPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_fields(new QWidget(this)),
      m_start(new QPushButton(tr("Start training"), this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_status(new QLabel(this)), m_messages(new ui::MessageBar(theme, this)),
      m_loss(new plots::CurvePlot(theme, this)), m_metrics(new plots::CurvePlot(theme, this)) {
    setAccessibleName(tr("Train"));
    addStoppedButtons();
    m_fields->setLayout(createForm());
    m_status->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    for (QWidget* button : std::initializer_list<QWidget*>{m_start, m_resume, m_finish, m_cancel})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_stoppedList);
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addWidget(m_fields);
    column->addLayout(buttons);
    column->addWidget(m_status);
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
    using rank::TrainingStart;
    connect(m_start, &QPushButton::clicked, this, [this] { start(TrainingStart::Anew); });
    connect(m_resume, &QPushButton::clicked, this, [this] { start(TrainingStart::Resume); });
    connect(m_finish, &QPushButton::clicked, this, [this] { start(TrainingStart::Finish); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        setStatus(tr("Stopping..."));
        Q_EMIT cancelRequested();
    });
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        setRunning(m_isRunning);
        refreshStopped();
    });
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
    addModelFields(*form);
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
    const bool isOther = std::exchange(m_isReady, isReady) != isReady || !isReady;
    // What the last training came to stays to be read.
    if (!m_isRunning && isOther)
        setStatus(isReady ? QString() : tr("Open a workspace with data first."));
    setRunning(m_isRunning);
}

void TrainPanel::addModelFields(QFormLayout& form) {
    m_architecture = new QComboBox(m_fields);
    m_architecture->setAccessibleName(tr("Model"));
    m_architecture->addItem(tr("Two towers"), static_cast<int>(rank::RankerArchitecture::TwoTower));
    m_architecture->addItem(
        tr("QE-Rec, with latent queries"), static_cast<int>(rank::RankerArchitecture::QeRec));
    m_architecture->setToolTip(tr("The baseline, or the same with a third tower for the latent query"));
    form.addRow(tr("Model"), m_architecture);
    m_latent = new QComboBox(m_fields);
    m_latent->setAccessibleName(tr("Latent queries"));
    m_latent->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_latent->setMinimumContentsLength(FieldCharacters);
    form.addRow(tr("Latent queries"), m_latent);
    connect(m_architecture, &QComboBox::currentIndexChanged, this, [this] { refreshModel(); });
    setLatentSets({});
}

void TrainPanel::addStoppedButtons() {
    m_resume = new QPushButton(tr("Resume"), this);
    m_resume->setToolTip(tr("Goes on where it was stopped, to what it would have become without the stop"));
    m_finish = new QPushButton(tr("Finish"), this);
    m_finish->setToolTip(tr("Trains no further: takes the best epoch so far"));
    m_stoppedList = new QToolButton(this);
    m_stoppedList->setText(tr("Stopped trainings"));
    m_stoppedList->setToolTip(tr("Trainings that were stopped and can go on"));
    m_stoppedList->setPopupMode(QToolButton::InstantPopup);
    m_stoppedMenu = new QMenu(m_stoppedList);
    m_stoppedList->setMenu(m_stoppedMenu);
    for (QWidget* one : std::initializer_list<QWidget*>{m_resume, m_finish, m_stoppedList})
        one->hide();
}

void TrainPanel::setLatentSets(const std::vector<reasoning::SetChoice>& sets) {
    const QVariant chosen = m_latent->currentData();
    m_latent->clear();
    for (const reasoning::SetChoice& set : sets) {
        m_latent->addItem(set.title, set.id);
        m_latent->setItemData(m_latent->count() - 1, set.detail, Qt::ToolTipRole);
    }
    if (sets.empty())
        m_latent->addItem(tr("none written yet"), QString());
    m_latent->setToolTip(
        sets.empty() ? tr("Write latent queries of the whole dataset first, in the menu Reasoning")
                     : tr("What QE-Rec is trained on: a set of latent queries of this dataset"));
    // The newest, unless a person chose another.
    const int place = m_latent->findData(chosen);
    m_latent->setCurrentIndex(place >= 0 && !sets.empty() ? place : m_latent->count() - 1);
    refreshModel();
}

void TrainPanel::refreshModel() {
    const bool isQeRec =
        m_architecture->currentData().toInt() == static_cast<int>(rank::RankerArchitecture::QeRec);
    m_latent->setEnabled(isQeRec);
    setRunning(m_isRunning);
}

void TrainPanel::setStopped(std::vector<tasks::StoppedTraining> stopped) {
    m_stopped = std::move(stopped);
    m_stoppedMenu->clear();
    for (const tasks::StoppedTraining& one : m_stopped) {
        QAction* action = m_stoppedMenu->addAction(ui::toQString(one.name));
        connect(action, &QAction::triggered, this, [this, one] { takeSettings(one); });
    }
    refreshStopped();
}

void TrainPanel::takeSettings(const tasks::StoppedTraining& stopped) {
    m_name->setText(ui::toQString(stopped.name));
    if (!stopped.note)
        return;
    const rank::RankerTrainingSpec& spec = stopped.note->spec;
    m_architecture->setCurrentIndex(m_architecture->findData(static_cast<int>(spec.architecture)));
    if (const int set = m_latent->findData(ui::toQString(stopped.note->latentId)); set >= 0)
        m_latent->setCurrentIndex(set);
    m_split->setCurrentIndex(std::holds_alternative<data::UserHoldout>(spec.split) ? ByUsers : ByTime);
    m_epochs->setValue(spec.epochCount);
    m_patience->setValue(spec.patience);
    m_batch->setValue(spec.batchSize);
    m_dimension->setValue(spec.dimension);
    m_rate->setValue(spec.learningRate);
    m_seed->setValue(static_cast<int>(spec.seed));
    refreshStopped();
}

const tasks::StoppedTraining* TrainPanel::stoppedOfName() const {
    const auto found =
        std::ranges::find(m_stopped, ui::toStdString(m_name->text()), &tasks::StoppedTraining::name);
    return found == m_stopped.end() ? nullptr : &*found;
}

/// A training of this name cannot begin anew: it goes on, or ends with what it has.
void TrainPanel::refreshStopped() {
    const tasks::StoppedTraining* stopped = stoppedOfName();
    const bool isOffered = stopped != nullptr && !m_isRunning;
    m_resume->setVisible(isOffered);
    m_finish->setVisible(isOffered);
    m_resume->setEnabled(m_isReady);
    m_finish->setEnabled(m_isReady);
    m_start->setVisible(!m_isRunning && stopped == nullptr);
    m_stoppedList->setVisible(!m_stopped.empty() && !m_isRunning);
    if (!isOffered)
        return;
    QString text = tr("This training was stopped, and what it reached is kept. Resume goes on where it was; "
                      "Finish takes its best epoch so far.");
    if (!stopped->note)
        text += tr(" Its settings are not known: enter the same.");
    else if (!stopped->note->isSameAs({request().spec, request().latentId}))
        text += tr(" It was started with other settings: choose it in Stopped trainings to take them.");
    setStatus(text);
}

void TrainPanel::setStatus(const QString& text) {
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
}

void TrainPanel::setSuggestedName(const QString& name) {
    m_name->setText(name);
}

TrainRequest TrainPanel::request() const {
    rank::RankerTrainingSpec spec;
    spec.architecture = static_cast<rank::RankerArchitecture>(m_architecture->currentData().toInt());
    const bool isQeRec = spec.architecture == rank::RankerArchitecture::QeRec;
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
    return {
        .name = ui::toStdString(m_name->text()),
        .spec = spec,
        .latentId = isQeRec ? ui::toStdString(m_latent->currentData().toString()) : std::string()};
}

void TrainPanel::start(rank::TrainingStart start) {
    m_messages->clear();
    TrainRequest asked = request();
    asked.start = start;
    Q_EMIT startRequested(asked);
}

void TrainPanel::begin() {
    m_messages->clear();
    m_loss->clear();
    m_metrics->clear();
    m_bestNdcg = 0;
    m_sinceBegin.start();
    m_curves->setCurrentIndex(1);
    setStatus(tr("Preparing..."));
    setRunning(true);
}

void TrainPanel::addEpoch(const rank::TrainingEpoch& epoch) {
    m_loss->append(tr("training"), epoch.epoch, epoch.trainLoss);
    m_loss->append(tr("validation"), epoch.epoch, epoch.validationLoss);
    m_metrics->append(tr("GAUC"), epoch.epoch, epoch.validationGauc);
    m_metrics->append(tr("Recall@3"), epoch.epoch, epoch.validationRecall3);
    m_metrics->append(tr("NDCG@3"), epoch.epoch, epoch.validationNdcg3);
    m_bestNdcg = std::max(m_bestNdcg, epoch.validationNdcg3);
    setStatus(statusText(epoch));
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
    auto stopped = std::move(m_stopped);
    std::erase_if(stopped, [&ranker](const tasks::StoppedTraining& one) {
        return one.name == ranker.checkpoint.filename();
    });
    setStopped(std::move(stopped));
    setRunning(false);
    setStatus(tr("Trained. The best epoch was %1 of %2.")
                  .arg(ranker.bestEpoch)
                  .arg(rank::epochCountOfFirst(ranker.epochs)));
}

void TrainPanel::fail(const Error& error) {
    setRunning(false);
    setStatus({});
    m_messages->showError(error);
}

void TrainPanel::tell(const Error& error) {
    m_messages->showError(error);
}

void TrainPanel::setRunning(bool isRunning) {
    m_isRunning = isRunning;
    m_fields->setEnabled(m_isReady && !isRunning);
    m_start->setVisible(!isRunning);
    const bool lacksQueries = m_latent->isEnabled() && m_latent->currentData().toString().isEmpty();
    m_start->setEnabled(m_isReady && m_name->hasAcceptableInput() && !lacksQueries);
    m_start->setToolTip(lacksQueries ? m_latent->toolTip() : QString());
    m_cancel->setVisible(isRunning);
    m_cancel->setEnabled(isRunning);
    refreshStopped();
}

void TrainPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void TrainPanel::applyTheme() {
    m_start->setIcon(ui::icon(m_theme, u"media-playback-start"));
    m_cancel->setIcon(ui::icon(m_theme, u"process-stop"));
}

} // namespace intentscope::panels
