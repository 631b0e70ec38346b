"""The functions that take most of the time of a run: `python -m benchmarks.hotspots FOLDER`."""

from __future__ import annotations

import cProfile
import os
import pstats
import sys

from benchmarks.tables import table
from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.run import processes

SHOWN = 25


def hotspots(folder: str) -> str:
    """The functions by own time under cProfile, one process, the grammars loaded before; shares, not seconds."""
    paths = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    processes.run([processes.Task(paths[0], Settings())], RunOptions(jobs=1))
    profiler = cProfile.Profile()
    profiler.enable()
    processes.run([processes.Task(path, Settings()) for path in paths], RunOptions(jobs=1))
    profiler.disable()
    measured: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    whole = sum(own for _, _, own, _, _ in measured.values())
    first = sorted(measured.items(), key=lambda item: -item[1][2])[:SHOWN]
    rows = [
        [
            f"`{os.path.basename(file)}:{line} {name}`" if line else f"`{name}`",
            f"{calls / len(paths):.1f}",
            f"{own / whole:.1%}",
            f"{total / whole:.1%}",
        ]
        for (file, line, name), (_, calls, own, total, _) in first
    ]
    return table(["function", "calls a file", "own", "with callees"], rows)


if __name__ == "__main__":
    print(hotspots(sys.argv[1]))
