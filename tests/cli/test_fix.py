"""`check --fix`, `--diff` and their like, as a user runs them: a folder before, a folder after."""

from __future__ import annotations

import codecs
import os
import re
import stat
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend
from lint_reports.fixes.rounds import harm
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Diagnostic, Edit, Fix, Severity
from lint_reports.model.location import Location, Range
from lint_reports.model.result import FileResult
from lint_reports.run.processes import POOL_PAYS_ABOVE
from lint_reports.text.language import Text
from lint_reports.text.widths import width
from tests.corpus import LAYOUTS, break_report, report
from tests.support.checkout import ROOT
from tests.support.linting import names, replaced
from tests.support.village import DISCLOSURE, HEADINGS, grid, village

SOUND = village()
STYLE = ("行政许可\t12\t", "行政许可\t１２\t")
LABEL = ("本年废止件数", "本年度废止件数")
SECTION = ("五、存在的主要问题及改进情况", "五、存在问题及改进情况")
NUMBER = ("六、其他需要报告的事项", "五、其他需要报告的事项")
SAFE = (STYLE, LABEL, SECTION, NUMBER)
UNSAFE = ("行政处罚\t3\t", "行政处罚\t3件\t")
BROKEN = replaced(SOUND, dict(SAFE))


def run(folder: Path, *words: str, data: bytes = b"", **environment: str) -> tuple[int, bytes, str]:
    """Exit status, standard output as it is, and standard error."""
    heeded = ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR")
    clean = {name: value for name, value in os.environ.items() if name not in heeded}
    done = subprocess.run(
        [sys.executable, "-m", "lint_reports", *words],
        cwd=folder,
        input=data,
        capture_output=True,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def written(folder: Path, text: str, name: str = "年报.txt", encoding: str = "utf-8", mark: bytes = b"") -> Path:
    path = folder / name
    path.write_bytes(mark + text.encode(encoding))
    return path


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_sound_report_is_sound() -> None:
    assert lint("a.txt", SOUND.encode(), Settings()).diagnostics == ()


def test_safe_fixes_are_written_and_the_rest_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    assert run(tmp_path, "--fix", ".") == (0, "已修正 4 处，检查了 1 个文件，没有其他问题\n".encode(), "")
    assert path.read_text("utf-8") == SOUND
    assert run(tmp_path, "--fix", ".")[1].decode() == "检查了 1 个文件，没有发现问题\n"
    assert state(tmp_path) == {"年报.txt": SOUND.encode()}


@pytest.mark.parametrize(
    "broken", SAFE, ids=["number-style", "misspelt-label", "misspelt-section", "misnumbered-section"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", b""),
    ],
)
def test_each_is_fixed_in_every_encoding_with_all_line_ends(
    broken: tuple[str, str], end: str, encoding: str, mark: bytes
) -> None:
    sound, faulty = (mark + text.replace("\n", end).encode(encoding) for text in (SOUND, SOUND.replace(*broken)))
    assert faulty != sound
    mended = mend("a.txt", faulty, Settings(), RunOptions(fix=True))
    assert (mended.data, mended.after.diagnostics) == (sound, ())
    assert len(mended.after.mending.fixed) == 1


@pytest.mark.parametrize(
    ("encoding", "mark"), [("gb18030", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE)]
)
def test_a_file_on_the_disk_keeps_its_encoding_and_line_ends(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path = written(tmp_path, BROKEN.replace("\n", "\r\n"), encoding=encoding, mark=mark)
    assert run(tmp_path, "--fix", "年报.txt")[0] == 0
    assert path.read_bytes() == mark + SOUND.replace("\n", "\r\n").encode(encoding)


def test_an_odd_byte_elsewhere_is_kept(tmp_path: Path) -> None:
    odd = BROKEN.encode().replace("村民".encode(), b"\xff")
    (tmp_path / "a.txt").write_bytes(odd)
    run(tmp_path, "--fix")
    assert (tmp_path / "a.txt").read_bytes() == SOUND.encode().replace("村民".encode(), b"\xff")


def test_the_mode_is_kept_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    path.chmod(0o604)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link.txt").symlink_to("../年报.txt")
    assert run(tmp_path / "folder", "--fix", "link.txt")[0] == 0
    assert (tmp_path / "folder" / "link.txt").is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert path.read_text("utf-8") == SOUND
    assert os.listdir(tmp_path / "folder") == ["link.txt"]


def test_a_read_only_file_is_named_and_left_alone(tmp_path: Path) -> None:
    written(tmp_path, BROKEN, "a.txt").chmod(0o444)
    written(tmp_path, BROKEN, "b.txt")
    status, page, complaint = run(tmp_path, "--fix", "--output-format", "concise", "--ignore", "duplicate-report")
    assert (status, complaint) == (2, "lint-reports: a.txt: 文件是只读的，没有改动\n")
    assert page.decode().count("a.txt:") == 4 and "b.txt" not in page.decode()
    assert state(tmp_path) == {"a.txt": BROKEN.encode(), "b.txt": SOUND.encode()}


def test_unsafe_fixes_are_made_only_on_request(tmp_path: Path) -> None:
    path = written(tmp_path, replaced(BROKEN, {UNSAFE[0]: UNSAFE[1]}))
    status, page, _ = run(tmp_path, "--fix")
    assert status == 1
    assert page.decode().endswith("已修正 4 处，还有 1 个警告（1 个文件）\n另有 1 处可用 --fix --unsafe-fixes 修正\n")
    assert path.read_text("utf-8") == replaced(SOUND, {UNSAFE[0]: UNSAFE[1]})
    status, page, _ = run(tmp_path, "--fix", "--unsafe-fixes", "--lang", "en")
    assert (status, page.decode()) == (0, "1 fixed, 1 file checked, no problems left\n")
    assert path.read_text("utf-8") == SOUND


def test_without_fix_nothing_is_written_and_what_could_be_is_marked(tmp_path: Path) -> None:
    path = written(tmp_path, replaced(SOUND, {UNSAFE[0]: UNSAFE[1], STYLE[0]: STYLE[1]}))
    before = path.read_bytes()
    plain, unsafe = (run(tmp_path, *words)[1].decode() for words in ([], ["--unsafe-fixes"]))
    assert path.read_bytes() == before
    assert "建议：改为“12” [*]\n" in plain and "建议：改为“3”\n" in plain
    assert plain.endswith("\n[*] 1 处可用 --fix 修正，另有 1 处可用 --fix --unsafe-fixes 修正\n")
    assert "建议：改为“3” [*]\n" in unsafe
    assert unsafe.endswith("\n[*] 2 处可用 --fix --unsafe-fixes 修正\n")
    assert "[*]" not in run(tmp_path, "--quiet", "--ignore", "LR205")[1].decode()


def test_a_diff_is_printed_and_nothing_written(tmp_path: Path) -> None:
    path = written(tmp_path, SOUND.replace(*STYLE))
    for words in (["--diff"], ["--diff", "--fix"]):
        status, page, told = run(tmp_path, *words)
        assert (status, told) == (1, "可修正 1 处（1 个文件）\n")
        assert page.decode().startswith("--- 年报.txt\n+++ 年报.txt\n@@ -")
        assert "\n-行政许可\t１２\t\t\n+行政许可\t12\t\t\n" in page.decode()
        assert path.read_text("utf-8") == SOUND.replace(*STYLE)
    assert "\x1b[32m+行政许可" in run(tmp_path, "--diff", "--color", "always")[1].decode()


def test_a_diff_is_a_patch(tmp_path: Path) -> None:
    if subprocess.run(["git", "--version"], capture_output=True, check=False).returncode:
        pytest.skip("no git")
    path = written(tmp_path, BROKEN.replace("\n", "\r\n").rstrip(), mark=codecs.BOM_UTF8)
    patch = run(tmp_path, "--diff")[1]
    subprocess.run(["git", "apply", "-p0", "--whitespace=nowarn", "-"], cwd=tmp_path, input=patch, check=True)
    assert path.read_bytes() == codecs.BOM_UTF8 + SOUND.replace("\n", "\r\n").rstrip().encode()


def test_an_empty_diff_is_exit_zero_whatever_else_is_found(tmp_path: Path) -> None:
    written(tmp_path, SOUND.replace(*UNSAFE))
    assert run(tmp_path, "--diff") == (0, b"", "没有可以修正的地方\n")
    assert run(tmp_path, "--diff", "--unsafe-fixes", "--quiet")[::2] == (1, "")


def test_a_diff_tells_of_files_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    status, page, told = run(tmp_path, "--diff")
    assert (status, page) == (1, b"")
    assert told.startswith("pipe.md:1:1: LR001 unreadable-file")


def test_standard_input_is_fixed_to_standard_output(tmp_path: Path) -> None:
    text = replaced(BROKEN, {UNSAFE[0]: UNSAFE[1]}).replace("\n", "\r\n").encode("gb18030")
    status, page, told = run(tmp_path, "--fix", "-", "--stdin-filename", "甲.txt", data=text)
    assert status == 1
    assert page == replaced(SOUND, {UNSAFE[0]: UNSAFE[1]}).replace("\n", "\r\n").encode("gb18030")
    assert told.startswith("甲.txt:") and "已修正 4 处，还有 1 个警告" in told
    assert state(tmp_path) == {}


def test_standard_input_comes_out_whole_even_if_there_is_nothing_to_fix(tmp_path: Path) -> None:
    other = b"\xff\x00no report\r\n"
    assert run(tmp_path, "--fix", "-", data=other)[:2] == (0, other)
    words = ["--fix", "-", "--stdin-filename", "b.md", "--exclude", "b.md", "--force-exclude"]
    assert run(tmp_path, *words, data=BROKEN.encode())[:2] == (0, BROKEN.encode())


def test_standard_input_has_a_diff_under_its_name(tmp_path: Path) -> None:
    status, page, _ = run(tmp_path, "--diff", "-", "--stdin-filename", "乙.txt", data=SOUND.replace(*STYLE).encode())
    assert status == 1
    assert page.decode().startswith("--- 乙.txt\n+++ 乙.txt\n")


def test_fixes_are_listed_by_file(tmp_path: Path) -> None:
    written(tmp_path, SOUND.replace(*STYLE).replace(*SECTION))
    status, page, _ = run(tmp_path, "--fix", "--show-fixes")
    assert status == 0
    assert re.fullmatch(
        "年报.txt:\n"
        r"  \d+:6 LR205 number-style 改为“12”\n"
        r"  \d+:1 LR115 misspelt-section 改为“五、存在的主要问题及改进情况”\n"
        "\n已修正 2 处，检查了 1 个文件，没有其他问题\n",
        page.decode(),
    )


def test_a_list_of_fixes_does_not_spoil_json(tmp_path: Path) -> None:
    written(tmp_path, SOUND.replace(*STYLE))
    words = ["--fix", "--show-fixes", "--output-format", "json", "--lang", "en"]
    status, page, told = run(tmp_path, *words)
    assert (status, page) == (0, b"[]\n")
    assert told.startswith("年报.txt:\n") and "number-style write “12”" in told


def test_the_exit_status_is_by_what_remains(tmp_path: Path) -> None:
    written(tmp_path, SOUND.replace(*STYLE).replace(*UNSAFE))
    assert run(tmp_path, "--fix", "--fail-level", "never")[0] == 0
    assert run(tmp_path, "--fix")[0] == 1


def test_only_chosen_rules_are_fixed(tmp_path: Path) -> None:
    path = written(tmp_path, BROKEN)
    run(tmp_path, "--fix", "--select", "number-style")
    assert path.read_text("utf-8") == replaced(SOUND, dict(SAFE[1:]))


def test_many_files_are_fixed_in_several_processes(tmp_path: Path) -> None:
    count = POOL_PAYS_ABOVE + 20
    for number in range(count):
        written(tmp_path, BROKEN if number % 2 else SOUND, f"{number:03}.txt")
    status, page, told = run(tmp_path, "--fix", "--jobs", "3")
    assert (status, told) == (0, "")
    assert f"已修正 {count // 2 * 4} 处" in page.decode()
    assert set(state(tmp_path).values()) == {SOUND.encode()}


def test_bars_stay_in_line_under_chinese_text(tmp_path: Path) -> None:
    """In a table drawn by the width of its characters, what is fixed is what would have been drawn."""
    sound, broken = drawn(DISCLOSURE), drawn(replaced(DISCLOSURE, dict([LABEL, STYLE, UNSAFE])))
    path = written(tmp_path, village(disclosure=broken), "a.md")
    assert run(tmp_path, "--fix", "--unsafe-fixes")[0] == 0
    assert path.read_text("utf-8") == village(disclosure=sound)


def drawn(table: str) -> str:
    """A pipe table whose columns are all as wide as the widest cell of the form."""
    rows = [[f" {cell}{' ' * (28 - width(cell))} " for cell in row] for row in grid(table)]
    rows.insert(1, ["-" * 30] * 4)
    return "".join(f"|{'|'.join(row)}|\n" for row in rows)


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "word"])
@pytest.mark.parametrize("name", ["number-style", "misspelt-label", "misspelt-section", "misnumbered-section"])
def test_a_fixed_report_is_clean_of_what_was_fixed(name: str, layout: str) -> None:
    fixed = 0
    for seed in range(6):
        rendered, _ = break_report(name, report(Random(seed)), layout, Random(seed))
        path, data = f"a{rendered.suffix}", rendered.data
        mended = mend(path, data, Settings(), RunOptions(fix=True, unsafe_fixes=True))
        before, after = (Counter(names(each.diagnostics)) for each in (mended.before, mended.after))
        assert not after - before
        assert after[name] == before[name] - len(mended.after.mending.fixed)
        withheld = {each.diagnostic.name for each in mended.after.mending.withheld}
        assert not [each for each in mended.after.diagnostics if each.fix and each.name not in withheld]
        assert changed_lines(data, mended.data) <= len(mended.after.mending.fixed)
        again = mend(path, mended.data, Settings(), RunOptions(fix=True, unsafe_fixes=True))
        assert (again.data, again.after.mending.fixed) == (mended.data, ())
        fixed += len(mended.after.mending.fixed)
    # A label that is wrapped over lines, or cut by the lines of a drawing, is not rewritten.
    assert fixed >= (0 if layout == "blanks-wrapped" else 2 if layout.startswith("boxes") else 3)


