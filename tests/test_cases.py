"""Small inputs that once went wrong, kept in a folder outside of the repository: each says what is right, and no more.

A case stands for its kind. What is right of the kind is tested with reports of our own, where the part of the program is.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from lint_reports.cli.main import main
from lint_reports.config.settings import Settings
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Diagnostic
from tests.support.samples import FOLDER as SAMPLES

CASES = Path(__file__).parents[2] / "shared" / "cases"
pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the cases lie outside the repository")

SETTINGS = Settings(ignore=("LR5", "LR7"))
DEFECTS = "LR110 LR201 LR301"
RIGHT = {
    # Shares of what is counted; none and 0 hold for both groups of lawsuits.
    "01-lr412-channel-percent.md": [""],
    "02-lr412-applicant-percent.md": [""],
    "07-lawsuit-zero-direct.md": ["LR404"],
    "08-lawsuit-zero-figure.md": ["LR404"],
    # Tables as text: read where their cells can be told apart, else refused once.
    "03-bars-after-last-figure.txt": ["LR126 LR201 LR601"],
    "04-one-line-glued.txt": ["LR004", "LR402"],
    "05-one-line-short-six.txt": ["LR603", "LR004 LR603"],
    "06-one-line-misspelt-four.txt": ["LR115", "LR004 LR115"],
    "25-no-values-at-all.txt": ["LR004 LR102 LR130 LR601"],
    "s01-single-spaces.txt": ["LR304"],
    "s01b-single-spaces-broken.txt": ["LR302 LR304", "LR301 LR304"],
    "s02-many-spaces.txt": ["LR304"],
    "s03-tabs.txt": ["LR304"],
    "s04-full-width-spaces.txt": ["LR304"],
    "s05-one-line.txt": ["LR004"],
    "s05b-one-line-2019.txt": ["LR004"],
    "producers/C3-calc-export.html": [""],
    "producers/C14-merged-repeated.md": [""],
    "producers/C15-typed-tabs.docx": [""],
    "producers/C18-grid-table-rst.txt": ["", "LR004"],
    "producers/C19-box-drawing-w3m.txt": [""],
    "producers/C20-spaces-lynx.txt": ["", "LR004"],
    "producers/C24-mc-two-choices.docx": [""],
    "producers/C25-tfoot-first.html": [""],
    "producers/C27-form-fields.html": ["LR004"],
    # A cell that can be read in more ways than one.
    "f01-two-figures-in-a-cell.md": ["LR201 LR204"],
    "f01b-one-cell.md": ["LR204"],
    "producers/A1-footnote-mark-in-cell.md": ["LR204"],
    "producers/A2-footnote-mark-table3.md": ["LR204"],
    "producers/A3-two-numbers-in-a-cell.md": ["LR202", "LR204", "LR202 LR204"],
    "producers/A4-footnote-mark.html": ["LR204"],
    "producers/A5-footnote-mark.docx": ["LR204"],
    "producers/A6-superscript-digit.docx": ["", "LR204"],
    "producers/C26-zwsp-in-figure.html": ["LR204", "LR205"],
    # Whatever speaks of itself as a report is told of.
    "producers/B1-layout-2-deep.bad.html": [DEFECTS],
    "producers/B2-layout-2-deep-centre.bad.html": [DEFECTS],
    "producers/B3-pre.bad.html": [DEFECTS],
    "producers/B5-altchunk-html-docx-js.bad.docx": ["LR002", "LR006"],
    "producers/B6-headings-but-no-title-no-table.md": [DEFECTS, "LR004 LR110"],
    "producers/B7-whole-body-in-textbox.bad.docx": ["LR006", f"LR006 {DEFECTS}"],
    "producers/B8-frameset.bad.html": ["LR007"],
    "producers/B9-empty.docx": ["LR001"],
    # Mark-up, and what stands around a report.
    "producers/A7-row-label-taken-for-heading.txt": ["LR116"],
    "producers/C1-cms-title-info-body.html": [""],
    "producers/C2-title-info-in-table.docx": [""],
    "producers/C4-heading-partly-bold.md": [""],
    "producers/C5-heading-tail-bold.md": [""],
    "producers/C6-label-partly-bold.md": [""],
    "producers/C7-auto-numbered-markitdown.md": ["LR116"],
    "producers/C8-auto-numbered-mammoth.md": ["LR116"],
    "producers/C9-front-matter-title.md": [""],
    "producers/C10-hr-stars.md": [""],
    "producers/C11-hr-underscores.md": [""],
    "producers/C12-hidden-copy.html": [""],
    "producers/C13-hidden-row-cell-span.html": [""],
    "producers/C16-toc-typed.bad.docx": [DEFECTS],
    "producers/C17-heading-link.md": [""],
    "producers/C21-caption-表1.html": [""],
    "producers/C22-textbox-title.docx": ["LR006"],
    "producers/C23-ol-cjk.html": [""],
    "producers/C28-aspx.aspx": [""],
    "producers/C29-title-with-anchor.md": [""],
    # Labels with nothing behind them.
    "interface/empty-prose.txt": ["LR114"],
    # A figure is written where two witnesses agree, and nowhere else.
    "attack/wrong-figure-1.txt": ["LR304"],
    "attack/wrong-figure-2.txt": ["LR304"],
    "attack/wrong-figure-3.txt": ["LR304"],
    "attack/wrong-figure-4.txt": ["LR304"],
    "attack/safe-fix-joins-figures.txt": ["LR204"],
}
"""The codes that are found, each once, in one or the other of these ways."""

TOLD = {
    "07-lawsuit-zero-direct.md": "未经复议直接起诉",
    "08-lawsuit-zero-figure.md": "复议后起诉",
}
"""Words of the finding."""

NOT_YET = {
    "25-no-values-at-all.txt": "that the tables, which are refused, are those of the form of 2019 is not said",
}
"""Cases that are not right yet, each with what is wrong."""


@pytest.fixture(params=RIGHT)
def case(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if name in NOT_YET:
        request.applymarker(pytest.mark.xfail(strict=True, reason=NOT_YET[name]))
    return name


def findings(name: str) -> list[Diagnostic]:
    result = lint(name, (CASES / name).read_bytes(), SETTINGS)
    assert result.status == "checked", "passed in silence"
    return list(result.diagnostics)


def test_a_case_says_what_is_right(case: str) -> None:
    found = findings(case)
    assert " ".join(sorted({each.code for each in found})) in RIGHT[case], Counter(each.code for each in found)
    assert case not in TOLD or any(TOLD[case] in each.message.zh for each in found)
    assert written(case, found) == []
    refused = Counter(each.location.node for each in found if each.code == "LR004")
    assert set(refused.values()) <= {1}


def written(case: str, found: list[Diagnostic]) -> list[str]:
    """What would be written and must not be: a figure or a label by a safe fix, in some reports by any."""
    kept = {"display", *([] if case.startswith("attack/wrong-figure") else ["unsafe"])}
    marked = case.startswith(("f01", "attack/")) or re.match("producers/A[1-6]", case)
    return [each.fix.title.en for each in found if marked and each.fix and each.fix.applicability not in kept]


def test_a_page_of_preformatted_text_is_read_as_the_text() -> None:
    name = "producers/B4-pre-libreoffice-export.html"
    text = SAMPLES / "batai-2021.txt"
    same = lint(text.name, text.read_bytes(), SETTINGS).diagnostics
    assert Counter(each.code for each in findings(name)) == Counter(each.code for each in same)


@pytest.mark.parametrize("name", ["interface/pipe-header-ignore.md", "interface/lsp-ignore-tears-table.md"])
def test_a_comment_that_is_added_leaves_tables_and_rows_as_many_as_there_were(name: str, tmp_path: Path) -> None:
    pytest.importorskip("markdown_it")
    path = tmp_path / "年报.md"
    path.write_bytes((CASES / name).read_bytes())
    before = tables_and_rows(path)
    main(["check", "--isolated", "--no-cache", "--add-ignore=待核实", str(path)])
    assert "lint-reports: ignore" in path.read_text("utf-8")
    assert tables_and_rows(path) == before


def tables_and_rows(path: Path) -> tuple[int, int]:
    """As a Markdown parser of its own sees them."""
    page = import_module("markdown_it").MarkdownIt("commonmark").enable("table").render(path.read_text("utf-8"))
    return len(re.findall("<table>", page)), len(re.findall("<tr>", page))
