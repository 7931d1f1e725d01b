// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_list.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace intentscope::app {
namespace {

struct Row {
    QString keys;
    QString text;
};

std::vector<Row> windowRows(const QList<QAction*>& actions) {
    std::vector<Row> rows;
    for (const QAction* action : actions) {
        if (!action->shortcut().isEmpty())
            rows.push_back({action->shortcut().toString(QKeySequence::NativeText), action->text()});
    }
    return rows;
}

std::vector<Row> labelRows(const labelling::LabelKeys& keys) {
    std::vector<Row> rows;
    for (const auto command : labelling::LabelKeys::commands()) {
        if (!keys.key(command).isEmpty())
            rows.push_back(
                {keys.key(command).toString(QKeySequence::NativeText), labelling::commandText(command)});
    }
    return rows;
}

std::vector<Row> timelineRows() {
    return {
        {QStringLiteral("W / S"), KeyList::tr("Zoom in and out")},
        {QStringLiteral("A / D"), KeyList::tr("Earlier and later")},
        {QStringLiteral("F"), KeyList::tr("Focus on the selection, then show everything")},
        {QStringLiteral(". / ,"), KeyList::tr("Next and previous event")}};
}

QWidget* column(const QString& title, const std::vector<Row>& rows) {
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    auto* heading = new QLabel(title);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    grid->addWidget(heading, 0, 0, 1, 2);
    int line = 1;
    for (const Row& row : rows) {
        grid->addWidget(new QLabel(row.keys), line, 0, Qt::AlignRight);
        grid->addWidget(new QLabel(row.text), line++, 1);
    }
    grid->setRowStretch(line, 1);
    grid->setColumnStretch(1, 1);
    return widget;
}

} // namespace

KeyList::KeyList(const QList<QAction*>& actions, const labelling::LabelKeys& labelKeys, QWidget* window)
    : QFrame(window, Qt::Popup) {
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Keys"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(16, 16, 16, 16);
    columns->setSpacing(32);
    columns->addWidget(column(tr("Everywhere"), windowRows(actions)));
    auto* second = new QVBoxLayout;
    second->addWidget(column(tr("In the label panel"), labelRows(labelKeys)));
    columns->addLayout(second);
    columns->addWidget(column(tr("In the timeline"), timelineRows()));
    adjustSize();
    const QRect frame = window->frameGeometry();
    move(frame.center() - rect().center());
}

void KeyList::keyPressEvent(QKeyEvent*) {
    close();
}

} // namespace intentscope::app
