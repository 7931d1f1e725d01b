// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QAbstractItemModel;

namespace intentscope::test {

/// Lets warnings of the category "qt.modeltest" fail the running test. Called once by the test program.
void reportModelMistakes();

/// Watches a model for as long as it lives: every breach of the rules of QAbstractItemModel, at once or
/// after a later change, is a non-fatal failure of the running test.
class ModelCheck {
public:
    explicit ModelCheck(QAbstractItemModel& model);
    ~ModelCheck();
    ModelCheck(const ModelCheck&) = delete;
    ModelCheck& operator=(const ModelCheck&) = delete;

private:
    class Tester;
    std::unique_ptr<Tester> m_tester;
};

} // namespace intentscope::test
