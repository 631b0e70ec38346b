"""The text of a user's relation: parsed, and every name in it looked up in the form, edition by edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lint_reports.config.values import Value, refused_in
from lint_reports.figures.relations import ITSELF, OTHERS, Relation, needs_others, parser, relation_of
from lint_reports.text.errors import UsageError, closest, did_you_mean
from lint_reports.text.language import Text

FEW = 14
"""Names that are listed where none is near what was written."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_OPERATOR = re.compile("[=<>!]+")
_KEYWORDS = ("each", "row", "column", "block", "when", "and")
_MEANT = {
    "：": ":", "，": ",", "。": ".", "．": ".", "＝": "=", "≥": ">=", "≤": "<=", "≠": "!=", "＞": ">", "＜": "<",
    "＋": "+", "－": "-", "×": "*", "=>": ">=", "=<": "<=", "==": "=", "<>": "!=",
}  # fmt: skip
"""What is written for an operator or a mark by who writes Chinese, mathematics or another language."""
_EXPECTED = {
    "NAME": Text("名字", "a name"),
    "NUMBER": Text("数", "a number"),
    "COLON": Text("冒号 :", "a colon"),
    "COMMA": Text("逗号加 each", "a comma and each"),
    "EACH": Text("each", "each"),
    "AXIS": Text("row、column、block 或 cell", "row, column, block or cell"),
    "OPERATOR": Text("= >= <= > < !=", "= >= <= > < !="),
    "SIGN": Text("+ 或 -", "+ or -"),
    "STAR": Text("*", "*"),
    "WHEN": Text("when", "when"),
    "AND": Text("and", "and"),
}
"""The terminals of the relation language; those left out belong to keys of their own."""


class Names(NamedTuple):
    """What a relation can name in a table of one edition."""

    rows: dict[str, tuple[str, ...]]
    """The rows, each with the names of its figures."""
    groups: tuple[str, ...]
    """Groups of rows."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns with names of their own: in a table with figures of different kinds there are none."""
        every = dict.fromkeys(name for row in self.rows.values() for name in row)
        alike = all(sorted(row) == sorted(every) for row in self.rows.values())
        return tuple(every) if alike and len(every) > 1 else ()


@cache
def editions() -> dict[int, dict[str, Names]]:
    """The names in every edition of the form, by table."""
    from lint_reports.parser.empty import blank_tables

    return {year: {name: _names(table) for name, table in tables.items()} for year, tables in blank_tables().items()}


def _names(table: Any) -> Names:
    inner = [node for node in table.walk() if node is not table and not node.is_figure and node.figures]
    rows = {node.name: node.nodes for node in inner if all(each.is_figure for each in node.nodes)}
    groups = tuple(node.name for node in inner if node.name not in rows)
    return Names({name: tuple(figure.name for figure in row) for name, row in rows.items()}, groups)


class _Slip(NamedTuple):
    """What an edition of the form does not have, and where it stands in the text."""

    start: int
    end: int
    message: Text


def parsed(name: str, kind: str, value: Value) -> tuple[Relation, tuple[int, ...]]:
    """The relation in a text, and the editions of the form that have all it names."""
    head = f"{kind} {name} in "
    tree = _tree(value, head)
    relation = relation_of(tree)
    slips = {year: next(_slips(tree, relation, tables), None) for year, tables in editions().items()}
    valid = tuple(year for year, slip in slips.items() if slip is None)
    if not valid:
        # The edition that has more of it is the one that was meant.
        found = [(slip.start, year, slip) for year, slip in slips.items() if slip is not None]
        _, year, slip = max(found)
        message = Text(f"{year} 年版：{slip.message.zh}", f"edition {year}: {slip.message.en}")
        raise refused_in(value, slip.start - len(head), slip.end - len(head), message)
    if len(needs_others(relation)) > 1:
        zh, en = (
            "一条关系里只能有 previous、units、unit 中的一种",
            "a relation can have one of previous, units and unit only",
        )
        raise refused_in(value, 0, len(value.content), Text(zh, en))
    paths = [term.path for side in (relation.comparison.left, relation.comparison.right) for term in side if term.path]
    if not paths:
        raise refused_in(value, 0, len(value.content), Text("关系里没有一个名字", "the relation names no figure"))
    if all(path[0] in OTHERS and len(path) > 1 for path in paths):
        zh, en = "关系里没有本报告的数字", "the relation names no figure of the report itself"
        raise refused_in(value, 0, len(value.content), Text(zh, en))
    return relation, valid


def _tree(value: Value, head: str) -> Any:
    from lark import UnexpectedInput

    try:
        first, *more = parser().parse(head + value.content).children
    except UnexpectedInput as error:
        raise _syntax(value, error, len(head)) from error
    others = [*more, *first.find_data("source"), *first.find_data("message")]
    if others:
        start, end = _span(others[0], len(head))
        message = Text(
            "关系到这里应当结束；依据和说明要写成 source、zh、en 键",
            "the relation should end here; source and messages are keys of their own",
        )
        raise refused_in(value, start, end, message)
    return first


