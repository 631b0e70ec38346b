"""Numbers as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, the first column to the left and the others to the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def spread(values: Sequence[float], form: str = ".2f") -> str:
    """Median, least and greatest: `1.50 (1.40–1.71)`."""
    return f"{median(values):{form}} ({min(values):{form}}–{max(values):{form}})"
