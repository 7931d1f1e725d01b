// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/guidelines_panel.h"

#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"

#include <QStackedLayout>
#include <QTextBrowser>

namespace intentscope::panels {
namespace {

/// Guidelines come with queues of other people: their text names no file of this machine.
class TextOnly final : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;
    QVariant loadResource(int /*type*/, const QUrl& /*name*/) override { return {}; }
};

} // namespace

GuidelinesPanel::GuidelinesPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_text(new TextOnly(this)), m_empty(new ui::EmptyState(theme, this)),
      m_pages(new QStackedLayout(this)) {
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("Guidelines"));
    m_text->setFrameShape(QFrame::NoFrame);
    const int margin = theme.metrics().margin;
    m_text->document()->setDocumentMargin(margin);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_empty);
    setEmpty({});
}

void GuidelinesPanel::setGuidelines(const QString& markdown) {
    m_text->setMarkdown(markdown);
    m_pages->setCurrentWidget(m_text);
}

void GuidelinesPanel::setEmpty(const QString& sentence) {
    m_text->clear();
    m_empty->setText(sentence);
    m_pages->setCurrentWidget(m_empty);
}

} // namespace intentscope::panels
