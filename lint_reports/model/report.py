"""What the grammar says a document is: the tree of a report, in which what is missing is a node too."""

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
    """The repair put these leaves in."""

    leaves: list[Leaf]


@dataclass(slots=True, eq=False)
class Unexpected:
    """The repair took these leaves out: they have no place in the form where they stand."""

    leaves: list[Leaf]
    reason: str = "unexpected"
    """unexpected, repeated or surplus (cells beyond a row's figures)."""
    first: Leaf | None = None
    """Where what is repeated stands first; of a surplus, the first cell that was kept."""
    section: str = ""


Repair = Missing | Unexpected


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One of the parts that the form prescribes, as found: `heading` is its heading's leaf, None where it has none."""

    name: str
    number: int
    """From 1, in the form's order."""
    phrase: str
    """The mandated heading."""
    heading: Leaf | None
    edition: int
    unreadable: str = ""
    """Why the table of this section cannot be read, "" where it can: picture, fields (of a form on a page), labels (and
    no figures), together (figures that run together), blanks (cells parted by nothing else), repeats (lines that are
    alike taken out), torn (by a conversion), cells or rows (too few) or structure (too far from the form)."""
    order: int = 0
    """The place among the sections of the file, from 1; 0 where it is not there."""


class SectionTree:
    """The sections of a form with the tree of what stands in them."""

    __slots__ = ()

    root: Node
    sections: Sequence[Section]

    def section(self, name: str) -> Section:
        return next(section for section in self.sections if section.name == name)

    def tables(self) -> Iterator[tuple[Section, Node]]:
        """The sections with tables that are there and can be read, each with its table's node."""
        for section in self.sections:
            table = self.table(section.name)
            if table is not None and not section.unreadable and not table.missing:
                yield section, table

    def table(self, section: str) -> Node | None:
        """The table of a section, None for a section that is written."""
        for child in self.node(section).children:
            if isinstance(child, Node) and child.data.endswith("_table"):
                return child
        return None

    def node(self, section: str) -> Node:
        """The node of a section."""
        for child in self.root.children:
            if child.data == section:
                found: Node = child
                return found
        raise KeyError(section)


@dataclass(frozen=True, eq=False)
class Report(SectionTree):
    """A report as the grammar sees it. Rules read this and nothing else; it does not change once it is parsed."""

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
    """Headings that come again, each with the one it repeats."""
    shifted: tuple[tuple[Leaf, int], ...] = ()
    """Row labels pushed out to the left, each with the number of columns."""
    misplaced: tuple[tuple[Leaf, Leaf | None], ...] = ()
    """Row labels out of the form's order, each with the label it should follow."""
    cost: float = 0.0
    words: Mapping[str, str] = field(default_factory=dict)
    """What the form calls columns and rows without a label of their own: "requests.legal" → 法律服务机构."""

    misspelt: tuple[Leaf, ...] = ()
    """Labels that only nearly spell the form's phrase."""
    lost_columns: tuple[tuple[Node, Leaf], ...] = ()
    """Columns that are not there at all: the table's or article's node, and the head's leaf put in for it."""
    kind: str = ""
    """government, department or town where the user says which; else the title tells."""
    relations: Mapping[int, tuple[Any, ...]] = field(default_factory=dict)
    """The user's relations, by the edition of the form whose tables they are laid on."""
    derived: dict[Callable[[Report], Any], Any] = field(default_factory=dict, repr=False)
    """The cache of `once_per_report`: values by the function that computes them."""

    @property
    def is_headless(self) -> bool:
        """Whether nothing but its tables tells what it is: the title and all the headings are lost."""
        if self.title is not None:
            return False
        found = [section for section in self.sections if section.order]
        return bool(found) and all(section.heading is None for section in found)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the file has the title of a report whose text is in another one, or is put in when it is shown."""
        return bool(self.document.elsewhere and self.title) and not any(section.order for section in self.sections)

    @cached_property
    def uncertain_rows(self) -> frozenset[Node]:
        """The rows that have too few or too many figures, so that none has a certain column."""
        lines = [*self.short_lines(), *(line for line, _ in self.long_lines())] if self.repairs else []
        return frozenset(row for line in lines for row in line)

    def lines(self) -> Iterator[list[Node]]:
        """The printed lines of figures of the tables that can be read: a row, or rows without labels side by side."""
        for _, table in self.tables():
            rows = [node for node in table.walk() if node.nodes and all(each.is_figure for each in node.nodes)]
            bare = [row for row in rows if not row.labels]
            if bare:
                yield bare
            yield from ([row] for row in rows if row.labels)

    def short_lines(self) -> list[list[Node]]:
        """Lines that are there with fewer figures than the form prints, a lost column not counted.

        Not those of a single figure: no figure can stand in the place of another there, so that one is blank.
        """
        return [line for line in self._lines_with_gaps() if len(line) > 1 or len(line[0].nodes) > 1]

    def lone_gaps(self) -> list[Node]:
        """The figures for which there is no cell in lines that have no other: of a cell a line, a blank leaves none."""
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
        """Lines with more figures than the form prints, each with the cells that were left out."""
        surplus = [each for each in self.repairs if isinstance(each, Unexpected) and each.reason == "surplus"]
        return [
            (line, each)
            for line in (self.lines() if surplus else ())
            for each in surplus
            if any(figure.cell is each.first for row in line for figure in row.nodes)
        ]

    def rows(self) -> Iterator[Node]:
        """The rows of figures of the tables that can be read."""
        for line in self.lines():
            yield from line

    def is_refused(self, section: str) -> bool:
        """Whether the table of a section cannot be read, so that nothing is said of what stands in it."""
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
