"""What a file is, told by what is in it: names lie."""

from __future__ import annotations

import zipfile
from io import BytesIO
from random import Random

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.corpus import LAYOUTS, report
from tests.corpus.word import from_text
from tests.support.linting import findings, names, result
from tests.support.village import village

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
HTML = LAYOUTS["page"](report(Random(1), 2021)).text.encode()


def zipped(**members: bytes) -> bytes:
    page = BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return page.getvalue()


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(600)


def only(data: bytes, suffix: str) -> Diagnostic:
    (found,) = findings(data, suffix)
    return found


@pytest.mark.parametrize(
    ("data", "suffix", "words"),
    [
        (b"%PDF-1.7\n", ".pdf", "PDF"),
        (b"%PDF-1.7\n", ".docx", "PDF"),
        (b"%PDF-1.7\n", ".txt", "PDF"),
        (b"{\\rtf1\\ansi", ".doc", "RTF"),
        (stream("WordDocument"), ".doc", "Word 97-2003"),
        (stream("WordDocument"), ".docx", "Word 97-2003"),
        (stream("WordDocument"), ".wps", "WPS"),
        (stream("Workbook"), ".xls", "Excel 97-2003"),
        (OLE, ".doc", "Office 97-2003"),
        (zipped(**{"xl/workbook.xml": b""}), ".docx", "Excel"),
        (zipped(**{"ppt/presentation.xml": b""}), ".docx", "PowerPoint"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), ".odt", "OpenDocument"),
        (zipped(**{"OFD.xml": b""}), ".ofd", "OFD"),
        (zipped(**{"a.txt": b""}), ".zip", "压缩包"),
        (b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n', ".doc", "网页归档（MHTML）"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>', ".doc", "Word XML"),
        (b"anything", ".doc", "Word 97-2003"),
    ],
)
def test_a_format_that_is_not_read_is_named_by_what_the_file_holds(data: bytes, suffix: str, words: str) -> None:
    found = only(data, suffix)
    assert found.name == "unsupported-format"
    assert found.message.zh.startswith(f"还不能读 {words} 文件，请")


@pytest.mark.parametrize(
    ("data", "suffix", "words"),
    [
        (stream("EncryptedPackage"), ".docx", "文件有打开密码"),
        (b"version https://git-lfs.github.com/spec/v1\n", ".docx", "git lfs pull"),
        (b"anything", ".docx", "内容却不是 Word 文件"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, suffix: str, words: str) -> None:
    found = only(data, suffix)
    assert found.name == "unreadable-file"
    assert words in found.message.zh
    assert found.location.range is None


@pytest.mark.parametrize("suffix", [".txt", ".md", ".doc", ".wps", ".pdf"])
def test_a_word_file_by_another_name_is_read_and_the_name_reported(suffix: str) -> None:
    found = only(from_text(village()), suffix)
    assert (found.name, found.severity.value) == ("misnamed-file", "warning")
    assert f"扩展名是 {suffix}，内容却是Word 文档" in found.message.zh
    broken = from_text(village().replace("行政许可\t12", "行政许可\t"))
    assert names(findings(broken, suffix)) == ["misnamed-file", "blank-cell"]


@pytest.mark.parametrize("suffix", [".docx", ".DOCX", ".docm", ".dotx", ""])
def test_a_word_file_by_its_own_name_or_none_is_read(suffix: str) -> None:
    assert findings(from_text(village()), suffix) == []


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".pdf"])
def test_text_that_is_named_a_word_file_is_read_as_text(suffix: str) -> None:
    assert names(findings(village(), suffix)) == ["misnamed-file"]


@pytest.mark.parametrize("suffix", [".docx", ".doc"])
def test_a_web_page_that_is_named_a_word_file_is_read_as_a_page(suffix: str) -> None:
    assert [each.name for each in findings(HTML, suffix)] == ["misnamed-file"]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_text_with_nothing_in_it_is_skipped(suffix: str) -> None:
    for data in (b"", b"\r\n", bytes(100), b"\xef\xbb\xbf"):
        assert result(data, suffix).status == "skipped"


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".doc", ".pdf"])
def test_a_document_with_nothing_in_it_is_not_whole(suffix: str) -> None:
    for data in (b"", b"\r\n", bytes(100), b"\xef\xbb\xbf"):
        (found,) = findings(data, suffix)
        assert (found.name, found.location.range) == ("unreadable-file", None)
        assert "空的" in found.message.zh


def test_a_page_that_a_site_sent_in_place_of_a_document_is_no_word_file() -> None:
    (found,) = findings("<html><body>404 Not Found</body></html>", ".docx")
    assert found.name == "unreadable-file"


def test_markdown_may_begin_with_html() -> None:
    assert findings(f"<html>\n\n{village()}", ".md") == findings(village(), ".md")
