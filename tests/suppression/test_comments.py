"""Comments to the linter in text and Markdown: what they let pass, for how far, and what is said of those in vain."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from lint_reports.model.result import FileResult
from tests.support.linting import places, replaced, result, shown
from tests.support.village import village

SOUND = village()
BLANK = replaced(SOUND, {"行政处罚\t3\t\t": "行政处罚\t\t\t"})
TWO = replaced(BLANK, {"行政强制\t0\t\t": "行政强制\t\t\t"})
PENALTY, FORCE = "行政处罚\t\t\t", "行政强制\t\t\t"
REASON = " -- 待补"


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)


def above(text: str, part: str, words: str) -> str:
    """The text with a comment on a line of its own above a row."""
    return replaced(text, {part: f"# lint-reports: {words}\n{part}"})


def judged(text: str, suffix: str = ".txt", **settings: object) -> FileResult:
    return result(text, suffix, **settings)


def test_the_report_has_the_blanks_that_the_tests_speak_of() -> None:
    line = line_of(TWO, PENALTY)
    assert places(result(TWO).diagnostics) == [f"{line}:6 blank-cell", f"{line + 1}:6 blank-cell"]


@pytest.mark.parametrize("words", ["blank-cell", "LR201", "lr2", "LR2, LR3", "BLANK-CELL", "long-row,blank-cell"])
def test_ignore_lets_pass_what_it_names_on_the_next_row_alone(words: str) -> None:
    text = above(TWO, PENALTY, f"ignore[{words}]{REASON}")
    came = result(text, ignore=("long-row", "LR301"))
    assert places(came.diagnostics) == [f"{line_of(text, FORCE)}:6 blank-cell"]
    (passed,) = came.suppressed
    assert (passed.diagnostic.name, passed.kind, passed.reason) == ("blank-cell", "inSource", "待补")
    assert passed.diagnostic.location.range and passed.diagnostic.location.range.start.line == line_of(text, PENALTY)


def test_ignore_of_another_rule_lets_nothing_pass_and_is_called_useless() -> None:
    text = above(BLANK, PENALTY, f"ignore[number-style]{REASON}")
    line = line_of(text, PENALTY)
    assert places(result(text).diagnostics) == [f"{line - 1}:1 unused-suppression", f"{line}:6 blank-cell"]


def test_comments_one_above_the_other_hold_for_the_same_row() -> None:
    text = above(above(BLANK, PENALTY, f"ignore[blank-cell]{REASON}"), PENALTY, f"ignore[number-style]{REASON}")
    assert places(result(text).diagnostics) == [f"{line_of(text, PENALTY) - 1}:1 unused-suppression"]


def test_disable_holds_up_to_enable() -> None:
    both = above(TWO, PENALTY, f"disable[blank-cell]{REASON}")
    assert result(both).diagnostics == ()
    assert len(result(both).suppressed) == 2
    one = above(both, FORCE, "enable[blank-cell]")
    assert places(result(one).diagnostics) == [f"{line_of(one, FORCE)}:6 blank-cell"]


def test_enable_ends_only_what_it_names() -> None:
    text = above(above(TWO, PENALTY, f"disable[blank-cell]{REASON}"), FORCE, "enable[number-style]")
    came = result(text)
    assert shown(came.diagnostics) == [
        f"{line_of(text, FORCE) - 1}:24 malformed-suppression 前面没有与它对应的 disable[number-style]"
    ]
    assert len(came.suppressed) == 2


def test_file_ignore_holds_wherever_it_stands() -> None:
    for text in (
        f"# lint-reports: file-ignore[LR201]{REASON}\n{TWO}",
        f"{TWO}# lint-reports: file-ignore[LR201]{REASON}",
    ):
        assert result(text).diagnostics == ()
        assert len(result(text).suppressed) == 2


def test_a_comment_is_no_text_of_the_report_and_tears_no_table() -> None:
    plain = result(TWO)
    lines = TWO.split("\n")
    for number in range(len(lines)):
        text = "\n".join([*lines[:number], f"# lint-reports: file-ignore[number-style]{REASON}", *lines[number:]])
        found = [each for each in result(text).diagnostics if each.name != "unused-suppression"]
        assert [(each.cell, each.message) for each in found] == [
            (each.cell, each.message) for each in plain.diagnostics
        ]


@pytest.mark.parametrize(
    "line",
    [
        "　　# lint-reports: ignore[blank-cell] -- 待补",
        "＃ lint-reports：ignore［blank-cell］ —— 待补",
        "#lint-reports: ignore [ LR201 ] --待补",
        "# lint-reports: ignore【LR201、LR205】 until=2999-1-1 -- 待补",
    ],
)
def test_a_comment_may_be_typed_with_a_chinese_keyboard(line: str) -> None:
    came = result(replaced(BLANK, {PENALTY: f"{line}\n{PENALTY}"}), ignore=("LR205",))
    assert shown(came.diagnostics) == []
    assert [each.reason for each in came.suppressed] == ["待补"]


def test_what_is_no_call_stays_text() -> None:
    for line in (
        "本报告经 lint-reports 检查。",
        "# lint-reports-plugin: ignore[blank-cell]",
        "# lint-reports 是检查工具",
    ):
        text = replaced(SOUND, {"一、总体情况\n": f"一、总体情况\n{line}\n"})
        assert result(text).diagnostics == ()


# ------------------------------------------------------------------------------------------------ what is said of them


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ignore", "17 malformed-suppression 没有写明规则，写成 ignore[blank-cell]"),
        ("ignore -- 待补", "17 malformed-suppression 没有写明规则，写成 ignore[blank-cell]"),
        ("ignore[] -- 待补", "17 malformed-suppression 没有写明规则，写成 ignore[blank-cell]"),
        ("ignore[ALL] -- 待补", "24 malformed-suppression 不能用 ALL 豁免一切，要写明规则"),
        ("ignore[lr] -- 待补", "24 malformed-suppression 不能用 lr 豁免一切，要写明规则"),
        ("ignore[blank-cell -- 待补", "23 malformed-suppression 方括号没有配对"),
        ("ignor[blank-cell] -- 待补", "17 malformed-suppression 没有这样的写法：ignor，是不是想写 ignore？"),
        (
            "ignore[blank-cell] 待补",
            "36 malformed-suppression 看不懂“待补”；理由写在 -- 后面，期限写作 until=年-月-日",
        ),
        (
            "ignore[blank-cell] until=2026-02-30 -- 待补",
            "36 malformed-suppression 没有 2026-02-30 这个日期，要写成 2026-12-31 这样",
        ),
        (
            "ignore[unused-suppression] -- 待补",
            "24 malformed-suppression unused-suppression 是关于豁免本身的，不能在注释里豁免，可以写在配置的 ignore 里",
        ),
        ("ignore[blank-cel] -- 待补", "24 unknown-suppressed-rule 没有这样的规则：blank-cel，是不是想写 blank-cell？"),
    ],
)
def test_a_comment_that_cannot_be_read_does_nothing_and_is_reported_where_it_goes_wrong(
    words: str, expected: str
) -> None:
    text = above(BLANK, PENALTY, words)
    line = line_of(text, PENALTY)
    found = shown(result(text).diagnostics)
    assert found == [f"{line - 1}:{expected}", f"{line}:6 blank-cell 空白，应填数字，没有的填 0"]


def test_an_unknown_name_does_not_keep_the_others_from_holding() -> None:
    text = above(BLANK, PENALTY, f"ignore[nonsense, blank-cell]{REASON}")
    assert shown(result(text).diagnostics) == [
        f"{line_of(text, PENALTY) - 1}:24 unknown-suppressed-rule 没有这样的规则：nonsense"
    ]


def test_an_expired_comment_holds_no_more() -> None:
    text = above(BLANK, PENALTY, f"ignore[blank-cell] until=2026-06-30{REASON}")
    line = line_of(text, PENALTY)
    assert result(text, today=date(2026, 6, 30)).diagnostics == ()
    assert shown(result(text, today=date(2026, 7, 1)).diagnostics) == [
        f"{line - 1}:1 expired-suppression 豁免已于 2026-06-30 到期，不再起作用",
        f"{line}:6 blank-cell 空白，应填数字，没有的填 0",
    ]


def test_a_comment_without_a_reason_holds_and_is_mentioned() -> None:
    text = above(BLANK, PENALTY, "ignore[blank-cell]")
    (found,) = result(text).diagnostics
    assert (found.name, found.severity.value) == ("unexplained-suppression", "info")


def test_what_did_not_run_makes_no_comment_useless() -> None:
    text = above(SOUND, "行政处罚\t3", f"ignore[blank-cell]{REASON}")
    assert places(result(text).diagnostics) == [f"{line_of(text, '行政处罚') - 1}:1 unused-suppression"]
    assert result(text, ignore=("blank-cell",)).diagnostics == ()
    assert result(text, select=("LR3", "LR8")).diagnostics == ()
    prefix = above(SOUND, "行政处罚\t3", f"ignore[LR2]{REASON}")
    assert result(prefix, ignore=("blank-cell",)).diagnostics == ()
    assert result(prefix).diagnostics != ()


def test_of_several_names_the_useless_are_named() -> None:
    text = above(BLANK, PENALTY, f"ignore[number-style, blank-cell, short-row]{REASON}")
    assert shown(result(text).diagnostics) == [
        f"{line_of(text, PENALTY) - 1}:24 unused-suppression 豁免 number-style, short-row 没有用处：这里没有这样的问题"
    ]


def test_a_mandatory_rule_cannot_be_silenced() -> None:
    for verb in ("ignore", "disable", "file-ignore"):
        text = above(BLANK, PENALTY, f"{verb}[blank-cell]{REASON}")
        line = line_of(text, PENALTY)
        found = result(text, mandatory=("LR2",))
        assert places(found.diagnostics) == [
            f"{line - 1}:{18 + len(verb)} forbidden-suppression",
            f"{line}:6 blank-cell",
        ]
        assert found.suppressed == ()
    text = above(BLANK, PENALTY, f"ignore[LR2]{REASON}")
    line = line_of(text, PENALTY)
    assert places(result(text, mandatory=("blank-cell",)).diagnostics) == [
        f"{line - 1}:24 forbidden-suppression",
        f"{line}:6 blank-cell",
    ]
    assert result(text, mandatory=("LR3",)).diagnostics == ()


# ------------------------------------------------------------------------------------------------ Markdown


def pipes(text: str) -> str:
    """The report as Markdown, its rows as rows of bars."""
    return "\n".join("| " + line.replace("\t", " | ") + " |" if "\t" in line else line for line in text.split("\n"))


MARKDOWN = pipes(BLANK)
ROW = "| 行政处罚 |  |  |  |"


@pytest.mark.parametrize(
    "text",
    [
        replaced(MARKDOWN, {ROW: f"<!-- lint-reports: ignore[blank-cell] -- 待补 -->\n{ROW}"}),
        replaced(MARKDOWN, {ROW: f"<!--\n  lint-reports: ignore[blank-cell]\n  -- 待补\n-->\n{ROW}"}),
        replaced(MARKDOWN, {ROW: f"{ROW} <!-- lint-reports: ignore[blank-cell] -- 待补 -->"}),
        replaced(MARKDOWN, {ROW: f"{ROW[:-1]}<!-- lint-reports: ignore[blank-cell] -- 待补 --> |"}),
        replaced(MARKDOWN, {ROW: "| 行政处罚<!-- lint-reports: ignore[blank-cell] -- 待补 --> |  |  |  |"}),
        replaced(MARKDOWN, {ROW: f"<!--lint-reports:ignore[blank-cell]--待补-->\n\n{ROW}"}),
    ],
)
def test_an_html_comment_holds_for_the_next_row_or_for_its_own(text: str) -> None:
    plain = result(MARKDOWN, ".md")
    came = result(text, ".md")
    assert places(came.diagnostics) == []
    assert [each.reason for each in came.suppressed] == ["待补"]
    (known,) = plain.diagnostics
    assert came.suppressed[0].diagnostic.message == known.message
    assert came.suppressed[0].diagnostic.cell == known.cell


def test_a_comment_in_a_block_of_code_or_in_another_comment_is_none() -> None:
    for lines in (
        "```\n<!-- lint-reports: ignore -->\n```\n",
        "<!-- so geht es: <!-- lint-reports: ignore -->\n",
        "<!-- lint-reports: ignore[blank-cell]",
    ):
        text = replaced(MARKDOWN, {"一、总体情况\n": f"{lines}一、总体情况\n"}) if "\n" in lines else MARKDOWN + lines
        assert [each.name for each in result(text, ".md").diagnostics] == ["blank-cell"]
    hidden = replaced(MARKDOWN, {"一、总体情况\n": "<!-- x -->\n<!-- lint-reports: ignore -->\n一、总体情况\n"})
    assert [each.name for each in result(hidden, ".md").diagnostics] == ["malformed-suppression", "blank-cell"]


def test_in_a_table_of_html_a_comment_holds_for_the_row_or_the_cell_that_follows() -> None:
    rows = "<table>\n{}<tr>\n<td>行政许可</td>\n{}<td></td>\n</tr>\n<tr><td>行政处罚</td><td></td></tr>\n</table>"
    comment = "<!-- lint-reports: ignore[blank-cell] -- 待补 -->\n"
    text = replaced(pipes(SOUND), {"| 行政许可 | 12 |  |  |\n": "", ROW.replace("|  |", "| 3 |", 1): "{}"})
    for filled in (rows.format("", ""), rows.format(comment, ""), rows.format("", comment)):
        came = result(text.replace("{}", filled), ".md")
        cells = {each.cell.row for each in came.diagnostics if each.cell and each.name == "blank-cell"}
        assert cells == ({"行政处罚"} if comment in filled else {"行政许可", "行政处罚"})


def test_a_markdown_heading_is_no_comment() -> None:
    text = replaced(MARKDOWN, {ROW: f"# lint-reports: ignore[blank-cell] -- 待补\n{ROW}"})
    assert "blank-cell" in [each.name for each in result(text, ".md").diagnostics]


def test_without_the_word_nothing_is_loaded_that_looks_for_comments() -> None:
    program = (
        "import sys; from lint_reports.linter import lint; from lint_reports.config.settings import Settings;"
        "lint('a.txt', sys.stdin.buffer.read(), Settings());"
        "print([name for name in sys.modules if 'lint_reports' in name and ('comments' in name or 'suppression' in name)])"
    )
    for text, loaded in ((TWO, False), (above(TWO, PENALTY, "ignore[blank-cell]"), True)):
        done = subprocess.run([sys.executable, "-c", program], input=text.encode(), capture_output=True, check=True)
        assert ("lint_reports.suppression'" in done.stdout.decode()) is loaded
