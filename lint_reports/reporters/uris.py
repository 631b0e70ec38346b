"""Paths as URIs: relative to the repository for files in it, absolute for others."""

from __future__ import annotations

import os
from urllib.parse import quote

from lint_reports.reporters.fingerprints import portable


def relative_uri(path: str, root: str | None) -> str | None:
    """The path as a reference relative to `root` or the current folder, None for a path outside of it."""
    inner = portable(path, root)
    if os.path.isabs(inner) or inner.split("/")[0] == os.pardir:
        return None
    return quote(_bytes(inner), safe="/")


def absolute_uri(path: str) -> str:
    slashed = os.path.abspath(path).replace(os.sep, "/")
    return "file://" + quote(_bytes(slashed if slashed.startswith("/") else f"/{slashed}"), safe="/:")


def _bytes(path: str) -> bytes:
    """The bytes of the path on the disk."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
