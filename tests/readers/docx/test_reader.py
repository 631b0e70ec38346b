"""What is read of a Word file: what Word shows of it with all changes accepted, and nothing else."""

from __future__ import annotations

import pytest

from lint_reports.model.document import Document, Paragraph, Picture, Table
from lint_reports.model.source_map import PlaceMap
from tests.corpus.word import (
    STRICT,
    cell,
    document,
    docx,
    from_text,
    mark_up,
    packed,
    paragraph,
    parts,
    plain_table,
    row,
    run,
    table,
)
from tests.readers.blocks import read
from tests.support.linting import findings, names, result
from tests.support.village import TITLE, village

ALWAYS = paragraph("信息公开")
"""A text that does not speak of disclosure is not looked at."""


def read_body(body: str, **beside: str) -> Document:
    found = read(docx(ALWAYS + body, **beside), ".docx")
    assert [fault.message.zh for fault in found.faults if fault.message and fault.fatal] == []
    return found


def shown(found: Document) -> list[str | list[list[str]]]:
    """The blocks behind the first: a paragraph as its text, a table as the texts of its cells."""
    blocks: list[str | list[list[str]]] = []
    for block in found.blocks[1:]:
        if isinstance(block, Table):
            blocks.append([[cell.text for cell in row.cells] for row in block.rows])
        else:
            blocks.append(block.text if isinstance(block, Paragraph) else "[picture]")
    return blocks


def blocks_of(body: str, **beside: str) -> list[str | list[list[str]]]:
    return shown(read_body(body, **beside))


def runs(*inside: str) -> str:
    return paragraph(runs="".join(inside))


# ------------------------------------------------------------------------------------------------------ text of runs


def test_a_paragraph_is_its_runs_together() -> None:
    assert blocks_of(runs(run("一、"), run("总体"), run("情况", "<w:b/>"))) == ["一、总体情况"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2"),
        ("<w:r><w:t>公</w:t><w:softHyphen/><w:t>开</w:t></w:r>", "公开"),
        ('<w:r><w:sym w:font="Symbol" w:char="F032"/></w:r>', "2"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "□"),
        ('<w:r><w:sym w:char="zz"/><w:t>甲</w:t></w:r>', "甲"),
        ("<w:r><w:t> 甲 </w:t></w:r><w:r><w:t>乙</w:t></w:r>", "甲乙"),
        ('<w:r><w:t xml:space="preserve">甲 </w:t></w:r><w:r><w:t>乙</w:t></w:r>', "甲 乙"),
        ("<w:r><w:t>甲&amp;&lt;&#x4e59;</w:t></w:r>", "甲&<乙"),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "链接"),
        ("<w:smartTag><w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag></w:smartTag>", "标记"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件"),
        (
            "<w:ruby><w:rt><w:r><w:t>gong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r></w:rubyBase></w:ruby>",
            "公",
        ),
        ("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>", "12"),
        ("<w:r><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r><w:proofErr/><w:bookmarkStart/>", "甲"),
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='w14'><w:t>新</w:t></mc:Choice>"
            "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "新",
        ),
    ],
)
def test_what_stands_in_a_run_is_read_as_word_shows_it(inside: str, text: str) -> None:
    assert read_body(runs(inside)).lines[1] == text


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        ([("Requires='wps'", "一"), ("Requires='w14'", "二"), (None, "旧")], "一"),
        ([("Requires='unheard'", "一"), ("Requires='w14'", "二"), (None, "旧")], "二"),
        ([("xmlns:n='urn:new' Requires='w14 n'", "一"), (None, "旧")], "旧"),
        ([("xmlns:n='http://schemas.microsoft.com/office/word/2030/x' Requires='n'", "一"), (None, "旧")], "一"),
        ([("Requires='unheard'", "一")], ""),
    ],
)
def test_of_several_renderings_the_first_that_word_understands_is_shown(
    choices: list[tuple[str | None, str]], text: str
) -> None:
    inside = "".join(
        f"<mc:Choice {requires}>{run(shown)}</mc:Choice>" if requires else f"<mc:Fallback>{run(shown)}</mc:Fallback>"
        for requires, shown in choices
    )
    assert read_body(runs(f"<mc:AlternateContent>{inside}</mc:AlternateContent>")).lines[1] == text


