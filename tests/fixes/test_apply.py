"""Edits on bytes: what no edit names stays as it is, whatever the encoding, the line ends and the padding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_reports.fixes.apply import UNFAITHFUL, apply
from lint_reports.fixes.diff import unified
from lint_reports.fixes.edits import MISREAD, OUTSIDE, Applied
from lint_reports.model.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from lint_reports.model.location import Location, Range
from lint_reports.readers.source import Source
from lint_reports.text.language import Text
from lint_reports.text.widths import width
from tests.support.examples import examples

ENCODINGS = {
    "utf-8": (b"", "utf-8", None),
    "utf-8 with mark": (codecs.BOM_UTF8, "utf-8", None),
    "gb18030": (b"", "gb18030", None),
    "gbk by name": (b"", "gbk", "gbk"),
    "big5 by name": (b"", "big5", "big5"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "utf-16-le", None),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be", None),
    "utf-16 without mark": (b"", "utf-16-le", "utf-16"),
}
ENDS = re.compile(r"\r\n|\r|\n")


def edit(line: int, column: int, end_column: int, content: str, end_line: int | None = None) -> Edit:
    return Edit(Range.of(line, column, end_line or line, end_column), content)


def finding(*edits: Edit, applicability: Applicability = "safe", code: str = "LR999") -> Diagnostic:
    fix = Fix(Text("改", "change"), edits, applicability)
    where = min(each.range for each in edits)
    return Diagnostic(code, "rule", Severity.WARNING, Text("错", "wrong"), Location("a", where), fix=fix)


def applied(data: bytes, *found: Diagnostic, path: str = "a.txt", encoding: str | None = None) -> Applied:
    return apply(Source.of(path, data, encoding), found, ("safe",))


def fixed(text: str, *found: Diagnostic, path: str = "a.txt") -> str:
    return applied(text.encode(), *found, path=path).data.decode()


def test_an_edit_replaces_inserts_and_deletes() -> None:
    assert fixed("甲乙丙", finding(edit(1, 2, 3, "丁戊"))) == "甲丁戊丙"
    assert fixed("甲乙丙", finding(edit(1, 2, 2, "丁"))) == "甲丁乙丙"
    assert fixed("甲乙丙", finding(edit(1, 2, 3, ""))) == "甲丙"


def test_an_edit_may_reach_over_lines_and_bring_some() -> None:
    assert fixed("甲\r\n乙\r\n丙\r\n", finding(edit(1, 2, 1, "、", end_line=2))) == "甲、乙\r\n丙\r\n"
    assert fixed("甲\r\n乙\n", finding(edit(1, 2, 2, "\n丁"))) == "甲\r\n丁\r\n乙\n"
    assert fixed("甲\r乙\r", finding(edit(3, 1, 1, "丙\n"))) == "甲\r乙\r丙\r"


def test_only_what_is_allowed_is_done() -> None:
    kinds: list[Applicability] = ["safe", "unsafe", "display"]
    found = [finding(edit(line, 1, 2, "己"), applicability=kind) for line, kind in enumerate(kinds, 1)]
    assert apply(Source.of("a.txt", "甲\n乙\n丙".encode()), found, ("safe",)).data.decode() == "己\n乙\n丙"
    assert apply(Source.of("a.txt", "甲\n乙\n丙".encode()), found, ("safe", "unsafe")).data.decode() == "己\n己\n丙"


def test_of_two_that_overlap_the_first_is_made() -> None:
    first, second = finding(edit(1, 1, 3, "丁")), finding(edit(1, 2, 4, "戊"))
    done = applied("甲乙丙".encode(), second, first)
    assert (done.data.decode(), done.fixed, done.withheld) == ("丁丙", (first,), ())


def test_two_that_touch_are_both_made_unless_one_inserts() -> None:
    assert fixed("甲乙", finding(edit(1, 1, 2, "丁")), finding(edit(1, 2, 3, "戊"))) == "丁戊"
    assert fixed("甲乙", finding(edit(1, 1, 2, "丁")), finding(edit(1, 2, 2, "戊"))) == "丁乙"
    assert fixed("甲乙", finding(edit(1, 2, 2, "丁"), code="LR1"), finding(edit(1, 2, 2, "戊"), code="LR2")) == "甲丁乙"


def test_equal_edits_are_one() -> None:
    one, other = finding(edit(1, 1, 1, "丁"), code="LR1"), finding(edit(1, 1, 1, "丁"), edit(2, 1, 2, "戊"), code="LR2")
    done = applied("甲\n乙".encode(), one, other)
    assert (done.data.decode(), len(done.fixed)) == ("丁甲\n戊", 2)


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    first, second = finding(edit(1, 1, 2, "丁")), finding(edit(1, 1, 2, "戊"), edit(2, 1, 2, "己"))
    assert applied("甲\n乙".encode(), first, second).data.decode() == "丁\n乙"


def test_a_fix_that_changes_nothing_is_none() -> None:
    assert applied("甲".encode(), finding(edit(1, 1, 2, "甲"))).fixed == ()


@pytest.mark.parametrize(
    "edits",
    [
        [edit(3, 1, 1, "丁")],
        [edit(1, 1, 4, "丁")],
        [edit(1, 3, 1, "丁")],
        [edit(0, 1, 1, "丁")],
        [edit(1, 0, 1, "丁")],
        [edit(1, 1, 3, "丁"), edit(1, 2, 3, "戊")],
        [edit(1, 1, 1, "丁"), edit(1, 1, 1, "戊")],
    ],
    ids=str,
)
def test_what_cannot_be_is_withheld(edits: list[Edit]) -> None:
    found = finding(*edits)
    done = applied("甲乙\n丙".encode(), found)
    assert (done.data.decode(), done.fixed, done.withheld) == ("甲乙\n丙", (), ((found, OUTSIDE),))


def test_what_the_encoding_lacks_is_withheld() -> None:
    data = "甲\n乙".encode("gb2312")
    lacking, fine = finding(edit(1, 1, 2, "\u3400")), finding(edit(2, 1, 2, "丙"))
    done = applied(data, lacking, fine, encoding="gb2312")
    assert done.data == "甲\n丙".encode("gb2312")
    assert [(each.diagnostic, "gb2312" in each.reason.en) for each in done.withheld] == [(lacking, True)]


@pytest.mark.parametrize("broken", [b"\xff", b"\x80", b"\xe6", b"\x81"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bytes_that_do_not_decode_are_kept_and_their_line_is_not_touched(broken: bytes, codec: str, end: str) -> None:
    lines = ["公开甲".encode(codec), b"x" + broken, "乙".encode(codec), b""]
    data = end.encode().join(lines)
    here, elsewhere = finding(edit(2, 1, 2, "丙")), finding(edit(3, 1, 2, "丙"))
    done = applied(data, here, elsewhere)
    assert done.data == end.encode().join([*lines[:2], "丙".encode(codec), b""])
    assert done.withheld == ((here, UNFAITHFUL),)


def test_half_a_character_in_utf_16_leaves_all_as_it_is() -> None:
    data = codecs.BOM_UTF16_LE + "公开\n甲\n".encode("utf-16-le") + b"\x00"
    done = applied(data, finding(edit(2, 1, 2, "乙")), finding(edit(3, 1, 1, "丙")))
    assert (done.data, done.fixed, len(done.withheld)) == (data, (), 2)


def test_a_character_in_its_second_spelling_is_kept() -> None:
    """Big5 has 十 twice; a line with the one that is not written any more is not written at all."""
    odd = "公".encode("big5") + b"\xa2\xcc\r\n"
    here, elsewhere = finding(edit(1, 1, 2, "政")), finding(edit(2, 1, 3, "12"))
    done = applied(odd + "１２\n".encode("big5"), here, elsewhere, encoding="big5")
    assert (done.data, done.withheld) == (odd + b"12\n", ((here, UNFAITHFUL),))


def test_a_change_that_would_hide_the_encoding_is_withheld() -> None:
    data = "公开".encode("gb18030")
    found = finding(edit(1, 1, 3, "x政"))
    assert applied(data, found).withheld == ((found, MISREAD),)


lines = st.text(st.sampled_from("公开政府信 \u3000甲ab1０\x0b\x0c\x85\u2028"), max_size=6)
texts = st.lists(st.tuples(lines, st.sampled_from(["\n", "\r\n", "\r"])), min_size=1, max_size=6)


def places(text: str) -> list[tuple[int, int, int]]:
    """Every place: offset, line and column."""
    found, start = [], 0
    for number, line in enumerate(ENDS.split(text), 1):
        found += [(start + column, number, column + 1) for column in range(len(line) + 1)]
        end = ENDS.match(text, start + len(line))
        start = end.end() if end else len(text)
    return found


def replaced(text: str, done: Iterable[Diagnostic]) -> str:
    """The text with the edits made, the last first, so that offsets hold."""
    at = {(line, column): offset for offset, line, column in places(text)}
    edits = {each for found in done if found.fix for each in found.fix.edits}
    for each in sorted(edits, key=lambda each: each.range, reverse=True):
        start, end = ((place.line, place.column) for place in (each.range.start, each.range.end))
        text = text[: at[start]] + each.content + text[at[end] :]
    return text


@settings(max_examples=examples(300), deadline=None)
@given(texts, st.sampled_from(sorted(ENCODINGS)), st.data())
def test_whatever_is_edited_the_rest_is_kept_byte_for_byte(
    drawn: list[tuple[str, str]], name: str, data: st.DataObject
) -> None:
    mark, codec, encoding = ENCODINGS[name]
    text = "公开" + "".join(line + end for line, end in drawn)
    if codec in ("gbk", "big5"):
        text = re.sub("[\x85\u2028开]", "", text)
    known = places(text)
    spans = st.lists(st.integers(0, len(known) - 1), min_size=2, max_size=2).map(sorted)
    found = [
        finding(edit(known[a][1], known[a][2], known[b][2], data.draw(st.sampled_from(["", "甲", "12"])), known[b][1]))
        for a, b in data.draw(st.lists(spans, max_size=4))
        if known[a][0] >= 2  # what the encoding is told by stays
    ]
    before = mark + text.encode(codec)
    done = applied(before, *found, encoding=encoding)
    assert done.withheld == ()
    assert done.data == mark + replaced(text, done.fixed).encode(codec)
    changing = [each for each in found if replaced(text, [each]) != text]
    assert bool(done.fixed) >= bool(changing)


ROWS = (
    "| --- | --- | --- |",
    "| 0   | 1   | 2   |",
)


def row(line: str, *edits: tuple[str, str], above: str = ROWS[0], below: str = ROWS[1], path: str = "a.md") -> str:
    """The row with words replaced, as it stands between two others."""
    found = [finding(edit(2, line.index(old) + 1, line.index(old) + 1 + len(old), new)) for old, new in edits]
    return fixed(f"{above}\n{line}\n{below}\n", *found, path=path).split("\n")[1]


def test_padding_gives_and_takes_by_display_width() -> None:
    assert row("| ０   | 1   | 2   |", ("０", "0")) == "| 0    | 1   | 2   |"
    assert row("| 社会组织     | 1   |", ("社会组织", "社会公益组织")) == "| 社会公益组织 | 1   |"
    widest = row("| 本年度废止件数 | 1   |", ("本年度废止", "本年废止"), above="| 本年制发的件数 | 0   |")
    assert widest == "| 本年废止件数   | 1   |"


def test_of_two_edits_in_a_row_each_cell_keeps_its_own_bar() -> None:
    edits = (("１", "1"), ("社会组织", "社会公益组织"), ("２", "2"))
    assert row("| １ | 社会组织     | ２ |", *edits, below="|    |    |    |") == "| 1  | 社会公益组织 | 2 |"


def test_a_cell_aligned_to_the_right_stays_so() -> None:
    assert row("|   １２ |", ("１２", "12")) == "|     12 |"
    assert row("|     12 |", ("12", "1234")) == "|   1234 |"
    assert row("| 1,234 |", ("1,234", "1234"), above="|   567 |") == "|  1234 |"


def test_padding_ends_at_one_space() -> None:
    assert row("| 3  | 4   |", ("3", "3456")) == "| 3456 | 4   |"
    assert row("|3|4|", ("3", "3456")) == "|3456|4|"


def test_a_table_that_is_not_drawn_in_columns_gets_no_padding() -> None:
    assert row("| 1,234 | 4 |", ("1,234", "1234")) == "| 1234 | 4 |"
    assert row("规章 | 1,234 | 4 |", ("1,234", "1234"), below="规章 | 5,678 | 4 |", path="a.txt") == "规章 | 1234 | 4 |"


def test_an_escaped_bar_is_no_bar_in_markdown() -> None:
    assert row(r"| a \| ０   | 1   |", ("０", "0")) == r"| a \| 0    | 1   |"


@pytest.mark.parametrize("span", [(6, 9), (6, 6), (7, 7), (9, 9), (7, 8)], ids=str)
def test_a_blank_cell_is_filled_whatever_of_its_space_is_named(span: tuple[int, int]) -> None:
    assert fixed("| 0 |   | 3 |", finding(edit(1, *span, "5")), path="a.md") == "| 0 | 5 | 3 |"


@pytest.mark.parametrize(
    ("line", "column", "content", "after"),
    [
        ("| 0 |      | 3 |", 6, "12", "| 0 | 12   | 3 |"),
        ("| 0 |  | 3 |", 6, "5", "| 0 | 5 | 3 |"),
        ("| 0 | | 3 |", 6, "5", "| 0 | 5 | 3 |"),
        ("| 0 || 3 |", 6, "5", "| 0 |5| 3 |"),
        ("| 0 |   | 3 |", 6, "1234", "| 0 | 1234 | 3 |"),
        ("｜0｜  ｜3｜", 4, "5", "｜0｜ 5 ｜3｜"),
        (" |", 1, "5", "5 |"),
        ("0\t\t3", 3, "5", "0\t5\t3"),
        ("0\t  \t3", 4, "5", "0\t5\t3"),
        ("\t\xa0", 2, "5", "\t5"),
        ("0\t", 3, "5", "0\t5"),
        ("\t3", 1, "5", "5\t3"),
        ("", 1, "5", "5"),
        ("<td></td>", 5, "5", "<td>5</td>"),
    ],
)
def test_blank_cells_of_all_layouts(line: str, column: int, content: str, after: str) -> None:
    for path in ("a.md", "a.txt"):
        assert fixed(line + "\n", finding(edit(1, column, column, content)), path=path) == after + "\n"


def test_a_figure_goes_to_the_right_where_the_column_does() -> None:
    filled = finding(edit(3, 2, 8, "5"))
    assert fixed("| 单位 |\n|-----:|\n|      |\n", filled, path="a.md").split("\n")[2] == "|    5 |"
    assert fixed("|   12 |\n|      |\n|      |\n", filled, path="a.md").split("\n")[2] == "|    5 |"
    assert fixed("| 单位 |\n|:----:|\n|      |\n", filled, path="a.md").split("\n")[2] == "| 5    |"


def test_two_ways_to_name_a_blank_are_one_edit() -> None:
    whole, point = finding(edit(1, 2, 6, "5"), code="LR1"), finding(edit(1, 3, 3, "5"), code="LR2")
    done = applied(b"|    |\n", whole, point, path="a.md")
    assert (done.data, len(done.fixed)) == (b"| 5  |\n", 2)


cells = st.text(st.sampled_from("0１甲,2"), max_size=4)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(cells, min_size=1, max_size=5), st.data())
def test_bars_stay_where_there_is_room(words: list[str], data: st.DataObject) -> None:
    sizes = [width(word) + data.draw(st.integers(0, 4)) for word in words]
    line = "|" + "".join(f" {word}{' ' * (size - width(word))} |" for word, size in zip(words, sizes, strict=True))
    at = data.draw(st.integers(0, len(words) - 1))
    new = data.draw(cells.filter(bool))
    start = [m.end() for m in re.finditer(r"\|", line)][at] + 2
    # The row below has its bars at the same places, as tables drawn in columns have.
    below = "|" + "".join(" " * (size + 2) + "|" for size in sizes)
    change = finding(edit(1, start, start + len(words[at]), new))
    after, *_ = fixed(f"{line}\n{below}\n", change, path="a.md").split("\n")
    assert [cell.strip() for cell in after.split("|")[1:-1]] == [*words[:at], new, *words[at + 1 :]]
    if width(new) <= sizes[at]:
        assert bars(after) == bars(line)


def bars(line: str) -> list[int]:
    return [width(line[: found.start()]) for found in re.finditer(r"\|", line)]


def diff(name: str, before: bytes, after: bytes) -> str:
    return unified(Source.of(name, before), Source.of(name, after))


def test_a_diff_names_the_file_and_counts_lines_as_patch_does() -> None:
    assert diff("甲.md", b"a\r\n1\x0c2\r\nb", b"a\r\n3\x0c2\r\nb") == (
        "--- 甲.md\n+++ 甲.md\n@@ -1,3 +1,3 @@\n a\r\n-1\x0c2\r\n+3\x0c2\r\n b\n\\ No newline at end of file\n"
    )
    assert diff("a", b"1\r2", b"1\r3").endswith(
        "@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+3\n\\ No newline at end of file\n"
    )
    assert diff("a", b"1\n\n2\n", b"1\n\n3\n") == "--- a\n+++ a\n@@ -1,3 +1,3 @@\n 1\n \n-2\n+3\n"
    assert "\n-\ufeffa\n" in diff("a", codecs.BOM_UTF8 + b"a\n", codecs.BOM_UTF8 + b"b\n")
