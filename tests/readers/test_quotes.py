"""A report that a mail quotes is read without the sign before its lines, and stands where the mail has it."""

from __future__ import annotations

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend
from lint_reports.readers.quotes import quote_marks
from tests.support.linting import findings, names, replaced
from tests.support.village import old_village, village

BLANK = replaced(village(), {"行政许可\t12": "行政许可\t"})


def quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}".rstrip(" ") + "\n" for line in text.rstrip("\n").split("\n"))


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
@pytest.mark.parametrize("text", [village(), old_village()])
def test_a_sound_report_that_is_quoted_is_sound(text: str, mark: str) -> None:
    assert findings(quoted(text, mark)) == []


def test_who_wrote_may_stand_above_and_a_long_line_may_be_broken() -> None:
    text = quoted(village()).replace("，来信来访都有回音", "，来信来\n访都有回音")
    assert findings(f"张三 2022-01-20 写道：\n\n{text}") == []


@pytest.mark.parametrize("mark", ["> ", ">"])
def test_findings_stand_in_the_lines_of_the_mail(mark: str) -> None:
    (plain,), (found,) = findings(BLANK), findings(quoted(BLANK, mark))
    assert plain.location.range is not None and found.location.range is not None
    (line, column), (end_line, end_column) = plain.location.range
    shift = len(mark)
    assert found.location.range == ((line, column + shift), (end_line, end_column + shift))
    assert found._replace(location=plain.location, related=plain.related, fix=plain.fix) == plain


def test_a_fix_leaves_the_signs_as_they_are() -> None:
    wrong = replaced(village(), {"二、主动公开政府信息情况": "二、主动公开信息情况", "行政处罚\t3": "行政处罚\t３"})
    options = RunOptions(fix=True, unsafe_fixes=True)
    fixed = mend("年报.txt", wrong.encode(), Settings(), options).data.decode()
    assert fixed == village()
    assert mend("年报.txt", quoted(wrong).encode(), Settings(), options).data.decode() == quoted(fixed)


def test_comments_suppress_in_a_quotation_and_are_removed_with_their_sign() -> None:
    remark = "# lint-reports: ignore[blank-cell] -- 待补"
    held = replaced(BLANK, {"\n行政许可": f"\n{remark}\n行政许可"})
    assert findings(quoted(held)) == []
    idle = replaced(village(), {"\n行政许可": f"\n{remark}\n行政许可"})
    assert names(findings(quoted(idle))) == ["unused-suppression"]
    fixed = mend("年报.txt", quoted(idle).encode(), Settings(), RunOptions(fix=True)).data.decode()
    assert fixed == quoted(village())


def test_a_comment_is_added_to_a_quotation() -> None:
    mended = mend("年报.txt", quoted(BLANK).encode(), Settings(), RunOptions(add_ignore="待补"))
    assert mended.after.diagnostics == ()


def test_a_text_with_a_few_quoted_lines_is_not_quoted() -> None:
    assert quote_marks(["甲", "> 乙", "丙"]) == []
    assert quote_marks(["> 甲", ">", "> 乙", ""]) == [2, 1, 2, 0]
    assert quote_marks([]) == []
