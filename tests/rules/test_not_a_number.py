"""A cell that is no number of its kind is reported with how it should read, where that is certain."""

from __future__ import annotations

import pytest

from tests.linting import check


@pytest.mark.parametrize("text", ["0", "7", "16368", "１２", "1,234", "", " "])
def test_a_number_in_any_style_or_a_blank_is_left_to_other_rules(text: str) -> None:
    assert check("not-a-number", "licences", f"行政许可\t{text}") == []


@pytest.mark.parametrize("text", ["/", "-", "—", "无", "\\", "*"])
def test_a_mark_for_nothing(text: str) -> None:
    assert check("not-a-number", "licences", f"行政许可\t{text}") == [
        f"1:6 not-a-number “{text}”不是数字，没有的应填 0"
    ]


def test_a_unit_in_the_cell() -> None:
    assert check("not-a-number", "licences", "行政许可\t12件") == ["1:6 not-a-number “12件”带有单位“件”，应写作 12"]


def test_a_negative_count() -> None:
    assert check("not-a-number", "rules", "规章\t0\t-2\t0") == ["1:6 not-a-number “-2”是负数，此处不应小于 0"]


def test_a_fraction_of_a_count() -> None:
    assert check("not-a-number", "licences", "行政许可\t1.5") == ["1:6 not-a-number “1.5”不是整数"]


def test_words_for_a_rise() -> None:
    assert check("not-a-number", "licences", "行政许可\t增加5") == ["1:6 not-a-number “增加5”不应写文字，应写作 5"]


def test_a_stray_mark() -> None:
    assert check("not-a-number", "licences", "行政许可\t? 0") == ["1:6 not-a-number “? 0”数字旁有多余的符号，应写作 0"]


def test_numerals() -> None:
    assert check("not-a-number", "licences", "行政许可\t十二") == ["1:6 not-a-number “十二”不是阿拉伯数字"]


def test_a_fee_may_have_decimals_and_is_in_the_unit_of_its_head() -> None:
    assert check("not-a-number", "fees", "行政事业性收费\t0.5200") == []
    assert check("not-a-number", "fees", "行政事业性收费\t251000元") == [
        "1:9 not-a-number “251000元”带有单位“元”，应写作 25.1"
    ]


def test_the_unit_that_is_named_is_the_one_that_is_written() -> None:
    assert check("not-a-number", "fees", "行政事业性收费\t25.1万元") == [
        "1:9 not-a-number “25.1万元”带有单位“万元”，应写作 25.1"
    ]


def test_a_negative_fee_is_no_count() -> None:
    (found,) = check("not-a-number", "fees", "行政事业性收费\t-3")
    assert found.startswith("1:9 not-a-number “-3”是负数")


def test_a_negative_fee_is_not_called_a_count() -> None:
    (found,) = check("not-a-number", "fees", "行政事业性收费\t-3")
    assert "件数" not in found


@pytest.mark.parametrize("change", ["-2", "－2", "+3", "0", "11"])
def test_a_change_of_the_old_form_may_be_negative(change: str) -> None:
    assert check("not-a-number", "licences", f"行政许可\t12\t{change}\t40", 2019) == []


@pytest.mark.parametrize(("change", "plain"), [("增5", "5"), ("减2", "-2"), ("增加5件", "5"), ("下降3", "-3")])
def test_a_change_in_words_is_no_number(change: str, plain: str) -> None:
    assert check("not-a-number", "licences", f"行政许可\t12\t{change}\t40", 2019) == [
        f"1:9 not-a-number “{change}”不应写文字，应写作 {plain}"
    ]


@pytest.mark.parametrize("amount", ["251000元", "25.1万元", "70487", "70487.50", "0"])
def test_an_amount_of_the_old_form_carries_its_unit(amount: str) -> None:
    assert check("not-a-number", "procurement", f"政府集中采购\t2\t{amount}", 2019) == []


def test_the_number_of_purchases_has_no_unit() -> None:
    assert check("not-a-number", "procurement", "政府集中采购\t2项\t251000元", 2019) == [
        "1:8 not-a-number “2项”带有单位“项”，应写作 2"
    ]


def test_every_cell_of_a_row_is_looked_at() -> None:
    found = check("not-a-number", "granted", "（一）予以公开\t/\t0\t-1\t0\t1.5\t0\t2件")
    assert [each.split()[0] for each in found] == ["1:9", "1:13", "1:18", "1:24"]
