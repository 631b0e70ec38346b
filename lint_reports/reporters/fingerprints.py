"""Fingerprints of findings that stay the same when lines move, for dashboards that track findings over time."""

from __future__ import annotations

import os
from collections import Counter
from hashlib import sha256

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.reporters.links import rule_id


def fingerprints(result: FileResult, diagnostics: list[Diagnostic]) -> list[str]:
    """The fingerprint of each finding of a file. Equal findings are distinguished by their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for diagnostic in diagnostics:
        key = _key(diagnostic, result)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        found.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return found


def _key(diagnostic: Diagnostic, result: FileResult) -> tuple[str, ...]:
    """What is hashed for a finding: the address of its cell, or without one the text found, to distinguish paragraphs."""
    path = portable(diagnostic.location.path)
    code = rule_id(diagnostic.code, diagnostic.name)
    if diagnostic.cell is not None:
        return (path, code, *map(str, diagnostic.cell))
    return path, code, diagnostic.location.node, result.content_of(diagnostic)


def portable(path: str, root: str | None = None) -> str:
    """The path relative to the current folder (or `root`), with slashes; unchanged where it leads out of there."""
    try:
        relative = os.path.relpath(path, root)
    except ValueError:  # Another drive of Windows.
        return path
    return path if relative.startswith(os.pardir) else relative.replace(os.sep, "/")
