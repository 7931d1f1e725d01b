// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_pdf.h"

#include "core/base/atomic_file.h"
#include "core/base/build_version.h"
#include "widgets/base/convert.h"
#include "widgets/base/svg_picture.h"

#include <QBuffer>
#include <QImage>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTextDocument>
#include <QTextOption>
#include <QUrl>

namespace intentscope::app {
namespace {

constexpr int PlotWidth = 600; ///< in the document's pixels
constexpr int PlotDetail = 3;  ///< of the picture against the page

/// The page's own style sheet has variables and queries that QTextDocument does not know.
const QString& styleOfPage() {
    static const QString Style = QStringLiteral(
        "body { font-size: 9pt; color: #1f2328; } h1 { font-size: 16pt; } h2 { font-size: 12pt; }"
        "td, th { padding: 2px 5px; } .n { text-align: right; } .warning { color: #9a6700; }"
        ".subtitle, caption, figcaption { color: #57606a; }");
    return Style;
}

/// A plot takes its colours from the page; alone it needs them itself.
QByteArray standingAlone(const QString& svg) {
    static const QString Style = QStringLiteral(
        "<style>text{fill:#1f2328;font-size:12px}.soft{fill:#57606a}.grid{stroke:#e8ebef}.axis{stroke:#"
        "57606a}"
        ".mark{stroke:#1f2328;fill:#1f2328}.bar{stroke:none;fill-opacity:0.35}"
        ".c0{stroke:#0072b2;fill:#0072b2}.c1{stroke:#d55e00;fill:#d55e00}.c2{stroke:#009e73;fill:#009e73}"
        ".c3{stroke:#cc79a7;fill:#cc79a7}</style>");
    QString alone = svg;
    alone.insert(alone.indexOf(QLatin1Char('>')) + 1, Style);
    if (!alone.contains(QStringLiteral("xmlns=")))
        alone.insert(4, QStringLiteral(" xmlns=\"http://www.w3.org/2000/svg\""));
    return alone.toUtf8();
}

/// Plots become pictures of the document; the rest is text that it knows.
void fill(QTextDocument& document, const std::string& page) {
    static const QRegularExpression Left(
        QStringLiteral("<style>.*</style>|<nav>.*</nav>|<meta[^>]*>"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::InvertedGreedinessOption);
    static const QRegularExpression Plot(
        QStringLiteral("<svg.*</svg>"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::InvertedGreedinessOption);
    QString html = ui::toQString(page);
    html.remove(Left);
    int count = 0;
    for (auto match = Plot.match(html); match.hasMatch(); match = Plot.match(html)) {
        const QString name = QStringLiteral("plot:%1").arg(count++);
        document.addResource(
            QTextDocument::ImageResource,
            QUrl(name),
            ui::svgPicture(standingAlone(match.captured()), PlotWidth * PlotDetail));
        html.replace(
            match.capturedStart(),
            match.capturedLength(),
            QStringLiteral("<img src=\"%1\" width=\"%2\"/><br/>").arg(name).arg(PlotWidth));
    }
    document.setDefaultStyleSheet(styleOfPage());
    // Hashes have no place to break at.
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    document.setHtml(html);
}

} // namespace

Status writePdf(Env& env, const std::string& page, const std::filesystem::path& file) {
    QTextDocument document;
    fill(document, page);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&bytes);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
        writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
        writer.setCreator(QStringLiteral("IntentScope %1").arg(ui::toQString(codeVersion())));
        document.print(&writer);
    }
    return writeFileAtomically(env, file, bytes.data().toStdString());
}

} // namespace intentscope::app
