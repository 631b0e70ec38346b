"""What holds for all formats alike, whatever a report or its name has in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any, Literal
from xml.etree import ElementTree

import pytest

from lint_reports.model.diagnostic import CellAddress
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions, names
from lint_reports.reporters.markdown_text import plain
from lint_reports.rules.registry import all_rules
from tests.reporters.findings import CHINESE, EVIL, hostile, in_chinese, page, result, skipped, without_lines
from tests.support.checkout import ROOT

JSON = ("gitlab", "json", "rdjson", "sarif")
XML = ("checkstyle", "junit")
CASES = {
    "nothing": (),
    "no findings": (result(), skipped()),
    "a finding": (in_chinese(),),
    "no lines": (without_lines(),),
    "hostile": (hostile(),),
    "several": (in_chinese("a.md"), result(path="b.md"), without_lines(), skipped(), hostile()),
}


@pytest.fixture(autouse=True)
def not_in_a_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


class Tags(HTMLParser):
    """The tags of a page, which are all closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(name: str, text: str) -> None:
    """Read the text as programs will."""
    if name in JSON:
        json.loads(text)
    elif name == "json-lines":
        for line in text.splitlines():
            json.loads(line)
    elif name in XML:
        ElementTree.fromstring(text.encode("utf-8"))
    elif name == "html":
        tags = Tags()
        tags.feed(text)
        assert tags.open == [] and "script" not in tags.seen


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("case", CASES)
def test_a_format_takes_everything(case: str, name: str, language: Literal["zh", "en"]) -> None:
    options: dict[str, Any] = {"language": language, "rules": all_rules}
    text = page(name, *CASES[case], **options)
    assert text == page(name, *CASES[case], **options)
    assert text == "" or text.endswith("\n")
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff]", text)
    parsed(name, text)


@pytest.mark.parametrize("name", sorted(set(names()) - {"json", "json-lines"}))
def test_the_language_is_the_one_asked_for(name: str) -> None:
    zh, en = (page(name, in_chinese(), language=language, rules=all_rules) for language in ("zh", "en"))
    assert "各项之和 26" in zh and "add up" not in zh
    assert "the parts add up to 26" in en and "各项之和" not in en


@pytest.mark.parametrize("name", ["markdown", "html", "junit", "checkstyle", "github", "grouped"])
def test_no_text_of_a_report_is_markup(name: str) -> None:
    """The figure's own `<mark>` and the entities are the format's; of the report there is not one bracket."""
    text = page(name, hostile())
    assert "<script" not in text or name in ("github", "grouped")
    assert EVIL not in text
    if name == "github":
        assert [line for line in text.splitlines() if line.startswith("::")] == text.splitlines()[:1]
    if name == "markdown":
        rows = [line for line in text.splitlines() if line.startswith("| 1:2 ")]
        assert len(rows) == 1 and rows[0].count("|") == 6
        assert "[x]" not in text and not re.search(r"@a|#1\b(?!.*github)", text)


@pytest.mark.parametrize("name", names())
def test_where_there_are_no_lines_the_place_in_the_form_is_named(name: str) -> None:
    text = page(name, without_lines(), rules=all_rules)
    assert "docx" in text
    if name not in ("concise", "github", "gitlab", "checkstyle", "junit", "rdjson"):
        assert plain("（七）总计") in text


def test_options_have_defaults_that_need_no_program() -> None:
    assert ReportOptions().rules() == ()
    found = in_chinese().diagnostics[0]
    assert ReportOptions().fails(found)
    assert isinstance(in_chinese(), FileResult)


def test_the_table_of_formats_has_them_all_in_both_languages() -> None:
    halves = (ROOT / "docs" / "formats.md").read_text("utf-8").split("\n---\n")
    assert len(halves) == 2
    for half in halves:
        rows = [line.split("|") for line in half.splitlines() if line.startswith("| `")]
        assert sorted(row[1].strip(" `") for row in rows) == names()
        for row in rows:
            assert has_fingerprints(row[1].strip(" `")) == (row[6].strip() in ("有", "yes")), row


def has_fingerprints(name: str) -> bool:
    """Whether the output changes with the cell's address even where that is not shown."""
    one, other = (in_chinese().diagnostics[0]._replace(cell=cell) for cell in (None, CellAddress("t", "r", 1)))
    strip = re.compile('"cell": .*?(?:null|}),?', re.S)
    texts = [strip.sub("", page(name, FileResult("a.md", "checked", (each,), {3: CHINESE}))) for each in (one, other)]
    return texts[0] != texts[1]
