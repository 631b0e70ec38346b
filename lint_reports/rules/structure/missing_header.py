"""表头缺少规定的栏目名。

数据在，栏目名不见了或者放错了，读者不知道数据是什么。

**怎么改**：按规定补上表头。
---
The head of a table lacks a mandated label.

The figures are there but not the name of what they count.

**To mend it**: add the label to the head.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.model.address import number_of
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.finding import at_leaf
from lint_reports.model.report import Leaf, Missing, Node, Report
from lint_reports.model.rule import Rule
from lint_reports.rules.examples import DISCLOSURE
from lint_reports.rules.sources import FORM
from lint_reports.rules.structure.missing_row import topmost_missing
from lint_reports.text.language import Text

CODE = "LR124"
SEVERITY = Severity.WARNING
SOURCE = FORM
VALID = (DISCLOSURE,)
INVALID = (DISCLOSURE.but("第二十条第（六）项\n", "").finds("8:1", "表头缺少“第二十条第（六）项”"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    if not report.repairs:
        return
    lost = {id(leaf) for _, leaf in report.lost_columns}
    for _, table in report.tables():
        gone = {id(leaf) for node in topmost_missing(table) if node.figures for leaf in node.all_leaves()}
        nodes = {id(leaf): node for node in table.walk() for leaf in node.leaves}
        for repair in report.repairs:
            if isinstance(repair, Missing):
                yield from _of_line(rule, report, repair, nodes, gone | lost)


def _of_line(
    rule: Rule, report: Report, repair: Missing, nodes: dict[int, Node], known: set[int]
) -> Iterator[Diagnostic]:
    """One finding for the labels that a printed line of a head lacks."""
    labels = [leaf for leaf in repair.leaves if leaf.phrase and id(leaf) in nodes and id(leaf) not in known]
    labels = [leaf for leaf in labels if leaf.missing and _is_head(leaf, nodes[id(leaf)])]
    if labels:
        words = "、".join(f"“{leaf.phrase}”" for leaf in labels)
        message = Text(f"表头缺少{words}", f"the head lacks {words}")
        yield at_leaf(rule, report, labels[0], message, nodes[id(labels[0])])


def _is_head(leaf: Leaf, node: Node) -> bool:
    """Whether a label stands over columns: a row's and a group's have an item mark, and a rule of their own."""
    if number_of(leaf.phrase):
        return False
    return not any(child.is_figure for child in node.nodes) and node.leaves[-1].type != "CELL"
