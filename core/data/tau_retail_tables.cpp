// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/tau_retail_tables.h"

#include "core/data/json_node.h"

#include <utility>

namespace intentscope::data {
namespace {

Result<JsonNode> readJson(Env& env, const std::filesystem::path& path) {
    ISCOPE_TRY_ASSIGN(const auto text, env.readFile(path));
    return JsonNode::parse(text, path, ErrorCode::InvalidInput);
}

Result<std::vector<JsonNode>> listAt(const JsonNode& node, std::string_view key) {
    ISCOPE_TRY_ASSIGN(const auto list, node.at(key));
    return list.elements();
}

Status readProducts(const JsonNode& root, TauShop& shop) {
    ISCOPE_TRY_ASSIGN(const auto products, root.members());
    for (const auto& [productId, product] : products) {
        ISCOPE_TRY_ASSIGN(const auto productName, product.text("name"));
        shop.productTypes.insert(productName);
        ISCOPE_TRY_ASSIGN(const auto variants, product.at("variants"));
        ISCOPE_TRY_ASSIGN(const auto items, variants.members());
        for (const auto& [itemId, item] : items)
            shop.typeOfItem.emplace(itemId, productName);
    }
    return {};
}

Result<TauOrder> readOrder(const std::string& orderId, const JsonNode& node) {
    TauOrder order{.id = orderId, .status = {}, .productTypes = {}};
    ISCOPE_TRY_ASSIGN(order.status, node.text("status"));
    ISCOPE_TRY_ASSIGN(const auto items, listAt(node, "items"));
    for (const auto& item : items) {
        ISCOPE_TRY_ASSIGN(order.productTypes.emplace_back(), item.text("name"));
        ISCOPE_TRY_ASSIGN(const auto priceNode, item.at("price"));
        ISCOPE_TRY_ASSIGN(const auto price, priceNode.number());
        order.amount += price;
    }
    ISCOPE_TRY_ASSIGN(const auto fulfilments, listAt(node, "fulfillments"));
    order.fulfilmentCount = fulfilments.size();
    ISCOPE_TRY_ASSIGN(const auto payments, listAt(node, "payment_history"));
    for (const auto& payment : payments) {
        ISCOPE_TRY_ASSIGN(const auto type, payment.text("transaction_type"));
        order.refundCount += type == "refund" ? 1U : 0U;
    }
    return order;
}

Status readOrders(const JsonNode& root, TauShop& shop) {
    ISCOPE_TRY_ASSIGN(const auto orders, root.members());
    for (const auto& [orderId, node] : orders) {
        ISCOPE_TRY_ASSIGN(auto order, readOrder(orderId, node));
        shop.orderRows.emplace(orderId, shop.orders.size());
        shop.orders.push_back(std::move(order));
    }
    return {};
}

Status readPayments(const JsonNode& node, TauUser& user) {
    ISCOPE_TRY_ASSIGN(const auto methods, node.members());
    for (const auto& [methodId, method] : methods) {
        ISCOPE_TRY_ASSIGN(user.paymentKinds.emplace_back(), method.text("source"));
        if (method.has("balance")) {
            ISCOPE_TRY_ASSIGN(const auto balanceNode, method.at("balance"));
            ISCOPE_TRY_ASSIGN(const auto balance, balanceNode.number());
            user.giftCardBalance += balance;
        }
    }
    return {};
}

Result<TauUser> readUser(const std::string& userId, const JsonNode& node, const TauShop& shop) {
    TauUser user{.id = userId, .state = {}, .paymentKinds = {}, .orders = {}};
    ISCOPE_TRY_ASSIGN(const auto address, node.at("address"));
    ISCOPE_TRY_ASSIGN(user.state, address.text("state"));
    ISCOPE_TRY_ASSIGN(const auto payments, node.at("payment_methods"));
    ISCOPE_TRY(readPayments(payments, user));
    ISCOPE_TRY_ASSIGN(const auto orderIds, node.texts("orders"));
    for (const auto& orderId : orderIds) {
        const auto row = shop.orderRows.find(orderId);
        if (row == shop.orderRows.end())
            return node.complain("the order '" + orderId + "' is not in orders.json");
        user.orders.push_back(row->second);
    }
    return user;
}

Status readUsers(const JsonNode& root, TauShop& shop) {
    ISCOPE_TRY_ASSIGN(const auto users, root.members());
    for (const auto& [userId, node] : users) {
        ISCOPE_TRY_ASSIGN(auto user, readUser(userId, node, shop));
        shop.userRows.emplace(userId, shop.users.size());
        shop.users.push_back(std::move(user));
    }
    return {};
}

Status readTools(const JsonNode& root, TauShop& shop) {
    ISCOPE_TRY_ASSIGN(const auto tools, root.elements());
    for (const auto& tool : tools) {
        ISCOPE_TRY_ASSIGN(auto toolName, tool.text("name"));
        ISCOPE_TRY_ASSIGN(auto text, tool.text("description"));
        shop.toolTexts.emplace(std::move(toolName), std::move(text));
    }
    return {};
}

Result<TauAction> readAction(const JsonNode& node) {
    TauAction action{.name = {}, .orderId = {}, .itemIds = {}};
    ISCOPE_TRY_ASSIGN(action.name, node.text("name"));
    ISCOPE_TRY_ASSIGN(const auto arguments, node.at("kwargs"));
    ISCOPE_TRY_ASSIGN(action.orderId, arguments.textOr("order_id", ""));
    if (arguments.has("item_ids")) {
        ISCOPE_TRY_ASSIGN(action.itemIds, arguments.texts("item_ids"));
    }
    return action;
}

Status readTasks(const JsonNode& root, const std::set<std::string>& devUsers, TauShop& shop) {
    ISCOPE_TRY_ASSIGN(const auto tasks, root.elements());
    for (std::size_t position = 0; position < tasks.size(); ++position) {
        TauTask task{.id = "task-" + std::to_string(position + 1), .userId = {}, .actions = {}};
        ISCOPE_TRY_ASSIGN(task.userId, tasks[position].text("user_id"));
        if (!shop.userRows.contains(task.userId))
            return tasks[position].complain("the user '" + task.userId + "' is not in users.json");
        if (devUsers.contains(task.userId)) {
            ++shop.devTaskCount;
            continue;
        }
        ISCOPE_TRY_ASSIGN(const auto actions, listAt(tasks[position], "actions"));
        for (const auto& action : actions) {
            ISCOPE_TRY_ASSIGN(task.actions.emplace_back(), readAction(action));
        }
        shop.tasks.push_back(std::move(task));
    }
    return {};
}

Result<std::set<std::string>> readDevUsers(const JsonNode& root) {
    ISCOPE_TRY_ASSIGN(const auto tasks, root.elements());
    std::set<std::string> users;
    for (const auto& task : tasks) {
        ISCOPE_TRY_ASSIGN(auto userId, task.text("user_id"));
        users.insert(std::move(userId));
    }
    return users;
}

} // namespace

Result<TauShop> readTauShop(Env& env, const std::filesystem::path& folder) {
    TauShop shop;
    ISCOPE_TRY_ASSIGN(const auto products, readJson(env, folder / "products.json"));
    ISCOPE_TRY(readProducts(products, shop));
    ISCOPE_TRY_ASSIGN(const auto orders, readJson(env, folder / "orders.json"));
    ISCOPE_TRY(readOrders(orders, shop));
    ISCOPE_TRY_ASSIGN(const auto users, readJson(env, folder / "users.json"));
    ISCOPE_TRY(readUsers(users, shop));
    ISCOPE_TRY_ASSIGN(const auto tools, readJson(env, folder / "tools.json"));
    ISCOPE_TRY(readTools(tools, shop));
    ISCOPE_TRY_ASSIGN(const auto dev, readJson(env, folder / "tasks_dev.json"));
    ISCOPE_TRY_ASSIGN(const auto devUsers, readDevUsers(dev));
    ISCOPE_TRY_ASSIGN(const auto tasks, readJson(env, folder / "tasks_train.json"));
    ISCOPE_TRY(readTasks(tasks, devUsers, shop));
    return shop;
}

} // namespace intentscope::data
