"""The number of a note behind a figure is no digit of it: it stands above the line, and is read as standing there."""

from __future__ import annotations

import pytest

from tests.corpus.word import cell, paragraph, plain_table, row, run, table
from tests.readers.docx.test_reader import blocks_of, read_body, runs

RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    f'<w:style w:type="character" w:styleId="N"><w:name w:val="footnote reference"/><w:rPr>{RAISED}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="M"><w:name w:val="mine"/><w:basedOn w:val="N"/></w:style>'
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("5") + run("1", RAISED), "5¹"),
        (run("5") + run("12", '<w:rStyle w:val="N"/>'), "5¹²"),
        (run("5") + run("3", '<w:rStyle w:val="M"/>'), "5³"),
        (run("5") + run("3", '<w:rStyle w:val="M"/><w:vertAlign w:val="baseline"/>'), "53"),
        (run("5") + run("2", '<w:position w:val="8"/><w:sz w:val="12"/>'), "5²"),
        (run("5") + run("2", '<w:position w:val="2"/>'), "52"),
        (run("5") + run("①", RAISED), "5①"),
        (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"), "H₂O"),
        (run("5") + run("2", '<w:position w:val="-8"/>'), "5₂"),
        (run("64") + run("[1]", RAISED), "64[¹]"),
        (run("51", RAISED), "51"),
        (run("共") + run("51", RAISED) + run(" "), "共⁵¹ "),
        (run("5") + '<w:r><w:rPr><w:rStyle w:val="N"/></w:rPr><w:footnoteReference w:id="2"/></w:r>', "5"),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>5</m:t></m:r></m:e><m:sup><m:r><m:t>1</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "5¹",
        ),
        (
            "<m:oMath><m:sSub><m:e><m:r><m:t>5</m:t></m:r></m:e><m:sub><m:r><m:t>1</m:t></m:r></m:sub></m:sSub></m:oMath>",
            "5₁",
        ),
    ],
)
def test_digits_that_stand_off_the_line_are_read_so(inside: str, text: str) -> None:
    assert read_body(runs(inside), styles=STYLES).lines[1] == text


def test_a_cell_that_is_raised_as_a_whole_has_a_figure() -> None:
    inside = paragraph(runs=run("5", '<w:position w:val="10"/>') + run("1", '<w:position w:val="10"/>'))
    assert blocks_of(table([row([cell("规章"), cell(inside)])])) == [[["规章", "51"]]]


def test_the_place_of_what_stands_behind_stays_what_it_is() -> None:
    plain = read_body(runs(run("收到5"), run("1", RAISED), run("件")) + plain_table([["甲", "1"]]))
    assert plain.lines[1:] == ["收到5¹件", "甲\t1"]
