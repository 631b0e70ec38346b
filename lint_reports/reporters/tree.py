"""The tree of a report with positions: what the grammar made of the file, and what it had to put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from lint_reports.model.diagnostic import Language, Text
from lint_reports.model.report import Leaf, Node, Report, short_name
from lint_reports.reporters.json import dumps
from lint_reports.reporters.terminal import escape

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
    for depth, line in _lines(report.root, 0, _MISSING.of(language)):
        stream.write(f"{'  ' * depth}{escape(line)}\n")


def _lines(node: Node, depth: int, missing: str) -> Iterator[tuple[int, str]]:
    if node.is_figure:
        yield depth, f"{node.name} {_leaf(node.cell, missing)}"
        return
    mark = f" {missing}" if node.missing else ""
    yield depth, f"{node.name} {_extent(node)}{mark}".rstrip()
    for child in _children(node):
        if isinstance(child, Node):
            yield from _lines(child, depth + 1, missing)
        else:
            # lark makes up a name for a terminal of the form's own words; the words themselves follow.
            name = "" if child.phrase else f"{short_name(child.type)} "
            yield depth + 1, name + _leaf(child, missing)


def _leaf(leaf: Leaf, missing: str) -> str:
    if leaf.missing:
        return f"{leaf.line}:{leaf.column} {missing} {leaf.phrase}".rstrip()
    text = leaf.text if len(leaf.text) <= LONGEST else leaf.text[:LONGEST] + "…"
    almost = f" ≈ “{leaf.phrase}”" if leaf.phrase and not leaf.exact else ""
    return f"{leaf.line}:{leaf.column}-{leaf.end_line}:{leaf.end_column} “{text}”{almost}"


def _is_row_end(leaf: Leaf) -> bool:
    """The end of a printed line is a token of the grammar and nothing that a person sees."""
    return leaf.type == "_END"


def _extent(node: Node) -> str:
    """From the first leaf that stands in the file to the last."""
    there = [leaf for leaf in node.all_leaves() if not leaf.missing and not _is_row_end(leaf)]
    if not there:
        return ""
    return f"{there[0].line}:{there[0].column}-{there[-1].end_line}:{there[-1].end_column}"


def write_json(report: Report, stream: TextIO) -> None:
    """The same tree for a program; a leaf has a `type`, a node a `name`."""
    record = {
        "path": report.path,
        "edition": report.edition,
        "year": report.year,
        "body": report.body,
        "root": _node_record(report.root),
    }
    stream.write(dumps(record, indent=2) + "\n")


def _node_record(node: Node) -> dict[str, Any]:
    children = [_node_record(child) if isinstance(child, Node) else _leaf_record(child) for child in _children(node)]
    return {"name": node.name, "label": node.label, "missing": node.missing, "children": children}


def _children(node: Node) -> Iterator[Node | Leaf]:
    for child in node.children:
        if isinstance(child, Node) or (isinstance(child, Leaf) and not _is_row_end(child)):
            yield child


def _leaf_record(leaf: Leaf) -> dict[str, Any]:
    return {
        "type": leaf.type,
        "text": leaf.text,
        "phrase": leaf.phrase,
        "missing": leaf.missing,
        "location": {"row": leaf.line, "column": leaf.column},
        "end_location": {"row": leaf.end_line, "column": leaf.end_column},
    }
