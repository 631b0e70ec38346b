"""Word files that nobody saved like that: each gives one finding, soon, in little memory, and never a traceback."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from random import Random

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.corpus.word import cell, document, docx, from_text, mark_up, packed, paragraph, parts, row, table
from tests.readers.docx.test_chunks import with_chunk
from tests.support.linting import findings, names, result, within
from tests.support.village import TITLE, village
from tests.test_hostile import program

pytestmark = pytest.mark.slow

SOUND = from_text(village())
SECONDS = 10
"""Generous, for a slow machine that has other things to do: each takes less than a second on an idle one."""
GIGABYTE = 1 << 30


def told(data: bytes) -> Diagnostic:
    """The one finding."""
    with within(SECONDS):
        (found,) = findings(data, ".docx")
    return found


def with_part(name: str, content: bytes) -> bytes:
    return packed({**parts(mark_up(SOUND).encode()), name: content})


def with_text(old: str, new: str) -> bytes:
    return docx(mark_up(SOUND).replace(old, new, 1).encode())


def bomb(size: int, real: int) -> bytes:
    """The text as a part of `real` noughts that is said to have `size` bytes."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = packing.compress(bytes(1 << 20)) + packing.flush(zlib.Z_FULL_FLUSH)
    packed_data = megabyte * (real >> 20) + packing.flush()
    name = b"word/document.xml"
    header = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, 0, len(packed_data), size, len(name), 0)
    local = b"PK\x03\x04" + header + name + packed_data
    listed = b"PK\x01\x02" + struct.pack("<H", 20) + header + struct.pack("<3H2L", 0, 0, 0, 0, 0) + name
    return local + listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), len(local), 0)


# ------------------------------------------------------------------------------------------------------------- the zip


@pytest.mark.parametrize(
    ("size", "words"), [(GIGABYTE, "超过 16 MB"), (4_000, "读不出来")], ids=["declared", "not declared"]
)
def test_a_part_of_a_gigabyte_is_not_unpacked(size: int, words: str) -> None:
    found = told(bomb(size, GIGABYTE))
    assert found.name == "unreadable-file"
    assert "word/document.xml" in found.message.zh
    assert words in found.message.zh


@pytest.mark.parametrize("name", ["word/media/image1.png", "word/fontTable.xml"])
def test_a_part_that_is_not_read_may_be_of_any_size(name: str) -> None:
    assert findings(with_part(name, bytes(40_000_000)), ".docx") == []


def test_a_part_beside_the_text_is_bounded_too() -> None:
    made = parts(mark_up(SOUND).encode(), styles="")
    assert told(packed({**made, "word/styles.xml": bytes(40_000_000)})).name == "unreadable-file"


@pytest.mark.parametrize("at", [4, 30, 100, 1_000, 2_000, len(SOUND) - 100, len(SOUND) - 30, len(SOUND) - 1])
def test_a_file_cut_short_is_one_finding(at: int) -> None:
    found = told(SOUND[:at])
    assert found.name == "unreadable-file"
    assert "损坏" in found.message.zh
    assert found.location.range is None


def test_a_zip_without_a_text_a_text_twice_and_a_wrong_checksum_are_one_finding_each() -> None:
    made = parts(mark_up(SOUND).encode())
    del made["word/document.xml"]
    assert "没有正文" in told(packed(made)).message.zh
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("word/document.xml", mark_up(SOUND))
        archive.writestr("word/Document.xml", mark_up(from_text(village().replace("12", "13"))))
    assert "两个" in told(page.getvalue()).message.zh
    stored = packed(parts(mark_up(SOUND).encode()), stored=["word/document.xml"])
    assert "读不出来" in told(stored.replace("柳溪".encode(), "杨溪".encode())).message.zh


def test_a_locked_member_and_an_odd_compression_are_one_finding_each() -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        info = archive.getinfo("word/document.xml")
    listed = SOUND.index(b"word/document.xml", info.header_offset + 60) - 46
    locked = bytearray(SOUND)
    locked[info.header_offset + 6] |= 1
    locked[listed + 8] |= 1
    assert "密码" in told(bytes(locked)).message.zh
    odd = bytearray(SOUND)
    odd[info.header_offset + 8] = odd[listed + 10] = 14
    assert "压缩方式" in told(bytes(odd)).message.zh


