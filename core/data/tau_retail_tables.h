// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// What the retail shop of tau-bench knows before anything is asked. The texts of tasks (instruction,
/// outputs, annotator) are never read: they state the intent.
struct TauOrder {
    std::string id;
    std::string status;
    std::vector<std::string> productTypes; ///< of the items, in their order, with repetitions
    double amount = 0;                     ///< sum of the items' prices
    std::size_t fulfilmentCount = 0;
    std::size_t refundCount = 0;
};

struct TauUser {
    std::string id;
    std::string state;
    std::vector<std::string> paymentKinds; ///< one a method
    double giftCardBalance = 0;
    std::vector<std::size_t> orders; ///< rows of TauShop::orders
};

/// One action of a task's solution: the label, never a feature.
struct TauAction {
    std::string name;
    std::string orderId;              ///< "" where the action names none
    std::vector<std::string> itemIds; ///< empty where the action is about the whole order
};

struct TauTask {
    std::string id; ///< "task-17": the position in tasks_train.json
    std::string userId;
    std::vector<TauAction> actions;
};

struct TauShop {
    std::vector<TauUser> users;
    std::vector<TauOrder> orders;
    std::map<std::string, std::size_t, std::less<>> userRows;
    std::map<std::string, std::size_t, std::less<>> orderRows;
    std::map<std::string, std::string, std::less<>> typeOfItem;
    std::set<std::string> productTypes;
    std::map<std::string, std::string, std::less<>> toolTexts; ///< what tools.json says about an action
    std::vector<TauTask> tasks;   ///< of tasks_train.json, without users of tasks_dev.json
    std::size_t devTaskCount = 0; ///< left out for that reason
};

/// Reads users, orders, products, tools and tasks from the folder. InvalidInput names file and member.
Result<TauShop> readTauShop(Env& env, const std::filesystem::path& folder);

} // namespace intentscope::data
