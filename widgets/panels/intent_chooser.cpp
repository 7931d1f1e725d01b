// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/intent_chooser.h"

#include "widgets/base/theme.h"
#include "widgets/delegates/intent_choice.h"
#include "widgets/labelling/intent_list_model.h"
#include "widgets/labelling/label_keys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace intentscope::panels {

IntentChooser::IntentChooser(labelling::IntentListModel& intents, const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_intents(intents), m_search(new QLineEdit(this)), m_list(new QListView(this)) {
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Find an intent"));
    m_search->installEventFilter(this);
    m_list->setModel(&m_intents);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new delegates::IntentChoiceDelegate(theme, m_list));
    m_list->setAccessibleName(tr("What did the user want?"));
    m_list->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_intents.setSearch(text);
        if (!text.isEmpty() && m_intents.rowCount() > 0)
            m_list->setCurrentIndex(m_intents.index(0));
        const IntentIndex coded = m_intents.intentOfSearch();
        if (coded.isValid())
            Q_EMIT intentChosen(coded);
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT intentChosen(intentAt(index));
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        Q_EMIT intentClicked(intentAt(index));
    });
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme.metrics().grid);
    rows->addWidget(m_search);
    rows->addWidget(m_list, 1);
}

IntentChooser::~IntentChooser() = default;

void IntentChooser::setFindKey(const QKeySequence& key) {
    m_search->setPlaceholderText(labelling::textWithKey(tr("Find any intent"), key));
}

void IntentChooser::focusSearch() {
    m_search->setFocus();
}

void IntentChooser::beginCode() {
    m_search->setText(labelling::IntentListModel::CodeMark);
    m_search->setFocus();
}

void IntentChooser::focusList() {
    m_list->setFocus();
}

void IntentChooser::clearSearch() {
    m_search->clear();
}

bool IntentChooser::isSearching() const {
    return !m_search->text().isEmpty();
}

QWidget* IntentChooser::searchField() const {
    return m_search;
}

QWidget* IntentChooser::list() const {
    return m_list;
}

bool IntentChooser::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_search && onSearchKey(key->key()))
        return true;
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || key->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::eventFilter(watched, event);
    if (key->isAutoRepeat())
        return true;
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return QWidget::eventFilter(watched, event);
    if (key->modifiers().testFlag(Qt::ShiftModifier))
        Q_EMIT furtherIntentChosen(intentAt(current));
    else
        Q_EMIT intentChosen(intentAt(current));
    return true;
}

bool IntentChooser::onSearchKey(int key) {
    if (key != Qt::Key_Down && key != Qt::Key_Up && key != Qt::Key_Escape)
        return false;
    if (key == Qt::Key_Escape)
        m_search->clear();
    m_list->setFocus();
    return key == Qt::Key_Escape;
}

IntentIndex IntentChooser::intentAt(const QModelIndex& index) const {
    return m_intents.intentAt(index.row());
}

} // namespace intentscope::panels
