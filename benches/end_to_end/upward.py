#!/usr/bin/env python3
"""Holds a run from rosters against the run from the workbooks they were made of: the same headcount, distributions,
targets and persons (files, ledger and findings about rows are those of another input).

    upward.py PHULUC INPUT YEAR SCRATCH

Reads INPUT, puts the roster.parquet of that run into SCRATCH as the only input of a second run, and compares. Needs
polars (benches/peers/README.md).
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import polars

# where a row was read, and its key in the contract's columns of the source
SOURCE = ("source_file", "source_sheet", "source_row")
# places in the input, which differ
PLACES = ("files", "settled_by")


def run(phuluc, source, year, out):
    begun = time.monotonic()
    subprocess.run([phuluc, "run", source, "--year", year, "-o", out, "--quiet"], check=True)
    data = Path(out) / year / "data"
    results = json.loads((data / "results.json").read_text(encoding="utf-8"))
    return results, polars.read_parquet(data / "roster.parquet"), data, time.monotonic() - begun


def without_places(entries):
    return [{k: v for k, v in e.items() if k not in PLACES} for e in entries]


def persons(frame):
    """Rows without their source, in an order of their own."""
    frame = frame.drop([c for c in SOURCE if c in frame.columns])
    return frame.sort(frame.columns, nulls_last=True)


def main():
    phuluc, source, year, scratch = sys.argv[1:]
    scratch = Path(scratch)
    shutil.rmtree(scratch, ignore_errors=True)
    below, people, data, first = run(phuluc, source, year, scratch / "below")
    folder = scratch / "input" / year
    folder.mkdir(parents=True)
    shutil.copy(data / "roster.parquet", folder / "roster.parquet")
    above, again, _, second = run(phuluc, scratch / "input", year, scratch / "above")
    same = {
        "headcount": below["headcount"] == above["headcount"],
        "distributions": below["distributions"] == above["distributions"],
        "targets": without_places(below["targets"]) == without_places(above["targets"]),
        "persons": persons(people).equals(persons(again)),
    }
    print(f"{people.height} persons; workbooks {first:.1f} s, roster {second:.1f} s")
    for what, equal in same.items():
        print(f"{what}: {'the same' if equal else 'DIFFERENT'}")
    if not all(same.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
