// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/candidate_rule.h"
#include "core/data/cell.h"
#include "core/data/mapping.h"
#include "core/data/tau_retail_goods.h"
#include "core/data/tau_retail_tables.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::string_view ProductVocabulary = "product_type";
constexpr std::array<std::string_view, 4> Statuses{"pending", "processed", "delivered", "cancelled"};

enum class ActionScope { Account, WholeOrder, Items };

/// The actions that change something, and the orders on which the shop's policy allows them.
struct WriteAction {
    std::string_view name;
    std::string_view title;
    std::string_view status; ///< "" where it is about no order
    ActionScope scope;
    bool hasProductType; ///< one of the four that are about goods
};
constexpr std::array WriteActions{
    WriteAction{"cancel_pending_order", "Cancel an order", "pending", ActionScope::WholeOrder, true},
    WriteAction{
        "modify_pending_order_items", "Change items of an order", "pending", ActionScope::Items, true},
    WriteAction{
        "modify_pending_order_address",
        "Change an order's address",
        "pending",
        ActionScope::WholeOrder,
        false},
    WriteAction{
        "modify_pending_order_payment",
        "Change an order's payment",
        "pending",
        ActionScope::WholeOrder,
        false},
    WriteAction{"return_delivered_order_items", "Return items", "delivered", ActionScope::Items, true},
    WriteAction{"exchange_delivered_order_items", "Exchange items", "delivered", ActionScope::Items, true},
    WriteAction{"modify_user_address", "Change the account's address", "", ActionScope::Account, false},
    WriteAction{"transfer_to_human_agents", "Speak with a person", "", ActionScope::Account, false}};

const WriteAction* findAction(std::string_view actionName) {
    const auto found = std::ranges::find(WriteActions, actionName, &WriteAction::name);
    return found == WriteActions.end() ? nullptr : &*found;
}

std::string countText(std::size_t count) {
    return std::to_string(count);
}

enum class Task { Actions, ActionsOnProducts, ActionsOnOrders };

class TauImport {
public:
    TauImport(TauShop shop, Task task, ImportRun& run) : m_shop(std::move(shop)), m_task(task), m_run(run) {}

    Result<Manifest> execute(DatasetInfo info) {
        m_source = info.source;
        ISCOPE_TRY_ASSIGN(m_writer, DatasetWriter::createForRule(m_run.env, m_run.folder, schema()));
        ISCOPE_TRY(addIntents());
        for (const auto& task : m_shop.tasks) {
            ISCOPE_TRY(checkStop(m_run.stop));
            ISCOPE_TRY(addTask(task));
        }
        warn(info);
        return finishImport(*m_writer, std::move(info), m_run);
    }

private:
    using Texts = std::vector<std::string>;

    static ColumnSpec column(std::string columnName, FeatureKind kind, std::string group) {
        return {.name = std::move(columnName), .kind = kind, .group = std::move(group)};
    }

    static ColumnSpec sharing(ColumnSpec spec, std::string_view vocabulary) {
        spec.vocabulary = vocabulary;
        return spec;
    }

    static ColumnSpec inUnit(ColumnSpec spec, std::string unit) {
        spec.unit = std::move(unit);
        return spec;
    }

    DatasetSchema schema() const {
        DatasetSchema schema;
        schema.intents = intentSchema();
        schema.users.columns = {{.name = "user_id", .role = Role::UserId}};
        schema.impressions = impressionSchema();
        return schema;
    }

    TableSchema intentSchema() const {
        TableSchema schema;
        schema.columns = {
            {.name = "intent_id", .role = Role::IntentId},
            {.name = "title", .role = Role::Title},
            {.name = "description", .role = Role::Description},
            column("action", FeatureKind::Categorical, "action"),
            sharing(column("order_status", FeatureKind::Categorical, "action"), TauStatusVocabulary)};
        if (m_task == Task::ActionsOnProducts) {
            schema.columns.push_back(
                sharing(column("product_type", FeatureKind::Categorical, "products"), ProductVocabulary));
            schema.columns.push_back(
                sharing(column("goods", FeatureKind::Categorical, "products"), TauGoodsVocabulary));
        }
        if (m_task == Task::ActionsOnOrders) {
            schema.columns.push_back(sharing(
                column("product_types", FeatureKind::MultiCategorical, "products"), ProductVocabulary));
            schema.columns.push_back(inUnit(column("amount", FeatureKind::Numeric, "order"), "USD"));
            schema.columns.push_back(inUnit(column("item_count", FeatureKind::Numeric, "order"), "items"));
        }
        return schema;
    }

    TableSchema impressionSchema() const {
        return m_task == Task::ActionsOnProducts ? tauGoodsSchema() : stateSchema();
    }

