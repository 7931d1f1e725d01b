// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reasoning_desk.h"
#include "widgets/reasoning/template_editor.h"

#include <QObject>
#include <QPointer>

namespace intentscope::app {

/// The template of the prompts: opens its editor, shows what it makes of the selected impression, reads and
/// writes files, and gives it to the reasoning desk. GUI thread.
class TemplateDesk final : public QObject {
    Q_OBJECT

public:
    TemplateDesk(const ReasoningDesk::Shared& shared, ReasoningDesk& reasoning, QObject* parent = nullptr);
    ~TemplateDesk() override;

    /// Shows the editor with the template in use; the one that is open keeps its text.
    void edit();
    /// Null before the first `edit`.
    reasoning::TemplateEditor* editor() const { return m_editor; }

private:
    void createEditor();
    void preview(const QString& text);
    void read(const QString& file);
    void save(const QString& text, const QString& file);
    void useDefault();
    QString defaultText() const;

    ReasoningDesk::Shared m_shared;
    ReasoningDesk& m_reasoning;
    QPointer<reasoning::TemplateEditor> m_editor;
};

} // namespace intentscope::app
