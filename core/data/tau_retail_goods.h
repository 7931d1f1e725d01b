// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/schema.h"
#include "core/data/tau_retail_tables.h"

#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

inline constexpr std::string_view TauStatusVocabulary = "order_status";
inline constexpr std::string_view TauGoodsVocabulary = "goods_in_status";

/// The impressions' columns where goods are ranked: ids, the statuses of the user's orders, and the goods in
/// them as words of order status and product type, in any order and apart by how many product types the
/// order has. That an item can be exchanged says more when it came alone than when it is one of five.
/// Counts and amounts are left out: on so few tasks they only helped to overfit.
TableSchema tauGoodsSchema();

/// The word of a product type in orders of one status: "pending Laptop".
std::string tauGoods(std::string_view status, std::string_view productType);

/// The cells of tauGoodsSchema after the ids, from the user's orders alone.
std::vector<std::string> tauGoodsCells(const TauShop& shop, const TauUser& user);

/// The distinct words in order, as the cell of a multi-categorical column.
std::string joinedWords(std::vector<std::string> words);

} // namespace intentscope::data
