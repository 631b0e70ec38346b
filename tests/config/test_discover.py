"""From paths to files, in real folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint_reports.config import discover as walk
from lint_reports.config.discover import excluded
from lint_reports.config.settings import FileFilter
from lint_reports.text.errors import UsageError


def discover(paths: list[str], files: FileFilter) -> list[str]:
    """The files for these paths where the filter is the same in all folders."""
    return walk.discover(paths, lambda folder: files)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(tree: Path, *paths: str, text: str = "") -> None:
    for path in paths:
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text, encoding="utf-8")


def test_no_path_is_the_current_folder(tree: Path) -> None:
    put(tree, "年报.md", "2021/a.TXT", "b.markdown", "c.py", "README")
    assert discover([], FileFilter()) == ["2021/a.TXT", "b.markdown", "年报.md"]


def test_paths_are_spelt_as_given(tree: Path) -> None:
    put(tree, "reports/a.md", "b.md")
    assert discover(["./b.md", "reports/"], FileFilter()) == ["./b.md", "reports/a.md"]


def test_the_order_does_not_depend_on_the_arguments(tree: Path) -> None:
    put(tree, "a/x.md", "a.md", "b/y.md")
    assert discover(["b", "a.md", "a"], FileFilter()) == discover(["a", "b", "a.md"], FileFilter())


def test_no_file_comes_twice(tree: Path) -> None:
    put(tree, "a/x.md")
    (tree / "link.md").symlink_to("a/x.md")
    found = discover([".", "a", "a/x.md", "a/../a/x.md", "link.md"], FileFilter())
    assert len(found) == 1
    assert not os.path.islink(found[0])


def test_a_missing_path_is_an_error_with_a_guess(tree: Path) -> None:
    put(tree, "reports/2021年报.md")
    with pytest.raises(UsageError, match=r"reports/2021年报\.md"):
        discover(["reports/2021年報.md"], FileFilter())


def test_a_file_in_place_of_a_folder_is_a_missing_path(tree: Path) -> None:
    put(tree, "a.md")
    with pytest.raises(UsageError):
        discover(["a.md/b.md"], FileFilter())


def test_a_file_named_outright_is_always_taken(tree: Path) -> None:
    put(tree, "c.py", ".hidden/a.md", "ignored.md")
    put(tree, ".gitignore", text="ignored.md\n")
    settings = FileFilter(exclude=("c.py",))
    assert discover(["c.py", ".hidden/a.md", "ignored.md"], settings) == [".hidden/a.md", "c.py", "ignored.md"]


def test_force_exclude_holds_for_named_files(tree: Path) -> None:
    put(tree, "drafts/a.md", "b.md")
    settings = FileFilter(exclude=("drafts",), force_exclude=True)
    assert discover(["drafts/a.md", "./b.md", "drafts"], settings) == ["./b.md"]
    assert excluded("drafts/a.md", settings)
    assert not excluded("drafts/a.md", FileFilter(exclude=("drafts",)))


def test_exclude_leaves_out_files_and_folders(tree: Path) -> None:
    put(tree, "drafts/a.md", "old/drafts/b.md", "c.txt", "d.md")
    assert discover([], FileFilter(exclude=("drafts", "*.txt"))) == ["d.md"]
    assert discover([], FileFilter(exclude=("./drafts/",))) == ["c.txt", "d.md", "old/drafts/b.md"]


def test_include_narrows_a_walk(tree: Path) -> None:
    put(tree, "2020/a.md", "2021/a.md", "2021/a.py")
    assert discover([], FileFilter(include=("2021/**",))) == ["2021/a.md"]


def test_gitignore_files_are_respected_the_nested_too(tree: Path) -> None:
    put(tree, ".gitignore", text="*.txt\nbuild/\n")
    put(tree, "keep/.gitignore", text="!a.txt\nb.md\n")
    put(tree, "a.txt", "build/c.md", "keep/a.txt", "keep/b.md", "keep/d.md", "keep/e.txt")
    assert discover([], FileFilter()) == ["keep/a.txt", "keep/d.md"]


def test_gitignore_files_of_parents_are_respected(tree: Path) -> None:
    put(tree, ".gitignore", text="/reports/old.md\n")
    put(tree, "reports/old.md", "reports/new.md")
    assert discover(["reports"], FileFilter()) == ["reports/new.md"]


def test_gitignore_may_be_left_alone(tree: Path) -> None:
    put(tree, ".gitignore", text="*.md\n")
    put(tree, "a.md")
    assert discover([], FileFilter(respect_gitignore=False)) == ["a.md"]


def test_a_pattern_that_git_does_not_know_is_passed_over(tree: Path) -> None:
    put(tree, ".gitignore", text="!\na.md\n")
    put(tree, "a.md", "b.md")
    assert discover([], FileFilter()) == ["b.md"]


def test_a_repository_in_another_begins_anew(tree: Path) -> None:
    put(tree, ".gitignore", text="*.md\n")
    put(tree, "inner/.git/HEAD", "inner/a.md")
    assert discover([], FileFilter()) == ["inner/a.md"]


def test_hidden_and_foreign_folders_are_not_entered(tree: Path) -> None:
    put(tree, ".git/a.md", ".cache/a.md", "node_modules/a.md", "venv/a.md", "env/pyvenv.cfg", "env/a.md")
    put(tree, ".a.md", "~$年报.md", "b.md")
    assert discover([], FileFilter()) == ["b.md"]


def test_a_folder_named_like_a_file_is_walked(tree: Path) -> None:
    put(tree, "x.md/a.md")
    assert discover(["x.md"], FileFilter()) == ["x.md/a.md"]
    assert discover([], FileFilter()) == ["x.md/a.md"]


def test_a_loop_of_links_ends(tree: Path) -> None:
    put(tree, "a/b.md")
    (tree / "a/up").symlink_to("..")
    (tree / "self.md").symlink_to("self.md")
    assert discover([], FileFilter()) == ["a/b.md", "self.md"]


def test_what_cannot_be_opened_is_found_and_not_opened(tree: Path) -> None:
    os.mkfifo(tree / "pipe.md")
    assert discover([], FileFilter()) == ["pipe.md"]


def test_a_name_that_is_no_text_is_found(tree: Path) -> None:
    name = b"\xc4\xea\xb1\xa8.md"
    Path(os.fsdecode(os.fsencode(tree) + b"/" + name)).write_bytes(b"")
    assert [os.fsencode(path) for path in discover([], FileFilter())] == [name]
