"""What the documents say is so: the commands run, the output is what comes out, the links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest

from lint_reports import __version__
from lint_reports.cli import commands
from lint_reports.reporters import links, manual, names
from lint_reports.rules.registry import FAMILIES, all_rules
from tests.support.checkout import ROOT

yaml = pytest.importorskip("ruamel.yaml")

READMES = ["README.md", "README.zh-CN.md"]
PAGES = [*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "grammar/README.md", "benchmarks/README.md", "examples/README.md"]
PAGES += sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md"))


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text(page), re.M | re.S)


def without_blocks(markdown: str) -> str:
    return re.sub(r"^(```+).*?^\1$", "", markdown, flags=re.M | re.S)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """The program in the checkout, as a terminal shows it."""
    clean = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "lint_reports", *words],
        cwd=ROOT,
        env={**clean, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def program_calls(page: str) -> Iterator[list[str]]:
    """The words behind `lint-reports` in the lines of shell of a page."""
    for line in "".join(blocks(page, "sh")).splitlines():
        _, found, rest = line.partition("lint-reports ")
        if found and "://" not in line:
            yield rest.partition("#")[0].split()


# ------------------------------------------------------------------------------------------------ the site's pages of the rules


def test_the_url_of_each_rule_leads_to_its_heading_on_the_page_of_its_family() -> None:
    site = manual.as_site(all_rules())
    for rule in all_rules():
        page, _, anchor = links.url(rule.code, rule.name).removeprefix(f"{links.SITE}/").partition("/#")
        assert f"\n## {rule.code} {rule.name}\n" in site[f"{page}.md"]
        assert anchor in anchors(site[f"{page}.md"])


def test_a_family_has_the_page_of_its_folder() -> None:
    assert tuple(links.PAGES.values()) == (*FAMILIES, "plugins")


def test_every_link_of_the_site_s_pages_of_the_rules_leads_somewhere() -> None:
    site = manual.as_site(all_rules())
    for page, markdown in site.items():
        for target in re.findall(r"\]\(([^)\s]+)\)", without_blocks(markdown)):
            path, _, anchor = target.partition("#")
            there = site.get(f"rules/{path}") or text(f"docs/{path.removeprefix('../')}")
            assert not anchor or anchor in anchors(there), (page, target)


def test_the_site_has_an_entry_for_each_page_of_the_rules() -> None:
    configuration = text("mkdocs.yml")
    assert f"site_url: {links.SITE}/\n" in configuration
    pages = re.findall(r"- (?:.+: )?(rules/\S+)$", configuration, re.M)
    assert pages == list(manual.as_site(all_rules()))


# ------------------------------------------------------------------------------------------------ links


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_repository_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", without_blocks(text(page))):
        if "://" in target:
            continue
        path, _, anchor = unquote(target).partition("#")
        there = (ROOT / page).parent / path if path else ROOT / page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there.read_text("utf-8")), target


def anchors(markdown: str) -> set[str]:
    """The anchors that GitHub and the site give the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", markdown, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ------------------------------------------------------------------------------------------------ the READMEs


def test_the_pictures_show_what_comes_out() -> None:
    """Where a message was changed on purpose: python docs/picture.py."""
    assert subprocess.run([sys.executable, "docs/picture.py", "--check"], cwd=ROOT).returncode == 0
    for page, language in zip(READMES, ("en", "zh"), strict=True):
        assert f"](docs/assets/terminal.{language}.svg)" in text(page)


@pytest.mark.parametrize("page", READMES)
def test_the_commands_shown_exist(page: str) -> None:
    calls = list(program_calls(page))
    assert len(calls) >= 5
    groups = [group for name in commands.NAMES for group in commands.find(name).MANUAL.groups]
    flags = {flag.name for group in groups for flag in group.flags}
    for words in calls:
        assert {word for word in words if word.startswith("--")} <= flags
        assert not words or words[0].startswith("-") or words[0] in commands.NAMES
        if words[:1] == ["rule"]:
            assert words[1] in {rule.name for rule in all_rules()}
    for flag in re.findall(r"`(--[a-z-]+)", text(page)):
        assert flag in flags


def test_both_readmes_give_the_same_commands() -> None:
    one, other = (list(program_calls(page)) for page in READMES)
    assert one == other
    one_line, other_line = (re.findall(r"^python3 -m venv .+$", text(page), re.M) for page in READMES)
    assert one_line == other_line
    assert [line.rpartition(" && ")[2] for line in one_line] == [
        ".venv/bin/lint-reports check examples",
        ".venv/bin/python -m pytest",
    ]


@pytest.mark.parametrize("page", READMES)
def test_the_hook_shown_is_one_of_the_manifest(page: str) -> None:
    loader = yaml.YAML(typ="safe")
    shown: list[Any] = [loader.load(block) for block in blocks(page, "yaml")]
    (repository,) = next(each["repos"] for each in shown if "repos" in each)
    manifest = {hook["id"] for hook in loader.load(text(".pre-commit-hooks.yaml"))}
    assert {hook["id"] for hook in repository["hooks"]} <= manifest
    assert repository["rev"] == f"v{__version__}"
    assert f'Homepage = "{repository["repo"]}"' in text("pyproject.toml")


@pytest.mark.parametrize("page", READMES)
def test_every_family_of_rules_and_every_format_is_named(page: str) -> None:
    families = {rule.code[:3] for rule in all_rules()}
    assert set(re.findall(r"^\| (LR\d) \|", text(page), re.M)) == families
    assert families <= set(manual.FAMILIES)
    assert [name for name in names() if f"`{name}`" not in text(page)] == []


def test_the_changelog_opens_with_the_current_version() -> None:
    assert re.findall(r"^## \[(.+?)\]", text("CHANGELOG.md"), re.M)[0] == __version__


# ------------------------------------------------------------------------------------------------ examples/


def test_the_sound_examples_are_silent() -> None:
    done = run("check", "examples/sound", "--fail-level", "info")
    assert done.returncode == 0, done.stdout


def test_the_broken_examples_break_what_their_readme_says() -> None:
    rows = re.findall(r"\]\(broken/(\S+)\) \|.*\| ((?:LR\d{3} ?)+) \|$", text("examples/README.md"), re.M)
    assert {name for name, _ in rows} == {path.name for path in (ROOT / "examples/broken").iterdir()}
    for name, codes in rows:
        lines = run("check", f"examples/broken/{name}", "--output-format", "concise").stdout.splitlines()
        found = sorted({match[1] for line in lines if (match := re.search(r":\d+:\d+: (LR\d{3}) ", line))})
        assert found == codes.split(), name


def test_the_readmes_are_no_reports() -> None:
    for page in PAGES:
        assert run("check", page, "--output-format", "json").stdout.strip() == "[]", page


def test_the_repository_as_a_whole_can_be_linted() -> None:
    """A clerk who types `lint-reports` here meets the examples and nothing else."""
    listed = run("check", "--show-files", "--exclude", "tests").stdout.splitlines()
    others = [path for path in listed if not path.startswith("examples/")]
    assert run("check", *others, "--fail-level", "info").returncode == 0
