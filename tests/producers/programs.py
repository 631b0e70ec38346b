"""The programs and libraries through which reports are passed, each with the ways in which people use it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

Convert = Callable[[Path], "str | bytes"]


class Producer(NamedTuple):
    """One way of making a file of a report."""

    name: str
    suffix: str
    source: str
    """The kind of file it starts from, see `sources.KINDS`."""
    needs: str
    """A program or a module; where it is missing the producer is skipped."""
    convert: Convert


@cache
def installed(name: str) -> bool:
    return shutil.which(name) is not None or (name.isidentifier() and find_spec(name) is not None)


def run(*words: str | Path) -> bytes:
    """What a program writes to standard output."""
    return subprocess.run(list(map(str, words)), check=True, capture_output=True, timeout=120).stdout


def producers() -> Iterator[Producer]:
    yield from _pandoc()
    yield from _office()
    yield from _from_word()
    yield from _from_pages()
    yield from _from_pdf()


_SIMPLE = "markdown-simple_tables-multiline_tables-grid_tables"
_MARKDOWN = ("gfm", "commonmark", "commonmark_x", "markdown", "markdown_mmd", "markdown_strict", _SIMPLE)
_TITLELESS = ("commonmark", "markdown_strict", "mediawiki")
"""A title by Word's style is no text to pandoc: it is in the whole document only, and of these formats in none."""
_TEXT = ("plain", "rst", "org", "asciidoc", "mediawiki")


def _pandoc() -> Iterator[Producer]:
    for source in ("page", "word", "office-word"):
        for format in (*_MARKDOWN, *_TEXT, "html"):
            if source == "word" and format in _TITLELESS:
                continue
            suffix = ".html" if format == "html" else ".md" if format in _MARKDOWN else ".txt"
            name = "markdown with pipe tables" if format == _SIMPLE else format
            whole = format == "html" or source == "word"
            yield Producer(f"pandoc {name} from {source}", suffix, source, "pandoc", _to(format, whole))
    yield Producer(
        "pandoc docx from page", ".docx", "page", "pandoc", lambda path: run("pandoc", path, "-t", "docx", "-o", "-")
    )


def _to(format: str, whole: bool) -> Convert:
    return lambda path: run("pandoc", path, "--to", format, *(["--standalone"] if whole else []))


def _office() -> Iterator[Producer]:
    """What LibreOffice has made of all the reports in one run is a source, and is taken as it is."""
    for source, suffix in (
        ("office-word", ".docx"),
        ("office-text", ".txt"),
        ("office-page", ".html"),
        ("office-word-again", ".docx"),
    ):
        yield Producer(source, suffix, source, "soffice", Path.read_bytes)


def _from_word() -> Iterator[Producer]:
    yield Producer("python-docx", ".docx", "word", "docx", Path.read_bytes)
    yield Producer("python-docx without merged cells", ".docx", "word-squares", "docx", Path.read_bytes)
    yield Producer("python-docx without styles", ".docx", "word-plain", "docx", Path.read_bytes)
    for source in ("word", "office-word"):
        for kind, suffix in (("markdown", ".md"), ("html", ".html")):
            yield Producer(f"mammoth {kind} from {source}", suffix, source, "mammoth", _mammoth(kind))
        for name, between in (("tabs", "\t"), ("bars", " | ")):
            yield Producer(f"python-docx rows with {name} from {source}", ".txt", source, "docx", _rows(between))


def _mammoth(kind: str) -> Convert:
    def convert(path: Path) -> str:
        with path.open("rb") as file:
            return str(getattr(import_module("mammoth"), f"convert_to_{kind}")(file).value)

    return convert


def _rows(between: str) -> Convert:
    """The script that everybody writes: `row.cells`, in which a merged cell comes as often as it is wide and high."""

    def convert(path: Path) -> str:
        lines: list[str] = []
        for block in import_module("docx").Document(str(path)).iter_inner_content():
            if hasattr(block, "rows"):
                lines += [between.join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
        return "\n".join(lines) + "\n"

    return convert


_MARKDOWNIFY: dict[str, dict[str, Any]] = {
    "": {},
    " with # headings": {"heading_style": "ATX"},
    " with inferred heads": {"table_infer_header": True},
}
_HTML2TEXT: dict[str, dict[str, Any]] = {
    "": {},
    " unwrapped": {"body_width": 0},
    " padded": {"pad_tables": True},
    " leaving tables": {"bypass_tables": True},
}


def _from_pages() -> Iterator[Producer]:
    for name, options in _MARKDOWNIFY.items():
        yield Producer(f"markdownify{name}", ".md", "page", "markdownify", _markdownify(options))
    for name, options in _HTML2TEXT.items():
        yield Producer(f"html2text{name}", ".md", "page", "html2text", _html2text(options))
    yield Producer("markdown-it", ".html", "pipe", "markdown_it", _markdown_it)


def _markdownify(options: dict[str, Any]) -> Convert:
    return lambda path: str(import_module("markdownify").markdownify(path.read_text("utf-8"), **options))


def _html2text(options: dict[str, Any]) -> Convert:
    def convert(path: Path) -> str:
        converter = import_module("html2text").HTML2Text()
        for name, value in options.items():
            setattr(converter, name, value)
        return str(converter.handle(path.read_text("utf-8")))

    return convert


def _markdown_it(path: Path) -> str:
    parser = import_module("markdown_it").MarkdownIt("commonmark").enable("table")
    return str(parser.render(path.read_text("utf-8")))


def _from_pdf() -> Iterator[Producer]:
    for source in ("office-pdf", "office-pdf-letter"):
        for option in ("", "-layout", "-raw"):
            name = f"pdftotext {option}".strip() + f" from {source}"
            yield Producer(name, ".txt", source, "pdftotext", _pdftotext(option))
        yield Producer(f"pdfplumber text from {source}", ".txt", source, "pdfplumber", _plumbed({}))
        yield Producer(f"pdfplumber layout from {source}", ".txt", source, "pdfplumber", _plumbed({"layout": True}))
        yield Producer(f"pdfplumber tables from {source}", ".md", source, "pdfplumber", _plumbed_tables)


def _pdftotext(option: str) -> Convert:
    return lambda path: run("pdftotext", *([option] if option else []), path, "-")


def _plumbed(options: dict[str, Any]) -> Convert:
    def convert(path: Path) -> str:
        with import_module("pdfplumber").open(path) as file:
            return "\n".join(page.extract_text(**options) for page in file.pages) + "\n"

    return convert


def _plumbed_tables(path: Path) -> str:
    """The lines beside the tables, and the tables as pipe tables, from the top of each page to its foot."""
    parts: list[str] = []
    with import_module("pdfplumber").open(path) as file:
        for page in file.pages:
            tables = page.find_tables()
            found = [(table.bbox[1], _pipes(table.extract())) for table in tables]
            for line in page.extract_text_lines():
                middle = (line["top"] + line["bottom"]) / 2
                if not any(table.bbox[1] <= middle <= table.bbox[3] for table in tables):
                    found.append((line["top"], line["text"]))
            parts += [text for _, text in sorted(found)]
    return "\n\n".join(parts) + "\n"


def _pipes(rows: list[list[str | None]]) -> str:
    lines = ["| " + " | ".join((cell or "").replace("\n", "") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])
