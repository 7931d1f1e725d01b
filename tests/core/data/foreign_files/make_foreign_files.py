#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files of this folder again, as pandas, pyarrow and DuckDB write them without being asked for anything
special. Needs: pip install pandas pyarrow duckdb (made with pandas 3.1.1, pyarrow 26.0.1, DuckDB 2.0.1)."""
import datetime
import decimal
import pathlib
import random

import duckdb
import pandas
import pyarrow
import pyarrow.parquet

HERE = pathlib.Path(__file__).parent
INTENTS = ["track parcel", "return item", "voucher, how?", "pay later", "change address"]


def clicks(count):
    """One row is what a user chose."""
    chance = random.Random(7)
    start = datetime.datetime(2024, 3, 1, 8, 30)
    rows = []
    for row in range(count):
        rows.append({
            "user_id": f"u{chance.randrange(12)}",
            "intent": chance.choice(INTENTS),
            "time": start + datetime.timedelta(minutes=37 * row, milliseconds=5 * row),
            "days_in_status": None if row % 7 == 0 else chance.randrange(30),
            "basket": round(chance.uniform(1, 200), 2),
            "is_member": chance.random() < 0.5,
            "region": chance.choice(["SG", "TH", "VN"]),
        })
    return pandas.DataFrame(rows)


def all_types():
    utc = datetime.timezone.utc
    moment = datetime.datetime(2024, 2, 29, 23, 59, 58, 123456)
    arrays = {
        "i8": pyarrow.array([-5, None, 7], pyarrow.int8()),
        "u64": pyarrow.array([18446744073709551615, 0, None], pyarrow.uint64()),
        "i64": pyarrow.array([9007199254740993, -1, None], pyarrow.int64()),
        "f16": pyarrow.array([0.5, None, -2.0], pyarrow.float16()),
        "f32": pyarrow.array([0.1, float("nan"), 2.5], pyarrow.float32()),
        "f64": pyarrow.array([0.1, None, 1e300], pyarrow.float64()),
        "dec": pyarrow.array([decimal.Decimal("12.340"), None, decimal.Decimal("-0.001")], pyarrow.decimal128(20, 3)),
        "flag": pyarrow.array([True, False, None], pyarrow.bool_()),
        "text": pyarrow.array(["a, \"b\"\nc", "", None], pyarrow.string()),
        "big": pyarrow.array(["x", None, "é"], pyarrow.large_string()),
        "blob": pyarrow.array([b"bytes", None, b"z"], pyarrow.binary()),
        "uuid": pyarrow.array([bytes(range(16)), None, bytes(16)], pyarrow.binary(16)),
        "dict": pyarrow.array(["x", None, "y"]).dictionary_encode(),
        "s": pyarrow.array([moment.replace(microsecond=0), None, None], pyarrow.timestamp("s")),
        "ms": pyarrow.array([moment, None, None], pyarrow.timestamp("ms", "UTC")),
        "us": pyarrow.array([moment.replace(tzinfo=utc), None, None], pyarrow.timestamp("us", "Asia/Singapore")),
        "ns": pyarrow.array([-1, None, 1709251198123456789], pyarrow.timestamp("ns")),
        "day": pyarrow.array([datetime.date(1969, 12, 31), None, None], pyarrow.date32()),
        "clock": pyarrow.array([datetime.time(14, 2, 0, 500000), None, None], pyarrow.time64("us")),
        "words": pyarrow.array([["a", "b"], [], None], pyarrow.list_(pyarrow.string())),
        "vector": pyarrow.array([[1, 2], [3, 4], None], pyarrow.list_(pyarrow.int32(), 2)),
        "nothing": pyarrow.nulls(3),
    }
    return pyarrow.table(arrays)


def main():
    frame = clicks(60)
    frame.to_csv(HERE / "pandas.csv")
    frame.to_csv(HERE / "pandas_no_index.csv", index=False)
    frame.to_json(HERE / "pandas.jsonl", orient="records", lines=True)
    frame[frame.days_in_status > 3].to_parquet(HERE / "pandas.parquet")
    table = pyarrow.Table.from_pandas(frame, preserve_index=False)
    pyarrow.parquet.write_table(table, HERE / "pyarrow.parquet", row_group_size=25)
    pyarrow.parquet.write_table(all_types(), HERE / "pyarrow_types.parquet", compression="zstd")
    nested = pyarrow.table({"user_id": ["a"], "order": [{"id": 1, "total": 2.5}]})
    pyarrow.parquet.write_table(nested, HERE / "pyarrow_nested.parquet")
    base = duckdb.connect()
    base.register("frame", frame)
    base.execute(f"COPY (SELECT * FROM frame) TO '{HERE}/duckdb.parquet'")
    base.execute(f"COPY (SELECT * FROM frame) TO '{HERE}/duckdb.csv'")
    base.execute(f"COPY (SELECT * FROM frame) TO '{HERE}/duckdb.jsonl' (FORMAT json)")


main()
