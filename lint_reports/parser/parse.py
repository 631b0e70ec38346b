"""From a Document to a Report: the strict parse where it holds, the repair of the sections it refuses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lint_reports.form.editions import Edition, edition, governing
from lint_reports.form.parts import TEXT, Form, Part
from lint_reports.form.sources import first_years
from lint_reports.model.document import Block, Document
from lint_reports.model.report import Leaf, Node, Repair, Report, Section, Unexpected
from lint_reports.parser import fast
from lint_reports.parser.lexer import Lexed, TableLexer, classifier_for, heading_row, lex_prose
from lint_reports.parser.outline import Found, Outline, outline
from lint_reports.parser.repair import Repaired, Unrepairable, repair
from lint_reports.parser.rows import read_content
from lint_reports.parser.settle import settle_columns, settle_pieces, settle_rows
from lint_reports.text.folding import fold

if TYPE_CHECKING:
    from lint_reports.parser.refusal import Damage

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|财年|$|政府|信息)")
_NUMERALS = {numeral: str(digit) for digit, numeral in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


class NotAReport(Exception):
    """The document is no annual report on government information disclosure, or one from before the form."""

    def __init__(self, older: int | None = None) -> None:
        super().__init__()
        self.older = older
        """The report year of a report from before the first edition of the form."""


@dataclass(slots=True, eq=False)
class Parsed:
    """A section as parsed."""

    node: Node
    repairs: list[Repair]
    lexed: Lexed
    cost: float
    edition: int
    failed: bool = False
    blocks: Sequence[Block] = ()
    """What stands below its heading."""


_NO_TEXT = ("picture", "fields")
"""Why tables are not read whose figures are not in the text at all."""


def parse(
    document: Document,
    wanted: int | None = None,
    year: int | None = None,
    kind: str = "",
    relations: Mapping[int, tuple[Any, ...]] | None = None,
) -> Report:
    """Parse a document.

    `wanted` is the edition (its first report year) and `year` the report year where the user says so; else the year is
    the title's, the edition the one that governs it, and the tables confirm it. `kind` and `relations` are the
    report's own, see `Report`. Raises NotAReport.
    """
    newest = first_years()[-1]
    found = outline(document, edition(newest).form)
    if not found.is_report:
        raise NotAReport
    body, stated = read_title(found.title, edition(newest))
    year = year or stated
    if year is not None and governing(year) is None:
        raise NotAReport(older=year)
    first = wanted or (governing(year) if year else None)
    chosen = edition(first) if first else _likeliest(found)
    report = _strict(document, found, chosen)
    if report is None:
        report = _tolerant(document, found, chosen, forced=wanted is not None)
    if wanted is not None and year is not None and governing(year) != wanted:
        _tell_of_other_form(report)
    report.year, report.body, report.kind = year, body, kind
    report.relations = relations or {}
    return report


def _tell_of_other_form(report: Report) -> None:
    """A table that is held against another form than its own differs from that, whatever else it looks like."""
    for section in report.sections:
        if section.unreadable in ("torn", "cells", "rows"):
            section.unreadable = "structure"


def read_title(title: Leaf | None, which: Edition) -> tuple[str, int | None]:
    """The body and the report year that a title names; "" and None where it names none."""
    if title is None:
        return "", None
    folded = fold(title.text)
    match = re.fullmatch(which.form.title, folded)
    if match:
        return _bare(match.group("body")), _number(match.group("year"))
    years = _YEAR.findall(folded) or [_number(y) for y in re.findall(r"[〇零○一二三四五六七八九]{4}(?=年)", folded)]
    rest = re.sub(r"^(?:19|20)\d{2}年度?", "", _bare(folded))
    body = re.split(r"(?:19|20)\d{2}|政府信息公开|信息公开|政务公开", rest)[0]
    return _bare(body), int(years[0]) if years else None


def _bare(body: str) -> str:
    """The body's name without what only leads to it or away from it."""
    return body.lstrip("《").removeprefix("关于").removesuffix("关于")


def _number(digits: str) -> int:
    return int("".join(_NUMERALS.get(char, char) for char in digits))


