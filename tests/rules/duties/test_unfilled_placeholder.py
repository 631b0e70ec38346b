"""Every kind of blank is found where nothing else in its paragraph hints at one."""

from __future__ import annotations

import pytest

from lint_reports.config.settings import Settings
from tests.support.linting import findings, within
from tests.support.pieces import lint_example
from tests.support.village import village

BLANKS = [
    "公开了＿条", "公开了_条", "留待（____）", "由XX印发", "由××印发", "办了X件", "办了×件", "办了***件", "办了？？件", "由○○县印发", "由{{body}}印发",
    "由${body}印发", "（此处填写情况）", "（此处插入图）", "（请填写）", "（请在此说明）", "【待填】", "（待补充）", "待补", "待填写。", "一共为待填", "办了共 件，",
    "办了累计\u3000件，", "由（机关全称）印发", "由（单位名称）印发", "（年份）",
]  # fmt: skip


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_is_found_by_itself(blank: str) -> None:
    found = lint_example("report", village(others=blank), 2021, Settings(select=("unfilled-placeholder",)))
    assert len(found) == 1, blank


def test_a_line_of_many_blanks_takes_no_longer_than_it_has() -> None:
    with within(10):
        findings(village(overview="公开 " + "____ " * 20_000), select=("LR608",))
