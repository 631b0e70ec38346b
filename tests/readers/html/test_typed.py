"""Text that a page shows as it is typed (`<pre>`, `white-space: pre`) is read as the lines of a text are."""

from __future__ import annotations

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.readers.blocks import read, seen
from tests.readers.html.test_reader import marked, stands
from tests.support.linting import findings, names, place, replaced
from tests.support.pages import page
from tests.support.village import village

TYPED = village()


def texts(body: str) -> list[object]:
    return seen(read(body, ".html").blocks)


def typed(text: str = TYPED, start: str = "<pre>", end: str = "</pre>") -> str:
    return f"<html><body>{start}{text}{end}</body></html>"


FRAMES = {
    "pre": ("<pre>", "</pre>"),
    "a class": ("<style>.x{white-space:pre-wrap}</style><div class=x>", "</div>"),
    "a style": ("<div style='white-space: pre'>", "</div>"),
    "in a cell": ("<table><tr><td><pre>", "</pre></td></tr></table>"),
    "in cells": ("<table><tr><td><table><tr><td style='white-space:pre-line'>", "</td></tr></table></td></tr></table>"),
    "never closed": ("<pre>", ""),
    "in code": ("<pre><code>", "</code></pre>"),
    "with a font": ("<pre class=western>\n\n<font face='A'><span lang=zh-CN>", "</span></font></pre>"),
}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_report_that_is_shown_as_typed_is_read(frame: str) -> None:
    assert names(findings(typed(TYPED, *FRAMES[frame]), ".html")) == []
    broken = replaced(TYPED, {"行政许可\t12": "行政许可\t十二件"})
    (found,) = findings(typed(broken, *FRAMES[frame]), ".html")
    assert found.name == "not-a-number"


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace("\t", "&#9;") + "&#10;",
        lambda line: f"{line}<br>",
        lambda line: f"<span>{line}</span>\n",
        lambda line: f"<span style='font-size:9pt'>{line[:3]}</span>{line[3:]}\n",
    ],
)
def test_tags_within_the_text_part_no_line(change: object) -> None:
    assert callable(change)
    text = "".join(change(line) for line in TYPED.splitlines())
    assert names(findings(typed(text), ".html")) == []


def test_every_line_may_be_a_paragraph_that_is_shown_as_typed() -> None:
    text = "".join(f"<p>{line}</p>\n" for line in TYPED.splitlines())
    assert names(findings(typed(f"<style>p {{ white-space: pre }}</style>{text}", "", ""), ".html")) == []
    text = "".join(f"<pre>{line}</pre>\n" for line in TYPED.splitlines())
    assert names(findings(typed(text, "", ""), ".html")) == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<pre>甲\t1\n乙\t2\n</pre>丙\n丁", [[["甲", "1"], ["乙", "2"]], "丙丁"]),
        ("<pre>甲\t1\n\n乙\t2</pre>", [[["甲", "1"]], [["乙", "2"]]]),
        ("<pre>甲</pre><p>乙\n丙</p>", ["甲", "乙丙"]),
        (
            "<div style='white-space:pre'>甲\n<p style='white-space:normal'>乙\n丙</p>丁\n戊</div>",
            ["甲", "乙丙", "丁", "戊"],
        ),
        ("<p style='white-space:pre'>甲\n乙<p>丙\n丁", ["甲", "乙", "丙丁"]),
        ("<span style='white-space:pre-wrap'>甲 乙</span>", ["甲 乙"]),
        ("<h2 style='white-space:pre-wrap'>甲</h2>", ["## 甲"]),
        ("<table><tr><td><pre>12</pre></td><td><pre>商业\n企业</pre></td></tr></table>", [[["12", "商业企业"]]]),
        ("<table><tr><td style='white-space:pre'>甲\n<td>乙\n丙</table>丁\n戊", [[["甲", "乙丙"]], "丁戊"]),
        ("<pre></pre><pre>\n</pre>甲", ["甲"]),
        (
            "<body style='white-space:pre-wrap'>\n<table>\n<tr>\n<td>甲</td>\n</tr>\n</table>\n<p>乙</p>\n",
            [[["甲"]], "乙"],
        ),
    ],
)
def test_white_space_counts_where_it_is_shown(body: str, shown: list[object]) -> None:
    assert texts(body) == shown


def test_navigation_is_left_out_though_it_is_shown_as_typed() -> None:
    assert texts("<div style='white-space:pre-wrap'><div class=nav>甲\n乙</div>丙\n丁</div>") == ["丙", "丁"]


