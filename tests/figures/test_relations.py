"""The relations are data; a blank is unknown and not zero; an unreadable cell makes nothing broken."""

from __future__ import annotations

from collections import Counter
from itertools import product
from random import Random
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import UnexpectedInput

from lint_reports.config.settings import Settings
from lint_reports.figures.instances import Instance, failing, holds, instances
from lint_reports.figures.relations import parse_relations, relations
from lint_reports.figures.table import tables_of
from lint_reports.linter import parse
from lint_reports.model.figure import Unreadable
from lint_reports.model.report import Report
from tests.corpus import LAYOUTS, report
from tests.support.examples import examples
from tests.support.linting import check, findings, names, replaced
from tests.support.village import REQUESTS, old_village, village

EDITIONS = (2019, 2021)
TOTALS = ("broken-balance", "broken-column-total", "broken-row-total", "broken-dispute-total")


def parsed(text: str) -> Report:
    found = parse("年报.txt", text.encode(), Settings())
    assert found is not None
    return found


def laid(edition: int) -> dict[str, tuple[Instance, ...]]:
    """The instances of every table of the edition, by section."""
    source = parsed(village() if edition == 2021 else old_village())
    return {section.name: instances(edition, section.name, table) for section, table in source.tables()}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_relations_of_an_edition_are_parsed_with_their_source_and_messages(edition: int) -> None:
    assert {each.rule for each in relations(edition)} >= set(TOTALS)
    for each in relations(edition):
        assert each.kind in ("mandated", "implied", "heuristic")
        assert each.source
        assert all(each.messages)
    assert [each.kind for each in relations(edition) if each.rule == "broken-balance"] == ["mandated"]


@pytest.mark.parametrize(("edition", "rows"), [(2019, 23), (2021, 25)])
def test_the_totals_are_asked_of_every_row_column_and_block(edition: int, rows: int) -> None:
    counts = Counter(each.relation.rule for table in laid(edition).values() for each in table)
    assert {rule: counts[rule] for rule in TOTALS} == dict(zip(TOTALS, (7, 7, rows, 3), strict=True))


@pytest.mark.parametrize(("edition", "addends"), [(2019, 19), (2021, 21)])
def test_a_column_total_has_every_row_of_the_results_and_no_other(edition: int, addends: int) -> None:
    for each in laid(edition)["requests"]:
        size = {"broken-column-total": 1 + addends, "broken-balance": 4, "broken-row-total": 7}[each.relation.rule]
        assert len(each.figures) == len(set(each.figures)) == size


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_anchor_of_a_total_is_the_total(edition: int) -> None:
    source = parsed(village() if edition == 2021 else old_village())
    for table in tables_of(source):
        for each in instances(edition, table.section.name, table.table):
            anchor = table.figures[each.anchor]
            if each.relation.rule in ("broken-row-total", "broken-dispute-total"):
                assert anchor.name == "total"
            elif each.relation.rule == "broken-column-total":
                assert anchor.parent is not None
                assert anchor.parent.name == "results_total"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_fields_of_a_message_are_those_that_are_filled_in(edition: int) -> None:
    for each in relations(edition):
        comparisons = (each.comparison, *each.conditions)
        terms = [term for comparison in comparisons for term in (*comparison.left, *comparison.right)]
        known = {"row", "column", "left", "right", "parts", *("_".join(term.path) for term in terms)}
        for message in each.messages:
            fields = {field for _, field, _, _ in Formatter().parse(message) if field is not None}
            assert fields <= known, message


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_relation_holds_in_a_sound_report(layout: str) -> None:
    for year in (2020, 2022):
        rendered = LAYOUTS[layout](report(Random(7), year))
        source = parse(f"年报{rendered.suffix}", rendered.data, Settings())
        assert source is not None
        for table in tables_of(source):
            laid_here = instances(source.edition, table.section.name, table.table)
            assert laid_here or table.section.name == "disclosure"
            assert [each for each in laid_here if not holds(each, table.values)] == []


def total_of_row() -> Instance:
    return next(each for each in laid(2021)["requests"] if each.relation.rule == "broken-row-total")


def some_values(instance: Instance, left: list[object], right: list[object]) -> list[object]:
    """Values for a table in which only the figures of one relation are filled in."""
    values: list[object] = [0] * 500
    wanted = [index for side in (instance.left, instance.right) for addend in side for index in addend.figures]
    for index, value in zip(wanted, [*left, *right], strict=True):
        values[index] = value
    return values


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        (6, [1, 2, 3, 0, 0, 0], True),
        (7, [1, 2, 3, 0, 0, 0], False),
        (7, [1, 2, None, 0, 0, 0], True),
        (2, [1, 2, None, 0, 0, 0], False),
        (3, [1, 2, None, 0, 0, 0], True),
        (None, [1, 2, 3, 0, 0, 0], True),
        (None, [None] * 6, True),
        (0, [None] * 6, True),
        (5, [None] * 6, True),
        (99, [1, 2, Unreadable, 0, 0, 0], True),
        (Unreadable, [1, 2, 3, 0, 0, 0], True),
        (0, [1, Unreadable, None, 0, 0, 0], True),
    ],
)
def test_a_total_is_broken_only_where_nothing_the_blanks_could_hold_mends_it(
    total: object, parts: list[object], expected: bool
) -> None:
    instance = total_of_row()
    assert holds(instance, some_values(instance, [total], parts)) is expected


