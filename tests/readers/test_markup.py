"""Markdown's inline marks: what pairs is taken off, what does not is text, and every character keeps its place."""

from __future__ import annotations

import random

import pytest

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.readers.markup import unmarked
from lint_reports.readers.source import Source
from tests.readers.blocks import read, restored, seen
from tests.support.linting import findings, names, places, replaced, within
from tests.support.village import HEADINGS, OVERVIEW, TITLE, line_of, village

MARKED = [
    ("**一、**总体情况", "一、总体情况"),
    ("一、**总体情况**", "一、总体情况"),
    ("**第二**十条第（一）项", "第二十条第（一）项"),
    ("3.危及**“三安全**一稳定”", "3.危及“三安全一稳定”"),
    ("__一、__总体情况", "一、总体情况"),
    ("一、__总体情况__", "一、总体情况"),
    ("*一*、_总体_ 情况", "一、总体 情况"),
    ("<b>一</b>、<u>总体</u>情况", "一、总体情况"),
    ('<span id="a"></span>一、总体情况', "一、总体情况"),
    ("<a id=x></a>一、<a href='#x'>总体情况</a>", "一、总体情况"),
    ("一、~~总的~~总体情况", "一、总的总体情况"),
    ("***12***", "12"),
    ("[三、收到](#x)情况", "三、收到情况"),
    ('[三、收到](<a b> "题")', "三、收到"),
    ("[**三、**收到](#x)", "三、收到"),
    ("[]{#_Toc1 .anchor}一、总体情况", "一、总体情况"),
    ("[一]{.underline}、总体", "一、总体"),
    ("![图](a.png)一、总体情况", "一、总体情况"),
    ("1\\. 总体情况", "1. 总体情况"),
    ("38\\.62", "38.62"),
    ("本年制<br>发件数", "本年制 发件数"),
    ("`12`", "12"),
    ("&nbsp;12", "\xa012"),
    ("<http://a.cn/b_c_d>", "http://a.cn/b_c_d"),
    ("64^1^", "64¹"),
    ("64<sup>12</sup>", "64¹²"),
]
TEXT = [
    "12*", "*12", "**12", "2 * 3 * 4", "规章 *", "a_b_c", "公开___条，答复___件", "公开***条，答复***件", "共__条，__件", "3<5",
    "〔2021〕30号", "[2021]30号", "[^1]", "<机关全称>", "AT&T", "~约~", "138****1234", "（____）", "C:\\报告", "`12", "]()",
]  # fmt: skip


@pytest.mark.parametrize(("raw", "text"), MARKED)
def test_marks_that_pair_are_no_text(raw: str, text: str) -> None:
    assert unmarked(raw)[0] == text


@pytest.mark.parametrize("raw", TEXT)
def test_marks_that_pair_with_nothing_are_text(raw: str) -> None:
    assert unmarked(raw)[0] == raw


@pytest.mark.parametrize("raw", [raw for raw, _ in MARKED] + TEXT)
def test_what_is_left_stands_where_it_stood(raw: str) -> None:
    text, spans = unmarked(raw)
    assert sum(span.size for span in spans) == len(text)
    for at, size, start, length in spans:
        assert size != length or raw[start : start + length] == text[at : at + size]
        assert 0 <= start <= start + length <= len(raw)


def test_any_text_is_read_and_every_span_lies_within_it() -> None:
    rng = random.Random(7)
    for _ in range(3_000):
        raw = "".join(rng.choice(["*", "**", "_", "__", "~~", "`", "[", "](x)", "\\", "<b>", "&lt;", "、", "一", " ", "1"])
                      for _ in range(rng.randrange(14)))  # fmt: skip
        text, spans = unmarked(raw)
        ends = [(start, start + length) for _, _, start, length in spans]
        assert sum(span.size for span in spans) == len(text), raw
        assert ends == sorted(ends), raw
        assert all(end <= len(raw) for _, end in ends), raw


