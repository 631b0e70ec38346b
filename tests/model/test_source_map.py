"""The map of a document: whatever leaves the linter stands where the file has it, whatever the reader made of its lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.figures.listing import figures_of
from lint_reports.fixes.mend import mend
from lint_reports.linter import parse
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.location import Position, Range
from lint_reports.model.source_map import SourceMap
from tests.support.linting import findings, replaced
from tests.support.village import HEADINGS, village

REMARK = "lint-reports: ignore[number-style] -- 待补"
SETTINGS = Settings(ignore=("unused-suppression",))
FIXING = RunOptions(fix=True, unsafe_fixes=True)
BLANK = replaced(village(), {"行政许可\t12": "行政许可\t"})


def commented(text: str, remark: str) -> str:
    """The text with a comment on a line of its own before the second section."""
    return replaced(text, {f"\n{HEADINGS[1]}": f"\n{remark}\n{HEADINGS[1]}"})


def before(text: str, found: Sequence[Diagnostic], name: str) -> str:
    """What stands before the one finding of that name on its line."""
    (range,) = [each.location.range for each in found if each.name == name]
    assert range is not None
    line, column = range.start
    return text.split("\n")[line - 1][: column - 1]


@pytest.mark.parametrize(("suffix", "remark"), [(".txt", f"# {REMARK}"), (".md", f"<!-- {REMARK} -->")])
def test_a_finding_below_a_comment_has_the_lines_of_the_file(suffix: str, remark: str) -> None:
    text = commented(BLANK, remark)
    assert before(text, findings(text, suffix), "blank-cell") == "行政许可\t"


def test_a_composed_line_below_a_comment_is_fixed_as_without_one() -> None:
    text = replaced(BLANK, {HEADINGS[2]: "三、**收到**公开申请情况"})
    remark = f"<!-- {REMARK} -->"
    assert before(text, findings(text, ".md"), "misspelt-section") == ""
    fixed = mend("年报.md", text.encode(), SETTINGS, FIXING).data.decode()
    assert fixed != text
    assert mend("年报.md", commented(text, remark).encode(), SETTINGS, FIXING).data.decode() == commented(fixed, remark)


def test_a_byte_that_does_not_decode_stands_in_the_file_and_not_in_the_text_as_read() -> None:
    text = commented(village(), f"# {REMARK}")
    data = text.replace(HEADINGS[3], HEADINGS[3] + "X").encode().replace(b"X", b"\xff")
    assert before(text, findings(data, ".txt"), "invalid-encoding") == HEADINGS[3]


def test_figures_have_the_lines_of_the_file() -> None:
    text = commented(village(), f"# {REMARK}")
    report = parse("年报.txt", text.encode(), Settings())
    assert report is not None
    lines = text.split("\n")
    for figure in figures_of(report):
        assert figure.range is not None
        (line, start), (_, end) = figure.range
        assert lines[line - 1][start - 1 : end - 1] == figure.text


def test_a_range_that_ends_where_a_line_begins_keeps_off_the_comment_before_that_line() -> None:
    source_map = SourceMap([0, 1, 3, 4])
    assert source_map.range(Range.of(1, 1, 2, 1)) == Range.of(1, 1, 2, 1)
    assert source_map.range(Range.of(1, 2, 2, 2)) == Range.of(1, 2, 3, 2)
    assert source_map.position(Position(9, 1)) == Position(4, 1)
