// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tau_retail_goods.h"

#include "core/data/cell.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::array<std::string_view, 6> GoodsColumns{
    "goods", "goods_of_1", "goods_of_2", "goods_of_3", "goods_of_4", "goods_of_5_or_more"};

ColumnSpec wordsColumn(std::string_view name, std::string_view group, std::string_view vocabulary) {
    return {
        .name = std::string(name),
        .kind = FeatureKind::MultiCategorical,
        .group = std::string(group),
        .vocabulary = std::string(vocabulary)};
}

} // namespace

TableSchema tauGoodsSchema() {
    TableSchema schema;
    schema.columns = {
        {.name = "impression_id", .role = Role::ImpressionId},
        {.name = "user_id", .role = Role::UserId},
        wordsColumn("order_statuses", "orders", TauStatusVocabulary)};
    for (const auto columnName : GoodsColumns)
        schema.columns.push_back(wordsColumn(columnName, "products", TauGoodsVocabulary));
    return schema;
}

std::string tauGoods(std::string_view status, std::string_view productType) {
    return std::string(status).append(" ").append(productType);
}

std::vector<std::string> tauGoodsCells(const TauShop& shop, const TauUser& user) {
    constexpr std::size_t Anywhere = 0;
    std::vector<std::string> statuses;
    std::vector<std::vector<std::string>> words(GoodsColumns.size());
    for (const auto row : user.orders) {
        const TauOrder& order = shop.orders[row];
        statuses.push_back(order.status);
        const std::set<std::string> types(order.productTypes.begin(), order.productTypes.end());
        const std::size_t bySize = std::min(types.size(), GoodsColumns.size() - 1);
        for (const auto& type : types) {
            words[Anywhere].push_back(tauGoods(order.status, type));
            words[bySize].push_back(tauGoods(order.status, type));
        }
    }
    std::vector<std::string> cells{joinedWords(std::move(statuses))};
    for (auto& column : words)
        cells.push_back(joinedWords(std::move(column)));
    return cells;
}

std::string joinedWords(std::vector<std::string> words) {
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    words.erase(repeated.begin(), repeated.end());
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : std::string(1, WordSeparator)) + word;
    return text;
}

} // namespace intentscope::data
