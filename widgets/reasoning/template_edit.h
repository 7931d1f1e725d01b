// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QStringList>

class QCompleter;
class QStringListModel;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::reasoning {

/// A text box for templates: numbered lines, tinted tags, names proposed behind "{{", and a mark at the line
/// and column of a mistake. GUI thread.
class TemplateEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    /// `theme` must outlive the box.
    explicit TemplateEdit(const ui::Theme& theme, QWidget* parent = nullptr);

    /// What is proposed; see templateNames.
    void setNames(const QStringList& names);
    /// Lines and columns count from 1; line 0: no mistake. A column of 0 marks the whole line.
    void markMistake(int line, int column);
    int markedLine() const { return m_markedLine; }
    QCompleter& completer() { return *m_completer; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Gutter;

    int gutterWidth() const;
    void paintGutter(QPaintEvent* event);
    void layOutGutter();
    /// What stands between "{{" and the cursor; null outside of a tag.
    QString prefix() const;
    void propose();
    void insert(const QString& name);
    void showMarks();
    void applyTheme();

    const ui::Theme& m_theme;
    QWidget* m_gutter;
    QCompleter* m_completer;
    QStringListModel* m_names;
    int m_markedLine = 0;
    int m_markedColumn = 0;
};

} // namespace intentscope::reasoning
