"""The order of the rooms: every module lies in a room of the package, and imports only its own room and rooms above it."""

from __future__ import annotations

import ast
from pathlib import Path

import lint_reports

PACKAGE = Path(lint_reports.__file__).parent
ORDER = (
    {"text"},
    {"model"},
    {"system"},
    {"form", "readers", "reporters", "writers"},
    {"parser"},
    {"figures"},
    {"prose"},
    {"rules"},
    {"suppression"},
    {"config"},
    {"archive"},
    {"linter"},
    {"fixes"},
    {"run"},
    {"server", "scaffold"},
    {"cli"},
)
"""The rooms from top to bottom. Rooms of one line do not know one another; `linter` is one file."""
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
LOOSE = {"__init__.py", "__main__.py", "linter.py"}
"""The modules that lie in no room."""


def modules() -> list[Path]:
    return sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports from, at whatever depth of the module: lazily and for types alone too."""
    names = set()
    for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names |= {f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
    return {name.split(".")[1] for name in names if name.startswith("lint_reports.")} - {"__version__"}


def test_nothing_lies_loose() -> None:
    assert {path.name for path in modules() if len(path.parts) == 1} == LOOSE


def test_every_folder_is_a_room() -> None:
    assert {room_of(path) for path in modules()} - {"__init__", "__main__"} == set(LEVEL)


def test_every_import_leads_up() -> None:
    wrong = []
    for path in modules():
        if path.name in LOOSE - {"linter.py"} and len(path.parts) == 1:
            continue
        level = LEVEL.get(room_of(path), -1)
        wrong += [
            f"{path} -> {room}"
            for room in imported_rooms(path)
            if room != room_of(path) and LEVEL.get(room, 99) >= level
        ]
    assert sorted(wrong) == []


def test_the_phrases_of_the_form_stand_in_the_grammar_only() -> None:
    """A label in Python would be a second list of them, to be kept in step. Examples and messages are no lists."""
    for room in ("readers", "form", "parser", "figures", "prose", "model"):
        for path in (PACKAGE / room).rglob("*.py"):
            strings = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
            texts = [node.value for node in strings if isinstance(node.value, str) and len(node.value) < 20]
            for label in ("信息内容", "自然人", "商业企业", "结果维持", "行政许可", "予以公开", "总体情况"):
                assert not [text for text in texts if label in text], (path.name, label)
