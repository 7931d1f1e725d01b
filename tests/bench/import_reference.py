# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many megabytes of a CSV file pyarrow's reader reads in a second, on the number of threads named."""
import os
import sys
import time

import pyarrow
from pyarrow import csv


def main():
    path, threads = sys.argv[1], int(sys.argv[2])
    pyarrow.set_cpu_count(threads)
    start = time.monotonic()
    rows = 0
    # A streaming read, so that a file larger than memory can be compared; it parses on one thread.
    if threads == 1:
        for batch in csv.open_csv(path, read_options=csv.ReadOptions(use_threads=False)):
            rows += batch.num_rows
    else:
        rows = csv.read_csv(path).num_rows
    seconds = time.monotonic() - start
    print(f"{os.path.getsize(path) / 1e6 / seconds:.1f} {rows}")


if __name__ == "__main__":
    main()
