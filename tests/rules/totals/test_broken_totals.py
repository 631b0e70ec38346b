"""The four totals: right ones are silent, wrong ones are said once, blanks are unknown."""

from __future__ import annotations

import pytest

from tests.support.linting import check, findings, within
from tests.support.village import DISPUTES, REQUESTS, village

ROW = "（一）予以公开\t{}\t{}\t0\t0\t0\t0\t{}"
TABLE = """\
一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3
二、上年结转政府信息公开申请数量\t{}\t0\t0\t0\t0\t0\t0
三、本年度办理结果\t（一）予以公开\t2\t0\t0\t0\t0\t0\t2
（七）总计\t{}\t0\t0\t0\t0\t0\t2
四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1"""


def test_a_row_total() -> None:
    assert check("broken-row-total", "granted", ROW.format(1, 1, 2)) == []
    assert len(check("broken-row-total", "granted", ROW.format(1, 1, 3))) == 1
    assert check("broken-row-total", "granted", ROW.format("", 1, 3)) == []
    assert len(check("broken-row-total", "granted", ROW.format("", 4, 3))) == 1
    assert check("broken-row-total", "granted", ROW.format("若干", 4, 3)) == []


def test_a_balance() -> None:
    assert check("broken-balance", "requests_table", TABLE.format(0, 2)) == []
    assert len(check("broken-balance", "requests_table", TABLE.format(5, 2))) <= 1
    assert check("broken-balance", "requests_table", TABLE.format("", 2)) == []


def test_a_wrong_total_of_a_column_is_one_finding_of_whatever_rule() -> None:
    rules = ("broken-column-total", "broken-balance", "broken-row-total")
    found = [each for rule in rules for each in check(rule, "requests_table", TABLE.format(0, 9))]
    assert found
    assert {each.split()[0] for each in found} == {"4:7"}


def test_a_total_of_table_four() -> None:
    right, wrong = ["1", "0", "0", "1", "2"], ["1", "0", "0", "1", "3"]
    assert check("broken-dispute-total", "disputes_table", "\t".join(right * 3)) == []
    assert len(check("broken-dispute-total", "disputes_table", "\t".join([*right, *wrong, *right]))) == 1
    assert check("broken-dispute-total", "disputes_table", "\t".join([*right, "", *wrong[1:], *right])) == []


def test_a_short_row_takes_no_part() -> None:
    with within(4):
        assert check("broken-row-total", "granted", "（一）予以公开\t1\t1\t0\t0\t0\t3") == []


@pytest.mark.parametrize(("lang", "words"), [("zh", "加第二项 空白 得"), ("en", "plus item two blank is")])
def test_a_blank_is_called_blank_in_the_language_of_the_message(lang: str, words: str) -> None:
    carried_in = REQUESTS.replace("二、上年结转政府信息公开申请数量\t\t\t1", "二、上年结转政府信息公开申请数量\t\t\t")
    text = village(requests=carried_in)
    text = text.replace("一、本年新收政府信息公开申请数量\t\t\t6", "一、本年新收政府信息公开申请数量\t\t\t66")
    (only,) = findings(text, select=("broken-balance",))
    assert words in getattr(only.message, lang)


def test_the_notes_of_the_form_and_the_marks_of_the_other_language_are_left_out() -> None:
    partly = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    (row,) = [line for line in REQUESTS.splitlines() if partly in line]
    label, *cells = row.split("\t")
    wrong = "\t".join([label, *cells[:-1], str(int(cells[-1]) + 40)])
    (only,) = findings(village(requests=REQUESTS.replace(row, wrong)), select=("broken-row-total",))
    assert only.message.zh.startswith("（二）部分公开 总计栏") and "区分处理" not in only.message.zh + only.message.en
    blocks = "1\t0\t0\t1\t2"
    (only,) = findings(village(disputes=DISPUTES.replace(blocks, "1\t0\t0\t1\t9", 1)), select=("broken-dispute-total",))
    assert "（1＋1）" in only.message.zh and "(1+1)" in only.message.en
    assert not set("？＋，；：") & set(only.message.en)
