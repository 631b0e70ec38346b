"""What the styles of a Word file say of paragraphs and runs: numbering, level of heading, whether they are hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from lint_reports.readers.docx.xml import Attributes, parse

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])$", re.I)
_CONTENTS = re.compile(r"(?:toc|目录) ?\d$", re.I)
DEEPEST = 30
"""Styles that build on one another; Word allows eleven."""


def is_on(attributes: Attributes) -> bool:
    """The value of a switch: an element alone is on."""
    return attributes.get("val", "1").lower() not in ("0", "false", "off", "none")


def number_in(text: str | None, default: int = -1) -> int:
    """A small number in an attribute; the default where there is none, or rubbish."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.lstrip("-").isdigit() else default


def alignment(value: str | None) -> int:
    """Where text stands, of the value of `w:vertAlign`: 1 above the line, -1 below it, 0 on it."""
    return {"superscript": 1, "subscript": -1}.get(value or "", 0)


@dataclass(slots=True)
class Style:
    """The properties that a style itself sets; -1 and None for those that it does not."""

    name: str = ""
    based_on: str = ""
    number: int = -1
    level: int = -1
    outline: int = -1
    hidden: bool | None = None
    raised: int | None = None
    """1 for text above the line, -1 for text below it, 0 for text on it."""


@dataclass
class Styles:
    """All styles by their ids; `default` is that of paragraphs that name none."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def read(cls, content: bytes | None) -> Styles:
        """Raises ValueError where the part is no sound XML."""
        reading = _Reading()
        if content is not None:
            parse(content, reading.start, reading.end)
        return cls(reading.styles, reading.default)

    @cached_property
    def _resolved(self) -> dict[str, Style]:
        return {}

    def of(self, id: str) -> Style:
        """A style with what it takes from those it builds on."""
        known = self._resolved.get(id)
        if known is None:
            known = self._resolved[id] = self._resolve(id)
        return known

    def _resolve(self, id: str) -> Style:
        own = self.by_id.get(id, Style())
        whole = Style(own.name, own.based_on, own.number, own.level, own.outline, own.hidden, own.raised)
        parent = own.based_on
        for _ in range(DEEPEST):
            style = self.by_id.get(parent)
            if style is None:
                break
            whole.number = style.number if whole.number < 0 else whole.number
            whole.level = style.level if whole.level < 0 else whole.level
            whole.outline = style.outline if whole.outline < 0 else whole.outline
            whole.hidden = style.hidden if whole.hidden is None else whole.hidden
            whole.raised = style.raised if whole.raised is None else whole.raised
            parent = style.based_on
        return whole

    def heading(self, id: str) -> int:
        """The level of heading that a style gives, from 1; 0 for none."""
        style = self.of(id)
        named = _HEADING.match(style.name)
        if 0 <= style.outline < 9:
            return style.outline + 1
        return int(named[1]) if named and style.outline < 0 else 0

    def is_contents(self, id: str) -> bool:
        """Whether paragraphs of this style are lines of a table of contents."""
        return bool(_CONTENTS.match(self.of(id).name))


class _Reading:
    """Handlers of the events of styles.xml."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.default = ""
        self.style: Style | None = None
        self.parents: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        parent = self.parents[-1] if self.parents else ""
        self.parents.append(tag)
        value = attributes.get("val", "")
        if tag == "style":
            self.style = self.styles[attributes.get("styleId", "")] = Style()
            if attributes.get("type") == "paragraph" and attributes.get("default", "0") in ("1", "true", "on"):
                self.default = attributes.get("styleId", "")
        elif self.style is None:
            return
        elif tag == "name":
            self.style.name = value
        elif tag == "basedOn":
            self.style.based_on = value
        elif tag == "numId" and parent == "numPr":
            self.style.number = number_in(value)
        elif tag == "ilvl" and parent == "numPr":
            self.style.level = number_in(value)
        elif tag == "outlineLvl" and parent == "pPr":
            self.style.outline = number_in(value)
        elif tag == "vanish" and parent == "rPr" and "tblStylePr" not in self.parents:
            self.style.hidden = is_on(attributes)
        elif tag == "vertAlign" and parent == "rPr" and "tblStylePr" not in self.parents:
            self.style.raised = alignment(value)

    def end(self, tag: str) -> None:
        self.parents.pop()
        if tag == "style":
            self.style = None
