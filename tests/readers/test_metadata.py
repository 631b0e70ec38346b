"""The title that a Markdown file has before its text: it counts where the text has none."""

from __future__ import annotations

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import parse
from lint_reports.readers.metadata import metadata_of
from tests.support.linting import findings, names, places
from tests.support.village import HEADINGS, TITLE, village

BODY = village(None)
METADATA = [
    "---\ntitle: {}\n---\n",
    "---\nlayout: post\ntitle: '{}'\ndate: 2022-01-20\n---\n",
    '---\nTitle:   "{}"   # 题\n...\n',
    "---\ntitle: |\n  {}\nlang: zh\n---\n",
    "---\ntitle: >-\n  {}\n---\n",
    "---\ntitle:\n  {}\n---\n",
    "---\n# 摘要\nbody: 甲\ntitle: {}\n---\n",
    '+++\ntitle = "{}"\n+++\n',
    "+++\ndate = 2022-01-20\ntitle = '{}'\n+++\n",
    '{{\n  "title": "{}",\n  "draft": false\n}}\n',
    '{{"title": "{}"}}\n',
    "title:   {}\ndate: 2022\n\n",
    "Author: 甲\nTitle: {}\n\n",
    "% {}\n% 乡政府\n% 2022-01-20\n\n",
    "% {}\n\n",
]


@pytest.mark.parametrize("shape", METADATA)
def test_the_title_in_the_metadata_is_the_reports(shape: str) -> None:
    text = shape.format(TITLE) + "\n" + BODY
    assert findings(text, ".md") == []
    report = parse("年报.md", text.encode(), Settings())
    assert report is not None
    assert report.title is not None
    assert (report.year, report.title.text) == (2021, TITLE)
    assert text.split("\n")[report.title.line - 1][report.title.column - 1 :].startswith(TITLE)


def test_a_title_over_two_lines_is_put_together() -> None:
    text = f"---\ntitle: {TITLE[:12]}\n  {TITLE[12:]}\n---\n\n{BODY}"
    assert findings(text, ".md") == []


@pytest.mark.parametrize("shape", METADATA)
def test_the_title_of_the_text_goes_before_that_of_the_metadata(shape: str) -> None:
    assert findings(shape.format("甲乡2019年政府信息公开工作年度报告") + "\n" + village(), ".md") == []


@pytest.mark.parametrize("shape", METADATA)
def test_metadata_that_speak_of_something_else_are_no_title(shape: str) -> None:
    assert names(findings(shape.format("白鹭乡") + "\n" + BODY, ".md")) == ["missing-title"]


def test_a_title_that_is_wrong_is_told_in_the_metadata() -> None:
    text = f"---\nlang: zh\ntitle: 白鹭乡2021年信息公开情况年报\n---\n\n{BODY}"
    assert places(findings(text, ".md"))[:1] == ["3:8 malformed-title"]


@pytest.mark.parametrize(
    "text", ["", "---", "---\ntitle: 甲", "{", "%", "title:", "title: 甲\n一、总体情况\n", "+++\n---", '{"a": 1}']
)
def test_what_has_no_end_or_no_title_is_text(text: str) -> None:
    assert metadata_of(text.split("\n")).title is None


def test_a_line_with_a_colon_is_no_metadata() -> None:
    text = f"URL: http://a.cn\n\n{TITLE}\n\n{HEADINGS[0]}\n"
    assert metadata_of(text.split("\n")).size == 0
