#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/torchscript: a ranker made in Python PyTorch and exported as docs/torchscript.md shows,
and the scores that PyTorch gives it for the shop of ranker_tiny, before the export, from the shop's tables
alone. Run by hand when the signature changes; the test reads the stored files and needs no Python.

    apt-get install python3-torch python3-numpy
    /usr/bin/python3 tests/parity/make_torchscript_reference.py

scores.txt, one candidate a line: IMPRESSION INTENT SCORE; comments start with #.
"""

import hashlib
import json
import math
import pathlib
import zipfile
from typing import Dict

import torch

import make_ranker_reference as shop

SEED = 20241125
FOLDER = pathlib.Path(__file__).resolve().parent / "torchscript"
WIDTH = 6
BUCKETS = 32


def described(name, table, encoding, column="", words=None, **more):
    entry = {"name": name, "table": table, "encoding": encoding, **more}
    if column:
        entry["column"] = column
    if words is not None:
        entry["words"] = words
    return entry


# Every encoding that a ranker can ask for, once at least.
INPUTS = [
    described("status", "impressions", "categorical", "status", ["pending", "shipped", "delivered"]),
    described("amount", "impressions", "numeric", "amount"),
    described("is_open", "impressions", "boolean", "is_open"),
    described("owned", "impressions", "multi_categorical", "owned", ["delivery", "money", "card", "toys"]),
    described("note", "impressions", "hashed_text", "note", buckets=BUCKETS),
    described("last_visit", "impressions", "age", "last_visit"),
    described("hour", "impressions", "hour_of_day"),
    described("weekday", "impressions", "day_of_week"),
    described("tier", "users", "categorical", "tier", ["gold", "silver", "new"]),
    described("history", "events", "event_history", words=["order_placed", "page_viewed", "parcel_delayed"]),
    described("intent", "intents", "intent_id", words=["track", "hurry", "refund", "card", "voucher"]),
    described("category", "intents", "categorical", "category", ["orders", "payments"]),
    described("length", "intents", "numeric", "length"),
    described("topics", "intents", "multi_categorical", "topics", ["delivery", "courier", "money", "card"]),
    described("text", "intents", "hashed_text", buckets=BUCKETS),
]
NUMBERS = {"numeric", "age"}
BAGS = {"multi_categorical", "hashed_text", "event_history"}
CODE_COUNTS = {"boolean": 4, "hour_of_day": 26, "day_of_week": 9, "hashed_text": 2 + BUCKETS}


def code_count(entry):
    words = len(entry.get("words", []))
    return CODE_COUNTS.get(entry["encoding"], 2 + (9 if entry["encoding"] == "event_history" else 1) * words)


class Side(torch.nn.Module):
    """One vector a row: the sum of the embeddings of its codes and of a linear map of its numbers."""

    def __init__(self, entries):
        super().__init__()
        self.numbers = [entry["name"] for entry in entries if entry["encoding"] in NUMBERS]
        self.bags = torch.nn.ModuleDict(
            {entry["name"]: torch.nn.EmbeddingBag(code_count(entry), WIDTH, mode="mean",
                                                  include_last_offset=True)
             for entry in entries if entry["encoding"] in BAGS})
        self.codes = torch.nn.ModuleDict(
            {entry["name"]: torch.nn.Embedding(code_count(entry), WIDTH)
             for entry in entries if entry["encoding"] not in NUMBERS | BAGS})
        self.linear = torch.nn.Linear(2 * len(self.numbers), WIDTH)

    def forward(self, features: Dict[str, torch.Tensor]) -> torch.Tensor:
        columns = []
        for name in self.numbers:
            value = features[name]
            columns.append(torch.log1p(torch.nan_to_num(value, 0.0).abs()))
            columns.append(torch.isnan(value).to(value.dtype))
        row = self.linear(torch.stack(columns, dim=1))
        for name, table in self.codes.items():
            row = row + table(features[name])
        for name, table in self.bags.items():
            row = row + table(features[name], features[name + ".offsets"])
        return row


class Ranker(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.user = Side([entry for entry in INPUTS if entry["table"] != "intents"])
        self.intent = Side([entry for entry in INPUTS if entry["table"] == "intents"])
        self.head = torch.nn.Sequential(
            torch.nn.Linear(3 * WIDTH, 8), torch.nn.ReLU(), torch.nn.Dropout(0.5), torch.nn.Linear(8, 1))

    def forward(self, features: Dict[str, torch.Tensor], offsets: torch.Tensor) -> torch.Tensor:
        counts = offsets[1:] - offsets[:-1]
        user = torch.repeat_interleave(self.user(features), counts, dim=0)
        intent = self.intent(features)
        pair = torch.cat([user, intent, user * intent], dim=1)
        return (user * intent).sum(dim=1) + self.head(pair).squeeze(1)


def value_of(entry, row):
    """A number, or a list of codes."""
    text = row.get(entry.get("column", ""), "")
    if entry["encoding"] == "numeric":
        return float(text) if text else math.nan
    if entry["encoding"] == "age":
        if not text:
            return math.nan
        days = (row["now"] - shop.millis(text)) / shop.DAY_MS
        return math.copysign(math.log1p(abs(days)), days)
    field = {"column": "", "mean": 0.0, "deviation": 1.0, "code_count": code_count(entry), **entry}
    return shop.encode(field, row)[0]


def tensors_of(rows):
    """`rows[table]`: the rows of each table, as the ranker is to be given them."""
    features = {}
    for entry in INPUTS:
        values = [value_of(entry, row) for row in rows[entry["table"]]]
        if entry["encoding"] in NUMBERS:
            features[entry["name"]] = torch.tensor(values, dtype=torch.float32)
            continue
        features[entry["name"]] = torch.tensor([code for codes in values for code in codes])
        if entry["encoding"] in BAGS:
            lengths = torch.tensor([0] + [len(codes) for codes in values])
            features[entry["name"] + ".offsets"] = lengths.cumsum(0)
    return features


def shop_batch():
    intents = {row["intent_id"]: row for row in shop.read_table("intents")}
    users = {row["user_id"]: row for row in shop.read_table("users")}
    events = {user: [] for user in users}
    for event in shop.read_table("events"):
        events[event["user_id"]].append((shop.millis(event["time"]), event["type"]))
    rows = {"impressions": [], "users": [], "events": [], "intents": []}
    pairs, offsets = [], [0]
    candidates = shop.read_table("candidates")
    for impression in shop.read_table("impressions"):
        user = impression["user_id"]
        context = {"now": shop.millis(impression["time"]), "events": events[user]}
        rows["impressions"].append({**impression, **context})
        rows["users"].append({**users[user], **context})
        rows["events"].append(context)
        for candidate in candidates:
            if candidate["impression_id"] == impression["impression_id"]:
                rows["intents"].append(intents[candidate["intent_id"]])
                pairs.append((impression["impression_id"], candidate["intent_id"]))
        offsets.append(len(pairs))
    return tensors_of(rows), torch.tensor(offsets), pairs


def without_traces(path):
    """Leaves out the records of source lines, which name this machine's folders; scores do not need them."""
    with zipfile.ZipFile(path) as archive:
        files = [(entry, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for entry, content in files:
            if not entry.filename.endswith(".debug_pkl"):
                archive.writestr(entry, content)


def main():
    torch.manual_seed(SEED)
    ranker = Ranker().eval()
    features, offsets, pairs = shop_batch()
    with torch.no_grad():
        scores = ranker(features, offsets)
    FOLDER.mkdir(exist_ok=True)
    checkpoint = FOLDER / "ranker"
    checkpoint.mkdir(exist_ok=True)
    torch.jit.script(ranker).save(str(checkpoint / "model.pt"))
    without_traces(checkpoint / "model.pt")
    config = {
        "format": "intentscope-ranker",
        "version": 1,
        "architecture": "torchscript",
        "model_sha256": hashlib.sha256((checkpoint / "model.pt").read_bytes()).hexdigest(),
        "inputs": INPUTS,
    }
    (checkpoint / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    lines = [f"# seed {SEED}, PyTorch {torch.__version__}\n"]
    lines += [f"{a} {b} {score:.9f}\n" for (a, b), score in zip(pairs, scores.tolist())]
    (FOLDER / "scores.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
