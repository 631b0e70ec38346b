"""Least-cost repair: what it puts in and leaves out, that its result always parses, and what it may cost."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint_reports.config.settings import Settings
from lint_reports.form.editions import edition
from lint_reports.form.sections import CELL, END, TEXT
from lint_reports.linter import parse
from lint_reports.model.report import Leaf, Missing, Node, Report, Unexpected
from lint_reports.parser import costs
from lint_reports.parser.lexer import lex_table
from lint_reports.parser.repair import Repaired, Unrepairable, repair
from lint_reports.readers.source import Source
from tests.corpus import LAYOUTS, break_report, report
from tests.support.examples import examples
from tests.support.linting import names, replaced, result
from tests.support.village import DISCLOSURE, DISPUTES, REQUESTS, village

TABLES = {"disclosure": DISCLOSURE, "requests": REQUESTS, "disputes": DISPUTES}
Rows = list[list[Leaf]]


def rows_of(name: str, table: str | None = None) -> Rows:
    """The leaves of a table of the village, a list for every printed line, its heading in front."""
    form = edition(2021).form
    part = form.section(name)
    text = TABLES[name] if table is None else table
    document = Source.of("a.txt", text.encode()).read()
    heading = Leaf(part.heading, part.phrase, 1, 1, 1, 1, part.phrase)
    return [[heading, Leaf(END, "", 1, 1, 1, 1)], *lex_table(document.blocks, form, part).rows]


def repaired(name: str, rows: Rows) -> Repaired:
    return repair(edition(2021).lark, name, rows, edition(2021).form)


def parses(name: str, leaves: list[Leaf]) -> Node:
    tree = edition(2021).lark.parse(leaves, start=name)
    assert isinstance(tree, Node)
    return tree


def phrases(leaves: list[Leaf]) -> list[str]:
    return [leaf.phrase for leaf in leaves if leaf.phrase]


def put_in(found: Repaired) -> list[list[str]]:
    return [phrases(each.leaves) for each in found.repairs if isinstance(each, Missing)]


def left_out(found: Repaired) -> list[list[str]]:
    return [phrases(each.leaves) for each in found.repairs if isinstance(each, Unexpected)]


def label(row: list[Leaf]) -> str:
    return (phrases(row) or [""])[-1]


def at(rows: Rows, words: str) -> int:
    return next(
        index for index, row in enumerate(rows) if words in label(row) and any(leaf.type == CELL for leaf in row)
    )


@pytest.mark.parametrize("name", TABLES)
def test_what_is_right_costs_nothing_and_is_kept_as_it_is(name: str) -> None:
    rows = rows_of(name)
    found = repaired(name, rows)
    assert (found.cost, found.repairs) == (0, [])
    assert found.leaves == [leaf for row in rows for leaf in row]


def test_a_missing_row_is_put_in_whole() -> None:
    rows = rows_of("requests")
    del rows[at(rows, "重复申请")]
    found = repaired("requests", rows)
    assert put_in(found) == [["2.重复申请"]]
    assert left_out(found) == []
    assert found.cost == pytest.approx(costs.INSERT_ROW + 0.1 * 9)
    row = next(node for node in parses("requests", found.leaves).walk() if node.name == "repeated")
    assert row.missing
    assert len(row.figures) == 7


def test_a_missing_row_stands_where_the_next_one_begins() -> None:
    rows = rows_of("requests")
    gone = at(rows, "重复申请")
    del rows[gone]
    (missing,) = repaired("requests", rows).repairs
    assert {(leaf.line, leaf.column) for leaf in missing.leaves} == {(rows[gone][0].line, rows[gone][0].column)}
    assert all(leaf.missing for leaf in missing.leaves)


def test_a_repeated_row_is_left_out_whole() -> None:
    rows = rows_of("requests")
    again = rows[at(rows, "重复申请")]
    rows.insert(at(rows, "重复申请") + 1, [Leaf(leaf.type, leaf.text, 99, 1, 99, 2, leaf.phrase) for leaf in again])
    found = repaired("requests", rows)
    assert (put_in(found), left_out(found)) == ([], [["2.重复申请"]])
    assert found.cost == costs.DELETE_ROW


def test_of_two_rows_that_change_places_one_is_moved() -> None:
    rows = rows_of("requests")
    one, other = at(rows, "重复申请"), at(rows, "公开出版物")
    rows[one], rows[other] = rows[other], rows[one]
    found = repaired("requests", rows)
    assert len(put_in(found)) == len(left_out(found)) == 1
    assert put_in(found) == left_out(found)
    assert found.cost <= costs.DELETE_ROW + costs.INSERT_ROW + 0.1 * 9 + 1e-9


@pytest.mark.parametrize("place", range(7))
def test_a_row_with_a_cell_too_few_is_the_same_row_with_one_put_in(place: int) -> None:
    rows = rows_of("requests")
    row = rows[at(rows, "重复申请")]
    row.remove([leaf for leaf in row if leaf.type == CELL][place])
    found = repaired("requests", rows)
    assert found.cost == costs.INSERT_CELL
    (missing,) = found.repairs
    assert [leaf.type for leaf in missing.leaves] == [CELL]


@pytest.mark.parametrize(("blanks", "place"), [((), 6), ((5,), 6), ((2,), 3), ((0,), 1), ((1, 3), 4)])
def test_the_cell_that_is_missing_stands_behind_the_last_blank_one_or_else_at_the_end(
    blanks: tuple[int, ...], place: int
) -> None:
    rows = rows_of("requests")
    row = rows[at(rows, "重复申请")]
    cells = [leaf for leaf in row if leaf.type == CELL]
    row.remove(cells.pop())
    for number, leaf in enumerate(cells):
        leaf.text = "" if number in blanks else str(number + 1)
    found = repaired("requests", rows)
    figures = next(node for node in parses("requests", found.leaves).walk() if node.name == "repeated").figures
    assert [figure.cell.missing for figure in figures] == [number == place for number in range(7)]
    assert [figure.cell.text for figure in figures if not figure.cell.missing] == [leaf.text for leaf in cells]
    lost = figures[place].cell
    assert (lost.line, lost.column) == (
        (cells[place].line, cells[place].column) if place < 6 else (cells[-1].end_line, cells[-1].end_column)
    )


def test_a_row_with_a_cell_too_many_is_the_same_row_with_one_left_out() -> None:
    rows = rows_of("requests")
    row = rows[at(rows, "重复申请")]
    row.insert(-1, Leaf(CELL, "5", 1, 50, 1, 51))
    found = repaired("requests", rows)
    assert found.cost == costs.DELETE_FIGURE
    (surplus,) = found.repairs
    assert isinstance(surplus, Unexpected)
    assert surplus.reason == "surplus"


def test_a_word_in_a_row_of_its_own_is_left_out() -> None:
    rows = rows_of("requests")
    rows.insert(at(rows, "重复申请"), [Leaf(TEXT, "核对无误", 40, 1, 40, 5)])
    found = repaired("requests", rows)
    assert found.cost == costs.DELETE_WORDS_ROW
    assert [[leaf.text for leaf in each.leaves] for each in found.repairs] == [["核对无误"]]


def test_figures_without_a_label_are_the_row_that_is_missing_there() -> None:
    rows = rows_of("requests")
    place = at(rows, "重复申请")
    rows[place] = [leaf for leaf in rows[place] if not leaf.phrase]
    found = repaired("requests", rows)
    assert put_in(found) == [["2.重复申请"]]
    assert found.cost == costs.INSERT_PHRASE
    tree = parses("requests", found.leaves)
    assert not next(node for node in tree.walk() if node.name == "repeated").missing


@pytest.mark.parametrize(
    ("written", "meant", "gone"),
    [
        ("公益类的组织", "社会公益组织", "法律服务机构"),
        ("公益性社会团体组织", "社会公益组织", "法律服务机构"),
        ("提供法律服务的", "法律服务机构", "社会公益组织"),
        ("法律援助服务中心", "法律服务机构", "社会公益组织"),
    ],
)
def test_words_that_may_be_either_of_two_labels_are_the_one_that_they_are_liker(
    written: str, meant: str, gone: str
) -> None:
    head = "社会公益组织\t法律服务机构"
    assert REQUESTS.count(head) == 1
    found = result(village(requests=REQUESTS.replace(head, written)))
    said = {each.name: each.message.zh for each in found.diagnostics}
    assert said["misspelt-label"] == f"应为“{meant}”，写成了“{written}”"
    assert said["missing-header"] == f"表头缺少“{gone}”"


def test_a_number_gone_astray_does_not_make_another_row_of_a_row() -> None:
    rows = rows_of("requests")
    row = rows[at(rows, "重复申请")]
    mark = next(leaf for leaf in row if leaf.phrase)
    other = edition(2021).form.section("requests").terminals["3.要求提供公开出版物"]
    mark.type, mark.phrase = other, edition(2021).form.phrases[other]
    found = repaired("requests", rows)
    assert parses("requests", found.leaves)


def test_a_section_with_nothing_in_it_is_put_in_whole() -> None:
    for part in edition(2021).form.sections:
        found = repaired(part.name, [])
        tree = parses(part.name, found.leaves)
        assert all(leaf.missing for leaf in tree.all_leaves())
        assert len(tree.figures) == {"disclosure": 10, "requests": 175, "disputes": 15}.get(part.name, 0)


def test_costs_are_in_the_order_that_the_policy_asks() -> None:
    assert costs.DELETE_BLANK < costs.WORDS_AS_CELL < costs.INSERT_CELL <= costs.INSERT_PHRASE
    assert costs.INSERT_CELL < costs.DELETE_FIGURE < costs.DELETE_PHRASE < costs.DELETE_ROW
    assert costs.DELETE_BLANK_ROW < costs.DELETE_WORDS_ROW < costs.INSERT_ROW < costs.DELETE_ROW


# ---------------------------------------------------------------------------------------------------------- properties


def damaged(rows: Rows, rng: Random) -> Rows:
    """The rows after a few of them were taken away, doubled, exchanged, cut short or lengthened."""
    rows = [list(row) for row in rows]
    for _ in range(rng.randint(1, 5)):
        way, here, there = rng.randrange(6), rng.randrange(1, len(rows)), rng.randrange(1, len(rows))
        if way == 0 and len(rows) > 3:
            del rows[here]
        elif way == 1:
            rows.insert(there, list(rows[here]))
        elif way == 2:
            rows[here], rows[there] = rows[there], rows[here]
        elif way == 3 and rows[here]:
            del rows[here][rng.randrange(len(rows[here]))]
        elif way == 4:
            rows[here].insert(rng.randrange(len(rows[here]) + 1), Leaf(CELL, rng.choice(["", "5"]), 1, 1, 1, 2))
        elif way == 5:
            rows[here].insert(rng.randrange(len(rows[here]) + 1), Leaf(TEXT, "待补", 1, 1, 1, 3))
        rows = [row for row in rows if row]
    return rows


@settings(
    max_examples=examples(120), deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 10**6), name=st.sampled_from(list(TABLES)))
def test_what_is_repaired_always_parses_and_loses_nothing_unsaid(seed: int, name: str) -> None:
    rows = damaged(rows_of(name), Random(seed))
    try:
        found = repaired(name, rows)
    except Unrepairable:
        return
    tree = parses(name, found.leaves)
    given_leaves = [leaf for row in rows for leaf in row if leaf.type != END]
    left = [leaf for each in found.repairs if isinstance(each, Unexpected) for leaf in each.leaves]
    kept = [leaf for leaf in tree.all_leaves() if not leaf.missing and leaf.type != END]
    texts = sorted(leaf.text for leaf in given_leaves)
    assert sorted([leaf.text for leaf in kept] + [leaf.text for leaf in left if leaf.type != END]) == texts
    missing = {id(leaf) for each in found.repairs if isinstance(each, Missing) for leaf in each.leaves}
    assert all(id(leaf) in missing for leaf in tree.all_leaves() if leaf.missing and leaf.type != END)
    assert (found.cost > 0) or not found.repairs


def cost_of(data: bytes, suffix: str) -> float:
    source = parse(f"年报{suffix}", data, Settings())
    assert source is not None
    return source.cost


ROW_IN = costs.INSERT_ROW + 0.1 * 10
MOVED_GROUPS = 2 * costs.DELETE_PHRASE
"""With the first row of a group the labels over it go, or come in front of the next row."""
UNDOING = {
    "missing-row": ROW_IN + MOVED_GROUPS,
    "repeated-row": costs.DELETE_ROW,
    "misplaced-row": ROW_IN + costs.DELETE_ROW + MOVED_GROUPS,
    "unexpected-text": costs.DELETE_WORDS_ROW,
    "short-row": costs.INSERT_CELL,
    "long-row": costs.DELETE_FIGURE + 2 * costs.DELETE_BLANK,
    "misspelt-label": costs.DELETE_WORDS + costs.INSERT_PHRASE,
    "missing-heading": costs.INSERT_ROW + 0.2,
    "blank-cell": 0,
    "changed-figure": 0,
    "not-a-number": costs.WORDS_AS_CELL,
}
"""What it costs to take the fault back: the least cost can be no more."""


@pytest.mark.parametrize("layout", ["tabs", "bars-open", "pipe", "html-in-md"])
@pytest.mark.parametrize("name", UNDOING)
def test_a_repair_costs_no_more_than_taking_the_fault_back(layout: str, name: str) -> None:
    for seed in range(8):
        broken, _ = break_report(name, report(Random(seed), 2021), layout, Random(seed))
        lost = 4.2 if name == "missing-heading" else 0  # of a section of prose the text is lost with the heading
        assert cost_of(broken.data, broken.suffix) <= UNDOING[name] + lost + 1e-6


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_sound_report_costs_nothing(layout: str) -> None:
    rendered = LAYOUTS[layout](report(Random(3), 2021))
    assert cost_of(rendered.data, rendered.suffix) == 0


# -------------------------------------------------------------------------------------------------------------- bounds


def odd_rows(count: int) -> str:
    lines = REQUESTS.strip("\n").split("\n")
    return "\n".join([*lines[:3], *["某\t甲\t5"] * count, *lines[3:]])


def test_the_search_gives_up_at_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of("requests", odd_rows(30))
    assert repaired("requests", rows).cost > 0
    monkeypatch.setattr("lint_reports.parser.repair.BOUND", 100)
    with pytest.raises(Unrepairable):
        repaired("requests", rows)


def test_a_table_that_is_given_up_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_reports.parser.repair.BOUND", 100)
    found = result(village(requests=odd_rows(30))).diagnostics
    assert names(found) == ["unreadable-table"]
    assert "相差太远" in found[0].message.zh


def test_a_shuffled_table_is_a_matter_of_order_only() -> None:
    lines = REQUESTS.strip("\n").split("\n")
    shuffled = lines[:3] + Random(4).sample(lines[3:], len(lines) - 3)
    started = time.perf_counter()
    found = result(village(requests="\n".join(shuffled))).diagnostics
    assert time.perf_counter() - started < 10
    assert set(names(found)) <= {"misplaced-row", "missing-label", "missing-header", "unexpected-text"}
    assert "misplaced-row" in names(found)


def test_a_table_of_rows_that_all_come_ten_times_is_repaired_or_given_up_soon() -> None:
    lines = REQUESTS.strip("\n").split("\n")
    started = time.perf_counter()
    found = result(village(requests="\n".join(line for line in lines for _ in range(10)))).diagnostics
    assert time.perf_counter() - started < 20
    assert set(names(found)) <= {"repeated-row", "unreadable-table", "unexpected-text"}


# -------------------------------------------------------------------------- what repairs mean, seen together (settling)

OUTCOMES = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
BESIDE = {"\t\t3.其他\t0": "\n总计\t5\n\n\t\t3.其他\t0"}
"""A stray total in table three."""


@pytest.mark.parametrize("headings", [{}, {4: ""}])
def test_a_label_left_over_in_one_table_fills_no_gap_of_another(headings: dict[int, str]) -> None:
    """The heads of tables three and four both have 总计, and table four is not there at all."""
    found = result(replaced(village(disputes="", headings=headings), BESIDE)).diagnostics
    missing = "missing-section" if headings else "missing-table"
    assert sorted(names(found)) == sorted([missing, "repeated-row"])


def test_a_label_left_over_beside_a_whole_report_is_one_finding() -> None:
    assert names(result(replaced(village(), BESIDE)).diagnostics) == ["repeated-row"]


def test_a_head_that_runs_into_the_figures_is_no_crash() -> None:
    lines = DISPUTES.strip("\n").split("\n")
    assert lines[2].endswith(OUTCOMES)
    assert result(village(disputes=f"{lines[2]}{lines[3]}\n")).status == "checked"


def settled(text: str) -> Report:
    source = parse("年报.txt", text.encode(), Settings())
    assert source is not None
    return source


def test_a_moved_row_is_said_once_and_its_figures_are_read() -> None:
    one, other = "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n", "\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n"
    source = settled(replaced(village(), {one + other: other + one}))
    assert len(source.misplaced) == 1
    assert not [leaf for leaf in source.root.all_leaves() if leaf.missing and leaf.type != END]


def test_a_row_missing_at_the_end_of_a_table_is_missed_behind_its_last_row() -> None:
    rows = rows_of("requests")
    last = rows.pop()
    found = repaired("requests", rows)
    (missing,) = (each.leaves for each in found.repairs if isinstance(each, Missing))
    assert [leaf.type for leaf in missing] == [leaf.type for leaf in last]
    end = rows[-1][-1]
    assert {(leaf.line, leaf.column) for leaf in missing} == {(end.end_line, end.end_column)}


def test_a_row_cut_short_takes_its_figures_from_the_left() -> None:
    rows = rows_of("requests")
    short = next(row for row in rows if sum(leaf.type == CELL for leaf in row) == 7)
    end = short.pop()
    del short[-3:]
    found = repaired("requests", [*rows[: rows.index(short)], [*short, end], *rows[rows.index(short) + 1 :]])
    tree = parses("requests", found.leaves)
    figures = [leaf.missing for leaf in tree.all_leaves() if leaf.type == CELL][:7]
    assert figures == [False] * 4 + [True] * 3


def test_an_automaton_is_kept_and_what_it_has_worked_out_is_bounded() -> None:
    from lint_reports.parser.automaton import automaton

    lark = edition(2021).lark
    machine = automaton(lark, "requests")
    assert automaton(lark, "requests") is machine
    assert automaton(lark, "disputes") is not machine
    before = machine.rows(machine.start)
    for depth in range(1_200):
        machine.rows((*machine.start, *[machine.start[0]] * depth))
    assert len(machine._rows) <= 500
    assert machine.rows(machine.start) == before
