"""A report before it is laid out: title, sections, tables of cells.

Mutations change a draft, layouts print it; so each fault is made once and shows in every layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from . import figures, form, prose
from .figures import Figures
from .form import Address


@dataclass(frozen=True)
class Options:
    """Harmless variety in how the form's words are typed."""

    half_width: bool = False
    """(一) for （一）."""
    comma_marks: bool = False
    """1、 for 1."""
    spaced_marks: bool = False
    """A space after （一）."""
    straight_quotes: bool = False
    four_decimals: bool = False
    """（单位：万元，保留4位小数）, as in Henan."""
    salt: int = 0
    """Decides where a layout tears a table or pushes a row out."""

    @classmethod
    def drawn(cls, rng: Random) -> Options:
        half, comma, spaced, straight, decimals = (rng.random() < 0.3 for _ in range(5))
        return cls(half, comma, spaced, straight, decimals, rng.randrange(1000))

    def typed(self, text: str) -> str:
        """A label of the form as this report types it."""
        if self.spaced_marks:
            text = re.sub(r"^(（[一二三四五六七]）)", r"\1 ", text)
        if self.comma_marks:
            text = re.sub(r"^(\d)\.", r"\1、", text)
        if self.straight_quotes:
            text = text.replace("“", '"').replace("”", '"')
        if self.four_decimals:
            text = text.replace("（单位：万元）", "（单位：万元，保留4位小数）")
        return text.translate({ord("（"): "(", ord("）"): ")"}) if self.half_width else text


@dataclass(frozen=True)
class Report:
    """A sound report: all that a layout or a mutation needs."""

    body: str
    figures: Figures
    prose: prose.Prose
    options: Options = Options()

    @property
    def year(self) -> int:
        return self.figures.year


def report(rng: Random, year: int | None = None, scale: int | None = None, options: Options | None = None) -> Report:
    """Draw a sound report; what is not given is drawn too."""
    year = rng.randint(2019, 2025) if year is None else year
    drawn = figures.sound(rng, year, rng.choice(figures.SCALES) if scale is None else scale)
    makes_rules = any(drawn["disclosure", "规章", column] for column in range(3))
    body = rng.choice(prose.CITIES if makes_rules else prose.CITIES + prose.BODIES)
    text = prose.write(rng, body, year)
    return Report(body, drawn, text, Options.drawn(rng) if options is None else options)


@dataclass
class Cell:
    """One cell: a figure (with its address) or words."""

    text: str
    role: str = "figure"
    """figure, label (a row's own), group (merged over rows), head, note, title or stray."""
    address: Address | None = None
    names: tuple[str, str] | None = None
    """The row that begins with this cell: (table, row)."""
    colspan: int = 1
    rowspan: int = 1
    mark: bool = False
    """A fault stands here."""


@dataclass
class Row:
    """Own cells, and the merged labels before them, which are shared with the neighbouring rows."""

    cells: list[Cell]
    kind: str = "data"
    """data, head, title or stray."""
    key: str = ""
    groups: tuple[Cell, ...] = ()


@dataclass
class Table:
    name: str
    width: int
    rows: list[Row]


@dataclass
class Section:
    number: int
    heading: str | None
    paragraphs: list[str] = field(default_factory=list)
    table: Table | None = None
    mark: bool = False


@dataclass
class Draft:
    report: Report
    title: str | None
    preamble: list[str]
    sections: list[Section]

    @property
    def options(self) -> Options:
        return self.report.options

    def section(self, number: int) -> Section:
        return next(section for section in self.sections if section.number == number)

    def tables(self) -> Iterator[Table]:
        return (section.table for section in self.sections if section.table)

    def figure_cells(self) -> list[Cell]:
        rows = (row for table in self.tables() for row in table.rows)
        return [cell for row in rows for cell in row.cells if cell.address]


def draft(source: Report) -> Draft:
    """A fresh draft of a report, free to be broken."""
    tables = {2: _disclosure(source), 3: _requests(source), 4: _disputes(source)}
    sections = [
        Section(number, form.section_heading(number), list(source.prose.of(number)), tables.get(number))
        for number in range(1, 7)
    ]
    title = f"{source.body}{source.year}年政府信息公开工作年度报告"
    return Draft(source, title, list(source.prose.preamble), sections)


def _disclosure(source: Report) -> Table:
    typed, rows = source.options.typed, []
    for article in form.ARTICLES[source.figures.edition]:
        widths = [1] * (len(article.columns) - 1) + [4 - len(article.columns)]
        heads = [Cell(typed(text), "head", colspan=width) for text, width in zip(article.columns, widths, strict=True)]
        rows.append(Row([Cell(typed(article.title), "title", colspan=4)], "title"))
        rows.append(Row([Cell("信息内容", "head"), *heads], "head"))
        for label in article.rows:
            values = [
                replace(_figure(source, ("disclosure", label, column)), colspan=width)
                for column, width in enumerate(widths)
            ]
            rows.append(Row([Cell(typed(label), "label", names=("disclosure", label)), *values], key=label))
    return Table("disclosure", 4, rows)


def _requests(source: Report) -> Table:
    typed, rows = source.options.typed, _request_head(source.options)
    shared: dict[str, Cell] = {}
    for line in form.REQUEST_ROWS[source.figures.edition]:
        groups = tuple(shared.setdefault(text, Cell(typed(text), "group")) for text in line.groups)
        label = Cell(typed(line.label), "label", names=("requests", line.key), colspan=3 - len(groups))
        values = [_figure(source, ("requests", line.key, column)) for column in form.APPLICANT_COLUMNS]
        rows.append(Row([label, *values], key=line.key, groups=groups))
    return Table("requests", 10, rows)


def _request_head(options: Options) -> list[Row]:
    note = Cell(options.typed(form.NOTE), "note", colspan=3, rowspan=3)
    second = [Cell("自然人", "head", rowspan=2), Cell("法人或其他组织", "head", colspan=5)]
    return [
        Row([note, Cell("申请人情况", "head", colspan=7)], "head"),
        Row([*second, Cell("总计", "head", rowspan=2)], "head"),
        Row([Cell(text, "head") for text in form.ORGANISATIONS], "head"),
    ]


def _disputes(source: Report) -> Table:
    def outcomes(rowspan: int = 1) -> list[Cell]:
        return [Cell(text, "head", rowspan=rowspan) for text in form.OUTCOME_LABELS]

    kinds = [Cell("行政复议", "head", colspan=5), Cell("行政诉讼", "head", colspan=10)]
    lawsuits = [Cell("未经复议直接起诉", "head", colspan=5), Cell("复议后起诉", "head", colspan=5)]
    values = [_figure(source, ("disputes", block, column)) for block in form.BLOCKS for column in form.OUTCOME_COLUMNS]
    for index, block in enumerate(form.BLOCKS):
        values[5 * index].names = ("disputes", block)
    heads = [kinds, [*outcomes(2), *lawsuits], [*outcomes(), *outcomes()]]
    return Table("disputes", 15, [*(Row(cells, "head") for cells in heads), Row(values, key="figures")])


def _figure(source: Report, address: Address) -> Cell:
    return Cell(source.figures.text(address), address=address)
