"""The editions are files of grammar: each compiles without conflict, and what lark makes hard is held by a test."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lark import Lark

from lint_reports.config.settings import Settings
from lint_reports.form.editions import edition, governing, started_at
from lint_reports.form.lark_leaves import Leaves
from lint_reports.form.sources import GRAMMAR, first_years
from lint_reports.linter import parse
from lint_reports.model.report import Leaf, Node, short_name
from lint_reports.parser.automaton import automaton
from lint_reports.text.folding import fold
from tests.support.checkout import ROOT
from tests.support.village import old_village, village

EDITIONS = (2019, 2021)


def test_the_editions_are_the_files_of_the_folder() -> None:
    assert first_years() == EDITIONS
    for year in EDITIONS:
        text = Path(GRAMMAR, f"edition_{year}.lark").read_text("utf-8")
        assert text.startswith("// 政府信息公开工作年度报告格式")
        assert f"适用：{year} 年度" in text.split("\n")[1]
        assert "国办公开办函" in text.split("\n")[2]


@pytest.mark.parametrize(
    ("year", "first"), [(2008, None), (2018, None), (2019, 2019), (2020, 2019), (2021, 2021), (2031, 2021)]
)
def test_the_edition_that_governs_a_year_is_the_last_one_before(year: int, first: int | None) -> None:
    assert governing(year) == first


def test_a_new_edition_is_a_new_file(tmp_path: Path) -> None:
    """No Python is changed: a copy of the form under the name of another year governs from that year on."""
    shutil.copytree(ROOT / "lint_reports", tmp_path / "lint_reports")
    shutil.copytree(GRAMMAR, tmp_path / "grammar", dirs_exist_ok=True)
    for suffix in ("lark", "relations"):
        shutil.copy(os.path.join(GRAMMAR, f"edition_2021.{suffix}"), tmp_path / "grammar" / f"edition_2030.{suffix}")
    report = tmp_path / "年报.txt"
    report.write_text(village().replace("2021年", "2031年"), encoding="utf-8")
    code = (
        "import sys; from lint_reports.config.settings import Settings; from lint_reports.linter import lint, parse;"
        "data = open(sys.argv[1], 'rb').read();"
        "print(parse('a.txt', data, Settings()).edition, len(lint('a.txt', data, Settings()).diagnostics))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(report)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.stdout.split(), done.stderr) == (["2030", "0"], "")


# ------------------------------------------------------------------------------------------------------ lark's traps


@pytest.mark.parametrize("year", EDITIONS)
def test_every_edition_compiles_without_a_conflict(year: int, caplog: pytest.LogCaptureFixture) -> None:
    names = ["report", *edition(year).lark.options.start]
    with caplog.at_level(logging.DEBUG, logger="lark"):
        lark = Lark.open(
            os.path.join(GRAMMAR, f"edition_{year}.lark"),
            parser="lalr",
            lexer=Leaves,
            start=list(dict.fromkeys(names)),
            strict=False,
            debug=True,
        )
    assert lark.rules
    assert [record.message for record in caplog.records if "onflict" in record.message] == []


@pytest.mark.parametrize("year", EDITIONS)
def test_one_label_is_one_terminal_however_it_was_imported(year: int) -> None:
    terminals = edition(year).lark.terminals
    patterns = Counter(fold(terminal.pattern.value) for terminal in terminals if terminal.pattern.type == "str")
    assert [label for label, count in patterns.items() if count > 1] == []
    for name in ("CELL", "TEXT", "_END"):
        used = {
            str(symbol.name)
            for rule in edition(year).lark.rules
            for symbol in rule.expansion
            if symbol.is_term and short_name(str(symbol.name)) == name
        }
        assert used == {name}


@pytest.mark.parametrize("year", EDITIONS)
def test_imported_rules_have_their_short_names_in_the_tree(year: int) -> None:
    source = parse("年报.txt", (village() if year == 2021 else old_village()).encode(), Settings())
    assert source is not None
    names = {node.name for node in source.root.walk()}
    assert not [name for name in names if "__" in name]
    assert {"report", "received", "carried_in", "granted", "state_secret", "results_total", "reconsideration"} <= names
    assert all(isinstance(node, Node) for node in source.root.walk())


@pytest.mark.parametrize("year", EDITIONS)
def test_no_two_rules_have_one_short_name(year: int) -> None:
    origins = {str(rule.origin.name) for rule in edition(year).lark.rules if not str(rule.origin.name).startswith("_")}
    shorts = Counter(short_name(name) for name in origins if "__" not in name or not name.split("__")[-1].isdigit())
    helpers = {name for name in shorts if name.startswith(("count", "star", "plus", "repeat"))}
    assert [name for name, count in shorts.items() if count > 1 and name not in helpers and not name.isdigit()] == []


@pytest.mark.parametrize("year", EDITIONS)
def test_terminals_named_by_chinese_words_are_among_the_choices(year: int) -> None:
    """`accepts()` of lark's own interactive parser loses them: `str.isupper` is false of a name without letters."""
    machine = automaton(edition(year).lark, "requests")
    heading = edition(year).form.section("requests").heading
    lines = [line for line, _ in machine.rows(machine.start)]
    assert lines == [(heading, "_END")]
    after = machine.shift_all(machine.start, [heading, "_END"])
    assert after is not None
    first = {line[0] for line, _ in machine.rows(after)}
    assert {edition(year).form.phrases[terminal] for terminal in first} == {
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    }


@pytest.mark.parametrize("year", EDITIONS)
def test_lark_takes_leaves_for_tokens_and_keeps_their_places(year: int) -> None:
    which = edition(year)
    heading = which.form.section("overview").heading
    leaves = [Leaf(heading, "一、总体情况", 3, 1, 3, 7), Leaf("_END", "", 3, 7, 3, 7), Leaf("TEXT", "甲", 5, 1, 5, 2)]
    tree = which.lark.parse(leaves, start="overview")
    assert isinstance(tree, Node)
    assert list(tree.all_leaves()) == leaves


@pytest.mark.parametrize("year", EDITIONS)
@pytest.mark.parametrize(
    "start", ["granted", "state_secret", "requests_table", "disclosure_table", "disputes", "rules"]
)
def test_a_piece_of_a_report_is_a_start_of_its_own(year: int, start: str) -> None:
    assert started_at(year, start).rules


def test_a_rule_that_the_grammar_lacks_is_told() -> None:
    with pytest.raises(KeyError):
        started_at(2021, "no_such_rule")
    with pytest.raises(KeyError):
        started_at(2021, "other_services")
