"""Which part may know which: `model` imports nothing of the project, and the parts beside it only `model`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lint_reports

PACKAGE = Path(lint_reports.__file__).parent
MAY_KNOW = {
    "model": set(),
    "readers": {"model"},
    "parser": {"model", "grammars", "nfkc", "footnote_marks"},
    "editing": {"model", "grammars", "by_identity", "chinese_numerals", "footnote_marks"},
    "claims": {"model", "grammars", "nfkc", "chinese_numerals", "footnote_marks"},
    "rules": {"model", "editing", "duties", "claims", "shingles"},
    "reporters": {"model", "usage"},
}
"""Besides itself."""


def imported(path: Path) -> set[str]:
    """The parts of the project that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names |= {f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
    return {name.split(".")[1] for name in names if name.startswith("lint_reports.")}


@pytest.mark.parametrize("part", MAY_KNOW)
def test_a_part_knows_only_what_it_may(part: str) -> None:
    known = {
        path.relative_to(PACKAGE): imported(path) - {part, "__version__"} for path in (PACKAGE / part).glob("*.py")
    }
    assert {str(path): more for path, names in known.items() if (more := names - MAY_KNOW[part])} == {}


def test_the_parser_is_known_to_the_linter_alone() -> None:
    knowing = {path.name for path in PACKAGE.rglob("*.py") if "parser" in imported(path)}
    assert {name for name in knowing if not (PACKAGE / "parser" / name).exists()} == {"linter.py"}


def test_the_phrases_of_the_form_stand_in_the_grammar_only() -> None:
    """A label in Python would be a second list of them, to be kept in step. Examples and messages are no lists."""
    for part in ("readers", "parser", "editing", "claims", "model"):
        for path in (PACKAGE / part).glob("*.py"):
            strings = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
            texts = [node.value for node in strings if isinstance(node.value, str) and len(node.value) < 20]
            for label in ("信息内容", "自然人", "商业企业", "结果维持", "行政许可", "予以公开", "总体情况"):
                assert not [text for text in texts if label in text], (path.name, label)