def test_hidden_text_is_not_read() -> None:
    hidden = '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = runs(
        run("甲"), run("乙", "<w:vanish/>"), run("丙", '<w:vanish w:val="0"/>'), run("丁", '<w:rStyle w:val="H"/>')
    )
    assert blocks_of(body, styles=hidden) == ["甲丙"]
    old = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert blocks_of(runs(run("甲", f"<w:b/>{old}"))) == ["甲"]


def test_a_break_by_hand_begins_a_new_line() -> None:
    found = read_body(runs("<w:r><w:t>一、总体情况</w:t><w:br/><w:t>正文</w:t></w:r>"))
    assert shown(found) == ["一、总体情况", "正文"]
    assert [block.line for block in found.blocks if isinstance(block, Paragraph)] == [1, 2, 3]


# ---------------------------------------------------------------------------------------------------- tracked changes

AUTHOR = 'w:id="1" w:author="甲"'


def inserted(text: str) -> str:
    return f"<w:ins {AUTHOR}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {AUTHOR}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_what_was_inserted_is_kept_and_what_was_deleted_is_not() -> None:
    assert blocks_of(runs(run("共"), deleted("12"), inserted("13"), run("件"))) == ["共13件"]


def test_what_was_moved_stands_where_it_went() -> None:
    gone = f"<w:moveFrom {AUTHOR}>{run('甲')}</w:moveFrom>"
    come = f"<w:moveTo {AUTHOR}>{run('甲')}</w:moveTo>"
    assert blocks_of(runs(gone, run("乙"), come)) == ["乙甲"]


def test_a_paragraph_whose_mark_is_deleted_runs_on_into_the_next() -> None:
    mark = f"<w:rPr><w:del {AUTHOR}/></w:rPr>"
    assert blocks_of(paragraph("一、总体", mark) + paragraph("情况")) == ["一、总体情况"]
    assert blocks_of(paragraph(properties=mark, runs=deleted("全部")) + paragraph("后文")) == ["后文"]
    assert blocks_of(table([row([cell(paragraph("甲", mark))])]) + paragraph("后文")) == [[["甲"]], "后文"]


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = row([cell("甲"), cell("1")], f"<w:del {AUTHOR}/>")
    new = row([cell("乙"), cell("2"), cell("3", properties=f"<w:cellDel {AUTHOR}/>")], f"<w:ins {AUTHOR}/>")
    assert blocks_of(table([gone, new])) == [[["乙", "2"]]]
    assert blocks_of(table([row([cell("丙")], "<w:hidden/>"), row([cell("丁"), cell("1")])])) == [[["丁", "1"]]]


# ------------------------------------------------------------------------------------------------------------- fields


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


def test_of_a_field_the_result_is_read() -> None:
    assert blocks_of(runs(run("共"), field("=SUM(LEFT)", run("12")), run("件"))) == ["共12件"]
    assert blocks_of(runs(field("IF x", run("甲") + field("PAGE", run("4"))))) == ["甲4"]
    assert blocks_of(runs('<w:fldSimple w:instr="PAGE"><w:r><w:t>4</w:t></w:r></w:fldSimple>')) == ["4"]


def test_a_field_that_never_ends_does_not_swallow_the_rest() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert blocks_of(runs(begun, run("甲")) + paragraph("乙")) == ["甲", "乙"]


def test_a_table_of_contents_is_not_read() -> None:
    line = runs(run("一、总体情况"), "<w:r><w:tab/></w:r>", run("1"))
    by_style = paragraph(properties='<w:pStyle w:val="T"/>', runs=run("一、总体情况"))
    style = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    assert blocks_of(by_style + paragraph("后"), styles=style) == ["后"]
    assert blocks_of(runs(field(r"TOC \\o", run("一、总体情况"))) + paragraph("后")) == ["后"]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{line}</w:sdtContent></w:sdt>"
    assert blocks_of(control + paragraph("后")) == ["后"]


def test_the_prompt_of_an_empty_control_is_no_text() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inside = cell(paragraph(runs=prompt.format(run("单击此处输入文字"))))
    assert blocks_of(table([row([cell("规章"), inside])])) == [[["规章", ""]]]
    around = prompt.format(cell("单击此处输入文字"))
    assert blocks_of(table([row([cell("规章"), around])])) == [[["规章", ""]]]


