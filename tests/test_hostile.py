"""Files that nobody writes on purpose, or only on purpose: each is dealt with in seconds, without a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.readers.formats import SUFFIXES
from lint_reports.readers.refusals import LARGEST
from tests.support.checkout import ROOT
from tests.support.linting import names, replaced, within
from tests.support.pages import page
from tests.support.village import DISCLOSURE, DISPUTES, HEADINGS, OVERVIEW, REQUESTS, TITLE, grid, village

pytestmark = pytest.mark.slow

SECONDS = 15
"""Generous: the slowest of these takes a fraction of it, on a slow machine too."""
SOON = 8
"""For what takes a second at the most."""
LINES = REQUESTS.strip("\n").split("\n")


def checked(data: str | bytes, suffix: str = ".txt", seconds: float = SECONDS) -> list[Diagnostic] | None:
    """The findings, None where the file was skipped. Raises TimeoutError when they have not come in time."""
    data = data if isinstance(data, bytes) else data.encode()
    with within(seconds):
        result = lint(f"a{suffix}", data, Settings())
    return list(result.diagnostics) if result.status == "checked" else None


def within_three(*lines: str) -> str:
    """The village with lines between the head and the rows of its table three."""
    return village(requests="\n".join([*LINES[:3], *lines, *LINES[3:]]))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES - {".docx"}))
def test_an_empty_file_is_skipped(suffix: str) -> None:
    for data in ("", "\n", " ", "\ufeff", "\r\n\r\n", "\x00", "\x1a"):
        assert checked(data, suffix) is None


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_skipped_or_checked(suffix: str, seed: int) -> None:
    noise = Random(seed).randbytes(2_000)
    checked(noise, suffix)
    checked("政府信息公开".encode() + noise, suffix)
    checked(noise + village().encode(), suffix)
    checked(village().encode("utf-16")[:-1], suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_nul_bytes_are_characters_like_others(suffix: str) -> None:
    assert checked(village().replace("没有责任", "\x00没有责任"), suffix) == []
    found = checked(village().replace("\t12\t", "\t\x0012\t"), suffix)
    assert found is not None
    assert len(found) <= 1
    checked("\x00" * 100_000 + village(), suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("word", ["", "公开", TITLE])
def test_fifty_megabytes_of_one_line_are_dealt_with_at_once(suffix: str, word: str) -> None:
    data = word.encode() + b"a" * 50_000_000
    found = checked(data, suffix, seconds=5)
    assert found is None if not word else names(found or []) == ["unreadable-file"]


FILLERS = ["a", "一、", "0\t", "| ", "公开", "（", "`", "#", "&", "总体情况", "\\|"]


@pytest.mark.parametrize("filler", FILLERS)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_very_long_line_is_dealt_with(suffix: str, filler: str) -> None:
    line = filler * (200_000 // len(filler))
    assert len(line.encode()) < LARGEST
    checked(f"{TITLE}\n{line}\n", suffix)
    checked(village(overview=f"{OVERVIEW}\n\n{line}"), suffix)


@pytest.mark.parametrize("filler", ["<", "*"])
def test_a_very_long_line_of_marks_is_dealt_with(filler: str) -> None:
    checked(f"{TITLE}\n{filler * 200_000}\n", ".md", SOON)


def test_a_long_list_of_words_that_is_no_report_is_skipped_soon() -> None:
    assert checked("公开\n" + "".join(f"词语{n}\n" for n in range(50_000)), ".txt", SOON) is None


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_ten_thousand_bars_in_a_row_are_dealt_with(suffix: str) -> None:
    for bars in ("|" * 10_000, "| " * 10_000, "|\n" * 10_000, "|-" * 10_000, "｜" * 10_000):
        checked(within_three(bars), suffix)
        checked(village(overview=bars), suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_hundred_thousand_tabs_are_dealt_with(suffix: str) -> None:
    assert names(checked(within_three("\t" * 100_000), suffix) or []) == []
    checked(within_three("\t0" * 5_000), suffix)
    checked(replaced(village(), {"规章\t": "规章" + "\t" * 100_000}), suffix)
    checked(village(requests="\t\n" * 20_000 + REQUESTS), suffix)


def test_a_row_of_very_many_figures_is_dealt_with() -> None:
    checked(within_three("\t0" * 100_000), ".txt", SOON)


def test_three_thousand_paragraphs_within_a_table_are_dealt_with() -> None:
    checked(within_three(*(f"\n第{n}段，与表格无关，说明情况。\n" for n in range(3_000))))
    checked(village(requests=REQUESTS + "".join(f"\n第{n}段，与表格无关，说明情况。\n" for n in range(3_000))))


def odd_rows(row: str) -> str:
    return within_three(*(row.format(n=n) for n in range(1_500)))


@pytest.mark.parametrize("row", ["甲{n}乙", "\t甲{n}", "5", "2.重复申请\t1", "总计", "（七）\t"])
def test_fifteen_hundred_odd_rows_within_a_table_are_dealt_with(row: str) -> None:
    found = checked(odd_rows(row))
    assert found is not None
    assert not [each.name for each in found if each.name.startswith("broken")]


@pytest.mark.parametrize("row", ["某\t甲\t5", "0\t" * 7])
def test_fifteen_hundred_rows_that_might_be_any_are_given_up_soon(row: str) -> None:
    assert names(checked(odd_rows(row), seconds=SOON) or []) == ["unreadable-table"]


@pytest.mark.parametrize("times", [20, 200])
def test_a_report_over_and_over_is_one_report_with_repeated_sections(times: int) -> None:
    found = checked(village() * times)
    assert found is not None
    assert set(names(found)) == {"repeated-section"}


def test_a_thousand_headings_are_dealt_with() -> None:
    checked("\n".join([TITLE, *HEADINGS * 1_000]))
    checked("\n".join([TITLE, *(f"{n % 9}、某某情况" for n in range(5_000))]))
    checked("\n".join([TITLE, *("三、收到和处理政府信息公开的申请情况" for _ in range(1_000))]))


def test_two_thousand_labels_that_are_nearly_the_forms_are_dealt_with() -> None:
    checked(within_three(*(f"2.其他法律行政法规禁止公开{n}\t0" for n in range(2_000))))


@pytest.mark.parametrize("seed", range(5))
def test_a_shuffled_table_is_dealt_with(seed: int) -> None:
    rows = LINES[3:]
    Random(seed).shuffle(rows)
    found = checked(village(requests="\n".join([*LINES[:3], *rows])))
    assert found is not None
    assert not [each.name for each in found if each.name.startswith("broken")]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_table_whose_cells_are_shuffled_is_dealt_with(seed: int) -> None:
    cells = [cell for row in grid(REQUESTS) for cell in row]
    Random(seed).shuffle(cells)
    checked(village(requests="\n".join("\t".join(cells[at : at + 10]) for at in range(0, len(cells), 10))), seconds=3)


@pytest.mark.parametrize("seed", range(5))
def test_the_characters_of_a_report_shuffled_are_dealt_with(seed: int) -> None:
    chars = list(village())
    Random(seed).shuffle(chars)
    for suffix in (".txt", ".md"):
        checked(TITLE + "\n" + "".join(chars), suffix)


# --------------------------------------------------------------------------------------------------------------- HTML


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>" * 3_000,
        "<table><tr><td>" * 3_000 + "0" + "</td></tr></table>" * 3_000,
        "<table>" * 10_000,
        "<td>" * 10_000,
        "<table>" + "<tr><td>0</td>" * 100,
        "<table><tr>" + "<td colspan=999999999 rowspan=999999999>0</td>" * 2_000 + "</table>",
        "<table><tr><td>" + "<" * 10_000,
        "<table><tr><td>" + "&" * 10_000,
        "<table><tr><td>" + "&#" * 10_000,
        "<table><tr><td>" + "<!--" * 10_000,
        "<table><tr><td><![CDATA[" + "x" * 10_000,
        "<table><script>" + "</" * 10_000,
        "<table><tr><td a='" + "x" * 10_000,
        "<!--" * 10_000,
        "</table>" * 10_000,
        "<table><?php <!DOCTYPE ]]> </td></tr>",
    ],
    ids=range(16),
)
def test_html_gone_wild_is_dealt_with(html: str) -> None:
    checked(village(disclosure=html), ".md")
    checked(f"{TITLE}\n\n" + "\n".join(html[at : at + 80] for at in range(0, len(html), 80)), ".md")
    checked(page(disclosure=html), ".html")
    checked(html + page(), ".html")


def test_a_table_that_is_not_closed_ends_before_the_next_heading() -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in grid(DISCLOSURE))
    found = checked(village(disclosure=f"<table>\n{rows}"), ".md")
    assert found == []


HUGE = 16_000_000
"""As long as a file may be."""


def huge(piece: str, before: str = "", behind: str = "") -> str:
    return f"<h1>{TITLE}</h1>{before}{piece * (HUGE // len(piece.encode()))}{behind}"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (huge("<"), "unreadable-file"),
        (huge("<div>"), "unreadable-file"),
        (huge("<p>甲"), "unreadable-file"),
        (huge("<table><tr><td>"), "unreadable-file"),
        (huge("<td>0</td>", "<table><tr>"), "unreadable-file"),
        (huge("<td>", "<table><tr>")[: HUGE // 40], "unreadable-file"),
        (huge("\n"), "unreadable-file"),
        (huge("<!-- "), "unreadable-file"),
        (huge("<a b='"), "unreadable-file"),
        (huge("x", "<p title='", "'>"), "missing-section"),
        (huge("x", "<p title='"), "missing-section"),
        (huge('a="" ', "<p ", ">"), "missing-section"),
        (huge("= ", "<p ", "'>"), "missing-section"),
        (huge("&"), "missing-section"),
        (huge("&#20844;"), "missing-section"),
        (huge("公开"), "missing-section"),
        (huge(" "), "missing-section"),
        (huge(">"), "missing-section"),
        (huge("x", "<!--"), "missing-section"),
        (huge("x", "<script>"), "report-elsewhere"),
        (huge("字", "<svg>" * 90_000), "missing-section"),
    ],
    ids=lambda value: value[len(TITLE) + 9 :][:16] if len(value) > 50 else value,
)
def test_sixteen_megabytes_of_html_are_dealt_with_soon(text: str, rule: str) -> None:
    assert set(names(checked(text, ".html", SOON) or [])) == {rule}


def test_what_is_not_html_and_has_no_report_is_skipped_soon() -> None:
    for piece in ("<", "<p>公开", "<td>", "&#20844;"):
        assert checked(piece * 90_000, ".html", SOON) is None


@pytest.mark.parametrize("mark", ["```", "~~~", "<!--", "---", "> ", ">" * 1_000, "**" * 500, "`" * 1_000, "\\" * 500])
def test_marks_that_are_never_closed_are_dealt_with(mark: str) -> None:
    for at in (0, 1, 5):
        lines = village().split("\n")
        lines.insert(at, mark)
        checked("\n".join(lines), ".md")
    checked(f"{mark}\n" * 300 + village(), ".md")


# ------------------------------------------------------------------------------------------------------ whole program

MEASURED = """\
import re, sys
sys.argv = ["lint-reports", "check", "--output-format", "concise", sys.argv[1]]
sys.setrecursionlimit(1000)
from lint_reports.cli.main import main
try:
    status = main()
