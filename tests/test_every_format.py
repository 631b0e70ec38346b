"""One report in every format: broken in the same place, it gives the same findings with the same cell addresses."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from lint_reports.config.settings import Settings
from lint_reports.linter import lint, parse
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.document import Document, Paragraph, Row, Table
from lint_reports.model.report import Report
from lint_reports.readers.source import Source
from tests.corpus import LAYOUTS, MUTATIONS, Options, applicable, break_report, report, word
from tests.support import samples

FORMATS = ("tabs", "lines-empty", "pipe", "html-in-md", "page", "page-word", "word")
SAMPLES = samples.FOLDER
Told = list[tuple[str, str, str, str]]


def found(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    result = lint(path, data, Settings())
    assert result.status == "checked", result.reason
    return result.diagnostics


_OF_LAYOUT = re.compile(r"第 \d+ 行已有|前面已有|有 \d+ 格")
"""Words of messages that tell of the layout: lines, and cells with the squares that merged ones leave."""


def told(findings: Iterable[Diagnostic]) -> Told:
    """What is found, less where it stands; a row that is merely pushed out is a matter of the layout."""
    return sorted(
        (each.name, str(each.cell), each.location.node, _OF_LAYOUT.sub("…", each.message.zh))
        for each in findings
        if each.name != "shifted-row"
    )


# ------------------------------------------------------------------------------------------------ reports of our own


@pytest.mark.parametrize("layout", FORMATS)
@pytest.mark.parametrize("year", [2019, 2024])
def test_a_sound_report_is_sound_in_every_format(layout: str, year: int) -> None:
    for seed in range(5):
        rendered = LAYOUTS[layout](report(random.Random(seed), year, options=Options()))
        assert told(found(f"年报{rendered.suffix}", rendered.data)) == []


UNCERTAIN = {
    # With a cell a line nothing tells where a row begins: what is lost or left over in it is told more cautiously.
    "lines-empty": {"missing-heading", "misspelt-label"},
}
FAULTS = [(mutation, year, seed) for mutation in sorted(MUTATIONS) for year in (2019, 2024) for seed in range(3)]


@pytest.mark.parametrize(("mutation", "year", "seed"), FAULTS)
def test_the_same_fault_is_the_same_finding_in_every_format(mutation: str, year: int, seed: int) -> None:
    source = report(random.Random(f"{mutation} {seed}"), year, options=Options())
    seen: dict[str, Told] = {}
    for layout in FORMATS:
        if applicable(mutation, layout):
            rendered, _ = break_report(mutation, source, layout, random.Random(seed))
            seen[layout] = told(found(f"年报{rendered.suffix}", rendered.data))
    assert seen["tabs"]
    differing = {layout: each for layout, each in seen.items() if each != seen["tabs"]}
    assert {layout for layout in differing if mutation not in UNCERTAIN.get(layout, ())} == set(), differing


# ------------------------------------------------------------------------------------------------ the real reports


def rows_of(document: Document, parsed: Report, table: Table) -> Iterator[list[str]]:
    """The rows of a table as read; of one with a cell a line the rows of the form, as far as they are there."""
    if not any(row.loose for row in table.rows):
        yield from ([cell.text for cell in row.cells] for row in table.rows)
        return
    inside = range(table.rows[0].cells[0].line, table.rows[-1].cells[-1].end_line + 1)
    row: list[str] = []
    for leaf in parsed.root.all_leaves():
        if leaf.type == "_END" and row:
            yield row
            row = []
        elif not leaf.missing and leaf.line in inside:
            row.append("".join(leaf.text.split()))


def blocks_of(document: Document, parsed: Report) -> Iterator[Paragraph | Table]:
    """What is to be written; a line that only goes on with a label of the line before is written there."""
    wrapped = {
        line for leaf in parsed.root.all_leaves() if leaf.grid >= 0 for line in range(leaf.line + 1, leaf.end_line + 1)
    }
    for block in document.blocks:
        if isinstance(block, Table) or (isinstance(block, Paragraph) and block.line not in wrapped):
            yield block


def as_page(document: Document, parsed: Report) -> bytes:
    parts = []
    for block in blocks_of(document, parsed):
        if isinstance(block, Paragraph):
            parts.append(f"<p>{html.escape(block.text)}</p>")
        else:
            rows = (
                f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>"
                for row in rows_of(document, parsed, block)
            )
            parts.append("<table>" + "".join(rows) + "</table>")
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>" + "\n".join(parts) + "</body></html>"
    ).encode()


def as_word(document: Document, parsed: Report) -> bytes:
    parts = []
    for block in blocks_of(document, parsed):
        if isinstance(block, Paragraph):
            parts.append(word.paragraph(block.text))
        else:
            parts.append(word.plain_table(rows_of(document, parsed, block)))
    return word.docx("".join(parts))


@pytest.mark.skipif(not samples.TEXTS, reason="the real reports lie outside the repository")
@pytest.mark.parametrize(
    "name", ["batai-2021.txt", "chengliu-2021.md", "hanguguan-2021.txt", "xiandi-2020.txt", "zhengfuban-2021.md"]
)
@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_a_real_report_gives_the_same_findings_as_a_page_and_as_a_word_document(name: str, suffix: str) -> None:
    path, data = str(SAMPLES / name), (SAMPLES / name).read_bytes()
    parsed = parse(path, data, Settings())
    assert parsed is not None
    document = Source.of(path, data).read()
    made = as_page(document, parsed) if suffix == ".html" else as_word(document, parsed)
    assert told(found(f"年报{suffix}", made)) == told(found(path, data))


def test_rows_with_a_cell_a_line_are_put_together(tmp_path: Path) -> None:
    rendered = LAYOUTS["lines-tab"](report(random.Random(1), 2024, options=Options()))
    path = f"年报{rendered.suffix}"
    parsed = parse(path, rendered.data, Settings())
    assert parsed is not None
    document = Source.of(path, rendered.data).read()
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert isinstance(tables[0].rows[0], Row)
    assert told(found("a.html", as_page(document, parsed))) == []
