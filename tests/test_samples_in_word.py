"""The five real reports with their tables put into Word and into a page: the same findings at the same cells."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from pathlib import Path

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.corpus.word import docx, paragraph, plain_table
from tests.support.linting import findings
from tests.support.samples import TEXTS

pytestmark = pytest.mark.skipif(not TEXTS, reason="the real reports lie outside the repository")


def pieces_of(path: Path) -> list[str | list[list[str]]]:
    """The lines as paragraphs, those with tabs as rows of tables, and cells on lines of their own as rows too."""
    text = re.sub(r"^#+ +", "", path.read_text("utf-8"), flags=re.M)
    loose = sum(line.startswith("\t") and line.count("\t") == 1 for line in text.splitlines()) > 50
    if loose:
        text = re.sub(r"^([一二三四五六]、.*)$", r"\n\1\n", text, flags=re.M)
    body: list[str | list[list[str]]] = []
    rows: list[list[str]] = []
    for piece in [*(text.split("\n\n") if loose else text.splitlines()), "end"]:
        if "\t" in piece:
            rows.append(_cells(piece) if loose else piece.split("\t"))
        elif piece.strip() or not loose:
            body += [rows] if rows else []
            rows = []
            body += [line.strip() for line in piece.splitlines() if line.strip()]
    return body[:-1]


def in_word(path: Path) -> bytes:
    return docx("".join(paragraph(each) if isinstance(each, str) else plain_table(each) for each in pieces_of(path)))


def in_page(path: Path) -> str:
    return "\n".join(f"<p>{escape(each)}</p>" if isinstance(each, str) else _table(each) for each in pieces_of(path))


def _table(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td><p><span>{escape(cell)}</span></p></td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>"


def _cells(piece: str) -> list[str]:
    """Cells that each begin with a tab and may go on on the next line."""
    return ["".join(cell.split("\n")) for cell in re.sub(r"^[^\t]*\t", "", piece).split("\n\t")]


def told(found: list[Diagnostic]) -> Counter[tuple[str, object]]:
    return Counter((each.name, each.cell) for each in found)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_real_report_has_the_same_findings_in_word(path: Path) -> None:
    assert told(findings(in_word(path), ".docx")) == told(findings(path.read_bytes(), path.suffix))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_real_report_has_the_same_findings_in_a_page(path: Path) -> None:
    page = in_page(path)
    found = findings(page, ".html")
    assert told(found) == told(findings(path.read_bytes(), path.suffix))
    assert told(findings(page.replace("\n", ""), ".html")) == told(found)
