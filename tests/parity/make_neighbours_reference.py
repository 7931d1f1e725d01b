# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes neighbours_reference.txt: neighbours by NumPy's brute force, overlaps by the package rbo.

    pip install numpy rbo
    python3 make_neighbours_reference.py > neighbours_reference.txt

Vectors are made by the rule of `vectors` below, which neighbours_parity_test.cpp repeats: whole numbers
from a linear congruential generator, so that both sides have the same floats. Lines:

    knn MEASURE CENTRED ROWS WIDTH SEED QUERY : ROW SIMILARITY ...
    rbo P K : ITEM ... : ITEM ... : OVERLAP RBO
"""
import platform
import random

import numpy
import rbo

K = 10


def vectors(rows, width, seed):
    """Every seventh row repeats row 0, so that there are exact ties."""
    state = seed
    values = numpy.empty((rows, width), numpy.float32)
    for row in range(rows):
        for column in range(width):
            state = (state * 1103515245 + 12345) % 2**31
            values[row, column] = 3 + ((state >> 8) % 2001 - 1000) / 512
    values[::7] = values[0]
    return values


def neighbours(values, query, measure, centred):
    rows = values.astype(numpy.float64)
    if centred:
        rows = rows - rows.mean(axis=0)
    if measure == "cosine":
        lengths = numpy.linalg.norm(rows, axis=1)
        similarity = (rows @ rows[query]) / (lengths * lengths[query])
    elif measure == "dot":
        similarity = rows @ rows[query]
    else:
        similarity = -numpy.linalg.norm(rows - rows[query], axis=1)
    # Products of equal rows differ in their last bits by where the rows lie: rounding makes them ties again.
    order = sorted((row for row in range(len(rows)) if row != query), key=lambda row: (-round(similarity[row], 11), row))
    return [(row, similarity[row]) for row in order[:K]]


def main():
    print(f"# Python {platform.python_version()}, NumPy {numpy.__version__}, rbo 0.1.3")
    for rows, width in ((50, 3), (400, 32), (1500, 128)):
        values = vectors(rows, width, rows)
        for measure in ("cosine", "dot", "l2"):
            for centred in (0, 1):
                for query in (0, 5, rows - 1):
                    found = neighbours(values, query, measure, centred)
                    print("knn", measure, centred, rows, width, rows, query, ":",
                          " ".join(f"{row} {similarity:.17g}" for row, similarity in found))
    draw = random.Random(1)
    for p in (0.5, 0.8, 0.9, 0.98):
        for k in (1, 3, 10, 40):
            for pool in (k, k + 2, 3 * k):
                before, after = draw.sample(range(pool), k), draw.sample(range(pool), k)
                value = rbo.RankingSimilarity(before, after).rbo_ext(p=p)
                print("rbo", p, k, ":", *before, ":", *after, ":",
                      f"{len(set(before) & set(after)) / k:.17g} {value:.17g}")


main()
