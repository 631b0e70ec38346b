"""What a page does not show is no part of the report."""

from __future__ import annotations

import pytest

from tests.readers.blocks import read, seen
from tests.support.linting import findings, names, replaced
from tests.support.pages import page


def texts(body: str) -> list[object]:
    return seen(read(body, ".html").blocks)


HIDDEN = (
    "style='display:none'",
    'STYLE="color:red; DISPLAY : none !important"',
    "hidden",
    "hidden=''",
    "style=visibility:hidden",
)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>甲</p><div {}><p>乙</p><div>丙</div><p>丁</p></div>戊", ["甲", "戊"]),
        ("<p>甲<span {}>乙<b>丙</b></span>丁</p>", ["甲丁"]),
        ("<p>甲<span {}>乙</p><p>丁</p>", ["甲", "丁"]),
        ("<p {}>甲<p>乙", ["乙"]),
        ("<p {}>甲<div>乙</div>", ["乙"]),
        ("<ul><li {}>甲<li>乙<ul><li>丙</ul></ul>", ["乙", "丙"]),
        ("<ul><li {}>甲<ul><li>乙</ul><li>丙</ul>", ["丙"]),
        ("<div><section {}>甲</div>乙", ["乙"]),
        ("甲<br {}>乙<img {} src=a.png>丙", ["甲乙丙"]),
        ("<table><tr {}><td>甲<td>乙<tr><td>丙<td>丁</table>", [[["丙", "丁"]]]),
        ("<table><tr {}><td>甲<table><tr><td>乙</table><tr><td>丙</table>", [[["丙"]]]),
        ("<table><tr><td>甲<tr {}><td>乙</tr></table>丙", [[["甲"]], "丙"]),
        ("<table><tbody {}><tr><td>甲</tbody><tbody><tr><td>乙</table>", [[["乙"]]]),
        ("<table {}><tr><td>甲</td></tr></table><table><tr><td>乙</td></tr></table>", [[["乙"]]]),
        ("<table><tr><td>甲<span {}>乙</td><td>丙</td></tr></table>", [[["甲", "丙"]]]),
        ("<table><tr><td>甲<p {}>乙<td>丙</table>", [[["甲", "丙"]]]),
        ("<table><tr><td><div {}>甲</td><td>乙</td></tr></table>丙", [[["", "乙"]], "丙"]),
    ],
)
def test_what_is_hidden_is_left_out_up_to_where_it_ends(hidden: str, body: str, shown: list[object]) -> None:
    assert texts(body.replace("{}", hidden)) == shown


def test_a_hidden_cell_is_gone_and_an_unseen_one_is_blank() -> None:
    row = "<table><tr><td>甲</td><td {}>乙<b>丙</b></td><td>丁</td></tr><tr><td>戊</td></tr></table>"
    assert texts(row.format("style='display:none'")) == [[["甲", "丁"], ["戊"]]]
    assert texts(row.format("style='visibility:hidden'")) == [[["甲", "", "丁"], ["戊"]]]


@pytest.mark.parametrize(
    ("sheet", "attributes", "is_shown"),
    [
        (".x { color: red; display: none }", "class='a x'", False),
        ("<!-- p.x, .y { display:none; } -->", "class=y", False),
        ("#x { visibility: hidden }", "id=x", False),
        ("/* .x { } */ p.x{display:none!important}", "class=x", False),
        (".x { display: none }", "class=x style='display:block'", True),
        ("div.x { display: none }", "class=x", True),
        (".x:hover { display: none } .a .x { display: none } .x > p { display: none }", "class=x", True),
        ("@media print { .x { display: none } }", "class=x", True),
        ("@media (max-width: 600px) { .a { } .x { display: none } }", "class=x", True),
        ("@media screen { .x { display: none } }", "class=x", False),
        ("@page { size: a4 } .x { display: none }", "class=x", False),
        ("@import 'a.css'; .x { display: none }", "class=x", False),
        (".x { display: none", "class=x", True),
        ("} .x { overflow: hidden; display: inline }", "class=x", True),
    ],
)
def test_a_style_sheet_hides_what_it_names(sheet: str, attributes: str, is_shown: bool) -> None:
    assert texts(f"<style type='text/css'>{sheet}</style><p {attributes}>甲</p>乙") == ["甲"] * is_shown + ["乙"]


@pytest.mark.parametrize(
    "attributes",
    [
        "style='overflow:hidden'",
        "aria-hidden=true",
        "data-hidden",
        "title='hidden'",
        "style='display:nonexistent'",
        "type=hidden",
    ],
)
def test_what_only_speaks_of_hiding_is_shown(attributes: str) -> None:
    assert texts(f"<div {attributes}><p>甲</p></div><p>乙</p>") == ["甲", "乙"]


@pytest.mark.parametrize(
    "element", ["template", "noscript", "noframes", "svg", "datalist hidden", "dialog style=display:none"]
)
def test_elements_that_show_nothing_are_left_out(element: str) -> None:
    assert texts(f"<{element}><p>甲</p></{element.split()[0]}><p>乙</p>") == ["乙"]


def test_a_hidden_copy_of_the_report_is_no_second_one() -> None:
    copy = page(before="<div style='display: none'>", behind="</div>").split("<body>")[1].replace("</body></html>", "")
    assert names(findings(page(before=copy), ".html")) == []
    assert names(findings(page(behind=copy), ".html")) == []


def test_hidden_rows_cells_and_words_of_a_table_are_left_out() -> None:
    text = replaced(
        page(),
        {
            "<tr><td>规章</td>": "<tr style='display:none'><td>规章</td><td>9</td><td>9</td></tr><tr><td>规章</td>",
            "<td>行政许可</td>": "<td>行政许可<span hidden>x</span></td><td style='display:none'>7</td>",
        },
    )
    assert names(findings(text, ".html")) == []


def test_a_report_that_a_script_is_to_show_is_read() -> None:
    text = page(before="<div id=text style='display:none'>", behind="</div><script>show()</script>")
    assert names(findings(text, ".html")) == []
    assert names(findings(replaced(text, {"<td>12</td>": "<td></td>"}), ".html")) == ["blank-cell"]
    assert names(findings(replaced(page(), {"<body>": "<body style='visibility:hidden'>"}), ".html")) == []


def test_what_is_clipped_or_off_the_page_is_not_seen() -> None:
    for style in (
        "position:absolute;clip:rect(0,0,0,0)",
        "clip:rect(1px, 1px, 1px, 1px)",
        "position:absolute;left:-9999px",
    ):
        assert texts(f"<p>甲<span style='{style}'>乙</span></p>") == ["甲"]
    assert texts("<p>甲<span style='position:relative;left:-2px;top:3px'>乙</span></p>") == ["甲乙"]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>{}</del>",
        "<s>{}</s>",
        "<strike><b>{}</b></strike>",
        "<span style='text-decoration:line-through'>{}</span>",
    ],
)
def test_what_is_struck_out_is_no_part_of_a_figure(struck: str) -> None:
    text = replaced(page(), {"<td>12</td>": f"<td>{struck.format(1)}<ins>12</ins></td>"})
    assert names(findings(text, ".html")) == []


def test_how_characters_are_read_is_no_part_of_a_label() -> None:
    text = replaced(page(), {"<td>规章</td>": "<td><ruby>规章<rp>(</rp><rt>guizhang</rt><rp>)</rp></ruby></td>"})
    assert names(findings(text, ".html")) == []
