"""The generator of synthetic reports keeps its own promises: a wrong oracle would make every property test lie."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest

from tests.corpus import LAYOUTS, MUTATIONS, Rendered, applicable, break_report, form, prose, report, sound
from tests.corpus.figures import SCALES
from tests.support import samples

YEARS = (2019, 2020, 2021, 2024)
WRAPPED = ("boxes", "ruled-multiline", "blanks-wrapped")
"""Layouts that break labels over lines between which other cells stand."""


def shown(rendered: Rendered) -> dict[form.Address, str]:
    """What stands at each figure's position."""
    lines = rendered.text.split("\n")
    return {
        address: lines[span.line - 1][span.column - 1 : span.end_column - 1] for address, span in rendered.cells.items()
    }


def folded(text: str) -> str:
    return re.sub(r"\s|\\", "", unicodedata.normalize("NFKC", text).replace("“", '"').replace("”", '"'))


@pytest.mark.parametrize(("year", "count"), [(2019, 198), (2021, 200)])
def test_each_edition_has_its_number_of_figures(year: int, count: int) -> None:
    figures = sound(random.Random(1), year)
    assert set(figures.values) == set(form.addresses(figures.edition))
    assert len(figures.values) == count


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("year", YEARS)
def test_sound_figures_satisfy_every_relation(year: int, scale: int) -> None:
    for seed in range(60):
        figures = sound(random.Random(seed), year, scale)
        assert figures.broken() == ()
        signed = {address for address, value in figures.values.items() if value < 0}
        assert all(figures.edition == 2019 and column == 1 for _, _, column in signed)
        if figures.edition == 2021:
            for row in form.ARTICLES[2021][0].rows:
                issued, repealed, in_force = (figures["disclosure", row, column] for column in range(3))
                assert in_force >= issued - repealed
            continue
        for row in form.ARTICLES[2019][0].rows:
            made, opened, public = (figures["disclosure", row, column] for column in range(3))
            assert opened <= made
            assert opened <= public
        for row in ("行政许可", "其他对外管理服务事项", "行政处罚", "行政强制", form.FEE_ROW):
            assert figures["disclosure", row, 0] + figures["disclosure", row, 1] >= 0
        count, amount = (figures["disclosure", form.PURCHASE_ROW, column] for column in range(2))
        assert (count == 0) == (amount == 0)


def test_the_smallest_scale_is_all_zero_and_the_largest_is_large() -> None:
    assert not any(sound(random.Random(3), 2022, 0).values.values())
    assert max(sound(random.Random(3), 2022, 400_000).values.values()) > 100_000


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("year", YEARS)
def test_positions_point_at_the_figures_labels_and_headings(layout: str, year: int) -> None:
    for seed in range(4):
        source = report(random.Random(seed), year)
        for style in LAYOUTS[layout].headings:
            rendered = LAYOUTS[layout](source, style)
            lines = rendered.text.split("\n")
            assert set(rendered.cells) == set(source.figures.values)
            assert shown(rendered) == {address: source.figures.text(address) for address in source.figures.values}
            for address, (line, column, end) in rendered.cells.items():
                around = lines[line - 1][column - 2 : column - 1] + lines[line - 1][end - 1 : end]
                assert not re.search(r"[\w.,+-]", around), (address, lines[line - 1])
            for row in form.REQUEST_ROWS[source.figures.edition]:
                label = folded(lines[rendered.rows["requests", row.key] - 1]).replace("、", ".")
                assert folded(row.label).replace("、", ".")[: 3 if layout in WRAPPED else 8] in label
            for number in range(1, 7):
                assert form.section_heading(number) in lines[rendered.headings[number] - 1]
            assert rendered.title_line
            assert source.body in lines[rendered.title_line - 1]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_seed_decides_everything(layout: str) -> None:
    once, again = (LAYOUTS[layout](report(random.Random(7))) for _ in range(2))
    assert once == again
    assert once != LAYOUTS[layout](report(random.Random(8)))


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout not in WRAPPED])
def test_every_label_of_the_form_is_printed(layout: str) -> None:
    for year in (2019, 2021):
        source = report(random.Random(year), year)
        text = folded(LAYOUTS[layout](source).text.replace("\n", ""))
        for row in form.REQUEST_ROWS[source.figures.edition]:
            assert re.sub(r"^\d\.", "", folded(row.label)) in text
            assert all(folded(group) in text for group in row.groups)
        for words in (*form.ORGANISATIONS, *form.OUTCOME_LABELS, form.NOTE, "申请人情况", "法人或其他组织"):
            assert folded(words) in text


