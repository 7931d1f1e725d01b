// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/queue_form.h"

#include "widgets/base/convert.h"
#include "widgets/base/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>

#include <limits>

namespace intentscope::panels {
namespace {

using queues::QueueOrder;

constexpr int FieldCharacters = 12;
constexpr int StandardLimit = 200;
constexpr int MaximumLimit = 10'000; ///< an annotator's weeks; more is made with the command line

enum Source { OfFilter, Broken };

/// Off, an entry says why in its tooltip.
void offer(QComboBox& box, int index, bool isOffered, const QString& reason) {
    auto* item = static_cast<QStandardItemModel*>(box.model())->item(index);
    item->setEnabled(isOffered);
    item->setToolTip(isOffered ? QString() : reason);
    if (!isOffered && box.currentIndex() == index)
        box.setCurrentIndex(0);
}

} // namespace

QueueForm::QueueForm(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_name(new QLineEdit(this)), m_source(new QComboBox(this)),
      m_order(new QComboBox(this)), m_limit(new QSpinBox(this)), m_seed(new QSpinBox(this)),
      m_guidelines(new QLineEdit(this)), m_blind(new QCheckBox(tr("Blind first"), this)),
      m_create(new QPushButton(tr("Make the queue"), this)), m_cancel(new QPushButton(tr("Cancel"), this)) {
    m_source->addItems({QString(), tr("Broken: right before, wrong after")});
    m_order->addItem(tr("Random"), static_cast<int>(QueueOrder::Random));
    m_order->addItem(tr("Uncertain first"), static_cast<int>(QueueOrder::Uncertainty));
    m_order->addItem(tr("Runs disagree most first"), static_cast<int>(QueueOrder::Disagreement));
    m_order->addItem(tr("Most different latent queries"), static_cast<int>(QueueOrder::Diversity));
    for (QComboBox* box : {m_source, m_order}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(FieldCharacters);
    }
    m_limit->setRange(1, MaximumLimit);
    m_limit->setValue(StandardLimit);
    m_seed->setRange(1, std::numeric_limits<int>::max());
    m_seed->setToolTip(tr("The same seed gives the same order"));
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(theme.metrics().grid);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Chats"), m_source);
    form->addRow(tr("Order"), m_order);
    form->addRow(tr("How many"), m_limit);
    form->addRow(tr("Seed"), m_seed);
    auto* buttons = new QHBoxLayout;
    m_blind->setToolTip(tr("The models' answers are shown after the first choice; both choices are kept"));
    m_guidelines->setPlaceholderText(tr("Markdown file, if there is one"));
    QAction* choose =
        m_guidelines->addAction(style()->standardIcon(QStyle::SP_DirOpenIcon), QLineEdit::TrailingPosition);
    choose->setText(tr("Choose a file"));
    connect(choose, &QAction::triggered, this, &QueueForm::chooseGuidelines);
    form->addRow(tr("Guidelines"), m_guidelines);
    form->addRow(QString(), m_blind);
    buttons->addWidget(m_create);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metrics().margin);
    column->addLayout(form);
    column->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &QueueForm::refresh);
    connect(m_name, &QLineEdit::returnPressed, this, &QueueForm::accept);
    connect(m_create, &QPushButton::clicked, this, &QueueForm::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QueueForm::cancelled);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &QueueForm::cancelled);
    setSurroundings({});
}

void QueueForm::setSurroundings(const QueueSurroundings& surroundings) {
    m_surroundings = surroundings;
    const bool isFiltered = !surroundings.filter.isEmpty();
    const bool hasBoth = surroundings.hasBefore && surroundings.hasAfter;
    m_source->setItemText(OfFilter, isFiltered ? tr("Those of the current slice") : tr("All chats"));
    m_source->setItemData(OfFilter, surroundings.filter, Qt::ToolTipRole);
    m_source->setToolTip(tr("Chats that anybody has labelled are left out"));
    offer(*m_source, Broken, hasBoth, tr("Needs a run before and a run after"));
    const auto at = [this](QueueOrder order) { return m_order->findData(static_cast<int>(order)); };
    const QString needsAfter = tr("Needs a run after");
    offer(*m_order, at(QueueOrder::Uncertainty), surroundings.hasAfter, needsAfter);
    offer(*m_order, at(QueueOrder::Disagreement), hasBoth, tr("Needs a run before and a run after"));
    offer(*m_order, at(QueueOrder::Diversity), surroundings.hasAfter, needsAfter);
    refresh();
}

void QueueForm::begin() {
    m_name->clear();
    m_guidelines->clear();
    m_name->setFocus();
}

void QueueForm::refresh() {
    m_create->setEnabled(!m_name->text().trimmed().isEmpty());
}

void QueueForm::accept() {
    if (!m_create->isEnabled())
        return;
    Q_EMIT accepted(
        {.name = ui::toStdString(m_name->text().trimmed()),
         .isBroken = m_source->currentIndex() == Broken,
         .order = static_cast<QueueOrder>(m_order->currentData().toInt()),
         .seed = static_cast<std::uint64_t>(m_seed->value()),
         .limit = static_cast<std::size_t>(m_limit->value()),
         .isBlindFirst = m_blind->isChecked(),
         .guidelinesFile = std::filesystem::path(m_guidelines->text().trimmed().toStdU16String())});
}

void QueueForm::chooseGuidelines() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Guidelines"), {}, tr("Markdown or text (*.md *.txt)"));
    if (!file.isEmpty())
        m_guidelines->setText(file);
}

} // namespace intentscope::panels
