"""Names of places in a report: addresses (table, row, column) for programs, the form's words for people."""

from __future__ import annotations

import re

from lint_reports.model.diagnostic import CellAddress
from lint_reports.model.report import Node, Report

_ORDINAL = re.compile(r"^[（(]?(?:第?([一二三四五六七八九十]+)[）)、]|(\d+)[.、])")
_NUMERALS = "零一二三四五六七八九十"


def number_of(phrase: str) -> str:
    """The leading number of a printed phrase in digits: "3" for 三、…, （三）… and 3.…; "" where it has none."""
    match = _ORDINAL.match(phrase)
    if not match:
        return ""
    return match.group(2) or str(_NUMERALS.index(match.group(1)[-1]))


def numeral(number: int) -> str:
    """The Chinese numeral of a number from 1 to 10."""
    return _NUMERALS[number]


def table_of(node: Node) -> Node | None:
    """The node of the section that contains a node, None for the root."""
    chain = list(node.ancestors())
    return chain[-2] if len(chain) > 1 else None


def row_name(row: Node) -> str:
    """The form's own numbering of a row ("3.3.1"), else its label, else the name of its rule."""
    if not row.label:
        return row.name
    numbers = [number_of(each.label) for each in row.ancestors() if each.label and not _is_section(each)]
    return ".".join(reversed([n for n in numbers if n])) if number_of(row.label) else row.label


def _is_section(node: Node) -> bool:
    return node.parent is not None and node.parent.parent is None


def cell_address(figure: Node) -> CellAddress:
    """The address of a figure. Columns whose names repeat or say nothing are given by their index in the row."""
    row = row_of(figure)
    section = table_of(figure)
    column: str | int = figure.name
    if figure.name in ("count", "change", "money", "amount"):
        column = [id(each) for each in row.nodes].index(id(figure))
    return CellAddress(section.name if section else "", row_name(row), column)


def row_address(row: Node) -> CellAddress | None:
    """The address of a row as a whole; None for a node that is no row of figures."""
    section = table_of(row)
    if section is None or not row.nodes or not all(each.is_figure for each in row.nodes):
        return None
    return CellAddress(section.name, row_name(row), None)


def row_of(figure: Node) -> Node:
    """The row of a figure."""
    assert figure.parent is not None
    return figure.parent


def column_words(report: Report, figure: Node) -> str:
    """The head of a figure's column in the form's words, else its number from 1."""
    section = table_of(figure)
    words = report.words.get(f"{section.name}.{figure.name}") if section else None
    if words:
        return words
    row = row_of(figure)
    index = [id(each) for each in row.nodes].index(id(figure))
    heads = [each for each in (row.parent.nodes if row.parent else []) if each.name.startswith("columns")]
    labels = [leaf.phrase for leaf in heads[0].labels] if heads else []
    return labels[index + 1] if index + 1 < len(labels) else str(index + 1)


def row_words(report: Report, row: Node) -> str:
    """The label of a row in the form's words, else the name of its rule in the grammar."""
    section = table_of(row)
    return row.label or (report.words.get(f"{section.name}.{row.name}", "") if section else "") or row.name


def node_path(report: Report, node: Node) -> str:
    """The logical path of a node: "三/三、本年度办理结果/（一）予以公开/总计"."""
    parts: list[str] = []
    for each in node.ancestors():
        if each.parent is None:
            break
        if _is_section(each):
            parts.append(each.label[:1] if each.label else each.name)
        elif each.is_figure:
            parts.append(column_words(report, each))
        elif each.label or report.words.get(f"{table_name(each)}.{each.name}"):
            parts.append(row_words(report, each))
    return "/".join(reversed(parts))


def table_name(node: Node) -> str:
    """The name of the section that contains a node, "" for the root."""
    section = table_of(node)
    return section.name if section else ""
