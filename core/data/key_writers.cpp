// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/key_writers.h"

#include "core/data/cell.h"
#include "core/data/npy.h"

#include <utility>

namespace intentscope::data {
namespace {

tl::unexpected<Error> emptyCell() {
    return fail(
        ErrorCode::InvalidInput,
        "A value is expected, and the cell is empty",
        {.cure = "Fill the cell, or take the row out"});
}

class IdWriter final : public ColumnWriter {
public:
    IdWriter(std::unique_ptr<ColumnWriter> text, WordIndex& ids) : m_text(std::move(text)), m_ids(ids) {}

    Status stage(std::string_view cell) override {
        if (cell.empty())
            return emptyCell();
        if (const auto row = m_ids.find(cell)) {
            return fail(
                ErrorCode::InvalidInput,
                "The id " + quotedCell(cell) + " is there twice; it was row " + std::to_string(*row + 1) +
                    " of the table before",
                {.cure = "Ids must differ: take one of the rows out"});
        }
        m_staged.assign(cell);
        return {};
    }
    Status commit() override {
        m_ids.insert(m_staged);
        return {};
    }
    Status finish() override {
        for (std::int32_t row = 0; row < m_ids.size(); ++row) {
            ISCOPE_TRY(m_text->stage(m_ids.word(row)));
            ISCOPE_TRY(m_text->commit());
        }
        return m_text->finish();
    }
    ColumnFiles files() const override { return m_text->files(); }

private:
    std::unique_ptr<ColumnWriter> m_text;
    WordIndex& m_ids;
    std::string m_staged;
};

class UserReferenceWriter final : public ColumnWriter {
public:
    UserReferenceWriter(NpyWriter rows, WordIndex& users) : m_rows(std::move(rows)), m_users(users) {}

    Status stage(std::string_view cell) override {
        if (cell.empty())
            return emptyCell();
        m_staged.assign(cell);
        return {};
    }
    Status commit() override { return m_rows.append(m_users.insert(m_staged).first); }
    Status finish() override { return m_rows.finish(); }
    ColumnFiles files() const override { return {{"users", m_rows.path().filename().string()}}; }

private:
    NpyWriter m_rows;
    WordIndex& m_users;
    std::string m_staged;
};

class RequiredWriter final : public ColumnWriter {
public:
    explicit RequiredWriter(std::unique_ptr<ColumnWriter> inner) : m_inner(std::move(inner)) {}

    Status stage(std::string_view cell) override { return cell.empty() ? emptyCell() : m_inner->stage(cell); }
    Status commit() override { return m_inner->commit(); }
    Status finish() override { return m_inner->finish(); }
    ColumnFiles files() const override { return m_inner->files(); }

private:
    std::unique_ptr<ColumnWriter> m_inner;
};

} // namespace

Result<std::unique_ptr<ColumnWriter>> makeIdWriter(Env& env, ColumnTarget target, WordIndex& ids) {
    const ColumnSpec textSpec{.name = {}, .kind = FeatureKind::Text};
    ISCOPE_TRY_ASSIGN(auto text, ColumnWriter::create(env, textSpec, std::move(target)));
    return std::make_unique<IdWriter>(std::move(text), ids);
}

Result<std::unique_ptr<ColumnWriter>>
makeUserReferenceWriter(Env& env, const ColumnTarget& target, WordIndex& users) {
    ISCOPE_TRY_ASSIGN(
        auto rows, NpyWriter::create(env, target.folder / (target.stem + ".users.npy"), NpyType::Int32));
    return std::make_unique<UserReferenceWriter>(std::move(rows), users);
}

std::unique_ptr<ColumnWriter> makeRequired(std::unique_ptr<ColumnWriter> inner) {
    return std::make_unique<RequiredWriter>(std::move(inner));
}

} // namespace intentscope::data
