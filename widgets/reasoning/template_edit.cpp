// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/template_edit.h"

#include "widgets/base/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>
#include <QSyntaxHighlighter>
#include <QTextBlock>

namespace intentscope::reasoning {
namespace {

/// Tags in the accent colour, remarks soft, @system and @user bold.
class TagHighlighter final : public QSyntaxHighlighter {
public:
    TagHighlighter(const ui::Theme& theme, QTextDocument* document)
        : QSyntaxHighlighter(document), m_theme(theme) {}

protected:
    void highlightBlock(const QString& text) override {
        static const QRegularExpression tag(QStringLiteral("\\{\\{[^}]*\\}\\}"));
        for (auto match = tag.globalMatch(text); match.hasNext();) {
            const auto found = match.next();
            const bool isRemark = found.capturedView().startsWith(QLatin1String("{{!"));
            setFormat(
                static_cast<int>(found.capturedStart()),
                static_cast<int>(found.capturedLength()),
                isRemark ? m_theme.colors().softText : m_theme.colors().accent);
        }
        if (text == QLatin1String("@system") || text == QLatin1String("@user")) {
            QTextCharFormat bold;
            bold.setFontWeight(QFont::Bold);
            setFormat(0, static_cast<int>(text.size()), bold);
        }
    }

private:
    const ui::Theme& m_theme;
};

} // namespace

class TemplateEdit::Gutter final : public QWidget {
public:
    explicit Gutter(TemplateEdit& edit) : QWidget(&edit), m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_edit.paintGutter(event); }

private:
    TemplateEdit& m_edit;
};

TemplateEdit::TemplateEdit(const ui::Theme& theme, QWidget* parent)
    : QPlainTextEdit(parent), m_theme(theme), m_gutter(new Gutter(*this)), m_completer(new QCompleter(this)),
      m_names(new QStringListModel(this)) {
    setAccessibleName(tr("Template"));
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    auto* highlighter = new TagHighlighter(theme, document());
    m_completer->setModel(m_names);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &TemplateEdit::insert);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &TemplateEdit::layOutGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this] { m_gutter->update(); });
    connect(&theme, &ui::Theme::themeChanged, this, [this, highlighter] {
        applyTheme();
        highlighter->rehighlight();
    });
    applyTheme();
}

void TemplateEdit::setNames(const QStringList& names) {
    m_names->setStringList(names);
}

void TemplateEdit::markMistake(int line, int column) {
    m_markedLine = line;
    m_markedColumn = column;
    showMarks();
    m_gutter->update();
}

void TemplateEdit::showMarks() {
    const QTextBlock block = document()->findBlockByNumber(m_markedLine - 1);
    if (m_markedLine <= 0 || !block.isValid()) {
        setExtraSelections({});
        return;
    }
    QTextEdit::ExtraSelection line;
    line.cursor = QTextCursor(block);
    line.format.setBackground(ui::blend(m_theme.colors().wrong, m_theme.colors().surface, 0.14));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    QTextEdit::ExtraSelection place;
    place.cursor = QTextCursor(block);
    const int start = block.position() + qBound(0, m_markedColumn - 1, block.length() - 1);
    place.cursor.setPosition(start);
    place.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    place.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    place.format.setUnderlineColor(m_theme.colors().wrong);
    setExtraSelections({line, place});
}

int TemplateEdit::gutterWidth() const {
    const auto digits = QString::number(std::max(10, blockCount())).size();
    return fontMetrics().horizontalAdvance(QLatin1Char('0')) * static_cast<int>(digits) +
           2 * m_theme.metrics().grid;
}

void TemplateEdit::layOutGutter() {
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void TemplateEdit::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    layOutGutter();
}

void TemplateEdit::paintGutter(QPaintEvent*) {
    QPainter painter(m_gutter);
    painter.fillRect(m_gutter->rect(), m_theme.colors().raised);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top < m_gutter->height()) {
        const double height = blockBoundingRect(block).height();
        const bool isMarked = block.blockNumber() + 1 == m_markedLine;
        painter.setPen(isMarked ? m_theme.colors().wrong : m_theme.colors().faintText);
        painter.drawText(
            QRectF(0, top, m_gutter->width() - m_theme.metrics().grid, height),
            Qt::AlignRight | Qt::AlignTop,
            QString::number(block.blockNumber() + 1));
        block = block.next();
        top += height;
    }
}

QString TemplateEdit::prefix() const {
    const QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const auto open = before.lastIndexOf(QLatin1String("{{"));
    if (open < 0 || before.indexOf(QLatin1String("}}"), open) >= 0)
        return {};
    // Not null, so that an empty prefix proposes everything.
    return QStringLiteral("") + before.mid(open + 2);
}

void TemplateEdit::propose() {
    const QString typed = prefix();
    if (typed.isNull()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(typed);
    if (m_completer->completionCount() == 0 ||
        (m_completer->completionCount() == 1 && m_completer->currentCompletion() == typed)) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect().translated(gutterWidth(), 0);
    place.setWidth(
        m_completer->popup()->sizeHintForColumn(0) + m_completer->popup()->verticalScrollBar()->width() +
        4 * m_theme.metrics().grid);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    m_completer->complete(place);
}

void TemplateEdit::insert(const QString& name) {
    QTextCursor cursor = textCursor();
    const auto typed = static_cast<int>(prefix().size());
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, typed);
    const bool isClosed =
        cursor.block().text().mid(textCursor().positionInBlock()).startsWith(QLatin1String("}}"));
    cursor.insertText(isClosed ? name : name + QLatin1String("}}"));
    if (isClosed)
        cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, 2);
    setTextCursor(cursor);
}

void TemplateEdit::keyPressEvent(QKeyEvent* event) {
    const bool isOpen = m_completer->popup()->isVisible();
    if (isOpen) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Escape:
        case Qt::Key_Tab:
            event->ignore(); // the list of names takes it
            return;
        default:
            break;
        }
    }
    const bool isAsked = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (!isAsked)
        QPlainTextEdit::keyPressEvent(event);
    if (isAsked || !event->text().isEmpty())
        propose();
}

void TemplateEdit::applyTheme() {
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(m_theme.bodyFont().pointSizeF());
    setFont(fixed);
    layOutGutter();
    showMarks();
}

} // namespace intentscope::reasoning
