"""What the fixes write where figures are wrong or blank: `python -m benchmarks.slips`.

Every kind of slip in the cells of tables three and four of reports of the tests' own making, one slip a report; then
several slips and blanks at a time. A figure is right only if it is the one that stood there before.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from random import Random

from benchmarks.tables import table
from tests.corpus import report
from tests.corpus.figures import SCALES
from tests.support.slips import KINDS, counted, judged, mistype

YEARS = (2020, 2021)
REPORTS = 60
"""Of each table and kind of slip, in which one cell is wrong; and of each number of slips and blanks."""
SEVERAL = ((2, 0), (3, 0), (1, 1), (1, 2), (2, 1), (0, 1), (0, 3))
MANY = (1, 25)


def single(section: str, kind: str, reports: int) -> list[str]:
    """One slip in a cell of a table, in one report after the other."""
    rng = Random(f"{section} {kind}")
    told: Counter[str] = Counter()
    while sum(told.values()) < reports:
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES))
        cell = rng.choice(counted(source, section))
        slip = mistype(rng, kind, source.figures, cell)
        if slip is not None:
            came = judged(source, {cell: slip})
            told["wrong" if came["wrong"] else "right" if came["changed"] else "refused"] += 1
    return [section, kind, *(str(told[each]) for each in ("right", "wrong", "refused"))]


def several(wrong: int, blank: int, reports: int, near: bool = False) -> list[str]:
    """So many wrong and blank cells at a time; `near` ones lie in up to three rows and three columns."""
    rng = Random(f"{wrong} {blank} {near}")
    told: Counter[str] = Counter()
    done = 0
    while done < reports:
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES))
        cells = counted(source)
        if near:
            rows = {each[1] for each in rng.sample(cells, 3)}
            columns = {each[2] for each in rng.sample(cells, 3)}
            cells = [each for each in cells if each[1] in rows and each[2] in columns]
        if len(cells) < wrong + blank:
            continue
        chosen = rng.sample(cells, wrong + blank)
        kind = rng.choice((*KINDS, "by-one", "by-one"))
        slips = {cell: mistype(rng, kind, source.figures, cell) for cell in chosen[:wrong]}
        if None not in slips.values():
            told += judged(source, slips, chosen[wrong:])  # type: ignore[arg-type]
            done += 1
    names = (str(wrong), str(blank), "near" if near else "anywhere", str(reports))
    return [*names, *(str(told[each]) for each in ("changed", "filled", "wrong", "left"))]


def counts(reports: int = REPORTS) -> Iterator[str]:
    """The two tables, line by line, for it takes some minutes."""
    yield from table(["table", "slip", "right", "wrong", "refused"], ()).splitlines()
    for section in ("requests", "disputes"):
        for kind in KINDS:
            yield row(single(section, kind, reports))
    yield ""
    head = ["wrong", "blank", "where", "reports", "put right", "filled in", "written wrong", "left alone"]
    yield from table(head, ()).splitlines()
    for near in (False, True):
        for wrong, blank in SEVERAL if near else (*SEVERAL, MANY):
            yield row(several(wrong, blank, 3 * reports, near))


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for line in counts(*map(int, sys.argv[1:])):
        print(line, flush=True)
