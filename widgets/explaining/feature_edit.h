// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/delegates/cell_delegate.h"

#include <QLineEdit>
#include <QPersistentModelIndex>

namespace intentscope::explaining {

/// The text box of one value: proposes the words of its column, shows the unit behind the text, and tells of
/// every letter. GUI thread.
class FeatureEdit final : public QLineEdit {
    Q_OBJECT

public:
    /// `theme` must outlive the box.
    FeatureEdit(const ui::Theme& theme, const QModelIndex& index, QWidget* parent);

    /// Another text, not by a person.
    void showText(const QString& text);
    const QPersistentModelIndex& index() const { return m_index; }
    /// What the value was when the box was opened.
    const QString& firstText() const { return m_firstText; }

Q_SIGNALS:
    void typed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void markProblem();

    const ui::Theme& m_theme;
    QPersistentModelIndex m_index;
    QString m_unit;
    QString m_firstText;
    bool m_isShowing = false; ///< a text that no person typed
};

/// Values that are edited in place: every letter goes to the model at once, Escape goes back to what the
/// value was when the box was opened. Edited values stand in bold with a mark, texts that are no value in the
/// colour of what is wrong with a cross.
class FeatureValueDelegate final : public delegates::CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void
    paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(
        QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace intentscope::explaining
