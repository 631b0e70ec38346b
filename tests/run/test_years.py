"""Reports of one body beside one another: what differs between two years is found, in the newer one, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from lint_reports.cli import main
from tests.corpus import LAYOUTS
from tests.corpus.archive import Planted, archive

BODY = "石桥埠县档案馆"
YEARS = range(2019, 2026)
BREAKS = {
    2020: ["another number last year"],
    2021: ["one more carried in"],
    2023: ["one more carried in", "three more in force"],
    2025: ["fees in yuan"],
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    main.main(["check", "--output-format", "json", "--no-cache", *words])
    listed: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return listed


def shown(listed: list[dict[str, Any]]) -> list[str]:
    return [f"{each['filename']} {each['name']} {cell(each)}".rstrip() for each in listed]


def cell(finding: dict[str, Any]) -> str:
    return "/".join(str(part) for part in (finding["cell"] or {}).values())


def expected(planted: list[Planted], name: str) -> list[str]:
    return sorted(f"{name.format(year)} {rule} {'/'.join(map(str, address))}" for year, rule, address in planted)


def write(folder: Path, name: str, seed: int, breaks: dict[int, list[str]], layout: str = "tabs") -> list[Planted]:
    """Seven years of one body; what was planted between them."""
    reports, planted = archive(Random(seed), BODY, YEARS, breaks)
    for each in reports:
        made = LAYOUTS[layout](each)
        path = folder / name.format(each.year)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made.text, encoding="utf-8")
    return planted


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("layout", ["tabs", "pipe"])
def test_the_breaks_between_seven_years_are_found_and_nothing_else(
    here: Path, capsys: pytest.CaptureFixture[str], seed: int, layout: str
) -> None:
    suffix = "md" if layout == "pipe" else "txt"
    planted = write(here, f"{{}}.{suffix}", seed, BREAKS, layout)
    listed = found(capsys, ".")
    assert sorted(shown(listed)) == expected(planted, f"{{}}.{suffix}")
    assert len(planted) == 5
    for each in listed:
        others = {related["filename"] for related in each["related"] if "filename" in related}
        assert others == {f"{int(each['filename'][:4]) - 1}.{suffix}"}


def test_an_archive_without_breaks_is_silent(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, "{}.txt", 3, {})
    assert found(capsys, ".") == []


@pytest.mark.parametrize("name", ["{}.txt", "reports/{}/档案馆.txt", "{0}/档案馆{0}.txt", "档案馆{}年报.txt"])
def test_the_year_before_is_found_beside_the_one_file_that_is_given(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    planted = write(here, name, 4, BREAKS)
    for year in YEARS:
        mine = [each for each in planted if each.year == year]
        assert sorted(shown(found(capsys, name.format(year)))) == expected(mine, name)


def test_what_is_found_does_not_depend_on_jobs_or_on_the_order_of_the_files(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, "{}.txt", 5, BREAKS)
    names = [f"{year}.txt" for year in YEARS]
    alone = found(capsys, *names)
    assert alone
    assert alone == found(capsys, *reversed(names)) == found(capsys, *names, "--jobs", "3")
