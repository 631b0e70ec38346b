"""Faults in the rows of a table and in the words that name rows and columns."""

from __future__ import annotations

import copy
import re
from random import Random

from .draft import Cell, Draft, Row
from .faults import Fault, choose_table, data_rows, fault, marked, misspell

_SEEN = (
    ("社会公益组织", "社会组织"),
    ("本年废止件数", "本年度废止件数"),
    ("现行有效件数", "现行有效件"),
    ("其他法律行政法规禁止公开", "其他法律法规禁止公开"),
)
"""Labels met in published reports."""
_STRAY = ("核对无误", "待补", "见附件", "领导已阅")


def missing_row(draft: Draft, rng: Random) -> Fault:
    table = choose_table(draft, rng, "disclosure", "requests")
    row = rng.choice(data_rows(table))
    table.rows.remove(row)
    return fault("missing-row", phrase=row.cells[0].text)


def misplaced_row(draft: Draft, rng: Random) -> Fault:
    """Two neighbours of one group change places. Which of them is out of place is a matter of view."""
    rows = choose_table(draft, rng, "disclosure", "requests").rows
    pairs = [i for i in range(len(rows) - 1) if _same_group(rows[i], rows[i + 1])]
    at = rng.choice(pairs)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return fault("misplaced-row")


def _same_group(row: Row, other: Row) -> bool:
    return row.kind == other.kind == "data" and [id(g) for g in row.groups] == [id(g) for g in other.groups]


def repeated_row(draft: Draft, rng: Random) -> Fault:
    """A row stands twice; the line is the second's."""
    table = choose_table(draft, rng, "disclosure", "requests")
    row = rng.choice(data_rows(table))
    again = Row(copy.deepcopy(row.cells), row.kind, row.key, row.groups)
    marked(again.cells[0])
    table.rows.insert(_index(table.rows, row) + 1, again)
    return fault("repeated-row", phrase=row.cells[0].text)


def unexpected_text(draft: Draft, rng: Random) -> Fault:
    """A stray word in a row of its own, between two sound rows."""
    table = choose_table(draft, rng, "disclosure", "requests")
    row = rng.choice(data_rows(table)[:-1])
    at = _index(table.rows, row) + 1
    groups = tuple(g for g in row.groups if any(g is other for other in table.rows[at].groups))
    stray = Cell(rng.choice(_STRAY), "stray", colspan=table.width - len(groups), mark=True)
    table.rows.insert(at, Row([stray], "stray", groups=groups))
    return fault("unexpected-text", phrase=stray.text)


def short_row(draft: Draft, rng: Random) -> Fault:
    """One figure gone together with its separator, from a row that has several and no merged figure."""
    table = choose_table(draft, rng, "disclosure", "requests", "disputes")
    rows = [row for row in data_rows(table) if len(row.cells) > 2 and all(c.colspan == 1 for c in row.cells[1:])]
    row = rng.choice(rows or data_rows(choose_table(draft, rng, "requests")))
    row.cells.remove(rng.choice([cell for cell in row.cells if cell.address]))
    marked(row.cells[0])
    return fault("short-row", phrase=_name(row))


def long_row(draft: Draft, rng: Random) -> Fault:
    """One figure more than the row has columns, behind the others."""
    row = rng.choice(data_rows(choose_table(draft, rng, "disclosure", "requests", "disputes")))
    marked(row.cells[0])
    row.cells.append(Cell(str(rng.randint(0, 20))))
    return fault("long-row", phrase=_name(row))


def _name(row: Row) -> str:
    return row.cells[0].text if row.cells[0].role == "label" else ""


def misspelt_label(draft: Draft, rng: Random) -> Fault:
    """One character of a row's label or a column's header dropped or changed, or a wording met in the wild."""
    table = choose_table(draft, rng, "disclosure", "requests", "disputes")
    cells = {id(c): c for row in table.rows for c in (*row.groups, *row.cells) if c.role in ("label", "group", "head")}
    seen = [(cell, right, wrong) for cell in cells.values() for right, wrong in _SEEN if right in cell.text]
    if seen and rng.random() < 0.3:
        cell, right, wrong = rng.choice(seen)
        words, cell.text = cell.text, cell.text.replace(right, wrong)
    else:
        cell = rng.choice([cell for cell in cells.values() if len(_places(cell.text)) >= 4])
        words, cell.text = cell.text, misspell(rng, cell.text, _places(cell.text))
    marked(cell)
    return fault("misspelt-label", phrase=words)


def _places(text: str) -> list[int]:
    """Where a change is a change of wording: not in the item mark, nor in brackets, nor a mark of punctuation."""
    mark = re.match(r"[一二三四]、|[（(].[)）] ?|\d[.、]", text)
    notes = [range(*found.span()) for found in re.finditer(r"[（(].+?[)）]", text)]
    start = mark.end() if mark else 0
    return [
        at
        for at in range(start, len(text))
        if "\u4e00" <= text[at] <= "\u9fff" and not any(at in note for note in notes)
    ]


def _index(rows: list[Row], row: Row) -> int:
    return next(at for at, other in enumerate(rows) if other is row)
