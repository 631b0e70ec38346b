"""A row and a column of a table that only count the others, as pandas writes a table that has no names for them."""

from __future__ import annotations

from collections.abc import Callable

from lint_reports.readers.html.tree import Box

FEWEST = 3
"""Rows, or columns, of which numbers in turn are a count and no figures."""


def without_counts(rows: list[list[Box]], text: Callable[[Box], str]) -> list[list[Box]]:
    """The rows without head cells that number them from 0, and without a head row that numbers their cells."""
    head = rows[0] if all(box.head for box in rows[0]) else []
    counted = rows[1:] if head and not text(head[0]).strip() else rows
    if (
        len(counted) >= FEWEST
        and all(row and row[0].head for row in counted)
        and _count([text(row[0]) for row in counted])
    ):
        rows = [row[1:] for row in rows if len(row) > 1]
        head = head[1:]
    if len(head) >= FEWEST and _count([text(box).removeprefix("Unnamed: ") for box in head]):
        return rows[1:]
    return rows


def _count(texts: list[str]) -> bool:
    return all(each.strip() == str(number) for number, each in enumerate(texts))
