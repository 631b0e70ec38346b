"""How long it takes to find the wrong cells of table three: `python -m benchmarks.localize`.

The figures are of the tests' own making: sound, then one to three of them made wrong, and cells left blank besides.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from time import process_time
from typing import Any

from benchmarks.tables import table
from lint_reports.config.settings import Settings
from lint_reports.figures.instances import holds
from lint_reports.figures.localize import localize
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.linter import parse
from tests.corpus import LAYOUTS, report
from tests.corpus.figures import SCALES, sound
from tests.corpus.form import addresses

REPORTS = 200
WRONG = (1, 2, 3)
BLANKS = (0, 3, 25)
HEAD = ["wrong", "blank", "p50", "p90", "p99", "max", "named", "not located"]


def tables() -> list[TableFigures]:
    """The tables of a sound report."""
    parsed = parse("report.txt", LAYOUTS["tabs"](report(Random(1), 2021, 20)).text.encode(), Settings())
    assert parsed is not None
    return tables_of(parsed)


def drawn(rng: Random, wrong: int, blanks: int) -> list[Any]:
    """The figures of table three with wrong ones and blanks, no cell both."""
    figures = sound(rng, 2021, rng.choice(SCALES[1:]))
    values: list[Any] = [figures[address] for address in addresses(2021) if address[0] == "requests"]
    chosen = rng.sample(range(len(values)), wrong + blanks)
    for at in chosen[:wrong]:
        values[at] += rng.choice([step for step in (-9, -1, 1, 10, 300) if values[at] + step >= 0])
    for at in chosen[wrong:]:
        values[at] = None
    return values


def localized(requests: TableFigures, wrong: int, blanks: int) -> list[str]:
    """One line of the table: the times, and what came of it."""
    rng = Random(f"{wrong} {blanks}")
    constraints = requests.constraints
    times, named, given_up = [], 0, 0
    for _ in range(REPORTS):
        values = drawn(rng, wrong, blanks)
        start = process_time()
        located = localize(constraints, values)
        times.append(process_time() - start)
        named += len(located.sets) == 1 and bool(located.sets[0].cells)
        given_up += not located.complete
    return [str(wrong), str(blanks), *_points(times), f"{named / REPORTS:.0%}", f"{given_up / REPORTS:.1%}"]


def checked(sound_tables: list[TableFigures]) -> list[float]:
    """The time to check all relations of a sound report, figures read."""
    laid = [(each.instances(), each.values) for each in sound_tables]
    times = []
    for _ in range(5 * REPORTS):
        start = process_time()
        assert all(holds(instance, values) for instances, values in laid for instance in instances)
        times.append(process_time() - start)
    return times


def _points(times: list[float]) -> list[str]:
    ordered = sorted(times)
    places = (len(ordered) // 2, len(ordered) * 9 // 10, len(ordered) * 99 // 100, len(ordered) - 1)
    return [f"{ordered[at] * 1000:.2f}" for at in places]


def distribution() -> str:
    made = tables()
    requests = next(each for each in made if each.section.name == "requests")
    localize(requests.constraints, drawn(Random(0), 1, 3))
    rows = [localized(replace(requests, made={}), wrong, blanks) for wrong in WRONG for blanks in BLANKS]
    whole = dict(zip(("p50", "p90", "p99", "max"), _points(checked(made)), strict=True))
    sound_line = ", ".join(f"{name} {value}" for name, value in whole.items())
    return f"{table(HEAD, rows)}\nAll relations of a sound report, ms: {sound_line}.\n"


if __name__ == "__main__":
    print(distribution())
