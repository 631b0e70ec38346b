"""The tree of a report with positions (command `parse`): what the grammar found in the file and what the repair put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

from lint_reports.model.document import Document
from lint_reports.model.location import Range
from lint_reports.model.report import Leaf, Node, Report, short_name
from lint_reports.reporters.json import dumps
from lint_reports.reporters.location_text import words
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

LONGEST = 60
"""Characters shown of a paragraph."""

_MISSING = Text("（缺）", "(missing)")


def write_text(report: Report, stream: TextIO, language: Language) -> None:
    """One node a line, indented by its depth."""
    year = report.year or Text("未知", "unknown").of(language)
    head = Text(
        f"{report.path}：{report.edition} 年版格式，年度 {year}，机关 {report.body or '未知'}",
        f"{report.path}: edition {report.edition}, year {year}, body {report.body or 'unknown'}",
    )
    stream.write(escape(head.of(language)) + "\n")
    for depth, line in _lines(report.root, 0, _Wording(language, report.document)):
        stream.write(f"{'  ' * depth}{escape(line)}\n")


class _Wording(NamedTuple):
    """The wording of positions and of what is missing."""

    language: Language
    document: Document

    @property
    def missing(self) -> str:
        return _MISSING.of(self.language)

    def ends(self, leaf: Leaf) -> list[str]:
        """Where a leaf begins and where it ends: line and column; in a format without lines, words."""
        found = self.document.location(leaf.range).range
        if found is not None:
            return [f"{line}:{column}" for line, column in found]
        places = (self.document.location(Range(end, end)).place for end in leaf.range)
        return [words(place).of(self.language) for place in places if place is not None]

    def range(self, first: Leaf, last: Leaf) -> str:
        """From the start of one leaf to the end of another."""
        start, end = self.ends(first)[0], self.ends(last)[1]
        return start if start == end and not self.document.source_map.has_lines else f"{start}-{end}"


def _lines(node: Node, depth: int, wording: _Wording) -> Iterator[tuple[int, str]]:
    if node.is_figure:
        yield depth, f"{node.name} {_leaf(node.cell, wording)}"
        return
    mark = f" {wording.missing}" if node.missing else ""
    yield depth, f"{node.name} {_extent(node, wording)}{mark}".rstrip()
    for child in _children(node):
        if isinstance(child, Node):
            yield from _lines(child, depth + 1, wording)
        else:
            # lark makes up a name for a terminal of the form's own words; the words themselves follow.
            name = "" if child.phrase else f"{short_name(child.type)} "
            yield depth + 1, name + _leaf(child, wording)


def _leaf(leaf: Leaf, wording: _Wording) -> str:
    if leaf.missing:
        return f"{wording.ends(leaf)[0]} {wording.missing} {leaf.phrase}".rstrip()
    text = leaf.text if len(leaf.text) <= LONGEST else leaf.text[:LONGEST] + "…"
    almost = f" ≈ “{leaf.phrase}”" if leaf.phrase and not leaf.exact else ""
    return f"{wording.range(leaf, leaf)} “{text}”{almost}"


def _is_row_end(leaf: Leaf) -> bool:
    """The end of a printed line is a token of the grammar and nothing that a person sees."""
    return leaf.type == "_END"


def _extent(node: Node, wording: _Wording) -> str:
    """From the first leaf that stands in the file to the last."""
    there = [leaf for leaf in node.all_leaves() if not leaf.missing and not _is_row_end(leaf)]
    return wording.range(there[0], there[-1]) if there else ""


def write_json(report: Report, stream: TextIO) -> None:
    """The same tree for a program; a leaf has a `type`, a node a `name`."""
    record = {
        "path": report.path,
        "edition": report.edition,
        "year": report.year,
        "body": report.body,
        "root": _node_record(report.root, report.document),
    }
    stream.write(dumps(record, indent=2) + "\n")


def _node_record(node: Node, document: Document) -> dict[str, Any]:
    children = [
        _node_record(child, document) if isinstance(child, Node) else _leaf_record(child, document)
        for child in _children(node)
    ]
    return {"name": node.name, "label": node.label, "missing": node.missing, "children": children}


def _children(node: Node) -> Iterator[Node | Leaf]:
    for child in node.children:
        if isinstance(child, Node) or (isinstance(child, Leaf) and not _is_row_end(child)):
            yield child


def _leaf_record(leaf: Leaf, document: Document) -> dict[str, Any]:
    where = document.location(leaf.range).range
    return {
        "type": leaf.type,
        "text": leaf.text,
        "phrase": leaf.phrase,
        "missing": leaf.missing,
        "location": {"row": where.start.line, "column": where.start.column} if where else None,
        "end_location": {"row": where.end.line, "column": where.end.column} if where else None,
    }
