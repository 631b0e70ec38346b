"""Web pages: the report is found among what a site puts around it, in whatever mark-up, with the place of every cell."""

from __future__ import annotations

import pytest

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.document import Document, Paragraph, Picture, Table
from tests.readers.blocks import cells, read, seen
from tests.support.linting import findings, names, place, places, replaced, result
from tests.support.pages import page, rows, tables
from tests.support.village import DISCLOSURE, DISPUTES, HEADINGS, REQUESTS, TITLE


def html(body: str) -> Document:
    return read(body, ".html")


def texts(body: str) -> list[object]:
    return seen(html(body).blocks)


def stands(text: str, words: str, at: int = 0) -> str:
    """Line and column of some words in a text."""
    offset = text.index(words) + at
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


def marked(text: str, found: Diagnostic) -> str:
    """What stands in the file where a finding is."""
    assert found.location.range is not None
    (line, column), (end_line, end) = found.location.range
    assert line == end_line
    return text.split("\n")[line - 1][column - 1 : end - 1]


def test_a_sound_page_is_silent() -> None:
    assert findings(page(), ".html") == []
    assert findings(page(), ".htm") == []
    assert findings(page().replace("\n", ""), ".html") == []


# -------------------------------------------------------------------------------------------------- what a page shows


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<p>甲<span>乙</span><b>丙</b></p>", ["甲乙丙"]),
        ("<h2>甲</h2>乙", ["## 甲", "乙"]),
        ("<p>甲<span style='display:block'>乙<b>丙</b></span>丁</p>", ["甲", "乙丙", "丁"]),
        ("<p> 甲 \n  乙 </p>", ["甲乙"]),
        ("<p>A \n  B</p>", ["A B"]),
        ("<p>&nbsp;&nbsp;甲&amp;乙&#20844;&#x5F00;&ldquo;丙&rdquo;</p>", ["甲&乙公开“丙”"]),
        ("<p>A&B &nosuch; & 甲</p>", ["A&B &nosuch; & 甲"]),
        ("<p>1 < 2 <3 甲</p>", ["1 < 2 <3 甲"]),
        ("<p>甲<!-- 乙 -->丙<!-->丁<!---->戊</p>", ["甲丙丁戊"]),
        ("<p>甲<!-- 乙 <p>丙</p>", ["甲丙"]),
        ("<p>甲<![if !supportEmptyParas]>乙<![endif]>丙</p>", ["甲乙丙"]),
        ("<!--[if gte mso 9]><xml><o:p>甲</o:p></xml><![endif]--><p>乙</p>", ["乙"]),
        ("<xml><w:View>Normal</w:View></xml><p>乙</p>", ["乙"]),
        ("<?xml:namespace prefix = o /><p>乙<o:p></o:p></p>", ["乙"]),
        ("<SCRIPT>甲<p></SCRIPT ><style>乙</style><p>丁", ["丁"]),
        ("<title>丙</title><p>丁", ["丁"]),
        ("<noscript>请开启</noscript><select><option>甲</select><p>乙", ["乙"]),
        ("<select><p>甲", ["甲"]),
        ("<p title='a>b'>甲</p>", ["甲"]),
        ('<p title="a<b>">甲</p>', ["甲"]),
        ("<p title='甲>乙</p>", ["乙"]),
        ("</div></p>甲</span>", ["甲"]),
        ("甲<p", ["甲"]),
        ("<p>政\u00ad府</p><p>\u200b甲\ufeff</p>", ["政\u00ad府", "甲"]),
    ],
)
def test_text_is_read_as_browsers_show_it(body: str, shown: list[object]) -> None:
    assert texts(body) == shown


@pytest.mark.parametrize(
    "beside",
    [
        '<p><a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</p>',
        '<ul><li><a href="/a">二、主动公开政府信息情况</a></li></ul>',
        "<nav><p>三、收到和处理政府信息公开申请情况</p></nav>",
        '<div class="page-footer"><div>主办单位</div><p>网站地图</p></div>',
        "<div id=breadcrumb>当前位置</div>",
        '<div style="display: none">分享</div>',
    ],
)
def test_what_serves_to_find_ones_way_is_left_out(beside: str) -> None:
    assert texts(f"<p>甲</p>{beside}<p>乙</p>") == ["甲", "乙"]


def test_a_part_that_holds_a_table_is_no_mere_navigation() -> None:
    assert texts("<div class=nav><p>甲</p><table><tr><td>1</td></tr></table>") == ["甲", [["1"]]]


def test_a_paragraph_with_a_link_in_it_is_text() -> None:
    assert texts('<p>可在县政府门户网站（<a href="x">example.cn</a>）查阅本年度报告。</p>') == [
        "可在县政府门户网站（example.cn）查阅本年度报告。"
    ]


