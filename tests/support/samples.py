"""The real reports, which lie outside the repository: tests that need them are skipped where they are not there."""

from __future__ import annotations

from tests.support.checkout import ROOT

FOLDER = ROOT.parent / "shared" / "samples"
TEXTS = sorted(FOLDER.glob("*.txt")) + sorted(FOLDER.glob("*.md"))
"""The five reports that are kept as text; the folder holds PDF files and a Word template too."""


def read_all() -> str:
    """The texts of all of them, one behind the other; "" where they are not there."""
    return "".join(path.read_text("utf-8") for path in TEXTS)
