"""Write XML that every parser accepts: XML 1.0 forbids some characters, even escaped."""

from __future__ import annotations

from xml.etree import ElementTree

from lint_reports.text.terminal import escape


def text(value: str) -> str:
    """The text with characters that XML 1.0 forbids, or that control a terminal, written as visible codes."""
    return escape(value).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def page(root: ElementTree.Element) -> str:
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