def test_a_heading_that_links_to_itself_is_a_heading() -> None:
    assert texts('<h2><a href="#s3">甲</a></h2><h2><a href="/x.html">乙</a></h2>') == ["## 甲"]


def test_a_link_that_is_never_closed_does_not_hide_what_follows() -> None:
    assert texts('<a href="x">甲<p>乙</p><p>丙</p>') == ["乙", "丙"]


# ------------------------------------------------------------------------------------------------------------- tables


def test_cells_have_their_texts_and_spans() -> None:
    document = html("<table><tr><td colspan=2>规章<td rowspan='3'>1<tr><th>A</table>")
    assert seen(document.blocks) == [[["规章", "1"], ["A"]]]
    assert [(cell.colspan, cell.rowspan) for cell in cells(document)] == [(2, 1), (1, 3), (1, 1)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p class=MsoNormal><span lang=EN-US>12<o:p></o:p></span></p>", "12"),
        ("1<span>2</span>", "12"),
        ("商业<br>企业", "商业 企业"),
        ("<p>商业</p>\n<p>企业</p>", "商业 企业"),
        ("\n  商业\n  企业\n", "商业企业"),
        ("&nbsp;12&nbsp;", "12"),
        ("<table><tr><td>12</td></tr></table>", "12"),
        ("<a href='x'>12</a>", "12"),
        ("<h3>12</h3>", "12"),
    ],
)
def test_a_cells_text_is_what_it_shows(cell: str, text: str) -> None:
    assert texts(f"<table><tr><td>规章</td><td>{cell}</td></tr></table>") == [[["规章", text]]]


def test_a_page_laid_out_with_a_table_is_read_as_what_stands_in_it() -> None:
    inner = "<table><tr><td>规章</td><td>1</td></tr></table>"
    assert texts(f"<table><tr><td>左</td><td><h1>甲</h1><p>乙</p>{inner}丙</td></tr></table>") == [
        "左",
        "# 甲",
        "乙",
        [["规章", "1"]],
        "丙",
    ]
    laid_out = page(before="<table width=900><tr><td>", behind="</td></tr></table>")
    assert findings(laid_out, ".html") == []


def test_text_between_the_cells_of_a_row_does_not_part_it() -> None:
    assert texts("<table><tr><td>规章</td>x<td>1</td></tr></table>") == [[["规章", "1"]], "x"]


def test_text_between_rows_stands_between_them() -> None:
    assert texts("<table><caption>表</caption><tr><td>1</td></tr>甲<tr><td>2</td></tr></table>") == [
        "表",
        [["1"]],
        "甲",
        [["2"]],
    ]


@pytest.mark.parametrize(
    ("opened", "shown"),
    [
        ("<tr><td>规章</td><td>1</td></tr><p>甲</p>", [[["规章", "1"]], "甲"]),
        ("<tr><td>规章<td>1<p>四、甲</p><p>乙</p>", [[["规章", "1"]], "四、甲", "乙"]),
        ("<tr><td>规章<td>1<h2>四、甲</h2><table><tr><td>2<td>3</table>", [[["规章", "1"]], "## 四、甲", [["2", "3"]]]),
    ],
)
def test_a_table_that_is_never_closed_does_not_swallow_what_follows(opened: str, shown: list[object]) -> None:
    assert texts(f"<table>{opened}") == shown


def test_a_table_that_is_never_closed_in_a_page_laid_out_with_one_swallows_nothing() -> None:
    laid_out = {"before": "<table width=900><tr><td>左</td><td>", "behind": "</td></tr></table>"}
    for number, name in enumerate(("disclosure", "requests", "disputes")):
        opened = tables()[number].replace("</table>", "").rstrip().removesuffix("</td></tr>")
        assert findings(page(**{name: opened}, **laid_out), ".html") == []


