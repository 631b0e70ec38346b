"""Fixes in a Word file, seen byte by byte: the text of the runs concerned changes and nothing else does."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from random import Random

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import Mended, mend
from lint_reports.fixes.word import apply_to_word
from lint_reports.model.diagnostic import Diagnostic, Edit, Fix, Severity
from lint_reports.model.location import Location, Place, Range
from lint_reports.readers.source import Source
from lint_reports.text.language import Text
from tests.cli.test_fix import run as program
from tests.corpus import break_report, report
from tests.corpus.word import cell, docx, from_text, mark_up, packed, paragraph, parts, run
from tests.corpus.word_layouts import NUMBERING
from tests.support.linting import replaced
from tests.support.village import HEADINGS, village

LABEL = ("本年废止件数", "本年度废止件数")
NUMBER = ("行政许可\t12\t", "行政许可\t１２\t")
BLANK = ("（七）总计\t\t6", "（七）总计\t\t")
UNSAFE = RunOptions(fix=True, unsafe_fixes=True)
AUTHOR = 'w:id="1" w:author="甲"'


def mended(data: bytes, path: str = "年报.docx", options: RunOptions = UNSAFE) -> Mended:
    return mend(path, data, Settings(), options)


def village_with(old: str, new: str, text: str | None = None, **beside: str) -> bytes:
    """The village as a Word file, one stretch of its mark-up changed."""
    made = parts(mark_up(from_text(village() if text is None else text)).encode(), **beside)
    body = made["word/document.xml"].decode()
    assert body.count(old) == 1, (old, body.count(old))
    made["word/document.xml"] = body.replace(old, new).encode()
    return packed(made)


def reasons(done: Mended) -> list[str]:
    return [each.reason.zh for each in done.after.mending.withheld]


def in_cell(text: str) -> str:
    """A cell's paragraph as it is written here."""
    return paragraph(text)


# ----------------------------------------------------------------------------------------------------- what is changed


def test_nothing_else_in_the_text_changes() -> None:
    before = from_text(replaced(village(), dict([LABEL, NUMBER])))
    done = mended(before)
    assert [each.name for each in done.after.mending.fixed] == ["misspelt-label", "number-style"]
    assert mark_up(done.data) == mark_up(before).replace("本年度废止件数", "本年废止件数").replace("１２", "12")
    assert done.after.diagnostics == ()


def test_without_unsafe_fixes_nothing_is_rewritten() -> None:
    before = from_text(replaced(village(), dict([LABEL, NUMBER])))
    done = mended(before, options=RunOptions(fix=True))
    assert done.data == before
    assert {each.fix.applicability for each in done.after.diagnostics if each.fix} == {"unsafe"}


def test_of_a_label_in_several_runs_only_the_one_at_fault_is_rewritten() -> None:
    runs = run("本年", "<w:b/>") + run("度废止", '<w:color w:val="FF0000"/>') + run("件数", "<w:i/>")
    data = village_with(in_cell("本年废止件数"), paragraph(runs=runs))
    done = mended(data)
    assert mark_up(done.data) == mark_up(data).replace("度废止", "废止")


def test_a_text_replaced_over_several_runs_goes_into_the_first() -> None:
    runs = run("１", "<w:b/>") + run("２", "<w:i/>")
    done = mended(village_with(in_cell("12"), paragraph(runs=runs)))
    assert f"{run('12', '<w:b/>')}{run('', '<w:i/>')}" in mark_up(done.data)


def edited(paragraph: str, start: int, end: int, content: str) -> str:
    """A paragraph with an edit made in it, columns from 1."""
    span = Range.of(1, start, 1, end)
    fix = Fix(Text("改", "change"), (Edit(span, content),), "unsafe")
    where = Location("a.docx", None, "", Place(1, span=span))
    found = Diagnostic("LR999", "test", Severity.ERROR, Text("错", "wrong"), where, fix=fix)
    done = apply_to_word(Source.of("a.docx", docx(paragraph)), [found], ("unsafe",))
    assert done.withheld == ()
    return mark_up(done.data).partition("<w:body>")[2].partition("<w:sectPr/>")[0]


