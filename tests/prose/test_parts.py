"""Lists of parts: which sums are wrong, and which only look so."""

from __future__ import annotations

import pytest

from lint_reports.prose.parts import fits, read_part_lists
from tests.support.linting import findings, shown
from tests.support.village import village

SOUND = (
    "全年公开信息120条，其中动态类信息70条，公告类信息50条。",
    "全年公开信息120条，其中动态类信息70条。",
    "全年公开信息120条；其中，机构职能12条，惠农补贴70条，其他信息38条。",
    "全年发布信息120条，其中网站发布110条，微信公众号发布90条。",
    "全年公开信息120余条，其中动态类信息70条，公告类信息60条。",
    "全年公开信息120条，其中动态类信息近70条，公告类信息60条。",
    "收到申请14件，其中自然人申请10件，法人申请4件，网上申请9件，当面申请5件。",
    "收到申请14件，其中网上申请10件，予以公开9件。",
    "收到申请14件（其中网上申请10件，信函申请4件），办结14件，予以公开14件。",
    "公开信息100条，其中甲类信息60条（其中子类20条、丑类40条），乙类信息40条。",
    "公开信息300条，惠民类信息120条。其中低保信息70条，医保信息50条。",
    "召开会议3次，公开动态、公告分别为60条、30条。",
    "公开信息50条，解读和图解分别为60条、30条。",
    "公开信息120条，其中动态70条，阅读量9000次。",
    "公开信息120条，发放手册300份，其中惠农手册200份。",
    "公开信息120条，占全县的30%。",
    "公开信息120条，其中动态类信息40条，占33.3%，公告类信息80条，占66.7%。",
    "公开信息120条，其中动态类信息40条，约占三分之一。",
    "办结申请14件，其中予以公开8件，部分公开6件。共公开信息9条。",
)
WRONG = {
    "全年公开信息120条，其中动态类信息130条。": "parts-above-whole 分项 130 条超过总数 120 条",
    "全年公开信息120条。其中动态类信息70条，公告类信息60条。": "parts-above-whole 各分项之和 130 条（70＋60），总数 120 条",
    "公开信息120条，其中机构职能12条，惠农补贴70条，其他30条。": "parts-mismatch 各分项之和 112 条（12＋70＋30），总数 120 条",
    "公开信息120条，分别为机构职能12条、惠农补贴70条。": "parts-mismatch 各分项之和 82 条（12＋70），总数 120 条",
    "公开信息300条，惠民信息120条。其中低保信息70条，医保信息60条。": (
        "doubtful-parts 各分项之和 130 条（70＋60），总数 120 条；如是 300 条的分项则没有超过"
    ),
    "公开信息120条，其中惠农补贴70条，道路施工60条。": "doubtful-parts 各分项之和 130 条（70＋60），总数 120 条",
    "公开信息120条，其中动态类信息40条，占43.3%。": "percentage-mismatch 文中“40条，占43.3%”，40 除以 120 得 33.3%",
}


def said(overview: str) -> list[str]:
    found = shown(each for each in findings(village(overview=overview)) if each.code.startswith("LR4"))
    return [each.partition(" ")[2] for each in found]


@pytest.mark.parametrize("sentence", SOUND)
def test_what_may_be_right_is_not_called_wrong(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(("sentence", "message"), WRONG.items())
def test_what_no_reading_makes_right_is_told(sentence: str, message: str) -> None:
    assert said(sentence) == [message]


def test_a_list_knows_its_wholes_the_nearest_first() -> None:
    ((_, found),) = read_part_lists(["发布信息2067条，网站1409条。其中概况16条，政策134条。"], "", 2021)
    assert [int(each.value) for each in found.wholes] == [1409, 2067]
    assert [(each.name, int(each.value), each.unit) for each in found.parts] == [
        ("其中概况", 16, "条"),
        ("政策", 134, "条"),
    ]


def test_a_finding_stands_at_the_number() -> None:
    (found,) = (
        each for each in findings(village(overview="公开信息120条，其中动态类信息130条。")) if each.code == "LR409"
    )
    assert found.location.range is not None
    line, column = found.location.range.start
    assert (
        village(overview="公开信息120条，其中动态类信息130条。").split("\n")[line - 1][column - 1 : column + 2] == "130"
    )


@pytest.mark.parametrize(
    ("part", "whole", "percent", "decimals", "right"),
    [
        (25, 29, "86", 0, True), (25, 29, "86.2", 1, True), (25, 29, "86.20", 2, True), (258, 805, "33.9", 1, False),
        (8, 14, "57.1", 1, True), (8, 14, "57.2", 1, True), (8, 14, "57.3", 1, False), (1, 0, "100", 0, False),
    ],
)  # fmt: skip
def test_a_percentage_may_be_rounded_or_cut_off(
    part: int, whole: int, percent: str, decimals: int, right: bool
) -> None:
    from decimal import Decimal

    assert fits(Decimal(part), Decimal(whole), Decimal(percent), decimals) is right