def _likeliest(found: Outline) -> Edition:
    """The edition most of whose own labels the document has; the newest where none speaks."""
    texts = _texts(found)
    editions = [edition(year) for year in first_years()]
    labels = [{label for part in each.form.parts for label in part.terminals} for each in editions]
    own = [mine - set().union(*(other for other in labels if other is not mine)) for mine in labels]
    counts = [len(texts & mine) for mine in own]
    return editions[max(range(len(editions)), key=lambda i: (counts[i], i))]


def _texts(found: Outline) -> set[str]:
    texts: set[str] = set()
    for each in found.found.values():
        for block in each.blocks:
            rows = getattr(block, "rows", None)
            cells = [text for row in rows for text in row.texts] if rows else [getattr(block, "text", "")]
            texts.update(fold(text) for text in cells if 0 < len(text) <= 60)
    return texts


def _lex(found: Found | None, which: Edition, name: str) -> Lexed:
    """The leaves of a section."""
    if found is None:
        return Lexed([])
    part = which.form.part(name)
    lexed = _read(found, which, part)
    if isinstance(lexed, fast.Filled):
        lexed = lexed.lexed_with_leaves()
    if found.heading is not None:
        lexed.rows.insert(0, heading_row(_heading(found.heading, part)))
    return lexed


def _read(found: Found, which: Edition, part: Part) -> Lexed | fast.Filled:
    return read_table(found.blocks, which.form, part) if part.tabular else lex_prose(found.blocks)


def read_table(blocks: list[Block], form: Form, part: Part) -> Lexed | fast.Filled:
    """The table of a section by the cache of those with cells of the same kinds, else by the lexer."""
    classifier = classifier_for(form, part)
    content = read_content(blocks, classifier)
    return fast.fill(content, form, classifier) or TableLexer(content, form, classifier).lex()


def _heading(leaf: Leaf, part: Part) -> Leaf:
    leaf.type = part.heading
    return leaf


def _title_leaves(found: Outline, which: Edition) -> list[Leaf]:
    title = found.title
    if title is None:
        title = Leaf(which.form.title_terminal, "", 1, 1, 1, 1, missing=True)
    title.type = which.form.title_terminal
    before = [leaf for row in lex_prose(found.before).rows for leaf in row]
    return [title, *before]


def _strict(document: Document, found: Outline, which: Edition) -> Report | None:
    """The report as the strict parser takes it, None where it refuses it: the only path of a sound report."""
    names = [part.name for part in which.form.parts]
    starts = [found.found[name].start if name in found.found else -1 for name in names]
    if starts != sorted(starts) or starts[0] < 0 or any(found.found[name].heading is None for name in names):
        return None
    sections = [_strict_section(found.found[part.name], which, part) for part in which.form.parts]
    root = Node("report", [])
    for node in (fast.strict_parse(which, "title", _title_leaves(found, which)), *(node for node, _ in sections)):
        if node is None:
            return None
        node.parent = root
        root.children.append(node)
    report = _report(document, found, which, root)
    for name, (_, each) in zip(names, sections, strict=True):
        if each.misspelt and _has_run_in(each.misspelt, which.form.part(name)):
            return None
        report.shifted += each.shifted
        report.misspelt += each.misspelt
        _note_unreadable(report, name, each)
    if len(report.misspelt) > 1:
        settle_pieces(report)
        report.misspelt = [leaf for leaf in report.misspelt if not leaf.exact]
    return report


def _strict_section(found: Found, which: Edition, part: Part) -> tuple[Node | None, Lexed]:
    """The tree of a section, None where the strict parser refuses it, and what the lexer noticed."""
    assert found.heading is not None
    heading = heading_row(_heading(found.heading, part))
    lexed = _read(found, which, part)
    if isinstance(lexed, fast.Filled):
        return lexed.tree(which, heading), lexed.lexed()
    lexed.rows.insert(0, heading)
    return fast.strict_parse(which, part.name, lexed.leaves), lexed


def _has_run_in(labels: list[Leaf], part: Part) -> bool:
    """Whether any of some misspelt labels has run into another."""
    from lint_reports.parser.refusal import has_run_in

    return any(has_run_in(leaf, part) for leaf in labels)


