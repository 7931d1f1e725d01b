// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/key_settings.h"

#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/panels/table_setup.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace intentscope::app {
namespace {

enum Column { CommandColumn, PlaceColumn, KeyColumn };

constexpr QSize FirstSize(620, 560);
constexpr int CommandWidth = 300;
constexpr int PlaceWidth = 120;
constexpr int NameRole = Qt::UserRole;

} // namespace

KeySettings::KeySettings(KeyMap& keys, const ui::Theme& theme, QWidget* window)
    : QDialog(window), m_keys(keys), m_theme(theme), m_messages(new ui::MessageBar(theme, this)) {
    setWindowTitle(tr("Keys"));
    resize(FirstSize);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Find a command or a key"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &KeySettings::filter);
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * margin, 2 * margin, 2 * margin, 2 * margin);
    column->setSpacing(margin);
    column->addWidget(m_search);
    column->addWidget(createTable(), 1);
    column->addWidget(m_messages);
    column->addWidget(createEditor());
    connect(&m_keys, &KeyMap::changed, this, [this] {
        for (int row = 0; row < m_table->rowCount(); ++row)
            refreshRow(row);
        onCurrentChanged();
    });
    fill();
}

QWidget* KeySettings::createTable() {
    m_table = new QTableWidget(0, 3, this);
    panels::setUpTable(*m_table, m_theme);
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setHorizontalHeaderLabels({tr("Command"), tr("Where"), tr("Key")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(CommandColumn, CommandWidth);
    m_table->setColumnWidth(PlaceColumn, PlaceWidth);
    connect(m_table, &QTableWidget::currentCellChanged, this, &KeySettings::onCurrentChanged);
    connect(m_table, &QTableWidget::activated, this, [this] { m_key->setFocus(); });
    return m_table;
}

QWidget* KeySettings::createEditor() {
    auto* box = new QWidget(this);
    m_key = new QKeySequenceEdit(box);
    m_key->setAccessibleName(tr("New key"));
    auto* title = new QLabel(tr("New key"), box);
    title->setBuddy(m_key);
    m_none = new QPushButton(tr("No key"), box);
    m_reset = new QPushButton(tr("Standard key"), box);
    auto* resetAll = new QPushButton(tr("All standard keys"), box);
    for (QPushButton* button : {m_none, m_reset, resetAll})
        button->setAutoDefault(false);
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &KeySettings::assign);
    connect(m_none, &QPushButton::clicked, this, [this] { report(m_keys.assign(currentName(), {})); });
    connect(m_reset, &QPushButton::clicked, this, [this] { report(m_keys.reset(currentName())); });
    connect(resetAll, &QPushButton::clicked, this, [this] {
        m_keys.resetAll();
        m_messages->clear();
    });
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metrics().margin);
    row->addWidget(title);
    row->addWidget(m_key, 1);
    row->addWidget(m_none);
    row->addWidget(m_reset);
    row->addWidget(resetAll);
    return box;
}

void KeySettings::fill() {
    const auto& entries = m_keys.entries();
    m_table->setRowCount(ui::toRow(entries.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const KeyMap::Entry& entry = entries[static_cast<std::size_t>(row)];
        auto* command = new QTableWidgetItem(entry.text);
        command->setData(NameRole, entry.name);
        m_table->setItem(row, CommandColumn, command);
        m_table->setItem(row, PlaceColumn, new QTableWidgetItem(entry.place));
        m_table->setItem(row, KeyColumn, new QTableWidgetItem);
        refreshRow(row);
    }
    m_table->setCurrentCell(0, CommandColumn);
    m_table->setFocus();
}

void KeySettings::refreshRow(int row) {
    const KeyMap::Entry& entry = m_keys.entries()[static_cast<std::size_t>(row)];
    QTableWidgetItem* key = m_table->item(row, KeyColumn);
    key->setText(entry.key.toString(QKeySequence::NativeText));
    QFont font = m_theme.bodyFont();
    font.setBold(entry.key != entry.standard);
    key->setFont(font);
    key->setToolTip(
        entry.key == entry.standard
            ? QString()
            : tr("Standard: %1").arg(entry.standard.toString(QKeySequence::NativeText)));
}

void KeySettings::filter(const QString& text) {
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const bool fits = m_table->item(row, CommandColumn)->text().contains(text, Qt::CaseInsensitive) ||
                          m_table->item(row, KeyColumn)->text().contains(text, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !fits);
    }
}

QString KeySettings::currentName() const {
    const QTableWidgetItem* item = m_table->item(m_table->currentRow(), CommandColumn);
    return item == nullptr ? QString() : item->data(NameRole).toString();
}

void KeySettings::onCurrentChanged() {
    const int row = m_table->currentRow();
    const bool hasRow = row >= 0;
    for (QWidget* part : std::initializer_list<QWidget*>{m_key, m_none, m_reset})
        part->setEnabled(hasRow);
    if (!hasRow)
        return;
    const QSignalBlocker blocker(m_key);
    m_key->setKeySequence(m_keys.entries()[static_cast<std::size_t>(row)].key);
}

void KeySettings::assign() {
    const QKeySequence typed = m_key->keySequence();
    if (typed.isEmpty())
        return;
    // One stroke: what follows within a second would be taken for more of the same.
    const QKeySequence first(typed[0]);
    report(m_keys.assign(currentName(), first));
    onCurrentChanged();
}

void KeySettings::report(const Status& status) {
    m_messages->clear();
    if (!status)
        m_messages->showError(status.error());
}

} // namespace intentscope::app
