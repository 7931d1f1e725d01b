// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include "tests/app/window_fixture.h"
#include "tests/support/gui_wait.h"
#include "widgets/base/elided_label.h"
#include "widgets/base/message_row.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QXmlStreamReader>

#include <set>

namespace intentscope::app {
namespace {

TEST(LanguageTest, IsTheChosenOneElseTheFirstThatTheSystemWants) {
    EXPECT_EQ(languageFor(QStringLiteral("id"), {QStringLiteral("pt-BR")}), QStringLiteral("id"));
    EXPECT_EQ(languageFor({}, {QStringLiteral("pt-BR"), QStringLiteral("en")}), QStringLiteral("pt"));
    EXPECT_EQ(
        languageFor({}, {QStringLiteral("fr-FR"), QStringLiteral("zh-Hans-CN")}), QStringLiteral("zh_CN"));
    EXPECT_EQ(languageFor({}, {QStringLiteral("zh-Hant-TW")}), QStringLiteral("en")) << "another script";
    EXPECT_EQ(languageFor(QStringLiteral("xx"), {}), QStringLiteral("en"));
}

TEST(PseudoTextTest, IsLongerAndKeepsWhatHasAMeaning) {
    EXPECT_EQ(pseudoText({}), QString());
    EXPECT_EQ(
        pseudoText(QStringLiteral("Save %1 of %L2 <b>now</b> (*.csv)")).count(QStringLiteral("<b>")), 1);
    for (const char* kept : {"%1", "%L2", "<b>", "</b>", "(*.csv)"})
        EXPECT_TRUE(
            pseudoText(QStringLiteral("Save %1 of %L2 <b>now</b> (*.csv)")).contains(QLatin1String(kept)))
            << kept;
    EXPECT_GT(pseudoText(QStringLiteral("Ranking")).size(), 8);
}

/// A message of a .ts file that has a translation.
struct Message {
    QString source;
    QString translation;
};

std::vector<Message> messagesOf(const char* code, int& total) {
    const QString root = qEnvironmentVariable("ISCOPE_SOURCE_DIR");
    QFile file(QStringLiteral("%1/resources/translations/intentscope_%2.ts").arg(root, QLatin1String(code)));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << code;
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString source;
    total = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
            ++total;
        } else if (xml.name() == QLatin1String("translation")) {
            const bool isDone = !xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString translation = xml.readElementText();
            if (isDone && !translation.isEmpty())
                messages.push_back({source, translation});
        }
    }
    EXPECT_FALSE(xml.hasError()) << code << ": " << xml.errorString().toStdString();
    return messages;
}

std::multiset<QString> placeholders(const QString& text) {
    static const QRegularExpression Pattern(QStringLiteral("%L?\\d+|\\(\\*[^)]*\\)"));
    std::multiset<QString> found;
    auto matches = Pattern.globalMatch(text);
    while (matches.hasNext())
        found.insert(matches.next().captured());
    return found;
}

TEST(TranslationFilesTest, KeepThePlaceholdersOfEverySource) {
    for (const Language& language : languages()) {
        int total = 0;
        const auto messages = messagesOf(language.code, total);
        // Texts come every day; a language that falls behind this is no language of the window any more.
        EXPECT_GE(static_cast<double>(messages.size()), 0.8 * total) << language.code;
        for (const Message& message : messages) {
            EXPECT_EQ(placeholders(message.translation), placeholders(message.source))
                << language.code << ": " << message.source.toStdString() << " is "
                << message.translation.toStdString();
            EXPECT_EQ(
                message.source.startsWith(QLatin1Char('&')) || message.source.contains(QStringLiteral(" &")),
                message.translation.contains(QLatin1Char('&')))
                << language.code << ": " << message.source.toStdString();
        }
    }
}

class TranslatedWindowTest : public WindowFixture {
protected:
    void speak(const char* code) {
        m_window.reset();
        m_translations.reset();
        m_translations = std::make_unique<Translations>(*qApp, QString::fromLatin1(code));
        startWindow();
        open(m_workspace);
        select("i3");
        settle();
    }
    void TearDown() override {
        m_window.reset();
        m_translations.reset();
    }
    std::unique_ptr<Translations> m_translations;
};

TEST_F(TranslatedWindowTest, EveryLanguageIsThereAndTheMenuSpeaksIt) {
    std::set<QString> titles;
    for (const Language& language : languages()) {
        speak(language.code);
        titles.insert(m_window->menuBar()->actions().back()->text());
        EXPECT_EQ(m_window->findChildren<QMenu*>().isEmpty(), false);
    }
    EXPECT_EQ(titles.size(), languages().size()) << "each has its own word";
}

