// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/source_rules.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <string_view>

namespace intentscope::lint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t MaxFileLines = 400;

struct Source {
    std::string file;
    std::vector<std::string> lines;

    bool isIn(std::string_view folder) const { return file.rfind(folder, 0) == 0; }
};

Source readSource(const fs::path& root, const fs::path& path) {
    Source source{fs::relative(path, root).generic_string(), {}};
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
        source.lines.push_back(line);
    return source;
}

std::vector<Source> readTree(const fs::path& root) {
    std::vector<Source> sources;
    for (const char* folder : {"core", "widgets", "app", "tests"}) {
        if (!fs::exists(root / folder))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            const bool isFixture = entry.path().string().find("lint/fixtures") != std::string::npos &&
                                   root.string().find("lint/fixtures") == std::string::npos;
            if (entry.is_regular_file() && !isFixture && (extension == ".h" || extension == ".cpp"))
                sources.push_back(readSource(root, entry.path()));
        }
    }
    std::ranges::sort(sources, {}, &Source::file);
    return sources;
}

bool isQtInclude(const std::string& target) {
    static const std::regex Qt("^(Q[A-Z]\\w*|Qt\\w*/.*|qcustomplot.*|q[a-z]+\\.h)$");
    return std::regex_match(target, Qt);
}

bool isTorchInclude(const std::string& target) {
    static const std::regex Torch("^(torch|ATen|c10|caffe2)/.*$");
    return std::regex_match(target, Torch);
}

bool startsWith(const std::string& text, std::string_view prefix) {
    return text.rfind(prefix, 0) == 0;
}

/// The layers of the house: which include is not allowed where. "" when all is well.
std::string brokenLayer(const Source& source, const std::string& target) {
    if (source.isIn("core/") && isQtInclude(target))
        return "core-includes-qt";
    if (source.isIn("app/cli/") && isQtInclude(target))
        return "command-line-includes-qt";
    const bool isTorchFile =
        source.isIn("core/nn/") && (source.file.ends_with(".cpp") || source.file.ends_with("_torch.h"));
    if (isTorchInclude(target) && !isTorchFile && !source.isIn("tests/core/nn/"))
        return "torch-outside-core-nn";
    const bool isArrowFile =
        source.file.find("/parquet_") != std::string::npos || source.isIn("core/data/arrow_guard");
    if ((startsWith(target, "arrow/") || startsWith(target, "parquet/")) && !isArrowFile)
        return "arrow-outside-parquet-files";
    if (target.ends_with("_torch.h") && !isTorchFile && !source.isIn("tests/core/nn/"))
        return "torch-header-outside-core-nn";
    if (source.isIn("core/") && (startsWith(target, "widgets/") || startsWith(target, "app/")))
        return "core-includes-upwards";
    if (source.isIn("core/") && !source.isIn("core/nn/") && startsWith(target, "core/nn/"))
        return "core-includes-nn";
    if (source.isIn("widgets/") && (startsWith(target, "app/") || startsWith(target, "core/nn/")))
        return "widgets-know-too-much";
    if (target == "qcustomplot.h" && source.file != "widgets/base/qcustomplot_qt6.h")
        return "plot-header-included-directly";
    if (!source.isIn("tests/") && startsWith(target, "tests/"))
        return "product-includes-tests";
    const bool isAboutJson = source.file.find("json") != std::string::npos;
    if (source.isIn("core/") && source.file.ends_with(".h") && !isAboutJson &&
        startsWith(target, "nlohmann/"))
        return "json-in-public-header";
    return {};
}

struct ForbiddenWord {
    const char* rule;
    /// Every match contains one of them: a plain search spares most lines the regular expression, which is
    /// slow.
    std::vector<std::string_view> hints;
    std::regex pattern;
    /// Files (by prefix) in which the word is at home.
    std::vector<std::string> allowedIn;
};

const std::vector<ForbiddenWord>& forbiddenWords() {
    static const std::vector<ForbiddenWord> Words = {
        {"process-events", {"processEvents"}, std::regex("\\bprocessEvents\\b"), {"tests/"}},
        {"thread-outside-job-runner",
         {"hread"},
         std::regex("\\b(std::j?thread|QThread::create|new QThread)\\b"),
         {"widgets/jobs/", "core/store/", "tests/", "core/base/workers", "core/nn/"}},
        {"views-pipeline", {"views::"}, std::regex("\\bstd::(ranges::)?views::"), {}},
        {"std-format", {"std::format"}, std::regex("\\bstd::format\\b"), {}},
        {"throw", {"throw"}, std::regex("\\bthrow\\b(?!\\()"), {"tests/"}},
        {"qt-keyword",
         {"signals", "slots"},
         std::regex("^\\s*(signals|public slots|private slots|protected slots)\\s*:"),
         {}},
        {"string-connect", {"SIGNAL", "SLOT"}, std::regex("\\b(SIGNAL|SLOT)\\("), {}},
        {"using-namespace-in-header", {"using namespace"}, std::regex("^using namespace"), {}},
        {"todo", {"TODO", "FIXME", "XXX"}, std::regex("\\b(TODO|FIXME|XXX)\\b"), {}},
    };
    return Words;
}

