// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/template_desk.h"

#include "core/base/atomic_file.h"
#include "core/data/context_text.h"
#include "widgets/base/convert.h"
#include "widgets/reasoning/template_names.h"

#include <utility>

namespace intentscope::app {
namespace {

using jobs::JobContext;
using jobs::JobKind;
using reasoning::TemplateEditor;

constexpr std::uint64_t LargestTemplate = std::uint64_t{1} << 20U;

} // namespace

TemplateDesk::TemplateDesk(const ReasoningDesk::Shared& shared, ReasoningDesk& reasoning, QObject* parent)
    : QObject(parent), m_shared(shared), m_reasoning(reasoning) {
    connect(&m_shared.panel, &panels::LatentQueryPanel::editTemplateRequested, this, &TemplateDesk::edit);
    connect(
        &m_shared.panel,
        &panels::LatentQueryPanel::defaultTemplateRequested,
        this,
        &TemplateDesk::useDefault);
    const auto refresh = [this] {
        if (m_editor && m_editor->isVisible())
            m_editor->requestPreview();
    };
    connect(&m_reasoning, &ReasoningDesk::authorChanged, this, refresh);
    connect(&m_shared.selection, &state::SelectionState::selectionChanged, this, refresh);
    connect(&m_shared.controller, &WorkspaceController::closed, this, [this] {
        if (m_editor)
            m_editor->hide();
    });
}

TemplateDesk::~TemplateDesk() = default;

void TemplateDesk::createEditor() {
    m_editor = new TemplateEditor(m_shared.theme, m_shared.panel.window());
    connect(m_editor, &TemplateEditor::previewRequested, this, &TemplateDesk::preview);
    connect(m_editor, &TemplateEditor::useRequested, this, [this](const QString& text) {
        // In no file as it stands here, unless it was saved.
        m_reasoning.setTemplate(ui::toStdString(text), {});
        m_editor->note(tr("Latent queries are written with this template now"));
    });
    connect(m_editor, &TemplateEditor::saveRequested, this, &TemplateDesk::save);
    connect(m_editor, &TemplateEditor::openRequested, this, &TemplateDesk::read);
    connect(m_editor, &TemplateEditor::defaultRequested, this, [this] {
        m_editor->setTemplate(defaultText(), {});
    });
}

QString TemplateDesk::defaultText() const {
    const auto& opened = m_reasoning.opened();
    return opened && !opened->info().promptTemplate.empty() ? ui::toQString(opened->info().promptTemplate)
                                                            : ui::toQString(data::defaultPromptTemplate());
}

void TemplateDesk::edit() {
    const auto& dataset = m_shared.controller.dataset();
    if (!dataset)
        return;
    if (!m_editor)
        createEditor();
    m_editor->setNames(reasoning::templateNames(*dataset));
    m_editor->setFolder(ui::pathText(m_shared.controller.workspace()->folder()));
    if (m_editor->text().isEmpty()) {
        const tasks::ReasonSettings settings = m_reasoning.settings();
        m_editor->setTemplate(
            settings.templateText.empty() ? defaultText() : ui::toQString(settings.templateText),
            ui::pathText(settings.templateFile));
    }
    m_editor->requestPreview();
    m_editor->show();
    m_editor->raise();
}

void TemplateDesk::preview(const QString& text) {
    const auto& dataset = m_shared.controller.dataset();
    const ImpressionIndex impression = m_shared.selection.current().impression;
    if (!dataset || !impression.isValid()) {
        m_editor->setNoPreview(tr("Choose a chat to see its prompt."));
        return;
    }
    if (text.trimmed().isEmpty()) {
        m_editor->setProblem(
            {.code = ErrorCode::InvalidInput,
             .message = "the template is empty",
             .cure = "Begin with the default"});
        return;
    }
    const tasks::FoundReasoner* reasoner = m_reasoning.chosen();
    PromptRequest request{
        .dataset = dataset,
        .impression = impression,
        .settings = m_reasoning.settings(),
        .reasoner = reasoner == nullptr ? tasks::FoundReasoner() : *reasoner,
        .opened = m_reasoning.opened()};
    // Of a server, too, the text alone: what goes around it is not the template's.
    request.reasoner.server.clear();
    request.settings.templateText = ui::toStdString(text);
    request.settings.templateFile.clear();
    m_shared.jobs.run(
        {.title = tr("Preparing the prompt"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("preview"),
         .isShown = false},
        [request, &env = m_shared.env](JobContext&) { return preparePrompt(request, env); },
        [this](Result<reasoning::PromptContent> prompt) {
            if (prompt)
                m_editor->setPreview(*prompt);
            else
                m_editor->setProblem(prompt.error());
        });
}

void TemplateDesk::read(const QString& file) {
    m_shared.jobs.run(
        {.title = tr("Reading the template"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("file"),
         .isShown = false},
        [path = ui::toPath(file), &env = m_shared.env](JobContext&) {
            return env.readFile(path, LargestTemplate);
        },
        [this, file](Result<std::string> text) {
            if (text)
                m_editor->setTemplate(ui::toQString(*text), file);
            else
                m_editor->showError(text.error());
        });
}

void TemplateDesk::save(const QString& text, const QString& file) {
    m_shared.jobs.run(
        {.title = tr("Writing the template"),
         .kind = JobKind::Io,
         .context = this,
         .slot = QStringLiteral("file"),
         .isShown = false},
        [path = ui::toPath(file), bytes = ui::toStdString(text), &env = m_shared.env](JobContext&) {
            return writeFileAtomically(env, path, bytes);
        },
        [this, text, file](Status written) {
            if (!written) {
                m_editor->showError(written.error());
                return;
            }
            m_editor->setTemplate(text, file);
            m_reasoning.setTemplate(ui::toStdString(text), ui::toPath(file));
            m_editor->note(tr("Written to %1, and used for latent queries now").arg(file));
        });
}

void TemplateDesk::useDefault() {
    m_reasoning.setTemplate({}, {});
    if (m_editor)
        m_editor->setTemplate(defaultText(), {});
}

} // namespace intentscope::app
