"""The five real reports with their tables put into Word: the same findings at the same cells."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.corpus.word import docx, paragraph, plain_table
from tests.linting import findings
from tests.test_samples import SAMPLES

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the real reports lie outside the repository")
PATHS = sorted(SAMPLES.iterdir()) if SAMPLES.exists() else []


def in_word(path: Path) -> bytes:
    """The lines as paragraphs, those with tabs as rows, and cells on lines of their own as rows too."""
    text = re.sub(r"^#+ +", "", path.read_text("utf-8"), flags=re.M)
    loose = sum(line.startswith("\t") and line.count("\t") == 1 for line in text.splitlines()) > 50
    if loose:
        text = re.sub(r"^([一二三四五六]、.*)$", r"\n\1\n", text, flags=re.M)
    body: list[str] = []
    rows: list[list[str]] = []
    for piece in [*(text.split("\n\n") if loose else text.splitlines()), "end"]:
        if "\t" in piece:
            rows.append(_cells(piece) if loose else piece.split("\t"))
        elif piece.strip() or not loose:
            body += [plain_table(rows)] if rows else []
            rows = []
            body += [paragraph(line.strip()) for line in piece.splitlines() if line.strip()]
    return docx("".join(body[:-1]))


def _cells(piece: str) -> list[str]:
    """Cells that each begin with a tab and may go on on the next line."""
    return ["".join(cell.split("\n")) for cell in re.sub(r"^[^\t]*\t", "", piece).split("\n\t")]


def told(found: list[Diagnostic]) -> Counter[tuple[str, object]]:
    return Counter((each.name, each.cell) for each in found)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_real_report_has_the_same_findings_in_word(path: Path) -> None:
    assert told(findings(in_word(path), ".docx")) == told(findings(path.read_bytes(), path.suffix))
