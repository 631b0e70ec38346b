"""Fixes in web pages: the text of the cell changes, and no other byte of the page."""

from __future__ import annotations

from random import Random

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend
from lint_reports.model.location import Range
from lint_reports.model.piece_map import Piece, PieceMap
from tests.corpus import LAYOUTS, Options, report
from tests.fixes.test_apply import edit, finding
from tests.support.linting import findings, names, replaced
from tests.support.pages import page

BOTH = ("safe", "unsafe")
LICENCES = "<td>行政许可</td>"
SOUND = page()


def mended(text: str | bytes, suffix: str = ".html") -> str:
    """The text as mended; mending it again changes nothing."""
    data = text if isinstance(text, bytes) else text.encode()
    options = RunOptions(fix=True, unsafe_fixes=True)
    made = mend(f"年报{suffix}", data, Settings(), options).data
    assert mend(f"年报{suffix}", made, Settings(), options).data == made
    return made.decode() if isinstance(text, str) else made.decode("gb18030")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("１２", "12"),
        ("&nbsp;１２&nbsp;", "&nbsp;12&nbsp;"),
        ("<p class=MsoNormal><span lang=EN-US>１２<o:p></o:p></span></p>", None),
        ("１<span>２</span>", "12<span></span>"),
        ("1<span>２</span>", "1<span>2</span>"),
        ("&#65297;&#65298;", "12"),
        ("<b>１</b><!-- x --><i>２</i>", "<b>12</b><!-- x --><i></i>"),
        ("\n  １２\n", "\n  12\n"),
    ],
)
def test_only_the_text_of_a_figure_changes(wrong: str, right: str | None) -> None:
    text = replaced(SOUND, {f"{LICENCES}<td>12</td>": f"{LICENCES}<td style='a>b'>{wrong}</td>"})
    assert names(findings(text, ".html")) == ["number-style"]
    right = wrong.replace("１２", "12") if right is None else right
    assert mended(text) == text.replace(f"<td style='a>b'>{wrong}</td>", f"<td style='a>b'>{right}</td>")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("其他法律<span>法规</span>禁止公开", "其他法律<span>行政法规</span>禁止公开"),
        ("其他法律<span>行政法</span>禁止公开", "其他法律<span>行政法规</span>禁止公开"),
        ("其他法律<br>行政法律<b>禁止</b>公开", "其他法律<br>行政法规<b>禁止</b>公开"),
        ("其他法律法规禁止公开", "其他法律行政法规禁止公开"),
    ],
)
def test_a_label_parted_by_tags_changes_where_it_is_wrong(wrong: str, right: str) -> None:
    text = replaced(SOUND, {"其他法律行政法规禁止公开": wrong})
    assert names(findings(text, ".html")) == ["misspelt-label"]
    made = mended(text)
    assert findings(made, ".html") == []
    assert "".join(made.split("<span>")).count("</span>") == text.count("</span>")
    if "<br>" not in wrong:
        assert made == replaced(SOUND, {"其他法律行政法规禁止公开": right}) or made.count("<span>") == 1


ROW = "<td>6.属于四类过程性信息</td><td>0</td><td>0</td><td>0</td><td>0</td>"


@pytest.mark.parametrize(
    ("blank", "filled"),
    [
        ("<td></td>", "<td>0</td>"),
        ("<td>&nbsp;</td>", "<td>0</td>"),
        ("<td>\u3000</td>", "<td>0</td>"),
        ("<td>\n  </td>", "<td>0\n  </td>"),
        ("<td><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></td>", None),
        ("<td><p><span></span></p></td>", "<td><p><span>0</span></p></td>"),
        ("<td><br></td>", "<td>0<br></td>"),
    ],
)
def test_a_blank_cell_is_filled_where_its_text_belongs(blank: str, filled: str | None) -> None:
    text = replaced(SOUND, {ROW: ROW.removesuffix("<td>0</td>") + blank})
    assert names(findings(text, ".html")) == ["blank-cell"]
    filled = blank.replace("&nbsp;", "0") if filled is None else filled
    assert mended(text) == replaced(SOUND, {ROW: ROW.removesuffix("<td>0</td>") + filled})


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_rest_of_the_page_stays_byte_for_byte(newline: str) -> None:
    text = LAYOUTS["page-word"](report(Random(3), 2022, options=Options())).text.replace("\n", newline)
    wrong = text.replace("（七）总计", "（七） 总　计项").replace("(七)总计", "(七) 总　计项")
    assert wrong != text
    assert names(findings(wrong, ".html")) == ["misspelt-label"]
    assert mended(wrong).replace("（七）总计", "").replace("(七)总计", "") in (
        text.replace("（七）总计", "").replace("(七)总计", ""),
        text.replace("(七) 总计", ""),
    )


def test_a_page_in_gbk_stays_one() -> None:
    text = page(head="<meta charset=gbk>")
    wrong = replaced(text, {f"{LICENCES}<td>12</td>": f"{LICENCES}<td>１２</td>"})
    assert mended(wrong.encode("gbk")) == text


def test_what_is_written_is_escaped() -> None:
    source_map = PieceMap("<p>甲<b>乙</b></p>", 5)
    source_map.pieces[5] = [Piece(1, 1, 3, 1), Piece(2, 1, 7, 1)]
    fix = source_map.diagnostic(finding(edit(5, 1, 3, "A&<B>"))).fix
    assert fix is not None
    assert [(each.range, each.content) for each in fix.edits] == [
        (Range.of(1, 4, 1, 5), "A&amp;&lt;B&gt;"),
        (Range.of(1, 8, 1, 9), ""),
    ]


def test_in_markdown_a_figure_parted_by_tags_is_not_torn() -> None:
    text = SOUND[SOUND.index("<h1>") :].replace("<h1>", "# ").replace("<h2>", "\n## ").replace("</h1>", "\n")
    text = text.replace("</h2>", "\n").replace("<p>", "").replace("</p>", "\n").replace("</body></html>", "")
    assert findings(text, ".md") == []
    wrong = replaced(text, {f"{LICENCES}<td>12</td>": f"{LICENCES}<td>１<span>２</span></td>"})
    assert names(findings(wrong, ".md")) == ["number-style"]
    assert mended(wrong, ".md") == wrong
    options = RunOptions(fix=True, unsafe_fixes=True)
    (withheld,) = mend("a.md", wrong.encode(), Settings(), options).after.mending.withheld
    assert "标签" in withheld.reason.zh


def test_a_heading_whose_number_the_browser_draws_is_mended_without_it() -> None:
    listed = "<ol start={} style='list-style-type:cjk-ideographic'><li>{}</li></ol>"
    heading = "<h2>二、主动公开政府信息情况</h2>"
    text = replaced(SOUND, {heading: listed.format(2, "主动公开信息情况")})
    assert mended(text) == replaced(SOUND, {heading: listed.format(2, "主动公开政府信息情况")})
    wrong = replaced(SOUND, {heading: listed.format(3, "主动公开政府信息情况")})
    (found,) = findings(wrong, ".html")
    assert (found.name, found.fix) == ("misnumbered-section", None)
    assert mended(wrong) == wrong


def test_a_mark_above_the_line_stays_where_the_words_before_it_change() -> None:
    source_map = PieceMap("<p>甲乙<sup>1</sup></p>", 9)
    source_map.pieces[9] = [Piece(1, 2, 3, 2), Piece(3, 1, 10, 1)]
    fix = source_map.diagnostic(finding(edit(9, 1, 4, "丙乙¹"))).fix
    assert fix is not None
    assert [(each.range, each.content) for each in fix.edits] == [(Range.of(1, 4, 1, 5), "丙")]
