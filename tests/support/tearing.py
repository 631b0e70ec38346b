"""What conversions do to a table: lines dropped, joined, cut and taken apart, by chance."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.support.village import HEADINGS

Lines = list[str]
Tearing = Callable[[Lines, Random], Lines]


def dropped(lines: Lines, rng: Random) -> Lines:
    """Some lines are gone."""
    share = rng.uniform(0.1, 0.7)
    return [line for line in lines if rng.random() > share]


def joined(lines: Lines, rng: Random) -> Lines:
    """Lines run on in the ones before them."""
    share, between = rng.uniform(0.1, 1), rng.choice(["", " ", "\t"])
    out: Lines = []
    for line in lines:
        if out and rng.random() < share:
            out[-1] += between + line
        else:
            out.append(line)
    return out


def without_separators(lines: Lines, rng: Random) -> Lines:
    """Between some cells nothing is left, or a blank."""
    share, between = rng.uniform(0.2, 1), rng.choice(["", " "])
    return [re.sub(r"\t+", between, line) if rng.random() < share else line for line in lines]


def transposed(lines: Lines, rng: Random) -> Lines:
    """Column by column, a cell a line."""
    rows = [line.split("\t") for line in lines]
    width = max((len(row) for row in rows), default=0)
    return [row[at] for at in range(width) for row in rows if at < len(row) and row[at].strip()]


def labels_first(lines: Lines, rng: Random) -> Lines:
    """All labels, then all figures."""
    cells = [cell.strip() for line in lines for cell in line.split("\t") if cell.strip()]
    figures = [cell for cell in cells if re.fullmatch(r"[-\d.]+", cell)]
    return [cell for cell in cells if cell not in figures] + figures


def wrapped(lines: Lines, rng: Random) -> Lines:
    """A cell a line, long ones cut into short lines, in the order in which they stand side by side."""
    width = rng.randint(2, 6)
    out: Lines = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        pieces = [[cell[at : at + width] for at in range(0, len(cell), width)] for cell in cells]
        deep = max(map(len, pieces), default=0)
        out += [piece[at] for at in range(deep) for piece in pieces if at < len(piece)]
    return out


def shuffled(lines: Lines, rng: Random) -> Lines:
    """The cells in any order, a line each."""
    cells = [cell.strip() for line in lines for cell in line.split("\t") if cell.strip()]
    return rng.sample(cells, len(cells))


TEARINGS: dict[str, Tearing] = {
    each.__name__: each for each in (dropped, joined, without_separators, transposed, labels_first, wrapped, shuffled)
}


def torn(text: str, tearing: Tearing, rng: Random) -> str:
    """A report in lines of cells parted by tabs, its tables torn. The paragraphs and headings stay."""
    out: Lines = []
    table: Lines = []
    for line in [*text.split("\n"), HEADINGS[0]]:
        if "\t" in line or (table and not line.strip()):
            table.append(line)
            continue
        if table:
            out += tearing([each for each in table if each.strip()], rng)
            table = []
        out.append(line)
    return "\n".join(out[:-1])
