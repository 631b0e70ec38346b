"""What holds of every report, in whatever layout: a sound one is silent, and one fault is found where it was made."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend
from lint_reports.fixes.rounds import harm
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.run.processes import POOL_PAYS_ABOVE, Task, run
from tests.corpus import LAYOUTS, MUTATIONS, Expected, Rendered, applicable, break_report, report
from tests.support.checkout import ROOT
from tests.support.examples import examples
from tests.support.linting import all_inside, findings, names, result, shown, within
from tests.support.village import village

YEARS = (2019, 2020, 2021, 2024)
PAIRS = [(layout, name) for layout in LAYOUTS for name in MUTATIONS if applicable(name, layout)]

seeds = st.integers(0, 10**6)
thorough = settings(
    max_examples=examples(250),
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # a smaller seed is no smaller a report
    suppress_health_check=list(HealthCheck),
)


def other_than(found: list[Diagnostic], expected: Expected) -> list[str]:
    """The findings of error level that the fault does not account for."""
    return shown(each for each in found if each.severity.value == "error" and each.name not in expected.rules)


def is_refused(layout: str, found: list[Diagnostic]) -> bool:
    """Whether a table that only blanks set apart was not read: with a fault in it, what belongs together need not be certain."""
    return layout.startswith("blanks") and any(each.name == "unreadable-table" for each in found)


def missed(name: str, layout: str, expected: Expected, found: list[Diagnostic]) -> str:
    """Why a fault counts as not found, "" where it was."""
    if name == "malformed-title" and set(names(found)) == {"bad-title-year"}:
        return ""  # one of the malformed titles has everything but a year
    right = [each for each in found if each.name in expected.rules]
    if name == "misspelt-label" and layout in ("lines-empty", "lines-tab") and _halved(found, expected):
        return ""
    if not right:
        return "no rule"
    if name == "changed-figure":
        return ""  # it stands at a total that the figure is part of, which need not be the figure's own line
    if expected.line and not any(_line(each) == expected.line for each in right):
        return "another line"
    if expected.cell and not any(_is_cell(each, expected, name in ("short-row", "long-row")) for each in right):
        return "another cell"
    return ""


def _halved(found: list[Diagnostic], expected: Expected) -> bool:
    """A misspelt header in two lines: with one half the label may be lost, and the other is text beside it."""
    near = [each for each in found if expected.line and abs(_line(each) - expected.line) < 2]
    lost = [
        each
        for each in found
        if each.name in ("missing-header", "misspelt-label") and expected.phrase in each.message.zh
    ]
    return bool(lost) and any(each.name == "unexpected-text" for each in near)


def _line(found: Diagnostic) -> int:
    assert found.location.span is not None
    return found.location.span.start.line


def _is_cell(found: Diagnostic, expected: Expected, whole_row: bool) -> bool:
    assert expected.cell is not None
    if found.cell is None or (found.cell.table, found.cell.row) != expected.cell[:2]:
        return False
    return found.cell.column == expected.cell[2] or (whole_row and found.cell.column is None)


def told(name: str, layout: str, broken: Rendered, expected: Expected) -> None:
    """The fault is found, and nothing of error level is said beside it."""
    found = findings(broken.data, broken.suffix)
    refused = is_refused(layout, found)
    why = missed(name, layout, expected, [] if refused else found)
    assert refused or not why, (why, expected, shown(found))
    others = other_than([each for each in found if not refused or each.name != "unreadable-table"], expected)
    assert not others, (expected, others)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("year", YEARS)
def test_a_sound_report_is_silent_in_every_layout(layout: str, year: int) -> None:
    for style in LAYOUTS[layout].headings:
        source = report(Random(f"{layout}{style}"), year)
        rendered = LAYOUTS[layout](source, style)
        assert names(findings(rendered.data, rendered.suffix)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_of_nothing_but_noughts_is_silent(layout: str) -> None:
    for year in YEARS:
        rendered = LAYOUTS[layout](report(Random(year), year, scale=0))
        assert names(findings(rendered.data, rendered.suffix)) == []


@thorough
@given(seed=seeds, layout=st.sampled_from(list(LAYOUTS)))
def test_whatever_the_figures_a_sound_report_is_silent(seed: int, layout: str) -> None:
    rng = Random(seed)
    rendered = LAYOUTS[layout](report(rng), rng.choice(LAYOUTS[layout].headings))
    assert names(findings(rendered.data, rendered.suffix)) == []


@pytest.mark.parametrize(("layout", "name"), PAIRS)
def test_every_fault_is_found_in_every_layout(layout: str, name: str) -> None:
    for year in (2019, 2021):
        rng = Random(f"{layout}{name}{year}")
        broken, expected = break_report(name, report(rng, year), layout, rng)
        told(name, layout, broken, expected)


@thorough
@given(seed=seeds, pair=st.sampled_from(PAIRS))
def test_whatever_the_figures_a_fault_is_found(seed: int, pair: tuple[str, str]) -> None:
    layout, name = pair
    rng = Random(seed)
    broken, expected = break_report(name, report(rng), layout, rng, rng.choice(LAYOUTS[layout].headings))
    told(name, layout, broken, expected)


def recoded(text: str) -> Iterator[bytes]:
    """The same text in the encodings and with the line ends that files have."""
    for ended in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"):
            yield ended.encode(encoding)


@pytest.mark.parametrize(
    "layout", ["tabs", "lines-tab", "lines-empty", "bars-open", "pipe", "html-in-md", "page", "page-word"]
)
@pytest.mark.parametrize("name", ["blank-cell", "changed-figure", "misspelt-section", "missing-row"])
def test_encodings_and_line_ends_change_no_finding_and_no_place(layout: str, name: str) -> None:
    if not applicable(name, layout):
        pytest.skip("cannot be seen in this layout")
    broken, _ = break_report(name, report(Random(5), 2021), layout, Random(5))
    plain = findings(broken.data, broken.suffix)
    assert plain
    for data in recoded(broken.text):
        assert findings(data, broken.suffix) == plain


@settings(thorough, max_examples=examples(60))
@given(seed=seeds, pair=st.sampled_from([pair for pair in PAIRS if pair[0] != "word"]))
def test_whatever_the_fault_line_ends_and_encodings_change_nothing(seed: int, pair: tuple[str, str]) -> None:
    layout, name = pair
    rng = Random(seed)
    broken, _ = break_report(name, report(rng), layout, rng)
    plain = shown(each for each in findings(broken.data, broken.suffix) if each.name != "invalid-encoding")
    # A page that says in what encoding it is stays in that one.
    said = re.sub("charset=[\"']?utf-8", "", broken.text) != broken.text
    data = [each for each in recoded(broken.text) if not said or in_utf8(each)]
    for each in rng.sample(data, 3):
        assert shown(findings(each, broken.suffix)) == plain


def in_utf8(data: bytes) -> bool:
    try:
        return "公开" in data.decode()
    except UnicodeDecodeError:
        return False


@settings(thorough, max_examples=examples(20))
@given(seed=seeds, encoding=st.sampled_from(["gb18030", "gb2312", "utf-16"]))
def test_a_page_in_the_encoding_that_it_names_is_read_as_any_other(seed: int, encoding: str) -> None:
    rng = Random(seed)
    name = rng.choice([name for name in MUTATIONS if applicable(name, "page")])
    broken, _ = break_report(name, report(rng), "page", rng)
    said = re.sub("charset=([\"']?)utf-8", rf"charset=\1{encoding}", broken.text)
    assert said != broken.text
    plain = [(each.code, each.location.span) for each in findings(said.encode("utf-8-sig"), broken.suffix)]
    found = findings(said.encode("gb18030" if encoding == "gb2312" else encoding), broken.suffix)
    moved = [(each.code, each.location.span) for each in found if each.name != "invalid-encoding"]
    assert moved == [each for each in plain if each[0] != "LR002"]


@settings(thorough, max_examples=examples(80))
@given(seed=seeds, pair=st.sampled_from(PAIRS), mangling=st.booleans())
def test_a_fix_is_idempotent_and_makes_nothing_worse(seed: int, pair: tuple[str, str], mangling: bool) -> None:
    layout, name = pair
    rng = Random(seed)
    broken, _ = break_report(name, report(rng), layout, rng)
    data = broken.data
    if mangling:
        data = mangled_word(data, rng) if broken.packed else mangled(broken.text, rng).encode()
    fixing = RunOptions(fix=True, unsafe_fixes=True)
    mended = mend(f"年报{broken.suffix}", data, Settings(), fixing)
    assert harm(mended.before, mended.after, mended.after.mending.fixed) is None or mended.data == data
    assert mend(f"年报{broken.suffix}", mended.data, Settings(), fixing).data == mended.data
    assert (mended.data == data) == (not mended.after.mending.fixed)


def broken_files(folder: Path, count: int) -> list[str]:
    paths = []
    for seed in range(count):
        layout, name = PAIRS[seed * 37 % len(PAIRS)]
        broken, _ = break_report(name, report(Random(seed)), layout, Random(seed))
        path = folder / f"{seed:03}{broken.suffix}"
        path.write_bytes(broken.data)
        paths.append(str(path))
    return paths


def by_path(paths: list[str], jobs: int | None) -> dict[str, FileResult]:
    outcomes = run([Task(path, Settings()) for path in paths], RunOptions(jobs=jobs))
    assert [outcome.path for outcome in outcomes] == paths
    assert all(isinstance(outcome, FileResult) for outcome in outcomes)
    return {outcome.path: outcome for outcome in outcomes if isinstance(outcome, FileResult)}


def test_neither_jobs_nor_the_order_of_the_files_changes_what_is_found(tmp_path: Path) -> None:
    paths = broken_files(tmp_path, POOL_PAYS_ABOVE + 10)
    alone = by_path(paths, 1)
    assert sum(bool(each.diagnostics) for each in alone.values()) > POOL_PAYS_ABOVE
    assert by_path(paths, 3) == alone
    assert by_path(paths[::-1], 1) == alone
    Random(1).shuffle(paths)
    assert by_path(paths, 2) == alone


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_cache_changes_no_finding_cold_or_warm(tmp_path: Path, jobs: int) -> None:
    paths = broken_files(tmp_path, POOL_PAYS_ABOVE + 10)
    without, kept = RunOptions(cache=False, jobs=jobs), RunOptions(cache_dir=str(tmp_path / "kept"), jobs=jobs)
    runs = [run([Task(path, Settings()) for path in paths], options) for options in (without, kept, kept)]
    told = [[(each.path, each.diagnostics) for each in came if isinstance(each, FileResult)] for came in runs]
    assert len(told[0]) == len(paths) and any(found for _, found in told[0])
    assert told[0] == told[1] == told[2]


def test_a_run_with_cached_results_says_the_same_with_any_number_of_jobs(tmp_path: Path) -> None:
    """Through the command line, where reports of one body are compared."""
    folder = tmp_path / "reports"
    folder.mkdir()
    broken_files(folder, POOL_PAYS_ABOVE + 10)
    for year in (2021, 2022):
        (folder / f"{year}.txt").write_text(village().replace("2021", str(year)), "utf-8")

    def told(*words: str) -> str:
        command = [sys.executable, "-m", "lint_reports", "check", "--output-format", "json", *words, "."]
        places = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        done = subprocess.run(command, cwd=folder, capture_output=True, env=places, timeout=120)
        assert done.returncode == 1, done.stderr
        return done.stdout.decode()

    kept = tmp_path / "cache/lint-reports"
    plain = told("--no-cache", "--jobs", "1")
    assert {each["code"][:3] for each in json.loads(plain)} >= {"LR3", "LR5"}
    for jobs in ("1", "3"):
        assert told("--jobs", jobs) == plain
        for path in kept.glob("*"):
            if jobs == "1" and path.name.startswith("cache-"):
                path.unlink()
        assert told("--jobs", jobs) == plain
    assert told("--jobs", "2") == told("--no-cache", "--jobs", "3") == plain


def test_the_report_on_several_files_is_sorted_however_they_were_named(tmp_path: Path) -> None:
    files = [Path(path).name for path in broken_files(tmp_path, 6)]
    outputs = []
    for order in (files, files[::-1]):
        command = [sys.executable, "-m", "lint_reports", "check", "--output-format", "json", *order]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, env={"PYTHONPATH": str(ROOT)}, timeout=60)
        assert done.returncode == 1, done.stderr
        outputs.append(json.loads(done.stdout))
    assert outputs[0] == outputs[1]
    stand = [(each["filename"], each["location"]["row"], each["location"]["column"]) for each in outputs[0]]
    assert stand == sorted(stand)


@thorough
@given(seed=seeds, pair=st.sampled_from(PAIRS))
def test_no_place_lies_outside_the_file(seed: int, pair: tuple[str, str]) -> None:
    layout, name = pair
    rng = Random(seed)
    broken, _ = break_report(name, report(rng), layout, rng)
    all_inside(broken.text, findings(broken.data, broken.suffix))


def mangled(text: str, rng: Random) -> str:
    """The text after a few accidents to its lines and characters."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 6)):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        accident = rng.randrange(6)
        if accident == 0:
            del lines[at : at + rng.randint(1, 12)]
        elif accident == 1:
            lines[at], lines[other] = lines[other], lines[at]
        elif accident == 2:
            lines.insert(at, lines[other])
        elif accident == 3:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        elif accident == 4:
            place = rng.randint(0, len(lines[at]))
            lines[at] = (
                lines[at][:place] + rng.choice("\n\t|｜ 　0一、三<>&#`\\$-\u200b\x00\x0c\u2028𠀀") + lines[at][place:]
            )
        else:
            lines[at] = "".join(rng.sample(lines[at], len(lines[at])))
        lines = "\n".join(lines or [""]).split("\n")
    return "\n".join(lines)


