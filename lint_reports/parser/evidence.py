"""Signs of a table in the text of a section, whether or not rows were recognised in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint_reports.form.sections import FormSection
from lint_reports.model.document import Block, Picture, Table
from lint_reports.parser.damage import SEVERAL
from lint_reports.text.folding import fold_all, ordinal

LEAST_ROWS = 3
"""The number of rows of the form's shortest table without its first line."""
EXAMINED = 20_000
"""The number of characters of a section that are examined; the form's longest has 2,000."""


@dataclass(slots=True)
class Evidence:
    """Signs of a table in the text of a section."""

    labels: int = 0
    """The number of the form's labels in it."""
    covered: float = 0.0
    """The share of its characters that are labels and digits, from 0 to 1."""
    lines: int = 0
    """The number of its lines or cells."""
    pieces: int = 0
    """The number of these that are a label or a part of one."""
    figures: int = 0
    """The number of numbers outside labels."""
    behind: int = 0
    """The number of labels immediately followed by digits."""
    spaced: int = 0
    """The number of lines or cells with several numbers separated by blanks."""
    repeats: bool = False
    """Whether any line or cell is repeated."""

    @property
    def is_of_a_table(self) -> bool:
        """Whether the text is that of a table, and not prose that names some labels."""
        in_pieces = self.pieces >= 8 and self.pieces >= 0.6 * self.lines
        return in_pieces or (self.labels >= 5 and self.covered >= 0.5)


def evidence_of(blocks: Sequence[Block], part: FormSection) -> Evidence:
    """The evidence in the blocks below a section's heading."""
    label = _pattern(list(part.terminals))
    several = [each for each, name in part.terminals.items() if part.unlabelled or part.arity.get(name, 0) > 1]
    joined = re.compile(rf"{_pattern(several)}\d\d")
    found, seen, texts, letters, length = Evidence(), set(), set(), 0, 0
    for text in _texts(blocks):
        plain = fold_all(text)
        left = re.sub(label, " ", plain)
        seen.update(re.findall(label, plain))
        letters += sum(char.isalpha() for char in left)
        length += len(plain)
        found.lines += 1
        found.pieces += any(plain in each for each in part.terminals)
        found.figures += len(re.findall(r"\d+", left))
        found.behind += sum(len(joined.findall(fold_all(word))) for word in text.split())
        found.spaced += SEVERAL.search(text) is not None
        found.repeats = found.repeats or text in texts
        texts.add(text)
        if length > EXAMINED:
            break
    found.labels, found.covered = len(seen), 1 - letters / length if length else 0.0
    return found


def _pattern(labels: list[str]) -> str:
    """A regular expression for any of some labels, with any item mark before it or none."""
    bodies = {label[len(ordinal(label)) :] for label in labels}
    words = sorted((re.escape(body) for body in bodies if len(body) > 1), key=len, reverse=True)
    return rf"(?:\d{{1,2}}[.、])?(?:{'|'.join(words) or '(?!)'})"


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (text for row in block.rows for text in row.texts if text)
        elif not isinstance(block, Picture) and block.text:
            yield block.text


def is_emptied(blocks: Sequence[Block]) -> bool:
    """Whether a table has rows and not a word in any of them."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    return len(rows) >= LEAST_ROWS and not any(text for row in rows for text in row.texts)
