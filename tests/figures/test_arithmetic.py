"""The sums that a figure stands in, written out as a person would on paper."""

from __future__ import annotations

import pytest

from lint_reports.config.settings import Settings
from lint_reports.figures.arithmetic import RelationState, relations_of
from lint_reports.figures.table import tables_of
from lint_reports.linter import parse
from lint_reports.model.address import node_path
from lint_reports.model.report import Node, Report
from tests.support.village import DISCLOSURE, DISPUTES, REQUESTS, village

COLUMN = "三/一、本年新收政府信息公开申请数量/自然人"
"""Six new requests, one carried in: six dealt with, one carried over."""


def figure(report: Report, path: str) -> Node:
    return next(each for table in tables_of(report) for each in table.figures if node_path(report, each) == path)


def stands(path: str, **parts: str) -> list[RelationState]:
    report = parse("a.txt", village(**parts).encode(), Settings())  # type: ignore[arg-type]
    assert report is not None
    return list(relations_of(report, figure(report, path)))


def test_a_figure_comes_with_every_relation_it_stands_in_and_with_no_other() -> None:
    assert stands(COLUMN) == [
        RelationState(
            "broken-balance",
            "一、本年新收政府信息公开申请数量 6＋二、上年结转政府信息公开申请数量 1"
            " ＝ （七）总计 6＋四、结转下年度继续办理 1",
            True,
        ),
        RelationState("broken-row-total", "总计 10 ＝ 自然人 6＋商业企业 3＋法律服务机构 1", True),
    ]


def test_of_a_long_sum_the_noughts_are_left_out_and_of_one_of_noughts_a_nought_is_left() -> None:
    path = "三/三、本年度办理结果/（一）予以公开/法律服务机构"
    assert [each.text for each in stands(path)] == [
        "（七）总计 1 ＝ （一）予以公开 1",
        "总计 4 ＝ 自然人 2＋商业企业 1＋法律服务机构 1",
    ]
    path = "三/三、本年度办理结果/（三）不予公开/3.危及“三安全一稳定”/其他"
    assert [each.text for each in stands(path)] == ["（七）总计 0 ＝ 0", "总计 0 ＝ 0"]


def test_a_short_sum_is_written_in_full_with_its_noughts() -> None:
    assert [each.text for each in stands("四/行政复议/总计")] == ["总计 2 ＝ 结果维持 1＋尚未审结 1"]
    path = COLUMN.replace("自然人", "科研机构")
    assert stands(path)[0].text == (
        "一、本年新收政府信息公开申请数量 0＋二、上年结转政府信息公开申请数量 0"
        " ＝ （七）总计 0＋四、结转下年度继续办理 0"
    )


def test_figures_of_one_row_are_named_by_their_columns_and_what_is_taken_away_has_a_minus() -> None:
    assert stands("二/第二十条第（一）项/行政规范性文件/现行有效件数") == [
        RelationState("too-few-in-force", "现行有效件数 5 ≥ 本年制发件数 2－本年废止件数 1", True)
    ]


@pytest.mark.parametrize(
    ("now", "shown", "holds"),
    [("6", "6", True), ("7", "7", False), ("", "□", None), ("2 0", "□", None), ("六", "6", True)],
)
def test_whether_it_holds_is_said_where_it_is_known(now: str, shown: str, holds: bool | None) -> None:
    old = "一、本年新收政府信息公开申请数量\t\t\t6\t"
    assert old in REQUESTS
    balance, total = stands(COLUMN, requests=REQUESTS.replace(old, f"一、本年新收政府信息公开申请数量\t\t\t{now}\t"))
    assert balance.text.startswith(f"一、本年新收政府信息公开申请数量 {shown}＋") and balance.holds is holds
    assert total.text == f"总计 10 ＝ 自然人 {shown}＋商业企业 3＋法律服务机构 1" and total.holds is holds


def test_a_bound_that_is_passed_is_told_as_broken() -> None:
    told = stands(
        "二/第二十条第（一）项/规章/现行有效件数", disclosure=DISCLOSURE.replace("规章\t0\t0\t0", "规章\t4\t1\t2")
    )
    assert told == [RelationState("too-few-in-force", "现行有效件数 2 ≥ 本年制发件数 4－本年废止件数 1", False)]


def test_a_blank_elsewhere_leaves_it_open_unless_it_is_broken_whatever_the_blank() -> None:
    one = DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t\t1\t2")
    assert stands("四/行政复议/总计", disputes=one) == [
        RelationState("broken-dispute-total", "总计 2 ＝ 结果维持 1＋其他结果 □＋尚未审结 1", None)
    ]
    broken = DISPUTES.replace("1\t0\t0\t1\t2", "3\t0\t\t1\t2")
    assert [each.holds for each in stands("四/行政复议/总计", disputes=broken)] == [False]


def test_a_figure_in_no_relation_has_none() -> None:
    assert stands("二/第二十条第（八）项/行政事业性收费/本年收费金额（单位：万元）") == []