# ---------------------------------------------------------------------------------------------------------- numbering


def level(number: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


FORM = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "chineseCountingThousand", "%1、")}'
    f"{level(1, 'chineseCounting', '（%2）')}{level(2, 'decimal', '%3.')}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_the_numbers_that_word_draws_stand_in_front_of_the_text() -> None:
    outline = [
        ("总体情况", 0),
        ("主动公开", 1),
        ("依申请", 1),
        ("细目", 2),
        ("其他", 1),
        ("细目", 2),
        ("第二部分", 0),
        ("新", 1),
    ]
    assert blocks_of("".join(numbered(*each) for each in outline), numbering=FORM) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请",
        "1.细目",
        "（三）其他",
        "1.细目",
        "二、第二部分",
        "（一）新",
    ]


def test_a_list_that_begins_anew_counts_from_its_own_start() -> None:
    body = numbered("甲") + numbered("乙", number=2) + numbered("丙", number=2) + numbered("丁")
    assert blocks_of(body, numbering=FORM) == ["一、甲", "五、乙", "六、丙", "七、丁"]


def test_numbers_are_drawn_in_cells_and_of_empty_paragraphs_only_counted() -> None:
    rows = table(
        [row([cell(numbered("属于国家秘密", 2)), cell("0")]), row([cell(numbered("其他", 2)), cell(numbered("", 2))])]
    )
    assert blocks_of(rows + numbered("后", 2), numbering=FORM) == [[["1.属于国家秘密", "0"], ["2.其他", ""]], "4.后"]


def test_a_style_brings_its_numbering_and_its_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="mine"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    numbering = FORM.replace(
        level(1, "chineseCounting", "（%2）"), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="C"/>')
    )
    body = "".join(paragraph(style, f'<w:pStyle w:val="{style}"/>') for style in "ABC")
    off = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    found = read_body(body + paragraph("无", off), styles=styles, numbering=numbering)
    assert shown(found) == ["一、A", "二、B", "（一）C", "无"]
    assert [block.level for block in found.blocks[1:] if isinstance(block, Paragraph)] == [1, 0, 3, 1]


def test_deleted_and_hidden_paragraphs_are_not_counted() -> None:
    gone = paragraph(
        properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del {AUTHOR}/></w:rPr>',
        runs=deleted("删"),
    )
    hidden = paragraph("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
    assert blocks_of(numbered("甲") + gone + hidden + numbered("乙"), numbering=FORM) == ["一、甲", "二、乙"]


def test_bullets_are_no_numbers() -> None:
    bullet = f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "")}</w:abstractNum>'
    listed = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    assert blocks_of(numbered("甲"), numbering=bullet + listed) == ["甲"]


# ------------------------------------------------------------------------------------------------------------- tables


def test_merged_cells_are_one() -> None:
    rows = [
        row([cell("（三）不予公开", merge="restart"), cell("1.属于国家秘密"), cell("0")]),
        row([cell(merge="continue"), cell("2.其他"), cell("4")]),
        row([cell("总计", span=2), cell("4")]),
    ]
    found = read_body(table(rows))
    assert shown(found) == [[["（三）不予公开", "1.属于国家秘密", "0"], ["2.其他", "4"], ["总计", "4"]]]
    assert isinstance(found.blocks[1], Table)
    assert found.blocks[1].rows[2].cells[0].colspan == 2


