#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/studentised_reference.txt: studentised replicates of a weighted mean by NumPy, from stored
counts of draws. Run by hand when a test is added; the tests read the stored file and need no Python.

    pip install numpy
    python3 tests/parity/make_studentised_reference.py > tests/parity/studentised_reference.txt

Format, one record a line, blank-separated:
    # comment
    sample MEAN ERROR VALUE:WEIGHT ...   weighted mean and its linearised standard error
    draw MEAN RATIO COUNT ...            of the sample before: how often each unit was drawn, and what follows
"""

import numpy

SEED = 20251126


def mean_and_error(values, weights):
    """Of the units as drawn, repeated ones repeated."""
    mean = numpy.average(values, weights=weights)
    return mean, numpy.sqrt(numpy.sum((weights * (values - mean)) ** 2)) / weights.sum()


def main():
    rng = numpy.random.default_rng(SEED)
    print(f"# seed {SEED}, NumPy {numpy.__version__}")
    for size in (3, 8, 15, 30):
        values = rng.beta(4, 1, size)
        weights = rng.integers(1, 9, size).astype(float)
        mean, error = mean_and_error(values, weights)
        print("sample", repr(float(mean)), repr(float(error)),
              *(f"{float(v)!r}:{w:g}" for v, w in zip(values, weights)))
        for _ in range(25):
            drawn = rng.integers(0, size, size)
            drawn_mean, drawn_error = mean_and_error(values[drawn], weights[drawn])
            if numpy.unique(drawn).size == 1:
                drawn_error = error  # one unit again and again has no scatter
            print("draw", repr(float(drawn_mean)), repr(float(abs(drawn_mean - mean) / drawn_error)),
                  *numpy.bincount(drawn, minlength=size))


if __name__ == "__main__":
    main()