@pytest.mark.parametrize(
    "piece",
    ["*a", "_a ", "[", "[a](b", "](", "](a (", "**a*", "***a**", "`a``", "~~a", "<sup ", "<a ", "&a", "^1", "\\"],
)
def test_no_text_takes_long(piece: str) -> None:
    with within(4):
        unmarked(piece * (10_000 // len(piece)))


def test_a_heading_of_nothing_but_blanks_and_marks_takes_no_longer() -> None:
    with within(4):
        read(f"# {' #' * 5_000}x\n{'#' * 5_000}\n# {'　' * 5_000}x{' ' * 5_000}#\n", ".md")


# ------------------------------------------------------------------------------------------------- in headings and cells


def marked_heads(marked: tuple[str, str]) -> str:
    text = village()
    for heading in HEADINGS:
        number, words = heading.split("、", 1)
        text = replaced(text, {f"\n{heading}\n": f"\n{marked[0].format(number + '、', words)}\n"})
    return text


@pytest.mark.parametrize(
    "shape",
    ["**{}**{}", "{}**{}**", "__{}__{}", "{}__{}__", "## <b>{}</b>{}", "## [{}{}](#x)", "## {}{} {{#a-b}}", "## {}{} {{: #a}}",
     "## <a id='x'></a>{}{}", "## []{{#x .y}}{}{}", "## {}{} ##", "<h2>{}{}</h2>", '<p align="center"><b>{}{}</b></p>',
     "## *{}*~~{}~~", "> ## **{}**{}", "{}{}\n----------", "- **{}{}**", "{}{}\\"],
)  # fmt: skip
def test_marks_within_a_heading_are_no_finding(shape: str) -> None:
    assert findings(marked_heads((shape, "")), ".md") == []


def test_marks_within_a_label_are_no_finding() -> None:
    text = village()
    for label in ("第二十条第（一）项", "信息内容", "行政规范性文件", "（三）不予公开", "（七）总计"):
        text = text.replace(label, f"**{label[:2]}**{label[2:]}")
    text = "\n".join("|" + line.replace("\t", "|") + "|" if "\t" in line else line for line in text.split("\n"))
    assert findings(text, ".md") == []


def test_a_finding_behind_marks_stands_where_the_figure_does() -> None:
    text = village(disclosure="| **规**章 | **1**2件 | 0 | 0 |").replace("　", "")
    (found,) = [each for each in findings(text, ".md") if each.name == "not-a-number"]
    line = text.split("\n")[line_of(text, "| **规**章") - 1]
    assert found.location.range is not None
    assert line[found.location.range.start.column - 1 : found.location.range.end.column - 1] == "1**2件"


def fixed(text: str, found: list[Diagnostic]) -> str:
    from lint_reports.fixes.apply import apply

    return apply(Source.of("年报.md", text.encode()), found, ("safe", "unsafe")).data.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## **五、**存在的主要问题和改进情况", "## **五、**存在的主要问题及改进情况"),
        ("## [五、存在的主要问题和改进情况](#x)", "## [五、存在的主要问题及改进情况](#x)"),
        ("五、**存在的主要问题**和改进**情况**", "五、**存在的主要问题**及改进**情况**"),
        ("## 六、存在的**主要**问题及改进情况 {#x}", "## 五、存在的**主要**问题及改进情况 {#x}"),
    ],
)
def test_a_fix_leaves_the_marks_where_they_are(old: str, new: str) -> None:
    text = village(headings={5: old})
    made = fixed(text, findings(text, ".md"))
    assert made == replaced(text, {old: new})
    assert findings(made, ".md") == []


def test_a_claim_behind_marks_is_told_at_its_words() -> None:
    text = village(overview=f"{OVERVIEW}\n\n本年**新收**政府信息公开申请99件。")
    assert places(findings(text, ".md")) == [f"{line_of(text, '本年**新收**')}:17 application-count-mismatch"]


@pytest.mark.parametrize("rule", ["---", "- - -", "* * *", "***", "_____", "___", "_ _ _", "========", "~~~~~~~~x"[:8]])
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_rule_is_no_text_and_no_blank_to_fill_in(rule: str, suffix: str) -> None:
    if rule.startswith("~") and suffix == ".md":
        return
    text = village()
    for heading in HEADINGS:
        text = replaced(text, {f"\n{heading}\n": f"\n{rule}\n\n{heading}\n"})
    assert findings(text, suffix) == []


def test_blanks_to_fill_in_are_told_all_the_same() -> None:
    text = village(others="全年收取信息处理费______元。\n\n全年公开***条，答复___件。")
    assert names(findings(text, ".md")) == ["unfilled-placeholder"] * 3


@pytest.mark.parametrize(
    "line",
    [
        '<span id="一总体情况"></span>',
        "<div align=center>",
        "</div>",
        "{: .x #y}",
        "[x]: http://a.cn",
        "::: {.x}",
        ":::",
    ],
)
def test_a_line_of_marks_is_no_text(line: str) -> None:
    assert seen(restored(read(f"{TITLE}\n\n{line}\n\n甲\n", ".md")).blocks) == [TITLE, "甲"]
