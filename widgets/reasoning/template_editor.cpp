// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/template_editor.h"

#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/reasoning/prompt_view.h"
#include "widgets/reasoning/template_edit.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace intentscope::reasoning {
namespace {

constexpr int PauseMs = 250;
constexpr QSize FirstSize(960, 620);

} // namespace

TemplateEditor::TemplateEditor(const ui::Theme& theme, QWidget* window)
    : QDialog(window), m_theme(theme), m_edit(new TemplateEdit(theme)), m_preview(new PromptView(theme)),
      m_problem(new QLabel(this)), m_messages(new ui::MessageBar(theme, this)) {
    setObjectName(QStringLiteral("templateEditor"));
    setModal(false);
    resize(FirstSize);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    m_problem->setWordWrap(true);
    m_problem->setAccessibleName(tr("Mistake in the template"));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->hide();
    auto* halves = new QSplitter(this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_edit);
    halves->addWidget(m_preview);
    halves->setSizes({FirstSize.width() / 2, FirstSize.width() / 2});
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addWidget(m_messages);
    column->addWidget(halves, 1);
    column->addWidget(m_problem);
    column->addWidget(createButtons());
    connect(m_edit, &QPlainTextEdit::textChanged, this, &TemplateEditor::requestPreview);
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT previewRequested(text()); });
    connect(&theme, &ui::Theme::themeChanged, this, &TemplateEditor::applyTheme);
    applyTheme();
    retitle();
}

QWidget* TemplateEditor::createButtons() {
    auto* row = new QWidget(this);
    auto* open = new QPushButton(tr("Open..."), row);
    open->setToolTip(tr("Reads a template from a file"));
    auto* standard = new QPushButton(tr("Default"), row);
    standard->setToolTip(tr("Puts the template that comes with the program here"));
    m_save = new QPushButton(tr("Save as..."), row);
    m_save->setToolTip(tr("Writes the template to a file and uses it"));
    m_use = new QPushButton(tr("Use"), row);
    m_use->setToolTip(tr("Latent queries are written with this template until the workspace is closed"));
    m_use->setDefault(true);
    for (QPushButton* button : {open, standard, m_save})
        button->setAutoDefault(false);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(open);
    line->addWidget(standard);
    line->addStretch(1);
    line->addWidget(m_save);
    line->addWidget(m_use);
    connect(open, &QPushButton::clicked, this, &TemplateEditor::chooseOpen);
    connect(standard, &QPushButton::clicked, this, &TemplateEditor::defaultRequested);
    connect(m_save, &QPushButton::clicked, this, &TemplateEditor::chooseSave);
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(text()); });
    return row;
}

void TemplateEditor::setNames(const QStringList& names) {
    m_edit->setNames(names);
}

void TemplateEditor::setTemplate(const QString& text, const QString& file) {
    m_file = file;
    m_edit->setPlainText(text);
    m_messages->clear();
    retitle();
    requestPreview();
}

QString TemplateEditor::text() const {
    return m_edit->toPlainText();
}

void TemplateEditor::retitle() {
    setWindowTitle(
        m_file.isEmpty() ? tr("Template of the prompts")
                         : tr("%1 - template of the prompts").arg(QFileInfo(m_file).fileName()));
}

void TemplateEditor::requestPreview() {
    m_pause.start();
}

void TemplateEditor::setPreview(const PromptContent& content) {
    m_edit->markMistake(0, 0);
    m_problem->hide();
    m_use->setEnabled(true);
    m_save->setEnabled(true);
    m_preview->setContent(content);
}

void TemplateEditor::setProblem(const Error& error) {
    const auto line = static_cast<int>(std::min<std::int64_t>(error.place.line, m_edit->blockCount()));
    m_edit->markMistake(line, static_cast<int>(error.place.column));
    QString text = ui::toQString(error.message);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    if (line > 0 && error.place.column > 0)
        text = tr("Line %1, column %2: %3")
                   .arg(QString::number(line), QString::number(error.place.column), text);
    else if (line > 0)
        text = tr("Line %1: %2").arg(QString::number(line), text);
    if (!error.cure.empty())
        text = tr("%1. %2").arg(text, ui::toQString(error.cure));
    m_problem->setText(text);
    m_problem->show();
    m_use->setEnabled(false);
    m_save->setEnabled(false);
}

void TemplateEditor::setNoPreview(const QString& sentence) {
    m_preview->setNothing(sentence);
}

void TemplateEditor::showError(const Error& error) {
    m_messages->showError(error);
}

void TemplateEditor::note(const QString& text) {
    m_messages->showMessage(ui::Severity::Note, text);
}

void TemplateEditor::chooseOpen() {
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open a template"), m_folder, tr("Text (*.txt);;All files (*)"));
    if (!file.isEmpty())
        Q_EMIT openRequested(file);
}

void TemplateEditor::chooseSave() {
    const QString proposed = m_file.isEmpty() ? m_folder + QStringLiteral("/prompt_template.txt") : m_file;
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the template"), proposed, tr("Text (*.txt);;All files (*)"));
    if (!file.isEmpty())
        Q_EMIT saveRequested(text(), file);
}

void TemplateEditor::applyTheme() {
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, m_theme.colors().wrong);
    m_problem->setPalette(palette);
}

} // namespace intentscope::reasoning
