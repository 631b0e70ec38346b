"""What the rules of LR4 make of claims: each way of reading, each figure that must be known, each thing left alone."""

from __future__ import annotations

import pytest

from tests.support.linting import findings, shown
from tests.support.village import DISPUTES, REQUESTS, village


def said(
    overview: str = "公开工作有序。", others: str = "全年未收取信息处理费。", disputes: str = DISPUTES
) -> list[str]:
    text = village(overview=overview, others=others, disputes=disputes)
    found = shown(each for each in findings(text) if each.code.startswith("LR4"))
    return [each.partition(" ")[2] for each in found]


@pytest.mark.parametrize("number", [10, 11])
def test_received_may_count_what_was_carried_in(number: int) -> None:
    assert said(f"全年共收到政府信息公开申请{number}件。") == []


@pytest.mark.parametrize("number", [9, 12, 0])
def test_a_number_that_fits_neither_reading_is_told(number: int) -> None:
    assert said(f"全年共收到政府信息公开申请{number}件。") == [
        f"received-count-mismatch 文中“全年共收到政府信息公开申请{number}件”，表三“一、本年新收政府信息公开申请数量”总计为 10，"
        "也可作表三“一、本年新收政府信息公开申请数量”总计 10 加“二、上年结转政府信息公开申请数量”总计 1 得 11"
    ]


def test_groups_are_the_sum_of_their_rows() -> None:
    whole = "办结政府信息公开申请10件，其中予以公开4件，部分公开1件，不予公开{}件，无法提供2件，不予处理1件。"
    assert said(whole.format(2)) == []
    assert said(whole.format(1)) == ["application-count-mismatch 文中“不予公开1件”，表三“（三）不予公开”各行之和为 2"]


def test_applicants_are_a_column_of_what_is_counted() -> None:
    assert said("全年新收政府信息公开申请10件，其中自然人6件，法人或其他组织4件。") == []
    assert said("全年新收政府信息公开申请10件，其中自然人7件，法人或其他组织4件。") == []  # 7 with the one carried in
    assert len(said("全年新收政府信息公开申请10件，其中自然人8件，法人或其他组织2件。")) == 2


def test_all_finished_is_not_so_where_some_are_carried_over() -> None:
    assert said("全年新收政府信息公开申请10件，全部办结。") == [
        "unfinished-called-finished 文中“全部办结”，表三“四、结转下年度继续办理”总计为 1"
    ]
    assert said("全年新收政府信息公开申请10件，办结率100%，结转下年度1件。") == []
    assert said("全年新收政府信息公开申请10件，均按期答复，按时办结率100%。") == []


def test_lawsuits_are_one_block_or_both() -> None:
    assert said("因政府信息公开引起行政复议2件，行政诉讼1件。") == []
    both = DISPUTES.replace("0\t0\t0\t0\t0\t0\t1\t0\t0\t1", "1\t0\t0\t0\t1\t0\t1\t0\t0\t1")
    for number in (1, 2):
        assert said(f"因政府信息公开引起行政诉讼{number}件。", disputes=both) == []
    assert len(said("因政府信息公开引起行政诉讼3件。", disputes=both)) == 1
    assert len(said("未发生因政府信息公开引起的行政诉讼。", disputes=both)) == 1


DIRECT = DISPUTES.replace("0\t0\t0\t0\t0\t0\t1\t0\t0\t1", "0\t1\t0\t0\t1\t0\t0\t0\t0\t0")
AFTER = DISPUTES
NONE = DISPUTES.replace("0\t0\t0\t0\t0\t0\t1\t0\t0\t1", "0\t0\t0\t0\t0\t0\t0\t0\t0\t0")


@pytest.mark.parametrize(
    "sentence",
    [
        "未发生因政府信息公开引起的行政诉讼。",
        "因政府信息公开引起行政复议2件，行政诉讼0件。",
        "没有政府信息公开行政诉讼案件。",
        "全年无政府信息公开行政诉讼。",
    ],
)
def test_no_lawsuit_means_none_of_either_group(sentence: str) -> None:
    assert said(sentence, disputes=NONE) == []
    for disputes in (DIRECT, AFTER):
        assert [each.split()[0] for each in said(sentence, disputes=disputes)] == ["dispute-count-mismatch"]


def test_none_corrected_means_none_in_either_group() -> None:
    sentence = "因政府信息公开引起行政诉讼1件，结果纠正0件。"
    assert len(said(sentence, disputes=DIRECT)) == len(said(sentence, disputes=AFTER)) == 1
    upheld = DISPUTES.replace("0\t0\t0\t0\t0\t0\t1\t0\t0\t1", "1\t0\t0\t0\t1\t0\t0\t0\t0\t0")
    assert said(sentence, disputes=upheld) == []