def test_cells_merged_over_columns_in_the_old_way_are_one() -> None:
    merged = [cell("总计", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>"), cell("4")]
    found = read_body(table([row(merged)]))
    assert shown(found) == [[["总计", "4"]]]
    assert isinstance(found.source_map, PlaceMap)
    assert [number for _, number in found.source_map.cells[2]] == [1, 2]


def test_the_paragraphs_of_a_cell_are_one_text_and_never_one_number() -> None:
    two = cell(paragraph("社会公益") + paragraph() + paragraph("组织"))
    figures = cell(paragraph("1") + paragraph("2"))
    assert blocks_of(table([row([two, figures])])) == [[["社会公益 组织", "1 2"]]]


def test_a_table_that_lays_out_the_page_is_what_stands_in_it() -> None:
    inner = plain_table([["规章", "0"], ["行政规范性文件", "1"]])
    page = paragraph("二、主动公开") + inner + paragraph("后文")
    assert blocks_of(table([row([cell(page)])])) == ["二、主动公开", [["规章", "0"], ["行政规范性文件", "1"]], "后文"]
    prose = paragraph("一、总体情况") + paragraph("正文")
    assert blocks_of(table([row([cell(prose)])])) == ["一、总体情况", "正文"]


def test_a_table_of_one_cell_in_a_cell_is_that_cells_text() -> None:
    assert blocks_of(table([row([cell("规章"), cell(plain_table([["12"]]))])])) == [[["规章", "12"]]]


def test_rows_typed_with_tabs_are_rows() -> None:
    body = paragraph(runs="<w:r><w:t>规章</w:t><w:tab/><w:t>0</w:t><w:tab/><w:t>1</w:t></w:r>")
    body += paragraph(runs="<w:r><w:t>行政许可</w:t><w:tab/><w:t>12</w:t></w:r>")
    assert blocks_of(body) == [[["规章", "0", "1"], ["行政许可", "12"]]]


def typed(*cells: str) -> str:
    return paragraph(runs="<w:r><w:tab/></w:r>".join(run(text) for text in cells))


def test_two_labels_typed_with_a_tab_are_a_row_above_one() -> None:
    body = (
        typed("信息内容", "本年处理决定数量")
        + typed("行政处罚", "3")
        + typed("信息内容", "本年收费金额")
        + typed("合计", "4")
    )
    rows = [["信息内容", "本年处理决定数量"], ["行政处罚", "3"], ["信息内容", "本年收费金额"], ["合计", "4"]]
    assert blocks_of(body) == [rows]
    blank = (
        typed("合计", "", "") + typed("行政处罚", "3") + typed("信息内容", "数量") + paragraph() + typed("行政强制", "")
    )
    assert blocks_of(typed("甲", "乙", "丙") + blank) == [
        [["甲", "乙", "丙"], ["合计", "", ""], ["行政处罚", "3"]],
        "信息内容\t数量",
        "行政强制",
    ]
    assert blocks_of(typed("信息内容", "数量") + paragraph() + typed("行政强制", "3")) == [
        [["信息内容", "数量"], ["行政强制", "3"]]
    ]
    assert blocks_of(typed("负责人", "某某") + paragraph("后文")) == ["负责人\t某某", "后文"]
    assert blocks_of(typed("四、", "行政复议") + typed("甲", "乙", "丙")) == ["四、\t行政复议", [["甲", "乙", "丙"]]]


def test_a_heading_with_a_tab_behind_its_number_stays_one() -> None:
    assert blocks_of(runs("<w:r><w:t>一、</w:t><w:tab/><w:t>总体情况</w:t></w:r>")) == ["一、\t总体情况"]


# ------------------------------------------------------------------------------------------------------------- places


def test_lines_and_places_count_off_paragraphs_rows_and_cells() -> None:
    found = read_body(paragraph() + plain_table([["甲", "1"], ["乙", "", "3"]]) + paragraph("后文"))
    assert found.lines == ["信息公开", "", "甲\t1", "乙\t\t3", "后文"]
    assert isinstance(found.source_map, PlaceMap)
    assert [place[:4] for place in found.source_map.lines] == [
        (1, 0, 0, 0),
        (1, 0, 0, 0),
        (0, 1, 1, 0),
        (0, 1, 2, 0),
        (2, 0, 0, 0),
    ]
    (rows,) = (block.rows for block in found.blocks if isinstance(block, Table))
    assert [(cell.line, cell.column, cell.end_column) for cell in rows[1].cells] == [(4, 1, 2), (4, 3, 3), (4, 4, 5)]


# ----------------------------------------------------------------------------------------- pictures, boxes, comments


def test_a_picture_is_seen_where_there_is_no_text_beside_it() -> None:
    drawing = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    found = read_body(runs(drawing) + runs(drawing, run("图说")) + runs("<w:r><w:pict/></w:r>"))
    assert shown(found) == ["[picture]", "图说"]
    assert isinstance(found.blocks[1], Picture)


def test_a_comment_is_kept_with_the_text_it_is_on() -> None:
    def mark(kind: str, number: int) -> str:
        return f'<w:{kind} w:id="{number}"/>'

    one = (
        mark("commentRangeStart", 0)
        + run("12")
        + mark("commentRangeEnd", 0)
        + "<w:r><w:commentReference w:id='0'/></w:r>"
    )
    rows = table([row([cell("规章"), cell(runs(run("共 "), one))])])
    body = paragraph(runs=mark("commentRangeStart", 1) + run("甲")) + rows + runs(run("乙"), mark("commentRangeEnd", 1))
    texts = f'<w:comment w:id="0">{paragraph("第一行")}{paragraph("第二行")}</w:comment>'
    texts += f'<w:comment w:id="1">{paragraph("全文")}</w:comment><w:comment w:id="2">{paragraph("不在")}</w:comment>'
    comments = read_body(body, comments=texts).comments
    assert [tuple(comment)[:5] for comment in comments] == [("第一行\n第二行", 3, 6, 3, 8), ("全文", 2, 1, 4, 2)]


# ------------------------------------------------------------------------------------------------------- the package


def test_the_strict_namespace_is_the_same_language() -> None:
    body = ALWAYS + paragraph("甲") + plain_table([["规章", "0"]])
    assert shown(read(docx(document(body, STRICT)), ".docx")) == ["甲", [["规章", "0"]]]


def test_the_text_is_found_by_its_relation_and_not_by_its_name() -> None:
    made = parts(ALWAYS + paragraph("甲"))
    made["word/document2.xml"] = made.pop("word/document.xml")
    made["_rels/.rels"] = made["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert shown(read(packed(made), ".docx")) == ["甲"]


def test_the_parts_beside_the_text_may_be_lacking() -> None:
    made = parts(ALWAYS + numbered("甲"))
    del made["word/_rels/document.xml.rels"], made["[Content_Types].xml"], made["_rels/.rels"]
    assert shown(read(packed(made), ".docx")) == ["甲"]


def test_a_text_that_does_not_speak_of_disclosure_has_no_blocks() -> None:
    found = read(docx(paragraph("会议纪要")), ".docx")
    assert (found.blocks, found.faults) == ([], [])


def test_a_comment_lets_a_finding_pass_in_the_cell_it_is_on() -> None:
    marked = '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    text = mark_up(from_text(village().replace("行政许可\t12", "行政许可\t").replace("行政处罚\t3", "行政处罚\t")))
    body = text.replace(cell("行政许可") + cell(), cell("行政许可") + cell(paragraph(runs=marked)))
    remark = f'<w:comment w:id="0">{paragraph("lint-reports: ignore[blank-cell] -- 待补")}</w:comment>'
    came = result(docx(body.encode(), comments=remark), ".docx")
    assert names(came.diagnostics) == ["blank-cell"]
    (passed,) = came.suppressed
    assert passed.diagnostic.location.place is not None
    assert passed.diagnostic.location.place[:4] == (0, 1, 7, 2)


def test_a_document_of_pictures_under_a_title_has_the_report_elsewhere() -> None:
    drawing = runs("<w:r><w:drawing><a:blip/></w:drawing></w:r>")
    embedded = runs("<w:r><w:object/></w:r>")
    title = "柳溪县2023年政府信息公开工作年度报告"
    for inside in (drawing, embedded):
        assert names(result(docx(paragraph(title) + inside), ".docx").diagnostics) == ["report-elsewhere"]
    assert set(names(result(docx(paragraph(title)), ".docx").diagnostics)) == {"missing-section"}
    long = "".join(paragraph(f"本县在第{number}季度召开会议研究工作并形成纪要") for number in range(20))
    assert set(names(result(docx(paragraph(title) + long + drawing), ".docx").diagnostics)) == {"missing-section"}


def test_a_title_that_stands_twice_on_its_line_is_one() -> None:
    assert names(result(from_text(village().replace(TITLE, f"{TITLE} {TITLE}")), ".docx").diagnostics) == []
    (found,) = findings(from_text(village().replace(TITLE, f"{TITLE} 附 {TITLE}")), ".docx")
    assert found.name == "malformed-title"
