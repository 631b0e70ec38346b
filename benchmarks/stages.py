"""Where the time of one file goes: every stage by itself, in one process with everything loaded.

`python -m benchmarks.stages FOLDER`, with a folder of reports for each column of the table below FOLDER.
"""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import Any

from benchmarks.tables import table
from lint_reports.config.settings import Settings
from lint_reports.run import processes

WARM_UP = 20
REST = "rules, sort"
STAGES = {
    "open": [("lint_reports.system.files", "read")],
    "read": [("lint_reports.readers.markdown", "read"), ("lint_reports.readers.text", "read")],
    "outline": [("lint_reports.parser.parse", "outline")],
    "lex": [("lint_reports.parser.parse", "lex_table"), ("lint_reports.parser.parse", "lex_prose")],
    "lark": [("lark", "Lark.parse")],
    "repair": [("lint_reports.parser.parse", "repair")],
    "join": [("lint_reports.parser.parse", "parse")],
}
"""The functions that make up a stage; what one calls of another stage is that one's. What is left are the rules."""


class Stopwatch:
    """Processor time by stage, each second counted once: for the innermost stage that runs."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.open: list[str] = [REST]
        self.since = process_time()

    def switch(self) -> None:
        now = process_time()
        self.spent[self.open[-1]] += now - self.since
        self.since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            self.switch()
            self.open.append(stage)
            try:
                return function(*arguments, **named)
            finally:
                self.switch()
                self.open.pop()

        return run


def install(watch: Stopwatch) -> Callable[[], None]:
    """Put the stopwatch around every stage; what is returned takes it off again."""
    undo: list[Callable[[], None]] = []
    for stage, places in STAGES.items():
        for module, name in places:
            *owners, last = name.split(".")
            owner: Any = importlib.import_module(module)
            for each in owners:
                owner = getattr(owner, each)
            function = getattr(owner, last)
            setattr(owner, last, watch.timed(stage, function))
            undo.append(lambda owner=owner, last=last, function=function: setattr(owner, last, function))  # type: ignore[misc]

    def remove() -> None:
        for each in undo:
            each()

    return remove


def first_sight(paths: list[str]) -> tuple[dict[str, float], list[float]]:
    """Milliseconds by stage, the median of every other file, and the times of those between without the stopwatch.

    Each file is linted once only, as in a run: what the program remembers of one file may help with the next.
    """
    settings = Settings()
    watch = Stopwatch()
    staged: list[dict[str, float]] = []
    plain: list[float] = []
    for number, path in enumerate(paths):
        if number % 2:
            start = process_time()
            processes.lint_file(path, settings)
            plain.append((process_time() - start) * 1000)
            continue
        undo = install(watch)
        watch.spent.clear()
        watch.since = process_time()
        processes.lint_file(path, settings)
        watch.switch()
        undo()
        staged.append(dict(watch.spent))
    return {stage: median(each.get(stage, 0.0) for each in staged) * 1000 for stage in (*STAGES, REST)}, plain


def profile(root: Path) -> str:
    folders = sorted((each for each in root.iterdir() if each.is_dir()), key=lambda each: each.name == "broken")
    columns = {folder.name: sorted(map(str, folder.iterdir())) for folder in folders}
    staged, plain = {}, {}
    for name, paths in columns.items():
        for path in paths[:WARM_UP]:
            processes.lint_file(path, Settings())
        staged[name], plain[name] = first_sight(paths[WARM_UP:])
    sizes = {name: median(Path(path).stat().st_size for path in paths) / 1000 for name, paths in columns.items()}
    rows = [[stage, *(f"{staged[name][stage]:.3f}" for name in columns)] for stage in (*STAGES, REST)]
    rows.append(["sum of the stages", *(f"{sum(staged[name].values()):.3f}" for name in columns)])
    rows.append(["whole, no stopwatch", *(f"{median(plain[name]):.3f}" for name in columns)])
    rows.append(["the same, 90th percentile", *(f"{quantiles(plain[name], n=10)[-1]:.3f}" for name in columns)])
    rows.append(["size, kB", *(f"{sizes[name]:.1f}" for name in columns)])
    return table(["ms a file (median)", *columns], rows)


if __name__ == "__main__":
    print(profile(Path(sys.argv[1])))