def test_a_list_of_very_many_parts_is_not_read() -> None:
    many = {f"word/media/{number:060}": b"" for number in range(12_000)}
    assert "部件太多" in told(packed({**parts(mark_up(SOUND).encode()), **many})).message.zh


@pytest.mark.parametrize("seed", range(60))
def test_whatever_byte_is_wrong_the_file_is_dealt_with(seed: int) -> None:
    rng = Random(seed)
    broken = bytearray(packed(parts(mark_up(SOUND).encode(), styles=""), stored=["word/document.xml"]))
    for _ in range(rng.randint(1, 20)):
        broken[rng.randrange(4, len(broken))] = rng.randrange(256)
    with within(SECONDS):
        result(bytes(broken), ".docx")


# ------------------------------------------------------------------------------------------------------------- the XML

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
DOCUMENT_TYPES = [
    f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>',
    '<!DOCTYPE x [<!ENTITY a19 SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    f'<!DOCTYPE x [<!ENTITY a19 "{"x" * 1_000_000}">]>',
]


@pytest.mark.parametrize("kind", DOCUMENT_TYPES, ids=["laughs", "external", "external type", "long"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_a_document_type_is_refused_wherever_it_stands(kind: str, name: str) -> None:
    made = parts(mark_up(SOUND).encode(), styles="")
    made[name] = (
        made[name].replace(b"?>\n", b"?>\n" + kind.encode()) if b"?>" in made[name] else kind.encode() + made[name]
    )
    if name == "word/document.xml":
        made[name] = made[name].replace("公告栏".encode(), b"&a19;")
    assert "XML" in told(packed(made)).message.zh or "读不出来" in told(packed(made)).message.zh


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00" * 100,
        b"<w:document>",
        "公开".encode(),
        b"<a/>" * 2,
        b"<?xml version='1.0' encoding='no-such'?><a/>",
    ],
    ids=range(6),
)
def test_a_text_that_is_no_xml_is_one_finding(body: bytes) -> None:
    assert "XML" in told(docx(body or b" ")).message.zh


def test_another_xml_is_no_report() -> None:
    assert result(docx(b"<html>\xe5\x85\xac\xe5\xbc\x80</html>"), ".docx").status == "skipped"


@pytest.mark.parametrize(
    "inside",
    [
        table(row([cell("0")] * 10) for _ in range(100_000)),
        table(row([cell("0")] * 10) for _ in range(3_000)),
        paragraph("公开") * 12_000,
        "<w:p/>" * 150_000,
    ],
    ids=["a million cells", "thirty thousand cells", "paragraphs", "empty paragraphs"],
)
def test_more_than_a_report_can_have_is_one_finding(inside: str) -> None:
    assert told(with_text("<w:sectPr/>", inside + "<w:sectPr/>")).name == "unreadable-file"


@pytest.mark.parametrize(
    "inside",
    [
        "<w:tbl><w:tr><w:tc>" * 500 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 500,
        "<w:tbl><w:tr><w:tc>" * 30 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 30,
    ],
)
def test_tables_nested_without_end_are_one_finding(inside: str) -> None:
    assert told(with_text("<w:sectPr/>", inside)).name == "unreadable-file"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:tcPr></w:tcPr>", '<w:tcPr><w:gridSpan w:val="999999999999999999999"/></w:tcPr>'),
        ("<w:tcPr></w:tcPr>", '<w:tcPr><w:gridSpan w:val="-3"/><w:vMerge w:val="?"/></w:tcPr>'),
        ("<w:tblGrid/>", "<w:tblGrid/><w:tr/><w:tr><w:tc/></w:tr><w:p/>"),
        ("<w:p>", '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="x"/></w:numPr></w:pPr>'),
        ("<w:p>", "<w:p><w:p><w:r><w:r/></w:r></w:p>"),
        ("<w:body>", "<w:body><w:tc><w:tr/></w:tc><w:r><w:t>x</w:t></w:r><w:t/></w:body><w:body>"),
        ("<w:body>", "<w:body><w:sdtContent/><w:ins/><w:fldSimple/>"),
        ("<w:r>", '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/>'),
    ],
)
def test_mark_up_that_makes_no_sense_is_dealt_with(old: str, new: str) -> None:
    with within(SECONDS):
        result(with_text(old, new), ".docx")


