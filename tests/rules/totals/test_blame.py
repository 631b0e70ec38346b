"""From a wrong figure in the file to the finding at it: bytes in, findings of LR3 out."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from random import Random
from typing import Any

import pytest

from lint_reports.model.diagnostic import Diagnostic, Severity
from tests.corpus import LAYOUTS, Figures, Rendered, Report, report
from tests.corpus.figures import SCALES
from tests.corpus.form import APPLICANT_COLUMNS, APPLICANTS, BLOCKS, OUTCOME_COLUMNS, REQUEST_ROWS, Address, detail_keys
from tests.support.linting import findings, names
from tests.support.slips import counted, mistyped
from tests.support.village import village

YEARS = (2020, 2021)
TEXTS = ("tabs", "pipe", "lines-bar")


def sums(found: list[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.code.startswith("LR3")]


def spoiled(source: Report, changes: dict[Address, Any], layout: str = "tabs") -> tuple[Rendered, Figures]:
    figures = Figures(source.year, {**source.figures.values, **changes})
    return LAYOUTS[layout](replace(source, figures=figures)), figures


def any_request(rng: Random, source: Report) -> Address:
    row = rng.choice(REQUEST_ROWS[source.figures.edition]).key
    return "requests", row, rng.choice(APPLICANT_COLUMNS)


def wrong(rng: Random, old: Any) -> int:
    return int(
        rng.choice(
            [value for value in (0, old + 1, old - 1, old - 10, old * 10, old + 700) if value >= 0 and value != old]
        )
    )


def content(found: Diagnostic) -> str:
    """What the fix writes."""
    assert found.fix is not None and found.fix.applicability == "unsafe"
    return suggested(found)


def is_shown(found: Diagnostic) -> bool:
    """Whether the fix is one to be looked at only."""
    return found.fix is not None and found.fix.applicability == "display"


def suggested(found: Diagnostic) -> str:
    """What the fix writes or shows."""
    assert found.fix is not None and found.fix.applicability in ("unsafe", "display")
    (edit,) = found.fix.edits
    assert found.location.range == edit.range
    return edit.content


def place_of(found: Diagnostic) -> tuple[int, int, int]:
    where = found.location.range
    assert where is not None
    return where.start.line, where.start.column, where.end.column


def rewritten(rendered: Rendered, words: dict[Address, str]) -> str:
    """The text with other words in these cells."""
    lines = rendered.text.split("\n")
    for span, word in sorted(((rendered.cells[cell], word) for cell, word in words.items()), reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + word + line[span.end_column - 1 :]
    return "\n".join(lines)


# ------------------------------------------------------------------------------------------------ table three


@pytest.mark.parametrize("layout", TEXTS)
@pytest.mark.parametrize("year", YEARS)
def test_one_wrong_cell_of_table_three_is_the_only_finding(year: int, layout: str) -> None:
    rng = Random(f"one {year} {layout}")
    for _ in range(40):
        source = report(rng, year, rng.choice(SCALES))
        cell = any_request(rng, source)
        right = source.figures[cell]
        rendered, figures = spoiled(source, {cell: wrong(rng, right)}, layout)
        found = findings(rendered.text, rendered.suffix)
        (only,) = found
        assert only.code.startswith("LR3") and only.severity is Severity.ERROR and only.cell == cell
        assert place_of(only) == tuple(rendered.cells[cell])
        assert content(only) == str(right) and f"应为 {right}" in only.message.zh
        broken = figures.broken()
        assert only.name in {each.rule for each in broken}
        assert len(only.related) == len(broken)
        for relation in broken:
            assert any(each.cell in (*relation.wholes, *relation.parts) for each in only.related)


def test_the_fix_makes_the_report_sound() -> None:
    rng = Random("sound again")
    for _ in range(40):
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES))
        cells = {any_request(rng, source) for _ in range(rng.randint(1, 2))}
        rendered, _ = spoiled(source, {cell: wrong(rng, source.figures[cell]) for cell in cells})
        found = findings(rendered.text)
        if all(each.fix for each in found):
            assert not findings(rewritten(rendered, {tuple(each.cell): content(each) for each in found if each.cell}))  # type: ignore[misc]
        else:
            assert len(cells) == 2


@pytest.mark.parametrize("year", YEARS)
def test_two_wrong_cells_are_two_findings(year: int) -> None:
    """And put right but for those that the three other corners of a rectangle might explain, too."""
    rng = Random(f"two {year}")
    done = left = 0
    while done < 40:
        source = report(rng, year, rng.choice(SCALES))
        one, other = any_request(rng, source), any_request(rng, source)
        changes = {cell: wrong(rng, source.figures[cell]) for cell in (one, other)}
        off = [abs(changes[cell] - source.figures[cell]) for cell in (one, other)]
        if one[1] == other[1] or one[2] == other[2] or off[0] == off[1]:
            continue
        done += 1
        rendered, _ = spoiled(source, changes)
        found = findings(rendered.text)
        assert {each.cell for each in found} == {one, other} and len(found) == 2
        for each in found:
            assert each.cell is not None
            right = str(source.figures[tuple(each.cell)])  # type: ignore[index]
            assert f"应为 {right}" in each.message.zh and (each.fix is None or content(each) == right)
            assert ("可能应为" in each.message.zh) == (each.fix is None)
        left += any(each.fix is None for each in found)
    assert left < 8


def test_of_two_ways_to_mend_a_table_none_is_taken() -> None:
    """Two figures with the same error at opposite corners of a rectangle: the other two corners mend it as well."""
    rng = Random("rectangle")
    done = 0
    while done < 20:
        source = report(rng, rng.choice(YEARS), 20)
        rows, columns = rng.sample(detail_keys(source.figures.edition), 2), rng.sample(APPLICANTS, 2)
        corners: list[Address] = [("requests", row, column) for row in rows for column in columns]
        one, far, near, other = corners
        if min(source.figures[near], source.figures[far]) < 3:
            continue
        done += 1
        changes: dict[Address, Any] = {cell: source.figures[cell] + 3 for cell in (one, other)}
        rendered, figures = spoiled(source, changes)
        (only,) = findings(rendered.text)
        assert only.fix is None and "可能有误" in only.message.zh and "should be" not in only.message.en
        totals = [each.wholes[0] for each in figures.broken()]
        assert only.cell in totals and {one, far, near, other} <= {each.cell for each in only.related}


def test_five_cells_are_named_and_the_others_counted() -> None:
    """A case counted in the wrong column of a row: the same pair of columns mends the table in every row that has one."""
    rng = Random("many")
    done = 0
    while done < 20:
        source = report(rng, rng.choice(YEARS), 500)
        keys = detail_keys(source.figures.edition)
        row, (taken, given) = rng.choice(keys), rng.sample(APPLICANTS, 2)
        cells: dict[Address, int] = {("requests", row, taken): -7, ("requests", row, given): 7}
        changes: dict[Address, Any] = {cell: source.figures[cell] + more for cell, more in cells.items()}
        if min(changes.values()) < 0:
            continue
        ways = [
            (here, there)
            for here, there in ((("requests", each, taken), ("requests", each, given)) for each in keys)
            if source.figures[there] >= 7 or here[1] == row
        ]
        rendered, figures = spoiled(source, changes)
        if any(figures[here] + 7 == figures[there] for here, there in ways) or len(ways) < 4:
            continue
        done += 1
        (only,) = findings(rendered.text)
        assert only.fix is None and only.message.zh.endswith(f"，另有 {2 * len(ways) - 5} 格")
        assert only.message.en.endswith(f" and {2 * len(ways) - 5} more")
        assert only.message.zh.partition("可能有误的是")[2].count("、") >= 4


# ------------------------------------------------------------------------------------------------ table four


def ways_to_mend(figures: Figures, block: str) -> dict[Address, int]:
    """Every cell of a block whose change alone makes its total right, and its new value."""
    cells: list[Address] = [("disputes", block, column) for column in OUTCOME_COLUMNS]
    values = [int(figures[cell]) for cell in cells]
    gap = values[4] - sum(values[:4])
    new = [value + gap for value in values[:4]] + [values[4] - gap]
    return {cell: value for cell, value in zip(cells, new, strict=True) if value >= 0}


@pytest.mark.parametrize("scale", SCALES[1:])
def test_in_table_four_every_cell_that_may_be_wrong_is_named_and_none_is_written(scale: int) -> None:
    """One relation stands alone there, so that nothing tells which of its figures is wrong: a slip is said of each."""
    rng = Random(f"four {scale}")
    slips = 0
    for _ in range(60):
        source = report(rng, rng.choice(YEARS), scale)
        block = rng.choice(BLOCKS)
        cell: Address = ("disputes", block, rng.choice(OUTCOME_COLUMNS))
        rendered, figures = spoiled(source, {cell: wrong(rng, source.figures[cell])})
        (only,) = findings(rendered.text)
        ways = ways_to_mend(figures, block)
        assert only.name == "broken-dispute-total" and only.severity is Severity.ERROR
        assert only.fix is None and only.cell == ("disputes", block, "total")
        if len(ways) == 1:
            (new,) = ways.values()
            assert f"可能应为 {new}" in only.message.zh and f"should perhaps be {new}" in only.message.en
            continue
        suspects = only.message.zh.partition("可能有误的是 ")[2].split("、")
        told = [each.rpartition(" ")[2].removesuffix("）").partition("？") for each in suspects]
        assert [(figure, bool(slip)) for figure, _, slip in told] == [
            (f"{figures[at]}（{new}", mistyped(int(figures[at]), new)) for at, new in ways.items()
        ]
        slips += any(slip for _, _, slip in told)
        assert {each.cell for each in only.related} == set(ways) - {only.cell}
    assert slips > 2


def test_two_blocks_of_table_four_are_two_findings() -> None:
    rng = Random("blocks")
    for _ in range(20):
        source = report(rng, rng.choice(YEARS), 20)
        cells: list[Address] = [("disputes", block, rng.choice(OUTCOME_COLUMNS)) for block in rng.sample(BLOCKS, 2)]
        rendered, _ = spoiled(source, {cell: wrong(rng, source.figures[cell]) for cell in cells})
        found = findings(rendered.text)
        assert [each.name for each in found] == ["broken-dispute-total"] * 2
        assert {each.cell.row for each in found if each.cell} == {cell[1] for cell in cells}


# ------------------------------------------------------------------------------------------------ blanks


@pytest.mark.parametrize("count", [1, 3, 10])
@pytest.mark.parametrize("year", YEARS)
def test_blanks_do_not_cascade(year: int, count: int) -> None:
    """A blank is a finding of its own and breaks no sum."""
    rng = Random(f"blanks {year} {count}")
    for _ in range(12):
        source = report(rng, year, rng.choice(SCALES))
        rendered, _ = spoiled(source, {})
        blanks = list({any_request(rng, source) for _ in range(count)})
        found = findings(rewritten(rendered, dict.fromkeys(blanks, "")))
        assert names(found) == ["blank-cell"] * len(blanks)
        assert {each.cell for each in found} == set(blanks)
        for each in found:
            assert each.fix is None or (each.cell and suggested(each) == str(source.figures[each.cell]))  # type: ignore[index]


@pytest.mark.parametrize("year", YEARS)
def test_a_wrong_cell_is_found_among_blanks(year: int) -> None:
    """And put right where no blank stands in two of its relations; else it is said what it should perhaps be."""
    rng = Random(f"wrong among blanks {year}")
    certain = 0
    for _ in range(30):
        source = report(rng, year, rng.choice(SCALES[1:]))
        cell = any_request(rng, source)
        blanks = list({any_request(rng, source) for _ in range(4)} - {cell})
        rendered, _ = spoiled(source, {cell: wrong(rng, source.figures[cell])})
        found = findings(rewritten(rendered, dict.fromkeys(blanks, "")))
        assert names(found).count("blank-cell") == len(blanks)
        assert len(sums(found)) <= 1
        for each in sums(found):
            if each.fix is not None:
                certain += 1
                assert each.cell == cell and content(each) == str(source.figures[cell])
            elif each.cell == cell:
                assert "可能" in each.message.zh and "perhaps" in each.message.en
    assert certain > 14


def test_a_word_in_place_of_a_figure_does_not_cascade() -> None:
    rng = Random("words")
    for _ in range(15):
        source = report(rng, rng.choice(YEARS), 20)
        rendered, _ = spoiled(source, {})
        text = rewritten(rendered, {any_request(rng, source): rng.choice(("无", "/", "若干"))})
        assert names(findings(text)) == ["not-a-number"]


# ------------------------------------------------------------------------------------------------ every relation


@pytest.mark.parametrize("layout", ["tabs", "pipe"])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_every_broken_relation_is_told_with_its_sums(count: int, layout: str) -> None:
    """In the message of a finding or beside it, at a figure of the relation; whatever cells come into question."""
    rng = Random(f"told {count} {layout}")
    beside = 0
    for _ in range(25):
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES[1:4]))
        cells = rng.sample(counted(source), count)
        if rng.random() < 0.5:  # A case that was counted in the wrong column.
            row, (one, other) = rng.choice(detail_keys(source.figures.edition)), rng.sample(APPLICANTS, 2)
            cells = [("requests", row, one), ("requests", row, other), *cells[2:]]
        rendered, figures = spoiled(source, {cell: wrong(rng, source.figures[cell]) for cell in cells}, layout)
        found = sums(findings(rendered.text, rendered.suffix))
        said = [(each.cell, each.message.zh) for each in found]
        more = [(each.cell, each.message.zh) for finding in found for each in finding.related]
        for relation in figures.broken():
            whole, parts = (sum(int(figures[each]) for each in side) for side in (relation.wholes, relation.parts))
            both = (f" {whole}，", f" {parts}")
            mine = {*relation.wholes, *relation.parts}
            told = [cell for cell, words in (*said, *more) if cell in mine and tells(relation.rule, words, *both)]
            assert told, (relation, said, more)
            beside += not any(tells(relation.rule, words, *both) for _, words in said)
        assert found == sums(findings(rendered.text, rendered.suffix))
    assert beside


def tells(rule: str, words: str, whole: str, parts: str) -> bool:
    """Whether these words give both sums of a relation."""
    if rule == "broken-balance":
        return f"得{parts}，" in words and f"得{whole}" in words
    return f"总计{whole}" in words and f"之和{parts}" in words


def test_what_a_finding_at_a_total_says_stands_beside_it_relations_first() -> None:
    """Two columns of a row exchanged: both column totals are wrong, and any row may be the one."""
    text = village().replace(
        "一、本年新收政府信息公开申请数量\t\t\t6\t3\t0", "一、本年新收政府信息公开申请数量\t\t\t5\t4\t0"
    )
    (only,) = findings(text)
    assert only.code == "LR303" and only.fix is None
    assert [each.message.zh for each in only.related][:1] == [
        "商业企业栏：第一项 4 加第二项 0 得 4，第三项 3 加第四项 0 得 3，两边不等"
    ]
    assert "得 6" in only.message.zh and "得 7" in only.message.zh
    assert {each.cell for each in only.related[1:]} > {("requests", "1", "natural"), ("requests", "1", "business")}


# ------------------------------------------------------------------------------------------------ what else is there


def test_with_one_rule_selected_the_cell_is_still_named() -> None:
    rng = Random("selected")
    for _ in range(20):
        source = report(rng, 2021, 20)
        cell = any_request(rng, source)
        rendered, figures = spoiled(source, {cell: wrong(rng, source.figures[cell])})
        for rule in ("broken-row-total", "broken-column-total", "broken-balance"):
            found = findings(rendered.text, select=(rule,))
            expected = [cell] if any(each.rule == rule for each in figures.broken()) else []
            assert [each.cell for each in found] == expected


def test_the_same_file_has_the_same_findings() -> None:
    rng = Random("again")
    source = report(rng, 2021, 20)
    cells = [any_request(rng, source) for _ in range(3)]
    rendered, _ = spoiled(source, {cell: wrong(rng, source.figures[cell]) for cell in cells})
    for one, other in zip_longest(findings(rendered.text), findings(rendered.text)):
        assert one == other


@pytest.mark.parametrize("count", [6, 8])
def test_what_is_not_located_is_reported_at_its_totals(count: int) -> None:
    rng = Random(f"not located {count}")
    for _ in range(5):
        source = report(rng, 2021, 20)
        rows = rng.sample(REQUEST_ROWS[2021][2:-2], count)
        cells: list[Address] = [("requests", row.key, APPLICANT_COLUMNS[at % 6]) for at, row in enumerate(rows)]
        rendered, figures = spoiled(
            source, {cell: int(source.figures[cell]) + 50 * 3**at for at, cell in enumerate(cells)}
        )
        found = findings(rendered.text)
        assert sorted(each.name for each in found) == sorted(each.rule for each in figures.broken())
        assert not any(each.fix for each in found)