/// What is left when everything between the brackets of the pseudo-language is taken away.
QString outsideBrackets(const QString& text) {
    QString rest;
    int depth = 0;
    for (const QChar letter : text) {
        if (letter == QChar(0x27E6))
            ++depth;
        else if (letter == QChar(0x27E7))
            --depth;
        else if (depth == 0)
            rest += letter;
    }
    return rest;
}

/// Every text that a widget shows itself; those of item models are data mostly.
QStringList textsOf(const QWidget& widget) {
    QStringList texts{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()};
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        texts << label->text();
    if (const auto* label = qobject_cast<const ui::ElidedLabel*>(&widget))
        texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts << button->text();
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        texts << edit->placeholderText();
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget); header && header->model()) {
        for (int i = 0; i < header->count(); ++i) {
            texts << header->model()->headerData(i, header->orientation()).toString()
                  << header->model()->headerData(i, header->orientation(), Qt::ToolTipRole).toString();
        }
    }
    texts.removeAll(QString());
    return texts;
}

/// Words of the data, of metrics and of keys: no translator's business.
bool isNoText(const QString& rest) {
    static const QRegularExpression Allowed(QStringLiteral(
        "\\b(Ann|Lim|ann|bob|cat|Bob|Cat|tiny|Tiny|base|tuned|shop|IntentScope|GAUC|Recall|"
        "NDCG|Hit|MRR|Ctrl|Alt|Shift|"
        "Return|Enter|Five intents, three users, six impressions|cid|only unclicked|Days in "
        "status|sft|dpo|cal|full|UTC|Asia|Singapore|SG|MY|English|Bahasa|Indonesia|two_tower|time|"
        "region|tier|days|session|product|orders|payments|count)\\b|[0-9a-f]{8,}"));
    static const QRegularExpression Word(QStringLiteral("[A-Za-z]{3,}"));
    QString left = rest;
    return !left.remove(Allowed).contains(Word);
}

/// What went wrong is told in the words of the core, which are English (docs/window.md).
bool isMessage(const QWidget* widget) {
    while (widget != nullptr && qobject_cast<const ui::MessageRow*>(widget) == nullptr)
        widget = widget->parentWidget();
    return widget != nullptr;
}

TEST_F(TranslatedWindowTest, NothingThatAPersonReadsIsLeftToTheSources) {
    speak(PseudoLanguage);
    std::set<QString> found;
    for (const LayoutSpec& layout : layoutTable()) {
        m_window->workbench().applyLayout(layout.layout);
        test::waitUntil([] { return false; }, 60);
        for (const auto* widget : m_window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || isMessage(widget))
                continue;
            for (const QString& text : textsOf(*widget)) {
                if (!isNoText(outsideBrackets(text)))
                    found.insert(QStringLiteral("%1 %2: %3")
                                     .arg(
                                         QLatin1String(widget->metaObject()->className()),
                                         widget->objectName(),
                                         text));
            }
        }
    }
    for (const auto* menu : m_window->findChildren<QMenu*>()) {
        for (const auto* action : menu->actions()) {
            if (!isNoText(outsideBrackets(action->text())))
                found.insert(QStringLiteral("menu: %1").arg(action->text()));
        }
    }
    for (const QString& text : found)
        ADD_FAILURE() << text.toStdString();
}

TEST_F(TranslatedWindowTest, NothingIsCutWhenTextsAreLonger) {
    speak(PseudoLanguage);
    std::set<QString> found;
    for (const LayoutSpec& layout : layoutTable()) {
        m_window->workbench().applyLayout(layout.layout);
        test::waitUntil([] { return false; }, 60);
        const auto note = [&](const QWidget& widget, const QString& text) {
            found.insert(
                QStringLiteral("%1 in %2: %3, %4 of %5 pixels")
                    .arg(QLatin1String(widget.metaObject()->className()), QLatin1String(layout.name), text)
                    .arg(widget.width())
                    .arg(widget.sizeHint().width()));
        };
        for (const auto* widget : m_window->findChildren<QWidget*>()) {
            if (!widget->isVisible())
                continue;
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (label && !label->wordWrap() && label->width() < label->sizeHint().width() - 1)
                note(*label, label->text());
            if (button && !button->text().isEmpty() && button->width() < button->sizeHint().width() - 1)
                note(*button, button->text());
        }
    }
    for (const QString& text : found)
        ADD_FAILURE() << text.toStdString();
}

} // namespace
} // namespace intentscope::app