def changed_lines(before: bytes, after: bytes) -> int:
    pairs = zip(before.split(b"\n"), after.split(b"\n"), strict=True)
    return sum(one != other for one, other in pairs)


def test_all_headings_are_mended_at_once() -> None:
    wrong = {number: heading.replace("、", "，、")[2:] for number, heading in enumerate(HEADINGS, 1)}
    mended = mend("a.txt", village(headings=wrong).encode(), Settings(), RunOptions(fix=True))
    assert mended.after.diagnostics == ()
    assert mended.data.decode() == SOUND


def found(code: str, content: str, line: int = 1, severity: Severity = Severity.WARNING) -> Diagnostic:
    fix = Fix(Text("改", "change"), (Edit(Range.of(line, 1, line, 2), content),), "safe")
    return Diagnostic(
        code, code.lower(), severity, Text(code, code), Location("a", Range.of(line, 1, line, 1)), fix=fix
    )


def test_two_fixes_of_one_cell_are_made_one_after_the_other() -> None:
    """The unit goes first, and only then is the figure without it put right."""
    wrong = replaced(SOUND, {"（七）总计\t\t6\t3\t0\t0\t1\t0\t10": "（七）总计\t\t6\t3\t0\t0\t1\t0\t11件"})
    mended = mend("a.txt", wrong.encode(), Settings(), RunOptions(fix=True, unsafe_fixes=True))
    assert mended.data.decode() == SOUND
    assert [each.name for each in mended.after.mending.fixed] == ["not-a-number", "broken-row-total"]


