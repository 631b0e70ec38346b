"""HTML tables in Markdown, as converters leave them: every cell with the exact place of its text."""

from __future__ import annotations

import pytest

from lint_reports.model.document import Paragraph, Picture, Table
from tests.readers.blocks import at, cells, cut, read, seen, table
from tests.support.linting import findings, names, places, replaced
from tests.support.village import DISCLOSURE, DISPUTES, HEADINGS, REQUESTS, grid, line_of, village


def html(rows: list[list[str]], between: str = "\n") -> str:
    body = between.join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{between}{body}{between}</table>\n"


def written(**changed: str) -> str:
    parts = {"disclosure": DISCLOSURE, "requests": REQUESTS, "disputes": DISPUTES}
    tables = {name: html(grid(part)) for name, part in parts.items()}
    return village(**{**tables, **changed})  # type: ignore[arg-type]


def test_cells_have_their_texts_places_and_spans() -> None:
    document = read('<table>\n<tr><td colspan="2">规章</td>\n<th rowspan=3> 12 </th></tr>\n</table>\n', ".md")
    assert seen(document.blocks) == [[["规章", "12"]]]
    one, two = cells(document)
    assert (at(one), one.colspan, one.rowspan) == ("2:21-23", 2, 1)
    assert (at(two), two.colspan, two.rowspan) == ("3:16-18", 1, 3)
    assert [cut(document, cell) for cell in (one, two)] == ["规章", "12"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<td>12</td>", "12"),
        ("<TD ALIGN=left>12</TD>", "12"),
        ("<td><p><span style='x'>12</span></p></td>", "12"),
        ("<td>本年制<br>发件数</td>", "本年制 发件数"),
        ("<td>本年制<br/>发件数</td>", "本年制 发件数"),
        ("<td>&nbsp;</td>", ""),
        ("<td></td>", ""),
        ("<td>&nbsp;1&#50;</td>", "12"),
        ("<td>&lt;12</td>", "<12"),
        ("<td>A&B</td>", "A&B"),
        ("<td><!-- 待补 -->12</td>", "12"),
        ("<td>\n  12\n</td>", "12"),
        ("<td class='a'\n style='b'>12</td>", "12"),
        ("<td>12", "12"),
    ],
)
def test_mark_up_within_a_cell_is_no_part_of_it(cell: str, text: str) -> None:
    document = read(f"<table><tr>{cell}</tr></table>\n", ".md")
    assert seen(document.blocks) == [[[text]]]


def test_the_place_of_a_text_is_behind_the_tags_in_front_of_it() -> None:
    document = read("<table><tr><td><p> <b>12</b></p></td><td></td></tr></table>\n", ".md")
    assert [at(cell) for cell in cells(document)] == ["1:23-25", "1:42-42"]


def test_a_text_over_several_lines_ends_where_it_ends() -> None:
    document = read("<table><tr><td>本年制\n发件数</td></tr></table>\n", ".md")
    assert [at(cell) for cell in cells(document)] == ["1:16-2:4"]


@pytest.mark.parametrize(
    "spans", ["colspan=0", "colspan=-1", "colspan=x", "colspan", "colspan=²", "colspan=99999999999"]
)
def test_a_senseless_span_does_no_harm(spans: str) -> None:
    (cell,) = cells(read(f"<table><tr><td {spans}>0</td></tr></table>\n", ".md"))
    assert 1 <= cell.colspan <= 1000


def test_a_table_ends_with_its_outermost_tag() -> None:
    document = read("<table><tr><td>0</td></tr></table>\n五、存在的主要问题及改进情况\n", ".md")
    assert [type(block) for block in document.blocks] == [Table, Paragraph]


def test_text_between_two_tables_of_a_page_is_a_paragraph() -> None:
    document = read("<table><tr><td>0</td></tr>\n文字\n<tr><td>1</td></tr></table>\n", ".md")
    assert seen(document.blocks) == [[["0"]], "文字", [["1"]]]


def test_a_picture_within_a_table_is_seen() -> None:
    document = read('<table><tr><td><img src="a.png"></td></tr></table>\n', ".md")
    assert any(isinstance(block, Picture) for block in document.blocks)


def test_a_sound_report_with_html_tables_is_silent() -> None:
    assert findings(written(), ".md") == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("</td>", ""),
        lambda text: text.replace("</td>", "").replace("</tr>", ""),
        lambda text: text.replace("</table>", ""),
        lambda text: text.replace("</tr>\n", "</tr>\n\n"),
        lambda text: text.replace("<td>", "<TD>").replace("</td>", "</TD>").replace("table>", "TABLE>"),
        lambda text: text.replace("<td>", "<td><p><span>").replace("</td>", "</span></p></td>"),
        lambda text: text.replace("<td>", '<td style="border:1px\nsolid">'),
        lambda text: f"<div>\n{text}</div>\n",
        lambda text: text.replace("<table>", "<table><thead>").replace("</table>", "</tbody></table>"),
        lambda text: text.replace("<td></td>", "<td>&nbsp;</td>"),
    ],
    ids=["td open", "tr open", "table open", "empty lines", "capitals", "wrapped", "attributes", "div", "body", "nbsp"],
)
def test_careless_html_is_read_as_browsers_read_it(change: object) -> None:
    assert callable(change)
    text = change(written())
    assert text != written()
    assert findings(text, ".md") == []


def test_a_table_on_one_line_is_read() -> None:
    tables = [html(grid(part), "").strip() for part in (DISCLOSURE, REQUESTS, DISPUTES)]
    assert findings(village(disclosure=tables[0], requests=tables[1], disputes=tables[2]), ".md") == []


def test_headings_beside_a_table_on_their_lines_are_headings() -> None:
    text = written(disclosure=html(grid(DISCLOSURE)).strip() + f"\n{HEADINGS[2]}", requests=html(grid(REQUESTS)))
    assert names(findings(replaced(text, {f"\n\n{HEADINGS[2]}\n\n": "\n\n"}), ".md")) == []


@pytest.mark.parametrize("blank", ["<td></td>", "<td>&nbsp;</td>", "<td> <br> </td>", "<td><p></p></td>"])
def test_a_blank_cell_is_blank(blank: str) -> None:
    found = findings(replaced(written(), {"<td>12</td>": blank}), ".md")
    assert names(found) == ["blank-cell"]
    assert found[0].cell == ("disclosure", "行政许可", 0)


def test_a_wrong_figure_is_found_where_it_stands() -> None:
    text = replaced(written(), {"<td>12</td>": "<td><b>12件</b></td>"})
    assert places(findings(text, ".md")) == [f"{line_of(text, '行政许可')}:25 not-a-number"]


def test_an_html_table_in_a_comment_is_no_table() -> None:
    text = replaced(written(), {f"\n{HEADINGS[4]}": f"\n<!-- {html([['规章', '7']], '')} -->\n\n{HEADINGS[4]}"})
    assert findings(text, ".md") == []


def test_a_nested_table_does_no_harm() -> None:
    document = read("<table><tr><td>规章<table><tr><td>0</td></tr></table></td></tr></table>\n规章\n", ".md")
    assert [type(block) for block in document.blocks][-1] is Paragraph
    assert table(read("<table><tr><td>0</td></tr></table>", ".md")).rows
