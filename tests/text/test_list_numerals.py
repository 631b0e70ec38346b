"""The numbers that Word draws, as Word writes them."""

from __future__ import annotations

import pytest

from lint_reports.text.list_numerals import numeral


@pytest.mark.parametrize(
    ("form", "numbers", "shown"),
    [
        ("decimal", (0, 1, 12), "0 1 12"),
        ("chineseCounting", (1, 10, 11, 20, 35, 100, 105), "一 十 十一 二十 三十五 一〇〇 一〇五"),
        (
            "chineseCountingThousand",
            (1, 10, 19, 20, 100, 101, 110, 1005),
            "一 十 十九 二十 一百 一百零一 一百一十 一千零五",
        ),
        ("japaneseCounting", (1, 10, 21), "一 十 二十一"),
        ("ideographDigital", (1, 10, 23), "一 一〇 二三"),
        ("chineseLegalSimplified", (1, 10, 12), "壹 壹拾 壹拾贰"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 甲"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedCircleChinese", (3,), "③"),
        ("decimalEnclosedParen", (1,), "⑴"),
        ("decimalEnclosedFullstop", (1,), "⒈"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalZero", (1, 12), "01 12"),
        ("lowerLetter", (1, 26, 27, 28), "a z aa bb"),
        ("upperLetter", (2,), "B"),
        ("lowerRoman", (1, 4, 9, 14), "i iv ix xiv"),
        ("upperRoman", (1990,), "MCMXC"),
        ("cardinalText", (7,), "7"),
    ],
)
def test_a_number_is_written_in_its_format(form: str, numbers: tuple[int, ...], shown: str) -> None:
    assert " ".join(numeral(number, form) for number in numbers) == shown


@pytest.mark.parametrize(
    "form", ["chineseCounting", "lowerLetter", "upperRoman", "ideographZodiac", "decimalEnclosedParen"]
)
@pytest.mark.parametrize("number", [-5, 0, 5_000, 10**9])
def test_no_number_is_too_much(form: str, number: int) -> None:
    assert len(numeral(number, form)) < 40
