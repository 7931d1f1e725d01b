#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""LightGBM's LambdaMART as an outside comparator: trains on rows that IntentScope exported and writes scores
that it reads back.

    pip install lightgbm numpy pandas
    C="intentscope-cli"; W="--workspace w.iscope"; S="--split time:0.7/0.1"
    $C export $W --what ranker-rows $S --part train --out train.csv
    $C export $W --what ranker-rows $S --part validation --out validation.csv
    $C export $W --what ranker-rows $S --part test --out test.csv
    python3 tests/bench/lightgbm_ranker.py --fold train.csv validation.csv test.csv --out scores.csv
    $C score $W --precomputed scores.csv $S --run lightgbm

Several --fold make one file of scores, for folds:5/0 ... folds:5/4 and `score --out-of-fold`.

Categorical columns and the intent are LightGBM's own categorical features, several words a cell become one
indicator each, numbers stay as they are, missing values are missing. With --rates every categorical column and
every combination of `--cross` also gives the click rate of the row's intent among the training rows with the
same words, smoothed by 5 rows; for training rows it is computed out of fold, so that no row sees its own
click. Training and validation leave out impressions without a click: LambdaMART learns nothing from them. Files are
read in parts and words kept once each, so that millions of rows fit into memory. The number of trees is chosen on the validation part by NDCG@3; the test part is only scored.
"""

import argparse
import json
import sys
import zlib

import lightgbm
import numpy
import pandas
from pandas.api.types import union_categoricals

SMOOTHING = 5.0
RATE_FOLDS = 5
PART_ROWS = 500_000


def read_rows(path, with_click):
    with open(path + ".manifest.json", encoding="utf-8") as file:
        kinds = {feature["name"]: feature["kind"] for feature in json.load(file)["features"]}
    words = ["impression_id", "intent_id", *(name for name, kind in kinds.items() if "categorical" in kind)]
    numbers = {name: numpy.float32 for name in kinds if name not in words}
    parts, rest = [], None
    for part in pandas.read_csv(
            path, dtype={**dict.fromkeys(words, str), **numbers}, keep_default_na=False,
            na_values={name: [""] for name in numbers} | {"clicked": [""]}, chunksize=PART_ROWS):
        part = part if rest is None else pandas.concat([rest, part])
        if with_click:
            # The last impression may go on in the next part.
            rest = part[part["impression_id"] == part["impression_id"].iloc[-1]]
            part = part.iloc[: len(part) - len(rest)]
            part = keep_clicked(part)
        parts.append(part.astype(dict.fromkeys(words, "category")))
    if rest is not None:
        parts.append(keep_clicked(rest).astype(dict.fromkeys(words, "category")))
    columns = {name: union_categoricals([part[name] for part in parts]) if name in words
               else numpy.concatenate([part[name].to_numpy() for part in parts]) for name in parts[0].columns}
    return pandas.DataFrame(columns), kinds


def keep_clicked(rows):
    rows = rows.dropna(subset=["clicked"])
    return rows[rows.groupby("impression_id")["clicked"].transform("max") > 0]


class Encoder:
    """Columns of the rows as numbers; what words there are is learnt from the training rows."""

    def __init__(self, rows, kinds, arguments):
        self.kinds = kinds
        self.categories = {}
        self.words = {}
        for name, kind in kinds.items():
            if kind == "categorical":
                self.categories[name] = {word: code for code, word in enumerate(sorted(rows[name].unique()))}
            elif kind == "multi_categorical":
                counts = rows[name].drop_duplicates().astype(str).str.split("|").explode().value_counts()
                self.words[name] = [word for word in counts.index[: arguments.words] if word]
        keys = [[name] for name in self.categories if name.startswith("impression.")]
        self.rate_keys = (keys + [cross.split("+") for cross in arguments.cross]) if arguments.rates else []
        self.train = rows

    def rates(self, rows, own):
        columns = []
        for key in self.rate_keys:
            group = ["intent_id", *key]
            sums = self.train.groupby(group, observed=True)["clicked"].agg(["sum", "count"])
            prior = self.train.groupby("intent_id", observed=True)["clicked"].mean()
            parts = [(slice(None), sums)]
            if own:
                fold = rows["impression_id"].map(lambda text: zlib.crc32(text.encode()) % RATE_FOLDS)
                parts = []
                for number in range(RATE_FOLDS):
                    inside = (fold == number).to_numpy()
                    held = rows[inside].groupby(group, observed=True)["clicked"].agg(["sum", "count"])
                    parts.append((inside, sums.sub(held, fill_value=0)))
            values = numpy.zeros(len(rows))
            for selected, table in parts:
                chosen = rows[selected] if own else rows
                index = pandas.MultiIndex.from_frame(chosen[group])
                found = table.reindex(index).fillna(0)
                base = chosen["intent_id"].map(prior).astype(float).fillna(prior.mean()).to_numpy()
                values[selected] = ((found["sum"].to_numpy() + SMOOTHING * base)
                                    / (found["count"].to_numpy() + SMOOTHING))
            columns.append(values)
        return columns

    def encode(self, rows, own=False):
        names, columns, categorical = [], [], []
        for name, kind in self.kinds.items():
            if kind == "categorical":
                categorical.append(len(names))
                columns.append(rows[name].map(self.categories[name]).astype(numpy.float32).fillna(-1).to_numpy())
                names.append(name)
            elif kind == "multi_categorical":
                cells = rows[name]
                for word in self.words[name]:
                    has = {cell: float(word in cell.split("|")) for cell in cells.unique()}
                    columns.append(cells.map(has).to_numpy(dtype=numpy.float32))
                    names.append(f"{name}={word}")
            else:
                columns.append(rows[name].to_numpy(dtype=numpy.float32))
                names.append(name)
        for key, values in zip(self.rate_keys, self.rates(rows, own)):
            names.append("rate of " + "+".join(key))
            columns.append(values)
        return numpy.column_stack(columns).astype(numpy.float32, copy=False), categorical


def group_sizes(rows):
    return rows.groupby("impression_id", sort=False, observed=True).size().to_numpy()


def fit_fold(paths, arguments):
    train, kinds = read_rows(paths[0], with_click=True)
    validation, _ = read_rows(paths[1], with_click=True)
    encoder = Encoder(train, kinds, arguments)
    data, categorical = encoder.encode(train, own=True)
    ranker = lightgbm.LGBMRanker(
        objective="lambdarank", n_estimators=arguments.trees, learning_rate=arguments.learning_rate,
        num_leaves=arguments.leaves, min_child_samples=arguments.leaf_rows, random_state=arguments.seed,
        n_jobs=arguments.threads, deterministic=True, force_row_wise=True, verbose=-1)
    ranker.fit(
        data, train["clicked"].astype(int), group=group_sizes(train),
        eval_set=[(encoder.encode(validation)[0], validation["clicked"].astype(int))],
        eval_group=[group_sizes(validation)], eval_at=[3], categorical_feature=categorical,
        callbacks=[lightgbm.early_stopping(arguments.patience, verbose=False)])
    best = ranker.best_score_["valid_0"]["ndcg@3"]
    print(f"{paths[0]}: {len(train)} rows, {data.shape[1]} features, {ranker.best_iteration_} trees, "
          f"validation NDCG@3 {best:.4f}", file=sys.stderr)
    test, _ = read_rows(paths[2], with_click=False)
    scored = test[["impression_id", "intent_id"]].copy()
    scored["score"] = ranker.predict(encoder.encode(test)[0])
    return scored, best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fold", nargs=3, action="append", required=True,
                        metavar=("TRAIN", "VALIDATION", "TEST"))
    parser.add_argument("--out", required=True, help="CSV of impression_id, intent_id, score")
    parser.add_argument("--rates", action="store_true", help="add smoothed click rates, out of fold")
    parser.add_argument("--cross", action="append", default=[], help="A+B: a combination for --rates")
    parser.add_argument("--words", type=int, default=300, help="most frequent words that become indicators")
    parser.add_argument("--trees", type=int, default=500)
    parser.add_argument("--learning-rate", type=float, default=0.05)
    parser.add_argument("--leaves", type=int, default=31)
    parser.add_argument("--leaf-rows", type=int, default=20)
    parser.add_argument("--patience", type=int, default=30)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    results = [fit_fold(paths, arguments) for paths in arguments.fold]
    pandas.concat([scored for scored, _ in results]).to_csv(arguments.out, index=False)
    print(f"LightGBM {lightgbm.__version__}, mean validation NDCG@3 "
          f"{numpy.mean([best for _, best in results]):.4f}", file=sys.stderr)


main()
