"""A blank report as a file, one format a module: `SUFFIX`, and `write(blank)`, which gives the file's bytes."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from lint_reports.model.sheet import Blank

LAYOUTS = ("md", "txt", "html", "docx")


class Layout(Protocol):
    """What the module of a format has."""

    def write(self, blank: Blank) -> bytes: ...


def find(layout: str) -> Layout:
    """The module of a layout; its name is the usual suffix."""
    return cast(Layout, import_module(f"{__name__}.{layout}"))
