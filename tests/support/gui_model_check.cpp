// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_model_check.h"

#include <QAbstractItemModelTester>
#include <QString>

#include <gtest/gtest.h>

#include <string_view>

namespace intentscope::test {
namespace {

QtMessageHandler previousHandler = nullptr;

void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    // The tester reports through this category only; in its QtTest mode nobody outside Qt Test would hear it.
    if (context.category != nullptr && std::string_view(context.category) == "qt.modeltest")
        ADD_FAILURE() << message.toStdString();
    else if (previousHandler != nullptr)
        previousHandler(type, context, message);
}

} // namespace

void reportModelMistakes() {
    previousHandler = qInstallMessageHandler(onMessage);
}

class ModelCheck::Tester final {
public:
    explicit Tester(QAbstractItemModel& model)
        : m_tester(&model, QAbstractItemModelTester::FailureReportingMode::Warning) {}

private:
    QAbstractItemModelTester m_tester;
};

ModelCheck::ModelCheck(QAbstractItemModel& model) : m_tester(std::make_unique<Tester>(model)) {}
ModelCheck::~ModelCheck() = default;

} // namespace intentscope::test
