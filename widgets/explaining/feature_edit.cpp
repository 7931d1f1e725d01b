// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explaining/feature_edit.h"

#include "widgets/base/theme.h"
#include "widgets/explaining/feature_effects_model.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>

namespace intentscope::explaining {
namespace {

constexpr int MostProposals = 8;

} // namespace

FeatureEdit::FeatureEdit(const ui::Theme& theme, const QModelIndex& index, QWidget* parent)
    : QLineEdit(parent), m_theme(theme), m_index(index),
      m_unit(index.data(FeatureEffectsModel::UnitRole).toString()),
      m_firstText(index.data(Qt::EditRole).toString()) {
    setFrame(false);
    setAutoFillBackground(true);
    setPlaceholderText(tr("missing"));
    setAccessibleName(index.siblingAtColumn(static_cast<int>(FeatureColumn::Feature)).data().toString());
    setTextMargins(0, 0, m_unit.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_unit) + 4, 0);
    const QStringList words = index.data(FeatureEffectsModel::WordsRole).toStringList();
    if (!words.isEmpty()) {
        auto* completer = new QCompleter(words, this);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        completer->setMaxVisibleItems(MostProposals);
        setCompleter(completer);
    }
    // Also what is taken from the proposals, of which textEdited says nothing.
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (m_isShowing)
            return;
        Q_EMIT typed();
        markProblem();
    });
}

void FeatureEdit::showText(const QString& text) {
    if (text == this->text())
        return;
    m_isShowing = true;
    setText(text);
    m_isShowing = false;
    markProblem();
}

void FeatureEdit::markProblem() {
    QPalette colors; // otherwise the theme's, also after it changes
    if (!m_index.data(FeatureEffectsModel::ProblemRole).toString().isEmpty())
        colors.setColor(QPalette::Text, m_theme.colors().wrong);
    setPalette(colors);
}

void FeatureEdit::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (m_unit.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(m_theme.colors().softText);
    painter.drawText(rect().adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, m_unit);
}

void FeatureValueDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    paintBackground(*painter, option, index);
    const bool isProblem = !index.data(FeatureEffectsModel::ProblemRole).toString().isEmpty();
    const bool isEdited = index.data(FeatureEffectsModel::IsEditedRole).toBool();
    const bool isFixed = !index.flags().testFlag(Qt::ItemIsEditable);
    QString text = index.data(Qt::DisplayRole).toString();
    if (isProblem)
        text.prepend(QStringLiteral("✗ "));
    else if (isEdited)
        text.prepend(QStringLiteral("✎ "));
    painter->save();
    QFont font = theme().bodyFont();
    font.setBold(isEdited);
    painter->setFont(font);
    QColor color = textColor(option);
    if (!isSelected(option) && isProblem)
        color = theme().colors().wrong;
    else if (!isSelected(option) && isEdited)
        color = theme().colors().after;
    else if (!isSelected(option) && isFixed)
        color = theme().colors().softText;
    painter->setPen(color);
    const QRect area = contents(option);
    painter->drawText(
        area,
        Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QWidget* FeatureValueDelegate::createEditor(
    QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    auto* edit = new FeatureEdit(theme(), index, parent);
    connect(edit, &FeatureEdit::typed, this, [this, edit] {
        Q_EMIT const_cast<FeatureValueDelegate*>(this)->commitData(edit);
    });
    return edit;
}

void FeatureValueDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    static_cast<FeatureEdit*>(editor)->showText(index.data(Qt::EditRole).toString());
}

void FeatureValueDelegate::setModelData(
    QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    model->setData(index, static_cast<FeatureEdit*>(editor)->text(), Qt::EditRole);
}

bool FeatureValueDelegate::eventFilter(QObject* watched, QEvent* event) {
    auto* edit = qobject_cast<FeatureEdit*>(watched);
    if (edit != nullptr && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        edit->setText(edit->firstText());
    return CellDelegate::eventFilter(watched, event);
}

} // namespace intentscope::explaining
