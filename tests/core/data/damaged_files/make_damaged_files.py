#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the damaged Parquet files of this folder again: too many announced rows, a damaged page, words with a bar.
Needs: pip install pyarrow (made with pyarrow 26.0.1)."""
import io
import pathlib

import pyarrow
import pyarrow.parquet

HERE = pathlib.Path(__file__).parent


def metadata_of(data):
    try:
        return pyarrow.parquet.read_metadata(io.BytesIO(data))
    except Exception:
        return None


def with_other_row_count(data, is_wanted):
    """The file with one byte of its footer changed so that a row group announces another number of rows and everything
    else can still be read."""
    footer = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    for at in range(footer, len(data) - 8):
        for value in range(256):
            changed = data[:at] + bytes([value]) + data[at + 1:]
            found = metadata_of(changed)
            try:
                if found and found.num_columns == 3 and is_wanted(found.row_group(0).num_rows):
                    return changed
            except Exception:
                continue
    raise SystemExit("no such byte")


def main():
    table = pyarrow.table({
        "user_id": [f"u{row % 5}" for row in range(300)],
        "intent": [["track", "return", "pay"][row % 3] for row in range(300)],
        "days": [float(row) for row in range(300)],
    })
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out, compression="none", use_dictionary=False)
    whole = out.getvalue()
    more = with_other_row_count(whole, lambda rows: 300 < rows < 100_000)
    (HERE / "more_rows_than_there_are.parquet").write_bytes(more)
    (HERE / "negative_rows.parquet").write_bytes(with_other_row_count(whole, lambda rows: rows < 0))
    page = bytearray(whole)
    page[4:12] = b"\xff" * 8
    (HERE / "damaged_page.parquet").write_bytes(bytes(page))
    words = pyarrow.table({"user_id": ["a", "b"], "intent": ["x", "y"], "tags": [["new"], ["new", "a|b"]]})
    pyarrow.parquet.write_table(words, HERE / "word_with_a_bar.parquet")


main()
