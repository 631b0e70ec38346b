"""Recognise lines that are syntax of a text format and no text: rules, underlines, anchors, attributes, fences, drawers."""

from __future__ import annotations

import re

_RULE = frozenset("-=_*~^#─━═—－＿＊＝")
_SHORTEST_RULE = 3
_MARKS = re.compile(
    r"\s*(?:"
    r"(?:</?(?!img\b)[A-Za-z][^<>]*>\s*)+"  # tags alone
    r"|:[A-Za-z][\w-]*:(?:\s+[^\s|]*)?"  # a drawer of Org, a field of reStructuredText
    r"|\[\[[^\[\]|]*\]\]|\[#[^\[\]|]*\]|\{[#.:][^{}|]*\}|\{anchor:[^{}|]*\}"  # anchors and attributes
    r"|\{\{[<%][^{}]*[>%]\}\}|\{%[^{}]*%\}"  # a tag of a page's template
    r"|\^[A-Za-z0-9-]+"  # the name of a block
    r"|#[^\s#|]+#"  # an anchor of Haddock
    r"|:{3,}.*"  # a fenced division of pandoc
    r"|\.\. _[^|]*:"  # a target of reStructuredText
    r"|\[[^\[\]^]+\]:\s*\S+(?:\s+[\"'(].*)?"  # the target of a link
    r")\s*"
)
_OPENING = frozenset("<:[{#.^")


def is_rule(line: str) -> bool:
    """Whether a line is a rule or the underline of a heading: one mark again and again, blanks between them or not."""
    mark = line.lstrip()[:1]
    if mark not in _RULE:
        return False
    rest = line.replace(mark, "")
    return (not rest or rest.isspace()) and line.count(mark) >= _SHORTEST_RULE


def is_mark(line: str) -> bool:
    """Whether a line is syntax only, without any text."""
    first = line.lstrip()[:1]
    if first in _RULE and is_rule(line):
        return True
    return first in _OPENING and len(line) < 500 and _MARKS.fullmatch(line) is not None
