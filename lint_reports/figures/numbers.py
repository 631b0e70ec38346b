"""Readings of cells: a number, a blank, or a text that is no number, with the fault and how the cell should be written.

A reading has a value only where the text can be read in one way. `2 0`, `1,23` and `增加5` in a column of counts have none;
`64①`, `55（含自然失效29件）` and `12件` say 64, 55 and 12, however they are written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from lint_reports.figures.cell_text import LONGEST, THIN, fold_cell, peel
from lint_reports.text.numerals import DIGITS, NOTHING, chinese_value

Fault = Literal[
    "", "blank", "style", "unusual", "nothing", "negative", "fraction", "unit", "words", "mark", "note", "numeral",
    "invisible", "parted", "several", "grouped", "joined", "letters", "mixed", "text",
]  # fmt: skip

COUNT = "count"
_KINDS = frozenset(("change", "money", "amount"))
"""The other kinds, by the names of such figures in the grammar."""
ANY = "any"
"""The kind of a figure whose column is not certain: it may be negative and have decimals."""
_DECIMAL = ("money", "amount", ANY)

MOST_DIGITS = 15
"""A longer run of digits is several figures with nothing between them."""

_PLAIN = re.compile(r"[0-9]{1,15}\Z")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?\Z")
_THOUSANDS = re.compile(rf"[+-]?[1-9][0-9]{{0,2}}([,，{THIN}])[0-9]{{3}}(?:\1[0-9]{{3}})*(\.[0-9]+)?\Z")
_POINTED = re.compile(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+\Z")
_GROUPED = re.compile(r"[+-]?[0-9]+(?:[,，.'][0-9]+)+\Z")
_PARTED = re.compile(rf"[+-]?[0-9]+(?:\.[0-9]+)?(?:[\s{THIN},，.']+[0-9]+)+\Z")
_SEVERAL = re.compile(r"[0-9]+(?:\s*[、/\\;；|~～:：→—–-]+\s*[0-9]+)+\Z")
_LETTERS = re.compile(r"[0-9OoIl|]*[0-9OoIl][0-9OoIl|]*\Z")
_UNIT = re.compile(
    r"([+-]?[0-9][0-9,，.']*(?:\s+[0-9,，.']+)*)\s*[(\[]?\s*([十百千万亿]?)(件|条|个|例|次|份|项|人|元|宗|部)?\s*[)\]]?\Z"
)
_RISE = re.compile(r"(增加|新增|增|上升|减少|减|下降)\s*([0-9]+)\s*(件|条|个|例|次|份|项)?\Z")
_TIMES = {"": 1, "万": 10_000, "亿": 100_000_000}
_EXACT = {"": 0, "万": 4, "亿": 8}
"""How many decimals a number of so many needs to be certain: one with fewer may be rounded."""
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000)}


class Reading(NamedTuple):
    """The reading of a cell. `value` is None where the number is uncertain; `suggestion` is how it should be written.

    `unit` is the unit in the text or, for the fault `invisible`, the code points of the invisible characters.
    """

    value: int | Decimal | None
    fault: Fault = ""
    suggestion: str = ""
    unit: str = ""


_BLANK = Reading(None, "blank")
_known: dict[str, dict[str, Reading]] = {}
"""By the kind of a figure and its text."""
_MOST_KNOWN = 4_000


def kind_of(name: str) -> str:
    """The kind of a figure by what the grammar calls it: all but a few are counts."""
    return name if name in _KINDS else COUNT


def read_figure(text: str, kind: str = COUNT) -> Reading:
    """Read a cell. Of the kinds `change` may be negative, `money` and `amount` have decimals, an `amount` carries its unit;
    a count is a whole number that is not negative.
    """
    known = known_figures(kind)
    reading = known.get(text)
    if reading is None:
        if len(known) > _MOST_KNOWN:
            known.clear()
        reading = known[text] = _read(text, kind)
    return reading


def known_figures(kind: str) -> dict[str, Reading]:
    """The cache of readings of a kind by text, for callers with many figures."""
    return _known.setdefault(kind, {})


def _read(text: str, kind: str) -> Reading:
    if _PLAIN.match(text) and (text == "0" or text[0] != "0"):
        return Reading(int(text))
    if len(text) > LONGEST and text.strip():
        return Reading(None, "text")
    cell = fold_cell(text)
    if not cell.text:
        return _BLANK
    if "".join(cell.text.split()) in NOTHING or text.strip() in NOTHING:
        return Reading(None, "nothing", "0")
    reading = _written(cell.written, cell.text, kind)
    if reading.fault in ("", "style", "unusual") and cell.hidden:
        codes = " ".join(f"U+{ord(char):04X}" for char in cell.hidden)
        return Reading(reading.value, "invisible", reading.suggestion or cell.text, codes)
    return reading


def _written(text: str, folded: str, kind: str) -> Reading:
    """A number, or one with a mark or a note behind it."""
    reading = _number_of(text, folded, kind) or _worded(folded, kind)
    if reading is not None:
        return reading
    bare = peel(folded, kind)
    if bare.what and bare.text:
        inner = _number_of(bare.text, bare.text, kind) or _worded(bare.text, kind)
        if inner is not None and inner.value is not None:
            return Reading(inner.value, bare.what, inner.suggestion or bare.text)  # type: ignore[arg-type]
        if inner is not None:
            return inner
    return Reading(None, _unread(folded))


def _unread(folded: str) -> Fault:
    """The fault of a text that is no number."""
    compact = "".join(folded.split())
    if _SEVERAL.match(folded):
        return "several"
    if _LETTERS.match(compact):
        return "letters"
    return "mixed" if any(char.isdigit() for char in compact) else "text"


def _number_of(text: str, folded: str, kind: str) -> Reading | None:
    """The reading of digits with signs and separators; None for any other text."""
    if kind not in _DECIMAL and _POINTED.match(folded):
        return Reading(None, "grouped")  # 1.234 may be a number of thousands
    if _NUMBER.match(folded):
        return _number(text, folded, kind)
    thousands = _THOUSANDS.match(folded)
    if thousands:
        plain = folded.replace(thousands.group(1), "")
        inner = _number(plain, plain, kind)
        likely: Fault = "unusual" if thousands.group(1) == "，" else "style"
        return Reading(inner.value, inner.fault or likely, inner.suggestion or plain if inner.value is not None else "")
    if _GROUPED.match(folded):
        return Reading(None, "grouped")
    return Reading(None, "parted") if _PARTED.match(folded) else None


def _number(text: str, folded: str, kind: str) -> Reading:
    if len(folded) > MOST_DIGITS and sum(map(str.isdigit, folded)) > MOST_DIGITS:
        return Reading(None, "joined")
    value = Decimal(folded)
    whole = value == value.to_integral_value()
    if value < 0 and kind not in ("change", ANY):
        return Reading(None, "negative")
    if not whole and kind not in _DECIMAL:
        return Reading(None, "fraction")
    plain = _money(folded) if kind in _DECIMAL else str(int(value))
    number = int(value) if whole else value
    if text == plain or (kind == "change" and text == f"+{plain}"):
        return Reading(number)
    return Reading(number, "unusual" if _is_unusual(folded, kind) else "style", plain)


def _is_unusual(folded: str, kind: str) -> bool:
    """Whether a number has what hardly anybody writes: a sign where there is none, a nought in front of other digits."""
    digits = folded.lstrip("+-")
    signed = digits != folded and (kind != "change" or not digits.strip("0."))
    return signed or (digits[0] == "0" and digits[1:2].isdigit())


def _money(folded: str) -> str:
    """How a sum of money is written: no plus, no noughts in front, and the decimals that it has."""
    bare = folded.lstrip("+").lstrip("0")
    return f"0{bare}" if not bare or bare.startswith(".") else bare


def _worded(folded: str, kind: str) -> Reading | None:
    """The reading of a number with a unit or a word, or of a numeral; None for any other text."""
    rise = _RISE.match(folded)
    if rise:
        number = str(int(rise.group(2)))
        plain = f"-{number}" if rise.group(1)[0] in "减下" and number != "0" else number
        return Reading(int(plain), "words", plain) if kind == "change" else Reading(None, "words")
    unit = _UNIT.match(folded)
    if unit and (unit.group(2) or unit.group(3)):
        number = unit.group(1)
        inner = _number_of(number, number, ANY)
        return inner if inner is None or inner.value is None else _with_unit(inner.value, number, unit, kind)
    if len(folded) == 1 or any(char not in DIGITS for char in folded):
        value = chinese_value(folded)
        return None if value is None else Reading(value, "numeral", str(value))
    return None


def _with_unit(number: int | Decimal, text: str, unit: re.Match[str], kind: str) -> Reading:
    """The reading of a number with a unit; the unit of the column is ten thousand yuan for `money`."""
    times, word = unit.group(2) or "", unit.group(3) or ""
    unit_text = times + word
    if kind in ("money", "amount"):
        scale = _YUAN.get(unit_text)
        if scale is None:
            return Reading(None, "unit", unit=unit_text)
        if kind == "amount":
            return Reading(_whole(number * scale))
        return Reading(
            _whole(number * scale / _YUAN["万元"]), "unit", f"{_plain(number * scale / _YUAN['万元'])}", unit_text
        )
    exact = times in _EXACT and len(text.partition(".")[2]) >= _EXACT[times]
    value = _whole(number * _TIMES[times]) if exact else Decimal("0.5")
    if word == "元" or isinstance(value, Decimal) or (value < 0 and kind == COUNT):
        return Reading(None, "unit", unit=unit_text)
    return Reading(value, "unit", str(value), unit_text)


def _whole(value: int | Decimal) -> int | Decimal:
    """The number, as an int where it is a whole one."""
    return int(value) if value == int(value) else value


def _plain(value: int | Decimal) -> str:
    return f"{Decimal(value).normalize():f}"