@settings(max_examples=examples(300), deadline=None, derandomize=True, database=None)
@given(cells=st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=7, max_size=7))
def test_broken_is_what_no_filling_of_the_blanks_makes_hold(cells: list[int | None]) -> None:
    instance = total_of_row()
    total, parts = cells[0], cells[1:]
    known = sum(part for part in parts if part is not None)
    most = max(known, total or 0)
    sums = {known + sum(filling) for filling in product(range(most + 1), repeat=min(parts.count(None), 2))}
    mended = bool(sums) if total is None else total in sums
    assert holds(instance, some_values(instance, [total], list(parts))) is mended


def test_a_balance_with_a_blank_is_broken_only_where_no_number_is_small_enough() -> None:
    balance = next(each for each in laid(2021)["requests"] if each.relation.rule == "broken-balance")
    assert not holds(balance, some_values(balance, [3, 0], [2, 0]))
    for blank in range(4):
        values = [3, 0, 2, 0]
        filled: list[object] = [None if at == blank else value for at, value in enumerate(values)]
        mends = blank != 1  # 3 plus something is never 2
        assert holds(balance, some_values(balance, filled[:2], filled[2:])) is mends


def test_a_blank_in_a_report_is_not_taken_for_a_nought() -> None:
    line = "一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t10"
    blank = replaced(village(), {line: line.replace("\t6\t3", "\t\t3")})
    assert names(findings(blank)) == ["blank-cell"]
    too_much = replaced(village(), {line: line.replace("\t6\t3", "\t\t13").replace("\t10", "\t10")})
    assert "broken-row-total" in names(findings(too_much))


@pytest.mark.parametrize("column", range(7))
@pytest.mark.parametrize("text", ["/", "1件左右", "-1", *((w) for w in ("若干", "见附件"))])
def test_a_cell_that_is_no_number_breaks_no_total(text: str, column: int) -> None:
    """The row has squares of its label's to spare, which are not to take the place of the cell."""
    cells = ["1", "0", "0", "0", "0", "0", "1"]
    line = "二、上年结转政府信息公开申请数量\t\t\t"
    changed = [*cells[:column], text, *cells[column + 1 :]]
    found = findings(replaced(village(), {line + "\t".join(cells): line + "\t".join(changed)}))
    assert names(found) == ["not-a-number"]
    assert found[0].cell is not None
    assert found[0].cell.row == "2"


def test_a_row_with_a_cell_too_few_breaks_no_total() -> None:
    line = "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0"
    assert line in REQUESTS
    found = findings(replaced(village(), {line: line.rsplit("\t", 1)[0]}))
    assert [name for name in names(found) if name.startswith("broken")] == []


def test_a_wrong_figure_breaks_what_it_is_part_of_and_nothing_else() -> None:
    text = replaced(village(), {"\t（七）总计\t\t6\t3\t0\t0\t1\t0\t10": "\t（七）总计\t\t6\t3\t0\t0\t1\t0\t11"})
    assert set(names(findings(text))) <= {"broken-row-total", "broken-column-total", "broken-balance"}
    assert findings(text)


def test_the_totals_of_the_old_form_are_checked_too() -> None:
    assert len(check("broken-row-total", "otherwise", "（六）其他处理\t1\t0\t0\t0\t0\t0\t2", 2019)) == 1
    assert check("broken-row-total", "otherwise", "（六）其他处理\t1\t0\t0\t0\t0\t0\t1", 2019) == []


def test_a_relation_may_have_factors_numbers_conditions_and_other_years() -> None:
    (relation,) = parse_relations(
        "heuristic some-rule in requests:\n    2 * received.total - 1 >= previous.carried_out.0 + 3 when total > 0\n"
        '    source "甲"\n    zh "乙"\n    en "c"  // a remark\n'
    )
    assert (relation.kind, relation.rule, relation.table, relation.each) == ("heuristic", "some-rule", "requests", "")
    assert [(term.factor, term.path) for term in relation.comparison.left] == [(2, ("received", "total")), (-1, ())]
    assert relation.comparison.operator == ">="
    assert [(term.factor, term.path) for term in relation.comparison.right] == [
        (1, ("previous", "carried_out", "0")),
        (3, ()),
    ]
    assert len(relation.conditions) == 1
    assert (relation.source, relation.messages) == ("甲", ("乙", "c"))


