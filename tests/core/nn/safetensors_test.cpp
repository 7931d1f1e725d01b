// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors.h"

#include "core/base/env.h"
#include "tests/support/faulty_env.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

namespace intentscope::nn {
namespace {

using test::HasError;
using test::HasErrorAbout;

/// A file's text from a header and as many zero bytes of data.
std::string fileText(const std::string& header, std::size_t dataBytes) {
    const std::uint64_t length = header.size();
    std::string text(sizeof length, '\0');
    std::memcpy(text.data(), &length, sizeof length);
    return text + header + std::string(dataBytes, '\0');
}

std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Safetensors : public testing::Test {
protected:
    Result<SafetensorsFile> openText(std::string_view text) {
        return SafetensorsFile::open(m_env, m_folder.write("model.safetensors", text));
    }
    Result<SafetensorsFile> openHeader(const std::string& header, std::size_t dataBytes) {
        return openText(fileText(header, dataBytes));
    }
    std::string smallFile() {
        const auto path = m_folder.path() / "small.safetensors";
        const std::vector<TensorBytes> tensors{
            {"weight", TensorType::F32, {2, 3}, std::as_bytes(std::span(m_floats))},
            {"count", TensorType::I64, {1}, std::as_bytes(std::span(m_counts))}};
        EXPECT_OK(writeSafetensors(m_env, path, tensors, {{"made_by", "a test"}}));
        return contents(path);
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::array<float, 6> m_floats{1, 2, 3, 4, 5, 6};
    std::array<std::int64_t, 1> m_counts{7};
};

TEST_F(Safetensors, GivesBackWhatWasWritten) {
    ASSERT_OK_AND_ASSIGN(const auto file, openText(smallFile()));
    ASSERT_EQ(file.tensors().size(), 2U);
    const TensorEntry* weight = file.find("weight");
    ASSERT_NE(weight, nullptr);
    EXPECT_EQ(weight->type, TensorType::F32);
    EXPECT_EQ(weight->shape, (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ(weight->elementCount(), 6);
    const auto bytes = file.bytes(*weight);
    EXPECT_EQ(std::memcmp(bytes.data(), m_floats.data(), sizeof m_floats), 0);
    EXPECT_EQ(file.metadata().at("made_by"), "a test");
    EXPECT_EQ(file.find("bias"), nullptr);
}

TEST_F(Safetensors, AreTheSameBytesInWhateverOrderTensorsCome) {
    const std::vector<TensorBytes> tensors{
        {"a", TensorType::F32, {6}, std::as_bytes(std::span(m_floats))},
        {"b", TensorType::I64, {1}, std::as_bytes(std::span(m_counts))},
        {"c", TensorType::F32, {0, 4}, {}}};
    const std::vector<TensorBytes> reversed(tensors.rbegin(), tensors.rend());
    ASSERT_OK(writeSafetensors(m_env, m_folder.path() / "1", tensors));
    ASSERT_OK(writeSafetensors(m_env, m_folder.path() / "2", reversed));
    EXPECT_EQ(contents(m_folder.path() / "1"), contents(m_folder.path() / "2"));
    ASSERT_OK_AND_ASSIGN(const auto file, SafetensorsFile::open(m_env, m_folder.path() / "1"));
    for (const TensorEntry& tensor : file.tensors())
        EXPECT_EQ(tensor.begin % byteCount(tensor.type), 0U) << tensor.name;
}

TEST_F(Safetensors, CutShortAnywhereAreCorrupt) {
    const std::string whole = smallFile();
    for (std::size_t part = 0; part < 64; ++part)
        EXPECT_THAT(openText(whole.substr(0, whole.size() * part / 64)), HasError(ErrorCode::Corrupt))
            << part;
    EXPECT_THAT(openText(whole + "x"), HasErrorAbout(ErrorCode::Corrupt, "the tensors end at offset"));
}

TEST_F(Safetensors, WithOneBitOfTheHeaderFlippedAreRefusedOrStillWhole) {
    const std::string whole = smallFile();
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, whole.data(), sizeof headerBytes);
    for (std::size_t bit = 0; bit < (sizeof headerBytes + headerBytes) * 8; ++bit) {
        std::string damaged = whole;
        damaged[bit / 8] =
            static_cast<char>(static_cast<unsigned char>(damaged[bit / 8]) ^ (1U << (bit % 8)));
        const auto file = openText(damaged);
        if (!file) {
            EXPECT_THAT(file, HasError(ErrorCode::Corrupt)) << "bit " << bit;
            continue;
        }
        // A flipped letter of a name is not damage that a reader could see; the ranges must still be right.
        std::size_t sum = 0;
        for (const TensorEntry& tensor : file->tensors())
            sum += file->bytes(tensor).size();
        EXPECT_EQ(sum, sizeof m_floats + sizeof m_counts) << "bit " << bit;
    }
}

TEST_F(Safetensors, RefuseAnAbsurdHeaderLength) {
    std::string huge(16, '\xff');
    EXPECT_THAT(openText(huge), HasErrorAbout(ErrorCode::Corrupt, "above the limit"));
    std::string beyond = fileText("{}", 0);
    beyond[0] = 50;
    EXPECT_THAT(openText(beyond), HasErrorAbout(ErrorCode::Corrupt, "offset 58"));
    EXPECT_THAT(openText(""), HasErrorAbout(ErrorCode::Corrupt, "0 bytes"));
}

TEST_F(Safetensors, RefuseHeadersThatAreNotObjects) {
    EXPECT_THAT(openHeader("[1]", 0), HasErrorAbout(ErrorCode::Corrupt, "not a JSON object"));
    EXPECT_THAT(openHeader("{\"a\":", 0), HasErrorAbout(ErrorCode::Corrupt, "not a JSON object"));
    EXPECT_THAT(openHeader(R"({"a":3})", 0), HasErrorAbout(ErrorCode::Corrupt, "tensor 'a'"));
    EXPECT_THAT(openHeader(R"({"a":[[[[[[1]]]]]]})", 0), HasErrorAbout(ErrorCode::Corrupt, "nested"));
    EXPECT_THAT(openHeader(R"({"__metadata__":3})", 0), HasErrorAbout(ErrorCode::Corrupt, "__metadata__"));
    EXPECT_THAT(openHeader(R"({"__metadata__":{"a":1}})", 0), HasErrorAbout(ErrorCode::Corrupt, "not text"));
}

TEST_F(Safetensors, RefuseATensorNamedTwice) {
    const std::string entry = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]})";
    EXPECT_THAT(
        openHeader("{" + entry + "," + entry + "}", 4), HasErrorAbout(ErrorCode::Corrupt, "'a' twice"));
}

TEST_F(Safetensors, RefuseUnknownTypesAndShapes) {
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}})", 4),
        HasErrorAbout(ErrorCode::Corrupt, "'F33'"));
    EXPECT_THAT(
        openHeader(R"({"a":{"shape":[1],"data_offsets":[0,4]}})", 4),
        HasErrorAbout(ErrorCode::Corrupt, "dtype"));
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4),
        HasErrorAbout(ErrorCode::Corrupt, "not a count"));
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F32","shape":4,"data_offsets":[0,4]}})", 4),
        HasErrorAbout(ErrorCode::Corrupt, "no shape"));
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}})", 4),
        HasErrorAbout(ErrorCode::Corrupt, "data_offsets"));
}