except SystemExit as end:
    status = end.code
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(status or 0, int(peak.group(1)) // 1024, file=sys.stderr)
"""
"""The kernel's own count, since that of `resource` begins with what the parent had."""


def program(path: Path) -> tuple[int, int, str]:
    """Exit status, megabytes at the most, and what was said on standard error besides."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, path.name],
        cwd=path.parent,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    *said, last = done.stderr.rstrip("\n").split("\n")
    status, megabytes = map(int, last.split())
    return status, megabytes, "\n".join(said)


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is counted otherwise elsewhere")
@pytest.mark.parametrize(
    ("name", "text", "megabytes"),
    [
        ("one line.txt", "公开" + "a" * 50_000_000, 150),
        ("no report.md", "a" * 50_000_000, 150),
        ("tabs.txt", f"{TITLE}\n{HEADINGS[2]}\n" + "\t" * 500_000, 300),
        ("lines.txt", f"{TITLE}\n" + "甲\n" * 3_000, 100),
        ("odd.txt", within_three(*["某\t甲\t5"] * 100), 200),
        ("marks.html", huge("<"), 200),
        ("cells.html", huge("<td>0</td>", "<table><tr>"), 200),
        ("words.html", huge("<p>甲</p>")[:1_000_000], 200),
        ("nested.md", village(disclosure="<table><tr><td>" * 10_000), 200),
    ],
)
def test_the_program_stays_within_bounds_and_shows_no_traceback(
    tmp_path: Path, name: str, text: str, megabytes: int
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    status, used, said = program(path)
    assert status in (0, 1)
    assert "Traceback" not in said
    assert used < megabytes


def test_table_four_five_hundred_times_over_is_dealt_with() -> None:
    assert checked(village(disputes=DISPUTES * 500)) is not None
