"""The numbers that Word draws itself in front of paragraphs, which are not in the text of the file (一、 （一） 1.)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lint_reports.readers.docx.styles import Styles, is_on, number_in
from lint_reports.readers.docx.xml import Attributes, parse
from lint_reports.text.list_numerals import numeral

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """How the paragraphs of one level of a list are numbered."""

    start: int = 0
    form: str = "decimal"
    text: str = ""
    restart: int = -1
    """0 for never, else after which level from 1; -1 where it is not set: after any level above."""
    legal: bool = False
    """Whether the numbers of the levels above are written in Arabic digits."""
    suffix: str = "tab"
    style: str = ""


Levels = dict[int, Level]


@dataclass(slots=True)
class List:
    """A list in use: its definition, and what it has of its own."""

    definition: str = ""
    levels: Levels = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document, called for each of them in turn."""

    def __init__(self, definitions: dict[str, Levels], lists: dict[int, List]) -> None:
        self.definitions = definitions
        self.lists = lists
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[int] = set()

    @classmethod
    def read(cls, content: bytes | None, styles: Styles) -> Numbering:
        """Raises ValueError where the part is no sound XML."""
        reading = _Reading()
        if content is not None:
            parse(content, reading.start, reading.end)
        for definition, style in reading.links.items():
            linked = reading.lists.get(styles.of(style).number)
            if linked is not None:
                reading.definitions[definition] = reading.definitions.get(linked.definition, {})
        return cls(reading.definitions, reading.lists)

    def level_of(self, number: int, style: str) -> int:
        """The level whose paragraphs have this style; 0 where there is none."""
        used = self.lists.get(number, List())
        levels = self.definitions.get(used.definition, {})
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def next(self, number: int, depth: int) -> str:
        """The number of the next paragraph of that list and level, as Word writes it; "" for a bullet."""
        used = self.lists.get(number)
        if used is None or not 0 <= depth < LEVELS:
            return ""
        levels = {**self.definitions.get(used.definition, {}), **used.levels}
        counts = self.counts.setdefault(used.definition, [None] * LEVELS)
        if number not in self.begun:
            self.begun.add(number)
            for overridden in used.starts:
                counts[overridden] = None
        starts = [used.starts.get(each, levels.get(each, Level()).start) for each in range(LEVELS)]
        count = counts[depth]
        counts[depth] = starts[depth] if count is None else count + 1
        for deeper in range(depth + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart < 0 or depth < restart:
                counts[deeper] = None
        shown = [start if each is None else each for start, each in zip(starts, counts, strict=True)]
        return _written(levels, depth, shown)


def _written(levels: Levels, depth: int, counts: list[int]) -> str:
    own = levels.get(depth, Level())
    if own.form == "bullet":
        return ""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = levels.get(at, Level()).form
        return numeral(counts[at], "decimal" if own.legal and at < depth else form)

    text = _PLACEHOLDER.sub(number, own.text)
    return text + " " if text[-1:].isalnum() and own.suffix != "nothing" else text


class _Reading:
    """Handlers of the events of numbering.xml."""

    def __init__(self) -> None:
        self.definitions: dict[str, Levels] = {}
        self.lists: dict[int, List] = {}
        self.links: dict[str, str] = {}
        self.levels: Levels | None = None
        self.definition = ""
        self.list: List | None = None
        self.level: Level | None = None
        self.override = -1
        self.skipped = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if self.skipped or tag in ("Fallback", "pPr", "rPr"):
            self.skipped += 1
            return
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self.definition = attributes.get("abstractNumId", "")
            self.levels = self.definitions[self.definition] = {}
        elif tag == "numStyleLink":
            self.links[self.definition] = value
        elif tag == "num":
            self.list = self.lists[number_in(attributes.get("numId"))] = List()
        elif tag == "abstractNumId" and self.list is not None:
            self.list.definition = value
        elif tag == "lvlOverride" and self.list is not None:
            self.override = number_in(attributes.get("ilvl"))
            self.levels = self.list.levels
        elif tag == "startOverride" and self.list is not None and 0 <= self.override < LEVELS:
            self.list.starts[self.override] = number_in(value, 0)
        elif tag == "lvl" and self.levels is not None:
            self.level = self.levels[number_in(attributes.get("ilvl"), 0)] = Level()
        elif self.level is not None:
            self._of_level(tag, attributes, value)

    def _of_level(self, tag: str, attributes: Attributes, value: str) -> None:
        assert self.level is not None
        if tag == "start":
            self.level.start = number_in(value, 0)
        elif tag == "numFmt":
            self.level.form = attributes.get("val", "decimal")
        elif tag == "lvlText":
            self.level.text = value
        elif tag == "lvlRestart":
            self.level.restart = number_in(value)
        elif tag == "isLgl":
            self.level.legal = is_on(attributes)
        elif tag == "suff":
            self.level.suffix = value
        elif tag == "pStyle":
            self.level.style = value

    def end(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif tag in ("abstractNum", "lvlOverride"):
            self.levels = None
        elif tag == "num":
            self.list = None
        elif tag == "lvl":
            self.level = None
