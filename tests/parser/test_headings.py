"""Headings as converters leave them: with the marks of other formats around, or numbered as items of a list."""

from __future__ import annotations

import random

import pytest

from lint_reports.fixes.apply import apply
from lint_reports.readers.source import Source
from tests.corpus import LAYOUTS, report
from tests.support.linting import findings, names, replaced, result
from tests.support.village import DISCLOSURE, HEADINGS, REQUESTS, TITLE, grid, village

MARKS = ["= {} =", "== {} ==", "====== {} ======", "== {}", "* {}", "** {}", "## {}", "h2. {}", "h2(#x). {}", "h1. {{anchor:x}}{}",
         "**{}**", "'''{}'''", "• {}", "{} {{#x}}", "{} ^h61", "## {} ^a-b", "{}[^1]", "## {}[^注]", "{}¶", "# {} ¶"]  # fmt: skip


@pytest.mark.parametrize("shape", MARKS)
def test_the_marks_of_other_formats_around_headings_are_no_text(shape: str) -> None:
    text = replaced(village(), {f"{TITLE}\n": shape.format(TITLE) + "\n"})
    for heading in HEADINGS:
        text = replaced(text, {f"\n{heading}\n": f"\n{shape.format(heading)}\n"})
    assert findings(text) == []


@pytest.mark.parametrize("line", ["  :PROPERTIES:\n  :CUSTOM_ID: 一总体情况\n  :END:", "[[一总体情况]]", "[#x]", "<a id='x'></a>",
                                  "^h61", '{{< table "wide" >}}', "{{% notice %}}", "{% raw %}", "{% include x.html %}"])  # fmt: skip
def test_anchors_of_other_formats_are_no_text(line: str) -> None:
    text = village()
    for heading in HEADINGS:
        text = replaced(text, {f"\n{heading}\n": f"\n{heading}\n{line}\n"})
    assert findings(text) == []


def numbered(shape: str, only: range = range(6)) -> str:
    text = village()
    for index in only:
        words = HEADINGS[index].split("、", 1)[1]
        text = replaced(text, {f"\n{HEADINGS[index]}\n": f"\n{shape.format(index + 1, words)}\n"})
    return text


@pytest.mark.parametrize(
    "shape", ["{}. {}", "1. {1}", "{}、{}", "{}.{}", "1\\. {1}", "1. **{1}**", "{}) {}", "（{}）{}"]
)
@pytest.mark.parametrize("only", [range(6), range(1), range(1, 3), range(4, 6)])
def test_a_heading_numbered_as_an_item_of_a_list_has_a_wrong_number(shape: str, only: range) -> None:
    if shape.startswith("（"):
        return
    text = numbered(shape, only)
    found = findings(text, ".md")
    assert names(found) == ["misnumbered-section"] * len(only)
    assert {each.severity.value for each in found} == {"info"}
    assert findings(apply(Source.of("年报.md", text.encode()), found, ("safe",)).data, ".md") == []


def test_an_item_of_a_list_that_is_not_worded_as_a_heading_is_none() -> None:
    text = village(headings={2: "", 5: ""}, overview="1. 主动公开情况\n\n本年公开。\n\n2. 存在的问题\n\n还有不足。")
    bare = village(headings={2: "", 5: ""})
    assert names(findings(text, ignore=("LR6",))) == names(findings(bare, ignore=("LR6",)))


def test_an_item_worded_as_the_heading_of_a_table_is_one_only_above_its_table() -> None:
    text = village(headings={2: ""}, overview="1. 主动公开政府信息情况\n\n" + "已公开。\n\n" * 14)
    assert "missing-heading" in names(findings(text, ignore=("LR6",)))


@pytest.mark.parametrize("at", [8, 12, -1])
@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_heading_broken_over_two_lines_is_put_together(at: int, number: int) -> None:
    heading = HEADINGS[number - 1]
    assert findings(village(headings={number: f"{heading[:at]}\n{heading[at:]}"})) == []


