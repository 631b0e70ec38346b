"""Comments to the linter in web pages: as in Markdown, an HTML comment, which no reader of the page sees."""

from __future__ import annotations

from tests.support.linting import names, replaced, result
from tests.support.pages import page

ROW = "<tr><td>行政许可</td><td>12</td>"
BLANK = replaced(page(), {ROW: "<tr><td>行政许可</td><td></td>"})
BLANK_ROW = "<tr><td>行政许可</td><td></td>"
IGNORE = "<!-- lint-reports: ignore[blank-cell] -- 待补 -->"


def test_a_comment_lets_the_next_row_pass_and_moves_nothing() -> None:
    for comment in (f"{IGNORE}\n{BLANK_ROW}", f"{BLANK_ROW}{IGNORE}"):
        came = result(replaced(BLANK, {BLANK_ROW: comment}), ".html")
        assert names(came.diagnostics) == []
        assert [each.reason for each in came.suppressed] == ["待补"]


def test_a_comment_elsewhere_lets_nothing_pass() -> None:
    came = result(replaced(BLANK, {"<h2>": f"{IGNORE}\n<h2>"}), ".html")
    assert names(came.diagnostics) == ["unused-suppression", "blank-cell"]


def test_a_comment_may_hold_for_the_whole_page() -> None:
    text = BLANK.replace("<body>", "<body><!-- lint-reports: file-ignore[blank-cell] -- 归档件 -->")
    assert names(result(text, ".html").diagnostics) == []
    spread = BLANK.replace("<h2>二", "<!-- lint-reports: disable[blank-cell] -- 旧表 -->\n<h2>二")
    assert names(result(spread, ".html").diagnostics) == []