BROKEN = {
    "td open": ("</td>", ""),
    "tr open": ("</tr>", ""),
    "table open": ("</table>", ""),
    "p open": ("</p>", ""),
    "cells wrapped": ("<td>", "<td><p><span>"),
    "stray ends": ("</td>", "</span></p></div></b></td>"),
    "stray cells": ("</table>", "</table></td></tr></table>"),
    "empty rows": ("</tr>", "</tr><tr><td></td><td>&nbsp;</td></tr><tr></tr>"),
    "capitals": ("<td>", "<TD>"),
    "bodies": ("<table>", "<table><colgroup><col width=8></colgroup><thead><tbody>"),
    "conditional": ("<tr>", "<![if !supportMisalignedColumns]><tr><!--[if mso]><td>0</td><![endif]-->"),
    "no-break spaces": ("<td>", "<td>&nbsp;\u3000"),
    "blank cells": ("<td></td>", "<td><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></td>"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_page_with_careless_mark_up_is_read_all_the_same(name: str) -> None:
    old, new = BROKEN[name]
    assert old in page()
    assert names(findings(page().replace(old, new), ".html")) == []


def test_a_page_with_no_end_tags_at_all_is_read() -> None:
    text = page()
    for end in ("</td>", "</tr>", "</table>", "</p>", "</h1>", "</h2>", "</body>", "</html>"):
        text = text.replace(end, "")
    assert names(findings(text, ".html")) == []


@pytest.mark.parametrize(
    "heading",
    [
        "<p><strong>{}</strong></p>",
        "<p style='text-indent:2em'><span><b>　　{}</b></span></p>",
        "<div>{}</div>",
        "{}<br>",
        "<p><a name='_Toc1'></a>{}</p>",
        "<table><tr><td>{}</td></tr></table>",
    ],
)
def test_a_heading_is_a_heading_in_whatever_element(heading: str) -> None:
    assert findings(page(heading=heading), ".html") == []


def test_headings_and_labels_broken_by_tags_are_whole() -> None:
    text = replaced(
        page(),
        {
            "二、主动公开政府信息情况": "二、<span>主动公开</span>政府<!-- -->信息<b>情况</b>",
            "商业企业": "商业<br>企业",
            "社会公益组织": "<p>社会公益</p><p>组织</p>",
            "（七）总计": "（<span lang=EN-US>七</span>）总计",
        },
    )
    assert findings(text, ".html") == []


def test_a_group_label_that_comes_again_after_a_page_break_is_no_fault() -> None:
    row = "<tr><td></td><td></td><td>4."
    text = page()
    assert row in text
    assert names(findings(text.replace(row, "<tr><td></td><td>（三）不予公开</td><td>4.", 1), ".html")) == []


# ------------------------------------------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("cell", "wrong", "at"),
    [
        ("<td>12件</td>", "12件", 0),
        ("<td style='width:5pt'><p><span>12件</span></p></td>", "12件", 0),
        ("<td>&nbsp;12件</td>", "12件", 0),
        ("<td>\n　 12件\n</td>", "12件", 0),
        ("<td>1<span>2</span>件</td>", "1<span>2</span>件", 0),
        ("<td>12&#20214;</td>", "12&#20214;", 0),
        ("<td><!-- 待核 -->12件</td>", "12件", 0),
    ],
)
def test_a_wrong_figure_is_found_where_it_stands(cell: str, wrong: str, at: int) -> None:
    text = replaced(page(), {"<td>12</td>": cell})
    (found,) = findings(text, ".html")
    assert (found.name, found.cell) == ("not-a-number", ("disclosure", "行政许可", 0))
    assert place(found) == stands(text, wrong, at)
    assert marked(text, found) == wrong


@pytest.mark.parametrize(
    ("cell", "before"),
    [
        ("<td></td>", "<td>"),
        ("<td>\n</td>", "<td>"),
        ("<td>&nbsp;</td>", "<td>"),
        ("<td><p><span lang=EN-US><o:p></o:p></span></p></td>", "<td><p><span lang=EN-US>"),
        ("<td><p><span><o:p>&nbsp;</o:p></span></p></td>", "<td><p><span><o:p>"),
        ("<td><b></b><br></td>", "<td><b>"),
    ],
)
def test_a_blank_cell_is_found_where_its_figure_would_stand(cell: str, before: str) -> None:
    text = replaced(page(), {"<td>行政许可</td><td>12</td>": f"<td>行政许可</td>{cell}"})
    (found,) = findings(text, ".html")
    assert (found.name, found.cell) == ("blank-cell", ("disclosure", "行政许可", 0))
    assert place(found) == stands(text, f"行政许可</td>{cell}", len(f"行政许可</td>{before}"))


def test_a_repeated_heading_names_the_line_of_the_first() -> None:
    again = f"<h2>{HEADINGS[4]}</h2>\n<p>又一段。</p>\n"
    text = page(behind=again)
    (found,) = findings(text, ".html")
    assert found.name == "repeated-section"
    assert f"第 {stands(text, HEADINGS[4]).split(':')[0]} 行" in found.message.zh
    assert [place(found)] == [stands(text, again, 4)]


def test_a_report_all_on_one_line_has_places_in_it() -> None:
    text = page(behind=f"<h2>{HEADINGS[4]}</h2><p>又一段。</p>").replace("\n", "")
    assert names(findings(text, ".html")) == ["repeated-section"]
    wrong = replaced(text, {"<td>12</td>": "<td>12件</td>"})
    assert stands(wrong, "12件") in [place(each) for each in findings(wrong, ".html")]


# ------------------------------------------------------------------------------------------------------------ charset


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="{}">',
        "<META CHARSET={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}" />',
        "",
    ],
)
@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030", "utf-8", "UTF8"])
def test_a_page_is_read_in_the_encoding_it_names(meta: str, charset: str) -> None:
    text = replaced(page(head=meta.format(charset)), {"<td>12</td>": "<td>十二件</td>"})
    codec = "gb18030" if charset.lower().startswith("gb") else "utf-8"
    assert places(findings(text.encode(codec), ".html")) == [f"{stands(text, '十二件')} not-a-number"]


