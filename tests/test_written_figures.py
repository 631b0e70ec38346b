"""What the fixes write, unsafe ones too, where figures are wrong or blank: nothing that was not there before the slip.

`python -m benchmarks.slips` counts the same over more reports.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.corpus import report
from tests.corpus.figures import SCALES
from tests.corpus.form import Address
from tests.rules.totals.test_blame import content
from tests.support.linting import findings
from tests.support.slips import KINDS, counted, emptied, fixed, judged, mistype, spoiled
from tests.support.village import DISPUTES, village

YEARS = (2020, 2021)
LAYOUTS = ("tabs", "pipe", "lines-bar")
BLOCK = "1\t0\t0\t1\t2"


def slipped(section: str, kind: str, tries: int) -> Counter[str]:
    """What came of a slip in one cell of a table, of one report after the other."""
    rng = Random(f"slipped {section} {kind}")
    told: Counter[str] = Counter()
    while tries:
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES))
        cell = rng.choice(counted(source, section))
        slip = mistype(rng, kind, source.figures, cell)
        if slip is not None:
            told += judged(source, {cell: slip}, layout=rng.choice(LAYOUTS))
            tries -= 1
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_one_wrong_figure_of_table_three_is_put_right_whatever_the_slip(kind: str) -> None:
    """Its row and its column agree."""
    assert slipped("requests", kind, 10) == {"changed": 10}


@pytest.mark.parametrize("kind", KINDS)
def test_one_wrong_figure_of_table_four_is_left_whatever_the_slip(kind: str) -> None:
    """Its block is the only relation."""
    assert slipped("disputes", kind, 10) == {"left": 10}


@pytest.mark.parametrize(("wrong", "blank"), [(2, 0), (3, 0), (1, 1), (2, 2), (1, 10), (0, 4)])
def test_several_wrong_and_blank_cells_get_no_wrong_figure(wrong: int, blank: int) -> None:
    rng = Random(f"several {wrong} {blank}")
    told: Counter[str] = Counter()
    tries = 12
    while tries:
        source = report(rng, rng.choice(YEARS), rng.choice(SCALES))
        cells = rng.sample(counted(source), wrong + blank)
        slips = {cell: mistype(rng, rng.choice(KINDS), source.figures, cell) for cell in cells[:wrong]}
        if None not in slips.values():
            told += judged(source, slips, cells[wrong:])  # type: ignore[arg-type]
            tries -= 1
    assert not told["wrong"] and told["changed"] + told["filled"]


# ------------------------------------------------------------------------------------------------ table four


def with_block(block: str, overview: str = "") -> str:
    """The village with another first block in table four, and with more said of it."""
    text = village(disputes=DISPUTES.replace(BLOCK, block, 1))
    return text.replace("来信来访都有回音。", f"来信来访都有回音。{overview}")


@pytest.mark.parametrize(
    "block", ["0\t0\t97\t0\t7", "24\t9\t98\t0\t122", "0\t0\t0\t10\t0", "5\t0\t0\t0\t30", "3\t4\t0\t0\t1"]
)
def test_a_total_of_table_four_that_does_not_add_up_is_told_and_left(block: str) -> None:
    text = with_block(block)
    (only,) = findings(text)
    assert only.code == "LR304" and only.fix is None and "可能" in only.message.zh
    assert not list(fixed(text))


def test_a_blank_of_table_four_is_shown_its_figure_and_filled_only_with_nought() -> None:
    (shown,) = findings(with_block("1\t0\t0\t1\t"))
    assert shown.code == "LR201" and shown.fix is not None and shown.fix.applicability == "display"
    assert "故为 2" in shown.message.zh and "没有别处印证" in shown.message.zh
    assert not list(fixed(with_block("1\t0\t0\t1\t")))
    assert list(fixed(with_block("1\t\t0\t1\t2"))) == [(("disputes", "reconsideration", "corrected"), "0")]


# ------------------------------------------------------------------------------------------------ the prose


@pytest.mark.parametrize(
    ("block", "said", "column", "right"),
    [
        ("1\t0\t0\t1\t7", "因政府信息公开引起行政复议2件。", "total", "2"),
        ("0\t0\t0\t0\t10", "未发生因政府信息公开引起的行政复议。", "total", "0"),
        ("6\t0\t0\t1\t2", "因政府信息公开引起行政复议2件，结果维持1件，尚未审结1件。", "upheld", "1"),
    ],
)
def test_where_the_prose_bears_out_one_way_it_is_taken(block: str, said: str, column: str, right: str) -> None:
    text = with_block(block, said)
    (only,) = findings(text)
    assert only.cell == ("disputes", "reconsideration", column) and content(only) == right
    assert f"应为 {right}" in only.message.zh and "可能应为" not in only.message.zh and "；文中“" in only.message.zh
    assert only.related[-1].message.zh.startswith("文中“")
    assert list(fixed(text)) == [(tuple(only.cell), right)]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("1\t0\t0\t1\t7", "因政府信息公开引起行政复议7件。"),  # As the table has it: the total may be copied.
        ("1\t0\t0\t1\t7", "因政府信息公开引起行政复议5件。"),
        ("5\t0\t0\t0\t3", "因政府信息公开引起行政复议3件。"),
        ("1\t0\t0\t1\t7", "因政府信息公开引起行政复议2件，结果维持6件，尚未审结1件。"),  # It contradicts itself.
        ("1\t0\t0\t1\t7", "收到行政复议申请2件。"),
    ],
)
def test_where_the_prose_bears_out_none_or_more_nothing_is_written(block: str, said: str) -> None:
    text = with_block(block, said)
    assert not any(each.fix for each in findings(text, select=("LR3",)))
    assert not list(fixed(text))


def test_a_figure_that_the_prose_has_too_is_left_though_row_and_column_speak_against_it() -> None:
    row = "一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t10"
    text = village()
    assert row in text
    text = text.replace(row, row.replace("\t10", "\t12")).replace(
        "来信来访都有回音。", "全年新收政府信息公开申请{}件。"
    )
    (only,) = findings(text.format(12), select=("LR3",))
    assert only.fix is None and "可能应为 10" in only.message.zh and "；但文中“" in only.message.zh
    assert not list(fixed(text.format(12)))
    (only,) = findings(text.format(10), select=("LR3",))
    assert content(only) == "10"


def test_no_figure_is_written_because_another_fix_has_made_it_look_forced() -> None:
    """A blank beside a figure in question stays blank, round after round."""
    rng = Random("rounds")
    for _ in range(10):
        source = report(rng, 2021, 20)
        row = rng.choice([each[1] for each in counted(source, "requests")])
        one: Address = ("requests", row, "natural")
        other: Address = ("requests", row, "business")
        rendered = spoiled(source, {one: int(source.figures[one]) + 5})
        assert not list(fixed(emptied(rendered, [other])))
