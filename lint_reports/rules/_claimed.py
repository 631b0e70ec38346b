"""What the prose claims, held against the tables: for the rules of LR4.

A claim is compared only where every figure it needs is there, is a number, and stands in no broken relation: what is
wrong in a table is said there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.editing.table import TableFigures, tables_of
from lint_reports.model.address import column_words, row_of, row_words
from lint_reports.model.diagnostic import Diagnostic, Related, Text
from lint_reports.model.finding import at_range, related_figure
from lint_reports.model.location import Range
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Rule
from lint_reports.rules._prose import WRITTEN, Paragraph, paragraphs, whole

if TYPE_CHECKING:
    from lint_reports.claims.lexicon import Sum
    from lint_reports.claims.reading import Claim

ANYTHING = re.compile(r"申请|复议|诉讼|规范性文件|行政许可|行政处罚|行政强制|处理费|收费通知|其中|分别为")
"""A text without any of these words claims nothing."""
TABLES = {"disclosure": Text("表二", "table two"), "requests": Text("表三", "table three"), "disputes": Text("表四", "table four")}
BLOCKS = {
    "reviews": (("reconsideration",),),
    "lawsuits": (("litigation_direct", "litigation_after_reconsideration"), ("litigation_direct",), ("litigation_after_reconsideration",)),
    "disputes": (("reconsideration", "litigation_direct", "litigation_after_reconsideration"),),
    "direct": (("litigation_direct",),),
    "after_review": (("litigation_after_reconsideration",),),
}
"""The blocks of table four that each kind of dispute may be counted in."""


class Place(NamedTuple):
    """A passage: paragraphs that lines have cut from one another, and where each begins in the whole."""

    text: str
    parts: tuple[tuple[int, Paragraph], ...]

    def range(self, report: Report, start: int, end: int) -> Range:
        at, paragraph = next(each for each in reversed(self.parts) if each[0] <= start)
        return paragraph.range(report, start - at, min(end - at, len(paragraph.text)))

    @property
    def section(self) -> str:
        return self.parts[0][1].section


class Told(NamedTuple):
    """A claim of the report's prose and the passage that makes it."""

    claim: Claim
    place: Place

    def range(self, report: Report) -> Range:
        return self.place.range(report, self.claim.start, self.claim.end)


def passages(report: Report) -> list[Place]:
    """The written sections, lines that were cut in mid-sentence joined again."""
    if "passages" not in report.made:
        report.made["passages"] = list(_join(paragraphs(report, *WRITTEN)))
    found: list[Place] = report.made["passages"]
    return found


def _join(found: list[Paragraph]) -> Iterator[Place]:
    text = ""
    parts: list[tuple[int, Paragraph]] = []
    for each in found:
        before = parts[-1][1] if parts else None
        cut = before is not None and len(before.text) >= 20 and before.text.rstrip()[-1:] not in "。！？；：…!?;:"
        if not (cut and before and before.leaf.end_line + 1 == each.leaf.line and before.section == each.section):
            if parts:
                yield Place(text, tuple(parts))
            text, parts = "", []
        parts.append((len(text), each))
        text += each.text
    if parts:
        yield Place(text, tuple(parts))


def told(report: Report) -> list[Told]:
    """The claims of the report, in its order."""
    if "claims" not in report.made:
        report.made["claims"] = _read(report) if ANYTHING.search(whole(report)) else []
    found: list[Told] = report.made["claims"]
    return found


def _read(report: Report) -> list[Told]:
    from lint_reports.claims.reading import read

    places = passages(report)
    claims = read([each.text for each in places], report.body, report.year)
    return [Told(claim, places[number]) for number, claim in claims]


# ------------------------------------------------------------------------------------------------ the tables


_layouts: dict[tuple[int, str], dict[str, list[tuple[int, str]]]] = {}


def _layout(table: TableFigures) -> dict[str, list[tuple[int, str]]]:
    """The figures of every row and group of rows, by its name in the grammar; the form fixes them, so they are kept."""
    key = table.section.edition, table.section.name
    if key not in _layouts:
        index = {id(figure): at for at, figure in enumerate(table.figures)}
        _layouts[key] = {
            node.name: [(index[id(figure)], figure.name) for figure in node.figures]
            for node in table.table.walk()
            if not node.is_figure
        }
    return _layouts[key]


class Held(NamedTuple):
    """A figure that a claim is held against."""

    table: TableFigures
    at: int

    @property
    def node(self) -> Node:
        return self.table.figures[self.at]


class Against(NamedTuple):
    """What the tables say where a claim says something else: the sum, its terms and its figures."""

    value: Decimal
    said: tuple[tuple[int, str, list[Held], Decimal], ...]
    """Each term: its sign, its row, its figures and what they come to."""
    figures: tuple[Node, ...]


def figures_of(report: Report, row: str, column: str) -> list[Held]:
    """The figures of a row, or of a group of rows, in a column; none where the table is not there."""
    for table in tables_of(report):
        found = _layout(table).get(row)
        if found is not None:
            if column.isdigit():
                return [Held(table, at) for at, _ in found[int(column) : int(column) + 1]]
            return [Held(table, at) for at, name in found if name == (column or "total")]
    return []


def value_of(report: Report, held: Held) -> Decimal | None:
    """What a figure certainly says; None where it is blank, no number, of an uncertain column, or in a broken relation."""
    table, index = held
    value = table.values[index]
    row = id(held.node.parent)
    if not isinstance(value, (int, Decimal)) or (row in report.uncertain_rows and row not in table.placed):
        return None
    return None if index in _doubtful(table) else Decimal(value)