def test_a_page_that_names_a_wrong_encoding_is_read_in_the_right_one() -> None:
    text = page(head="<meta charset=gb2312>")
    assert findings(text.encode(), ".html") == []
    assert findings(page(head="<meta charset=utf-8>").encode("gb18030"), ".html") == []
    assert findings(page(head="<meta charset=rot13><meta charset=x>").encode(), ".html") == []
    assert findings(text.encode("utf-16"), ".html") == []


def test_a_page_all_of_references_is_a_report() -> None:
    text = "".join(f"&#{ord(char)};" if "\u4e00" <= char <= "\u9fff" else char for char in page())
    assert "公开" not in text
    assert findings(text, ".html") == []
    assert names(findings(text.replace("<td>12</td>", "<td></td>"), ".html")) == ["blank-cell"]
    hexed = "".join(f"&#x{ord(char):x};" if "\u4e00" <= char <= "\u9fff" else char for char in page())
    assert findings(hexed, ".html") == []


# ---------------------------------------------------------------------------------------------- pages with no report


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"<title>{TITLE}_县政府</title><div id=app></div><script>load()</script>", "脚本"),
        (f"<h1>{TITLE}</h1><div id=app></div><script>load()</script>", "脚本"),
        (f"<h1>{TITLE}</h1><p><a href='/P0.docx'>附件：{TITLE}.docx</a></p><img src=logo.png>", "附件"),
        (f"<h1>{TITLE}</h1><iframe src='a.pdf'></iframe>", "内嵌"),
        (f"<h1>{TITLE}</h1><p><img src='1.png'><img src='2.png'></p>", "图片"),
    ],
    ids=["title and script", "script", "attachment", "frame", "pictures"],
)
def test_a_page_whose_report_is_elsewhere_gets_one_finding(text: str, words: str) -> None:
    (found,) = findings(text, ".html")
    assert (found.code, found.name) == ("LR007", "report-elsewhere")
    assert words in found.message.zh
    assert place(found) == stands(text, TITLE)


def test_tables_that_are_pictures_are_one_finding() -> None:
    text = page(disclosure="<p><img src=2.png></p>", requests="<img src=3.png>", disputes="<a href=4.xlsx>表</a>")
    assert names(findings(text, ".html")) == ["unreadable-table"]


@pytest.mark.parametrize(
    "text",
    [
        "<title>政府信息公开年报</title><ul><li><a href=1>柳溪县2021年政府信息公开工作年度报告</a></li></ul><script></script>",
        "<title>政府信息公开</title><script></script>",
        "<h1>关于做好2021年政府信息公开工作年度报告编制的通知</h1><p><a href=1.doc>附件.doc</a></p>",
        "<p>政府信息公开指南</p><table><tr><td>公开</td></tr></table>",
    ],
)
def test_a_page_that_is_no_report_is_skipped(text: str) -> None:
    assert result(text, ".html").status == "skipped"


def test_a_part_that_is_missing_is_missing_with_scripts_and_pictures_about() -> None:
    text = page(before="<script>x</script><img src=logo.png>", disclosure="<p>略</p>")
    assert names(findings(text, ".html")) == ["missing-table"]


def test_pictures_in_a_cell_are_seen() -> None:
    blocks = html(
        "<table><tr><td><img src=a.png></td></tr></table><table><tr><td>1<img src=b.png></td></tr></table>"
    ).blocks
    assert [type(block) for block in blocks] == [Picture, Table, Picture]
    assert isinstance(html("<p>甲</p>").blocks[0], Paragraph)


def test_tables_may_follow_one_another_with_their_labels_apart() -> None:
    torn = [f"<table>{rows(part)}</table>" for part in (DISCLOSURE, REQUESTS, DISPUTES)]
    middle = torn[1].index("<tr><td></td><td></td><td>5.")
    requests = torn[1][:middle] + "</table><p>- 4 -</p><table>" + torn[1][middle:]
    assert names(findings(page(requests=requests), ".html")) == []
    assert tables()[0] in page()