void checkIncludes(const Source& source, std::vector<Violation>& out) {
    static const std::regex Include("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        std::smatch match;
        if (source.lines[i].find('#') == std::string::npos ||
            !std::regex_search(source.lines[i], match, Include))
            continue;
        const std::string rule = brokenLayer(source, match[1]);
        if (!rule.empty())
            out.push_back({source.file, i + 1, rule, source.lines[i]});
    }
}

/// A line without its comment and without the insides of its string literals.
std::string codeOf(const std::string& line) {
    std::string code;
    bool isInString = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (!isInString && line.compare(i, 2, "//") == 0)
            break;
        if (line[i] == '"' && (i == 0 || line[i - 1] != '\\'))
            isInString = !isInString;
        else if (isInString)
            continue;
        code += line[i];
    }
    return code;
}

bool containsAny(const std::string& line, const std::vector<std::string_view>& words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return line.find(word) != std::string::npos; });
}

void checkWords(const Source& source, std::vector<Violation>& out) {
    if (source.isIn("tests/lint/"))
        return;
    for (const ForbiddenWord& word : forbiddenWords()) {
        if (std::ranges::any_of(word.allowedIn, [&](const auto& folder) { return source.isIn(folder); }))
            continue;
        const std::string_view rule = word.rule;
        if (rule == "using-namespace-in-header" && !source.file.ends_with(".h"))
            continue;
        const bool isAboutComments = rule == "todo";
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            if (!containsAny(source.lines[i], word.hints))
                continue;
            const std::string text = isAboutComments ? source.lines[i] : codeOf(source.lines[i]);
            if (std::regex_search(text, word.pattern))
                out.push_back({source.file, i + 1, word.rule, source.lines[i]});
        }
    }
}

/// What a person reads in the window is translatable: no word goes to a widget as a literal.
void checkTexts(const Source& source, std::vector<Violation>& out) {
    const bool isOfWindow = source.isIn("widgets/") || (source.isIn("app/") && !source.isIn("app/cli/"));
    if (!isOfWindow)
        return;
    static const std::regex Literal(
        "\\b(set(Text|ToolTip|WindowTitle|PlaceholderText|AccessibleName|AccessibleDescription|Title|"
        "StatusTip|"
        "WhatsThis|LabelText|Prefix|Suffix)|showMessage|addItem|addTab|addAction|addMenu|"
        "Q(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action))\\(\\s*"
        "(QStringLiteral|QLatin1String|QString::fromUtf8|QString::fromLatin1)\\(u?\"[^\"]*[A-Za-z]{2}");
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const std::string& line = source.lines[i];
        if (line.find("(\"") != std::string::npos && std::regex_search(line, Literal))
            out.push_back({source.file, i + 1, "text-not-translatable", line});
    }
}

/// Functions are seen by their shape under the house's formatting: a line at a function's indent that opens
/// a body, and the closing brace at the same indent.
void checkFunctionLengths(const Source& source, std::vector<Violation>& out) {
    constexpr std::size_t MaxFunctionLines = 60;
    static const std::regex Opening(
        "^(?!namespace|class|struct|enum|union|extern|const|constexpr|static const)"
        "[A-Za-z~].*\\)?.*\\{$");
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const std::string& line = source.lines[i];
        if (line != "{" && (!line.ends_with('{') || !std::regex_match(line, Opening)))
            continue;
        std::size_t end = i + 1;
        while (end < source.lines.size() && (source.lines[end].empty() || source.lines[end].front() != '}'))
            ++end;
        if (end < source.lines.size() && end - i + 1 > MaxFunctionLines && source.lines[end] == "}")
            out.push_back({source.file, i + 1, "function-too-long", source.lines[i]});
        i = end;
    }
}

void checkShape(const Source& source, std::vector<Violation>& out) {
    if (source.lines.empty() || source.lines.front() != "// SPDX-License-Identifier: GPL-3.0-or-later")
        out.push_back({source.file, 1, "licence-line-missing", ""});
    if (source.lines.size() > MaxFileLines)
        out.push_back(
            {source.file, MaxFileLines, "file-too-long", std::to_string(source.lines.size()) + " lines"});
    const bool hasPragma = std::ranges::find(source.lines, "#pragma once") != source.lines.end();
    if (source.file.ends_with(".h") && !hasPragma)
        out.push_back({source.file, 1, "pragma-once-missing", ""});
    checkFunctionLengths(source, out);
}

} // namespace

std::vector<Violation> checkTree(const fs::path& root) {
    std::vector<Violation> violations;
    for (const Source& source : readTree(root)) {
        checkIncludes(source, violations);
        checkWords(source, violations);
        checkTexts(source, violations);
        checkShape(source, violations);
    }
    return violations;
}

std::map<std::string, std::size_t> countBudgeted(const fs::path& root) {
    std::map<std::string, std::size_t> counts = {{"QMessageBox", 0}, {"NOLINT", 0}};
    for (const Source& source : readTree(root)) {
        if (source.isIn("tests/"))
            continue;
        for (const std::string& line : source.lines) {
            for (auto& [word, count] : counts) {
                if (line.find(word) != std::string::npos && line.find("#include") == std::string::npos)
                    ++count;
            }
        }
    }
    return counts;
}

} // namespace intentscope::lint
