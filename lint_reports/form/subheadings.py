"""Subheadings of the written sections of a blank report: the required contents, by year and by body."""

from __future__ import annotations

from lint_reports.form.duties import due_of
from lint_reports.model.address import numeral
from lint_reports.model.sheet import Blank, Chapter


def with_subheadings(blank: Blank, body: str, year: int) -> Blank:
    """The blank form with subheadings in its written sections."""
    chapters = (_written(each, body, year) if each.sheet is None else each for each in blank.chapters)
    return blank._replace(chapters=tuple(chapters))


def _written(chapter: Chapter, body: str, year: int) -> Chapter:
    words = chapter.heading.partition("、")[2]
    parts = _aspects(chapter.name, year) or _statements(chapter.name, body, year)
    if not parts:
        parts = _numbered(words.split("及")) if "及" in words else [f"{words}："]
    if chapter.name == _place_of_results(year):
        parts += _results(body, year)
    return chapter._replace(parts=tuple(parts))


def _numbered(parts: list[str]) -> list[str]:
    return [f"（{numeral(number)}）{part}：" for number, part in enumerate(parts, 1)]


def _aspects(section: str, year: int) -> list[str]:
    return _numbered([each.words for each in due_of("aspect", year) if each.section == section])


def _statements(section: str, body: str, year: int) -> list[str]:
    required = (*due_of("statement", year, body), *due_of("hint", year, body))
    return [f"{each.words}收取情况：" for each in required if each.section == section]


def _results(body: str, year: int) -> list[str]:
    """The further contents that the report of a government must have (regulation, article 50, item 4)."""
    words = "、".join(each.words for each in due_of("result", year, body))
    return [f"{words}结果情况："] if words else []


def _place_of_results(year: int) -> str:
    """The section for `_results`: that of the aspects, where the edition has some, else problems and improvements (article 50)."""
    aspects = due_of("aspect", year)
    return aspects[-1].section if aspects else "problems"
