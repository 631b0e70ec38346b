"""Pages as sites lay them out: tables within tables, rows that browsers move, and frames; the report in them is read."""

from __future__ import annotations

import pytest

from tests.readers.blocks import read, seen
from tests.readers.html.test_reader import stands
from tests.support.linting import findings, names, place, replaced, result
from tests.support.pages import page, rows, tables
from tests.support.village import DISCLOSURE, TITLE, village

FRAMES = {
    "a cell": ("<table><tr><td>", "</td></tr></table>"),
    "a cell in a cell": ("<table><tr><td><table><tr><td>", "</td></tr></table></td></tr></table>"),
    "in the middle": (
        "<center><table><tr><td align=center><table><tr><td>",
        "</td></tr></table></td></tr></table></center>",
    ),
    "capitals": ("<TABLE><TBODY><TR><TD><DIV><TABLE><TR><TD>", "</TD></TR></TABLE></DIV></TD></TR></TBODY></TABLE>"),
    "a form": ("<form><table><tr><td><form><table><tr><td>", "</form></td></tr></table></td></tr></table></form>"),
    "beside a menu": (
        "<table><tr><td><a href=/>首页</a></td><td><table><tr><td>",
        "</td></tr></table></td></tr></table>",
    ),
    "above a footer": (
        "<table><tr><td><table><tr><td>",
        "</td></tr></table></td></tr><tr><td>版权所有</td></tr></table>",
    ),
    "below a banner": ("<table><tr><td colspan=2><img src=a.png></td></tr><tr><td>", "</td></tr></table>"),
    "four deep": ("<table><tr><td>" * 4, "</td></tr></table>" * 4),
    "four deep, none closed": ("<table><tr><td>" * 4, ""),
    "twelve deep": ("<table><tr><td>" * 12, "</td></tr></table>" * 12),
}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_report_in_tables_that_lay_out_the_page_is_read_as_without_them(frame: str) -> None:
    before, behind = FRAMES[frame]
    assert names(findings(page(before=before, behind=behind), ".html")) == []
    broken = replaced(page(before=before, behind=behind), {"<td>12</td>": "<td></td>"})
    assert names(findings(broken, ".html")) == ["blank-cell"]


@pytest.mark.parametrize(
    "rows_before", ["<tr><td>发布时间：2022-01-20　来源：县政府</td></tr>", "<tr><td>来源</td><td>县政府</td></tr>", ""]
)
@pytest.mark.parametrize("title", [TITLE, f"<h1>{TITLE}</h1>", f"<p>{TITLE}</p>"])
def test_title_and_text_may_be_rows_of_one_table(title: str, rows_before: str) -> None:
    before = f"<table width=980><tr><td class=title>{title}</td></tr>{rows_before}<tr><td>"
    assert names(findings(page(title="", before=before, behind="</td></tr></table>"), ".html")) == []


def test_every_paragraph_may_be_a_row_of_the_table_that_lays_out_the_page() -> None:
    text = page(
        before="<table>", heading="<tr><td>{}</td></tr>\n", title=f"<tr><td>{TITLE}</td></tr>", behind="</table>"
    )
    text = text.replace("<p>", "<tr><td>").replace("</p>", "</td></tr>")
    for table in tables():
        text = text.replace(table, f"<tr><td>{table}</td></tr>")
    assert names(findings(text, ".html")) == []


def test_a_table_around_the_text_of_one_cell_is_part_of_the_cell() -> None:
    cell = "<td><table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table></td>"
    assert names(findings(page(disclosure=tables(cell)[0]), ".html")) == []


# --------------------------------------------------------------------------------------------------- parts of a table


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ("<tfoot><tr><td>丙</td></tr></tfoot><tr><td>甲</td></tr><tr><td>乙</td></tr>", ["甲", "乙", "丙"]),
        ("<tfoot><tr><td>丙<tbody><tr><td>甲<tr><td>乙", ["甲", "乙", "丙"]),
        ("<tbody><tr><td>乙</tbody><thead><tr><td>甲</thead><tr><td>丙", ["甲", "乙", "丙"]),
        ("<tfoot><tr><td>丙</tfoot><thead><tr><td>甲</thead><tr><td>乙", ["甲", "乙", "丙"]),
        ("<tfoot><tr><td>丙</tfoot><tr><td>甲<tfoot><tr><td>乙</tfoot>", ["甲", "乙", "丙"]),
        ("<thead><tr><td>甲<tbody><tr><td>乙<tfoot><tr><td>丙", ["甲", "乙", "丙"]),
        ("<tr><td>甲<thead><tr><td>乙<thead><tr><td>丙", ["乙", "甲", "丙"]),
    ],
)
def test_head_and_foot_stand_where_browsers_show_them(table: str, shown: list[str]) -> None:
    body = f"<table>{table}</table>"
    assert seen(read(body, ".html").blocks) == [[[each] for each in shown]]


def test_a_report_whose_last_rows_are_a_foot_that_is_written_first_is_read() -> None:
    lines = rows(DISCLOSURE).splitlines()
    table = f"<table><tfoot>{lines[-1]}</tfoot><tbody>{''.join(lines[:-1])}</tbody></table>"
    assert names(findings(page(disclosure=table), ".html")) == []


# ----------------------------------------------------------------------------------------------------- frames, fields


def test_a_page_of_frames_says_that_the_report_is_elsewhere() -> None:
    text = f"<html><head><title>{TITLE}</title></head><frameset cols='20%,*'><frame src=a.html><frame src=b.html>"
    (found,) = findings(f"{text}<noframes>{page()}</noframes></frameset></html>", ".html")
    assert (found.name, place(found)) == ("report-elsewhere", "1:20")


