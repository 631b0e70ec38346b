"""The mutable state from which a `Report` is built, while the repairs are interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lint_reports.form.editions import Edition
from lint_reports.model.document import Document
from lint_reports.model.report import Leaf, Node, Repair, Report, Section, SectionTree
from lint_reports.parser.outline import Outline


@dataclass(slots=True, eq=False)
class Draft(SectionTree):
    """A report under construction; its attributes have the names of those of `Report`."""

    document: Document
    edition: Edition
    root: Node
    title: Leaf | None
    sections: list[Section]
    repeated: list[tuple[Leaf, Leaf]] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    shifted: list[tuple[Leaf, int]] = field(default_factory=list)
    misplaced: list[tuple[Leaf, Leaf | None]] = field(default_factory=list)
    misspelt: list[Leaf] = field(default_factory=list)
    lost_columns: list[tuple[Node, Leaf]] = field(default_factory=list)
    cost: float = 0.0

    def change(self, section: str, **fields: Any) -> None:
        """Replace fields of a section."""
        self.sections = [replace(each, **fields) if each.name == section else each for each in self.sections]

    def report(
        self, year: int | None, body: str, kind: str = "", relations: Mapping[int, tuple[Any, ...]] | None = None
    ) -> Report:
        """The finished, immutable report."""
        return Report(
            document=self.document,
            edition=self.edition.year,
            year=year,
            body=body,
            root=self.root,
            title=self.title,
            sections=tuple(self.sections),
            repairs=tuple(self.repairs),
            repeated=tuple(self.repeated),
            shifted=tuple(self.shifted),
            misplaced=tuple(self.misplaced),
            cost=self.cost,
            words=self.edition.form.words,
            misspelt=tuple(self.misspelt),
            lost_columns=tuple(self.lost_columns),
            kind=kind,
            relations=relations or {},
        )


def draft_of(document: Document, found: Outline, which: Edition, root: Node) -> Draft:
    """The draft of a report with that tree and the sections of the outline."""
    order = sorted(found.found.values(), key=lambda each: each.start)
    places = {each.part.name: place for place, each in enumerate(order, 1)}
    sections = [
        Section(
            part.name,
            part.number,
            part.phrase,
            found.found[part.name].heading if part.name in found.found else None,
            which.year,
            order=places.get(part.name, 0),
        )
        for part in which.form.sections
    ]
    return Draft(document, which, root, found.title, sections, found.repeated)
