"""The tree of a report with positions: what the grammar made of the file, and what it had to put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

from lint_reports.model.document import Places
from lint_reports.model.location import Range
from lint_reports.model.report import Leaf, Node, Report, short_name
from lint_reports.reporters.json import dumps
from lint_reports.reporters.places import words
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
    for depth, line in _lines(report.root, 0, _Words(language, report.document.places)):
        stream.write(f"{'  ' * depth}{escape(line)}\n")


class _Words(NamedTuple):
    """How places and what is missing are told."""

    language: Language
    places: Places | None

    @property
    def missing(self) -> str:
        return _MISSING.of(self.language)

    def place(self, line: int, column: int) -> str:
        """Line and column; in a format without lines, words."""
        if self.places is None:
            return f"{line}:{column}"
        return words(self.places.of(Range.of(line, column, line, column))).of(self.language)

    def range(self, first: Leaf, last: Leaf) -> str:
        """From the start of one leaf to the end of another."""
        ends = [self.place(first.line, first.column), self.place(last.end_line, last.end_column)]
        return ends[0] if self.places and ends[0] == ends[1] else "-".join(ends)


def _lines(node: Node, depth: int, told: _Words) -> Iterator[tuple[int, str]]:
    if node.is_figure:
        yield depth, f"{node.name} {_leaf(node.cell, told)}"
        return
    mark = f" {told.missing}" if node.missing else ""
    yield depth, f"{node.name} {_extent(node, told)}{mark}".rstrip()
    for child in _children(node):
        if isinstance(child, Node):
            yield from _lines(child, depth + 1, told)
        else:
            # lark makes up a name for a terminal of the form's own words; the words themselves follow.
            name = "" if child.phrase else f"{short_name(child.type)} "
            yield depth + 1, name + _leaf(child, told)


def _leaf(leaf: Leaf, told: _Words) -> str:
    if leaf.missing:
        return f"{told.place(leaf.line, leaf.column)} {told.missing} {leaf.phrase}".rstrip()
    text = leaf.text if len(leaf.text) <= LONGEST else leaf.text[:LONGEST] + "…"
    almost = f" ≈ “{leaf.phrase}”" if leaf.phrase and not leaf.exact else ""
    return f"{told.range(leaf, leaf)} “{text}”{almost}"


def _is_row_end(leaf: Leaf) -> bool:
    """The end of a printed line is a token of the grammar and nothing that a person sees."""
    return leaf.type == "_END"


def _extent(node: Node, told: _Words) -> str:
    """From the first leaf that stands in the file to the last."""
    there = [leaf for leaf in node.all_leaves() if not leaf.missing and not _is_row_end(leaf)]
    return told.range(there[0], there[-1]) if there else ""


def write_json(report: Report, stream: TextIO) -> None:
    """The same tree for a program; a leaf has a `type`, a node a `name`."""
    record = {
        "path": report.path,
        "edition": report.edition,
        "year": report.year,
        "body": report.body,
        "root": _node_record(report.root, lined=report.document.places is None),
    }
    stream.write(dumps(record, indent=2) + "\n")


def _node_record(node: Node, lined: bool) -> dict[str, Any]:
    children = [
        _node_record(child, lined) if isinstance(child, Node) else _leaf_record(child, lined)
        for child in _children(node)
    ]
    return {"name": node.name, "label": node.label, "missing": node.missing, "children": children}


def _children(node: Node) -> Iterator[Node | Leaf]:
    for child in node.children:
        if isinstance(child, Node) or (isinstance(child, Leaf) and not _is_row_end(child)):
            yield child


def _leaf_record(leaf: Leaf, lined: bool) -> dict[str, Any]:
    return {
        "type": leaf.type,
        "text": leaf.text,
        "phrase": leaf.phrase,
        "missing": leaf.missing,
        "location": {"row": leaf.line, "column": leaf.column} if lined else None,
        "end_location": {"row": leaf.end_line, "column": leaf.end_column} if lined else None,
    }
