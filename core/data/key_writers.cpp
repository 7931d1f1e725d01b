// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/key_writers.h"

#include "core/data/cell.h"
#include "core/data/npy.h"

#include <utility>

namespace intentscope::data {
namespace {

class RequiredBlock final : public ColumnBlock {
public:
    explicit RequiredBlock(std::unique_ptr<ColumnBlock> inner) : m_inner(std::move(inner)) {}

    Status add(std::string_view cell) override {
        if (!cell.empty())
            return m_inner->add(cell);
        return fail(
            ErrorCode::InvalidInput,
            "A value is expected, and the cell is empty",
            {.cure = "Fill the cell, or take the row out"});
    }
    void removeLast() override { m_inner->removeLast(); }
    void remove(std::span<const std::size_t> rows) override { m_inner->remove(rows); }
    void clear() override { m_inner->clear(); }
    WordBlock* words() override { return m_inner->words(); }
    const TextBlock* texts() const override { return m_inner->texts(); }
    const ColumnBlock& inner() const { return *m_inner; }

private:
    std::unique_ptr<ColumnBlock> m_inner;
};

class RequiredWriter final : public ColumnWriter {
public:
    explicit RequiredWriter(std::unique_ptr<ColumnWriter> inner) : m_inner(std::move(inner)) {}

    std::unique_ptr<ColumnBlock> makeBlock() const override {
        return std::make_unique<RequiredBlock>(m_inner->makeBlock());
    }
    Status append(const ColumnBlock& block) override {
        return m_inner->append(static_cast<const RequiredBlock&>(block).inner());
    }
    WordIndex* dictionary() const override { return m_inner->dictionary(); }
    Status finish() override { return m_inner->finish(); }
    ColumnFiles files() const override { return m_inner->files(); }

private:
    std::unique_ptr<ColumnWriter> m_inner;
};

class IdWriter final : public ColumnWriter {
public:
    IdWriter(std::unique_ptr<ColumnWriter> text, WordIndex& ids) : m_text(std::move(text)), m_ids(ids) {}

    std::unique_ptr<ColumnBlock> makeBlock() const override { return m_text->makeBlock(); }
    Status append(const ColumnBlock&) override { return {}; }
    Status finish() override {
        TextBlock all;
        constexpr std::int32_t IdsAtOnce = 1 << 16;
        for (std::int32_t row = 0; row < m_ids.size(); ++row) {
            ISCOPE_TRY(all.add(m_ids.word(row)));
            if (row % IdsAtOnce == IdsAtOnce - 1) {
                ISCOPE_TRY(m_text->append(all));
                all.clear();
            }
        }
        ISCOPE_TRY(m_text->append(all));
        return m_text->finish();
    }
    ColumnFiles files() const override { return m_text->files(); }

private:
    std::unique_ptr<ColumnWriter> m_text;
    WordIndex& m_ids;
};

class UserReferenceWriter final : public ColumnWriter {
public:
    UserReferenceWriter(NpyWriter rows, WordIndex& users) : m_rows(std::move(rows)), m_users(users) {}

    std::unique_ptr<ColumnBlock> makeBlock() const override {
        return std::make_unique<WordBlock>(WordBlock::Shape::One);
    }
    Status append(const ColumnBlock& block) override {
        return m_rows.append(std::span(static_cast<const WordBlock&>(block).codes));
    }
    WordIndex* dictionary() const override { return &m_users; }
    Status finish() override { return m_rows.finish(Sync::Later); }
    ColumnFiles files() const override { return {{"users", m_rows.path().filename().string()}}; }

private:
    NpyWriter m_rows;
    WordIndex& m_users;
};

} // namespace

Result<std::unique_ptr<ColumnWriter>> makeIdWriter(Env& env, ColumnTarget target, WordIndex& ids) {
    const ColumnSpec textSpec{.name = {}, .kind = FeatureKind::Text};
    ISCOPE_TRY_ASSIGN(auto text, ColumnWriter::create(env, textSpec, std::move(target)));
    return makeRequired(std::make_unique<IdWriter>(std::move(text), ids));
}

Result<std::unique_ptr<ColumnWriter>>
makeUserReferenceWriter(Env& env, const ColumnTarget& target, WordIndex& users) {
    ISCOPE_TRY_ASSIGN(
        auto rows, NpyWriter::create(env, target.folder / (target.stem + ".users.npy"), NpyType::Int32));
    return makeRequired(std::make_unique<UserReferenceWriter>(std::move(rows), users));
}

std::unique_ptr<ColumnWriter> makeRequired(std::unique_ptr<ColumnWriter> inner) {
    return std::make_unique<RequiredWriter>(std::move(inner));
}

Error repeatedId(std::string_view id, std::int32_t row) {
    return fail(
               ErrorCode::InvalidInput,
               "The id " + quotedCell(id) + " is there twice; it was row " + std::to_string(row + 1) +
                   " of the table before",
               {.cure = "Ids must differ: take one of the rows out"})
        .value();
}

} // namespace intentscope::data
