"""What is built holds the grammar: the wheel, the wheel from the source archive, the editable install."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import lint_reports
from tests.support.checkout import ROOT, copy_checkout

pytestmark = pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling, the build backend, is not installed")

GRAMMARS = {path.name for path in (ROOT / "grammar").iterdir()}
YEARS = sorted(int(name[8:12]) for name in GRAMMARS if name.startswith("edition_") and name.endswith(".lark"))

SAFELY: Any = {"filter": "data"} if sys.version_info >= (3, 12) else {}
"""Python 3.12 warns where no filter is given, and some releases of 3.10 know none."""

WHERE = """\
import json, sys, site
mine = sys.argv[1]
before = list(sys.path)
site.addsitedir(mine)
sys.path[:] = [path for path in sys.path if path not in before] + before
from lint_reports import __version__
from lint_reports.form import sources
from lint_reports.form.editions import edition
from lint_reports.form.sources import first_years
years = [edition(year).year for year in first_years()]
print(json.dumps([str(sources.GRAMMAR), sources.__file__, years, __version__]))
"""
"""Installs a folder in front of what else there is, `.pth` files and all, and tells which package was found."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_checkout(tmp_path_factory.mktemp("packaging") / "checkout")


def build(source: Path, what: str, to: Path) -> Path:
    """Call the build backend as pip does; `what` is one of its hooks, `build_wheel` and so on."""
    code = f"import sys; from hatchling.build import {what}; print({what}(sys.argv[1]))"
    to.mkdir()
    done = subprocess.run([sys.executable, "-c", code, str(to)], cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return to / done.stdout.split()[-1]


def unpacked(wheel: Path, to: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(to)
    return to


def found(site: Path, cwd: Path) -> tuple[Path, Path, list[int], str]:
    """The folder of the grammars and the module that says so, as seen by a program that uses the installation."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [sys.executable, "-B", "-c", WHERE, str(site)]
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    grammar, module, years, version = json.loads(done.stdout)
    return Path(grammar), Path(module), years, version


@pytest.fixture(scope="module")
def site(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel is installed."""
    made = tmp_path_factory.mktemp("wheel")
    return unpacked(build(checkout, "build_wheel", made / "dist"), made / "site")


def test_the_wheel_finds_its_grammar(site: Path, tmp_path: Path) -> None:
    grammar, module, years, version = found(site, tmp_path)
    assert grammar == site / "lint_reports" / "grammar"
    assert module == site / "lint_reports" / "form" / "sources.py"
    assert {path.name for path in grammar.iterdir()} == GRAMMARS
    assert years == YEARS
    assert version == lint_reports.__version__


def test_the_wheel_installs_the_package_and_nothing_else(site: Path) -> None:
    info = f"lint_reports-{lint_reports.__version__}.dist-info"
    assert {path.name for path in site.iterdir()} == {"lint_reports", info}
    scripts = (site / info / "entry_points.txt").read_text("utf-8")
    assert "lint-reports = lint_reports.cli.main:main" in scripts
    assert (site / info / "licenses" / "LICENSE").is_file()


def test_the_source_archive_builds_the_same_wheel(checkout: Path, site: Path, tmp_path: Path) -> None:
    archive = build(checkout, "build_sdist", tmp_path / "dist")
    shutil.unpack_archive(archive, tmp_path / "source", **SAFELY)
    (source,) = (tmp_path / "source").iterdir()
    wheel = unpacked(build(source, "build_wheel", tmp_path / "again"), tmp_path / "site")
    assert files(wheel) == files(site)
    for name in ("tests/test_packaging.py", "grammar/sections.lark", "docs/rule_pages.py", ".pre-commit-hooks.yaml"):
        assert (source / name).is_file(), name


def files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_an_editable_install_reads_the_grammar_of_the_checkout(checkout: Path, tmp_path: Path) -> None:
    site = unpacked(build(checkout, "build_editable", tmp_path / "dist"), tmp_path / "site")
    grammar, module, years, _ = found(site, tmp_path)
    assert grammar == checkout / "grammar"
    assert module == checkout / "lint_reports" / "form" / "sources.py"
    assert years == YEARS
