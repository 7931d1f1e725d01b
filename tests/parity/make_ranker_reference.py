#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/ranker_tiny: a seeded shop, a ranker trained on it, and the scores that NumPy gets from
the checkpoint's files and the shop's tables alone, in double precision. Run by hand when the graph of
docs/ranker.md changes; the test reads the stored files and needs no Python.

    apt-get install python3-numpy
    /usr/bin/python3 tests/parity/make_ranker_reference.py build/dev/bin/intentscope-cli

`--keep-checkpoint` in place of the program only computes the scores again.

scores.txt, one candidate a line: IMPRESSION INTENT SCORE; comments start with #.
"""

import bisect
import csv
import datetime
import json
import math
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile

import numpy

SEED = 20240729
FOLDER = pathlib.Path(__file__).resolve().parent / "ranker_tiny"
EPOCH = datetime.datetime(2024, 3, 1, tzinfo=datetime.timezone.utc)
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
RECENCY_EDGES = [HOUR_MS, 6 * HOUR_MS] + [days * DAY_MS for days in (1, 2, 4, 7, 14, 28)]
HISTORY_LENGTH = 64
MAX_STANDARDISED = 5.0

# The shop -------------------------------------------------------------------------------------------------

DESCRIPTION = {
    "format": "intentscope-dataset",
    "version": 1,
    "name": "Parity shop",
    "time_zone": "UTC",
    "description": "Seeded rows that reach every field encoding",
    "tables": {
        "intents": {"file": "intents.csv", "columns": {
            "intent_id": {"role": "intent_id"}, "title": {"role": "title"}, "answer": {"role": "answer"},
            "category": {"role": "category"}, "length": {"kind": "numeric"},
            "topics": {"kind": "multi_categorical", "vocabulary": "topic"}}},
        "users": {"file": "users.csv", "columns": {
            "user_id": {"role": "user_id"}, "tier": {"kind": "categorical"},
            "likes": {"kind": "multi_categorical", "vocabulary": "topic"}}},
        "events": {"file": "events.csv", "columns": {
            "user_id": {"role": "user_id"}, "time": {"role": "time"}, "type": {"role": "event_type"}}},
        "impressions": {"file": "impressions.csv", "columns": {
            "impression_id": {"role": "impression_id"}, "user_id": {"role": "user_id"},
            "time": {"role": "time"}, "status": {"kind": "categorical"}, "amount": {"kind": "numeric"},
            "is_open": {"kind": "boolean"}, "owned": {"kind": "multi_categorical", "vocabulary": "topic"},
            "note": {"kind": "text"}, "last_visit": {"kind": "timestamp"}}},
        "candidates": {"file": "candidates.csv", "columns": {
            "impression_id": {"role": "impression_id"}, "intent_id": {"role": "intent_id"},
            "position": {"role": "position"}, "clicked": {"role": "clicked"}}},
    },
}

INTENTS = [
    ("track", "Where is my parcel?", "Open the order; it is on the map", "orders", "3", "delivery"),
    ("hurry", "Speed up the delivery", "Tell the courier to hurry", "orders", "7.5", "delivery|courier"),
    ("refund", "Get a refund", "Money back within 7 days", "payments", "", "money"),
    ("card", "Card refused", "Crédit déclined: 银行卡 was refused", "payments", "1", "money|card"),
    ("voucher", "Use a voucher", "", "", "2.25", ""),
    ("account", "Close my ACCOUNT", "Write to us", "service", "12", "account"),
]
TOPICS = ["delivery", "courier", "money", "card", "account", "toys"]


def time_text(ms):
    return (EPOCH + datetime.timedelta(milliseconds=ms)).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_table(folder, table, header, rows):
    with open(folder / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def write_shop(folder):
    rng = random.Random(SEED)
    some = lambda words, most: "|".join(sorted(rng.sample(words, rng.randint(0, most))))
    maybe = lambda value: "" if rng.random() < 0.15 else value
    users = [(f"u{i}", maybe(["gold", "silver", "new"][i % 3]), some(TOPICS, 3)) for i in range(6)]
    events = []
    for i in range(170):
        # The first user has more events than a history keeps.
        user = "u0" if i % 2 == 0 else f"u{rng.randrange(1, 5)}"
        known = maybe(rng.choice(["order_placed", "page_viewed", "parcel_delayed"]))
        kind = known if i < 160 else "seen_late"
        events.append((user, time_text(rng.randrange(0, 40 * 86_400) * 1000 + i), kind))
    impressions, candidates = [], []
    for i in range(48):
        at = (2 * 86_400 + i * 19 * 3_600 + rng.randrange(3_600)) * 1000
        user = users[rng.randrange(6)][0]
        status = "lost" if i == 46 else maybe(rng.choice(["pending", "shipped", "delivered"]))
        visit = maybe(time_text(at - rng.randrange(-86_400, 20 * 86_400) * 1000))
        amount, is_open = maybe(f"{rng.lognormvariate(3, 1):.2f}"), maybe(str(rng.randrange(2)))
        owned, note = some(TOPICS, 3), maybe(rng.choice(["where is it", "hello", "ça va"]))
        impressions.append((f"m{i}", user, time_text(at), status, amount, is_open, owned, note, visit))
        listed = rng.sample([intent[0] for intent in INTENTS], rng.randint(2, 6))
        clicked = rng.randrange(len(listed))
        for position, intent in enumerate(listed):
            candidates.append((f"m{i}", intent, position + 1, int(position == clicked)))
    folder.mkdir(parents=True)
    (folder / "dataset.json").write_text(json.dumps(DESCRIPTION, indent=2) + "\n", encoding="utf-8")
    write_table(folder, "intents", "intent_id title answer category length topics", INTENTS)
    write_table(folder, "users", "user_id tier likes", users)
    write_table(folder, "events", "user_id time type", events)
    write_table(
        folder, "impressions",
        "impression_id user_id time status amount is_open owned note last_visit", impressions)
    write_table(folder, "candidates", "impression_id intent_id position clicked", candidates)


def train(program):
    with tempfile.TemporaryDirectory() as scratch:
        workspace = pathlib.Path(scratch) / "parity.iscope"
        run = lambda *arguments: subprocess.run([program, *map(str, arguments)], check=True)
        run("import", FOLDER / "shop", "--workspace", workspace)
        run("train", "ranker", "--workspace", workspace, "--name", "tiny", "--seed", SEED,
            "--split", "time:0.7/0", "--epochs", 16, "--batch", 8, "--learning-rate", 0.05,
            "--dimension", 4, "--experts", 3, "--layers", 2, "--members", 2, "--buckets", 6)
        shutil.copytree(workspace / "checkpoints" / "tiny", FOLDER / "checkpoint")


# Fields ---------------------------------------------------------------------------------------------------


def read_table(name):
    with open(FOLDER / "shop" / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def millis(text):
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return round(moment.timestamp()) * 1000


def words_of(text):
    """Runs of ASCII letters and digits and of bytes above ASCII, in lower case."""
    word = bytearray()
    for byte in text.encode("utf-8") + b" ":
        if byte >= 0x80 or chr(byte).isalnum():
            word.append(byte + 32 if 65 <= byte <= 90 else byte)
        elif word:
            yield bytes(word)
            word.clear()


def fnv1a(word):
    value = 14695981039346656037
    for byte in word:
        value = (value ^ byte) * 1099511628211 % 2**64
    return value


def word_code(field, word):
    if not word:
        return 1
    return 2 + field["words"].index(word) if word in field.get("words", []) else 0


def standardised(field, value):
    scaled = (value - field["mean"]) / field["deviation"]
    return float(numpy.float32(min(max(scaled, -MAX_STANDARDISED), MAX_STANDARDISED)))


def number_field(field, number):
    if number is None:
        return [1], 0.0
    return [2 + bisect.bisect_right(field["edges"], number)], standardised(field, number)


def history_field(field, row):
    past = sorted((event for event in row["events"] if event[0] < row["now"]), key=lambda event: event[0])
    codes = []
    for time, kind in past[-HISTORY_LENGTH:]:
        code = word_code(field, kind)
        if code >= 2:
            code = 2 + 9 * (code - 2) + bisect.bisect_right(RECENCY_EDGES, row["now"] - time)
        codes.append(code)
    return codes or [1], standardised(field, math.log1p(len(past)))


def encode(field, row):
    """A bag of codes within the field, and a value. `row` holds its table's cells and, of an impression, the
    time and the user's events."""
    kind = field["encoding"]
    text = row.get(field["column"], "") if field["column"] else ""
    if kind == "event_history":
        return history_field(field, row)
    if kind == "intent_id":
        return [word_code(field, row["intent_id"])], 0.0
    if kind == "categorical":
        return [word_code(field, text)], 0.0
    if kind == "multi_categorical":
        return [word_code(field, word) for word in text.split("|")], 0.0
    if kind == "boolean":
        return [2 + int(text) if text else 1], 0.0
    if kind == "numeric":
        return number_field(field, float(text) if text else None)
    if kind == "age":
        days = (row["now"] - millis(text)) / DAY_MS if text else None
        return number_field(field, None if days is None else math.copysign(math.log1p(abs(days)), days))
    if kind in ("hour_of_day", "day_of_week"):
        moment = row["now"] if not field["column"] else millis(text) if text else None
        if moment is None:
            return [1], 0.0
        return [2 + (moment // HOUR_MS % 24 if kind == "hour_of_day" else moment // DAY_MS % 7)], 0.0
    assert kind == "hashed_text", kind
    texts = [text] if field["column"] else [row.get(part, "") for part in ("title", "description", "answer")]
    buckets = field["code_count"] - 2
    return [2 + fnv1a(word) % buckets for part in texts for word in words_of(part)] or [1], 0.0


# The graph ------------------------------------------------------------------------------------------------


def read_safetensors(path):
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        assert entry["dtype"] == "F32", name
        tensors[name] = numpy.frombuffer(data[begin:end], "<f4").astype(float).reshape(entry["shape"])
    return tensors


def softmax(x):
    power = numpy.exp(x - x.max(axis=-1, keepdims=True))
    return power / power.sum(axis=-1, keepdims=True)


def interact(x, weights, prefix, heads):
    """AutoInt over x [fields, d]."""
    size = x.shape[1] // heads
    query, key, value = (x @ weights[prefix + part] for part in ("query", "key", "value"))
    mixed = []
    for head in range(heads):
        part = slice(head * size, (head + 1) * size)
        mixed.append(softmax(query[:, part] @ key[:, part].T) @ value[:, part])
    return numpy.maximum(numpy.concatenate(mixed, axis=1) + x @ weights[prefix + "residual"], 0)


def mix_experts(x, weights, prefix):
    gate = softmax(x @ weights[prefix + "gate.weight"])
    hidden = numpy.maximum(x @ weights[prefix + "hidden.weight"] + weights[prefix + "hidden.bias"], 0)
    hidden = hidden.reshape(len(gate), -1)
    return sum(
        gate[e] * (hidden[e] @ weights[prefix + "output.weight"][e] + weights[prefix + "output.bias"][e])
        for e in range(len(gate)))


def tower(config, weights, side, rows):
    """`rows`: the row of each field's table by the table's name."""
    fields = config[side + "_fields"]
    first_code, x = 0, []
    for index, field in enumerate(fields):
        codes, value = encode(field, rows[field["table"]])
        rows_of_bag = weights[side + ".embedding"][[first_code + code for code in codes]]
        bag = rows_of_bag.sum(axis=0) / math.sqrt(len(codes))
        x.append(bag + value * weights[side + ".value"][index])
        first_code += field["code_count"]
    x = embedded = numpy.array(x)
    for layer in range(config["sizes"]["attention_layers"]):
        x = interact(x, weights, f"{side}.attention.{layer}.", config["sizes"]["attention_heads"])
    return mix_experts(x.reshape(-1), weights, side + ".experts.") + embedded.reshape(-1) @ weights[side + ".linear"]


def match_values(config, rows, intent):
    common = lambda match: set(rows[match["table"]].get(match["column"], "").split("|")) & set(
        intent[match["intent_column"]].split("|")) - {""}
    return [float(numpy.float32(math.log2(1 + len(common(match))))) for match in config["matches"]]


def score(weights, user, intent, matches):
    pair = [user, intent, user * intent]
    if matches:
        match = numpy.array(matches) @ weights["match.embedding"]
        pair += [match, match * intent]
    pair = numpy.concatenate(pair)
    return float(user @ intent + pair @ weights["head.linear"] + mix_experts(pair, weights, "head.")[0])


def all_scores():
    config = json.loads((FOLDER / "checkpoint" / "config.json").read_text(encoding="utf-8"))
    tensors = read_safetensors(FOLDER / "checkpoint" / "model.safetensors")
    members = []
    for number in range(config["sizes"]["member_count"]):
        prefix = f"members.{number}."
        members.append({name[len(prefix):]: t for name, t in tensors.items() if name.startswith(prefix)})
    intents = {row["intent_id"]: row for row in read_table("intents")}
    users = {row["user_id"]: row for row in read_table("users")}
    impressions = {row["impression_id"]: row for row in read_table("impressions")}
    events = {user: [] for user in users}
    for event in read_table("events"):
        events[event["user_id"]].append((millis(event["time"]), event["type"]))
    for candidate in read_table("candidates"):
        row = impressions[candidate["impression_id"]]
        context = {"now": millis(row["time"]), "events": events[row["user_id"]]}
        rows = {"impressions": row | context, "users": users[row["user_id"]] | context, "events": context}
        intent = intents[candidate["intent_id"]]
        matches = match_values(config, rows, intent)
        scores = [
            score(weights, tower(config, weights, "user", rows),
                  tower(config, weights, "intent", {"intents": intent}), matches)
            for weights in members]
        yield row["impression_id"], intent["intent_id"], sum(scores) / len(scores)


def main(program):
    if program != "--keep-checkpoint":
        shutil.rmtree(FOLDER, ignore_errors=True)
        write_shop(FOLDER / "shop")
        train(program)
    lines = [f"# seed {SEED}, NumPy {numpy.__version__}\n"]
    lines += [f"{impression} {intent} {value:.9f}\n" for impression, intent, value in all_scores()]
    (FOLDER / "scores.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
