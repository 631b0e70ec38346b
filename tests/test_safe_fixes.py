"""A safe fix is certain: it changes neither what a figure is nor what a label or a heading means."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.figures.listing import figures_of
from lint_reports.figures.numbers import read_figure
from lint_reports.fixes.mend import mend
from lint_reports.linter import parse
from lint_reports.model.report import Report
from tests.corpus import LAYOUTS, MUTATIONS, applicable, break_report, report
from tests.support import samples
from tests.support.checkout import ROOT
from tests.support.examples import examples
from tests.support.linting import replaced
from tests.support.village import village

PAIRS = [(layout, name) for layout in LAYOUTS for name in MUTATIONS if applicable(name, layout)]
SAFE = RunOptions(fix=True)


UNSEEN = " \u3000\xa0\u2009\u200b\u00ad"


def certain_value(text: str) -> Decimal | None:
    """What a cell says by a reading of the test's own: None where there is more than one way to read it."""
    plain = "".join(
        chr(ord(char) - 0xFEE0) if "０" <= char <= "９" or char == "．" else char for char in text.strip(UNSEEN)
    )
    whole, point, decimals = plain.replace("\u2009", ",").partition(".")
    groups = whole.split(",")
    if not all(group and group.isascii() and group.isdigit() for group in groups):
        return None
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])):
        return None  # no thousands
    if point and (decimals.strip("0") or not decimals or (len(decimals) == 3 and len(groups[0]) <= 3 and whole != "0")):
        return None  # no whole number, or thousands parted by points
    if len(whole) > 1 and whole[0] == "0":
        return None  # the nought may be a figure of its own
    return Decimal("".join(groups))


figure = st.sampled_from(
    ["0", "2", "5", "12", "30", "101", "234", "1,234", "1.234", "１２", "007", "二十", "38.62", "3.0"]
)
behind = st.sampled_from(
    ["", " ", "　", "\u200b", "①", "¹", "²", "*", "†", "注1", "[1]", "（1）", "(注)", "（含29件）", "（应为56）", "件", "万", "%",
     "/", "、", "，", ",", ".", "-", "—", "+", "O", "l", "\u2009", "\xa0", "\u00ad", "余", "?", "'", ";"]
)  # fmt: skip
texts = st.one_of(
    st.lists(st.one_of(figure, behind), min_size=1, max_size=5).map("".join),
    st.text(
        st.sampled_from("0123456789０１５,，.．+-－ 　①¹*()（）件万OlⅫ二十\u200b\u2009/、"), min_size=1, max_size=8
    ),
)


@settings(max_examples=examples(4000), deadline=None, derandomize=True, database=None)
@given(text=texts)
def test_what_is_only_a_matter_of_style_can_be_read_in_one_way(text: str) -> None:
    reading = read_figure(text)
    if reading.fault in ("", "style"):
        assert certain_value(text) == reading.value == Decimal(reading.suggestion or reading.value or 0), (
            text,
            reading,
        )
    elif reading.fault in ("unusual", "mark", "note", "unit", "invisible", "numeral"):
        assert (reading.value is None) == (not reading.suggestion), (text, reading)


@settings(max_examples=examples(300), deadline=None, derandomize=True, database=None)
@given(text=texts)
def test_a_file_with_such_a_cell_is_changed_only_in_how_that_figure_is_written(text: str) -> None:
    before = replaced(village(), {"行政许可\t12\t": f"行政许可\t{text}\t"})
    mended = mend("a.txt", before.encode(), Settings(), SAFE)
    after = mended.data.decode()
    if after != before:
        value = certain_value(text)
        changed = [line for line, old in zip(after.split("\n"), before.split("\n"), strict=True) if line != old]
        assert [line.translate(dict.fromkeys(map(ord, "\u200b\xad"))).split() for line in changed] == [
            ["行政许可", str(value)]
        ], (text, changed)
    for each in mended.before.diagnostics:
        if each.fix and each.name in ("number-style", "not-a-number") and certain_value(text) is not None:
            assert Decimal(each.fix.edits[0].content) == certain_value(text)


