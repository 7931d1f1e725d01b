// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/stopped_training.h"

#include "core/base/atomic_file.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace intentscope::tasks {
namespace {

class StoppedTrainingTest : public testing::Test {
protected:
    void leaveState(const std::string& name) {
        ASSERT_OK(writeFileAtomically(m_env, m_folder.path() / (name + ".unfinished.safetensors"), "state"));
    }
    static TrainingNote note() {
        TrainingNote note{.latentId = "60e4727f390bf2a8"};
        note.spec.architecture = rank::RankerArchitecture::QeRec;
        note.spec.split = data::UserHoldout{.every = 5, .validationFraction = 0.1, .seed = 0};
        note.spec.seed = 7;
        note.spec.epochCount = 33;
        note.spec.learningRate = 0.0015;
        return note;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
};

TEST_F(StoppedTrainingTest, TellsWhatEachWasStartedWith) {
    leaveState("qe");
    leaveState("by-hand");
    ASSERT_OK(writeTrainingNote(m_env, m_folder.path() / "qe", note()));
    ASSERT_OK(writeTrainingNote(m_env, m_folder.path() / "done", note()));
    ASSERT_OK_AND_ASSIGN(const auto stopped, stoppedTrainings(m_env, m_folder.path()));
    ASSERT_EQ(stopped.size(), 2U) << "a note without a state is nothing to go on with";
    EXPECT_EQ(stopped[0].name, "by-hand");
    EXPECT_FALSE(stopped[0].note);
    EXPECT_EQ(stopped[1].name, "qe");
    ASSERT_TRUE(stopped[1].note);
    EXPECT_TRUE(stopped[1].note->isSameAs(note()));
    TrainingNote other = note();
    other.spec.seed = 8;
    EXPECT_FALSE(stopped[1].note->isSameAs(other));
}

TEST_F(StoppedTrainingTest, ADamagedNoteIsNoNote) {
    leaveState("qe");
    for (const char* text : {"", "{", "[1]", R"({"split": "time:0.7/0.1"})"}) {
        ASSERT_OK(writeFileAtomically(m_env, m_folder.path() / "qe.unfinished.json", text));
        ASSERT_OK_AND_ASSIGN(const auto stopped, stoppedTrainings(m_env, m_folder.path()));
        ASSERT_EQ(stopped.size(), 1U);
        EXPECT_FALSE(stopped[0].note) << text;
    }
}

TEST_F(StoppedTrainingTest, NotesGoWithTheTraining) {
    const auto checkpoint = m_folder.path() / "new" / "qe";
    ASSERT_OK(writeTrainingNote(m_env, checkpoint, note()));
    ASSERT_OK(removeTrainingNote(m_env, checkpoint));
    ASSERT_OK(removeTrainingNote(m_env, checkpoint));
    ASSERT_OK_AND_ASSIGN(const auto files, m_env.list(m_folder.path() / "new"));
    EXPECT_TRUE(files.empty());
    ASSERT_OK_AND_ASSIGN(const auto none, stoppedTrainings(m_env, m_folder.path() / "nowhere"));
    EXPECT_TRUE(none.empty());
}

} // namespace
} // namespace intentscope::tasks
