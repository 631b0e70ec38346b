"""One line a finding."""

from __future__ import annotations

from tests.reporters.findings import blank, broken_total, page, result, skipped


def test_a_finding_is_one_line_that_an_editor_can_read() -> None:
    text = page("concise", result(broken_total()), skipped())
    assert text == "a.md:47:20: LR301 broken-row-total （七）总计 总计 25，各项之和 26\n"


def test_a_folded_row_is_one_line() -> None:
    text = page("concise", result(*(blank("4", "四、结转", column, 50) for column in range(7))))
    assert text == "a.md:50:8: LR201 blank-cell 表三“四、结转”整行空白，共 7 格\n"


def test_a_newline_in_a_name_does_not_break_the_line() -> None:
    assert page("concise", result(broken_total("a\nb.md"))).count("\n") == 1
