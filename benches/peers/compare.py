#!/usr/bin/env python3
"""Runs programs side by side and tells medians, ratios and memory. Linux only.

    compare.py [--rounds 5] [--warm 1] [--limit SECONDS] [--json FILE] 'name: command' 'name: command' ...

Each round runs every command once, beginning with another one each time, so that none has the quiet or the noisy part
of the session to itself. A ratio is the median over the rounds of a program's time by that of the first program in the
same round. Memory is the peak of the largest single process. A round begun is finished; --limit starts no further one.
"""

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time


def once(words):
    """Wall seconds, CPU seconds of the process and its children, peak MiB."""
    with tempfile.TemporaryFile() as complaints:
        begin = time.perf_counter()
        # ours is the only wait: Popen must not reap the process, or its usage is lost
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=complaints)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            complaints.seek(0)
            sys.exit(f"{shlex.join(words)}: exit code {child.returncode}\n{complaints.read().decode(errors='replace')}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(commands, rounds, warm, limit):
    runs = {name: [] for name in commands}
    begin, names = time.monotonic(), list(commands)
    for at in range(-warm, rounds):
        if at > 0 and time.monotonic() - begin > limit:
            break
        shift = at % len(names)
        for name in names[shift:] + names[:shift]:
            result = once(commands[name])
            if at >= 0:
                runs[name].append(result)
    return runs


def summary(runs):
    first = next(iter(runs.values()))
    for name, results in runs.items():
        walls, cpus, peaks = zip(*results)
        ratios = [wall / base[0] for wall, base in zip(walls, first)]
        yield {"name": name, "runs": len(results), "wall_s": statistics.median(walls), "least_s": min(walls),
               "most_s": max(walls), "cpu_s": statistics.median(cpus), "peak_mib": max(peaks),
               "ratio": statistics.median(ratios), "least_ratio": min(ratios), "most_ratio": max(ratios)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--warm", type=int, default=1, help="rounds before those that count")
    arguments.add_argument("--limit", type=float, default=600)
    arguments.add_argument("--json", help="the figures for other programs")
    arguments.add_argument("commands", nargs="+", metavar="NAME: COMMAND")
    given = arguments.parse_args()
    commands = {}
    for text in given.commands:
        name, colon, command = text.partition(": ")
        if not colon or name in commands:
            arguments.error(f"{text}: expected 'name: command', each name once")
        commands[name] = shlex.split(command)
    lines = list(summary(measure(commands, max(1, given.rounds), given.warm, given.limit)))
    print(f"{'program':28} runs   wall s  (least    most)    cpu s  peak MiB   ratio  (least    most)")
    for line in lines:
        print("{name:28} {runs:4} {wall_s:8.3f} {least_s:7.3f} {most_s:8.3f}  {cpu_s:8.3f}  {peak_mib:8.0f} "
              "{ratio:7.2f} {least_ratio:7.2f} {most_ratio:8.2f}".format(**line))
    if given.json:
        with open(given.json, "w", encoding="utf-8") as out:
            json.dump(lines, out, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
