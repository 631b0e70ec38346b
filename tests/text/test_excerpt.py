"""Carets stand where the eye expects them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_reports.text.excerpt import LIMIT, snippet
from lint_reports.text.terminal import escape
from lint_reports.text.widths import width


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("abc", 1, 2, "abc", " ^"),
        ("总计\t20", 3, 5, "总计    20", "        ^^"),
        ("总计|２|", 3, 4, "总计|２|", "     ^^"),
        ("a\tb", 2, 3, "a   b", "    ^"),
        ("e\u0301x", 2, 3, "e\u0301x", " ^"),
        ("a", 1, 1, "a", " ^"),
        ("a", 9, 12, "a", " ^"),
        ("", 0, 0, "", "^"),
        ("“一”", 1, 2, "“一”", " ^^"),
        ("\x1bx", 1, 2, "\\x1bx", "    ^"),
        ("1\t\t3", 2, 2, "1       3", "    ^"),
    ],
)
def test_carets_stand_under_the_range(line: str, start: int, end: int, shown: str, carets: str) -> None:
    assert snippet(line, start, end) == (shown, carets)


def test_a_long_line_is_cut_around_the_range() -> None:
    shown, carets = snippet("一" * 500 + "错" + "二" * 500, 500, 501)
    assert shown.startswith("…一") and shown.endswith("二…")
    assert width(shown) <= LIMIT + 2
    assert shown[(len(carets) - 2 - 1) // 2 + 1] == "错"


def test_a_long_line_is_whole_at_the_end_where_the_range_is() -> None:
    shown, carets = snippet("0" * 500 + "x", 500, 501)
    assert shown.startswith("…0") and shown.endswith("0x")
    assert len(carets) == len(shown)


@given(st.text(st.sampled_from("a1一，\t\u0301\x1b“"), max_size=300), st.integers(0, 300), st.integers(0, 40))
def test_the_caret_is_always_within_the_line_shown(line: str, start: int, length: int) -> None:
    shown, carets = snippet(line, start, start + length)
    assert width(shown) <= LIMIT + 8
    assert "^" in carets and set(carets) <= {" ", "^"}
    assert escape(shown) == shown
