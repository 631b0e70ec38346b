"""What a cell says: a number, nothing, or something that is no number and how it should read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple
from unicodedata import normalize

Fault = Literal["", "blank", "style", "negative", "fraction", "unit", "words", "nothing", "mark", "text"]

COUNT = "count"
_KINDS = frozenset(("change", "money", "amount"))
"""The kinds besides counts, which are what the grammar calls such figures."""
ANY = "any"
"""The kind of a figure whose column is not certain: it may be negative and have decimals."""

_PLAIN = re.compile(r"[0-9]+\Z")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}([,，']\d{3})+(\.\d+)?\Z")
_UNIT = re.compile(r"([+-]?[\d,]+(?:\.\d+)?)(万|亿)?[(\[]?(件|条|个|例|次|份|项|人|万元|元|宗|部)?[)\]]?\Z")
_RISE = re.compile(r"(增加|新增|增|上升|减少|减|下降)(\d+)(件|条|个|例|次|份|项)?\Z")
_REMARK = re.compile(r"(\d+)[(（].+[)）]\Z")
_MARKED = re.compile(r"[^\w\s+-]+(\d+)[^\w\s]*\Z|(\d+)[^\w\s%]+\Z")
_MINUS = str.maketrans("－−﹣‐‑", "-----")
_TIMES = {"万": 10_000, "亿": 100_000_000}
NOTHING = frozenset(["/", "\\", "-", "--", "—", "——", "–", "―", "─", "──", "_", "*", "×", "·", ".", "无", "空"])


class Reading(NamedTuple):
    """What a cell says. `value` is None where it says no certain number; `suggestion` is how it should be written."""

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
    """What was read of figures of a kind so far, by their texts; for who has many to read."""
    return _known.setdefault(kind, {})


def _read(text: str, kind: str) -> Reading:
    if _PLAIN.match(text) and (text == "0" or text[0] != "0") and text.isascii():
        return Reading(int(text))
    folded = "".join(normalize("NFKC", text).split()).translate(_MINUS)
    if not folded:
        return _BLANK
    if folded in NOTHING:
        return Reading(None, "nothing", "0")
    if _NUMBER.match(folded):
        return _number(text, folded, kind)
    if _THOUSANDS.match(folded):
        plain = re.sub(r"[,，']", "", folded)
        inner = _number(plain, plain, kind)
        return Reading(inner.value, inner.fault or "style", inner.suggestion or plain)
    return _worded(folded, kind)


def _number(text: str, folded: str, kind: str) -> Reading:
    value = Decimal(folded)
    negative, fraction = value < 0, value != value.to_integral_value()
    if negative and kind not in ("change", ANY):
        return Reading(None, "negative")
    if fraction and kind not in ("money", "amount", ANY):
        return Reading(None, "fraction")
    plain = _plain(value, folded, kind)
    number = int(value) if value == value.to_integral_value() else value
    signed = kind == "change" and text.startswith("+")
    return Reading(number) if text == plain or signed else Reading(number, "style", plain)


def _plain(value: Decimal, folded: str, kind: str) -> str:
    """How a number is written: no plus, no zeros in front; a sum of money keeps the decimals it has."""
    if kind in ("money", "amount", ANY):
        return _money(folded)
    return str(int(value))


def _money(folded: str) -> str:
    bare = folded.lstrip("+").lstrip("0")
    return f"0{bare}" if not bare or bare.startswith(".") else bare


def _worded(folded: str, kind: str) -> Reading:
    unit = _UNIT.match(folded)
    if unit and (unit.group(2) or unit.group(3)):
        return _with_unit(unit, kind)
    rise = _RISE.match(folded)
    if rise:
        sign = "-" if rise.group(1)[0] in "减下" else ""
        return Reading(None, "words", sign + rise.group(2) if kind == "change" or not sign else "")
    remark = _REMARK.match(folded)
    if remark:
        return Reading(int(remark.group(1)), "text", remark.group(1))
    marked = _MARKED.match(folded)
    if marked:
        return Reading(None, "mark", str(int(marked.group(1) or marked.group(2))))
    return Reading(None, "text")


def _with_unit(unit: re.Match[str], kind: str) -> Reading:
    digits, times, word = unit.group(1).replace(",", ""), unit.group(2), unit.group(3) or ""
    value = Decimal(digits) * _TIMES.get(times or "", 1)
    whole = value == value.to_integral_value()
    if kind == "amount" and word in ("元", "万元"):
        return Reading(int(value) if whole else value)
    if kind == "money":
        scale = {"万元": Decimal(1), "元": Decimal(10_000)}.get(word)
        return Reading(None, "unit", f"{(value / scale).normalize():f}" if scale else "", (times or "") + word)
    good = whole and (value >= 0 or kind == "change")
    counts = word not in ("元", "万元")
    text = str(int(value)) if good and counts else ""
    return Reading(int(value) if good and counts else None, "unit", text, (times or "") + word)
