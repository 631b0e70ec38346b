"""A Word file has no lines: every format for people says in words where a finding stands, and none for programs makes
up a line."""

from __future__ import annotations

import io
import json

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import lint, parse
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions, find, names
from lint_reports.reporters.tree import write_json, write_text
from lint_reports.text.language import Language
from tests.corpus.word import from_text
from tests.support.linting import replaced
from tests.support.village import village

BROKEN = {
    "本年废止件数": "本年度废止件数",
    "五、存在的主要问题": "五、存在问题",
    "（七）总计\t\t6": "（七）总计\t\t7",
}


@pytest.fixture(scope="module")
def result() -> FileResult:
    return lint("年报.docx", from_text(replaced(village(), BROKEN)), Settings())


def page(name: str, result: FileResult, language: Language = "zh") -> str:
    stream = io.StringIO()
    find(name).report([result], stream, ReportOptions(language=language, quiet=True))
    return stream.getvalue()


@pytest.mark.parametrize("name", sorted(set(names()) - {"json", "json-lines", "rdjson", "gitlab", "checkstyle"}))
def test_every_format_for_people_says_which_cell_and_which_paragraph(name: str, result: FileResult) -> None:
    told = page(name, result).replace(" ", "")
    for words in ("第1个表第2行第3格", "第2个表第27行第4格", "第7段"):
        assert words in told


def test_the_words_are_in_the_readers_language(result: FileResult) -> None:
    told = page("concise", result, "en").split("\n")
    assert [line.partition(": ")[0] for line in told[:-1]] == [
        "年报.docx:table 1, row 2, cell 3 二/第二十条第（一）项/信息内容",
        "年报.docx:table 2, row 27, cell 4 三/三、本年度办理结果/（七）总计/自然人",
        "年报.docx:paragraph 7 五",
    ]


def test_the_row_is_shown_with_carets_and_without_a_line_number(result: FileResult) -> None:
    first = page("full", result).split("\n\n")[0].split("\n")
    assert first[1:4] == [
        " |",
        " | 信息内容    本年制发件数    本年度废止件数  现行有效件数",
        " |                             ^^^^^^^^^^^^^^",
    ]


def test_no_program_is_told_a_line(result: FileResult) -> None:
    records = json.loads(page("json", result))
    assert len(records) == 3
    for record in records:
        assert (record["location"], record["end_location"]) == (None, None)
        assert all(related["location"] is None for related in record["related"])
        assert all(edit["location"] is None for edit in record["fix"]["edits"])
        assert record["fix"]["applicability"] == "unsafe"
    assert "line=" not in page("github", result)
    assert "region" not in page("sarif", result)


def test_findings_are_in_the_order_of_the_file(result: FileResult) -> None:
    places = [each.location.place for each in result.diagnostics]
    assert [place.span.start.line for place in places if place] == sorted(
        place.span.start.line for place in places if place
    )


def test_equal_findings_of_several_places_have_fingerprints_of_their_own(result: FileResult) -> None:
    prints = [record["fingerprint"] for record in json.loads(page("json", result))]
    assert len(set(prints)) == 3


def test_the_tree_says_cells_and_paragraphs_too() -> None:
    report = parse("年报.docx", from_text(replaced(village(), BROKEN)), Settings())
    assert report is not None
    page = io.StringIO()
    write_text(report, page, "zh")
    lines = [line.strip() for line in page.getvalue().split("\n")]
    assert "title 第1段" in lines
    assert "disclosure_table 第1个表第1行第1格-第1个表第14行第2格" in lines
    assert "第1个表第2行第3格 “本年度废止件数” ≈ “本年废止件数”" in lines
    page = io.StringIO()
    write_json(report, page)
    assert '"row"' not in page.getvalue()
