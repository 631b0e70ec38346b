"""The shape that other programs rely on."""

from __future__ import annotations

import json

from lint_reports.model.location import Location, Range
from lint_reports.model.result import FileResult
from lint_reports.text.language import Text
from tests.reporters.findings import LINE, blank, broken_total, page, result


def test_a_finding_has_the_fixed_shape() -> None:
    (record,) = json.loads(page("json", result(broken_total(), l47=LINE)))
    fingerprint = record.pop("fingerprint")
    assert len(fingerprint) == 32
    related = record.pop("related")
    assert record == {
        "code": "LR301",
        "name": "broken-row-total",
        "severity": "error",
        "message": "（七）总计 总计 25，各项之和 26",
        "filename": "a.md",
        "location": {"row": 47, "column": 20},
        "end_location": {"row": 47, "column": 22},
        "node": "三/三、本年度办理结果/（七）总计/总计",
        "cell": {"table": "requests", "row": "3.7", "column": "total"},
        "fix": {
            "applicability": "unsafe",
            "message": "把 25 改为 26",
            "edits": [
                {"content": "26", "location": {"row": 47, "column": 20}, "end_location": {"row": 47, "column": 22}}
            ],
        },
        "url": "https://lint-reports.github.io/lint-reports/rules/totals/#lr301-broken-row-total",
    }
    assert related[0] == {
        "message": "商业企业 1",
        "location": {"row": 47, "column": 10},
        "end_location": {"row": 47, "column": 11},
        "cell": None,
    }


def test_nothing_found_is_an_empty_array() -> None:
    assert page("json", result()) == "[]\n"
    assert page("json-lines", result()) == ""


def test_a_place_without_lines_is_null() -> None:
    diagnostic = broken_total()._replace(location=Location("a.docx", None, "三"), fix=None)
    (record,) = json.loads(page("json", result(diagnostic)))
    assert (record["location"], record["end_location"], record["fix"]) == (None, None, None)


def test_findings_are_sorted_and_never_folded() -> None:
    cells = [blank("4", "四、结转", column, 50) for column in range(7)]
    records = json.loads(page("json", result(*reversed(cells), broken_total())))
    assert [record["location"]["row"] for record in records] == [47, *[50] * 7]
    assert [record["location"]["column"] for record in records[1:]] == list(range(8, 15))


def test_json_lines_are_the_same_records() -> None:
    found = result(broken_total(), blank("4", "四", 0, 50))
    lines = page("json-lines", found).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(page("json", found))


def test_characters_are_written_as_they_are_unless_they_could_harm() -> None:
    evil = broken_total("\udcc4.md")._replace(message=Text("总计\x1b\x9b\u2028", ""))
    text = page("json", result(evil))
    assert "总计" in text
    assert not set(text) & set("\x1b\x9b\u2028\udcc4")
    assert json.loads(text)[0]["message"] == "总计\x1b\x9b\u2028"
    assert json.loads(text)[0]["filename"] == "\udcc4.md"


def fingerprints(*results: FileResult) -> list[str]:
    return [record["fingerprint"] for record in json.loads(page("json", *results))]


def test_a_fingerprint_outlives_moved_lines_and_a_new_wording() -> None:
    before = broken_total()
    after = broken_total(line=99)._replace(message=Text("另一种说法", "other words"))
    assert fingerprints(result(before)) == fingerprints(result(after))
    assert fingerprints(result(before)) == fingerprints(result(broken_total("./a.md")))


def test_a_fingerprint_tells_findings_apart() -> None:
    findings = [broken_total(), broken_total(line=48), blank("4", "四", 0, 50), blank("4", "四", 1, 50)]
    assert len(set(fingerprints(result(*findings), result(broken_total("b.md"))))) == 5


def test_a_paragraph_is_told_by_its_words() -> None:
    def style(line: int) -> object:
        where = Location("a.md", Range.of(line, 1, line, 4))
        return broken_total()._replace(code="LR701", cell=None, location=where)

    apart = fingerprints(result(style(1), style(2), l1="甲 乙", l2="丙丁戊"))  # type: ignore[arg-type]
    moved = fingerprints(result(style(7), l7="丙丁戊"))  # type: ignore[arg-type]
    assert moved == apart[1:]
    assert apart[0] != apart[1]


def test_statistics_are_records_too() -> None:
    records = json.loads(page("json", result(broken_total()), statistics=True))
    assert records == [{"code": "LR301", "name": "broken-row-total", "severity": "error", "count": 1}]
