"""Encodings are told by the byte order mark and by what the bytes spell; what does not decode has a place."""

from __future__ import annotations

import pytest

from lint_reports.readers.decoding import decode, mentions_disclosure, split_lines
from tests.support.linting import findings, places, result, shown
from tests.support.village import village

TEXT = "白鹭乡政府信息公开\n第二行\n"


@pytest.mark.parametrize(
    ("encoding", "name", "bom"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", True),
        ("gb18030", "gb18030", False),
        ("gbk", "gb18030", False),
        ("gb2312", "gb18030", False),
        ("utf-16", "utf-16", True),
        ("utf-16-le", "utf-16-le", False),
        ("utf-16-be", "utf-16-be", False),
    ],
)
def test_the_encoding_is_told_from_the_bytes(encoding: str, name: str, bom: bool) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.bom, decoded.faults) == (TEXT, name, bom, ())


def test_a_byte_order_mark_wins_over_what_the_user_says_and_that_over_a_guess() -> None:
    assert decode(TEXT.encode("utf-8-sig"), "gb18030").text == TEXT
    assert decode(TEXT.encode("utf-16"), "gb18030").text == TEXT
    assert decode(TEXT.encode("big5", "ignore"), "big5").encoding == "big5"
    assert decode("规章".encode("gb18030"), "gb18030").text == "规章"


def test_a_stray_byte_is_a_fault_with_its_place_and_the_rest_is_read() -> None:
    decoded = decode("公开\n甲乙".encode() + b"\xff" + "丙\n丁".encode())
    (fault,) = decoded.faults
    assert (fault.rule, fault.detail) == ("invalid-encoding", "utf-8:FF")
    assert (fault.line, fault.column, fault.end_column) == (2, 3, 4)
    assert decoded.text == "公开\n甲乙\ufffd丙\n丁"


def test_a_stray_byte_in_a_gb18030_file_is_a_fault_too() -> None:
    decoded = decode("公开甲".encode("gb18030") + b"\xff\n" + "乙".encode("gb18030"))
    assert [fault.detail for fault in decoded.faults] == ["gb18030:FF"]
    assert (decoded.faults[0].line, decoded.faults[0].column) == (1, 4)


def test_a_file_cut_in_the_middle_of_a_character_is_read_up_to_there() -> None:
    decoded = decode("公开甲".encode()[:-1])
    assert decoded.text == "公开\ufffd"
    assert [(fault.line, fault.column) for fault in decoded.faults] == [(1, 3)]


@pytest.mark.parametrize("wrong", ["gb18030", "latin-1"])
def test_mojibake_is_one_finding_and_no_other(wrong: str) -> None:
    garbled = village().encode().decode(wrong, "replace")
    found = findings(garbled)
    assert [each.name for each in found] == ["invalid-encoding"]
    assert "乱码" in found[0].message.zh


def test_a_report_damaged_until_it_is_in_no_encoding_is_not_passed_over() -> None:
    """As by a program that takes each byte of UTF-8 for a character and drops what it does not know."""
    text = village().replace("\t", " ").encode()
    damaged = bytes(byte for byte in text if not 0x84 <= byte < 0xA0)
    assert not mentions_disclosure(damaged)
    found = findings(damaged)
    assert [each.name for each in found] == ["invalid-encoding"]
    other = "Æble, bær\n".encode("latin-1") * 40 + b"b\xe6r 1 2 3 4 5 6\n" * 40
    assert result(other).status == "skipped"


def test_a_byte_outside_the_encoding_is_reported_where_it_is() -> None:
    data = village().encode().replace("山路".encode(), b"\xfe" + "山路".encode())
    line = village()[: village().index("山路")].count("\n") + 1
    assert places(findings(data)) == [f"{line}:1 invalid-encoding"]
    assert "0xFE" in shown(findings(data))[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_report_is_read_in_every_encoding(encoding: str) -> None:
    assert findings(village().encode(encoding)) == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("公开".encode(), True),
        ("公开".encode("gbk"), True),
        ("公开".encode("utf-16-le"), True),
        ("公开".encode("utf-16-be"), True),
        ("公开".encode().decode("latin-1").encode(), True),
        ("公 开".encode(), False),
        (b"lark==1.3.1\n", False),
        (b"", False),
    ],
)
def test_a_file_that_never_says_disclosure_is_no_report(data: bytes, says: bool) -> None:
    assert mentions_disclosure(data) is says
    if not says:
        assert result(data).status == "skipped"


@pytest.mark.parametrize(
    ("text", "lines", "newline"),
    [
        ("", [""], "\n"),
        ("a", ["a"], "\n"),
        ("a\nb\n", ["a", "b", ""], "\n"),
        ("a\r\nb\r\n", ["a", "b", ""], "\r\n"),
        ("a\rb\r", ["a", "b", ""], "\r"),
        ("a\r\nb\nc\rd", ["a", "b", "c", "d"], "\r\n"),
        ("a\x0cb\u2028c\x85d\x0be", ["a\x0cb\u2028c\x85d\x0be"], "\n"),
    ],
)
def test_lines_end_where_editors_end_them(text: str, lines: list[str], newline: str) -> None:
    assert split_lines(text) == (lines, newline)
