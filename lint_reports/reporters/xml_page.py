"""XML that every parser takes: there are characters that it cannot hold, not even escaped."""

from __future__ import annotations

from xml.etree import ElementTree

from lint_reports.text.terminal import escape


def text(value: str) -> str:
    """The text with what XML 1.0 forbids, and what could steer a terminal, spelt out."""
    return escape(value).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def page(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