def _tolerant(document: Document, found: Outline, which: Edition, forced: bool) -> Report:
    """Section by section, each by its own edition where another fits a table better than the one that governs."""
    sections = {part.name: _section(found.found.get(part.name), which, part.name) for part in which.form.parts}
    if not forced:
        for name, parsed in sections.items():
            sections[name] = _better(parsed, found.found.get(name), which, name)
    title = which.lark.parse(_title_leaves(found, which), start="title")
    root = Node("report", [title, *(parsed.node for parsed in sections.values())])
    report = _report(document, found, which, root)
    return finish(report, sections)


def finish(report: Report, sections: dict[str, Parsed]) -> Report:
    """Bring what was found in the sections together in the report."""
    _link(report.root)
    for name, parsed in sections.items():
        report.repairs += parsed.repairs
        for each in parsed.repairs:
            if isinstance(each, Unexpected):
                each.section = name
        report.cost += parsed.cost
        report.section(name).edition = parsed.edition
    settle_rows(report)
    settle_columns(report)
    settle_pieces(report)
    _refuse(report, sections)
    for name, parsed in sections.items():
        report.shifted += [] if report.section(name).unreadable else parsed.lexed.shifted
    headings = {id(section.heading) for section in report.sections}
    leaves = (leaf for leaf in report.root.all_leaves() if leaf.phrase and not leaf.exact and not leaf.missing)
    report.misspelt = [leaf for leaf in leaves if id(leaf) not in headings]
    return report


def _better(parsed: Parsed, found: Found | None, which: Edition, name: str) -> Parsed:
    """The section by another edition, if that reads its labels as they are where the governing one does not."""
    if found is None or parsed.cost < 1.0 or not parsed.lexed.wanted:
        return parsed
    best = parsed
    for year in first_years():
        if year != which.year and not _has_own_labels(parsed, which, edition(year), name):
            other = _section(found, edition(year), name)
            if other.cost < best.cost - 1.0 and _misread(other) < _misread(parsed):
                best = other
    return best


def _misread(parsed: Parsed) -> int:
    """How much of what stands in a section its edition has no place for."""
    unexpected = [leaf for each in parsed.repairs if isinstance(each, Unexpected) for leaf in each.leaves if leaf.text]
    return len(unexpected) + len(parsed.lexed.misspelt)


def _has_own_labels(parsed: Parsed, which: Edition, other: Edition, name: str) -> bool:
    """Whether a section has labels as printed that only its own edition knows."""
    known = other.form.part(name).terminals
    leaves = (
        leaf
        for leaf in parsed.lexed.leaves
        if leaf.phrase and leaf.exact and leaf.type != which.form.part(name).heading
    )
    return any(fold(leaf.phrase) not in known for leaf in leaves)


def _section(found: Found | None, which: Edition, name: str) -> Parsed:
    lexed = _lex(found, which, name)
    if found is not None and not any(leaf.type != TEXT for row in lexed.rows[1:] for leaf in row):
        return _without_table(found, lexed, which, name)
    try:
        repaired = repair(which.lark, name, lexed.rows, which.form)
        failed = False
    except Unrepairable:
        repaired = repair(which.lark, name, lexed.rows[:1], which.form)
        failed = True
    return _parsed(repaired, lexed, which, name, failed, found)


def _without_table(found: Found, lexed: Lexed, which: Edition, name: str) -> Parsed:
    """A section with nothing but paragraphs: they are notes beside a table that is not there."""
    heading = 1 if found.heading is not None else 0
    notes = [row for row in lexed.rows[heading:] if row]
    try:
        repaired = repair(which.lark, name, lexed.rows[:heading] + notes, which.form)
        failed = False
    except Unrepairable:
        repaired = repair(which.lark, name, lexed.rows[:heading], which.form)
        failed = True
    return _parsed(repaired, lexed, which, name, failed, found)


def _parsed(repaired: Repaired, lexed: Lexed, which: Edition, name: str, failed: bool, found: Found | None) -> Parsed:
    node = which.lark.parse(repaired.leaves, start=name)
    assert isinstance(node, Node)
    near = sum(0.3 for leaf in repaired.leaves if leaf.phrase and not leaf.exact)
    blocks = found.blocks if found is not None else ()
    return Parsed(node, repaired.repairs, lexed, repaired.cost + near, which.year, failed, blocks)


