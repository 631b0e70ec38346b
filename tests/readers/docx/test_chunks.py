"""A report that stands whole in a Word file as another file (altChunk): one finding says so, and it is not passed over."""

from __future__ import annotations

import quopri
from base64 import encodebytes

import pytest

from lint_reports.model.diagnostic import Severity
from tests.corpus.word import docx, from_text, packed, paragraph, parts
from tests.support.linting import findings, result
from tests.support.village import TITLE, village

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def with_chunk(content: bytes, name: str = "chunk.htm", around: str = "", more: str = "") -> bytes:
    made = parts(f'{around}<w:altChunk {_R} r:id="c"/>')
    relation = f'<Relationship Id="c" Type="{_KIND}" Target="{name}" {more}/></Relationships>'.encode()
    made["word/_rels/document.xml.rels"] = made["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation)
    return packed(made | {f"word/{name}": content})


PAGE = f"<html><body><h1><span>柳溪县2021年</span>政府信息公开<b>工作年度报告</b></h1><p>{village()}</p></body></html>"
ARCHIVE = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n'
CHUNKS = {
    "page": PAGE.encode(),
    "page in GBK": PAGE.encode("gb18030"),
    "page in UTF-16": PAGE.encode("utf-16"),
    "entities": "".join(f"&#{ord(each)};" for each in TITLE).encode(),
    "text": village().encode(),
    "web archive": f"{ARCHIVE}Content-Transfer-Encoding: quoted-printable\n\n".encode()
    + quopri.encodestring(PAGE.encode()),
    "web archive in base64": f"{ARCHIVE}Content-Transfer-Encoding: base64\n\n".encode()
    + encodebytes(PAGE.encode())
    + b"--b--",
    "Rich Text": b"{\\rtf1\\ansi " + "".join(f"\\u{ord(each)}?" for each in TITLE).encode() + b"\\par}",
    "Rich Text in GBK": b"{\\rtf1\\ansi "
    + "".join(f"\\'{byte:02x}" for byte in TITLE.encode("gbk")).encode()
    + b"\\par}",
    "Word": from_text(village()),
    "no title": village().replace(TITLE, "").encode(),
}


@pytest.mark.parametrize("kind", CHUNKS)
def test_a_report_in_a_chunk_is_told_and_not_skipped(kind: str) -> None:
    (found,) = findings(with_chunk(CHUNKS[kind]), ".docx")
    assert (found.code, found.severity) == ("LR002", Severity.ERROR)
    assert "altChunk" in found.message.zh


def test_a_report_with_its_title_outside_of_the_chunk_is_told_once() -> None:
    (found,) = findings(with_chunk(PAGE.encode(), around=paragraph(TITLE)), ".docx")
    assert found.code == "LR002"


@pytest.mark.parametrize(
    "content", [b"", b"<p>minutes</p>", "会议纪要：信息公开事项".encode(), b"PK\x03\x04rubbish", b"{\\rtf1 x}"]
)
def test_a_chunk_that_is_no_report_is_none_of_our_affair(content: bytes) -> None:
    assert result(with_chunk(content), ".docx").status == "skipped"
    body = from_text(village())
    assert findings(body, ".docx") == []


def test_a_chunk_that_is_not_in_the_file_is_passed_over() -> None:
    assert result(with_chunk(PAGE.encode(), more='TargetMode="External"'), ".docx").status == "skipped"
    assert result(docx(f'<w:altChunk {_R} r:id="none"/>'), ".docx").status == "skipped"
