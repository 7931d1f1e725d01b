#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/off_policy_reference.txt: estimates of clicks on the first three by the Open Bandit Pipeline
(Saito et al. 2021), and doubly robust ones by NumPy, from stored logs. Run by hand when a test is added; the tests
read the stored file and need no Python.

    pip install obp==0.5.7
    python3 tests/parity/make_off_policy_reference.py > tests/parity/off_policy_reference.txt

Format, one record a line, blank-separated:
    # comment
    log RULE IPS SNIPS DR                RULE: cascade, slate or item-position; rows follow
    row USER LOGGED*3 TARGET*3 PREFIX*3 MARGINAL*3 CLICK*3 PREDICTION*3
Logged lists are drawn from six intents (Plackett-Luce with exploration). PREFIX: probability of the first 1, 2, 3
intents as logged; MARGINAL: that each position holds its intent. The target shows TARGET for sure.
"""

import itertools

import numpy
import obp
from obp import ope

SEED = 20261125
INTENTS = 6
SHOWN = 3
ROWS = 60
RULES = {
    "cascade": (ope.SlateRewardInteractionIPS, ope.SelfNormalizedSlateRewardInteractionIPS, "cascade"),
    "slate": (ope.SlateStandardIPS, ope.SelfNormalizedSlateStandardIPS, ""),
    "item-position": (ope.SlateIndependentIPS, ope.SelfNormalizedSlateIndependentIPS, "item_position"),
}


def step_probability(weights, drawn, intent, exploration):
    left = [i for i in range(INTENTS) if i not in drawn]
    return exploration / len(left) + (1 - exploration) * weights[intent] / weights[left].sum()


def order_probability(weights, order, exploration):
    """Of each prefix of the order."""
    steps = [step_probability(weights, order[:k], order[k], exploration) for k in range(len(order))]
    return numpy.cumprod(steps)


def draw_row(rng, exploration):
    weights = rng.gamma(1, 1, INTENTS) + 0.05
    orders = list(itertools.permutations(range(INTENTS), SHOWN))
    chances = numpy.array([order_probability(weights, order, exploration)[-1] for order in orders])
    logged = orders[rng.choice(len(orders), p=chances / chances.sum())]
    # The target is near what the log likes, so that some lists agree.
    target = tuple(int(i) for i in numpy.argsort(-numpy.log(weights) - 0.4 * rng.gumbel(size=INTENTS))[:SHOWN])
    marginal = [sum(c for o, c in zip(orders, chances) if o[k] == logged[k]) for k in range(SHOWN)]
    return {"user": int(rng.integers(0, 25)), "logged": logged, "target": target,
            "prefix": order_probability(weights, logged, exploration), "marginal": numpy.array(marginal),
            "clicks": (rng.random(SHOWN) < 0.3).astype(int), "predictions": rng.random(SHOWN) * 0.5}


def agreement(row, rule):
    same = [a == b for a, b in zip(row["logged"], row["target"])]
    if rule == "item-position":
        return numpy.array(same, dtype=float)
    prefixes = numpy.cumprod(numpy.array(same, dtype=float))
    return prefixes if rule == "cascade" else numpy.full(SHOWN, prefixes[-1])


def propensity(row, rule):
    if rule == "item-position":
        return row["marginal"]
    return row["prefix"] if rule == "cascade" else numpy.full(SHOWN, row["prefix"][-1])


def estimates(rows, rule):
    plain, normalised, suffix = RULES[rule]
    names = [f"pscore_{suffix}" if suffix else "pscore", f"evaluation_policy_pscore_{suffix}".rstrip("_")]
    arguments = {
        "slate_id": numpy.repeat(numpy.arange(len(rows)), SHOWN),
        "position": numpy.tile(numpy.arange(SHOWN), len(rows)),
        "reward": numpy.concatenate([row["clicks"] for row in rows]).astype(float),
        names[0]: numpy.concatenate([propensity(row, rule) for row in rows]),
        names[1]: numpy.concatenate([agreement(row, rule) for row in rows]),
    }
    weights = (arguments[names[1]] / arguments[names[0]]).reshape(-1, SHOWN)
    predictions = numpy.array([row["predictions"] for row in rows])
    clicks = numpy.array([row["clicks"] for row in rows])
    doubly_robust = (predictions + weights * (clicks - predictions)).sum() / len(rows)
    return (plain(len_list=SHOWN).estimate_policy_value(**arguments),
            normalised(len_list=SHOWN).estimate_policy_value(**arguments), doubly_robust)


def main():
    rng = numpy.random.default_rng(SEED)
    print(f"# seed {SEED}, NumPy {numpy.__version__}, Open Bandit Pipeline {obp.__version__}")
    for number in range(12):
        rule = list(RULES)[number % 3]
        rows = [draw_row(rng, (0.2, 0.5)[number % 2]) for _ in range(ROWS)]
        print("log", rule, *(repr(float(value)) for value in estimates(rows, rule)))
        for row in rows:
            print("row", row["user"], *row["logged"], *row["target"],
                  *(repr(float(p)) for p in (*row["prefix"], *row["marginal"])), *row["clicks"],
                  *(repr(float(p)) for p in row["predictions"]))


if __name__ == "__main__":
    main()
