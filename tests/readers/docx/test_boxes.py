"""Text boxes of a Word file: a title or prose is read in its place, and a report that they tear apart is not."""

from __future__ import annotations

import pytest

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.document import Fault
from tests.corpus.word import cell, docx, from_text, mark_up, paragraph, plain_table, row, run, table
from tests.readers.blocks import read
from tests.readers.docx.test_reader import field, read_body, runs, shown
from tests.support.linting import findings, names
from tests.support.village import TITLE, village


def box(inside: str, old: bool = False) -> str:
    drawn = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    if old:
        return f"<w:r>{drawn}</w:r>"
    shape = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{shape}</w:drawing></mc:Choice>"
        f"<mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def body_of(text: str) -> str:
    """The mark-up of a report's paragraphs and tables."""
    return mark_up(from_text(text)).partition("<w:body>")[2].partition("<w:sectPr/>")[0]


def found_in(body: str) -> list[Diagnostic]:
    return findings(docx(body), ".docx")


def test_a_title_in_a_box_stands_above_the_paragraph_that_it_is_anchored_to() -> None:
    found = read_body(runs(box(paragraph("某县2023年政府信息公开情况")), run("甲")))
    assert shown(found) == ["某县2023年政府信息公开情况", "甲"]
    (note,) = found.faults
    assert (note.rule, note.line, note.fatal) == ("unread-text-box", 3, False)
    assert note.message is not None
    assert "某县2023年政府信息公开情况" in note.message.zh


def test_prose_in_a_box_stands_below_the_paragraph_that_it_is_anchored_to() -> None:
    prose = "本年度依法公开各类信息，群众可到便民厅查阅，也可以登录网站查看全文。"
    assert shown(read_body(runs(box(paragraph(prose)), run("甲")) + paragraph("乙"))) == ["甲", prose, "乙"]


def test_boxes_in_the_cells_of_a_table_stand_around_it() -> None:
    title, prose = (
        paragraph("某县2023年政府信息公开情况"),
        paragraph("本年度依法公开各类信息，群众可到便民厅查阅，也可以登录网站查看全文。"),
    )
    inside = cell(runs(run("规章"), box(title), box(prose)))
    rows = table([row([inside, cell("0")])])
    around = [
        "某县2023年政府信息公开情况",
        [["规章", "0"]],
        "本年度依法公开各类信息，群众可到便民厅查阅，也可以登录网站查看全文。",
    ]
    assert shown(read_body(rows)) == around
    laid_out = shown(read_body(table([row([cell(rows + paragraph("后"))])])))
    assert laid_out == [*around, "后"]


@pytest.mark.parametrize(
    "inside", [paragraph("- 4 -"), paragraph(runs=field("PAGE", run("12"))), paragraph("盖章处"), ""]
)
def test_page_numbers_and_ornaments_in_text_boxes_are_passed_over(inside: str) -> None:
    found = read_body(runs(box(inside), run("甲")))
    assert (found.faults, shown(found)) == ([], ["甲"])


def test_a_box_that_is_hidden_or_deleted_is_not_there() -> None:
    inside = paragraph("某县2023年政府信息公开情况")
    hidden = box(inside, old=True).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    deleted = f"<w:del>{box(inside, old=True)}</w:del>"
    assert read_body(runs(hidden, deleted, run("甲"))).faults == []


def test_what_stands_around_a_box_goes_on_behind_it() -> None:
    inside = plain_table([["某县信息公开", "1"]]) + runs(run("公开", "<w:vanish/>"), run("内"))
    found = read_body(runs(run("前"), box(inside), run("后")) + plain_table([["规章", "0"]]))
    assert shown(found) == ["前后", [["某县信息公开", "1"]], "内", [["规章", "0"]]]


@pytest.mark.parametrize("old", [True, False])
def test_a_report_whose_title_is_in_a_box_is_a_report(old: bool) -> None:
    body = body_of(village()).removeprefix(paragraph(TITLE))
    assert names(found_in(runs(box(paragraph(TITLE), old)) + body)) == ["unread-text-box"]


def test_a_report_that_stands_whole_in_a_box_is_read() -> None:
    broken = village().replace("行政许可\t12", "行政许可\t")
    assert names(found_in(runs(box(body_of(village()))))) == ["unread-text-box"]
    assert sorted(names(found_in(runs(box(body_of(broken)))))) == ["blank-cell", "unread-text-box"]


def test_a_table_in_a_box_beside_the_text_makes_one_error() -> None:
    body = body_of(village())
    start, end = body.index("<w:tbl>"), body.index("</w:tbl>") + len("</w:tbl>")
    (found,) = found_in(body[:start] + runs(box(body[start:end])) + body[end:])
    assert (found.name, found.severity) == ("unread-text-box", Severity.ERROR)


@pytest.mark.parametrize("whole", [True, False])
def test_a_report_with_each_line_in_a_box_makes_one_error(whole: bool) -> None:
    lines = [line for line in village().replace("\t", "\n").splitlines() if line]
    apart = "".join(runs(box(paragraph(line))) for line in lines)
    together = runs("".join(box(paragraph(line)) for line in lines))
    (found,) = found_in(apart if whole else together)
    assert (found.name, found.severity, found.location.range) == ("unread-text-box", Severity.ERROR, None)


def test_a_report_with_some_words_in_each_box_makes_one_error() -> None:
    words = [line[at : at + 4] for line in village().splitlines() for at in range(0, len(line), 4)]
    (found,) = found_in(runs("".join(box(paragraph(each.replace("、", ""))) for each in words if each.strip())))
    assert (found.name, found.severity) == ("unread-text-box", Severity.ERROR)


def test_headings_by_style_in_boxes_and_outside_are_torn_apart_as_well() -> None:
    style = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    heading = f"<w:p>{style}{run('政府信息公开的总体情况')}</w:p>"
    fatal = [fault for fault in read_faults(runs(box(heading)) + heading) if fault.fatal]
    assert [fault.rule for fault in fatal] == ["unread-text-box"]
    assert not any(fault.fatal for fault in read_faults(runs(box(heading)) + paragraph("甲")))


def read_faults(body: str) -> list[Fault]:
    return read(docx(body), ".docx").faults


def test_a_level_set_by_the_user_holds_for_boxes_too() -> None:
    lines = "".join(runs(box(paragraph(line))) for line in village().splitlines() if line)
    (found,) = findings(docx(lines), ".docx", severity={"unread-text-box": Severity.WARNING})
    assert found.severity == Severity.WARNING


def test_many_boxes_in_a_text_that_does_not_speak_of_disclosure_are_no_report() -> None:
    body = "".join(runs(box(paragraph(f"第{number}步，填写申请表并交到窗口"))) for number in range(30))
    assert read_body(body).faults == [] or all(not fault.fatal for fault in read_body(body).faults)
