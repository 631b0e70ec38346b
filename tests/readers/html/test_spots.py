"""Pages made from PDF, each text in its place, and other pages that no element sets out."""

from __future__ import annotations

import pytest

from lint_reports.readers.html.page import tree_of
from lint_reports.readers.html.spots import placed_lines
from lint_reports.readers.html.tree import Words
from tests.readers.blocks import read, seen
from tests.readers.html.test_reader import stands
from tests.support.linting import findings, names, replaced
from tests.support.pages import page, rows, tables
from tests.support.village import DISCLOSURE, HEADINGS, TITLE, grid


def put(top: float, left: float, text: str, unit: str = "px", element: str = "p", more: str = "") -> str:
    return f"<{element} style='position:absolute;top:{top}{unit};left:{left}{unit};white-space:nowrap{more}'>{text}</{element}>\n"


def lines(body: str) -> list[str]:
    items = tree_of(body).items
    return [line.text for line in placed_lines(body, [item for item in items if isinstance(item, Words)])]


TABLE = [
    (100, 40, "信息内容"), (100, 150, "本年制发件数"), (100, 260, "本年废止件数"),
    (130, 40, "规章"), (130, 150, "0"), (130, 260, "1"),
    (160, 40, "行政规范性文件"), (160, 150, "12"), (160, 260, "0"),
    (190, 40, "总计"), (190, 150, "12"), (190, 260, "1"),
]  # fmt: skip


@pytest.mark.parametrize("unit", ["px", "pt", ""])
@pytest.mark.parametrize("element", ["p", "div", "span"])
def test_texts_at_one_height_are_a_line_with_columns_below_one_another(unit: str, element: str) -> None:
    texts = [put(*each, unit, element, ";font-size:14" + (unit or "px")) for each in TABLE]
    shown = lines(f"<div>{''.join(texts)}</div>")
    assert [line.split() for line in shown] == [[text for _, _, text in TABLE[at : at + 3]] for at in range(0, 12, 3)]
    wide = [sum(2 if char > "\u2000" else 1 for char in line[: line.rindex(line.split()[-1])]) for line in shown]
    assert len(set(wide)) == 1
    assert lines(f"<div>{''.join(reversed(texts))}</div>") == shown


def test_a_column_begins_below_others_however_near_the_text_before_it() -> None:
    texts = [put(*each, more=";font-size:15.4px") for each in TABLE]
    assert "行政规范性文件  12" in lines(f"<div>{''.join(texts)}</div>")[2]


def test_pieces_of_a_sentence_in_several_fonts_are_one_sentence() -> None:
    sizes = ";font-size:18px"
    pieces = [(219, 89, "统计期限为"), (218, 179, "<b>2022</b>"), (219, 225, "年"), (219, 246, "1"), (219, 259, "月")]
    assert lines("".join(put(*each, more=sizes) for each in pieces)) == ["统计期限为2022年1月"]


def test_pages_follow_one_another_and_lines_in_one_place_stand_below_one_another() -> None:
    one = put(700, 40, "甲<br>乙", more=";font-size:12px;line-height:20px") + put(720, 140, "丙")
    body = f"<div style='position:relative'>{one}</div><div style='position:relative'>{put(40, 40, '丁')}</div>"
    assert [line.split() for line in lines(body)] == [["甲"], ["乙", "丙"], ["丁"]]


def test_a_page_that_flows_in_one_place_is_read_as_it_flows() -> None:
    for start in ("<div style='position:absolute;top:0;left:0'>", "<div style='position:fixed;left:3px;top:9px'>"):
        assert names(findings(page(before=start, behind="</div>"), ".html")) == []
    ornament = "".join(put(9, 50 * number, "县") for number in range(4))
    assert names(findings(page(before=f"<div>{ornament}</div>"), ".html")) == []


def test_a_page_made_from_pdf_is_a_report_and_its_headings_are_found_where_they_stand() -> None:
    printed = [
        [TITLE],
        *([heading] for heading in HEADINGS[:2]),
        *grid(DISCLOSURE),
        *([heading] for heading in HEADINGS[2:]),
    ]
    body = "".join(
        put(20 * line, 40 + 90 * at, cell) for line, row in enumerate(printed) for at, cell in enumerate(row) if cell
    )
    found = findings(f"<html><body><div style='position:relative'>{body}</div></body></html>", ".html")
    assert "missing-section" not in names(found)
    assert "missing-title" not in names(found)
    shifted = replaced(body, {HEADINGS[4]: "五、存在的主要问题和改进情况"})
    (wrong,) = (each for each in findings(f"<body>{shifted}", ".html") if each.name == "misspelt-section")
    assert wrong.location.range is not None
    start = wrong.location.range.start
    assert f"{start.line}:{start.column}" == stands(f"<body>{shifted}", "五、存在的主要问题和改进情况")


# ------------------------------------------------------------------------------------------------------- no elements


def test_text_that_nothing_but_headings_is_marked_in_is_read_by_its_lines() -> None:
    assert seen(read("<h1>甲</h1>\n\n乙\n\n丙<b>丁</b>\n1\t2", ".html").blocks) == ["# 甲", "乙", "丙丁", [["1", "2"]]]
    assert seen(read("<h1>甲</h1>\n\n乙\n\n<p>丙\n丁</p>", ".html").blocks) == ["# 甲", "乙", "丙丁"]


def test_rows_and_columns_that_only_count_the_others_are_left_out() -> None:
    numbered = "".join(f"<tr><th>{at}</th>{row[4:]}\n" for at, row in enumerate(rows(DISCLOSURE).splitlines()))
    head = "<thead><tr><th></th>" + "".join(f"<th>{at}</th>" for at in range(4)) + "</tr></thead>"
    unnamed = "<thead><tr>" + "".join(f"<th>Unnamed: {at}</th>" for at in range(4)) + "</tr></thead>"
    for table in (numbered, head + numbered, unnamed + rows(DISCLOSURE)):
        assert names(findings(page(disclosure=f"<table class=dataframe>{table}</table>"), ".html")) == []


def test_figures_that_happen_to_count_are_figures() -> None:
    for table in tables("<th>{}</th>"), tables("<td>{}</td>"):
        assert names(findings(page(disclosure=table[0], requests=table[1], disputes=table[2]), ".html")) == []
    body = "<table><tr><td>0</td><td>1</td><td>2</td></tr></table><table><tr><th>0<td>甲<tr><th>1<td>乙</table>"
    assert seen(read(body, ".html").blocks) == [[["0", "1", "2"]], [["0", "甲"], ["1", "乙"]]]
