"""Numbers of list items in the formats of Word (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def _in_words(number: int, digits: str = _DIGITS, units: str = "十百千", zero: str = "零", first: bool = False) -> str:
    """A number up to 9999 in Chinese: 十二, 二十, 一百零三. `first` writes 一十 for 十."""
    if not 0 < number < 10_000:
        return str(number) if number else digits[0]
    text = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(text)
            continue
        lone = digit == 1 and power == 1 and not text and not first
        text += (zero if gap else "") + ("" if lone else digits[digit]) + (units[power - 1] if power else "")
        gap = False
    return text


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else ""


def _letters(number: int) -> str:
    """a to z, then aa to zz: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20) if number > 0 else ""


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while 0 < value <= number < 4000:
            text, number = text + sign, number - value
    return text


def _from(first: str, count: int) -> Callable[[int], str]:
    """Consecutive characters of Unicode, `count` of them; the number in digits beyond."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= count else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": lambda number: _in_words(number) if number < 100 else _by_digit(number),
    "chineseCountingThousand": _in_words,
    "chineseLegalSimplified": lambda number: _in_words(number, _LEGAL, "拾佰仟", first=True),
    "taiwaneseCounting": lambda number: _in_words(number) if number < 100 else _by_digit(number),
    "taiwaneseCountingThousand": _in_words,
    "taiwaneseDigital": _by_digit,
    "japaneseCounting": _in_words,
    "japaneseDigitalTenThousand": _by_digit,
    "koreanDigital2": _by_digit,
    "ideographDigital": _by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalZero": "{:02}".format,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}


def numeral(number: int, form: str) -> str:
    """The number in a format of Word; in Arabic digits where the format is not known."""
    return _FORMATS.get(form, str)(number)
