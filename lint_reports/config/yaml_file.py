"""`.lint-reports.yaml` as values with their places. ruamel.yaml is loaded here and nowhere else."""

from __future__ import annotations

import re
from typing import Any

from lint_reports.config.values import Kind, Value
from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import File, error_at
from lint_reports.text.language import Text

_KINDS: dict[str, Kind] = {
    "str": "text",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "timestamp": "date",
    "null": "nothing",
}
_PREFIX = "tag:yaml.org,2002:"
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor or a tag in front of a value, which ruamel.yaml counts as part of it."""

_PROBLEMS = {
    "mapping values are not allowed": Text(
        "这里不能有冒号；文字里有冒号加空格的，要用引号括起来",
        "no colon can stand here; a text with a colon and a blank in it needs quotes",
    ),
    "cannot start any token": Text(
        "这个字符不能用在这里（缩进要用空格，不能用制表符）",
        "this cannot stand here (indent with blanks, never tabs)",
    ),
    "could not find expected ':'": Text("缺少冒号", "a colon is missing"),
    "expected <block end>": Text("缩进不对，或者缺少冒号", "wrong indentation, or a colon is missing"),
    "found unexpected end of stream": Text("引号没有配对", "a quotation mark is not closed"),
    "while parsing a flow": Text("方括号或花括号没有配对，或者缺少逗号", "a bracket is not closed, or a comma missing"),
    "expected ',' or": Text("方括号或花括号没有配对，或者缺少逗号", "a bracket is not closed, or a comma missing"),
    "undefined alias": Text("没有这样的锚点", "there is no such anchor"),
    "special characters": Text("有不能用的控制字符", "control characters are not allowed"),
    "nested": Text("套得太深", "too deeply nested"),
    "holds itself": Text("锚点包含它自己", "an anchor holds itself"),
    "expected a single document": Text("只能有一个文档（--- 只能在开头）", "only one document is allowed"),
}
"""What ruamel.yaml says, by a part of it, in the user's words."""


def read(file: File) -> Value:
    """The file's one value; `nothing` where it is empty. Raises UsageError on a syntax error."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        node = YAML(typ="safe", pure=True).compose(file.text)
        return _value(file, node) if node is not None else Value(file, 0, 0, "nothing", "")
    except MarkedYAMLError as error:
        marks = [mark.index for mark in (error.problem_mark, error.context_mark) if mark is not None]
        # What is never closed is found out at the end, and is to be shown where it opens.
        end = len(file.text.rstrip())
        index = next((index for index in marks if index < end), end)
        raise _syntax(file, index, f"{error.problem or ''} {error.context or ''}") from error
    except ReaderError as error:
        where = error.position if isinstance(error.position, int) else 0
        raise _syntax(file, where, "special characters are not allowed") from error
    except YAMLError as error:
        raise _syntax(file, 0, str(error)) from error
    except RecursionError as error:
        raise _syntax(file, 0, "too deeply nested") from error


def _syntax(file: File, index: int, problem: str) -> UsageError:
    known = next((text for part, text in _PROBLEMS.items() if part in problem), Text(problem, problem))
    message = Text(f"YAML 语法错误：{known.zh.strip()}", f"YAML syntax error: {known.en.strip()}")
    return error_at(file, index, index + 1, message)


def _value(file: File, node: Any, above: frozenset[int] = frozenset()) -> Value:
    if id(node) in above:
        raise _syntax(file, node.start_mark.index, "an anchor that holds itself")
    above |= {id(node)}
    start, end = node.start_mark.index, node.end_mark.index
    tag = str(node.tag)
    if node.id == "mapping" and tag == f"{_PREFIX}map":
        pairs = [_pair(_value(file, key, above), _value(file, value, above)) for key, value in node.value]
        return Value(file, start, end, "mapping", pairs)
    if node.id == "sequence" and tag == f"{_PREFIX}seq":
        return Value(file, start, end, "list", [_value(file, each, above) for each in node.value])
    properties = _PROPERTIES.match(file.text, start)
    start = min(properties.end(), end) if properties else start
    kind = _KINDS.get(tag.removeprefix(_PREFIX), "other")
    if node.id != "scalar":
        return Value(file, start, end, "other", "")
    return Value(file, start, end, kind, str(node.value), node.style or "")


def _pair(key: Value, value: Value) -> tuple[Value, Value]:
    """A value that is not there stands at the colon; for ruamel.yaml it does where the next key stands."""
    return key, value._replace(start=key.end, end=key.end) if value.kind == "nothing" and not value.content else value