@pytest.mark.parametrize("name", MUTATIONS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_mutation_breaks_one_place_and_says_where(layout: str, name: str) -> None:
    if not applicable(name, layout):
        with pytest.raises(ValueError, match="cannot be seen"):
            break_report(name, report(random.Random(1)), layout, random.Random(1))
        return
    for seed in range(5):
        source = report(random.Random(seed), YEARS[seed % 4])
        before = LAYOUTS[layout](source)
        broken, expected = break_report(name, source, layout, random.Random(seed))
        assert broken.text != before.text
        assert LAYOUTS[layout](source) == before, "the report itself stays sound"
        assert expected.rules
        assert name in expected.rules or name == "changed-figure"
        if expected.line is not None:
            assert broken.text.split("\n")[expected.line - 1].strip(" |\t") or expected.rules == {"blank-cell"}
        if expected.cell:
            assert expected.line == broken.cells[expected.cell].line
            right, printed = shown(before), shown(broken)
            assert [address for address in right if printed[address] != right[address]] == [expected.cell]


def test_a_changed_figure_breaks_the_relations_it_is_part_of() -> None:
    for seed in range(200):
        source = report(random.Random(seed))
        _, expected = break_report("changed-figure", source, "tabs", random.Random(seed))
        assert expected.relations
        assert all(expected.cell in relation.wholes + relation.parts for relation in expected.relations)
        assert expected.rules == {relation.rule for relation in expected.relations}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_blank_cell_stands_where_its_figure_would(layout: str) -> None:
    for seed in range(10):
        if applicable("blank-cell", layout):
            broken, expected = break_report("blank-cell", report(random.Random(seed)), layout, random.Random(seed))
            blanks = [address for address, text in shown(broken).items() if not text]
            assert len(blanks) == 1
            assert broken.cells[blanks[0]].column == broken.cells[blanks[0]].end_column
            assert expected.cell in (blanks[0], None)
            assert expected.line == broken.cells[blanks[0]].line


def test_a_short_row_lacks_one_figure_and_a_long_row_has_one_to_spare() -> None:
    for seed in range(40):
        source = report(random.Random(seed))
        broken, expected = break_report("short-row", source, "bars-open", random.Random(seed))
        assert len(broken.cells) == len(source.figures.values) - 1
        before = LAYOUTS["bars-open"](source).text.split("\n")
        assert expected.line
        assert broken.text.split("\n")[expected.line - 1].count("|") == before[expected.line - 1].count("|") - 1
        broken, expected = break_report("long-row", source, "bars-open", random.Random(seed))
        assert expected.line
        assert broken.text.split("\n")[expected.line - 1].count("|") == before[expected.line - 1].count("|") + 1


@pytest.mark.skipif(not samples.TEXTS, reason="the real reports lie outside the repository")
def test_no_sentence_is_taken_from_the_samples() -> None:
    real = samples.read_all()
    for seed in range(80):
        drawn = report(random.Random(seed)).prose
        for paragraph in (*drawn.preamble, *drawn.overview, *drawn.problems, *drawn.others):
            for clause in re.split("[。；：，]", paragraph):
                assert len(clause) < 8 or clause not in real


def test_the_regulations_words_are_in_the_prose_that_owes_them() -> None:
    for seed in range(40):
        source = report(random.Random(seed), 2023)
        assert "信息处理费" in "".join(source.prose.others)
        overview = "".join(source.prose.overview)
        assert all(word in overview for word in ("主动公开", "监督保障", "工作考核", "社会评议", "责任追究"))
        assert source.body in prose.CITIES or not any(source.figures["disclosure", "规章", n] for n in range(3))