TEST_F(Safetensors, RefuseSizesThatOverflowOrDoNotFit) {
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0),
        HasErrorAbout(ErrorCode::Corrupt, "overflows"));
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F32","shape":[9223372036854775807],"data_offsets":[0,4]}})", 4),
        HasErrorAbout(ErrorCode::Corrupt, "overflows"));
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4),
        HasErrorAbout(ErrorCode::Corrupt, "need 8 bytes"));
    EXPECT_THAT(
        openHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}})", 8),
        HasErrorAbout(ErrorCode::Corrupt, "offsets 8 to 4"));
}

TEST_F(Safetensors, RefuseGapsAndOverlaps) {
    const std::string first = R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)";
    EXPECT_THAT(
        openHeader(first + R"("b":{"dtype":"U8","shape":[4],"data_offsets":[5,9]}})", 9),
        HasErrorAbout(ErrorCode::Corrupt, "gap"));
    EXPECT_THAT(
        openHeader(first + R"("b":{"dtype":"U8","shape":[4],"data_offsets":[3,7]}})", 7),
        HasErrorAbout(ErrorCode::Corrupt, "overlaps"));
    EXPECT_THAT(
        openHeader(first + R"("b":{"dtype":"BOOL","shape":[],"data_offsets":[4,5]}})", 5), test::IsOk());
}

