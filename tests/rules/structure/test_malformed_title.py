"""Titles as they are met: what is wrong with them is said once, and how far it matters."""

from __future__ import annotations

import pytest

from tests.support.linting import findings
from tests.support.village import village

BODY = "柳溪县白鹭乡人民政府"
FORM = "标题应为“〈机关全称〉〈年份〉年政府信息公开工作年度报告”"
TITLES = [
    (f"{BODY}2021年度政府信息公开工作年度报告", ""),
    (f"{BODY} 2021年政府信息公开工作年度报告", ""),
    (f"{BODY}2021年政府信息公开年度报告", f"info {FORM}"),
    (f"{BODY}2021年政府信息公开工作的年度报告", f"info {FORM}"),
    (f"{BODY}2021年政府政务公开年报", f"info {FORM}"),
    (f"{BODY}关于2021年政府信息公开工作年度报告", f"info {FORM}"),
    (f"{BODY}2021年政府信息公开工作报告", f"warning {FORM}"),
    (f"{BODY}2021年政府信息公开工作告年度报", f"warning {FORM}"),
    (f"{BODY}2021年政府信息公开工作工作年度报告", f"warning {FORM}"),
    (f"{BODY}政府信息公开工作2021年年度报告", f"warning {FORM}"),
    (f"{BODY}政府信息公开工作年度报告（2021年）", f"warning {FORM}"),
    (f"《{BODY}2021年政府信息公开工作年度报告》", f"warning {FORM}"),
    (f"2021年{BODY}政府信息公开工作年度报告", f"warning {FORM}"),
    ("2021年政府信息公开工作年度报告", "warning 标题没有机关名称"),
    ("我乡2021年政府信息公开工作年度报告", "warning 标题中的机关“我乡”不是全称，应写明地名"),
    ("政府办2021年政府信息公开工作年度报告", "warning 标题中的机关“政府办”不是全称，应写明地名"),
    (f"{BODY}2021年政府信息公开工作年度报 告", "info 标题的字之间有空格"),
    (f"{BODY}2021年政府信息公开工作年度  报告", "warning 标题的字之间有空格"),
    (f"{BODY}2021年政府信息公开 工作 年度报告", "warning 标题的字之间有空格"),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_is_told_what_is_wrong_with_it(title: str, expected: str) -> None:
    found = findings(village(title))
    assert [f"{each.severity.value} {each.message.zh}" for each in found] == ([expected] if expected else [])
    assert {each.name for each in found} <= {"malformed-title"}


@pytest.mark.parametrize(
    "title", [f"关于{BODY}2021年政府信息公开工作的年度报告", f"2021年{BODY}政府信息公开工作年度报告"]
)
def test_the_body_is_told_from_a_title_in_another_order(title: str) -> None:
    """A township owes an account of itself; what has no body in its title does not."""
    found = findings(village(title, overview="大家尽心尽力。"), select=("missing-accountability",))
    assert len(found) == 1


@pytest.mark.parametrize(
    "body",
    [
        "我市",
        "本局",
        "本街道",
        "我县人民政府办公室",
        "省水利局",
        "市财政局",
        "县交通局",
        "区民政局",
        "州林业局",
        "盟教育局",
        "旗统计局",
        "镇政府",
        "乡人民政府",
        "人民政府",
        "政府办公室",
        "旗政府",
    ],
)
def test_a_body_without_its_place_is_told(body: str) -> None:
    found = findings(village(f"{body}2021年政府信息公开工作年度报告"))
    assert [each.message.zh for each in found] == [f"标题中的机关“{body}”不是全称，应写明地名"]