def mangled_word(data: bytes, rng: Random) -> bytes:
    """The document after a few accidents to the text of its runs and to its elements; it stays an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(
                entry, _mangled_xml(content.decode(), rng).encode() if "document.xml" in entry.filename else content
            )
    return packed.getvalue()


def _mangled_xml(xml: str, rng: Random) -> str:
    for _ in range(rng.randint(1, 6)):
        found = list(re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:tc>.*?</w:tc>|<w:tr[ >].*?</w:tr>", xml, re.DOTALL))
        if not found:
            break
        at, other = rng.choice(found), rng.choice(found)
        piece = (
            ""
            if at[1] is None
            else at[0].replace(at[1], rng.choice(("", "0", "一", "\u200b", "公开", other[1] or "1 2")))
        )
        xml = xml[: at.start()] + rng.choice((piece, at[0] * 2, "")) + xml[at.end() :]
    return xml


@settings(thorough, max_examples=examples(150))
@given(seed=seeds, layout=st.sampled_from(list(LAYOUTS)))
def test_a_mangled_report_is_checked_all_the_same(seed: int, layout: str) -> None:
    rng = Random(seed)
    rendered = LAYOUTS[layout](report(rng))
    text = mangled(rendered.text, rng)
    suffix = ".txt" if rendered.packed else rendered.suffix
    with within(10):
        found = list(result(text, suffix).diagnostics)
    all_inside(text, found)


@thorough
@given(
    text=st.text(
        alphabet=st.sampled_from("公开一二三四五六、规章总计件\t|\n 0123（七）<table>&;#-`\r\x00"), max_size=400
    )
)
def test_any_text_at_all_is_checked_or_skipped(text: str) -> None:
    for suffix in (".txt", ".md", ".html"):
        came = result("政府信息公开\n" + text, suffix)
        unified = ("政府信息公开\n" + text).replace("\r\n", "\n").replace("\r", "\n")
        all_inside(unified, list(came.diagnostics))
