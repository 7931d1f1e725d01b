#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/significance_reference.txt: exact sign-flip tests by SciPy and adjusted p-values by
statsmodels. Run by hand when a test is added; the tests read the stored file and need no Python.

    pip install numpy scipy statsmodels
    python3 tests/parity/make_significance_reference.py > tests/parity/significance_reference.txt

Format, one record a line, blank-separated:
    # comment
    signs P DIFFERENCE:WEIGHT ...        two-sided p over all assignments of signs
    random P DIFFERENCE:WEIGHT ...       the same with 200,000 random assignments: P is an estimate
    family P ...                         p-values of one family
    holm P ... / bh P ...                adjusted, of the family before
"""

import platform

import numpy
import scipy
import scipy.stats
import statsmodels
from statsmodels.stats.multitest import multipletests

SEED = 20251125


def sign_test(differences, weights, resamples):
    terms = differences * weights

    def statistic(values, axis):
        return numpy.sum(values, axis=axis)

    return scipy.stats.permutation_test(
        (terms,), statistic, permutation_type="samples", vectorized=True, n_resamples=resamples,
        alternative="two-sided", rng=numpy.random.default_rng(SEED)).pvalue


def numbers(values):
    return " ".join(repr(float(value)) for value in values)


def main():
    rng = numpy.random.default_rng(SEED)
    print(f"# Python {platform.python_version()}, NumPy {numpy.__version__}, SciPy {scipy.__version__}, "
          f"statsmodels {statsmodels.__version__}, seed {SEED}")
    for number in range(200):
        size = int(rng.integers(2, 13))
        # Halves make many sums equal, which is where an implementation goes wrong.
        differences = rng.integers(-4, 5, size) / 2 if number % 2 else rng.normal(0.2, 1, size)
        weights = rng.integers(1, 5, size).astype(float)
        print("signs", repr(float(sign_test(differences, weights, numpy.inf))),
              *(f"{float(d)!r}:{float(w)!r}" for d, w in zip(differences, weights)))
    for shift in (0.0, 0.1, 0.25):
        differences = rng.normal(shift, 1, 150)
        weights = rng.integers(1, 8, 150).astype(float)
        print("random", repr(float(sign_test(differences, weights, 200_000))),
              *(f"{float(d)!r}:{float(w)!r}" for d, w in zip(differences, weights)))
    for number in range(100):
        p = rng.random(int(rng.integers(1, 30))) ** 3
        if number % 4 == 0:
            p = numpy.round(p, 1)
        print("family", numbers(p))
        print("holm", numbers(multipletests(p, method="holm")[1]))
        print("bh", numbers(multipletests(p, method="fdr_bh")[1]))


main()