def said(tree: Report) -> Iterator[tuple[object, ...]]:
    """What a report says by the form: every figure with its row and column, every heading and label with its place."""
    for each in figures_of(tree):
        yield each.cell, each.labels, each.value, each.text is None
    for section in tree.sections:
        yield section.name, section.order, section.heading is None, section.unreadable
    for section, table in tree.tables():  # the labels of a head in any order: a merged one may come again in its row
        yield from sorted((section.name, leaf.phrase, leaf.missing) for leaf in table.all_leaves() if leaf.phrase)


def keeps_what_it_says(path: str, data: bytes) -> int:
    """How many safe fixes were made, after which the report says the same; each label is the same but for one character."""
    mended = mend(path, data, Settings(), SAFE)
    made = len(mended.after.mending.fixed)
    if made:
        before, after = (parse(path, each, Settings()) for each in (data, mended.data))
        assert before is not None and after is not None
        assert list(said(before)) == list(said(after))
        for each in mended.after.mending.fixed:
            assert each.fix is not None and each.name in ("number-style", "misspelt-label", "misspelt-section",
                                                          "misnumbered-section", "unused-suppression"), each  # fmt: skip
    return made


@pytest.mark.parametrize("layout", LAYOUTS)
def test_whatever_is_broken_a_safe_fix_changes_nothing_that_is_said(layout: str) -> None:
    made = 0
    for name in MUTATIONS:
        if applicable(name, layout):
            for seed in range(2):
                broken, _ = break_report(name, report(Random(seed)), layout, Random(f"{name}{seed}"))
                made += keeps_what_it_says(f"a{broken.suffix}", broken.data)
    assert made >= 2 or layout == "word"


@settings(
    max_examples=examples(120), deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(
    seed=st.integers(0, 10**6),
    text=texts,
    layout=st.sampled_from([each for each in LAYOUTS if "pipe" in each or "page" in each or "tabs" in each]),
)
def test_whatever_stands_in_a_cell_the_others_say_the_same(seed: int, text: str, layout: str) -> None:
    source = LAYOUTS[layout](report(Random(seed)))
    address = Random(seed).choice(sorted(source.cells, key=str))
    line, start, end = source.cells[address]
    lines = source.text.split("\n")
    lines[line - 1] = lines[line - 1][: start - 1] + text + lines[line - 1][end - 1 :]
    keeps_what_it_says(f"a{source.suffix}", "\n".join(lines).encode())


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "examples").glob("*/*.[mt]*")), *samples.TEXTS], ids=lambda path: path.name
)
def test_the_examples_and_the_real_reports_say_the_same_afterwards(path: Path) -> None:
    keeps_what_it_says(path.name, path.read_bytes())


@pytest.mark.parametrize(
    ("written", "mandated"),
    [
        ("非行政许可", "行政许可"),
        ("上年制发件数", "本年制发件数"),
        ("规范性文件", "行政规范性文件"),
        ("社会组织", "社会公益组织"),
        ("经复议直接起诉", "未经复议直接起诉"),
        ("本年收费金额（单位：元）", "本年收费金额（单位：万元）"),
        ("现行有效件数（历史累计）", "现行有效件数"),
    ],
)
def test_a_label_that_may_mean_something_else_is_left_as_it_is(written: str, mandated: str) -> None:
    text = village()
    at = next(each for each in (mandated, mandated.replace("（", "(").replace("）", ")")) if each in text)
    text = text.replace(at, written, 1)
    assert mend("a.txt", text.encode(), Settings(), SAFE).data.decode() == text


@pytest.mark.parametrize("mark", ["①", "¹", "⑴", "❶"])
def test_a_label_or_a_heading_with_a_mark_behind_it_is_that_label(mark: str) -> None:
    changes = {"行政许可\t12": f"行政许可{mark}\t12", "六、其他需要报告的事项": f"六、其他需要报告的事项{mark}"}
    mended = mend("a.txt", replaced(village(), changes).encode(), Settings(), SAFE)
    assert mended.before.diagnostics == ()


@pytest.mark.parametrize(
    "heading",
    [
        "五、改革措施及改进情况",
        "五、存在的主要成绩及改进情况",
        "五、存在的主要问题及改进情况（附件二）",
        "四、存在问题及改进情况",
    ],
)
def test_a_heading_in_words_of_its_own_is_not_rewritten_unasked(heading: str) -> None:
    text = replaced(village(), {"五、存在的主要问题及改进情况": heading})
    assert mend("a.txt", text.encode(), Settings(), SAFE).data.decode() == text
