"""The files that producers start from, each kind made once for all the reports: LibreOffice takes seconds to start."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.corpus.layouts import LAYOUTS
from tests.producers.reports import cases
from tests.producers.written import write_page, write_word

WRITTEN = {"page": ".html", "pipe": ".md", "word": ".docx", "word-squares": ".docx", "word-plain": ".docx"}
"""The kinds that are written here, with their suffixes."""

OFFICE = {
    "office-word": ("page", "docx:MS Word 2007 XML"),
    "office-text": ("office-word", "txt:Text (encoded):UTF8"),
    "office-page": ("office-word", "html:HTML (StarWriter)"),
    "office-old-word": ("word", "doc:MS Word 97"),
    "office-word-again": ("office-old-word", "docx:MS Word 2007 XML"),
    "office-pdf": ("office-word", "pdf"),
    "office-pdf-letter": ("word", "pdf"),
}
"""The kinds that LibreOffice makes: of what, and by which of its filters."""


class Sources:
    """A folder of them; a kind is made when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def files(self, kind: str) -> dict[str, Path]:
        """The files of a kind, by the name of the report."""
        made = self.folder / kind
        if not made.exists():
            made.mkdir()
            self._write(kind, made) if kind in WRITTEN else self._convert(kind, made)
        return {path.stem: path for path in sorted(made.iterdir())}

    def _write(self, kind: str, to: Path) -> None:
        for name, draft, _ in cases():
            path = to / f"{name}{WRITTEN[kind]}"
            if kind == "page":
                write_page(draft, path)
            elif kind == "pipe":
                path.write_bytes(LAYOUTS["pipe"](draft).data)
            else:
                write_word(draft, path, merged=kind != "word-squares", styled=kind != "word-plain")

    def _convert(self, kind: str, to: Path) -> None:
        source, filter = OFFICE[kind]
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        given = [str(path) for path in self.files(source).values()]
        writer = ["--infilter=HTML (StarWriter)"] if source == "page" else []
        words = ["soffice", profile, "--headless", *writer, "--convert-to", filter, "--outdir", str(to), *given]
        subprocess.run(words, check=True, capture_output=True, timeout=300)
        assert len(list(to.iterdir())) == len(given), "LibreOffice did not convert all files"


def needs_of(kind: str) -> tuple[str, ...]:
    """The programs and modules without which there are no files of this kind."""
    if kind in OFFICE:
        return ("soffice", *needs_of(OFFICE[kind][0]))
    return ("docx",) if kind.startswith("word") else ()
