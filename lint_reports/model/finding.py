"""Constructors of findings for rules: at a leaf, a figure, a range or a comment of a report."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.address import cell_address, column_words, node_path, row_address, row_of, row_words
from lint_reports.model.diagnostic import CellAddress, Diagnostic, Edit, Fix, Related
from lint_reports.model.document import Document
from lint_reports.model.location import Location, Range
from lint_reports.model.report import Leaf, Node, Report
from lint_reports.model.rule import Rule
from lint_reports.model.suppression import Suppression
from lint_reports.text.language import Text


def at_leaf(
    rule: Rule, report: Report, leaf: Leaf, message: Text, node: Node | None = None, **more: object
) -> Diagnostic:
    """A finding at a leaf; `more` are further fields of `Diagnostic`."""
    return at_range(rule, report, leaf.range, message, node, **more)


def at_range(
    rule: Rule, report: Report, range: Range, message: Text, node: Node | None = None, **more: object
) -> Diagnostic:
    """A finding at a range; `node` gives the logical path and, for a figure or a row, the cell's address.

    `more` are further fields of `Diagnostic`, as a `severity` lower than the rule's.
    """
    address: CellAddress | None = None
    labels = None
    if node is not None and node.is_figure and node.parent is not None:
        address = cell_address(node)
        labels = (row_words(report, row_of(node)), column_words(report, node))
    elif node is not None:
        address = row_address(node)
        labels = (row_words(report, node), "") if address else None
    location = Location(report.path, range, node_path(report, node) if node is not None else "")
    more = {"severity": rule.severity, "cell": address, "labels": labels, **more}
    return Diagnostic(rule.code, rule.name, message=message, location=location, **more)  # type: ignore[arg-type]


def at_figure(rule: Rule, report: Report, figure: Node, message: Text, **more: object) -> Diagnostic:
    """A finding at a figure's cell."""
    return at_range(rule, report, figure.cell.range, message, figure, **more)


def already(report: Report, leaf: Leaf) -> Text:
    """The place of an earlier occurrence in words: its line or, for a format without lines, that it comes before."""
    source_map = report.document.source_map
    if not source_map.has_lines:
        return Text("前面已有", "it is there before")
    line = source_map.line(leaf.line)
    return Text(f"第 {line} 行已有", f"it is on line {line}")


def related_figure(report: Report, figure: Node, message: Text) -> Related:
    """A related location at a figure's cell."""
    location = Location(report.path, figure.cell.range, node_path(report, figure))
    return Related(message, location, cell_address(figure))


def related_leaf(report: Report, leaf: Leaf, message: Text) -> Related:
    """A related location at a leaf."""
    return Related(message, Location(report.path, leaf.range))


def rewrite(leaf: Leaf, content: str, applicability: str = "safe") -> Fix:
    """A fix that writes `content` in place of a leaf's text."""
    title = Text(f"改为“{content}”", f"write “{content}”")
    return Fix(title, (Edit(leaf.range, content),), applicability)  # type: ignore[arg-type]


def of_faults(rule: Rule, document: Document) -> Iterator[Diagnostic]:
    """Yield a finding for each fault that a reader recorded for this rule."""
    for fault in document.faults:
        if fault.rule == rule.name and fault.message is not None:
            whole = not document.source_map.has_lines and not fault.line
            line = max(fault.line, 1)
            range = None if whole else Range.of(line, fault.column, line, fault.end_column)
            location = Location(document.path, range)
            yield Diagnostic(rule.code, rule.name, rule.severity, fault.message, location)


def at_comment(rule: Rule, comment: Suppression, range: Range, message: Text, fix: Fix | None = None) -> Diagnostic:
    """A finding at a comment to the linter, or at a part of it."""
    return Diagnostic(rule.code, rule.name, rule.severity, message, Location(comment.path, range), fix=fix)
