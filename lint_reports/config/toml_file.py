"""`[tool.lint-reports]` of a pyproject.toml as values, each with its key path: the standard library keeps no positions."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from lint_reports.config.values import UNPLACED, Kind, Value
from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import File
from lint_reports.text.language import Text


class _Fraction(str):
    """A number with a fraction as the file writes it: 3.10 is a row that is not 3.1."""


_KINDS: dict[type, Kind] = {str: "text", _Fraction: "number", bool: "boolean", int: "integer"}
"""By type; all others are dates and times."""
_TABLE = ("tool", "lint-reports")


def parser() -> Callable[..., dict[str, Any]] | None:
    """`tomllib.loads`, which Python 3.10 has only with tomli; None where there is neither."""
    for name in ("tomllib", "tomli"):
        try:
            loads: Callable[..., dict[str, Any]] = import_module(name).loads
            return loads
        except ModuleNotFoundError:
            continue
    return None


def mentions(text: str) -> bool:
    """Whether a file that cannot be parsed seems to have the table."""
    return re.search(r"^[ \t]*\[\[?[ \t]*tool[ \t]*\.[ \t]*[\"']?lint-reports\b", text, re.M) is not None


def read(file: File, loads: Callable[..., dict[str, Any]]) -> Value | None:
    """The table `tool.lint-reports`, None where there is none. Raises UsageError on a syntax error."""
    try:
        content: Any = loads(file.text, parse_float=_Fraction)
        for key in _TABLE:
            if not isinstance(content, dict) or key not in content:
                return None
            content = content[key]
        return _value(file, ".".join(_TABLE), content)
    except ValueError as error:
        problem = Text(str(error), str(error))
    except RecursionError:
        problem = Text("套得太深", "too deeply nested")
    raise UsageError(f"{file.path}: TOML 语法错误：{problem.zh}", f"{file.path}: TOML syntax error: {problem.en}")


def _value(file: File, path: str, content: Any, start: int = UNPLACED) -> Value:
    """The value at a key path; of a list of tables, each begins at its header where there is one for each."""
    if isinstance(content, dict):
        inner = [(f"{path}.{_written(key)}", key, each) for key, each in content.items()]
        pairs = [(Value(file, start, start, "text", key, path=at), _value(file, at, each)) for at, key, each in inner]
        return Value(file, start, start, "mapping", pairs, path=path)
    if isinstance(content, list):
        headers = re.finditer(rf"^[ \t]*(\[\[[ \t]*{re.escape(path)}[ \t]*\]\])", file.text, re.M)
        starts = [match.start(1) for match in headers]
        starts = starts if len(starts) == len(content) else [UNPLACED] * len(content)
        items = [_value(file, f"{path}[{at}]", each, starts[at]) for at, each in enumerate(content)]
        return Value(file, start, start, "list", items, path=path)
    kind = _KINDS.get(type(content), "date")
    word = str(content).lower() if kind == "boolean" else str(content)
    return Value(file, start, start, kind, word, path=path)


def _written(key: str) -> str:
    """The key as a key path has it: quoted where it is not bare."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else f'"{key}"'