def _span(tree: Any, shift: int) -> tuple[int, int]:
    tokens = list(tree.scan_values(lambda token: True))
    return tokens[0].start_pos - shift, tokens[-1].end_pos - shift


def _syntax(value: Value, error: Any, shift: int) -> UsageError:
    """The error for a text that does not parse, under the whole word or operator at which it stops."""
    text: str = value.content
    token = getattr(error, "token", None)
    at = len(text) if token is not None and token.type == "$END" else error.pos_in_stream - shift
    start, end = _whole(text, at)
    word = text[start:end]
    guess = _MEANT.get(word)
    if guess is None and word not in _KEYWORDS and _WORD.fullmatch(word):
        guess = closest(word, _KEYWORDS)
    allowed = getattr(error, "accepts", None) or getattr(error, "allowed", None) or error.expected
    expected = [words for name, words in _EXPECTED.items() if name in allowed]
    there = Text(f"，不是 {word}", f", not {word}") if word else Text("", "")
    zh = f"这里应是 {'，或 '.join(each.zh for each in expected)}{there.zh}"
    en = f"here should be {', or '.join(each.en for each in expected)}{there.en}"
    if not expected or guess:
        zh, en = f"看不懂 {word}", f"cannot make sense of {word}"
    if guess:
        zh, en = f"{zh}，是不是想写 {guess}？", f"{en}, did you mean {guess}?"
    return refused_in(value, start, end, Text(zh, en))


def _whole(text: str, at: int) -> tuple[int, int]:
    """The word or operator at a place: `columns` is lexed as `column` and `s`."""
    for pattern in (_WORD, _OPERATOR):
        for match in pattern.finditer(text):
            if match.start() <= at < match.end():
                return match.span()
    return at, min(at + 1, len(text))


def _slips(tree: Any, relation: Relation, tables: dict[str, Names]) -> Iterator[_Slip]:
    """What is wrong with the names, in the order of the text."""
    table = next(token for token in tree.children if getattr(token, "type", "") == "NAME")
    if relation.table not in tables:
        yield _missing(table, Text("没有这样的表", "there is no table"), tuple(tables))
        return
    for path in sorted(tree.find_data("path"), key=lambda path: int(path.children[0].start_pos)):
        yield from _slips_in(path.children, relation, tables[relation.table])


def _slips_in(path: list[Any], relation: Relation, names: Names) -> Iterator[_Slip]:
    first, last = path[0], path[-1]
    where = first.start_pos, last.end_pos
    table = relation.table
    no_row, no_column = Text(f"{table} 没有这样的行", f"{table} has no row"), Text("没有这样的列", "there is no column")
    if str(first) in OTHERS and len(path) > 1:
        yield from _slips_in(path[1:], relation, names)
    elif relation.each == "cell":
        if len(path) > 1 or str(first) != ITSELF:
            zh, en = f"有 each cell 时名字只有 {ITSELF}", f"with each cell, the only name is {ITSELF}"
            yield _Slip(*where, Text(zh, en))
    elif relation.each and not names.columns:
        zh, en = (
            f"{table} 各行的列不同，不用 each，写 行.序号",
            f"the rows of {table} differ: no each; write row.number",
        )
        yield _Slip(*where, Text(zh, en))
    elif relation.each and len(path) > 1:
        yield _Slip(*where, Text("有 each 时只写一个名字，不加点", "with each, a name has no dot"))
    elif relation.each == "column":
        if str(first) not in (*names.rows, *names.groups):
            yield _missing(first, no_row, (*names.rows, *names.groups))
    elif relation.each:
        if str(first) not in names.columns:
            yield _missing(first, no_column, names.columns)
    elif str(first) in names.groups:
        zh, en = (
            f"{first} 是一组行，没有 each 时要写单独的行",
            f"{first} is a group of rows; without each, name one row",
        )
        yield _Slip(first.start_pos, first.end_pos, Text(zh, en))
    elif str(first) not in names.rows:
        yield _missing(first, no_row, tuple(names.rows))
    elif len(path) != 2:
        yield _Slip(*where, Text("没有 each 时要写 行.列", "without each, write row.column"))
    else:
        columns = (*names.columns, *map(str, range(len(names.rows[str(first)]))))
        if str(last) not in columns:
            yield _missing(last, no_column, columns)


def _missing(token: Any, what: Text, candidates: tuple[str, ...]) -> _Slip:
    """The slip for a name that there is not, with what may have been meant, or all there are where they are few."""
    every = Text(f"，有的是 {'、'.join(candidates)}", f"; there are {', '.join(candidates)}")
    tail = did_you_mean(str(token), candidates, every if len(candidates) <= FEW else None)
    message = Text(f"{what.zh}：{token}{tail.zh}", f"{what.en} {token}{tail.en}")
    return _Slip(token.start_pos, token.end_pos, message)