@pytest.mark.parametrize("wrong", ["十二件", "十<b>二</b>件", "&#21313;二件"])
def test_a_wrong_figure_is_found_where_it_stands_in_the_file(wrong: str) -> None:
    text = typed(replaced(TYPED, {"行政许可\t12": f"行政许可\t{wrong}"}))
    (found,) = findings(text, ".html")
    assert (found.name, place(found)) == ("not-a-number", stands(text, wrong))
    assert marked(text, found) == wrong


def test_a_blank_cell_is_found_between_its_tabs() -> None:
    text = typed(replaced(TYPED, {"行政许可\t12": "行政许可\t"}))
    (found,) = findings(text, ".html")
    assert (found.name, place(found)) == ("blank-cell", stands(text, "行政许可\t", 5))


# ------------------------------------------------------------------------------------------------------ drawn numbers

HEADINGS = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")


def listed(style: str, attributes: str = "", item: str = "<li>{}</li>") -> str:
    """The page with its headings as items of lists that browsers number."""
    text = page(heading="@{}@")
    for number in range(6):
        heading = text.split("@")[1]
        words = item.format(heading[2:])
        text = text.replace(f"@{heading}@", f"<ol {style}{attributes.format(number + 1)}>{words}</ol>", 1)
    return text


def numbered(found: list[Diagnostic]) -> list[str]:
    return [each.name for each in found if each.name == "misnumbered-section"]


@pytest.mark.parametrize("name", HEADINGS)
@pytest.mark.parametrize(
    "style", ["style='list-style-type:{}'", 'style="list-style: inside {}"', "style='margin:0;LIST-STYLE: {}'"]
)
def test_the_number_that_a_browser_draws_is_part_of_the_heading(name: str, style: str) -> None:
    assert findings(listed(style.format(name), " start={}"), ".html") == []
    assert findings(listed(style.format(name), " start={}", "<li><h2><b>{}</b></h2></li>"), ".html") == []
    assert len(numbered(findings(listed(style.format(name)), ".html"))) == 5


def test_a_list_with_numbers_of_another_kind_gives_none() -> None:
    for style in ("", "style='list-style-type:disc'", "style='list-style:none'"):
        assert len(numbered(findings(listed(style, " start={}"), ".html"))) == 6


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ("<ol {}><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol {} start=9><li>甲<li>乙<li>丙</ol>", ["九、甲", "十、乙", "十一、丙"]),
        ("<ol {}><li>甲<li value=5>乙<li>丙</ol>", ["一、甲", "五、乙", "六、丙"]),
        ("<ol {} reversed><li>甲<li>乙</ol>", ["二、甲", "一、乙"]),
        ("<ol {} reversed start=7><li>甲<li>乙</ol>", ["七、甲", "六、乙"]),
        ("<ol {}><li>甲<li hidden>乙<li>丙</ol>", ["一、甲", "二、丙"]),
        ("<ol {}><li>甲<ol><li>乙</ol><li>丙</ol>", ["一、甲", "乙", "二、丙"]),
        ("<ol {}><li>甲<p>乙</p><li><p>丙</p></ol>丁", ["一、甲", "乙", "二、丙", "丁"]),
        ("<ol {}><li style='list-style-type:none'>甲<li>乙</ol>", ["甲", "二、乙"]),
        ("<ul {}><li>甲</ul><li>乙", ["一、甲", "乙"]),
        ("<ol {} start=0><li>甲</ol>", ["甲"]),
        ("<table><tr><td><ol {}><li>甲</ol></td></tr></table>", [[["一、甲"]]]),
    ],
)
def test_items_are_numbered_as_browsers_number_them(items: str, shown: list[object]) -> None:
    assert texts(items.replace("{}", "style='list-style-type:cjk-ideographic'")) == shown


# ------------------------------------------------------------------------------------------- above and below the line


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("5<sup>1</sup>", "5¹"),
        ("5<sup>[12]</sup>", "5[¹²]"),
        ("5<sup><a href=#n>①</a></sup>", "5①"),
        ("5<span style='vertical-align: super'>1</span>", "5¹"),
        ("<style>.r{vertical-align:super;font-size:8pt}</style>5<span class=r>1</span>2", "5¹2"),
        ("H<sub>2</sub>O", "H₂O"),
        ("5<sup>&#49;</sup>", "5¹"),
        ("<sup>5</sup>", "5"),
        ("<sup>5<b>1</b></sup>", "51"),
        ("<b style='vertical-align:baseline'>5</b>1", "51"),
    ],
)
def test_a_figure_with_a_mark_above_it_is_no_longer_figure(body: str, shown: str) -> None:
    assert texts(f"<p>{body}</p>") == [shown]
    assert texts(f"<table><tr><td>规章</td><td>{body}</td></tr></table>") == [[["规章", shown]]]
