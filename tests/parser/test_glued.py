"""A page that comes on one line: its headings are found inside it, and what stands between them is checked where it can be."""

from __future__ import annotations

import re

import pytest

from tests.support.linting import findings, names, replaced, within
from tests.support.village import HEADINGS, OLD_DISCLOSURE, OLD_REQUESTS, village

FIGURES = re.compile(r"\s*\n\s*|\t+")


def on_one_line(text: str, between: str) -> str:
    """A report as a crawler gives it: the title, and all the rest in one line."""
    title, _, rest = text.partition("\n")
    return f"{title}\n" + FIGURES.sub(between, rest.strip()) + "\n"


def test_a_page_on_one_line_whose_cells_run_together_is_one_finding_a_table() -> None:
    found = findings(on_one_line(village(), ""))
    assert names(found) == ["unreadable-table"] * 3
    assert [each.location.node[:1] for each in found] == ["二", "三", "四"]


def test_a_heading_behind_an_amount_with_its_unit_is_found() -> None:
    old = village(disclosure=OLD_DISCLOSURE, requests=OLD_REQUESTS).replace("2021年", "2020年")
    found = findings(on_one_line(old, ""))
    assert names(found) == ["unreadable-table"] * 3


def test_the_prose_of_a_page_on_one_line_is_checked() -> None:
    text = replaced(village(), {"全年未收取信息处理费。": "无。"})
    assert names(findings(on_one_line(text, ""))) == [*["unreadable-table"] * 3, "missing-fee-statement"]


@pytest.mark.parametrize("between", ["", " "])
def test_a_heading_that_is_misspelt_inside_a_line_is_found_beside_one_that_is_not(between: str) -> None:
    text = replaced(village(), {HEADINGS[3]: HEADINGS[3].replace("、行政诉讼", "与行政诉讼")})
    found = names(findings(on_one_line(text, between)))
    assert "misspelt-section" in found
    assert not {"missing-section", "unexpected-text", "repeated-row", "missing-row"} & set(found)


def test_a_sentence_that_names_the_sections_is_no_heading() -> None:
    text = village().replace(HEADINGS[0], "本报告依次写明" + "、".join(HEADINGS) + "，供查阅。\n" + HEADINGS[0], 1)
    assert names(findings(text)) == []


@pytest.mark.parametrize("line", ["四、" * 200_000, "四、政府信息公开" * 50_000, "一、总体情况 " * 10_000])
def test_a_long_line_of_numbers_is_read_soon(line: str) -> None:
    with within(10):
        findings(village().replace(HEADINGS[3], "") + HEADINGS[2] + " " + line)
