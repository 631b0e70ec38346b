"""`python -m benchmarks`: make the reports, get the other programs, measure, print Markdown tables of ratios."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.memory import peak
from benchmarks.programs import CHECKOUT, NO_CACHE, Program, Shelf, Unavailable, described, environment, with_cache
from benchmarks.tables import spread, table
from benchmarks.timing import Job, Run, pairs, run

SOUND = frozenset({0})
"""lint-reports is to find nothing: the reports are sound."""
HEAD = (
    "",
    "ratio of time",
    "ratio of processor time",
    "lint-reports, s",
    "the other, s",
    "peak, MB",
    "the other's, MB",
)

PARTS = ["stages", "hotspots", "localize", "worst", "keystrokes", "one", "known", "many", "all-known", "years", "large"]


def main() -> int:
    given = _arguments()
    root = Path(tempfile.mkdtemp(prefix="lint-reports-benchmarks-"))
    try:
        return _measure(root, given.files, given.large, given.pairs, set(given.only))
    except Unavailable as error:
        print(f"Nothing can be measured. {error}", file=sys.stderr)
        return 1
    finally:
        if given.keep:
            print(f"Kept: {root}", file=sys.stderr)
        else:
            shutil.rmtree(root, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--files", type=int, default=1000, help="reports in the large run (1000)")
    parser.add_argument("--pairs", type=int, default=5, help="pairs of runs in the large run (5)")
    parser.add_argument("--large", type=int, default=20_000, help="reports in the run that shows how it grows (20000)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to measure (all)")
    parser.add_argument("--keep", action="store_true", help="keep the reports and the programs")
    return parser.parse_args()


def _measure(root: Path, files: int, large: int, count: int, parts: set[str]) -> int:
    shelf = Shelf(root)
    ours = shelf.lint_reports()
    _module(shelf, root, "corpus", str(root / "corpus"), str(files))
    corpus = root / "corpus"
    print(f"{ours.name} {ours.version}, {described(shelf.python())}, {os.cpu_count()} cores\n", flush=True)
    if "stages" in parts:
        print("## Stages of one file, in one process\n\n" + _module(shelf, root, "stages", str(corpus / "stages")))
    if "hotspots" in parts:
        print(f"## Own time in {files} reports\n\n" + _module(shelf, root, "hotspots", str(corpus / "reports")))
    if "localize" in parts:
        print("## Finding the wrong cells of table three, ms\n\n" + _module(shelf, root, "localize"))
    if "worst" in parts:
        print("## The worst input that makes sense, in one process (below 250 ms is the goal)\n", flush=True)
        print(_module(shelf, root, "worst"), flush=True)
    if "keystrokes" in parts:
        print("## The language server (below 15 ms is the goal)\n", flush=True)
        print(_keystrokes(root, shelf), flush=True)
    if "one" in parts:
        print("## One file, a new process (below 1: lint-reports is faster)\n", flush=True)
        _table([_one(root, shelf, ours, max(4 * count, 5))])
    if "known" in parts:
        print("## One file that has not changed, its result kept (below 5 is the goal)\n", flush=True)
        _table([_known(root, shelf, ours, max(8 * count, 10))])
    if "many" in parts:
        print(f"## {files} reports, --no-cache --jobs 2 (above 1: lint-reports is faster)\n", flush=True)
        _table([_many(root, get, ours, max(count, 1)) for get in (shelf.markdownlint, shelf.pymarkdown)])
        print(
            f"All its processes together: {_together(root, _over(root, ours, 'reports'))} (below 120 MB is the goal)\n",
            flush=True,
        )
    if "all-known" in parts:
        print(
            f"## {files} files that have not changed, all results kept (above 1: lint-reports is faster)\n", flush=True
        )
        _table([_many(root, shelf.rumdl, with_cache(ours), max(2 * count, 5))])
    if "years" in parts:
        print(f"## {files} reports over four years, compared and not (the first over the second)\n", flush=True)
        _table([_years(root, ours, max(count, 1))])
    if "large" in parts:
        print(f"## {large} reports against {files}, tabs, --no-cache --jobs 2\n", flush=True)
        print(_large(root, shelf, ours, files, large), flush=True)
    return 0


def _module(shelf: Shelf, root: Path, name: str, *words: str) -> str:
    """What a module of the benchmarks prints, run in a process of its own beside lint-reports as installed."""
    command = [shelf.python(), "-m", f"benchmarks.{name}", *words]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment(root), stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def _one(root: Path, shelf: Shelf, ours: Program, count: int) -> list[str]:
    folder = root / "corpus" / "single"
    mine = Job(ours.name, (*ours.command, "report.md"), folder, SOUND)
    try:
        other = shelf.yamllint()
    except Unavailable as error:
        return _skipped(error)
    theirs = Job(other.name, (*other.command, "same-size.yaml"), folder, SOUND)
    return _compared(root, mine, theirs, other, count, lambda a, b: a / b)


def _known(root: Path, shelf: Shelf, ours: Program, count: int) -> list[str]:
    """A start with all that an unchanged file needs, against a start with nothing."""
    folder = root / "corpus" / "single"
    mine = Job(ours.name, (*with_cache(ours).command, "report.md"), folder, SOUND)
    bare = shelf.bare_python()
    return _compared(root, mine, Job(bare.name, bare.command, folder, SOUND), bare, count, lambda a, b: a / b)


def _many(root: Path, get: Callable[[], Program], ours: Program, count: int) -> list[str]:
    folder = root / "corpus" / "reports"
    mine = Job(ours.name, (*ours.command, "--jobs", "2", "."), folder, SOUND)
    try:
        other = get()
    except Unavailable as error:
        return _skipped(error)
    what = "*.md" if other.name.startswith("markdownlint") else "."
    theirs = Job(other.name, (*other.command, what), folder)
    return _compared(root, mine, theirs, other, count, lambda a, b: b / a)


def _years(root: Path, ours: Program, count: int) -> list[str]:
    """The same run with and without the rules that compare years and bodies."""
    folder = root / "corpus" / "years"
    mine = Job(ours.name, (*ours.command, "--jobs", "2", "."), folder, SOUND)
    alone = Job(f"{ours.name} alone", (*mine.command, "--ignore", "LR5,copied-text"), folder, SOUND)
    return _compared(root, mine, alone, replace(ours, name="each by itself, lint-reports"), count, lambda a, b: a / b)


def _over(root: Path, ours: Program, name: str) -> Job:
    return Job(ours.name, (*ours.command, "--jobs", "2", "."), root / "corpus" / name, SOUND)


def _together(root: Path, job: Job) -> str:
    held = peak(job, environment(root))
    return "not known here" if held is None else f"{held / 1e6:.0f} MB"


def _large(root: Path, shelf: Shelf, ours: Program, files: int, large: int) -> str:
    """How time and memory grow with the number of files: one pair, and a run of each for the memory."""
    for name, number in (("fewer", files), ("large", large)):
        _module(shelf, root, "corpus", str(root / "corpus"), str(number), name)
    fewer, more = (_over(root, ours, name) for name in ("fewer", "large"))
    run(replace(fewer, folder=root / "corpus" / "few"), environment(root))
    a, b, c = (run(job, environment(root)) for job in (fewer, more, fewer))
    less = (a.seconds + c.seconds) / 2
    row = [f"{large} / {files}", f"{b.seconds / less:.1f}", f"{2 * b.processor / (a.processor + c.processor):.1f}"]
    row += [f"{less:.1f}", f"{b.seconds:.1f}", _together(root, fewer), _together(root, more)]
    return table(
        ["files", "ratio of time", "ratio of processor time", "fewer, s", "more, s", "fewer, in all", "more, in all"],
        [row],
    )


def _keystrokes(root: Path, shelf: Shelf) -> str:
    """In an editor, beside the start of a bare Python in the same run, since milliseconds depend on the machine."""
    command, report = shelf.language_server(), root / "corpus" / "single" / "report.md"
    told = _module(shelf, root, "keystrokes", command, str(report))
    bare = shelf.bare_python()
    starts = [run(Job(bare.name, bare.command, root, SOUND), environment(root)).seconds * 1000 for _ in range(20)]
    return f"{told}A start of {bare.name}, ms: median {median(starts):.1f}\n"


def _compared(
    root: Path, mine: Job, theirs: Job, other: Program, count: int, ratio: Callable[[float, float], float]
) -> list[str]:
    """Warm up on few files, so that bytecode, grammars and pages are there, or on all whose results are to be kept."""
    few = root / "corpus" / "few" if mine.folder.name == "reports" and NO_CACHE in mine.command else mine.folder
    for job in (mine, theirs):
        run(replace(job, folder=few), environment(root))
    measured = pairs(mine, theirs, count, environment(root))
    return [
        f"{other.name} {other.version}",
        spread([ratio(a.seconds, b.seconds) for a, b in measured]),
        spread([ratio(a.processor, b.processor) for a, b in measured]),
        spread([a.seconds for a, _ in measured]),
        spread([b.seconds for _, b in measured]),
        _megabytes([a for a, _ in measured]),
        _megabytes([b for _, b in measured]),
    ]


def _megabytes(runs: list[Run]) -> str:
    return f"{median(run.peak for run in runs) / 1e6:.0f}"


def _skipped(error: Unavailable) -> list[str]:
    print(f"Skipped. {error}\n", flush=True)
    return []


def _table(rows: list[list[str]]) -> None:
    if any(rows):
        print(table(HEAD, [row for row in rows if row]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