@pytest.mark.parametrize(
    ("old", "place", "new"),
    [
        ("甲&amp;乙", (3, 4, "<丙>&"), "甲&amp;&lt;丙&gt;&amp;"),
        ("甲&#x4e59;丙", (1, 2, "子"), "子乙丙"),
        ("<![CDATA[甲]]>乙", (2, 3, "丙"), "甲丙"),
        ("甲乙", (1, 3, ""), ""),
        ("甲乙", (2, 2, "丙"), "甲丙乙"),
        ("甲乙", (1, 1, "丙"), "丙甲乙"),
        ("甲乙", (3, 3, "丙"), "甲乙丙"),
    ],
)
def test_a_text_is_written_as_xml_wants_it(old: str, place: tuple[int, int, str], new: str) -> None:
    assert edited(f"<w:p><w:r><w:t>{old}</w:t></w:r></w:p>", *place) == f"<w:p><w:r><w:t>{new}</w:t></w:r></w:p>"


def test_white_space_that_comes_to_stand_at_an_end_is_kept() -> None:
    assert edited("<w:p><w:r><w:t>甲 乙</w:t></w:r></w:p>", 3, 4, "") == (
        '<w:p><w:r><w:t xml:space="preserve">甲 </w:t></w:r></w:p>'
    )


def test_a_tag_may_have_a_bracket_in_an_attribute() -> None:
    assert edited('<w:p><w:r><w:t w:x="a>b" >甲</w:t ></w:r></w:p>', 1, 2, "乙") == (
        '<w:p><w:r><w:t w:x="a>b" >乙</w:t></w:r></w:p>'
    )


BLANKS = [
    (paragraph(), "<w:p><w:r><w:t>6</w:t></w:r></w:p>"),
    ("<w:p/>", "<w:p><w:r><w:t>6</w:t></w:r></w:p>"),
    ('<w:p w:x="1" />', '<w:p w:x="1"><w:r><w:t>6</w:t></w:r></w:p>'),
    (
        paragraph("", "<w:jc/><w:rPr><w:b/></w:rPr>"),
        "<w:p><w:pPr><w:jc/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>6</w:t></w:r></w:p>",
    ),
    (
        paragraph("", "<w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"),
        "</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>6</w:t></w:r></w:p>",
    ),
    ("<w:p><w:r><w:t/></w:r></w:p>", "<w:p><w:r><w:t>6</w:t></w:r></w:p>"),
    ("<w:p><w:r><w:t></w:t></w:r></w:p>", "<w:p><w:r><w:t>6</w:t></w:r></w:p>"),
    (paragraph("　 "), paragraph("6")),
    (paragraph() + paragraph(), "<w:p><w:r><w:t>6</w:t></w:r></w:p><w:p></w:p>"),
]


@pytest.mark.parametrize(("blank", "filled"), BLANKS)
def test_a_blank_cell_gets_a_run(blank: str, filled: str) -> None:
    head = f"{cell('（七）总计')}{cell()}"
    old = head + cell("6") + cell("3")
    done = mended(village_with(old, head + f"<w:tc><w:tcPr></w:tcPr>{blank}</w:tc>" + cell("3")))
    assert [each.name for each in done.after.mending.fixed] == ["blank-cell"]
    assert filled in mark_up(done.data)


def test_a_blank_cell_looks_like_the_figures_beside_it() -> None:
    head = cell("（七）总计") + cell()
    looks = '<w:rFonts w:ascii="仿宋"/><w:sz w:val="24"/>'
    beside = cell(paragraph(runs=run("3", looks + "<w:rPrChange><w:rPr/></w:rPrChange>")))
    done = mended(village_with(head + cell("6") + cell("3"), head + cell() + beside))
    assert f"<w:p><w:r><w:rPr>{looks}</w:rPr><w:t>6</w:t></w:r></w:p>" in mark_up(done.data)


def test_a_blank_cell_looks_like_its_own_paragraph_first() -> None:
    head = cell("（七）总计") + cell()
    own = cell(paragraph("", "<w:rPr><w:i/></w:rPr>"))
    beside = cell(paragraph(runs=run("3", "<w:b/>")))
    done = mended(village_with(head + cell("6") + cell("3"), head + own + beside))
    assert "<w:r><w:rPr><w:i/></w:rPr><w:t>6</w:t></w:r></w:p>" in mark_up(done.data)


