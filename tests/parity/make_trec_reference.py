#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/trec/: a small dataset directory with scores, the TREC run and qrels files that they
make, and what trec_eval says of them, impression by impression. Run by hand; the tests need no Python.

    pip install pytrec_eval-terrier
    python3 tests/parity/make_trec_reference.py

No two scores of an impression are equal: trec_eval orders ties by falling document id, IntentScope by
ascending intent. One impression has no click, and one id has a blank, which the files percent-encode.
"""

import json
import pathlib
import random

import pytrec_eval

FOLDER = pathlib.Path(__file__).parent / "trec"
CUTOFFS = (1, 3, 5)
DESCRIPTION = {
    "format": "intentscope-dataset", "version": 1, "name": "trec_eval reference",
    "tables": {
        "intents": {"file": "intents.csv", "columns": {"intent_id": {"role": "intent_id"}}},
        "impressions": {"file": "impressions.csv", "columns": {
            "impression_id": {"role": "impression_id"}, "user_id": {"role": "user_id"},
            "time": {"role": "time"}}},
        "candidates": {"file": "candidates.csv", "columns": {
            "impression_id": {"role": "impression_id"}, "intent_id": {"role": "intent_id"},
            "clicked": {"role": "clicked"}}}}}


def main():
    draw = random.Random(20251125)
    intents = [f"intent-{number}" for number in range(15)]
    impressions, candidates, scores, run_lines, qrel_lines, run, qrels = [], [], [], [], [], {}, {}
    for number in range(60):
        impression = f"i {number}" if number == 7 else f"i{number}"
        query = impression.replace(" ", "%20")
        impressions.append(f"{impression},u{number % 9},2024-05-{1 + number % 28:02d}")
        chosen = draw.sample(intents, draw.randint(2, 12))
        values = draw.sample(range(-500, 500), len(chosen))
        clicks = [0] * len(chosen) if number == 11 else [int(draw.random() < 0.3) for _ in chosen]
        if number != 11 and not any(clicks):
            clicks[draw.randrange(len(clicks))] = 1
        for intent, value, click in zip(chosen, values, clicks):
            candidates.append(f"{impression},{intent},{click}")
            scores.append(f"{impression},{intent},{value / 8}")
            qrel_lines.append(f"{query} 0 {intent} {click}")
        for rank, (value, intent) in enumerate(sorted(zip(values, chosen), reverse=True), 1):
            run_lines.append(f"{query} Q0 {intent} {rank} {value / 8:g} theirs")
        run[query] = {intent: value / 8 for intent, value in zip(chosen, values)}
        qrels[query] = dict(zip(chosen, clicks))
    cuts = ",".join(str(k) for k in CUTOFFS)
    evaluator = pytrec_eval.RelevanceEvaluator(
        qrels, {f"recall.{cuts}", f"ndcg_cut.{cuts}", f"success.{cuts}", "recip_rank"})
    values = evaluator.evaluate(run)
    files = {
        "dataset.json": json.dumps(DESCRIPTION, indent=1),
        "intents.csv": "\n".join(["intent_id", *intents]),
        "impressions.csv": "\n".join(["impression_id,user_id,time", *impressions]),
        "candidates.csv": "\n".join(["impression_id,intent_id,clicked", *candidates]),
        "scores.csv": "\n".join(["impression_id,intent_id,score", *scores]),
        "run.trec": "\n".join(run_lines),
        "qrels": "\n".join(qrel_lines),
        "trec_eval.txt": "\n".join(
            f"{query} {measure} {value!r}"
            for query, measures in values.items() for measure, value in sorted(measures.items()))}
    FOLDER.mkdir(exist_ok=True)
    for name, text in files.items():
        (FOLDER / name).write_text(text + "\n", encoding="utf-8")


main()
