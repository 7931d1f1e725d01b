#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/metrics_reference.txt: random rankings with ties, and what scikit-learn and NumPy
make of them. Run by hand when a metric is added; the tests read the stored file and need no Python.

    apt-get install python3-numpy python3-sklearn python3-scipy
    /usr/bin/python3 tests/parity/make_metrics_reference.py > tests/parity/metrics_reference.txt

Format, one record a line, blank-separated:
    # comment
    case NUMBER
    list GROUP USER INTENT:SCORE:CLICKED ...         one impression; CLICKED is 1 or 0
    value NAME NUMBER                                what is expected of the case so far; nan: no such value
    bootstrap KIND VALUE:WEIGHT ...                  one sample
    value NAME NUMBER
Names: auc.I (of list I), gauc.GROUP.WEIGHT, recall@K, ndcg@K, hit@K, mrr (means over lists with a click);
mean, standard_error, low, high of a bootstrap sample.
"""

import platform
import sys

import numpy
import scipy
import scipy.stats
import sklearn
from sklearn.metrics import ndcg_score, roc_auc_score

SEED = 20240611
CASES = 1000
CUTOFFS = (1, 3, 5)
BOOTSTRAP_REPLICATES = 100_000


def random_scores(rng, size, kind):
    """float32 scores: few levels (many ties), some levels, or continuous."""
    if kind == 0:
        return rng.integers(0, 3, size).astype(numpy.float32) / 2
    if kind == 1:
        return rng.integers(-8, 9, size).astype(numpy.float32) / 4
    return rng.normal(size=size).astype(numpy.float32)


def random_case(rng, number):
    """Lists as (group, user, intents, scores, clicks); every group belongs to one user."""
    users = int(rng.integers(1, 4))
    lists = []
    for _ in range(int(rng.integers(1, 6))):
        size = int(rng.integers(1, 41)) if number % 25 == 0 else int(rng.integers(1, 11))
        user = int(rng.integers(0, users))
        session = 2 * user + int(rng.integers(0, 2))
        intents = rng.permutation(60)[:size]
        scores = random_scores(rng, size, number % 3)
        clicks = (rng.random(size) < rng.choice([0.1, 0.3, 0.7])).astype(int)
        lists.append((session, user, intents, scores, clicks))
    return lists


def auc(scores, clicks):
    """roc_auc_score, or nan where there is only one class."""
    if clicks.min() == clicks.max():
        return numpy.nan
    return roc_auc_score(clicks, scores.astype(numpy.float64))


def gauc(lists, group_of, weight):
    """Grouped AUC by pooling, then a weighted mean over the groups that have both classes."""
    members = {}
    for i, one in enumerate(lists):
        members.setdefault(group_of(i, one), []).append(one)
    values, weights = [], []
    for group in members.values():
        scores = numpy.concatenate([one[3] for one in group])
        clicks = numpy.concatenate([one[4] for one in group])
        value = auc(scores, clicks)
        if numpy.isnan(value):
            continue
        values.append(value)
        weights.append({"impressions": len(group), "clicks": clicks.sum(), "uniform": 1}[weight])
    return numpy.average(values, weights=weights) if values else numpy.nan


def in_rank_order(one):
    """Clicks by falling score, equal scores by ascending intent."""
    _, _, intents, scores, clicks = one
    return clicks[numpy.lexsort((intents, -scores.astype(numpy.float64)))]


def ndcg(clicks, k):
    """By definition; and, where scikit-learn takes the list, checked against its ndcg_score. That one
    averages over ties, so it is given the ranks, which are distinct."""
    discounts = 1 / numpy.log2(numpy.arange(2, len(clicks) + 2))
    gained = (clicks[:k] * discounts[:k]).sum()
    ideal = discounts[: min(k, clicks.sum())].sum()
    value = gained / ideal
    if len(clicks) > 1:
        ranks = -numpy.arange(len(clicks), dtype=float)
        other = ndcg_score(clicks[None, :], ranks[None, :], k=k, ignore_ties=True)
        assert abs(value - other) < 1e-12, (value, other)
        return other
    return value


def top_k(lists, emit):
    ordered = [in_rank_order(one) for one in lists]
    ordered = [clicks for clicks in ordered if clicks.sum() > 0]
    mean = lambda values: numpy.mean(values) if values else numpy.nan
    for k in CUTOFFS:
        emit(f"recall@{k}", mean([clicks[:k].sum() / clicks.sum() for clicks in ordered]))
        emit(f"ndcg@{k}", mean([ndcg(clicks, k) for clicks in ordered]))
        emit(f"hit@{k}", mean([float(clicks[:k].any()) for clicks in ordered]))
    emit("mrr", mean([1 / (numpy.argmax(clicks) + 1) for clicks in ordered]))


def emit(name, value):
    print("value", name, "nan" if numpy.isnan(value) else repr(float(value)))


def write_case(rng, number):
    lists = random_case(rng, number)
    print("case", number)
    for session, user, intents, scores, clicks in lists:
        cells = (f"{i}:{score!s}:{click}" for i, score, click in zip(intents, scores, clicks))
        print("list", session, user, *cells)
    for i, one in enumerate(lists):
        emit(f"auc.{i}", auc(one[3], one[4]))
    groups = {"user": lambda i, one: one[1], "session": lambda i, one: one[0], "impression": lambda i, one: i}
    for group, group_of in groups.items():
        for weight in ("impressions", "clicks", "uniform"):
            emit(f"gauc.{group}.{weight}", gauc(lists, group_of, weight))
    top_k(lists, emit)


def write_bootstrap(rng, kind, size):
    """SciPy's percentile bootstrap of a weighted mean: other random numbers, the same distribution."""
    values = rng.beta(2, 1, size)
    weights = rng.integers(1, 2 if kind == "uniform" else 9, size).astype(float)
    statistic = lambda v, w, axis=-1: (v * w).sum(axis) / w.sum(axis)
    result = scipy.stats.bootstrap(
        (values, weights), statistic, paired=True, method="percentile", vectorized=True,
        n_resamples=BOOTSTRAP_REPLICATES, batch=2000, random_state=SEED)
    print("bootstrap", kind, *(f"{v!r}:{w:g}" for v, w in zip(values, weights)))
    emit("mean", statistic(values, weights))
    emit("standard_error", result.standard_error)
    emit("low", result.confidence_interval.low)
    emit("high", result.confidence_interval.high)


def main():
    rng = numpy.random.default_rng(SEED)
    print(f"# seed {SEED}, Python {platform.python_version()}, NumPy {numpy.__version__}, "
          f"scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}")
    for number in range(CASES):
        write_case(rng, number)
    for kind, size in (("uniform", 10), ("uniform", 60), ("weighted", 25), ("weighted", 150)):
        write_bootstrap(rng, kind, size)


if __name__ == "__main__":
    sys.exit(main())
