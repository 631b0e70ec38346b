"""Whole reports: what is told rightly is silent, one wrong number is found where it stands, and broken tables are left alone."""

from __future__ import annotations

from random import Random

import pytest

from tests.corpus import LAYOUTS, report
from tests.prose.telling import told
from tests.support.linting import findings, place, shown, within
from tests.support.village import village

SEEDS = range(120)
MARK = 7_900_000
"""A number that stands in no table."""


def plain(name: str, value: int) -> str:
    return str(value)


def warned(name: str) -> bool:
    """What is told in words with several meanings, or of table two, is a warning."""
    return name in ("received", "issued", "repealed", "in_force", "penalties")


def lint(text: str, suffix: str = ".txt") -> list[str]:
    return shown(each for each in findings(text, suffix) if each.code.startswith("LR4"))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_that_tells_its_figures_is_silent(seed: int) -> None:
    rng = Random(seed)
    source = told(rng, report(rng), plain)
    layout = rng.choice(sorted(LAYOUTS))
    rendered = LAYOUTS[layout](source)
    assert lint(rendered.text, rendered.suffix) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_one_wrong_number_is_found_where_it_stands(seed: int) -> None:
    rng = Random(seed)
    source = report(rng)
    names: list[str] = []

    def remember(name: str, value: int) -> str:
        names.append(name)
        return str(value)

    told(Random(seed), source, remember)
    wrong = Random(seed).randrange(len(names))
    seen: list[int] = []

    def slip(name: str, value: int) -> str:
        seen.append(value)
        return str(value + MARK if len(seen) == wrong + 1 else value)

    text = LAYOUTS["tabs"](told(Random(seed), source, slip)).text
    found = [each for each in findings(text, ".txt") if each.code.startswith("LR4")]
    number = str(seen[wrong] + MARK)
    line = next(n for n, line in enumerate(text.split("\n"), 1) if number in line)
    column = text.split("\n")[line - 1].index(number) + 1
    assert f"{line}:{column}" in [place(each) for each in found], (names[wrong], shown(found))
    errors = [each for each in found if each.severity.value == "error"]
    assert {place(each) for each in errors} == (set() if names[wrong] == "done" else {f"{line}:{column}"}) or warned(
        names[wrong]
    )
    assert any(one.cell for each in found if place(each) == f"{line}:{column}" for one in each.related)


def test_the_tables_of_the_village_bear_out_its_prose() -> None:
    overview = "2021年新收政府信息公开申请10件，上年结转1件，办结10件，结转下年度1件。"
    assert lint(village(overview=overview)) == []
    assert lint(village(overview=overview.replace("办结10", "办结12"))) == [
        "5:29 application-count-mismatch 文中“办结12件”，表三“（七）总计”为 10，也可作表三“（七）总计” 10 减“二、上年结转政府信息公开申请数量”总计 1 得 9"
    ]


@pytest.mark.parametrize("blank", ["", "若干", "/"])
def test_a_cell_that_is_no_number_is_not_compared(blank: str) -> None:
    text = village(overview="2021年新收政府信息公开申请99件。")
    assert len(lint(text)) == 1
    row = "一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t"
    assert row + "10" in text
    assert lint(text.replace(row + "10", row + blank)) == []


def test_a_cell_in_a_broken_relation_is_not_compared() -> None:
    text = village(overview="2021年新收政府信息公开申请10件。")
    row = "一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t"
    broken = text.replace(row + "10", row + "12")
    assert broken != text
    assert lint(broken) == []
    assert [each.code[:3] for each in findings(broken) if each.code < "LR5"] == ["LR3"]


def test_the_related_cell_is_the_one_that_says_otherwise() -> None:
    (found,) = (
        each for each in findings(village(overview="2021年，我乡办结政府信息公开申请12件。")) if each.code == "LR401"
    )
    assert [(one.cell.table, one.cell.row, one.cell.column) for one in found.related if one.cell] == [
        ("requests", "3.7", "total"),
        ("requests", "2", "total"),
    ]
    assert found.location.range is not None
    line = village(overview="2021年，我乡办结政府信息公开申请12件。").split("\n")[found.location.range.start.line - 1]
    assert line[found.location.range.start.column - 1 : found.location.range.end.column - 1] == "12"


def test_a_number_told_twice_and_wrong_is_one_finding() -> None:
    overview = "2021年新收政府信息公开申请12件。\n依申请公开方面，新收政府信息公开申请12件。"
    assert [each.split()[0] for each in lint(village(overview=overview))] == ["5:16"]


def test_a_sentence_cut_by_a_line_end_is_read_as_one() -> None:
    long = "2021年，我乡认真听取村民的意见，逐件登记、逐件回访，新收政府信息公开"
    assert lint(village(overview=f"{long}申请12件。")) != []
    cut = lint(village(overview=f"{long}\n申请12件。"))
    assert [each.split()[0] for each in cut] == ["6:3"]


HOSTILE = (
    "共" * 20_000 + "收到政府信息公开申请12件。",
    "收到政府信息公开申请" + "9" * 20_000 + "件。",
    "收到政府信息公开申请" + "万" * 20_000 + "件，其中" + "一" * 20_000 + "件。",
    "《" * 20_000 + "收到政府信息公开申请12件" + "》" * 20_000,
    "公开信息100条，其中" + "甲类信息1条，" * 5_000,
    "（" * 20_000 + "收到政府信息公开申请12件" + "）" * 20_000,
    "收到政府信息公开申请12件，" * 3_000,
    "其中" * 20_000 + "，未" * 20_000,
)


@pytest.mark.parametrize("overview", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_takes_long_or_raises(overview: str) -> None:
    with within(8):
        findings(village(overview=overview), select=("LR4",))
