#!/usr/bin/env python3
"""Counts a run's roster.parquet anew by SQL, in DuckDB and in polars, and compares with its results.json.

Usage: roster_counts.py OUTPUT/YEAR/data ... Exit code 0: all agree, 1: differences, 2: neither engine is installed.
Counted: the headcount, each dimension of the whole by gender, and every share target, whose conditions are SQL
over the roster's columns.
"""

import json
import pathlib
import sys

BANDS = """CASE WHEN age IS NULL THEN 'unknown' WHEN age <= 30 THEN 'le-30' WHEN age <= 35 THEN '31-35'
WHEN age <= 40 THEN '36-40' WHEN age <= 45 THEN '41-45' WHEN age <= 50 THEN '46-50' WHEN age <= 55 THEN '51-55'
WHEN age <= 60 THEN '56-60' ELSE 'gt-60' END"""
# dimension of results.json to the expression of its values
DIMENSIONS = {
    "age_band": BANDS,
    "gender": "coalesce(gender, 'unknown')",
    "education": "coalesce(education, 'unknown')",
    "political_theory": "coalesce(political_theory, 'unknown')",
    "state_management": "coalesce(state_management, 'unknown')",
    "rating": "coalesce(rating, 'unknown')",
    "employment": "coalesce(employment, 'unknown')",
    "ethnicity_group": "CASE WHEN minority IS NULL THEN 'unknown' WHEN minority THEN 'minority' ELSE 'kinh' END",
    "party_member": "CASE WHEN party_member IS NULL THEN 'unknown' WHEN party_member THEN 'true' ELSE 'false' END",
}


def engines(path):
    """Name to a function from SQL over `roster` to rows."""
    found = {}
    try:
        import duckdb

        base = duckdb.connect()
        base.execute(f"CREATE VIEW roster AS SELECT * FROM read_parquet('{path}')")
        found[f"DuckDB {duckdb.__version__}"] = lambda sql: base.execute(sql).fetchall()
    except ImportError:
        pass
    try:
        import polars

        context = polars.SQLContext(roster=polars.scan_parquet(path), eager=True)
        found[f"polars {polars.__version__}"] = lambda sql: context.execute(sql).rows()
    except ImportError:
        pass
    return found


def differences(ask, results):
    """What the engine counts otherwise, and how many counts were compared."""
    wrong, compared = [], 0

    def compare(what, told, counted):
        nonlocal compared
        compared += 1
        if told != counted:
            wrong.append(f"{what}: results.json {told}, counted {counted}")

    compare("headcount", results["headcount"], ask("SELECT count(*) FROM roster")[0][0])
    for dimension, value in DIMENSIONS.items():
        rows = ask(f"SELECT {value} AS v, coalesce(gender, 'unknown') AS g, count(*) AS n FROM roster GROUP BY 1, 2")
        counted = {(v, g): n for v, g, n in rows}
        of_whole = [
            d
            for d in results["distributions"]
            if d["population"] == "all" and d["unit"] is None and d["dimension"] == dimension
        ]
        for d in of_whole:
            counted_here = counted.pop((d["value"], d["gender"]), 0)
            compare(f"{dimension} {d['value']} {d['gender']}", d["count"], counted_here)
        for (v, g), n in counted.items():
            compare(f"{dimension} {v} {g}", 0, n)
    for target in results["targets"]:
        population, criterion = target.get("population"), target.get("criterion")
        # a presence target counts units that have a body, not persons
        of_units = all(unit["denominator"] <= 1 for unit in target["by_unit"])
        if not population or not criterion or of_units:
            continue
        sums = [
            f"sum(CASE WHEN ({population}) AND ({answer}) THEN 1 ELSE 0 END)"
            for answer in ("1 = 1", criterion, f"({criterion}) IS NULL")
        ]
        rows = ask(f"SELECT {', '.join(f'{s} AS c{i}' for i, s in enumerate(sums))} FROM roster")
        told = (target["denominator"], target["numerator"], target["unknown"])
        compare(f"target {target['id']}", told, tuple(int(n or 0) for n in rows[0]))
    return wrong, compared


def main():
    failed = False
    for folder in map(pathlib.Path, sys.argv[1:]):
        results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
        asked = engines(folder / "roster.parquet")
        if not asked:
            print("neither duckdb nor polars is installed")
            return 2
        for name, ask in asked.items():
            wrong, compared = differences(ask, results)
            failed |= bool(wrong)
            print(f"{folder}, {name}: {compared} counts, {len(wrong)} differ")
            for line in wrong[:20]:
                print(f"  {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
