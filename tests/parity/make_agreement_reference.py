#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/agreement_reference.txt: agreement of annotators by scikit-learn (Cohen), statsmodels
(Fleiss) and krippendorff (alpha), and label suspects by cleanlab. Run by hand when a case is added; the tests
read the stored file and need no Python.

    pip install numpy scikit-learn statsmodels krippendorff cleanlab
    python3 tests/parity/make_agreement_reference.py > tests/parity/agreement_reference.txt

Format, one record a line, blank-separated:
    # comment
    ratings RATERS CATEGORIES VALUE ...     unit by unit, -1 where a rater did not judge
    cohen A B KAPPA                         of two raters, on the units that both judged
    fleiss KAPPA                            only where every unit has a judgement of every rater
    alpha VALUE                             Krippendorff's, nominal
    examples CLASSES GIVEN:P,P,... ...      probabilities of all classes
    thresholds VALUE ...
    joint COUNT ...                         row = given class, not calibrated
    suspects METHOD INDEX ...               method 0: self confidence, 1: normalised margin
"""

import importlib.metadata
import platform
import warnings

import cleanlab
import krippendorff
import numpy
import sklearn
import statsmodels
from cleanlab.count import compute_confident_joint, get_confident_thresholds
from cleanlab.filter import find_label_issues
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

SEED = 20251125


def ratings_case(rng, units, raters, categories, agreement, missing):
    truth = rng.integers(0, categories, units)
    said = numpy.where(rng.random((units, raters)) < agreement, truth[:, None],
                       rng.integers(0, categories, (units, raters)))
    said = numpy.where(rng.random((units, raters)) < missing, -1, said)
    print("ratings", raters, categories, *said.ravel())
    for a in range(raters):
        for b in range(a + 1, raters):
            both = (said[:, a] >= 0) & (said[:, b] >= 0)
            kappa = cohen_kappa_score(said[both, a], said[both, b])
            if not numpy.isnan(kappa):
                print("cohen", a, b, repr(float(kappa)))
    if missing == 0 and len(numpy.unique(said)) > 1:
        table, _ = aggregate_raters(said)
        print("fleiss", repr(float(fleiss_kappa(table, method="fleiss"))))
    data = numpy.where(said < 0, numpy.nan, said.astype(float)).T
    print("alpha", repr(float(krippendorff.alpha(
        reliability_data=data, level_of_measurement="nominal"))))


def suspects_case(rng, count, classes, noise, sharpness, empty_class):
    truth = rng.integers(0, classes, count)
    flipped = rng.random(count) < noise
    given = numpy.where(flipped, rng.integers(0, classes, count), truth)
    if empty_class:
        given[given == classes - 1] = 0
    logits = rng.normal(0, 1, (count, classes))
    logits[numpy.arange(count), truth] += sharpness
    logits = numpy.round(logits, 3)
    shares = numpy.exp(logits)
    shares /= shares.sum(axis=1, keepdims=True)
    # What the test reads are these digits, and nothing finer.
    shares = numpy.round(shares, 6)
    print("examples", classes, *(f"{g}:" + ",".join(repr(float(p)) for p in row)
                                 for g, row in zip(given, shares)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        print("thresholds", *(repr(float(t)) for t in get_confident_thresholds(given, shares)))
        joint = compute_confident_joint(given, shares, calibrate=False)
        print("joint", *joint.ravel())
        for number, method in enumerate(("self_confidence", "normalized_margin")):
            found = find_label_issues(given, shares, filter_by="confident_learning",
                                      return_indices_ranked_by=method, n_jobs=1)
            print("suspects", number, *found)


def main():
    rng = numpy.random.default_rng(SEED)
    print(f"# Python {platform.python_version()}, NumPy {numpy.__version__}, scikit-learn "
          f"{sklearn.__version__}, statsmodels {statsmodels.__version__}, krippendorff "
          f"{importlib.metadata.version('krippendorff')}, cleanlab {cleanlab.__version__}, seed {SEED}")
    for units, raters, categories, agreement, missing in (
            (12, 2, 2, 0.7, 0), (30, 3, 4, 0.8, 0), (40, 5, 3, 0.5, 0), (25, 4, 6, 0.6, 0.3),
            (60, 3, 12, 0.7, 0.4), (20, 2, 3, 0.0, 0), (50, 6, 2, 0.9, 0.5), (15, 3, 3, 1.0, 0.2)):
        ratings_case(rng, units, raters, categories, agreement, missing)
    for count, classes, noise, sharpness, empty_class in (
            (60, 3, 0.2, 3, False), (80, 5, 0.3, 2, False), (50, 4, 0.1, 4, True), (70, 8, 0.4, 2.5, False),
            (40, 2, 0.25, 1, False)):
        suspects_case(rng, count, classes, noise, sharpness, empty_class)


if __name__ == "__main__":
    main()
