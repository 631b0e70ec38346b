"""Every command's flags, as they are parsed and as they are explained."""

from __future__ import annotations

from typing import Literal

import pytest

from lint_reports.cli import commands
from lint_reports.cli.flags import help_text, parse
from lint_reports.cli.main import HELP
from lint_reports.text.errors import UsageError
from lint_reports.text.widths import width

CHECK = commands.find("check").MANUAL


def test_flags_and_paths_may_be_mixed() -> None:
    given, paths = parse(CHECK, ["a.md", "--quiet", "b.md", "--jobs=2", "-", "--", "--c.md"])
    assert given == {"quiet": True, "jobs": "2"}
    assert paths == ["a.md", "b.md", "-", "--c.md"]


def test_what_is_not_given_is_not_there() -> None:
    assert parse(CHECK, []) == ({}, [])


def test_a_list_may_be_given_in_parts() -> None:
    given, _ = parse(CHECK, ["--select", "LR2", "--select=LR3", "--no-cache"])
    assert given == {"select": ["LR2", "LR3"], "cache": False}


def test_a_value_that_may_be_left_out_is_no_word_that_follows() -> None:
    assert parse(CHECK, ["--add-ignore", "a.md"]) == ({"add_ignore": ""}, ["a.md"])
    assert parse(CHECK, ["--add-ignore=待补", "a.md"]) == ({"add_ignore": "待补"}, ["a.md"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--selct", "x"], "did you mean --select"),
        (["--sel", "x"], "unknown option: --sel"),
        (["-x"], "unknown option: -x"),
        (["--year"], "--year needs a value"),
        (["--quiet=1"], "--quiet takes no value"),
        (["--color", "alway"], "did you mean always"),
        (["--fail-level", "x"], "choose from error, warning, info, never"),
    ],
)
def test_a_wrong_word_is_an_error_that_helps(words: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parse(CHECK, words)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", commands.NAMES)
def test_help_fits_a_screen(name: str, language: Literal["zh", "en"]) -> None:
    lines = help_text(commands.find(name).MANUAL, language).split("\n")
    assert len(lines) <= 56
    assert max(map(width, lines)) <= 90


@pytest.mark.parametrize("text", HELP)
def test_the_first_help_fits_the_smallest_screen(text: str) -> None:
    assert text.count("\n") < 24
    assert max(map(width, text.split("\n"))) <= 80
    assert all(f"\n  {name} " in text for name in commands.NAMES)
