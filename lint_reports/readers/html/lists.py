"""The numbers that a browser draws itself in front of the items of a list (一、), which are not in the text of the file.

Only Chinese numbers are told, which a heading of the form begins with (CSS Counter Styles 3, 6 and 7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lint_reports.text.list_numerals import numeral

_FORMS = {
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "japanese-informal": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "chineseLegalSimplified",
}
"""From the name of a style to the format of Word's that writes the same numerals."""
_NUMBER = re.compile(r"""(?<![\w-])(start|value)\s{0,9}=\s{0,9}["']?\s{0,9}(-?\d{1,4})""", re.I)
_REVERSED = re.compile(r"(?<![\w-])reversed(?![\w-])", re.I)
_STYLE_NAMES = re.compile(r"[a-z-]+")


def form_of(style: str | None) -> str:
    """The format of the numerals of a list; "" where the browser draws none that are Chinese."""
    if not style:
        return ""
    return next((_FORMS[name] for name in _STYLE_NAMES.findall(style) if name in _FORMS), "")


def number_in(attributes: str) -> int | None:
    match = _NUMBER.search(attributes)
    return int(match[2]) if match else None


@dataclass(slots=True, eq=False)
class NumberedList:
    """A list that is open. Where it counts backwards, its last item is 1 unless it says where it starts."""

    form: str
    start: int | None = None
    backwards: bool = False
    items: int = 0
    value: int = 0
    """The number of the last item, from that of the first."""

    @classmethod
    def opened(cls, form: str, attributes: str) -> NumberedList:
        return cls(form, number_in(attributes), bool(_REVERSED.search(attributes)))

    def next(self, form: str, attributes: str) -> ItemMark:
        """The mark of the next item."""
        self.items += 1
        said = number_in(attributes)
        if said is not None:
            self.value = said - self.first
        elif self.items > 1:
            self.value += -1 if self.backwards else 1
        return ItemMark(self, form, self.value, said)

    @property
    def first(self) -> int:
        if self.start is not None:
            return self.start
        return self.items if self.backwards else 1


@dataclass(slots=True, eq=False)
class ItemMark:
    """What is drawn in front of an item; how a list counts that goes backwards is known at its end."""

    list: NumberedList
    form: str
    value: int
    said: int | None

    @property
    def text(self) -> str:

        number = self.list.first + self.value if self.said is None else self.said
        return numeral(number, self.form) + "、" if self.form and 0 < number < 10_000 else ""
