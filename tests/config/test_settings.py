"""What the user's words make of the settings."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from lint_reports.config.settings import Configuration, FileFilter, Settings, language_of, settings_from, with_flags
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.location import Location
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Text

needs_rules = pytest.mark.skipif(find_spec("lint_reports.linter") is None, reason="the rules are not written yet")


def finding(code: str, name: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(code, name, severity, Text("", ""), Location("a.md", None))


BLANK = finding("LR201", "blank-cell")
WORDS = finding("LR202", "not-a-number", Severity.ERROR)
TOTAL = finding("LR301", "broken-row-total", Severity.ERROR)


def test_every_rule_is_selected_by_default() -> None:
    assert Settings().selects(BLANK)


def test_ignore_takes_rules_away() -> None:
    settings = Settings(ignore=("blank-cell",))
    assert not settings.selects(BLANK)
    assert settings.selects(WORDS)


def test_the_most_specific_selector_wins() -> None:
    settings = Settings(select=("ALL", "LR201"), ignore=("LR2",))
    assert settings.selects(BLANK)
    assert not settings.selects(WORDS)
    assert settings.selects(TOTAL)


def test_ignore_wins_a_tie() -> None:
    assert not Settings(select=("LR201",), ignore=("blank-cell",)).selects(BLANK)
    assert not Settings(select=("ALL",), ignore=("ALL",)).selects(BLANK)


def test_extend_select_adds_to_select() -> None:
    settings = Settings(select=("LR3",), extend_select=("blank-cell",))
    assert settings.selects(BLANK) and settings.selects(TOTAL)
    assert not settings.selects(WORDS)


def test_the_fail_level_decides_what_fails() -> None:
    assert Configuration().fails(BLANK)
    assert not Configuration(fail_level="error").fails(BLANK)
    assert Configuration(fail_level="error").fails(TOTAL)
    assert not Configuration(fail_level="never").fails(TOTAL)
    assert not Configuration().fails(finding("LR701", "wording", Severity.INFO))


def test_what_is_not_given_stays_as_in_the_base() -> None:
    base = Configuration(Settings(year=2020), FileFilter(exclude=("drafts",)))
    made = with_flags({"edition": "2021"}, base)
    assert (made.settings.year, made.settings.edition, made.files.exclude) == (2020, 2021, ("drafts",))


def test_auto_takes_back_an_edition() -> None:
    assert settings_from({"edition": "auto"}, Settings(edition=2019)).edition is None


@pytest.mark.parametrize("value", ["2021", "2021年"])
def test_a_year_may_have_its_character(value: str) -> None:
    assert settings_from({"year": value}).year == 2021


@pytest.mark.parametrize("value", ["21", "二〇二一", "", "20211"])
def test_a_year_that_is_none_is_an_error(value: str) -> None:
    with pytest.raises(UsageError, match="--year"):
        settings_from({"year": value})


@pytest.mark.parametrize("value", ["gb18030", "UTF-8", "utf-16"])
def test_an_encoding_that_python_knows_is_taken(value: str) -> None:
    assert settings_from({"encoding": value}).encoding == value


@pytest.mark.parametrize("value", ["gb18o30", "hex", "no such thing"])
def test_an_encoding_that_is_none_is_an_error(value: str) -> None:
    with pytest.raises(UsageError, match="unknown encoding"):
        settings_from({"encoding": value})


@needs_rules
def test_selectors_may_be_codes_prefixes_and_names_in_any_case() -> None:
    settings = settings_from({"select": ["lr2，Blank-Cell", "all"]})
    assert settings.select == ("LR2", "blank-cell", "ALL")


@needs_rules
@pytest.mark.parametrize("word", ["blank-cel", "LR999", "L", "2"])
def test_an_unknown_selector_is_an_error(word: str) -> None:
    with pytest.raises(UsageError, match="unknown rule"):
        settings_from({"ignore": [word]})


@needs_rules
def test_a_misspelt_rule_is_told_the_right_one() -> None:
    with pytest.raises(UsageError, match="did you mean blank-cell"):
        settings_from({"select": ["blank-cel"]})


@needs_rules
def test_the_most_specific_severity_wins() -> None:
    levels = dict(settings_from({"severity": ["blank-cell=error,LR2=info"]}).severity)
    assert levels["blank-cell"] is Severity.ERROR
    assert set(levels.values()) == {Severity.ERROR, Severity.INFO}


@needs_rules
@pytest.mark.parametrize("word", ["blank-cell", "blank-cell=grave", "nothing=error"])
def test_a_severity_that_is_none_is_an_error(word: str) -> None:
    with pytest.raises(UsageError):
        settings_from({"severity": [word]})


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh-Hans"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "de_DE", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


@pytest.mark.parametrize("words", [["--lang", "en"], ["a.md", "--lang=en"]])
def test_the_flag_outdoes_the_locale(words: list[str]) -> None:
    assert language_of({"LANG": "zh_CN.UTF-8"}, words) == "en"
