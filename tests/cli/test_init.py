"""`lint-reports init`: files written once, and a hook put among others without a byte of theirs changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from lint_reports.config import schema, yaml_file
from lint_reports.scaffold import pre_commit
from lint_reports.scaffold.commented import configuration
from lint_reports.text.excerpt import File
from tests.cli.test_main import run

yaml = pytest.importorskip("ruamel.yaml")

HAIRY = """\
# the whole team reads this
default_language_version: {python: python3}   # flow
x-hooks: &hooks
  - id: y
    args: ["--a", 'b']
repos:
-   repo: https://example.org/x   # why
    rev: "v1.0"      # quoted
    hooks:
    -   id: "a"
        args: [--b,
               c]
        entry: |
            several
            lines
    -   id: b

# between two
-   repo: local
    hooks: *hooks
    # the last word

exclude: ^vendor/
"""
OTHERS = {
    "hairy": HAIRY,
    "crlf": HAIRY.replace("\n", "\r\n"),
    "no end": HAIRY.rstrip("\n"),
    "repos last": "repos:\n  - repo: meta\n    hooks:\n      - id: identity",
    "indented": "repos:\n    - repo: meta\n      hooks:\n          - id: identity\n\n\n# bye\n",
    "flush": "repos:\n- repo: meta\n  hooks:\n  - id: identity\nfail_fast: true\n",
    "block scalar last": "repos:\n- repo: local\n  hooks:\n  - id: a\n    entry: |\n      x\n\n      y\n\nci: {}\n",
    "flow hooks": "repos:\n- repo: meta\n  hooks: [{id: identity}, {id: b}] # all\n",
    "flow": "repos: [{repo: meta, hooks: [{id: identity}]}] # short\nfail_fast: true\n",
    "empty": "repos: []\n",
    "none": "fail_fast: true\n",
    "a key of that name within": "x: {repos: [1]}\nrepos:\n- repo: meta\n  hooks:\n  - id: identity\n",
    "nothing": "",
    "a comment": "# later",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_all_else_stays_as_it_is(text: str) -> None:
    made = pre_commit.with_hook(text)
    assert made is not None and made != text
    start = next((at for at, pair in enumerate(zip(text, made, strict=False)) if pair[0] != pair[1]), len(text))
    size = len(made) - len(text)
    assert any(made[:at] + made[at + size :] == text for at in range(start + 1))
    loaded = yaml.YAML(typ="safe").load(made)
    assert loaded["repos"][-1] == {
        "repo": pre_commit.REPOSITORY,
        "rev": pre_commit.REV,
        "hooks": [{"id": "lint-reports"}],
    }
    assert pre_commit.with_hook(made) == made


def test_the_entry_is_indented_as_the_others_are() -> None:
    made = pre_commit.with_hook(HAIRY) or ""
    assert "    hooks: *hooks\n-   repo: https://" in made.replace("    # the last word\n", "")
    assert "    hooks:\n    -   id: lint-reports\n" in made


@pytest.mark.parametrize("text", ["repos: 3\n", "- a\n", "repos:\n", "a\n"])
def test_what_is_no_list_of_repositories_is_left_alone(text: str) -> None:
    assert pre_commit.with_hook(text) is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_configuration_is_all_comments_and_its_examples_are_sound(language: str) -> None:
    text = configuration(language)  # type: ignore[arg-type]
    assert schema.read(yaml_file.read(File("", text))) == {}
    assert all(line.startswith("# ") for line in text.splitlines() if line)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".git/" not in str(path)}


@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_a_second_run_changes_nothing(repository: Path, ci: str) -> None:
    assert run(repository, "init", "--ci", ci).returncode == 0
    first = contents(repository)
    assert len(first) == (3 if ci == "github" else 4)
    done = run(repository, "init", "--ci", ci)
    assert (done.returncode, contents(repository)) == (0, first)
    for path, data in first.items():
        assert yaml.YAML(typ="safe").load(data.decode()) or path.endswith(".lint-reports.yaml")


def test_the_files_go_to_the_top_of_the_repository(repository: Path) -> None:
    (repository / "a/b").mkdir(parents=True)
    assert run(repository / "a/b", "init").returncode == 0
    assert (repository / ".lint-reports.yaml").is_file() and not (repository / "a/b/.lint-reports.yaml").exists()


def test_there_is_no_hook_outside_of_a_repository(tmp_path: Path) -> None:
    done = run(tmp_path, "init")
    assert done.returncode == 0 and "Git" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == [".lint-reports.yaml"]


def test_a_broken_file_leaves_all_unwritten(repository: Path) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos: [\n", "utf-8")
    done = run(repository, "init", "--ci", "github")
    assert done.returncode == 2 and ".pre-commit-config.yaml:" in done.stderr
    assert len(contents(repository)) == 1


def test_an_existing_pipeline_is_left_alone_and_the_user_told_what_to_add(repository: Path) -> None:
    (repository / ".gitlab-ci.yml").write_text("stages: [test]\n", "utf-8")
    done = run(repository, "init", "--ci", "gitlab")
    assert "local: .gitlab/lint-reports.yml" in done.stdout
    assert (repository / ".gitlab-ci.yml").read_text("utf-8") == "stages: [test]\n"


def test_the_file_for_pre_commit_is_one_that_it_takes(repository: Path) -> None:
    pytest.importorskip("pre_commit")
    (repository / ".pre-commit-config.yaml").write_text(
        HAIRY.replace("  - id: y\n", "  - {id: y, name: y, entry: y, language: system}\n").replace(
            "    args: [\"--a\", 'b']\n", ""
        ),
        "utf-8",
    )
    assert run(repository, "init").returncode == 0
    from pre_commit.clientlib import load_config  # type: ignore[import-untyped]

    load_config(str(repository / ".pre-commit-config.yaml"))
