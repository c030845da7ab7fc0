#!/usr/bin/env python3
"""Measures `compcheck audit` on a large inventory against a plain simdjson walk over the same file.

usage: measure.py --compcheck BINARY --generators DIR [--services N] [--work DIR] [--runs N]

DIR holds `gen_inventory.py` and `gen_rules.py`. The rules are the generator's first twelve, which are the conformance
seed's, with the catalogue that the generated inventory names; and the first thousand. Every figure is the median of
whole processes, wall clock; the walk and the audits take turns, so that a machine that slows down slows both.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

AS_OF = "2026-11-22"
LIMITS = {"without outlook": 4.0, "with outlook": 6.0}
RESIDENT_LIMIT_MB = 64


def run(command):
    """Wall seconds and peak resident megabytes of one process."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"exit {code}: {' '.join(map(str, command))}")
    return seconds, usage.ru_maxrss / 1024


def audit(binary, rules, inventory, output, *more):
    return [
        binary, "audit", "--rules", rules, inventory, "--as-of", AS_OF, "--format", "ndjson", "--all-uses",
        "--no-record", "--quiet", "--output", output, *more,
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compcheck", required=True, type=pathlib.Path)
    parser.add_argument("--generators", required=True, type=pathlib.Path)
    parser.add_argument("--services", type=int, default=1_000_000)
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path(".build/bench"))
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    here = pathlib.Path(__file__).resolve().parent

    walk = work / "walk"
    subprocess.run(["c++", "-O2", "-std=c++17", here / "walk.cpp", "-lsimdjson", "-o", walk], check=True)
    document, lines = work / f"{options.services}.json", work / f"{options.services}.ndjson"
    if not (document.exists() and lines.exists()):
        generator = options.generators / "gen_inventory.py"
        subprocess.run([sys.executable, generator, str(options.services), document, lines], check=True)
    small, large = work / "rules-12", work / "rules-1000"
    for count, folder in ((12, small), (1000, large)):
        subprocess.run([sys.executable, options.generators / "gen_rules.py", str(count), folder], check=True)

    binary, failed = options.compcheck.resolve(), []
    for name, inventory, walk_arguments in (("NDJSON", lines, ["lines"]), ("JSON", document, [])):
        output = work / "report.ndjson"
        commands = {
            "walk": [walk, inventory, *walk_arguments],
            "without outlook": audit(binary, small, inventory, output, "--no-outlook"),
            "with outlook": audit(binary, small, inventory, output),
            "1,000 rules": audit(binary, large, inventory, output, "--no-outlook"),
        }
        figures = {key: [] for key in commands}
        for _ in range(options.runs):
            for key, command in commands.items():
                output.unlink(missing_ok=True)
                figures[key].append(run(command))
        seconds = {key: statistics.median(second for second, _ in runs) for key, runs in figures.items()}
        resident = {key: max(megabytes for _, megabytes in runs) for key, runs in figures.items()}
        print(f"{name}: {options.services} services, {inventory.stat().st_size / 1e6:.0f} MB, {options.runs} runs")
        for key in commands:
            ratio = seconds[key] / seconds["walk"]
            print(f"  {key:<16} {seconds[key]:7.2f} s  {ratio:5.2f} x walk  {resident[key]:6.1f} MB resident")
            if key in LIMITS and ratio > LIMITS[key]:
                failed.append(f"{name} {key}: {ratio:.2f} times the walk, not {LIMITS[key]}")
            if key in LIMITS and resident[key] > RESIDENT_LIMIT_MB:
                failed.append(f"{name} {key}: {resident[key]:.1f} MB resident, not {RESIDENT_LIMIT_MB}")
        growth = seconds["1,000 rules"] / seconds["without outlook"] - 1
        print(f"  1,000 rules take {growth:+.0%} of time")
        if growth >= 0.5:
            failed.append(f"{name}: 1,000 rules take {growth:+.0%}")
    for failure in failed:
        print("MISSED", failure)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