@pytest.mark.parametrize(
    "text",
    [
        "mandated",
        "mandated rule in requests: a = b",
        'sacred a-rule in requests: a = b source "甲"',
        'implied a-rule in requests, each box: a = b source "甲"',
    ],
)
def test_a_relation_that_is_not_in_the_language_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(UnexpectedInput) as refused:
        parse_relations(text)
    assert refused.value.line is not None


KNOWN = st.integers(0, 4)
VALUES = st.one_of(KNOWN, KNOWN, KNOWN, st.none(), st.just(Unreadable), st.decimals(0, 4, places=1))


@pytest.mark.parametrize("edition", EDITIONS)
@given(data=st.data())
def test_all_relations_of_a_table_fail_as_each_by_itself(edition: int, data: st.DataObject) -> None:
    for relations_of_table in laid(edition).values():
        size = 1 + max(index for each in relations_of_table for index in each.figures)
        few = data.draw(st.sampled_from([KNOWN, VALUES]))
        values = data.draw(st.lists(few, min_size=size, max_size=size))
        assert failing(relations_of_table, values) == [each for each in relations_of_table if not holds(each, values)]


MORE = parse_relations(
    """
    implied some-rule in requests, each row: total = natural + legal when natural > 2
    implied some-rule in requests, each row: 2 * total = natural + 2
    implied some-rule in requests, each row: total + natural = 2 * legal
    implied some-rule in requests, each row: 3 = natural
    implied some-rule in requests, each row: total - natural = legal
    implied some-rule in requests, each row: total = natural + 1
    """
)


@given(data=st.data())
def test_relations_with_numbers_and_conditions_fail_as_each_by_itself(data: st.DataObject) -> None:
    table = next(table for section, table in parsed(village()).tables() if section.name == "requests")
    relations_of_rows = [each for each in instances(2021, "requests", table, MORE) if each.relation in MORE]
    size = len(table.figures)
    values = data.draw(st.lists(data.draw(st.sampled_from([KNOWN, VALUES])), min_size=size, max_size=size))
    failed = failing(tuple(relations_of_rows), values)
    assert failed == [each for each in relations_of_rows if not holds(each, values)]


LARGE = 10**9


@pytest.mark.parametrize(("left", "right"), [(0, 0), (-3, 2), (2, 1), (1, 0)])
@pytest.mark.parametrize("operator", ["=", ">=", "<=", ">", "<", "!="])
def test_a_relation_with_blanks_holds_where_some_values_of_them_make_it_hold(
    operator: str, left: int, right: int
) -> None:
    """By what its two sides come to with every blank at nothing or at very much."""
    table = next(table for section, table in parsed(village()).tables() if section.name == "requests")
    (relation,) = parse_relations(
        f"implied some-rule in requests, each row: total {'-' if left < 0 else '+'} {abs(left)} {operator} 2 * natural - legal + {right}"
    )
    instance = next(each for each in instances(2021, "requests", table, (relation,)) if each.relation is relation)
    places = [addend.figures[0] for addend in (instance.left[0], *instance.right[:2])]
    for chosen in product((None, 0, 1, 2, 5), repeat=3):
        values: list[int | None] = [0] * len(table.figures)
        for place, value in zip(places, chosen, strict=True):
            values[place] = value
        came = [
            total + left - (2 * natural - legal + right)
            for total, natural, legal in product(*((0, LARGE) if each is None else (each,) for each in chosen))
        ]
        low, high = min(came), max(came)
        asked = {
            "=": low <= 0 <= high,
            ">=": high >= 0,
            "<=": low <= 0,
            ">": high > 0,
            "<": low < 0,
            "!=": (low, high) != (0, 0),
        }
        assert holds(instance, values) == asked[operator], chosen


@pytest.mark.parametrize("unknown", [None, Unreadable])
def test_a_relation_of_whose_condition_a_figure_is_unknown_is_not_checked(unknown: object) -> None:
    table = next(table for section, table in parsed(village()).tables() if section.name == "requests")
    (relation,) = parse_relations("implied some-rule in requests, each row: total = natural when other + 1 > 0")
    instance = next(each for each in instances(2021, "requests", table, (relation,)) if each.relation is relation)
    (of,) = instance.conditions[0].left[0].figures
    values: list[object] = [index for index, _ in enumerate(table.figures)]
    assert not holds(instance, values)
    values[of] = unknown
    assert holds(instance, values)


def test_of_a_row_with_a_figure_too_many_no_total_is_asked() -> None:
    for more in ("7\t", "0\t"):
        text = village().replace("（一）予以公开\t\t2\t1", f"（一）予以公开\t\t{more}3\t1")
        assert text != village()
        told = names(findings(text))
        assert "long-row" in told
        assert not set(TOTALS) & set(told)