    static TableSchema stateSchema() {
        TableSchema schema;
        auto& columns = schema.columns;
        columns = {
            {.name = "impression_id", .role = Role::ImpressionId},
            {.name = "user_id", .role = Role::UserId},
            column("state", FeatureKind::Categorical, "account"),
            column("payment_kinds", FeatureKind::MultiCategorical, "payment"),
            column("payment_method_count", FeatureKind::Numeric, "payment"),
            inUnit(column("gift_card_balance", FeatureKind::Numeric, "payment"), "USD"),
            sharing(column("order_statuses", FeatureKind::MultiCategorical, "orders"), TauStatusVocabulary),
            column("order_count", FeatureKind::Numeric, "orders"),
            column("fulfilment_count", FeatureKind::Numeric, "orders"),
            column("refund_count", FeatureKind::Numeric, "orders")};
        for (const auto status : Statuses) {
            const std::string prefix = std::string(status) + "_";
            columns.push_back(column(prefix + "orders", FeatureKind::Numeric, "orders"));
            columns.push_back(column(prefix + "items", FeatureKind::Numeric, "orders"));
            columns.push_back(inUnit(column(prefix + "amount", FeatureKind::Numeric, "orders"), "USD"));
            columns.push_back(sharing(
                column(prefix + "product_types", FeatureKind::MultiCategorical, "products"),
                ProductVocabulary));
        }
        return schema;
    }

    std::string toolText(std::string_view action) const {
        const auto found = m_shop.toolTexts.find(action);
        return found == m_shop.toolTexts.end() ? std::string() : found->second;
    }

    Status addIntent(const Texts& texts) {
        return m_writer->addIntent({.file = m_source, .cells = {texts.begin(), texts.end()}});
    }

    Status addIntents() {
        for (const auto& action : WriteActions) {
            if (m_task == Task::Actions)
                ISCOPE_TRY(addIntent(
                    {std::string(action.name),
                     std::string(action.title),
                     toolText(action.name),
                     std::string(action.name),
                     std::string(action.status)}));
            else if (m_task == Task::ActionsOnProducts && action.hasProductType)
                ISCOPE_TRY(addProductIntents(action));
        }
        if (m_task == Task::ActionsOnOrders)
            return addOrderIntents();
        for (std::int32_t intent = 0; intent < m_writer->intentCount(); ++intent)
            m_rule.addEverywhere(IntentIndex{intent});
        return {};
    }

    Status addProductIntents(const WriteAction& action) {
        for (const auto& type : m_shop.productTypes) {
            ISCOPE_TRY(addIntent(
                {idOf(action.name, type),
                 std::string(action.title) + ": " + type,
                 toolText(action.name),
                 std::string(action.name),
                 std::string(action.status),
                 type,
                 tauGoods(action.status, type)}));
        }
        return {};
    }

    /// Only orders of users that have a task: the others would be nobody's candidates.
    Status addOrderIntents() {
        std::set<std::size_t> users;
        for (const auto& task : m_shop.tasks)
            users.insert(m_shop.userRows.find(task.userId)->second);
        for (const auto user : users) {
            for (const auto row : m_shop.users[user].orders)
                ISCOPE_TRY(addActionsOn(m_shop.orders[row], m_shop.users[user].id));
        }
        return {};
    }

    Status addActionsOn(const TauOrder& order, const std::string& userId) {
        const std::string types = joinedWords(order.productTypes);
        for (const auto& action : WriteActions) {
            if (action.status != order.status)
                continue;
            std::string shownTypes = types;
            std::ranges::replace(shownTypes, WordSeparator, ',');
            ISCOPE_TRY(addIntent(
                {idOf(action.name, order.id),
                 std::string(action.title) + ": " + shownTypes,
                 toolText(action.name),
                 std::string(action.name),
                 std::string(action.status),
                 types,
                 numberText(order.amount),
                 countText(order.productTypes.size())}));
            m_rule.addToGroup(userId, IntentIndex{m_writer->intentCount() - 1});
        }
        return {};
    }

    static std::string idOf(std::string_view action, std::string_view object) {
        return std::string(action) + ":" + std::string(object);
    }

    /// The intents that an action of a task's solution stands for; none where the task does not rank it.
    Texts labelsOf(const TauAction& action) const {
        const WriteAction* known = findAction(action.name);
        if (known == nullptr)
            return {};
        if (m_task == Task::Actions)
            return {action.name};
        if (known->scope == ActionScope::Account)
            return {};
        if (m_task == Task::ActionsOnOrders)
            return {idOf(action.name, action.orderId)};
        return known->hasProductType ? productLabels(*known, action) : Texts{};
    }

    Texts productLabels(const WriteAction& known, const TauAction& action) const {
        Texts labels;
        if (known.scope == ActionScope::Items) {
            for (const auto& item : action.itemIds) {
                const auto type = m_shop.typeOfItem.find(item);
                labels.push_back(idOf(action.name, type == m_shop.typeOfItem.end() ? item : type->second));
            }
            return labels;
        }
        const auto order = m_shop.orderRows.find(action.orderId);
        if (order == m_shop.orderRows.end())
            return {idOf(action.name, action.orderId)};
        for (const auto& type : m_shop.orders[order->second].productTypes)
            labels.push_back(idOf(action.name, type));
        return labels;
    }

