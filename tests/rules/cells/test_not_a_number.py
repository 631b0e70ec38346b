"""A cell that is no number of its kind is reported with how it should read, where that is certain."""

from __future__ import annotations

from random import Random

import pytest

from lint_reports.config.settings import Settings
from tests.corpus import LAYOUTS, report
from tests.support.linting import check, findings, shown
from tests.support.pieces import lint_example


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
    assert check("not-a-number", "licences", "行政许可\t增加5") == ["1:6 not-a-number “增加5”不应写文字"]


def test_a_sign_in_front_leaves_open_what_is_meant() -> None:
    assert check("not-a-number", "licences", "行政许可\t? 0") == [
        "1:6 not-a-number “? 0”除数字外还有别的文字或符号，是几不能确定"
    ]


def test_a_footnote_mark() -> None:
    assert check("not-a-number", "licences", "行政许可\t64①") == ["1:6 not-a-number “64①”数字旁有多余的符号，应写作 64"]
    assert check("not-a-number", "licences", "行政许可\t5¹") == ["1:6 not-a-number “5¹”数字旁有多余的符号，应写作 5"]


def test_a_blank_inside() -> None:
    assert check("not-a-number", "licences", "行政许可\t2 0") == [
        "1:6 not-a-number “2 0”中间有空白，是一个数还是几个数不能确定"
    ]


def test_a_note_behind_the_figure_however_long() -> None:
    for note in ("（含自然失效29件）", "（其中行政规范性文件16件，自然失效的有29件，其余为上年结转）"):
        assert check("not-a-number", "licences", f"行政许可\t55{note}") == [
            f"1:6 not-a-number “55{note}”数字后有说明，说明应写在表外，应写作 55"
        ]


def test_a_character_that_is_not_seen() -> None:
    assert check("not-a-number", "fees", "行政事业性收费\t38.\u200b62") == [
        "1:9 not-a-number “38.\u200b62”中有看不见的字符（U+200B），应写作 38.62"
    ]


def test_numerals() -> None:
    assert check("not-a-number", "licences", "行政许可\t十二") == ["1:6 not-a-number “十二”是汉字数字，应写作 12"]


@pytest.mark.parametrize(
    ("text", "severity", "fixable"),
    [
        ("64①", "warning", True),
        ("55（含29件）", "warning", True),
        ("12件", "warning", True),
        ("/", "warning", True),
        ("2 0", "error", False),
        ("1,23", "error", False),
        ("-2", "error", False),
        ("? 0", "error", False),
    ],
)
def test_only_what_is_certain_is_a_warning_and_can_be_written(text: str, severity: str, fixable: bool) -> None:
    (found,) = lint_example("licences", f"行政许可\t{text}", 2021, Settings(select=("not-a-number",)))
    assert (found.severity.value, found.fix is not None) == (severity, fixable)
    assert found.fix is None or found.fix.applicability == "unsafe"


ROW = "（一）予以公开\t"


def every(start: str, text: str) -> list[str]:
    """What is said of cells and totals."""
    return shown(lint_example(start, text, 2021, Settings(select=("LR2", "LR3"))))


def test_the_totals_are_checked_with_what_is_certain() -> None:
    assert every("granted", f"{ROW}5¹\t1\t0\t0\t0\t0\t6") == ["1:9 not-a-number “5¹”数字旁有多余的符号，应写作 5"]
    (_, total) = every("granted", f"{ROW}5¹\t1\t0\t0\t0\t0\t7")
    assert "broken-row-total" in total
    assert len(every("granted", f"{ROW}2 0\t1\t0\t0\t0\t0\t6")) == 1


def test_a_stroke_is_as_a_blank_in_the_totals_and_is_filled_with_what_they_say() -> None:
    assert every("granted", f"{ROW}5\t/\t0\t0\t0\t0\t6") == [
        "1:11 not-a-number “/”不是数字，总计为 6，减去其余各项，故为 1；没有别处印证，请核对后填写"
    ]
    assert [each.split()[1] for each in every("granted", f"{ROW}5\t/\t0\t0\t0\t0\t3")] == [
        "not-a-number",
        "broken-row-total",
    ]
    assert every("granted", f"{ROW}/\t/\t0\t0\t0\t0\t3") == [
        "1:9 not-a-number “/”不是数字，没有的应填 0",
        "1:11 not-a-number “/”不是数字，没有的应填 0",
    ]


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


@pytest.mark.parametrize("text", ["O", "l", "1O"])
def test_letters_for_digits_are_figures_in_every_layout(text: str) -> None:
    for layout in ("tabs", "lines-empty", "pipe"):
        source = LAYOUTS[layout](report(Random(5), 2022))
        line, start, end = source.cells["requests", "3.1", "natural"]
        lines = source.text.split("\n")
        lines[line - 1] = lines[line - 1][: start - 1] + text + lines[line - 1][end - 1 :]
        assert [each.split(" ", 1)[1] for each in shown(findings("\n".join(lines), source.suffix))] == [
            f"not-a-number “{text}”中有形似数字的字母"
        ]
