"""这一行的数字比规定的少。

少了单元格，后面的数字就都错了列，无法知道哪个数字属于哪一栏，所以这一行不参加合计核对。少的几个数字与别的数字写在了一格
（“10 1”）的，由 LR204 指出。

**怎么改**：补上缺少的单元格，没有的填 0。
---
A row has fewer figures than the form prints.

With a cell gone the figures behind it stand in wrong columns. Which figure belongs to which column is not known, so the
row takes no part in checking the totals. Where the missing figures stand in a cell with others (10 1), LR204 says so.

**To mend it**: add the missing cells, with 0 where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.figures.forced_blanks import Forced, forced_value
from lint_reports.figures.run_together import are_two_in_a_cell
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.address import column_words
from lint_reports.model.diagnostic import Diagnostic, Edit, Fix, Severity
from lint_reports.model.finding import at_range
from lint_reports.model.location import Range
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Example, Rule
from lint_reports.rules.sources import FORM
from lint_reports.text.language import Text

CODE = "LR202"
SEVERITY = Severity.ERROR
SOURCE = FORM
VALID = (Example("rules", "规章\t0\t0\t0"),)
INVALID = (Example("rules", "规章\t0\t0").finds("规章\t0\t0", "只有 2 格，应有 3 格"),)


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    lines = report.short_lines()
    tables = tables_of(report) if lines else []
    for line in lines:
        table = next(each for each in tables if any(figure is line[0].nodes[0] for figure in each.figures))
        if not are_two_in_a_cell(line):
            yield _finding(rule, report, table, line)


def _finding(rule: Rule, report: Report, table: TableFigures, line: list[Node]) -> Diagnostic:
    figures = [figure for row in line for figure in row.nodes]
    gaps = [figure for figure in figures if figure.cell.missing]
    count = len(figures) - len(gaps)
    zh = f"只有 {count} 格，应有 {len(figures)} 格" if count else f"没有数字，应有 {len(figures)} 格"
    en = f"{count} cells where the form has {len(figures)}"
    last = len(figures) == 2 and gaps == figures[1:] and bool(count)
    certain = len(figures) == 1 or last or (len(gaps) == 1 and table.placed.get(line[0], False))
    if certain and count:
        zh += f"，缺少“{column_words(report, gaps[0])}”"
        en += f": “{column_words(report, gaps[0])}” is missing"
    fix = None
    if line[0] in table.placed and len(gaps) == 1:
        forced = forced_value(report, table, gaps[0])
        fix = _insert(report, figures, gaps[0], forced) if forced else None
        if forced:
            zh, en = f"{zh}；所缺的一格，{forced.reason.zh}", f"{en}; of the missing one, {forced.reason.en}"
    node = gaps[0] if certain else line[0] if len(line) == 1 else line[0].parent
    return at_range(rule, report, _place(line, gaps[0], certain), Text(zh, en), node, fix=fix)


def _insert(report: Report, figures: list[Node], gap: Node, forced: Forced) -> Fix | None:
    """Put in a cell before the next one, with the separator that this row has; None where cells are lines."""
    at = next(i for i, figure in enumerate(figures) if figure is gap)
    there = [figure.cell for figure in figures if not figure.cell.missing]
    if len({leaf.line for leaf in there}) != 1 or gap.cell.line != there[0].line:
        return None
    lines = report.document.lines
    text = lines[gap.cell.line - 1] if gap.cell.line <= len(lines) else ""
    bar = "\t" if "\t" in text else " | " if "|" in text else ""
    if not bar:
        return None
    after = any(not figure.cell.missing for figure in figures[at + 1 :])
    content = f"{forced.value}{bar}" if after else f"{bar}{forced.value}"
    title = Text(f"补上一格 {forced.value}", f"put in a cell, {forced.value}")
    return Fix(title, (Edit(gap.cell.range, content),), forced.applicability)


def _place(line: list[Node], gap: Node, certain: bool) -> Range:
    """The place of the gap where that is certain, else the line from its label or first cell to its last."""
    there = [leaf for row in line for leaf in row.all_leaves() if not leaf.missing]
    first = [leaf for leaf in there if leaf.phrase][-1:] or there[:1]
    if certain and not there[-1].phrase and (len(line[0].nodes) == 2 or gap.cell.line == first[0].line):
        return gap.cell.range
    return Range.around(leaf.range for leaf in (first[0], there[-1]))
