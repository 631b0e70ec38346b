"""From a wrong figure in the file to the finding at it: bytes in, findings of LR3 out."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from random import Random
from typing import Any

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.corpus import LAYOUTS, Figures, Rendered, Report, report
from tests.corpus.figures import SCALES
from tests.corpus.form import APPLICANT_COLUMNS, BLOCKS, OUTCOME_COLUMNS, REQUEST_ROWS, Address
from tests.linting import findings, names
from tests.village import REQUESTS, grid, village

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
    return int(rng.choice([value for value in (0, old + 1, old - 1, old * 10, old + 700) if value >= 0 and value != old]))


def content(found: Diagnostic) -> str:
    assert found.fix is not None and found.fix.applicability == "unsafe"
    (edit,) = found.fix.edits
    assert found.location.range == edit.range
    return edit.content


def place_of(found: Diagnostic) -> tuple[int, int, int]:
    where = found.location.range
    assert where is not None
    return where.start.line, where.start.column, where.end.column


def blanked(text: str, rendered: Rendered, cells: list[Address]) -> str:
    """The text with these cells empty."""
    lines = text.split("\n")
    for span in sorted((rendered.cells[cell] for cell in cells), reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + line[span.end_column - 1 :]
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
        assert only.code.startswith("LR3") and only.cell == cell
        assert place_of(only) == tuple(rendered.cells[cell])
        assert content(only) == str(right) and f"应为 {right}" in only.message.zh
        broken = figures.broken()
        assert only.name in {each.rule for each in broken}
        anchors = {each.cell for each in only.related}
        for relation in broken:
            if relation.rule != only.name:
                assert anchors & {*relation.wholes, *relation.parts}


def test_the_fix_makes_the_report_sound() -> None:
    rng = Random("sound again")
    for _ in range(40):
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES))
        cells = {any_request(rng, source) for _ in range(rng.randint(1, 2))}
        rendered, _ = spoiled(source, {cell: wrong(rng, source.figures[cell]) for cell in cells})
        lines = rendered.text.split("\n")
        found = findings(rendered.text)
        if all(each.fix for each in found):
            for each in sorted(found, key=place_of, reverse=True):
                line, start, end = place_of(each)
                lines[line - 1] = lines[line - 1][: start - 1] + content(each) + lines[line - 1][end - 1 :]
            assert not findings("\n".join(lines))
        else:
            assert len(cells) == 2


@pytest.mark.parametrize("year", YEARS)
def test_two_wrong_cells_are_two_findings(year: int) -> None:
    rng = Random(f"two {year}")
    done = 0
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
        assert {each.cell: content(each) for each in found} == {cell: str(source.figures[cell]) for cell in (one, other)}


def test_of_two_ways_to_mend_a_table_none_is_taken() -> None:
    """Two figures with the same error at opposite corners of a rectangle: the other two corners mend it as well."""
    rows = grid(REQUESTS)
    for row, column in ((6, 3), (7, 4)):
        rows[row][column] = str(int(rows[row][column]) + 1)
    rows = [[*row] for row in rows]
    for row, column in ((6, 4), (7, 3)):
        rows[row][column] = str(int(rows[row][column]) + 3)
    # The sums follow the second pair, so that it is sound and the first pair is not.
    for row in rows[6:8]:
        row[9] = str(int(row[9]) + 3)
    by_label = {next(cell for cell in row if cell)[:5]: row for row in rows[3:]}
    for label in ("（七）总计", "一、本年新"):
        for column, more in ((3, 3), (4, 3), (9, 6)):
            by_label[label][column] = str(int(by_label[label][column]) + more)
    text = village(requests="\n".join("\t".join(row) for row in rows))
    (only,) = findings(text)
    assert only.fix is None and "可能有误" in only.message.zh
    assert only.name == "broken-row-total"


# ------------------------------------------------------------------------------------------------ table four


@pytest.mark.parametrize("scale", SCALES[1:])
def test_a_block_of_table_four_is_one_finding(scale: int) -> None:
    rng = Random(f"four {scale}")
    fixed = 0
    for _ in range(30):
        source = report(rng, rng.choice(YEARS), scale)
        cell: Address = ("disputes", rng.choice(BLOCKS), rng.choice(OUTCOME_COLUMNS))
        rendered, _ = spoiled(source, {cell: wrong(rng, source.figures[cell])})
        (only,) = findings(rendered.text)
        assert only.name == "broken-dispute-total" and only.cell is not None and only.cell[:2] == cell[:2]
        if only.fix is None:
            assert only.cell.column == "total" and "可能有误" in only.message.zh
        else:
            fixed += 1
    assert fixed < 30


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
        found = findings(blanked(rendered.text, rendered, blanks))
        assert names(found) == ["blank-cell"] * len(blanks)
        assert {each.cell for each in found} == set(blanks)
        for each in found:
            assert each.fix is None or (each.cell and content(each) == str(source.figures[each.cell]))  # type: ignore[index]


@pytest.mark.parametrize("year", YEARS)
def test_a_wrong_cell_is_found_among_blanks(year: int) -> None:
    rng = Random(f"wrong among blanks {year}")
    certain = 0
    for _ in range(30):
        source = report(rng, year, rng.choice(SCALES[1:]))
        cell = any_request(rng, source)
        blanks = list({any_request(rng, source) for _ in range(4)} - {cell})
        rendered, _ = spoiled(source, {cell: wrong(rng, source.figures[cell])})
        found = findings(blanked(rendered.text, rendered, blanks))
        assert names(found).count("blank-cell") == len(blanks)
        assert len(sums(found)) <= 1
        for each in sums(found):
            if each.fix is not None:
                certain += 1
                assert each.cell == cell and content(each) == str(source.figures[cell])
    assert certain > 20


def test_a_word_in_place_of_a_figure_does_not_cascade() -> None:
    rng = Random("words")
    for _ in range(15):
        source = report(rng, rng.choice(YEARS), 20)
        rendered, _ = spoiled(source, {any_request(rng, source): rng.choice(("无", "/", "若干"))})
        assert names(findings(rendered.text)) == ["not-a-number"]


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
        rendered, figures = spoiled(source, {cell: int(source.figures[cell]) + 50 * 3**at for at, cell in enumerate(cells)})
        found = findings(rendered.text)
        assert sorted(each.name for each in found) == sorted(each.rule for each in figures.broken())
        assert not any(each.fix for each in found)