def _doubtful(table: TableFigures) -> frozenset[int]:
    """The figures of the relations that are broken."""
    if "doubtful" not in table.made:
        broken = (each for each in table.broken() if each.relation.kind != "heuristic")
        table.made["doubtful"] = frozenset(index for each in broken for index in each.figures)
    found: frozenset[int] = table.made["doubtful"]
    return found


def total(report: Report, sum_: Sum) -> Against | None:
    """What a sum of the grammar comes to, None where a figure of it is not certain."""
    value = Decimal(0)
    all_figures: list[Held] = []
    said: list[tuple[int, str, list[Held], Decimal]] = []
    for sign, row, column in sum_.terms:
        figures = figures_of(report, row, column)
        values = [value_of(report, figure) for figure in figures]
        if not figures or None in values:
            return None
        part = sum((each for each in values if each is not None), Decimal(0))
        value += sign * part
        all_figures += figures
        said.append((sign, row, figures, part))
    return Against(value, tuple(said), tuple(figure.node for figure in all_figures))


def worded(report: Report, found: Against) -> Text:
    """A sum in the words of the form."""
    words = TABLES[found.said[0][2][0].table.section.name]
    said = [(sign, _name(row, figures, report), part) for sign, row, figures, part in found.said]
    if len(said) == 1:
        _, name, part = said[0]
        return Text(f"{words.zh}{name.zh}为 {part:f}", f"{words.en}: {name.en} is {part:f}")
    zh = " ".join(f"{'加' if sign > 0 else '减'}{name.zh} {part:f}" for sign, name, part in said)
    en = "".join(f" {'plus' if sign > 0 else 'minus'} {name.en} {part:f}" for sign, name, part in said)
    return Text(f"{words.zh}{zh[1:]} 得 {found.value:f}", f"{words.en}: {en[6:]} is {found.value:f}")


def _name(row: str, figures: list[Held], report: Report) -> Text:
    first = figures[0].node
    node = row_of(first) if len(figures) == 1 else figures[0].table.table.find(row)
    label = row_words(report, node).partition("（区分")[0]
    if len(figures) > 1:
        return Text(f"“{label}”各行之和", f"the rows of “{label}”")
    column = column_words(report, first)
    if label.endswith(column) or len(row_of(first).nodes) == 1:
        return Text(f"“{label}”", f"“{label}”")
    return Text(f"“{label}”{column}", f"“{label}” {column}")


# ------------------------------------------------------------------------------------------------ the comparison


def readings(report: Report, claim: Claim) -> tuple[Sum, ...]:
    """The sums that a claim may mean in this report's edition of the form."""
    known = claim.kind.readings
    edition = report.section("disclosure").edition if 0 not in known else 0
    found = known.get(edition, ())
    if not claim.of or claim.name == "share":
        return found
    from lint_reports.claims.lexicon import Sum

    blocks = {each for one in claim.of for each in BLOCKS[one.name]} | {
        tuple(dict.fromkeys(block for one in claim.of for block in BLOCKS[one.name][0]))
    }
    if claim.name == "all_upheld":
        blocks = {BLOCKS[claim.of[-1].name][0]} | ({tuple(b for one in claim.of for b in BLOCKS[one.name][0])})
    return tuple(
        Sum(tuple((1, block, column) for block in chosen for _, column, _ in each.terms))
        for each in found
        for chosen in sorted(blocks)
    )


def against(report: Report, claim: Claim) -> list[Against] | None:
    """What the tables say instead of a claim, one for each way to read it; None where it agrees or cannot be told."""
    found = []
    for each in readings(report, claim):
        sums = total(report, each)
        if sums is None or sums.value == claim.value or (claim.kind.at_most and claim.value <= sums.value):
            return None
        found.append(sums)
    return found or None


def contradictions(rule: Rule, report: Report, kinds: Collection[str]) -> Iterator[Diagnostic]:
    """A finding for each number of the prose that no table bears out, the same number told again with the first."""
    claims = [each for each in told(report) if each.claim.name in kinds]
    borne_out = {each.claim.name for each in claims if against(report, each.claim) is None}
    first: dict[tuple[str, Decimal], list[Told]] = {}
    for each in claims:
        if each.claim.name not in borne_out:
            first.setdefault((each.claim.name, each.claim.value), []).append(each)
    for same in first.values():
        yield contradiction(rule, report, same[0], against(report, same[0].claim) or [], same[1:])


def contradiction(
    rule: Rule, report: Report, one: Told, found: list[Against], again: Collection[Told] = (), **more: object
) -> Diagnostic:
    """The finding that a claim and the tables contradict one another."""
    distinct = list({each.value: each for each in reversed(found)}.values())[::-1]
    words = re.sub(r"\s+", "", one.claim.words)
    texts = [worded(report, each) for each in distinct]
    zh, en = "，也可作".join(each.zh for each in texts), ", or ".join(each.en for each in texts)
    message = Text(f"文中“{words}”，{zh}", f"the text says “{words}”, but {en}")
    related = cells(report, distinct)
    section = report.node(one.place.section)
    related += [_place(report, each, section) for each in again]
    return at_range(rule, report, one.range(report), message, section, related=tuple(related[:12]), **more)


def cells(report: Report, found: Collection[Against]) -> list[Related]:
    """The cells that say otherwise, each once."""
    figures = {id(figure): figure for each in found for figure in each.figures}.values()
    return [related_figure(report, figure, _cell(report, figure)) for figure in figures]


def _cell(report: Report, figure: Node) -> Text:
    words = f"{row_words(report, row_of(figure))} {column_words(report, figure)} {figure.cell.text}"
    return Text(words, words)


def _place(report: Report, one: Told, section: Node) -> Related:
    from lint_reports.model.location import Location

    words = re.sub(r"\s+", "", one.claim.words)
    return Related(Text(f"文中又写“{words}”", f"again: “{words}”"), Location(report.path, one.range(report)))
