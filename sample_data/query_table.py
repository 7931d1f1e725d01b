#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the latent queries of the sample shop against what the users really wanted. Needs Python alone.

    query_table.py WORKSPACE SET [--rows 20]

SET is the id of latent queries of the sample shop (intentscope-cli reason --list). Prints every 200th impression with what is
known, the latent query, the wished and the clicked intent, and then over the whole sample how often the query
names the need. The need of a query is read off its words: each intent of the knowledge base is known by its title
and paraphrases; the nearest one by TF-IDF cosine is what the query asks for. The truth is read here
alone: no reasoner and no ranker sees it.
"""

import argparse
import array
import collections
import csv
import json
import math
import pathlib
import re

SHOP = pathlib.Path(__file__).resolve().parent / "shop"
FACTS = [  # column, words before the value, unit, largest value that tells something
    ("newest_order_status", "order", "", None), ("days_in_status", "for", " d", None),
    ("hours_unpaid", "unpaid", " h", None), ("days_past_promise", "past promise", " d", None),
    ("failed_attempts", "failed attempts", "", None), ("delivery_failure_reason", "failure:", "", None),
    ("out_for_delivery", "out for delivery", "", None), ("courier_notice", "courier notice", "", None),
    ("return_status", "return", "", None), ("days_waiting_refund", "waits for refund", " d", None),
    ("hours_since_payment_failure", "payment failed", " h ago", 72),
    ("days_since_double_charge", "charged twice", " d ago", 14), ("hours_since_login_failure", "login failed", " h ago", 48),
    ("account_restricted", "restricted", "", None), ("days_to_voucher_expiry", "voucher ends in", " d", 3),
    ("hours_since_voucher_rejected", "voucher rejected", " h ago", 48), ("last_page", "page", "", None)]


def table(name):
    with open(SHOP / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def npy(path):
    data = path.read_bytes()
    length = int.from_bytes(data[8:10], "little")
    header = data[10:10 + length].decode("latin-1")
    code = {"<f4": "f", "<i4": "i", "<i8": "q", "|i1": "b"}[re.search(r"'descr': '([^']+)'", header)[1]]
    values = array.array(code, data[10 + length:])
    columns = re.search(r"'shape': \(\d+, (\d+)\)", header)
    if not columns:
        return values
    width = int(columns[1])
    return [values[i:i + width] for i in range(0, len(values), width)]


def words(text):
    return re.findall(r"[a-z]+", text.lower())


class Needs:
    """Intents by the words of their texts."""

    def __init__(self, intents):
        self.texts = {row["intent_id"]: [row["title"]] + row["paraphrases"].split(" | ") for row in intents}
        documents = [set(words(text)) for texts in self.texts.values() for text in texts]
        counts = collections.Counter(word for document in documents for word in document)
        self.weight = {word: math.log(len(documents) / count) for word, count in counts.items()}
        self.vectors = [(intent, self.vector(text)) for intent, texts in self.texts.items() for text in texts]

    def vector(self, text):
        counts = collections.Counter(word for word in words(text) if word in self.weight)
        values = {word: count * self.weight[word] for word, count in counts.items()}
        norm = math.sqrt(sum(value * value for value in values.values())) or 1.0
        return {word: value / norm for word, value in values.items()}

    def nearest(self, text):
        """Intents, the nearest first; empty when no word is known."""
        asked = self.vector(text)
        best = collections.defaultdict(float)
        for intent, vector in self.vectors:
            cosine = sum(value * vector.get(word, 0.0) for word, value in asked.items())
            best[intent] = max(best[intent], cosine)
        return [intent for intent, cosine in sorted(best.items(), key=lambda item: (-item[1], item[0])) if cosine > 0]


def facts(row):
    told = []
    for column, before, unit, largest in FACTS:
        value = row[column]
        if value in ("", "0") or (largest is not None and float(value) > largest):
            continue
        if column == "days_past_promise" and float(value) < 0:
            continue
        is_flag = column in ("out_for_delivery", "courier_notice", "account_restricted")
        told.append(before if is_flag else f"{before} {value.replace('_', ' ')}{unit}")
    return ", ".join(told).replace(", for ", " for ")


class Tally:
    """How often the first, or one of the first three intents is right, and how often the situation is."""

    def __init__(self, answers):
        self.answers, self.count, self.first, self.three, self.situation = answers, 0, 0, 0, 0

    def add(self, ranked, truth):
        self.count += 1
        self.first += ranked[:1] == [truth["intent_id"]]
        self.three += truth["intent_id"] in ranked[:3]
        self.situation += bool(ranked) and ranked[0] in self.answers[truth["situation"]]

    def text(self):
        share = lambda count: f"{100 * count / self.count:.1f} %"
        return f"{share(self.first)} | {share(self.three)} | {share(self.situation)} | {self.count}"


def vector_ranks(latent, intent_ids):
    """Intents by cosine with the query's vector, both less the mean of their kind."""
    vectors = {"query": npy(latent / "latent_queries.npy"), "intent": npy(latent / "intent_vectors.npy")}
    for kind, rows in vectors.items():
        mean = [sum(column) / len(rows) for column in zip(*rows)]
        centred = [[value - middle for value, middle in zip(row, mean)] for row in rows]
        norms = [math.sqrt(sum(value * value for value in row)) or 1.0 for row in centred]
        vectors[kind] = [[value / norm for value in row] for row, norm in zip(centred, norms)]
    ranks = []
    for query in vectors["query"]:
        cosines = [sum(a * b for a, b in zip(query, intent)) for intent in vectors["intent"]]
        ranks.append([intent_ids[i] for i in sorted(range(len(cosines)), key=lambda i: -cosines[i])[:3]])
    return ranks


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("workspace", type=pathlib.Path)
    arguments.add_argument("set")
    arguments.add_argument("--rows", type=int, default=20)
    chosen = arguments.parse_args()
    latent = chosen.workspace / "latent" / chosen.set
    impressions, intents = table("impressions.csv"), table("intents.csv")
    truths = {row["impression_id"]: row for row in table("truth/impressions.csv")}
    clicked = {row["impression_id"]: row["intent_id"] for row in table("candidates.csv") if row["clicked"] == "1"}
    answers = collections.defaultdict(set)
    for row in table("truth/answers.csv"):
        answers[row["situation"]].add(row["intent_id"])
    titles = {row["intent_id"]: row["title"] for row in intents}
    needs, rows = Needs(intents), npy(latent / "impression_rows.npy")
    raw = (latent / "latent_text.txt").read_text(encoding="utf-8").split("\n")
    print(json.loads((latent / "latent.json").read_text(encoding="utf-8"))["name"], latent.name)

    step = len(impressions) // chosen.rows
    print("| impression | known | latent query | wished (clicked) | asks for it |\n|---|---|---|---|---|")
    for at in range(step // 2, len(impressions), step):
        row = impressions[at]
        truth, query = truths[row["impression_id"]], raw[rows[at]]
        ranked = needs.nearest(query)
        match = "no"
        if ranked[:1] == [truth["intent_id"]]:
            match = "yes"
        elif ranked and ranked[0] in answers[truth["situation"]]:
            match = "same situation"
        click = clicked.get(row["impression_id"])
        wish = f'{titles[truth["intent_id"]]} ({"none" if click is None else "the same" if click == truth["intent_id"] else titles[click]})'
        print(f'| {row["impression_id"]} | {facts(row)} | {query} | {wish} | {match} |')

    by_words, by_vector, typed, same, popular = (Tally(answers) for _ in range(5))
    first_days = impressions[:len(impressions) * 7 // 10]
    frequent = collections.Counter(clicked[row["impression_id"]] for row in first_days if row["impression_id"] in clicked)
    most = [intent for intent, _ in frequent.most_common(3)]
    by_cosine = vector_ranks(latent, [row["intent_id"] for row in intents])
    for at, row in enumerate(impressions):
        truth = truths[row["impression_id"]]
        ranked = needs.nearest(raw[rows[at]])
        by_words.add(ranked, truth)
        by_vector.add(by_cosine[rows[at]], truth)
        popular.add(most, truth)
        if row["typed_query"]:
            same.add(ranked, truth)
            typed.add(needs.nearest(row["typed_query"]), truth)
    print("\n| read off | wished intent first | among three | right situation | impressions |\n|---|--:|--:|--:|--:|")
    for name, tally in [("the query's words", by_words), ("the query's words, where something was typed", same),
                        ("the words typed by the user", typed), ("the query's vector", by_vector),
                        ("nothing: the intents clicked most", popular)]:
        print(f"| {name} | {tally.text()} |")
    print(f"\n{len(set(raw) - {''})} different queries")


if __name__ == "__main__":
    main()
