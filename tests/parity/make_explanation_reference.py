#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/explanations.txt: integrated gradients by Captum of some scores of ranker_tiny, from the
checkpoint's files and the shop's tables alone, in double precision. Run by hand when the graph of docs/ranker.md
or the baseline of docs/explanations.md changes; the test reads the stored file and needs no Python.

    pip install torch captum
    python3 tests/parity/make_explanation_reference.py

One input a line: IMPRESSION INTENT BASELINE INPUT AMOUNT; INPUT counts through the user's fields, the intent's
fields and the matches of config.json. Comments start with #.
"""

import json
import math
import pathlib

import captum.attr
import torch

import make_ranker_reference as shop

FILE = pathlib.Path(__file__).resolve().parent / "explanations.txt"
ASKED = [("m3", "account"), ("m20", "voucher")]
STEPS = 8_000
torch.set_default_dtype(torch.float64)


def interact(x, weights, prefix, heads):
    rows, fields, width = x.shape
    split = lambda part: (x @ weights[prefix + part]).view(rows, fields, heads, width // heads).transpose(1, 2)
    mixed = torch.softmax(split("query") @ split("key").transpose(2, 3), -1) @ split("value")
    mixed = mixed.transpose(1, 2).reshape(rows, fields, width)
    return torch.relu(mixed + x @ weights[prefix + "residual"])


def mix_experts(x, weights, prefix):
    gate = torch.softmax(x @ weights[prefix + "gate.weight"], -1)
    hidden = torch.relu(x @ weights[prefix + "hidden.weight"] + weights[prefix + "hidden.bias"])
    hidden = hidden.view(len(x), gate.shape[1], -1)
    outputs = torch.einsum("reh,eho->reo", hidden, weights[prefix + "output.weight"])
    return ((outputs + weights[prefix + "output.bias"]) * gate.unsqueeze(-1)).sum(1)


def tokens_of(fields, weights, side, rows):
    first_code, tokens = 0, []
    for index, field in enumerate(fields):
        codes, value = shop.encode(field, rows[field["table"]])
        bag = weights[side + ".embedding"][[first_code + code for code in codes]].sum(0)
        tokens.append(bag / math.sqrt(len(codes)) + value * weights[side + ".value"][index].reshape(-1))
        first_code += field["code_count"]
    return torch.stack(tokens)


def missing_tokens(fields, weights, side):
    first_code, tokens = 0, []
    for field in fields:
        code = 0 if field["encoding"] == "intent_id" else 1
        tokens.append(weights[side + ".embedding"][first_code + code])
        first_code += field["code_count"]
    return torch.stack(tokens)


def tower(config, weights, side, embedded):
    x = embedded
    for layer in range(config["sizes"]["attention_layers"]):
        x = interact(x, weights, f"{side}.attention.{layer}.", config["sizes"]["attention_heads"])
    return mix_experts(x.flatten(1), weights, side + ".experts.") + embedded.flatten(1) @ weights[side + ".linear"]


def score(config, weights, user_tokens, intent_tokens, matches):
    user = tower(config, weights, "user", user_tokens)
    intent = tower(config, weights, "intent", intent_tokens)
    match = matches @ weights["match.embedding"]
    pair = torch.cat([user, intent, user * intent, match, match * intent], 1)
    return (user * intent).sum(1) + pair @ weights["head.linear"] + mix_experts(pair, weights, "head.").squeeze(1)


class Shop:
    def __init__(self):
        self.intents = {row["intent_id"]: row for row in shop.read_table("intents")}
        self.users = {row["user_id"]: row for row in shop.read_table("users")}
        self.impressions = {row["impression_id"]: row for row in shop.read_table("impressions")}
        self.events = {user: [] for user in self.users}
        for event in shop.read_table("events"):
            self.events[event["user_id"]].append((shop.millis(event["time"]), event["type"]))
        self.pairs = [(row["impression_id"], row["intent_id"]) for row in shop.read_table("candidates")]

    def rows(self, impression):
        row = self.impressions[impression]
        context = {"now": shop.millis(row["time"]), "events": self.events[row["user_id"]]}
        return {"impressions": row | context, "users": self.users[row["user_id"]] | context, "events": context}


def inputs_of(config, weights, data, impression, intent):
    rows = data.rows(impression)
    return (
        tokens_of(config["user_fields"], weights, "user", rows),
        tokens_of(config["intent_fields"], weights, "intent", {"intents": data.intents[intent]}),
        torch.tensor(shop.match_values(config, rows, data.intents[intent])))


def baseline_of(config, weights, data, kind):
    user, intent = config["user_fields"], config["intent_fields"]
    if kind == "missing":
        return (missing_tokens(user, weights, "user"), missing_tokens(intent, weights, "intent"),
                torch.zeros(len(config["matches"])))
    everyone = [tokens_of(user, weights, "user", data.rows(one)) for one in data.impressions]
    every_intent = [tokens_of(intent, weights, "intent", {"intents": one}) for one in data.intents.values()]
    matches = [shop.match_values(config, data.rows(a), data.intents[b]) for a, b in data.pairs]
    return torch.stack(everyone).mean(0), torch.stack(every_intent).mean(0), torch.tensor(matches).mean(0)


def attributions(config, members, data, impression, intent, kind):
    total = 0
    for weights in members:
        function = lambda *inputs: score(config, weights, *inputs)
        ends = tuple(one.unsqueeze(0) for one in inputs_of(config, weights, data, impression, intent))
        starts = tuple(one.unsqueeze(0) for one in baseline_of(config, weights, data, kind))
        user, items, matches = captum.attr.IntegratedGradients(function).attribute(
            ends, starts, n_steps=STEPS, method="riemann_middle", internal_batch_size=2000)
        each = torch.cat([user.sum(2).flatten(), items.sum(2).flatten(), matches.flatten()])
        total = total + each / len(members)
    return total.tolist()


def main():
    folder = shop.FOLDER / "checkpoint"
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tensors = shop.read_safetensors(folder / "model.safetensors")
    members = []
    for number in range(config["sizes"]["member_count"]):
        prefix = f"members.{number}."
        members.append({name[len(prefix):]: torch.tensor(tensor)
                        for name, tensor in tensors.items() if name.startswith(prefix)})
    data = Shop()
    lines = [f"# Captum {captum.__version__}, PyTorch {torch.__version__}, {STEPS} steps\n"]
    for impression, intent in ASKED:
        for kind in ("average", "missing"):
            amounts = attributions(config, members, data, impression, intent, kind)
            lines += [f"{impression} {intent} {kind} {i} {amount:.9f}\n" for i, amount in enumerate(amounts)]
    FILE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
