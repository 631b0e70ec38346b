"""The slips of a typist, what they make of a report's figures, and what the fixes then write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.figures.listing import figures_of
from lint_reports.fixes.mend import mend
from lint_reports.linter import parse
from tests.corpus import LAYOUTS, Figures, Rendered, Report
from tests.corpus.form import Address, addresses

KINDS = ("added", "dropped", "replaced", "swapped", "neighbour", "nothing", "by-one")
SETTINGS = Settings(ignore=("LR5", "LR7"))
UNSAFE = RunOptions(fix=True, unsafe_fixes=True)


def mistyped(written: int, right: int) -> bool:
    """A digit too many, missing or another one, or two swapped; of 0 and single digits nothing is said."""
    word = str(right)
    dropped = {word[:at] + word[at + 1 :] for at in range(len(word))}
    added = {word[:at] + digit + word[at:] for at in range(len(word) + 1) for digit in "0123456789"}
    replaced = {word[:at] + digit + word[at + 1 :] for at in range(len(word)) for digit in "0123456789"}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    ways = dropped | added | swapped | (replaced if len(word) > 1 else set())
    return bool(written and right) and str(written) in ways - {word, ""}


def mistype(rng: Random, kind: str, source: Figures, cell: Address) -> int | None:
    """What a slip makes of a figure; None where that slip cannot be."""
    word, right = str(source[cell]), int(source[cell])
    at, digit = rng.randrange(len(word)), str(rng.randrange(10))
    made = {
        "added": lambda: int(word[:at] + digit + word[at:]),
        "dropped": lambda: int(word[:at] + word[at + 1 :] or right),
        "replaced": lambda: int(word[:at] + digit + word[at + 1 :]),
        "swapped": lambda: int(word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]),
        "neighbour": lambda: int(source[rng.choice(neighbours(source, cell))]),
        "nothing": lambda: 0 if right else rng.randint(1, 40),
        "by-one": lambda: max(0, right + rng.choice((-1, 1))),
    }[kind]()
    return None if made == right else made


def neighbours(source: Figures, cell: Address) -> list[Address]:
    """The cells beside a cell in its row, and above and below it."""
    cells = [each for each in addresses(source.edition) if each[0] == cell[0]]
    at, wide = cells.index(cell), 7 if cell[0] == "requests" else 5
    return [cells[each] for each in (at - 1, at + 1, at - wide, at + wide) if 0 <= each < len(cells)]


def counted(source: Report, *tables: str) -> list[Address]:
    """The cells of tables three and four."""
    return [each for each in addresses(source.figures.edition) if each[0] in (tables or ("requests", "disputes"))]


def spoiled(source: Report, changes: Mapping[Address, Any], layout: str = "tabs") -> Rendered:
    """The report with other figures in these cells."""
    return LAYOUTS[layout](replace(source, figures=Figures(source.year, {**source.figures.values, **changes})))


def emptied(rendered: Rendered, cells: Iterable[Address]) -> str:
    """The text with nothing in these cells."""
    lines = rendered.text.split("\n")
    for span in sorted((rendered.cells[cell] for cell in cells), reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + line[span.end_column - 1 :]
    return "\n".join(lines)


def fixed(text: str, suffix: str = ".txt") -> Iterator[tuple[Address, str]]:
    """The cells that all fixes write, unsafe ones too, round after round, and what they write."""
    path = f"report{suffix}"
    data = mend(path, text.encode(), SETTINGS, UNSAFE).data
    if data == text.encode():
        return
    before, after = parse(path, text.encode(), SETTINGS), parse(path, data, SETTINGS)
    assert before is not None and after is not None
    for old, new in zip(figures_of(before), figures_of(after), strict=True):
        if old.text != new.text:
            yield (new.cell.table, new.cell.row, new.cell.column), new.text or ""  # type: ignore[misc]


def judged(
    source: Report, wrong: Mapping[Address, int], blank: Iterable[Address] = (), layout: str = "tabs"
) -> Counter[str]:
    """How many of the wrong and the blank cells were put right, and how many cells were given a wrong figure."""
    blank = set(blank)
    rendered = spoiled(source, wrong, layout)
    written = dict(fixed(emptied(rendered, blank), rendered.suffix))
    good = {cell for cell, text in written.items() if text == source.figures.text(cell)}
    told: Counter[str] = Counter(wrong=len(written) - len(good), changed=len(good - blank), filled=len(good & blank))
    told["left"] = len(wrong) + len(blank) - len(good)
    return told
