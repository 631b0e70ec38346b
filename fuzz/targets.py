"""What is fuzzed: each target takes any bytes at all and raises only where the linter is wrong.

Nothing here needs the fuzzer, so that the tests can replay its finds without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from random import Random

from lint_reports.config import schema, toml_file, yaml_file
from lint_reports.config.relation_text import parsed
from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.config.values import Value
from lint_reports.figures.relations import parse_relations
from lint_reports.fixes.apply import apply
from lint_reports.fixes.mend import mend
from lint_reports.form.editions import edition
from lint_reports.form.sections import END
from lint_reports.linter import lint
from lint_reports.model.report import Leaf, Missing, Node, Unexpected
from lint_reports.parser.lexer import lex_table
from lint_reports.parser.repair import Unrepairable, repair
from lint_reports.prose.reading import read as read_claims
from lint_reports.readers.source import Source
from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import File
from tests.corpus import word
from tests.support.linting import all_inside
from tests.support.village import DISCLOSURE, DISPUTES, REQUESTS, village

Target = Callable[[bytes], None]

TODAY = date(2024, 1, 1)
"""By which suppressions expire: an input must do the same on every day."""
SETTINGS = Settings(today=TODAY)
FIXING = RunOptions(fix=True, unsafe_fixes=True)
TABLES = (("disclosure", DISCLOSURE), ("requests", REQUESTS), ("disputes", DISPUTES))


def _pipeline(path: str) -> Target:
    def target(data: bytes) -> None:
        _checked(path, data)

    return target


def _checked(path: str, data: bytes) -> None:
    """No place that is told lies outside of the file, or outside of what was read of a Word file."""
    result = lint(path, data, SETTINGS)
    if result.diagnostics and result.status == "checked":
        lines = Source.of(path, data).lines()
        all_inside("\n".join(lines), [each for each in result.diagnostics if each.location.span])


def docx(data: bytes) -> None:
    """The first byte chooses: the rest is a package, or the mark-up of its body."""
    whole, rest = data[:1] < b"\x80", data[1:]
    _checked("年报.docx", rest if whole else word.docx(rest))


def repairs(data: bytes) -> None:
    """The rows of a table, cut and mixed: what is repaired parses, and nothing of it is lost."""
    which, rest = data[0] if data else 0, data[1:]
    name, text = TABLES[which % 3]
    form = edition(2021).form
    part = form.section(name)
    lines = list(_mixed(text.split("\n"), rest))
    document = Source.of("a.txt", "\n".join(lines).encode()).read()
    heading = Leaf(part.heading, part.phrase, 1, 1, 1, 1, part.phrase)
    rows = [[heading, Leaf(END, "", 1, 1, 1, 1)], *lex_table(document.blocks, form, part).rows]
    given = sorted(leaf.text for row in rows for leaf in row if leaf.type != END)
    try:
        found = repair(edition(2021).lark, name, rows, form)
    except Unrepairable:
        return
    tree = edition(2021).lark.parse(found.leaves, start=name)
    assert isinstance(tree, Node)
    kept = [leaf.text for leaf in tree.all_leaves() if not leaf.missing and leaf.type != END]
    left = [
        leaf.text for each in found.repairs if isinstance(each, Unexpected) for leaf in each.leaves if leaf.type != END
    ]
    assert sorted(kept + left) == given, "a leaf was lost, or came twice"
    told = {id(leaf) for each in found.repairs if isinstance(each, Missing) for leaf in each.leaves}
    silent = [leaf for leaf in tree.all_leaves() if leaf.missing and leaf.type != END and id(leaf) not in told]
    assert not silent, "something was put in and not told"


def _mixed(lines: list[str], data: bytes) -> Iterator[str]:
    """The lines after what the bytes say is done to them, four bytes a deed."""
    cells = [line.split("\t") for line in lines]
    for start in range(0, len(data) - 3, 4):
        deed, at, to, cell = data[start : start + 4]
        row, other = cells[at % len(cells)], cells[to % len(cells)]
        place = cell % (len(row) + 1)
        if deed % 7 == 0 and len(cells) > 1:
            cells.pop(at % len(cells))
        elif deed % 7 == 1:
            cells.insert(at % len(cells), list(other))
        elif deed % 7 == 2:
            cells[at % len(cells)], cells[to % len(cells)] = other, row
        elif deed % 7 == 3:
            del row[place : place + 1]
        elif deed % 7 == 4:
            row.insert(place, other[cell % len(other)] if other else "")
        elif deed % 7 == 5:
            row[place : place + 1] = ["", "0", "无", "1.某", "（一）", "/"][to % 6 : to % 6 + 1]
        else:
            row += other
    for row in cells[:120]:
        yield "\t".join(row[:40])


def claims(data: bytes) -> None:
    """Passages line by line: each claim stands where it says."""
    passages = data.decode("utf-8", "replace").split("\n")[:60]
    for number, claim in read_claims(passages, "柳溪县水务局", 2023):
        assert 0 <= claim.start <= claim.end <= len(passages[number]), claim


def relation_language(data: bytes) -> None:
    """As a file of the form's own, and as a user's relation."""
    from lark import UnexpectedInput

    text = data.decode("utf-8", "replace")
    with suppress(UnexpectedInput):
        parse_relations(text)
    for style in ("", '"', "'", "|"):
        shown = {"": text, "|": "|\n" + text}.get(style, f"{style}{text}{style}")
        with _refused():
            parsed("some-relation", "implied", Value(File("a.yaml", shown), 0, len(shown), "text", text, style))


class _refused:
    """What is wrong with a configuration is an error of usage that shows the place, or of TOML names the file and key."""

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        if isinstance(error, UsageError):
            assert error.text.zh and error.text.en
            assert error.excerpt or error.text.en.startswith("pyproject.toml: ")
            return True
        return False


def configuration_yaml(data: bytes) -> None:
    with _refused():
        schema.read(yaml_file.read(File(".lint-reports.yaml", data.decode("utf-8", "replace"))))


def configuration_toml(data: bytes) -> None:
    loads = toml_file.parser()
    assert loads is not None, "Python 3.10 has tomllib with tomli only"
    with _refused():
        value = toml_file.read(File("pyproject.toml", data.decode("utf-8", "replace")), loads)
        if value is not None:
            schema.read(value)


def suppressions(data: bytes) -> None:
    """Comments, one a line, strewn over a report with a fault; the first byte says where and in which format."""
    first, rest = data[0] if data else 0, data[1:]
    lines = village(overview="").replace("行政处罚\t3\t\t", "行政处罚\t\t\t").split("\n")
    form, suffix = (("# lint-reports: {}", ".txt"), ("<!-- lint-reports: {} -->", ".md"))[first % 2]
    rng = Random(first)
    for words in rest.decode("utf-8", "replace").split("\n")[:20]:
        lines.insert(rng.randrange(len(lines)), form.format(words))
    _checked(f"年报{suffix}", "\n".join(lines).encode())


def fixes(data: bytes) -> None:
    """A fix is made once and for all, adds no finding, and keeps the lines that it does not name."""
    path = ("年报.txt", "年报.md")[data[0] % 2 if data else 0]
    data = data[1:]
    before = lint(path, data, SETTINGS)
    applied = apply(Source.of(path, data), before.diagnostics, FIXING.applicabilities)
    touched = {
        line
        for each in applied.fixed
        if each.fix
        for edit in each.fix.edits
        for line in range(edit.range.start.line, edit.range.end.line + 1)
    }
    rest = iter(_lines(path, applied.data))
    for number, line in enumerate(_lines(path, data), 1):
        assert number in touched or any(line == other for other in rest), f"line {number} was lost"
    mended = mend(path, data, SETTINGS, FIXING)
    again = mend(path, mended.data, SETTINGS, FIXING)
    assert again.data == mended.data, "a second time fixes more"
    grave = [sum(each.severity.rank > 1 for each in result.diagnostics) for result in (mended.before, mended.after)]
    assert grave[1] <= grave[0], "worse than before"


def _lines(path: str, data: bytes) -> list[str]:
    return Source.of(path, data).lines()


TARGETS: dict[str, Target] = {
    "text": _pipeline("年报.txt"),
    "markdown": _pipeline("年报.md"),
    "html": _pipeline("年报.html"),
    "docx": docx,
    "repair": repairs,
    "claims": claims,
    "relations": relation_language,
    "yaml": configuration_yaml,
    "toml": configuration_toml,
    "suppressions": suppressions,
    "fixes": fixes,
}

__all__ = ["TARGETS", "Target"]