def test_another_prefix_than_the_usual_is_kept() -> None:
    made = parts(mark_up(from_text(replaced(village(), dict([BLANK])))).encode())
    renamed = re.sub(r"(</?)w:", r"\1ns0:", made["word/document.xml"].decode()).replace("xmlns:w=", "xmlns:ns0=")
    made["word/document.xml"] = re.sub(r"(\s)w:", r"\1ns0:", renamed).encode()
    done = mended(packed(made))
    assert "<ns0:r><ns0:t>6</ns0:t></ns0:r></ns0:p>" in mark_up(done.data)


@pytest.mark.parametrize("name", ["number-style", "misspelt-label", "misspelt-section", "misnumbered-section"])
@pytest.mark.parametrize("headings", ["plain", "numbered"])
def test_a_fixed_report_is_clean_of_what_was_fixed(name: str, headings: str) -> None:
    fixed = 0
    for seed in range(6):
        rendered, _ = break_report(name, report(Random(seed)), "word", Random(seed), headings)
        done = mended(rendered.data)
        fixed += len(done.after.mending.fixed)
        withheld = {each.diagnostic.name for each in done.after.mending.withheld}
        assert not [each for each in done.after.diagnostics if each.fix and each.name not in withheld]
        assert sum(a != b for a, b in zip(lines(rendered.data), lines(done.data), strict=True)) <= fixed
        assert mended(done.data).data == done.data
    assert fixed >= 3


def lines(data: bytes) -> list[str]:
    return Source.of("年报.docx", data).lines()


# -------------------------------------------------------------------------------------------------- what is left alone


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("12", paragraph(runs=f"<w:ins {AUTHOR}>{run('１２')}</w:ins>"), "此处有修订"),
        (
            "12",
            paragraph(runs=f"<w:del {AUTHOR}><w:r><w:delText>3</w:delText></w:r></w:del>{run('１２')}"),
            "此处有修订",
        ),
        ("12", paragraph(runs=f'<w:fldSimple w:instr="=1">{run("１２")}</w:fldSimple>'), "此处是域的结果"),
        ("12", paragraph(runs="<m:oMath><m:r><m:t>１２</m:t></m:r></m:oMath>"), "要改的有自动编号"),
        (
            "12",
            paragraph(
                runs=f"<mc:AlternateContent><mc:Choice Requires='wps'>{run('１２')}</mc:Choice></mc:AlternateContent>"
            ),
            "要改的有自动编号",
        ),
    ],
)
def test_what_is_not_plainly_typed_is_left_alone(old: str, new: str, reason: str) -> None:
    before = village_with(in_cell(old), new)
    done = mended(before)
    assert done.data == before
    assert [each.name for each in done.after.diagnostics] == ["number-style"]
    assert [each[: len(reason)] for each in reasons(done)] == [reason]


def test_a_number_that_word_draws_is_left_alone_and_the_words_behind_it_are_mended() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    before = village_with(paragraph(HEADINGS[5]), paragraph("其他需要报告的事项", numbered), numbering=NUMBERING)
    done = mended(before)
    assert [each.name for each in done.after.diagnostics] == ["misnumbered-section"]
    assert done.data == before
    assert reasons(done)[0].startswith("要改的有自动编号")
    numbering = NUMBERING.replace('<w:start w:val="1"/>', '<w:start w:val="6"/>')
    wrong = village_with(paragraph(HEADINGS[5]), paragraph("其他需要报告事项", numbered), numbering=numbering)
    assert mark_up(mended(wrong).data) == mark_up(wrong).replace("报告事项", "报告的事项")


def test_raised_digits_are_left_alone() -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    before = village_with(in_cell("12"), paragraph(runs=run("12") + raised))
    done = mended(before)
    assert done.data == before
    assert [each.name for each in done.after.diagnostics] == ["not-a-number"]
    assert [each[:5] for each in reasons(done)] == ["此处是上标"]


def test_a_prompt_is_not_filled_in() -> None:
    head = cell("（七）总计") + cell()
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击</w:t></w:r></w:sdtContent></w:sdt>"
    )
    before = village_with(head + cell("6") + cell("3"), head + cell(paragraph(runs=prompt)) + cell("3"))
    done = mended(before)
    assert done.data == before
    assert reasons(done)[0].startswith("此处是还没有填的控件")


