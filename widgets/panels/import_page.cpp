// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/import_page.h"

#include "widgets/base/convert.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/models/preview_model.h"
#include "widgets/panels/import_columns.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>

#include <algorithm>
#include <utility>

namespace intentscope::panels {
namespace {

QString problemText(const std::vector<std::string>& problems) {
    QStringList lines;
    for (const std::string& problem : problems)
        lines << QStringLiteral("\u2022 %1.").arg(ui::toQString(problem));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void ImportPage::showReading(const QString& fileName) {
    m_proposal.reset();
    m_summary.reset();
    m_messages->clear();
    m_title->setText(tr("Import %1").arg(fileName));
    m_subtitle->setText(tr("Reading the first rows..."));
    m_problems->clear();
    m_questions->hide();
    m_pages->hide();
    setBusy(false);
}

void ImportPage::showProposal(data::Proposal proposal) {
    m_proposal = std::move(proposal);
    m_summary.reset();
    m_messages->clear();
    m_title->setText(tr("Import %1").arg(ui::toQString(m_proposal->file.filename().string())));
    m_subtitle->setText(tr("%1 columns, proposed from %2 rows. Change what is wrong, then import.")
                            .arg(
                                ui::countText(static_cast<std::int64_t>(m_proposal->columns.size())),
                                ui::countText(m_proposal->examinedRowCount)));
    m_rows->setCurrentIndex(m_rows->findData(static_cast<int>(m_proposal->rows)));
    m_rowsReason->setText(tr("because %1").arg(ui::toQString(m_proposal->rowsReason)));
    m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(m_proposal->timeUnit)));
    m_eachRowAUser->setChecked(m_proposal->isEachRowAUser);
    m_name->setText(ui::toQString(m_proposal->name));
    m_columns->setProposal(*m_proposal);
    m_questions->show();
    m_pages->setCurrentIndex(0);
    m_pages->show();
    for (const std::string& doubt : m_proposal->doubts)
        m_messages->showMessage(ui::Severity::Note, ui::toQString(doubt));
    refreshPreview();
    refreshProblems();
    m_columns->setFocus();
}

void ImportPage::showSummary(DirectorySummary summary) {
    m_summary = std::move(summary);
    m_proposal.reset();
    m_messages->clear();
    m_title->setText(tr("Import %1").arg(ui::toQString(m_summary->name)));
    m_subtitle->setText(
        m_summary->description.empty()
            ? tr("A dataset directory; dataset.json says what its columns are. Times in %1.")
                  .arg(ui::toQString(m_summary->timeZone))
            : tr("%1 Times in %2.")
                  .arg(ui::toQString(m_summary->description), ui::toQString(m_summary->timeZone)));
    m_files->setRowCount(ui::toRow(m_summary->tables.size()));
    for (int row = 0; row < m_files->rowCount(); ++row) {
        const auto& table = m_summary->tables[static_cast<std::size_t>(row)];
        const QString cells[] = {
            table.title,
            ui::toQString(table.file.filename().string()),
            ui::countText(table.columnCount),
            QLocale().formattedDataSize(table.byteCount)};
        for (int column = 0; column < 4; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment(Qt::AlignVCenter | (column < 2 ? Qt::AlignLeft : Qt::AlignRight));
            m_files->setItem(row, column, item);
        }
    }
    m_name->setText(ui::toQString(m_summary->name));
    m_questions->hide();
    m_pages->setCurrentIndex(1);
    m_pages->show();
    refreshProblems();
    m_import->setFocus();
}

void ImportPage::showError(const Error& error) {
    setBusy(false);
    m_messages->showError(error);
    if (!m_proposal && !m_summary)
        m_subtitle->setText(tr("It cannot be imported as it is."));
    refreshProblems();
}

void ImportPage::setWorkspacePlace(const QString& place) {
    m_place->setText(place);
    m_place->setVisible(!place.isEmpty());
    m_placeTitle->setVisible(!place.isEmpty());
    refreshProblems();
}

void ImportPage::onRowsChosen() {
    if (!m_proposal)
        return;
    m_columns->writeTo(*m_proposal);
    m_proposal->rows = static_cast<data::RowMeaning>(m_rows->currentData().toInt());
    m_rowsReason->setText(tr("you chose it"));
    // The roles to choose from are others now; one that is not among them is left as it is, and named below.
    m_columns->setProposal(*m_proposal);
    onChoiceChanged();
}

void ImportPage::onChoiceChanged() {
    if (!m_proposal)
        return;
    m_columns->writeTo(*m_proposal);
    m_proposal->timeUnit = static_cast<data::TimeUnit>(m_unit->currentData().toInt());
    m_proposal->isEachRowAUser = m_eachRowAUser->isChecked();
    // A person looks at every row of the table: what was doubtful is decided.
    m_proposal->doubts.clear();
    refreshPreview();
    refreshProblems();
}

void ImportPage::refreshPreview() {
    std::vector<std::string> names;
    std::vector<bool> isLeftOut;
    for (const data::ProposedColumn& column : m_proposal->columns) {
        names.push_back(column.name);
        isLeftOut.push_back(column.role == data::Role::Ignored);
    }
    if (m_previewModel->columnCount() != ui::toRow(names.size()) || m_previewModel->rowCount() == 0)
        m_previewModel->setRows(names, m_proposal->preview);
    m_previewModel->setLeftOut(std::move(isLeftOut));
}

void ImportPage::refreshProblems() {
    std::vector<std::string> problems;
    if (m_proposal) {
        problems = data::problemsOf(*m_proposal);
        m_columns->setProblems(problems);
        const bool hasUsers =
            std::ranges::find(m_proposal->columns, data::Role::UserId, &data::ProposedColumn::role) !=
            m_proposal->columns.end();
        m_eachRowAUser->setVisible(!hasUsers);
        const bool hasTime =
            std::ranges::find(m_proposal->columns, data::Role::Time, &data::ProposedColumn::role) !=
            m_proposal->columns.end();
        m_unit->setVisible(hasTime);
        m_unitTitle->setVisible(hasTime);
    }
    m_problems->setText(problemText(problems));
    m_problems->setVisible(!problems.empty());
    m_import->setEnabled(canImport());
}

bool ImportPage::canImport() const {
    if (m_isBusy || m_name->text().trimmed().isEmpty())
        return false;
    if (m_place->isVisibleTo(this) && m_place->text().trimmed().isEmpty())
        return false;
    return m_summary || (m_proposal && data::isEnough(*m_proposal));
}

void ImportPage::request() {
    if (!canImport())
        return;
    m_messages->clear();
    ImportRequest request;
    request.name = ui::toStdString(m_name->text().trimmed());
    request.mode = static_cast<data::ImportMode>(m_mode->currentData().toInt());
    if (m_place->isVisibleTo(this))
        request.newWorkspace = ui::toPath(m_place->text().trimmed());
    if (m_proposal) {
        m_proposal->name = request.name;
        m_proposal->doubts.clear();
        request.proposal = m_proposal;
        request.source = m_proposal->file;
    } else {
        request.source = m_summary->folder;
    }
    Q_EMIT importRequested(request);
}

void ImportPage::begin() {
    setBusy(true);
    m_progress->setRange(0, 0);
    m_phase->setText(tr("Importing..."));
    m_cancel->setFocus();
}

void ImportPage::showProgress(const Progress& progress) {
    constexpr int Steps = 1'000;
    m_phase->setText(ui::toQString(progress.phase));
    m_progress->setRange(0, progress.total > 0 ? Steps : 0);
    if (progress.total > 0)
        m_progress->setValue(static_cast<int>(
            static_cast<double>(Steps) * static_cast<double>(progress.done) /
            static_cast<double>(progress.total)));
}

void ImportPage::end() {
    setBusy(false);
    refreshProblems();
}

void ImportPage::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    for (QWidget* part : std::initializer_list<QWidget*>{m_questions, m_pages, m_name, m_mode, m_place})
        part->setEnabled(!isBusy);
    m_progress->setVisible(isBusy);
    m_phase->setVisible(isBusy);
    m_import->setEnabled(canImport());
}

} // namespace intentscope::panels
