"""Reviewdog's format: columns are bytes of UTF-8, and a suggestion is a whole fix."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lint_reports.model.diagnostic import Diagnostic, Edit, Severity
from lint_reports.model.location import Range
from lint_reports.model.result import FileResult
from lint_reports.text.language import Text
from tests.reporters.findings import CHINESE, broken_total, hostile, in_chinese, page, result, without_lines
from tests.reporters.schemas import validate


def diagnostics(*results: FileResult, **options: Any) -> list[dict[str, Any]]:
    return list(json.loads(page("rdjson", *results, **options))["diagnostics"])


@pytest.mark.parametrize("results", [(), (in_chinese(), without_lines()), (hostile(),)])
def test_the_result_is_valid(results: tuple[FileResult, ...]) -> None:
    text = json.loads(page("rdjson", *results))
    validate("rdformat-DiagnosticResult.schema.json", text)
    for each in text["diagnostics"]:
        validate("rdformat-Diagnostic.schema.json", each)


def cut(where: dict[str, Any]) -> str:
    line = CHINESE.encode()
    return line[where["start"]["column"] - 1 : where["end"]["column"] - 1].decode()


def test_columns_count_bytes() -> None:
    (found,) = diagnostics(in_chinese())
    where = found["location"]["range"]
    assert where["start"] == {"line": 3, "column": 28} and where["end"] == {"line": 3, "column": 30}
    assert cut(where) == "25"
    assert cut(found["related_locations"][0]["location"]["range"]) == "二十"
    (suggestion,) = found["suggestions"]
    assert cut(suggestion["range"]) == "25" and suggestion["text"] == "26"


def test_lines_that_are_not_known_are_meant_as_a_whole() -> None:
    (found,) = diagnostics(FileResult("a.md", "checked", in_chinese().diagnostics))
    assert found["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}
    assert "suggestions" not in found


def test_the_first_column_is_known_without_the_line() -> None:
    whole = broken_total()._replace(location=broken_total().location._replace(range=Range.of(1, 1, 1, 1)))
    start = diagnostics(result(whole))[0]["location"]["range"]["start"]
    assert start == {"line": 1, "column": 1}


def test_a_format_without_lines_has_no_range_and_no_suggestion() -> None:
    (found,) = diagnostics(without_lines())
    assert found["location"] == {"path": "年报 1.docx"}
    assert "suggestions" not in found


def fixed_by(*edits: Edit, applicability: Any = "safe") -> Diagnostic:
    found = broken_total()
    assert found.fix is not None
    return found._replace(fix=found.fix._replace(edits=edits, applicability=applicability))


def test_edits_of_one_line_are_one_suggestion() -> None:
    edits = (Edit(Range.of(3, 11, 3, 13), "30"), Edit(Range.of(3, 8, 3, 9), "三"))
    (found,) = diagnostics(FileResult("a.md", "checked", (fixed_by(*edits),), {3: CHINESE}))
    (suggestion,) = found["suggestions"]
    assert suggestion["text"] == "三十\t30"
    assert cut(suggestion["range"]) == "二十\t25"


def test_edits_far_apart_or_only_shown_are_no_suggestion() -> None:
    lines = {3: CHINESE, 4: CHINESE}
    apart = fixed_by(Edit(Range.of(3, 8, 3, 9), "一"), Edit(Range.of(4, 8, 4, 9), "一"))
    shown = fixed_by(Edit(Range.of(3, 8, 3, 9), "一"), applicability="display")
    for each in (apart, shown):
        assert "suggestions" not in diagnostics(FileResult("a.md", "checked", (each,), lines))[0]


def test_a_rule_has_its_code_and_page_and_the_level_its_name() -> None:
    found = [broken_total()._replace(severity=level, message=Text(level.value, "")) for level in Severity]
    records = {each["message"]: each for each in diagnostics(result(*found))}
    assert {name: each["severity"] for name, each in records.items()} == {
        "error": "ERROR",
        "warning": "WARNING",
        "info": "INFO",
    }
    assert records["error"]["code"]["value"] == "LR301"
    assert records["error"]["code"]["url"].endswith("/rules/totals/#lr301-broken-row-total")
