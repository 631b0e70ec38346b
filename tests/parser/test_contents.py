"""A typed table of contents names the sections and heads none of them, whatever the text below lacks."""

from __future__ import annotations

import pytest

from tests.support.linting import findings, names, replaced
from tests.support.village import HEADINGS, TITLE, village

SHAPES = [
    "{}",
    "{}………………{}",
    "{} .......... {}",
    "{}\t{}",
    "{}　　{}",
    "- {}",
    "* [{}](#x)",
    "{}（{}）",
]


def contents(shape: str, gap: str = "\n") -> str:
    return gap.join(shape.format(heading, page) for page, heading in enumerate(HEADINGS, 1))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_contents_are_no_headings(shape: str, gap: str, suffix: str) -> None:
    if "[" in shape and suffix == ".txt":
        return
    text = replaced(village(), {f"{TITLE}\n": f"{TITLE}\n\n目　录\n\n{contents(shape, gap)}\n"})
    assert findings(text, suffix) == []


@pytest.mark.parametrize("gone", range(6))
@pytest.mark.parametrize("shape", SHAPES[:6])
def test_a_section_that_only_the_contents_name_is_missing(shape: str, gone: int) -> None:
    whole = village()
    start = whole.index(f"\n{HEADINGS[gone]}\n")
    end = whole.index(f"\n{HEADINGS[gone + 1]}\n") if gone < 5 else len(whole)
    bare = whole[:start] + whole[end:]
    text = replaced(bare, {f"{TITLE}\n": f"{TITLE}\n\n目录\n\n{contents(shape)}\n"})
    assert names(findings(text, ".md")) == names(findings(bare, ".md"))
    assert "missing-section" in names(findings(text, ".md"))


def test_contents_before_the_title_are_none_of_its_business() -> None:
    assert findings(f"{contents('{}……{}')}\n\n{village()}") == []


def test_contents_with_entries_below_the_sections_are_contents() -> None:
    lines = contents("{}……{}").split("\n")
    lines.insert(1, "（一）主动公开……1")
    lines.insert(2, "（二）依申请公开……2")
    text = replaced(village(headings={5: ""}), {f"{TITLE}\n": f"{TITLE}\n\n" + "\n".join(lines) + "\n"})
    assert names(findings(text)) == ["missing-section"]


def test_headings_with_nothing_between_them_that_come_once_are_headings() -> None:
    text = f"{TITLE}\n\n" + "\n\n".join(HEADINGS) + "\n"
    assert "missing-section" not in names(findings(text))


def test_a_list_of_the_sections_in_the_introduction_is_no_heading() -> None:
    text = replaced(village(headings={4: ""}), {f"{TITLE}\n": f"{TITLE}\n\n本报告包括以下部分：\n{contents('{}')}\n"})
    assert names(findings(text)) == names(findings(village(headings={4: ""})))
