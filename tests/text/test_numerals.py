"""Numbers in words and figures, and what only looks like one."""

from __future__ import annotations

import pytest

from lint_reports.text.numerals import chinese_value, number_at


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10), ("十四", 14), ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零五", 105), ("一百二十三", 123),
        ("一千零三", 1003), ("两千", 2000), ("三万二千", 32000), ("十二万", 120000), ("一万零五", 10005), ("二〇二三", 2023),
        ("零", 0), ("〇", 0), ("两", 2), ("两百", 200), ("三百一十", 310),
    ],
)  # fmt: skip
def test_a_numeral(text: str, value: int) -> None:
    assert chinese_value(text) == value


@pytest.mark.parametrize("text", ["", "百", "千", "万", "十十", "一百二", "一二十", "十百", "两两", "百一"])
def test_what_is_no_certain_number_is_none(text: str) -> None:
    assert chinese_value(text) is None


@pytest.mark.parametrize("text", ["9" * 5000, "九" * 5000, "万" * 5000, "1,000" * 3000, "十" * 5000])
def test_a_run_of_digits_without_end_is_no_number(text: str) -> None:
    assert number_at(text + "件", 0)[0] in (None, 1)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("14件", 14, 2),
        ("1,204件", 1204, 5),
        ("12,345,678条", 12345678, 10),
        ("33.9%", 33.9, 4),
        ("十四件", 14, 2),
        ("0件", 0, 1),
    ],
)
def test_a_number_ends_where_its_unit_begins(text: str, value: float, end: int) -> None:
    found, at = number_at(text, 0)
    assert found is not None
    assert (float(found), at) == (value, end)