    Status addTask(const TauTask& task) {
        std::vector<std::int32_t> clicked;
        for (const auto& action : task.actions) {
            for (const auto& label : labelsOf(action)) {
                const auto intent = m_writer->findIntent(label);
                if (!intent) {
                    return fail(
                        ErrorCode::InvalidInput,
                        "The solution of " + task.id + " names " + quotedCell(label) + ", which is no intent",
                        {.place = {.file = m_source + "/tasks_train.json"},
                         .cure = "The files of the folder must be of one version"});
                }
                clicked.push_back(intent->value);
            }
        }
        if (clicked.empty()) {
            ++m_unlabelledCount;
            return {};
        }
        const auto texts = cellsOf(task);
        const Record record{.file = m_source, .cells = {texts.begin(), texts.end()}};
        return addWithCandidates(*m_writer, record, m_rule.candidatesOf(task.userId), clicked);
    }

    Texts cellsOf(const TauTask& task) const {
        const TauUser& user = m_shop.users[m_shop.userRows.find(task.userId)->second];
        if (m_task == Task::ActionsOnProducts) {
            Texts goods = tauGoodsCells(m_shop, user);
            goods.insert(goods.begin(), {task.id, user.id});
            return goods;
        }
        Texts statuses;
        std::size_t fulfilments = 0;
        std::size_t refunds = 0;
        for (const auto row : user.orders) {
            statuses.push_back(m_shop.orders[row].status);
            fulfilments += m_shop.orders[row].fulfilmentCount;
            refunds += m_shop.orders[row].refundCount;
        }
        Texts texts{
            task.id,
            user.id,
            user.state,
            joinedWords(user.paymentKinds),
            countText(user.paymentKinds.size()),
            numberText(user.giftCardBalance),
            joinedWords(statuses),
            countText(user.orders.size()),
            countText(fulfilments),
            countText(refunds)};
        for (const auto status : Statuses)
            addStatusCells(user, status, texts);
        return texts;
    }

    void addStatusCells(const TauUser& user, std::string_view status, Texts& texts) const {
        std::size_t orders = 0;
        double amount = 0;
        Texts types;
        for (const auto row : user.orders) {
            const TauOrder& order = m_shop.orders[row];
            if (order.status != status)
                continue;
            ++orders;
            amount += order.amount;
            types.insert(types.end(), order.productTypes.begin(), order.productTypes.end());
        }
        texts.push_back(countText(orders));
        texts.push_back(countText(types.size()));
        texts.push_back(numberText(amount));
        texts.push_back(joinedWords(std::move(types)));
    }

    void warn(DatasetInfo& info) const {
        info.warnings.emplace_back("The source has no times: impressions cannot be split by time");
        if (m_shop.devTaskCount > 0) {
            info.warnings.push_back(
                countText(m_shop.devTaskCount) + " tasks of users in tasks_dev.json are left out");
        }
        if (m_unlabelledCount > 0) {
            info.warnings.push_back(
                countText(m_unlabelledCount) +
                " tasks are left out: their solution has no action of this task");
        }
    }

    TauShop m_shop;
    Task m_task;
    ImportRun& m_run;
    std::string m_source;
    CandidateRule m_rule;
    std::unique_ptr<DatasetWriter> m_writer;
    std::size_t m_unlabelledCount = 0;
};

Result<Task> parseTask(const JsonNode& root) {
    ISCOPE_TRY(root.allowOnly({"format", "version", "name", "time_zone", "description", "task"}));
    ISCOPE_TRY_ASSIGN(const auto task, root.text("task"));
    if (task == "A")
        return Task::Actions;
    if (task == "B")
        return Task::ActionsOnProducts;
    if (task == "C")
        return Task::ActionsOnOrders;
    return root.complain(quotedCell(task) + " is no task", "The tasks are: A, B, C");
}

} // namespace

Result<Manifest> importTauRetail(const MappedSource& mapped, DatasetInfo info, ImportRun& run) {
    ISCOPE_TRY_ASSIGN(const auto task, parseTask(mapped.mapping));
    if (run.env.kind(mapped.source) != FileKind::Directory) {
        return fail(
            ErrorCode::InvalidInput,
            "A folder with the shop's files is expected here",
            {.place = {.file = mapped.source.string()},
             .cure = "Name the folder that holds users.json, orders.json, products.json and the tasks"});
    }
    run.progress.report({.phase = "Reading the shop"});
    ISCOPE_TRY_ASSIGN(auto shop, readTauShop(run.env, mapped.source));
    return TauImport(std::move(shop), task, run).execute(std::move(info));
}

} // namespace intentscope::data