def test_received_none_is_right_where_some_were_carried_in() -> None:
    requests = REQUESTS.replace("10", "0")
    text = village(overview="全年收到政府信息公开申请0件。", requests=requests)
    assert [each for each in findings(text) if each.code == "LR402"] == []


SHARES_RIGHT = [
    "全年新收政府信息公开申请10件，其中网络申请3件，占30%；信函申请7件，占70%。",
    "全年新收政府信息公开申请10件，公民个人提出申请9件，占90%；法人提出申请1件，占10%。",
    "全年新收政府信息公开申请10件，办结10件，其中予以公开4件（占40%），部分公开1件，两项合计占50%。",
    "全年新收政府信息公开申请10件，比上年增加3件，占全乡来信的43%。",
    "全年新收政府信息公开申请10件，办理建议提案20件，占50%。",
    "办结政府信息公开申请10件，其中予以公开4件、部分公开1件，合计占50%。",
    "全年新收政府信息公开申请10件，其中约3件为网络申请，占33%。",
    "因政府信息公开引起行政复议2件，结果维持1件，占50%。全年新收政府信息公开申请10件。",
]
SHARES_WRONG = [
    ("办结政府信息公开申请10件，其中予以公开4件，占60%。", "文中“占60%”，4 除以 10 得 40.0%"),
    ("办结政府信息公开申请10件，其中予以公开4件，占40%，部分公开1件，占45%。", "文中“占45%”，1 除以 10 得 10.0%"),
    ("办结政府信息公开申请10件，其中予以公开4件，占40%；部分公开1件，占40%。", "文中“占40%”，1 除以 10 得 10.0%"),
]


@pytest.mark.parametrize("sentence", SHARES_RIGHT)
def test_a_share_is_of_the_count_of_its_own_clause(sentence: str) -> None:
    assert [each for each in said(sentence) if each.startswith("percentage")] == []


@pytest.mark.parametrize(("sentence", "message"), SHARES_WRONG)
def test_a_percentage_is_never_taken_for_a_count(sentence: str, message: str) -> None:
    assert f"percentage-mismatch {message}" in said(sentence)


def test_all_upheld_means_that_none_is_pending() -> None:
    assert said("因政府信息公开引起行政复议2件，均获维持。") == [
        "dispute-count-mismatch 文中“均获维持”，表四“行政复议”结果纠正 0 加“行政复议”其他结果 0 加“行政复议”尚未审结 1 得 1"
    ]


def test_documents_are_compared_in_the_terms_of_table_two() -> None:
    assert said("制发行政规范性文件2件，废止行政规范性文件1件。") == []
    assert len(said("制发行政规范性文件3件。")) == 1
    assert said("公开行政规范性文件9件，解读行政规范性文件9件。") == []


def test_in_the_older_form_nothing_is_said_of_what_it_does_not_count() -> None:
    from tests.support.village import OLD_DISCLOSURE, OLD_REQUESTS, TITLE

    title = TITLE.replace("2021", "2020")
    old = village(
        title, overview="废止规范性文件9件，现行有效规范性文件99件。", disclosure=OLD_DISCLOSURE, requests=OLD_REQUESTS
    )
    assert [each for each in findings(old) if each.code.startswith("LR4")] == []


def test_fees() -> None:
    assert said(others="全年收取信息处理费380元。") == []
    assert len(said(others="全年收取信息处理费5300元。")) == 1
    assert [each.split()[0] for each in said(others="全年收取信息处理费385元。")] == ["odd-fee"]
    assert said(others="全年收取信息处理费5200元。") == []


def test_a_whole_areas_numbers_are_left_alone() -> None:
    for words in ("全县共", "各村共", "柳溪县自然资源局", "代县政府"):
        assert said(f"{words}收到政府信息公开申请120件，办结118件。") == []


def test_the_bodys_own_name_is_no_other_body() -> None:
    for words in ("白鹭乡", "柳溪县白鹭乡人民政府", "白鹭乡政府", "乡政府", "我乡"):
        assert len(said(f"{words}共新收政府信息公开申请120件。")) == 1, words


def test_two_numbers_for_one_figure_are_a_hint_where_one_is_right() -> None:
    found = said("全年新收政府信息公开申请10件。\n依申请公开方面，新收政府信息公开申请6件。")
    assert found == ["repeated-figure-mismatch 这里“新收政府信息公开申请6件”，另一处“全年新收政府信息公开申请10件”"]