@pytest.mark.parametrize(
    "field",
    [
        '<input type="text" readonly value="{}">',
        "<INPUT VALUE='{}'>",
        "<span><input type=number value={}></span>",
        "<select><option selected>{}</option></select>",
        "<textarea rows=1>{}</textarea>",
    ],
)
def test_figures_in_the_fields_of_a_form_are_one_finding_a_table(field: str) -> None:
    cells = "".join(
        "<tr>" + "".join(f"<td>{field.format(text) if text.isdigit() else text}</td>" for text in row) + "</tr>"
        for row in (("规章", "0", "0", "0"), ("行政许可", "12"))
    )
    (found,) = findings(page(disclosure=f"<table>{cells}</table>"), ".html")
    assert found.name == "unreadable-table"
    assert "输入框" in found.message.zh


def test_fields_that_hold_no_figure_do_not_hide_what_stands_beside_them() -> None:
    for field in ("<input type=hidden value=7>", "<input type='checkbox'>", "<input type=button value=改>"):
        assert names(findings(replaced(page(), {"<td>12</td>": f"<td>12{field}</td>"}), ".html")) == []
        assert names(findings(replaced(page(), {"<td>12</td>": f"<td>{field}</td>"}), ".html")) == ["blank-cell"]
    search = "<form><table><tr><td>搜索</td><td><input name=q></td></tr></table></form>"
    assert names(findings(page(before=search), ".html")) == []


# -------------------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize("suffix", ["aspx", "jsp", "php", "do", "jhtml", "shtml", "PHP"])
def test_a_page_may_be_named_as_its_server_names_it(suffix: str) -> None:
    assert findings(page(), f".{suffix}") == []
    assert findings(f'<%@ Page Language="C#" %>\n{page()}', f".{suffix}") == []
    assert names(findings(page(), ".pdf")) == ["misnamed-file"]


def test_text_that_is_named_like_a_page_is_read_as_text() -> None:
    assert result("柳溪县\n<1>", ".do").status == "skipped"


# ------------------------------------------------------------------------------------------------ tables by their style

CELL, ROW, TABLE = ("display:table-cell", "display:table-row", "display:table")


def styled(text: str) -> str:
    """The tables of a page as elements that only their style makes tables."""
    for name, style in (("td", CELL), ("tr", ROW), ("table", TABLE)):
        text = text.replace(f"<{name}>", f"<div style='{style}'>").replace(f"</{name}>", "</div>")
    return text


def test_a_table_that_only_its_style_makes_one_is_a_table() -> None:
    assert names(findings(styled(page()), ".html")) == []
    broken = replaced(styled(page()), {f"<div style='{CELL}'>12</div>": f"<div style='{CELL}'></div>"})
    assert names(findings(broken, ".html")) == ["blank-cell"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            f"<div style='{TABLE}'><p style='{ROW}'><b style='{CELL}'>甲</b><b style='{CELL}'>乙</b></p></div>丙",
            [[["甲", "乙"]], "丙"],
        ),
        (f"<div style='{TABLE}'><div style='{CELL}'><div>甲</div><div>乙</div></div></div>", [[["甲 乙"]]]),
        (f"<div style='{CELL}'>甲</div><div style='{ROW}'>乙</div>", ["甲", "乙"]),
        (f"<table><tr><td>甲<div style='{CELL}'>乙</div></td><td>丙</td></tr></table>", [[["甲 乙", "丙"]]]),
        (f"<ul style='{TABLE}'><li style='{ROW}'><i style='{CELL}'>甲</i></li></ul><p>乙</p>", [[["甲"]], "乙"]),
        (f"<div style='{TABLE}'><div style='{ROW}'><div style='{CELL}'>甲", [[["甲"]]]),
    ],
)
def test_parts_of_a_table_by_style_end_with_their_elements(body: str, shown: list[object]) -> None:
    assert seen(read(body, ".html").blocks) == shown


@pytest.mark.parametrize("bar", ["|", "｜", "│", "&#9;"])
@pytest.mark.parametrize("line", ["<p>{}</p>", "{}<br>\n", "<div><span>{}</span></div>"])
def test_a_text_with_bars_that_is_put_into_a_page_line_by_line_is_read(bar: str, line: str) -> None:
    text = "".join(line.format(each.replace("\t", bar)) for each in village().splitlines())
    assert names(findings(text, ".html")) == []
    wrong = replaced(text, {f"行政许可{bar}12": f"行政许可{bar}十二件"})
    (found,) = findings(wrong, ".html")
    assert (found.name, place(found)) == ("not-a-number", stands(wrong, "十二件"))


def test_a_page_whose_frame_is_a_table_by_its_style_may_lack_its_report() -> None:
    text = f"<div style='{TABLE}'><div style='{CELL}'><h1>{TITLE}</h1></div></div><script>load()</script>"
    assert names(findings(text, ".html")) == ["report-elsewhere"]


# ----------------------------------------------------------------------------------------------------------- captions


@pytest.mark.parametrize(
    "caption",
    ["表1", "表一", "表 1", "表2-1　主动公开", "附表1", "附件3：", "（表1）", "图1 主动公开", "续表2", "单位：件"],
)
def test_the_caption_of_a_table_is_no_figure(caption: str) -> None:
    for element in ("<p>{}</p><table>", "<table><caption>{}</caption>", "<p align=center><b>{}</b></p><table>"):
        text = page().replace("<table>", element.format(caption))
        assert names(findings(text, ".html")) == []
    assert names(findings(village().replace("第二十条第（一）项", f"{caption}\n\n第二十条第（一）项", 1))) == []