def headless(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line not in (TITLE, *HEADINGS))


@pytest.mark.parametrize("together", [False, True])
def test_a_text_that_has_lost_all_its_headings_is_one_finding(together: bool) -> None:
    text = headless(village(overview="本年公开。"))
    text = "\n".join(line for line in text.split("\n") if line) if together else text
    assert names(findings(text)) == ["unrecognised-report"]


def test_the_tables_of_a_text_without_headings_are_checked_all_the_same() -> None:
    text = replaced(headless(village()), {"行政许可\t12": "行政许可\t"})
    assert sorted(names(findings(text))) == ["blank-cell", "unrecognised-report"]


@pytest.mark.parametrize(("table", "blank", "expected"), [
    (DISCLOSURE, {}, []),
    (DISCLOSURE, {"规章\t0\t0\t0": "规章\t0\t\t0", "行政处罚\t3": "行政处罚\t"}, ["blank-cell"] * 2),
    (REQUESTS, {}, []),
    (REQUESTS, {"请数量\t\t\t6\t3\t0": "请数量\t\t\t6\t3\t"}, ["blank-cell"]),
])  # fmt: skip
def test_a_table_of_the_form_alone_is_checked_and_not_passed_in_silence(
    table: str, blank: dict[str, str], expected: list[str]
) -> None:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in grid(replaced(table, blank)))
    text = "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    assert sorted(names(findings(text, ".html"))) == [*expected, "unrecognised-report"]


def test_the_form_of_one_table_with_nothing_in_it_is_no_report() -> None:
    blank = "\n".join(
        "| " + " | ".join("" if cell.isdigit() else cell for cell in row) + " |" for row in grid(DISCLOSURE)
    )
    assert result(f"政府信息公开\n\n{blank}\n", ".md").status == "skipped"


@pytest.mark.parametrize(
    "label",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
    ],
)
@pytest.mark.parametrize("behind", ["", "\n6\n3\n0\n0\n1\n0\n10", " 6 3 0 0 1 0 10"])
def test_a_label_of_a_row_is_never_taken_for_a_heading(label: str, behind: str) -> None:
    number = "一二三四".index(label[0]) + 1
    text = village(headings={number: ""}, overview=f"本年有公开。\n\n{label}{behind}\n\n其余照旧。")
    found = [
        each for each in findings(text, ignore=("LR6",)) if each.name in ("misspelt-section", "misnumbered-section")
    ]
    assert found == []


# -------------------------------------------------------------------------------------- no fix turns one into the other


def spoilt(text: str, rng: random.Random) -> tuple[str, set[str]]:
    """A report some of whose headings are gone, numbered otherwise, or worded otherwise; and what they say now."""
    written = set()
    for index, heading in enumerate(HEADINGS):
        words = heading.split("、", 1)[1]
        other = rng.choice([heading, heading, "", f"{index + 1}. {words}", f"1. {words}", words, heading.replace("情况", "概况"),
                            f"{heading[:2]}其他", heading.replace(heading[0], "九")])  # fmt: skip
        text = text.replace(heading, other)
        written.add(other)
    return text, written - {""}


@pytest.mark.parametrize("layout", [name for name, each in LAYOUTS.items() if not name.startswith("word")])
def test_a_fix_of_a_heading_changes_nothing_but_headings(layout: str) -> None:
    rng = random.Random(layout)
    for _ in range(6):
        made = LAYOUTS[layout](report(rng, 2022, 800))
        text, written = spoilt(made.text, rng)
        came = result(text, made.suffix, select=("LR11",))
        after = apply(
            Source.of(f"年报{made.suffix}", text.encode()), came.diagnostics, ("safe", "unsafe")
        ).data.decode()
        lines, changed = text.split("\n"), after.split("\n")
        assert len(lines) == len(changed)
        for old, new in zip(lines, changed, strict=True):
            assert old == new or any(words in old for words in written)