def _report(document: Document, found: Outline, which: Edition, root: Node) -> Report:
    order = sorted(found.found.values(), key=lambda each: each.start)
    places = {each.part.name: place for place, each in enumerate(order, 1)}
    sections = [
        Section(
            part.name,
            part.number,
            part.phrase,
            found.found[part.name].heading if part.name in found.found else None,
            which.year,
            order=places.get(part.name, 0),
        )
        for part in which.form.parts
    ]
    return Report(
        document, which.year, None, "", root, found.title, sections, repeated=found.repeated, words=which.form.words
    )


def _link(node: Node) -> None:
    for child in node.children:
        if isinstance(child, Node):
            child.parent = node
            _link(child)


def _refuse(report: Report, sections: dict[str, Parsed]) -> None:
    """Mark the tables that were not understood, each with what that comes from."""
    from lint_reports.parser.refusal import OF_CONVERSION, damage_of

    damages = {}
    for name, parsed in sections.items():
        table = report.table(name)
        if table is None or not parsed.blocks:
            continue
        _note_unreadable(report, name, parsed.lexed)
        section = report.section(name)
        if section.unreadable not in _NO_TEXT:
            part = edition(parsed.edition).form.part(name)
            damages[name] = damage_of(report, table, name, part, parsed.lexed.loose)
            section.unreadable = _why_refused(parsed, part, damages[name], bool(section.unreadable) or parsed.failed)
    if any(section.unreadable in OF_CONVERSION for section in report.sections):
        for name, damage in damages.items():
            if not report.section(name).unreadable and not damage.is_whole:
                part = edition(sections[name].edition).form.part(name)
                report.section(name).unreadable = _why_refused(sections[name], part, damage, refused=True)
    _refuse_above(report, sections)
    _refuse_below(report, sections)
    _forget_refused(report)


def _refuse_above(report: Report, sections: dict[str, Parsed]) -> None:
    """Of two tables with no heading between them, the one above is in what was refused."""
    for section in report.sections:
        below = next((each for each in report.sections if each.order == section.order + 1), None)
        table = report.table(section.name)
        if table is None or not table.missing or not section.order or sections[section.name].blocks:
            continue
        if below is not None and below.heading is None:
            section.unreadable = section.unreadable or below.unreadable


def _refuse_below(report: Report, sections: dict[str, Parsed]) -> None:
    """A table that has lost its heading right behind one that is refused was damaged with it: what lies between is gone."""
    ordered = sorted((each for each in report.sections if each.order), key=lambda each: each.order)
    for above, section in pairwise(ordered):
        if (
            above.unreadable
            and above.unreadable not in _NO_TEXT
            and section.heading is None
            and sections[section.name].blocks
        ):
            section.unreadable = section.unreadable or "torn"


def _why_refused(parsed: Parsed, part: Part, damage: Damage, refused: bool) -> str:
    """Why a table is not spoken of, "" where it is; `refused`: that it is not is known already."""
    from lint_reports.parser.refusal import evidence_of, is_emptied, reason_of

    if not refused and not damage.total and damage.is_understood:
        return ""
    if damage.is_missing and is_emptied(parsed.blocks):
        return "emptied"
    evidence = evidence_of(parsed.blocks, part)
    if damage.is_missing:
        refused = refused or evidence.is_of_a_table
    else:
        refused = refused or not damage.is_understood or evidence.behind >= 2
    return reason_of(evidence, damage, parsed.lexed.joined) if refused else ""


def _forget_refused(report: Report) -> None:
    """Take back what was noted of the tables that are refused."""
    for section in report.sections:
        table = report.table(section.name) if section.unreadable else None
        if table is not None:
            nodes = {id(node) for node in table.walk()}
            rows = {leaf.type for leaf in table.all_leaves()}
            report.lost_columns = [each for each in report.lost_columns if id(each[0]) not in nodes]
            report.misplaced = [each for each in report.misplaced if each[0].type not in rows]


def _note_unreadable(report: Report, name: str, lexed: Lexed) -> None:
    """A table most of whose cells are lost is not read: nothing that is said of its cells could be trusted."""
    section = report.section(name)
    if lexed.is_doubtful:
        section.unreadable = "blanks"
    elif lexed.wanted and lexed.figures * 2 < lexed.wanted:
        section.unreadable = "cells"
    elif lexed.pictures and not lexed.wanted:
        section.unreadable = lexed.pictures[0].kind