def test_styles_that_build_on_one_another_in_a_circle_are_dealt_with() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="n"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BC", "CA", "DD")
    )
    body = "".join(paragraph("公开", f'<w:pStyle w:val="{style}"/>') for style in "ABCDE")
    assert result(docx(body, styles=styles), ".docx").status == "skipped"


@pytest.mark.parametrize("size", [100, 2_000])
def test_a_row_with_far_too_many_cells_is_dealt_with_as_in_a_text(size: int) -> None:
    label = "规章</w:t></w:r></w:p></w:tc>"
    with within(SECONDS):
        found = findings(with_text(label, label + cell("0") * size), ".docx")
    assert names(found) == names(findings(village().replace("规章\t", "规章\t" + "0\t" * size)))


# --------------------------------------------------------------------------------------------------- the whole program


@pytest.mark.parametrize(
    "data",
    [
        bomb(4_000, GIGABYTE),
        docx(document(paragraph("信息公开") + table(row([cell("0")] * 10) for _ in range(100_000)))),
        docx(document(paragraph(TITLE) + table(row([cell("0")] * 10) for _ in range(1_900)))),
        docx(mark_up(SOUND).replace("?>\n", "?>\n" + DOCUMENT_TYPES[0]).replace("公告栏", "&a19;").encode()),
    ],
    ids=["bomb", "a million cells", "nineteen thousand cells", "laughs"],
)
def test_the_program_stays_within_two_hundred_megabytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(data)
    status, megabytes, said = program(path)
    assert status in (0, 1)
    assert "Traceback" not in said
    assert megabytes < 200


def test_many_rows_of_figures_without_a_label_are_given_up() -> None:
    rows = "\n".join(["0\t0\t0\t0\t0\t0\t0\t0\t0\t0"] * 3_000)
    text = village(requests=rows)
    assert "unreadable-table" in names(findings(text))


CHUNKS = {
    "tags that never end": b"<" * 6_000_000,
    "a number without end": "信息公开年度报告&#".encode() + b"1" * 6_000_000,
    "ampersands": b"&" * 6_000_000,
    "heads of coded parts": b"Content-Transfer-Encoding: base64\r\n" * 100_000,
    "coded parts": b"Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n" * 100_000,
    "quotes": b"quoted-printable " + b"=" * 6_000_000,
    "Rich Text": b"{\\rtf1 " + b"\\u" * 3_000_000,
    "Rich Text in another way": b"{\\rtf1 " + b"\\'e4" * 1_500_000,
    "a zip": b"PK\x03\x04" + bytes(6_000_000),
}


@pytest.mark.parametrize("kind", CHUNKS)
def test_a_file_within_the_file_is_dealt_with_soon(kind: str) -> None:
    with within(SECONDS):
        came = result(with_chunk(CHUNKS[kind]), ".docx")
    told = [each.name for each in came.diagnostics]
    assert told == (["unsupported-format"] if "公开".encode() in CHUNKS[kind] else [])


@pytest.mark.parametrize("depth", [2, 5, 5_000])
def test_text_boxes_in_text_boxes_are_dealt_with(depth: int) -> None:
    inside = f"{paragraph('信息公开')}<w:p><w:r><w:pict><w:txbxContent>" * depth
    body = docx(inside + paragraph("公开") + "</w:txbxContent></w:pict></w:r></w:p>" * depth)
    with within(SECONDS):
        result(body, ".docx")


def test_very_many_text_boxes_are_dealt_with() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('信息公开')}</w:txbxContent></w:pict></w:r></w:p>"
    with within(SECONDS):
        assert names(findings(docx(box * 9_000), ".docx")) == ["unread-text-box"]
