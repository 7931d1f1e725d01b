#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/expanded_reference.txt: Student's t distribution by SciPy, and expanded percentile
intervals by NumPy and SciPy from stored replicates. Run by hand when a test is added; the tests read the stored
file and need no Python.

    pip install numpy scipy
    python3 tests/parity/make_expanded_reference.py > tests/parity/expanded_reference.txt

Format, one record a line, blank-separated:
    # comment
    student X DF P                       P(T <= X)
    sample LOW HIGH P CONFIDENCE VALUE:WEIGHT ...   bounds, p of a mean of 0, and the units
    replicates MEAN ...                  of the sample before, ascending
"""

import numpy
import scipy
from scipy import stats

SEED = 20261125


def expanded(values, weights, replicates, confidence):
    size = len(values)
    influence = weights * (values - numpy.average(values, weights=weights)) / weights.sum()
    share = influence / numpy.linalg.norm(influence)
    freedom = min(size - 1, 2 / ((share ** 4).sum() - 1 / size + 2 * (share ** 3).sum() ** 2))
    inflation = numpy.sqrt(size / (size - 1))
    tail = stats.norm.cdf(stats.t.ppf((1 - confidence) / 2, freedom) * inflation)
    low, high = numpy.quantile(replicates, [tail, 1 - tail])
    beyond = (1 + min(numpy.sum(replicates <= 0), numpy.sum(replicates >= 0))) / (len(replicates) + 1)
    p = 2 * stats.t.cdf(stats.norm.ppf(beyond) / inflation, freedom) if beyond < 0.5 else 1.0
    return low, high, p


def main():
    rng = numpy.random.default_rng(SEED)
    print(f"# seed {SEED}, NumPy {numpy.__version__}, SciPy {scipy.__version__}")
    for freedom in (0.5, 1, 2, 3.7, 9, 30, 79.5, 216, 1667, 99999):
        for x in (-40, -6.5, -3, -1.96, -1e-3, 0, 0.7, 2.5, 12):
            print("student", x, freedom, repr(float(stats.t.cdf(x, freedom))))
    for number in range(40):
        size = int(rng.integers(12, 60))
        values = rng.normal(0.4, 1, size) if number % 2 else 1 - rng.beta(0.4, 2.5, size) * 1.6
        weights = rng.integers(1, 6, size).astype(float)
        draws = rng.multinomial(size, numpy.full(size, 1 / size), 300)
        replicates = numpy.sort(draws @ (weights * values) / (draws @ weights))
        confidence = (0.95, 0.9, 0.8)[number % 3]
        bounds = expanded(values, weights, replicates, confidence)
        print("sample", *(repr(float(b)) for b in bounds), confidence,
              *(f"{float(v)!r}:{w:g}" for v, w in zip(values, weights)))
        print("replicates", *(repr(float(r)) for r in replicates))


if __name__ == "__main__":
    main()
