"""Merge findings of blank cells by row and block, so that a table left blank is shown as one finding, not as 191."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.text.language import Text

BLANK = "blank-cell"

LONGEST = 18
"""The most characters shown of a label: some labels of the form are whole sentences."""


class _Table(NamedTuple):
    """The words for a table and its rows, and the columns of a whole row where every row has the same."""

    name: Text
    row: Text
    columns: tuple[str | int | None, ...] = ()


_TABLES = {
    "disclosure": _Table(Text("表二", "table two"), Text("行", "row")),
    "requests": _Table(
        Text("表三", "table three"),
        Text("行", "row"),
        ("natural", "business", "research", "charity", "legal", "other", "total"),
    ),
    "disputes": _Table(
        Text("表四", "table four"), Text("组", "group"), ("upheld", "corrected", "other", "pending", "total")
    ),
}

Row = list[Diagnostic]
"""The blank cells of one row, or any one other finding."""


class MergedFinding(NamedTuple):
    """One or more findings shown as one, at the location of the first."""

    diagnostics: tuple[Diagnostic, ...]
    message: Text

    @property
    def first(self) -> Diagnostic:
        return self.diagnostics[0]


def merge_blanks(diagnostics: Iterable[Diagnostic]) -> list[MergedFinding]:
    """The findings in their order, consecutive rows with the same blank columns merged into one."""
    runs: list[list[Row]] = []
    open_run: list[Row] = []
    for row in _rows(diagnostics):
        key = _merge_key(row)
        if key is not None and open_run and _merge_key(open_run[0]) == key:
            open_run.append(row)
            continue
        runs.append([row])
        if key is not None:
            open_run = runs[-1]
    return [_merged(run) for run in runs]


def _rows(diagnostics: Iterable[Diagnostic]) -> list[Row]:
    rows: list[Row] = []
    by_address: dict[object, Row] = {}
    for diagnostic in diagnostics:
        cell = diagnostic.cell
        address = (diagnostic.location.path, cell.table, cell.row) if cell and diagnostic.name == BLANK else None
        if address in by_address:
            by_address[address].append(diagnostic)
            continue
        rows.append([diagnostic])
        if address is not None:
            by_address[address] = rows[-1]
    return rows


def _merge_key(row: Row) -> object:
    """The key that consecutive rows of blank cells must share to be merged; None for any other finding."""
    first = row[0]
    if first.name != BLANK or first.cell is None:
        return None
    return first.location.path, first.cell.table, _columns(row), first.severity


def _columns(row: Row) -> tuple[str | int | None, ...]:
    return tuple(finding.cell.column for finding in row if finding.cell)


def _merged(run: Sequence[Row]) -> MergedFinding:
    diagnostics = tuple(finding for row in run for finding in row)
    if len(diagnostics) == 1 or diagnostics[0].cell is None:
        return MergedFinding(diagnostics, diagnostics[0].message)
    table = _TABLES.get(diagnostics[0].cell.table, _Table(Text("表", "table"), Text("行", "row")))
    zh, en = _where(run, table)
    what = _what(run, table)
    return MergedFinding(
        diagnostics, Text(f"{zh}{what.zh}，共 {len(diagnostics)} 格", f"{en}{what.en}, {len(diagnostics)} cells in all")
    )


def _where(run: Sequence[Row], table: _Table) -> Text:
    first, last = _label(run[0]), _label(run[-1])
    if len(run) == 1:
        return Text(f"{table.name.zh}“{first}”", f"{table.name.en} “{first}”")
    if len(run) == 2:
        return Text(
            f"{table.name.zh}“{first}”和“{last}”两{table.row.zh}",
            f"{table.name.en}, the {table.row.en}s “{first}” and “{last}”",
        )
    return Text(
        f"{table.name.zh}从“{first}”到“{last}”有 {len(run)} {table.row.zh}",
        f"{table.name.en}, {len(run)} {table.row.en}s from “{first}” to “{last}”",
    )


def _label(row: Row) -> str:
    first = row[0]
    label = first.labels[0] if first.labels else first.cell.row if first.cell else ""
    return label if len(label) <= LONGEST else label[:LONGEST] + "…"


def _what(run: Sequence[Row], table: _Table) -> Text:
    columns = _columns(run[0])
    if columns == table.columns:
        return Text(f"整{table.row.zh}空白", f": the whole {table.row.en} is blank")
    names = [tuple(finding.labels[1] for finding in row if finding.labels) for row in run]
    if not names[0] or any(other != names[0] for other in names):
        return Text("有空白", ": blank cells")
    listed = _listed(names[0], columns, table)
    return Text(f"的 {listed.zh} 空白", f": {listed.en} blank")


def _listed(names: Sequence[str], columns: Sequence[str | int | None], table: _Table) -> Text:
    """The columns by name; of more than three adjacent ones only the first and the last (自然人…其他)."""
    order = [table.columns.index(column) if column in table.columns else column for column in columns]
    start = order[0]
    adjacent = isinstance(start, int) and order == list(range(start, start + len(order)))
    if len(names) > 3 and adjacent:
        return Text(*(f"{names[0]}…{names[-1]}",) * 2)
    return Text("、".join(names), ", ".join(names))
