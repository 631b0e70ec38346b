"""The sound examples as drafts, and the same with three defects planted in them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from lint_reports import linter
from lint_reports.config.settings import Settings
from lint_reports.figures.listing import figures_of
from lint_reports.model.document import Paragraph
from lint_reports.model.report import Report as Parsed
from tests import corpus
from tests.corpus import form
from tests.corpus.draft import Draft, draft
from tests.corpus.form import Address
from tests.corpus.prose import Prose
from tests.support.checkout import ROOT

EXAMPLES = sorted((ROOT / "examples" / "sound").iterdir())
HEADINGS = [form.section_heading(number) for number in range(1, 7)]

CHANGED = ("requests", "3.4.1", "natural")
BLANK = ("disclosure", "行政强制", 0)
GONE = 5


class Defect(NamedTuple):
    """What is to be found, and the number of the section in which it is; `address` where it is in one cell."""

    code: str
    section: int
    address: Address | None = None
    traceless: str = ""
    """The code where the program leaves no trace of the cell: of three figures two are there, and which is not known."""


DEFECTS = (Defect("LR301", 3, CHANGED), Defect("LR201", 2, BLANK, "LR202"), Defect("LR110", GONE))


class Case(NamedTuple):
    """A report that producers are given, with a name that files can have."""

    name: str
    draft: Draft
    defects: tuple[Defect, ...]


def cases() -> Iterator[Case]:
    """Every sound report twice: as it is, and broken. The drafts are fresh, for writing one leaves marks in it."""
    for number, report in enumerate(sound()):
        yield Case(f"{number}-sound", draft(report), ())
        yield Case(f"{number}-broken", broken(report), DEFECTS)


@cache
def sound() -> tuple[corpus.Report, ...]:
    """The examples, and a report whose figures are as large as a province's and have decimals."""
    return (*map(example, EXAMPLES), large())


def example(path: Path) -> corpus.Report:
    """An example as the corpus has its reports: body, figures and prose."""
    parsed = linter.parse(str(path), path.read_bytes(), Settings())
    assert parsed is not None and parsed.year is not None
    figures = corpus.Figures(parsed.year, dict(_values(parsed)))
    assert not figures.broken()
    return corpus.Report(parsed.body, figures, _prose(parsed))


def large() -> corpus.Report:
    """Drawn so that the defects can be planted: the figures that are to be changed are not 0."""
    drawn = (corpus.report(Random(seed), 2024, 400_000, corpus.Options()) for seed in range(1000))
    return next(report for report in drawn if report.figures[CHANGED] and report.figures[BLANK])


def broken(report: corpus.Report) -> Draft:
    """A figure too large in a row of table three, a blank in table two, and section five gone."""
    made = draft(report)
    cells = {cell.address: cell for cell in made.figure_cells()}
    cells[CHANGED].text = str(int(cells[CHANGED].text) + 30)
    cells[BLANK].text = ""
    made.sections.remove(made.section(GONE))
    return made


def _values(parsed: Parsed) -> Iterator[tuple[Address, int | Decimal]]:
    for figure in figures_of(parsed):
        table, row, column = figure.cell
        assert column is not None and figure.value is not None
        yield (table, row, column), figure.value


def _prose(parsed: Parsed) -> Prose:
    """The paragraphs between the headings; what stands in front of the first but the title is the preamble."""
    parts: list[list[str]] = [[]]
    for block in parsed.document.blocks:
        if isinstance(block, Paragraph):
            if block.text.strip() in HEADINGS:
                parts.append([])
            else:
                parts[-1].append(block.text.strip())
    preamble = parts[0][1:]
    return Prose(tuple(preamble), tuple(parts[1]), tuple(parts[5]), tuple(parts[6]))
