// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_dataset.h"

#include "core/base/assert.h"
#include "core/data/import.h"

#include <iostream>

namespace intentscope::test {
namespace {

constexpr std::string_view Description = R"({
  "format": "intentscope-dataset", "version": 1, "name": "Tiny shop", "time_zone": "Asia/Singapore",
  "description": "Five intents, three users, six impressions",
  "tables": {
    "intents": { "file": "intents.csv", "columns": {
      "intent_id": {"role": "intent_id"}, "title": {"role": "title"}, "description": {"role": "description"},
      "answer": {"role": "answer"}, "category": {"role": "category"}, "regions": {"role": "regions"},
      "product_type": {"kind": "multi_categorical", "group": "products", "vocabulary": "product_type"} } },
    "users": { "file": "users.csv", "columns": {
      "user_id": {"role": "user_id"}, "name": {"role": "name"}, "region": {"role": "region"},
      "tier": {"kind": "categorical", "group": "account"} } },
    "events": { "file": "events.csv", "columns": {
      "user_id": {"role": "user_id"}, "time": {"role": "time"}, "type": {"role": "event_type"},
      "amount": {"kind": "numeric", "unit": "USD", "group": "payment"}, "order_id": {"kind": "text"} } },
    "impressions": { "file": "impressions.csv", "columns": {
      "impression_id": {"role": "impression_id"}, "user_id": {"role": "user_id"}, "time": {"role": "time"},
      "region": {"role": "region"},
      "days_in_status": {"kind": "numeric", "unit": "days", "group": "order",
                         "description": "Days since the newest order changed its status"},
      "has_open_order": {"kind": "boolean", "group": "order"},
      "status": {"kind": "categorical", "group": "order"},
      "owned_types": {"kind": "multi_categorical", "group": "products", "vocabulary": "product_type"},
      "last_visit": {"kind": "timestamp", "group": "visits"} } },
    "candidates": { "file": "candidates.csv", "columns": {
      "impression_id": {"role": "impression_id"}, "intent_id": {"role": "intent_id"},
      "position": {"role": "position"}, "shown": {"role": "shown"}, "clicked": {"role": "clicked"},
      "propensity": {"role": "propensity"} } }
  }
}
)";

constexpr std::string_view Intents = R"(intent_id,title,description,answer,category,regions,product_type
track,Where is my order?,Shows where a parcel is,Open the order to see it on the map,orders,SG|MY,shoes|bags
cancel,Cancel my order,Stops an order that was not sent,Open the order and press Cancel,orders,SG|MY,shoes
refund,Get a refund,Money back for an order,Send the goods back first,payments,SG|MY,bags
invoice,Invoice for my order,A receipt for the tax office,Open the order and press Invoice,payments,SG,
complaint,File a complaint,,"Write to us, we answer in a day",service,,
)";

constexpr std::string_view Users = R"(user_id,name,region,tier
ann,Ann Lim,SG,gold
bob,,MY,
)";

constexpr std::string_view Events = R"(user_id,time,type,amount,order_id
ann,2024-03-04T09:00:00Z,order_shipped,,A-1
ann,2024-03-01T08:30:00Z,order_placed,59.9,A-1
bob,2024-03-02T12:00:00Z,order_placed,120,B-1
ann,2024-03-05T09:59:00Z,parcel_delayed,,A-1
bob,2024-03-03T12:00:00Z,order_delivered,,B-1
)";

constexpr std::string_view Impressions =
    R"(impression_id,user_id,time,region,days_in_status,has_open_order,status,owned_types,last_visit
i1,ann,2024-03-05T10:00:00Z,SG,1,1,shipped,shoes,2024-03-04T20:00:00Z
i2,bob,2024-03-06T10:00:00Z,MY,3,0,delivered,bags,
i3,ann,2024-03-07T10:00:00Z,SG,0.5,1,pending,shoes|bags,2024-03-05T10:00:00Z
i4,bob,2024-03-08T10:00:00Z,MY,5,0,delivered,bags,2024-03-06T10:00:00Z
i5,ann,2024-03-09T10:00:00Z,SG,2,0,delivered,shoes|bags,2024-03-07T10:00:00Z
i6,cid,2024-03-10T10:00:00Z,MY,,0,,,
)";

constexpr std::string_view Candidates = R"(impression_id,intent_id,position,shown,clicked,propensity
i1,track,1,1,1,0.5
i1,cancel,2,1,0,0.4
i1,refund,3,1,0,0.3
i1,invoice,0,0,0,0.1
i2,track,1,1,0,0.5
i2,refund,2,1,1,0.3
i2,cancel,3,1,0,0.3
i2,complaint,0,0,0,0.1
i3,refund,1,1,0,0.25
i3,track,2,1,0,0.25
i3,cancel,3,1,1,0.25
i3,invoice,0,0,0,0.25
i4,track,1,1,0,0.6
i4,refund,2,1,1,0.5
i4,complaint,3,1,1,0.2
i4,cancel,0,0,0,0.2
i5,invoice,1,1,1,0.4
i5,track,2,1,0,0.4
i5,refund,3,1,0,0.2
i6,track,1,1,0,
i6,cancel,2,1,0,
i6,complaint,3,1,0,
)";

} // namespace

std::filesystem::path writeTinySource(const TempDirectory& directory) {
    const std::filesystem::path folder = "tiny-source";
    directory.write(folder / "dataset.json", Description);
    directory.write(folder / "intents.csv", Intents);
    directory.write(folder / "users.csv", Users);
    directory.write(folder / "events.csv", Events);
    directory.write(folder / "impressions.csv", Impressions);
    directory.write(folder / "candidates.csv", Candidates);
    return directory.path() / folder;
}

TinyDataset importTinyDataset(const TempDirectory& directory) {
    RealEnv env;
    NullProgress progress;
    const data::ImportSpec spec{
        .source = writeTinySource(directory), .datasetsRoot = directory.path() / "datasets"};
    const auto outcome = data::importDataset(spec, env, progress, {});
    if (!outcome)
        std::cerr << outcome.error().text() << "\n";
    ISCOPE_ASSERT(outcome.has_value());
    auto dataset = data::openDataset(env, outcome->directory);
    if (!dataset)
        std::cerr << dataset.error().text() << "\n";
    ISCOPE_ASSERT(dataset.has_value());
    return {*std::move(dataset), outcome->directory, outcome->hash};
}

std::shared_ptr<const data::Dataset> makeTinyDataset(const TempDirectory& directory) {
    return importTinyDataset(directory).dataset;
}

} // namespace intentscope::test
