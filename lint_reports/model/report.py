"""A parsed report: its tree, in which missing parts are nodes too, its sections, and the repairs of the parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from lint_reports.model.diagnostic import CellAddress
from lint_reports.model.document import Document
from lint_reports.model.tree import Leaf, Node, short_name


@dataclass(slots=True, eq=False)
class Missing:
    """Leaves that the repair inserted."""

    leaves: list[Leaf]


@dataclass(slots=True, eq=False)
class Unexpected:
    """Leaves that the repair removed: the form has no place for them there."""

    leaves: list[Leaf]
    reason: str = "unexpected"
    """unexpected, repeated or surplus (cells beyond a row's figures)."""
    first: Leaf | None = None
    """The first occurrence of what is repeated; for a surplus, the first cell that was kept."""
    section: str = ""


Repair = Missing | Unexpected


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A section as found in the file: `heading` is the leaf of its heading, None where that is missing."""

    name: str
    number: int
    """From 1, in the form's order."""
    phrase: str
    """The mandated heading."""
    heading: Leaf | None
    edition: int
    unreadable: str = ""
    """Why the table of this section cannot be read, "" where it can: picture, fields (form fields of a page), labels (without
    figures), emptied (cells without text), together (figures without separators), blanks (cells separated by blanks only),
    repeats (equal lines were removed), torn (by a conversion), cells or rows (too few), structure (too far from the form)."""
    order: int = 0
    """Its position among the sections of the file, from 1; 0 where it is missing."""


class SectionTree:
    """The sections of a form and the tree of their contents."""

    __slots__ = ()

    root: Node
    sections: Sequence[Section]

    def section(self, name: str) -> Section:
        """The section of that name. Raises StopIteration for an unknown one."""
        return next(section for section in self.sections if section.name == name)

    def tables(self) -> Iterator[tuple[Section, Node]]:
        """Yield (section, node of its table) for the tables that are there and can be read."""
        for section in self.sections:
            table = self.table(section.name)
            if table is not None and not section.unreadable and not table.missing:
                yield section, table

    def table(self, section: str) -> Node | None:
        """The node of a section's table, None for a section of prose."""
        for child in self.node(section).children:
            if isinstance(child, Node) and child.data.endswith("_table"):
                return child
        return None

    def node(self, section: str) -> Node:
        """The node of a section. Raises KeyError for an unknown one."""
        for child in self.root.children:
            if child.data == section:
                found: Node = child
                return found
        raise KeyError(section)


@dataclass(frozen=True, eq=False)
class Report(SectionTree):
    """A parsed report, immutable: the only input of most rules."""

    document: Document
    edition: int
    """The first report year of the edition of the form: 2019 or 2021."""
    year: int | None
    body: str
    root: Node
    title: Leaf | None
    sections: tuple[Section, ...]
    repairs: tuple[Repair, ...] = ()
    repeated: tuple[tuple[Leaf, Leaf], ...] = ()
    """(a repeated heading, the heading that it repeats)."""
    shifted: tuple[tuple[Leaf, int], ...] = ()
    """(row label shifted to the left, number of columns)."""
    misplaced: tuple[tuple[Leaf, Leaf | None], ...] = ()
    """(row label out of the form's order, label that it should follow or None)."""
    cost: float = 0.0
    words: Mapping[str, str] = field(default_factory=dict)
    """The form's words for columns and rows without a label of their own: "requests.legal" → 法律服务机构."""

    misspelt: tuple[Leaf, ...] = ()
    """Labels that only nearly spell the form's phrase."""
    lost_columns: tuple[tuple[Node, Leaf], ...] = ()
    """Columns missing as a whole: (node of the table or article, inserted leaf of the column's head)."""
    kind: str = ""
    """The configured kind of the body: government, department or town; "" to infer it from the title."""
    relations: Mapping[int, tuple[Any, ...]] = field(default_factory=dict)
    """The user's relations, by the edition of the form that they apply to."""
    derived: dict[Callable[[Report], Any], Any] = field(default_factory=dict, repr=False)
    """The cache of `once_per_report`: values by the function that computes them."""

    @property
    def is_headless(self) -> bool:
        """Whether it is recognised by its tables alone: the title and all headings are missing."""
        if self.title is not None:
            return False
        found = [section for section in self.sections if section.order]
        return bool(found) and all(section.heading is None for section in found)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the file has only the title: the text is in another file, or a script inserts it."""
        return bool(self.document.elsewhere and self.title) and not any(section.order for section in self.sections)

    @cached_property
    def uncertain_rows(self) -> frozenset[Node]:
        """The rows with too few or too many figures, whose columns are therefore uncertain."""
        lines = [*self.short_lines(), *(line for line, _ in self.long_lines())] if self.repairs else []
        return frozenset(row for line in lines for row in line)

    def lines(self) -> Iterator[list[Node]]:
        """Yield the printed lines of figures of the readable tables: one row, or the rows without labels side by side."""
        for _, table in self.tables():
            rows = [node for node in table.walk() if node.nodes and all(each.is_figure for each in node.nodes)]
            bare = [row for row in rows if not row.labels]
            if bare:
                yield bare
            yield from ([row] for row in rows if row.labels)

    def short_lines(self) -> list[list[Node]]:
        """Lines with fewer figures than the form prints, columns missing as a whole not counted.

        Lines of a single figure are not among them: their figure is blank, since no other can be in its column.
        """
        return [line for line in self._lines_with_gaps() if len(line) > 1 or len(line[0].nodes) > 1]

    def lone_gaps(self) -> list[Node]:
        """The missing figures of lines that have one figure: where each cell is on a line of its own, a blank leaves no trace."""
        return [line[0].nodes[0] for line in self._lines_with_gaps() if len(line) == len(line[0].nodes) == 1]

    def _lines_with_gaps(self) -> Iterator[list[Node]]:
        if not self.repairs:
            return
        lost = {node for node, _ in self.lost_columns}
        for line in self.lines():
            gone = any(figure.cell.missing for row in line for figure in row.nodes)
            if gone and not all(row.missing for row in line) and lost.isdisjoint(line[0].ancestors()):
                yield line

    def long_lines(self) -> list[tuple[list[Node], Unexpected]]:
        """(line with more figures than the form prints, removed cells)."""
        surplus = [each for each in self.repairs if isinstance(each, Unexpected) and each.reason == "surplus"]
        return [
            (line, each)
            for line in (self.lines() if surplus else ())
            for each in surplus
            if any(figure.cell is each.first for row in line for figure in row.nodes)
        ]

    def rows(self) -> Iterator[Node]:
        """Yield the rows of figures of the readable tables."""
        for line in self.lines():
            yield from line

    def is_refused(self, section: str) -> bool:
        """Whether the table of a section cannot be read, so that its contents are not checked."""
        return any(each.unreadable for each in self.sections if each.name == section)

    @property
    def path(self) -> str:
        return self.document.path


T = TypeVar("T")


def once_per_report(compute: Callable[[Report], T]) -> Callable[[Report], T]:
    """Decorate a function of a report: its value is computed once and cached with the report."""

    @wraps(compute)
    def cached(report: Report) -> T:
        if compute not in report.derived:
            report.derived[compute] = compute(report)
        value: T = report.derived[compute]
        return value

    return cached


__all__ = [
    "CellAddress",
    "Leaf",
    "Missing",
    "Node",
    "Repair",
    "Report",
    "Section",
    "Unexpected",
    "once_per_report",
    "short_name",
]