def test_harm_is_a_new_finding_or_one_that_stays() -> None:
    one, other, hint = found("LR1", "x"), found("LR2", "y"), found("LR3", "z", severity=Severity.INFO)
    before = FileResult("a", "checked", (one,))
    assert harm(before, FileResult("a", "checked"), [one]) is None
    assert harm(before, FileResult("a", "checked", (hint,)), [one]) is None
    assert "LR2" in str(harm(before, FileResult("a", "checked", (other,)), [one]))
    assert harm(before, FileResult("a", "checked", (one,)), [one]) is not None
    assert "LR1" in str(harm(before, FileResult("a", "checked", (one, one)), []))
    assert harm(before, FileResult("a", "skipped"), [one]) is not None


def test_a_stroke_is_filled_with_what_the_totals_say(tmp_path: Path) -> None:
    """It stands for 2, as the total says; to write 0 there, as for a stroke anywhere, would break the total."""
    stroke = ("（一）予以公开\t\t2\t", "（一）予以公开\t\t/\t")
    path = written(tmp_path, replaced(SOUND, dict([stroke, UNSAFE, STYLE])))
    status, page, told = run(tmp_path, "--fix", "--unsafe-fixes", "--show-fixes", "--output-format", "concise")
    assert (status, path.read_text("utf-8")) == (0, SOUND)
    assert page.decode().count("改为") == 3
    assert "没有修正" not in told
