"""Rules from other packages: the example is installed and used, broken ones are named and do no harm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_main import run
from tests.support.checkout import ROOT
from tests.support.linting import check
from tests.support.village import REQUESTS, village

pytest.importorskip("hatchling")
EXCESSIVE = "4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example, installed as a user would install it, less the network."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode:
        pytest.skip("there is no pip")
    source = tmp_path_factory.mktemp("source") / "plugin"
    subprocess.run(["cp", "-r", str(ROOT / "examples/plugin"), str(source)], check=True)
    subprocess.run([*pip, "--target", str(folder), str(source)], check=True)
    return folder


def broken(site: Path, name: str, code: str) -> None:
    """Put a package with one rule beside the others, as an installer leaves it."""
    module = name.replace("-", "_")
    (site / f"{module}.py").write_text(code, "utf-8")
    info = site / f"{module}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[lint_reports.rules]\n{name}-rule = {module}\n", "utf-8")


def used(folder: Path, site: Path, configuration: str, *words: str) -> Any:
    (folder / ".lint-reports.yaml").write_text(configuration, "utf-8")
    return run(folder, *words, PYTHONPATH=f"{ROOT}:{site}")


def records(done: Any) -> list[tuple[str, str]]:
    return [(each["code"], each["severity"]) for each in json.loads(done.stdout)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert EXCESSIVE in REQUESTS
    twice = REQUESTS.replace(EXCESSIVE, EXCESSIVE.replace("0\t0\t0\t0\t0\t0\t0", "2\t0\t0\t0\t0\t0\t2"))
    (tmp_path / "a.txt").write_text(village(requests=twice), "utf-8")
    return tmp_path


JSON = ("--output-format", "json", "--ignore", "LR3")


def test_its_rules_are_used_where_they_are_named(folder: Path, site: Path) -> None:
    assert records(used(folder, site, "plugins: [lint-reports-county]\n", *JSON)) == [("LR950", "info")]
    assert records(used(folder, site, "plugins: []\n", *JSON)) == []


def test_the_configuration_and_the_command_line_take_its_rules(folder: Path, site: Path) -> None:
    text = "plugins: [lint_reports.county]\nseverity: {excessive-applications: warning}\n"
    done = used(folder, site, text, *JSON)
    assert (records(done), done.returncode) == ([("LR950", "warning")], 1)
    assert records(used(folder, site, text, *JSON, "--ignore", "LR950")) == []
    assert records(used(folder, site, text, "--output-format", "json", "--select", "excessive-applications")) == [
        ("LR950", "warning")
    ]


def test_its_manual_is_found(folder: Path, site: Path) -> None:
    done = used(folder, site, "", "rule", "LR950")
    assert done.returncode == 0 and "excessive-applications" in done.stdout and "本县" in done.stdout


def test_a_package_that_is_not_installed_is_a_slip(folder: Path, site: Path) -> None:
    done = used(folder, site, "plugins: [lint-reports-country]\n")
    assert done.returncode == 2
    assert (
        ".lint-reports.yaml:1:11: 没有这样的插件：lint-reports-country，是不是想写 lint-reports-county？" in done.stderr
    )


@pytest.mark.parametrize(
    ("name", "code", "complaint"),
    [
        ("fails-early", "raise SystemError('at once')", "SystemError: at once"),
        ("lacks-all", "", "AttributeError"),
        ("takes-ours", "CODE = 'LR301'\nSEVERITY = SOURCE = VALID = INVALID = None\ncheck = print", "LR301"),
        ("checks-nothing", "CODE = 'LR960'\nSEVERITY = SOURCE = VALID = INVALID = None", "check"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_named_and_the_rest_goes_on(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, name: str, code: str, complaint: str
) -> None:
    other = tmp_path_factory.mktemp("site")
    broken(other, name, code)
    done = used(folder, other, f"plugins: [{name}]\n", "--output-format", "json", "--select", "LR3")
    assert done.returncode == 2
    assert name in done.stderr and complaint in done.stderr and "Traceback" not in done.stderr
    assert {code for code, _ in records(done)} & {"LR302", "LR303"}


def test_a_rule_that_fails_on_a_report_is_a_finding_there(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("site")
    text = (ROOT / "examples/plugin/lint_reports_county/excessive_applications.py").read_text("utf-8")
    broken(other, "fails-late", text.replace("    total =", "    1 / 0\n    total =").replace("LR950", "LR951"))
    done = used(folder, other, "plugins: [fails-late]\n", *JSON)
    assert (done.returncode, records(done)) == (1, [("LR901", "error")])
    assert "fails-late" in json.loads(done.stdout)[0]["message"]


def test_the_examples_of_its_rule_are_pieces_of_the_form() -> None:
    """They stand in a row that the grammar knows, so that whoever copies them begins with something that works."""
    assert check("blank-cell", "excessive", EXCESSIVE) == []