def test_a_signed_file_and_one_in_another_encoding_are_left_alone() -> None:
    made = parts(mark_up(from_text(replaced(village(), dict([NUMBER])))).encode())
    signed = packed({**made, "_xmlsignatures/sig1.xml": b"<x/>"})
    assert mended(signed).data == signed
    assert reasons(mended(signed)) == ["文件有数字签名，改动会使签名失效"]
    body = made["word/document.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    other = packed({**made, "word/document.xml": body})
    assert mended(other).data == other
    assert reasons(mended(other)) == ["正文不是 UTF-8 编码，请用 Word 打开另存一次"]


def test_a_cell_that_is_lacking_is_not_put_in_by_typing() -> None:
    head = cell("（七）总计") + cell()
    before = village_with(head + cell("6") + cell("3"), head + cell("6"))
    assert [each.fix for each in mended(before).after.diagnostics if each.name == "short-row"] == [None]


# ------------------------------------------------------------------------------------------------------------- the zip


def members(data: bytes) -> list[tuple[object, ...]]:
    """Of every member but the text: what the list says of it, and its bytes from header to data."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    found: list[tuple[object, ...]] = []
    for info in infos:
        about = (info.filename, info.date_time, info.flag_bits, info.external_attr, info.extra, info.comment)
        end = info.header_offset + 30 + len(info.filename.encode()) + len(info.extra) + info.compress_size
        raw = data[info.header_offset : end]
        found.append((info.filename,) if info.filename == "word/document.xml" else (*about, info.CRC, raw))
    return found


def streamed(made: dict[str, bytes]) -> bytes:
    """A zip as programs write it that do not go back: sizes behind the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    page = Pipe()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return page.getvalue()


@pytest.mark.parametrize("way", ["deflated", "stored", "streamed", "commented"])
def test_all_other_parts_are_kept_byte_for_byte(way: str) -> None:
    made = parts(mark_up(from_text(replaced(village(), dict([LABEL])))).encode(), styles="<w:docDefaults/>")
    made["word/media/image1.png"] = Random(1).randbytes(5_000)
    before = streamed(made) if way == "streamed" else packed(made, stored=made if way == "stored" else ())
    if way == "commented":
        before = before[:-2] + b"\x07\x00comment"
    after = mended(before).data
    assert "本年废止件数" in mark_up(after)
    assert members(after) == members(before)
    assert after.count(b"PK\x07\x08") == max(before.count(b"PK\x07\x08") - 1, 0)
    with zipfile.ZipFile(io.BytesIO(after)) as one, zipfile.ZipFile(io.BytesIO(before)) as other:
        assert one.comment == other.comment
        text = one.getinfo("word/document.xml")
        assert text.date_time == other.getinfo("word/document.xml").date_time
        assert text.compress_type == other.getinfo("word/document.xml").compress_type


# ---------------------------------------------------------------------------------------------------------- as a user


def test_a_diff_shows_paragraphs_and_rows(tmp_path: Path) -> None:
    before = from_text(replaced(village(), dict([NUMBER])))
    (tmp_path / "年报.docx").write_bytes(before)
    status, out, _ = program(tmp_path, "check", "--diff", "--unsafe-fixes", "年报.docx", LC_ALL="C.UTF-8")
    assert status == 1
    assert [line for line in out.decode().splitlines() if line[0] in "+-"] == [
        "--- 年报.docx",
        "+++ 年报.docx",
        "-行政许可\t１２\t\t",
        "+行政许可\t12\t\t",
    ]
    assert (tmp_path / "年报.docx").read_bytes() == before


def test_it_is_written_only_with_unsafe_fixes_and_told_where(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(from_text(replaced(village(), dict([NUMBER]))))
    before = path.read_bytes()
    _, out, _ = program(tmp_path, "check", "--fix", "--lang", "zh", "年报.docx")
    assert path.read_bytes() == before
    assert "有 1 处可用 --fix --unsafe-fixes 修正" in out.decode()
    status, out, _ = program(tmp_path, "check", "--fix", "--unsafe-fixes", "--show-fixes", "--lang", "en", "年报.docx")
    assert status == 0
    assert "  table 1, row 7, cell 2 LR205 number-style" in out.decode()
    assert "12" in mark_up(path.read_bytes())
    assert [each.name for each in tmp_path.iterdir()] == ["年报.docx"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libre_office_opens_what_was_written(tmp_path: Path) -> None:
    before = from_text(replaced(village(), dict([LABEL, BLANK])))
    (tmp_path / "年报.docx").write_bytes(mended(before).data)
    words = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*words, "年报.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=180)
    told = (tmp_path / "年报.txt").read_text("utf-8-sig").split()
    assert [word for word in told if word] == village().split()
