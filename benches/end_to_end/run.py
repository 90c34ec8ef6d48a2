#!/usr/bin/env python3
"""Times the program against its peers at one or more sizes and tells the ratios of docs/performance.md. Linux only.

    run.py [--size district,province,nation] [--rounds 5] [--profile release] [--keep]

Corpora are made by the project's own generator, programs run interleaved (see benches/peers/compare.py), and each ratio
is the median over the rounds of two times of the same round. Python programs need target/peers (benches/peers/README.md);
without it they are left out, and the table says so. Everything lies under target/.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "benches" / "peers"
PYTHON = ROOT / "target" / "peers" / "bin" / "python"
OUT = ROOT / "target" / "end-to-end"
sys.path.insert(0, str(PEERS))
import compare  # noqa: E402

# (what is told, program, program it is held against, goal by size; the program's time by the other's, or turned round)
GOALS = [
    ("reading to roster / calamine", "roster", "calamine", {"district": 1.45, "province": 1.45, "nation": 1.45}, "at most"),
    ("reading to results / calamine", "results", "calamine", {"district": 1.6, "province": 1.6, "nation": 1.6}, "at most"),
    ("pandas / same work", "pandas", "report", {"district": 40}, "at least"),
    ("best polars / same work", "polars", "report", {"district": 8, "province": 3, "nation": 2}, "at least"),
    ("best polars with list / whole run", "polars list", "run", {"district": 8, "province": 4}, "at least"),
]
# goals on the peak memory of the whole run, MiB
MEMORY = {"district": 150, "nation": 3072}


def executable(cargo_arguments, profile):
    """Builds and gives the path of the program that cargo made last."""
    words = ["cargo", *cargo_arguments, "--message-format=json-render-diagnostics"]
    if profile == "release" and cargo_arguments[0] == "build":
        words.append("--release")
    elif profile != "release" and cargo_arguments[0] == "bench":
        words += ["--profile", "dev"]
    out = subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    made = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return [m["executable"] for m in made if m.get("executable")][-1]


def commands(size, phuluc, same_work):
    corpus, folder = ROOT / "target" / "corpus" / size, ROOT / "target" / "corpus" / size / "2025"
    scratch = OUT / size
    scratch.mkdir(parents=True, exist_ok=True)
    programs = {
        "calamine": [same_work, "calamine", folder],
        "roster": [same_work, "roster", folder],
        "results": [same_work, "results", folder],
        "report": [same_work, "report", folder, scratch / "report.xlsx"],
        "run": [phuluc, "run", corpus, "--year", "2025", "-o", scratch / "run", "--quiet"],
    }
    if PYTHON.exists():
        polars = [PYTHON, PEERS / "polars_fastexcel.py", folder, scratch / "polars.xlsx", "--mode"]
        for mode in ("serial", "threads", "procs"):
            programs[f"polars {mode}"] = [*polars, mode]
            programs[f"polars {mode} list"] = [*polars, mode, "--list", scratch / "polars-list.xlsx"]
        if size == "district":
            programs["pandas"] = [PYTHON, PEERS / "pandas_openpyxl.py", folder, scratch / "pandas.xlsx"]
    return {name: [str(word) for word in words] for name, words in programs.items()}


def best(runs, prefix, suffix):
    """The mode of polars with the least median time."""
    named = [f"polars {mode}{suffix}" for mode in ("serial", "threads", "procs")]
    known = [name for name in named if name in runs]
    return min(known, key=lambda name: statistics.median(r[0] for r in runs[name]), default=prefix)


def ratio(runs, above, below):
    pairs = zip(runs[above], runs[below])
    return statistics.median(a[0] / b[0] for a, b in pairs)


def tell(size, runs):
    print(f"\n{size}: {len(next(iter(runs.values())))} interleaved rounds\n")
    print("| program | wall s | CPU s | peak MiB |\n|---|---|---|---|")
    for name, results in runs.items():
        wall, cpu, peak = (statistics.median(r[i] for r in results) for i in range(3))
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {peak:.0f} |")
    print("\n| ratio | measured | goal | |\n|---|---|---|---|")
    for title, above, below, goals, sense in GOALS:
        above = {"polars": best(runs, "polars", ""), "polars list": best(runs, "polars list", " list")}.get(above, above)
        if size not in goals:
            continue
        if above not in runs:
            print(f"| {title} | not run | {sense} {goals[size]} | |")
            continue
        value = ratio(runs, above, below)
        met = value <= goals[size] if sense == "at most" else value >= goals[size]
        print(f"| {title} ({above}) | {value:.2f} | {sense} {goals[size]} | {'met' if met else 'NOT met'} |")
    if size in MEMORY:
        peak = max(r[2] for r in runs["run"])
        met = "met" if peak < MEMORY[size] else "NOT met"
        print(f"| peak of the whole run, MiB | {peak:.0f} | under {MEMORY[size]} | {met} |")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--size", default="district,province")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--profile", choices=("release", "dev"), default="release")
    arguments.add_argument("--limit", type=float, default=1800, help="seconds after which no further round begins")
    arguments.add_argument("--keep", action="store_true", help="keep the corpora of province and nation")
    given = arguments.parse_args()
    corpus = executable(["build", "--example", "corpus"], given.profile)
    phuluc = executable(["build", "--bin", "phuluc"], given.profile)
    same_work = executable(["bench", "--no-run", "--bench", "same_work"], given.profile)
    print(f"profile {given.profile}, {os.cpu_count()} cores")
    for size in given.size.split(","):
        home = ROOT / "target" / "corpus" / size
        if not (home / "2025").exists():
            subprocess.run([corpus, "--profile", size, "--out", home], check=True, stdout=subprocess.DEVNULL)
        runs = compare.measure(commands(size, phuluc, same_work), given.rounds, 1, given.limit)
        tell(size, runs)
        if not given.keep and size != "district":
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