TEST_F(Safetensors, AreNotWrittenFromTensorsThatDoNotFit) {
    const auto path = m_folder.path() / "refused";
    const auto bytes = std::as_bytes(std::span(m_floats));
    const TensorBytes good{"a", TensorType::F32, {6}, bytes};
    EXPECT_THAT(
        writeSafetensors(m_env, path, std::vector{good, good}),
        HasErrorAbout(ErrorCode::InvalidInput, "'a'"));
    EXPECT_THAT(
        writeSafetensors(m_env, path, std::vector{TensorBytes{"a", TensorType::F32, {5}, bytes}}),
        HasErrorAbout(ErrorCode::InvalidInput, "do not fit"));
    EXPECT_THAT(
        writeSafetensors(m_env, path, std::vector{TensorBytes{"a", TensorType::F32, {-6}, bytes}}),
        HasError(ErrorCode::InvalidInput));
    EXPECT_EQ(m_env.kind(path), FileKind::Missing);
}

TEST_F(Safetensors, LeaveNothingBehindOnAFullDisk) {
    const auto path = m_folder.path() / "model.safetensors";
    const std::vector<TensorBytes> tensors{{"a", TensorType::F32, {6}, std::as_bytes(std::span(m_floats))}};
    test::FaultyEnv counting;
    ASSERT_OK(writeSafetensors(counting, m_folder.path() / "counted", tensors));
    for (std::int64_t step = 0; step < counting.writeStepCount(); ++step) {
        test::FaultyEnv full(step);
        EXPECT_THAT(writeSafetensors(full, path, tensors), HasError(ErrorCode::ResourceExhausted)) << step;
        EXPECT_EQ(m_env.kind(path), FileKind::Missing) << step;
    }
}

TEST_F(Safetensors, OfThePythonPackageAreRead) {
    const auto path = test::sourceDirectory() / "tests/parity/ranker_safetensors.safetensors";
    ASSERT_OK_AND_ASSIGN(const auto file, SafetensorsFile::open(m_env, path));
    EXPECT_EQ(file.metadata().at("made_by"), "ranker_safetensors.py");
    EXPECT_EQ(file.tensors().size(), 9U);
    const TensorEntry* floats = file.find("f32");
    ASSERT_NE(floats, nullptr);
    EXPECT_EQ(floats->shape, (std::vector<std::int64_t>{2, 3}));
    std::array<float, 6> values{};
    ASSERT_EQ(file.bytes(*floats).size(), sizeof values);
    std::memcpy(values.data(), file.bytes(*floats).data(), sizeof values);
    EXPECT_EQ(values, (std::array<float, 6>{0, 0.5F, 1, 1.5F, 2, 2.5F}));
    const TensorEntry* counts = file.find("i64");
    ASSERT_NE(counts, nullptr);
    std::array<std::int64_t, 2> whole{};
    std::memcpy(whole.data(), file.bytes(*counts).data(), sizeof whole);
    EXPECT_EQ(whole, (std::array<std::int64_t, 2>{-9'000'000'000, 9'000'000'000}));
    EXPECT_EQ(file.find("scalar")->shape.size(), 0U);
    EXPECT_EQ(file.find("empty")->elementCount(), 0);
    EXPECT_EQ(file.find("bool")->type, TensorType::Bool);
}

TEST_F(Safetensors, OfThePythonPackageKeepTheirTensorsWhenWrittenAgain) {
    const auto reference = test::sourceDirectory() / "tests/parity/ranker_safetensors.safetensors";
    ASSERT_OK_AND_ASSIGN(const auto file, SafetensorsFile::open(m_env, reference));
    std::vector<TensorBytes> tensors;
    for (const TensorEntry& tensor : file.tensors())
        tensors.push_back({tensor.name, tensor.type, tensor.shape, file.bytes(tensor)});
    const auto path = m_folder.path() / "again";
    ASSERT_OK(writeSafetensors(m_env, path, tensors, file.metadata()));
    ASSERT_OK_AND_ASSIGN(const auto again, SafetensorsFile::open(m_env, path));
    for (const TensorEntry& tensor : file.tensors()) {
        const TensorEntry* other = again.find(tensor.name);
        ASSERT_NE(other, nullptr) << tensor.name;
        EXPECT_TRUE(std::ranges::equal(file.bytes(tensor), again.bytes(*other))) << tensor.name;
    }
}

} // namespace
} // namespace intentscope::nn
