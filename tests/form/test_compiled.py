"""What is compiled from the grammars: kept as it was, by the program that compiled it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lint_reports.archive.layouts import layouts
from lint_reports.figures import relations
from lint_reports.form import compiled as module
from lint_reports.form import duties, editions, sources
from lint_reports.form.compiled import compiled, program_digest
from lint_reports.form.lalr import LalrTable
from lint_reports.form.sections import Form, FormSection
from lint_reports.model.summary import Layout
from lint_reports.prose import lexicon
from lint_reports.system import codec
from lint_reports.system.store import NAME
from tests.support.checkout import ROOT
from tests.support.village import village

KIND = tuple[int, ...]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/lint-reports" / NAME


def test_what_is_compiled_is_stored_and_not_compiled_again(cache: Path) -> None:
    assert compiled("甲", KIND, lambda: (1,)) == (1,)
    assert cache.is_file()
    assert compiled("甲", KIND, lambda: pytest.fail("compiled again")) == (1,)
    assert compiled("乙", KIND, lambda: (2,)) == (2,)


@pytest.mark.parametrize("change", ["a grammar", "the code", "lark", "Python"])
def test_another_program_compiles_anew(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Though nothing of it has another size or time."""
    for name in ("PACKAGE", "GRAMMAR"):
        shutil.copytree(getattr(sources, name), tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(sources, name, str(tmp_path / name))
    module._digest_with.cache_clear()
    assert compiled("甲", KIND, lambda: (1,)) == (1,)
    paths = {"a grammar": tmp_path / "GRAMMAR/claims.lark", "the code": tmp_path / "PACKAGE/rules/__init__.py"}
    if change in paths:
        path = paths[change]
        before, data = path.stat(), path.read_bytes()
        path.write_bytes(data[:-2] + b"#\n")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    elif change == "lark":
        monkeypatch.setattr(module, "_lark", lambda: "99")
    else:
        monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    module._digest_with.cache_clear()
    assert compiled("甲", KIND, lambda: (2,)) == (2,)
    module._digest_with.cache_clear()


def test_what_a_program_compiles_that_is_changed_meanwhile_is_not_stored(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(sources.GRAMMAR, tmp_path / "grammar")
    monkeypatch.setattr(sources, "GRAMMAR", str(tmp_path / "grammar"))

    def change() -> tuple[int, ...]:
        (tmp_path / "grammar/claims.lark").write_text("", "utf-8")
        return (1,)

    assert compiled("甲", KIND, change) == (1,)
    assert compiled("甲", KIND, lambda: (2,)) == (2,)


def test_a_program_whose_files_cannot_be_read_stores_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "GRAMMAR", "/none")
    assert program_digest() is None
    assert compiled("甲", KIND, lambda: (1,)) == (1,)
    assert not cache.exists()


def test_a_value_of_another_type_is_compiled_anew(cache: Path) -> None:
    compiled("甲", str, lambda: "1")
    assert compiled("甲", KIND, lambda: (2,)) == (2,)
    assert compiled("甲", KIND, lambda: pytest.fail("not mended")) == (2,)


COMPILED: list[tuple[Any, Any]] = [
    (lexicon.Lexicon, lambda year: lexicon.lexicon()),
    (tuple[relations.Relation, ...], relations.relations),
    (tuple[duties.DutyEntry, ...], lambda year: duties.entries("aspect")),
    (dict[str, Layout], layouts),
    (LalrTable, lambda year: editions._compile(year)[1]),
]


@pytest.mark.parametrize(("kind", "make"), COMPILED, ids=["claims", "relations", "duties", "layouts", "table"])
@pytest.mark.parametrize("year", [2019, 2021])
def test_every_kind_of_it_comes_back_as_it_was(kind: Any, make: Any, year: int) -> None:
    value = make(year)
    assert value and codec.load(kind, codec.dump(kind, value)) == value


@pytest.mark.parametrize("year", [2019, 2021])
def test_a_form_comes_back_as_it_was(year: int) -> None:
    form, _ = editions._compile(year)
    found = codec.load(Form, codec.dump(Form, form))
    for one, other in ((form, found), *zip(form.sections, found.sections, strict=True)):
        names = (Form if isinstance(one, Form) else FormSection).__slots__
        assert [getattr(one, name) for name in names if name != "sections"] == [
            getattr(other, name) for name in names if name != "sections"
        ]


def test_larks_parser_comes_back_as_it_was() -> None:
    for year in (2019, 2021):
        parser = editions._open(year, ("report",))
        found = editions._loaded(codec.load(dict[str, Any], codec.dump(dict[str, Any], editions._saved(parser))))
        assert found.rules == parser.rules
        assert [*map(repr, found.terminals)] == [*map(repr, parser.terminals)]
        states = (each.parse_interactive([]).parser_state.parse_conf.states for each in (found, parser))
        assert next(states) == next(states)


def run_with_cache(place: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    (folder / "年报.txt").write_text(village(), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "lint_reports", "check", "年报.txt"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "XDG_CACHE_HOME": place, **more},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    """There is a file where the folder should be, so that nobody, not even root, can write below it."""
    (tmp_path / "lint-reports").write_text("")
    done = run_with_cache(str(tmp_path), tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("place", [("/dev/null"), "/proc/none", "\u3000"])
def test_a_cache_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, place: str) -> None:
    done = run_with_cache(place, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_home_that_is_no_folder_does_no_harm(tmp_path: Path) -> None:
    """As accounts of services have it."""
    done = run_with_cache("", tmp_path, HOME="/dev/null")
    assert (done.returncode, done.stderr) == (0, "")
