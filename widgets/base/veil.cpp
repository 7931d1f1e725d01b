// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/veil.h"

#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace intentscope::ui {

Veil::Veil(const Theme& theme, const QString& sentence, QWidget& place, QWidget& hidden)
    : QWidget(&place), m_place(place), m_hidden(hidden) {
    setAutoFillBackground(true);
    auto* words = new EmptyState(theme, this);
    words->setText(sentence);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    place.installEventFilter(this);
    hide();
}

void Veil::setOn(bool isOn) {
    m_hidden.setHidden(isOn);
    setGeometry(m_place.rect());
    setVisible(isOn);
    raise();
}

bool Veil::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_place && event->type() == QEvent::Resize)
        setGeometry(m_place.rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace intentscope::ui
