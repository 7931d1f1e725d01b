#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/error_tree_reference.txt: error trees by scikit-learn and error rates by pandas group-bys
on stored cases. Run by hand when a test is added; the test reads the stored file and needs no Python.

    pip install numpy pandas scikit-learn
    python3 tests/parity/make_error_tree_reference.py > tests/parity/error_tree_reference.txt

Format, one record a line, blank-separated:
    # comment
    case DEPTH MIN_SIZE                  a new case; its rows follow
    row DAYS PRICE REGION ERROR HELD     numbers 0..9 and 0..4, region 0..3, 1 for an error, 1 when held out
    leaf SIZE ERRORS HELD_SIZE HELD_ERRORS ROW ...   a leaf of the tree found on the rows that are not held out,
                                         with counts by pandas on both halves and all its rows
    cell DAYS REGION SIZE ERRORS         the heat map of days and region over all rows
Cases in which two questions of a node are equally good are not stored: which one a tree takes then is a choice.
"""

import platform

import numpy
import pandas
import sklearn
from sklearn.tree import DecisionTreeClassifier

SEED = 20251125
SIZE = 300


def one_hot(frame):
    parts = {"days": frame["days"], "price": frame["price"]}
    for region in range(4):
        parts[f"region{region}"] = (frame["region"] == region).astype(int)
    return pandas.DataFrame(parts)


def make(rng):
    frame = pandas.DataFrame({
        "days": rng.integers(0, 10, SIZE), "price": rng.integers(0, 5, SIZE), "region": rng.integers(0, 4, SIZE)})
    chance = 0.15 + 0.5 * ((frame["days"] > 6) & (frame["region"] == 2)) + 0.2 * (frame["price"] > 2)
    frame["error"] = (rng.random(SIZE) < chance).astype(int)
    frame["held"] = rng.integers(0, 2, SIZE)
    return frame


def tree_of(frame, depth, size, state):
    found = frame[frame["held"] == 0]
    tree = DecisionTreeClassifier(
        criterion="gini", max_depth=depth, min_samples_leaf=size, random_state=state)
    tree.fit(one_hot(found), found["error"])
    return tree.apply(one_hot(frame)), tree.tree_


def has_idle_question(tree):
    """Whether a node asks something that its errors do not depend on; ours asks nothing then."""
    for node in range(tree.node_count):
        left, right = tree.children_left[node], tree.children_right[node]
        if left < 0:
            continue
        mass = [tree.weighted_n_node_samples[i] * tree.impurity[i] for i in (node, left, right)]
        if mass[0] - mass[1] - mass[2] < 1e-9:
            return True
    return False


def main():
    rng = numpy.random.default_rng(SEED)
    print(f"# Python {platform.python_version()}, NumPy {numpy.__version__}, pandas {pandas.__version__}, "
          f"scikit-learn {sklearn.__version__}, seed {SEED}")
    stored = 0
    while stored < 12:
        frame = make(rng)
        depth, size = int(rng.integers(1, 5)), int(rng.integers(5, 25))
        trees = [tree_of(frame, depth, size, state) for state in range(20)]
        leaves = [each[0] for each in trees]
        first = pandas.factorize(leaves[0])[0]
        if has_idle_question(trees[0][1]) or any((pandas.factorize(other)[0] != first).any() for other in leaves[1:]):
            continue
        stored += 1
        print("case", depth, size)
        for row in frame.itertuples(index=False):
            print("row", *row)
        frame["leaf"] = first
        for leaf, rows in frame.groupby("leaf"):
            halves = rows.groupby("held")["error"].agg(["size", "sum"]).reindex([0, 1], fill_value=0)
            print("leaf", *halves.loc[0], *halves.loc[1], *rows.index)
        for (days, region), cell in frame.groupby(["days", "region"])["error"]:
            print("cell", days, region, cell.size, cell.sum())


if __name__ == "__main__":
    main()
