"""Paragraphs without empty labels, such as （一）主动公开： with no text after it, as in a blank form.

Such labels neither fulfil a duty nor fill a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_reports.form.duties import due
from lint_reports.model.report import Report, once_per_report
from lint_reports.prose.paragraphs import MARK, Paragraph, paragraphs
from lint_reports.prose.patterns import lazily

_COLONS = lazily(r"(?:[^。；！？，;!?,：:\n]{1,40}[：:])+")
"""One label or several, each with its colon, and nothing behind."""
_MARK = lazily(rf"\s*({MARK})?")
_TAIL = lazily(r"(?:政府信息)?(?:工作|方面|结果)?(?:的)?情况[。.]?|方面[。.]?|工作[。.]?|[。.]?")
_BEGINS = lazily(MARK)
_ENDS = "。！？；：.!?;:"
"""Characters at the end of a complete line, one not split by the page width."""
LONGEST = 30
"""The most characters of a label without a colon."""
_LEVELS = ("一、", "（一）", "1.", "（1）", "①")
_WITHIN = len(_LEVELS)
"""The level of lines without an item mark."""


def filled_paragraphs(report: Report, *sections: str) -> list[Paragraph]:
    """The paragraphs of the sections (of the whole report where none is named) without empty labels."""
    found = _filled(report)
    return [each for each in found if each.section in sections] if sections else found


@once_per_report
def _filled(report: Report) -> list[Paragraph]:
    found = paragraphs(report)
    levels = [_level(report, each) for each in found]
    return _without_empty_labels(found, levels) if any(level is not None for level in levels) else found


def running_text(report: Report, *sections: str) -> str:
    """The text of the same paragraphs, a line each, without white space and without line ends caused by the page width.

    A converter from PDF cuts a word at the end of a line (责任追 究) or makes a paragraph of every line.
    """
    pieces: list[str] = []
    for each in filled_paragraphs(report, *sections):
        words = "".join(each.text.split())
        if pieces and words and (pieces[-1][-1] in _ENDS or _BEGINS().match(words)):
            pieces.append("\n")
        pieces += [words] if words else []
    return "".join(pieces)


def _without_empty_labels(found: list[Paragraph], levels: list[int | None]) -> list[Paragraph]:
    """Leave out labels that no text follows before a label or an item of their own level or a higher one."""
    kept: list[Paragraph] = []
    section = ""
    is_filled: list[bool] = []
    """From the end upwards: whether text follows for a label of each level."""
    for each, level in zip(reversed(found), reversed(levels), strict=True):
        if each.section != section:
            section, is_filled = each.section, [False] * (_WITHIN + 1)
        if level is None or is_filled[level]:
            kept.append(each)
        depth = _depth(each.text)
        for above in range(_WITHIN + 1):
            is_filled[above] = not depth <= above < _WITHIN and (level is None or is_filled[above])
    return kept[::-1]


def _level(report: Report, paragraph: Paragraph) -> int | None:
    """The level of a paragraph that is a label and no more, None for any other."""
    text = paragraph.text.strip()
    if text.endswith(("：", ":")):
        is_label = len(text) <= 400 and _COLONS().fullmatch(text) is not None
    else:
        is_label = len(text) <= LONGEST and _is_heading(report, paragraph.section, text)
    return _depth(text) if is_label else None


def _is_heading(report: Report, section: str, text: str) -> bool:
    """Whether a line is an item mark and the regulation's word for what its section must report."""
    mark = _MARK().match(text)
    assert mark is not None
    if not mark.group(1):
        return False
    words = text[mark.end() :]
    return any(words.startswith(each) and _TAIL().fullmatch(words[len(each) :]) for each in _owed(report, section))


def _owed(report: Report, section: str) -> Iterator[str]:
    """The words for what a section must report."""
    for kind in ("aspect", "result", "statement", "hint"):
        yield from (entry.words for entry in due(kind, report))
    phrase = next((each.phrase for each in report.sections if each.name == section), "")
    yield from re.split("[及和]", phrase.partition("、")[2])


def _depth(text: str) -> int:
    """The level of the item mark of a line, from 0; `_WITHIN` for lines without one."""
    mark = _MARK().match(text)
    sign = mark.group(1) if mark and mark.group(1) else ""
    if not sign:
        return _WITHIN
    if sign[0] in "（(":
        return 3 if sign[1].isascii() and sign[1].isdigit() else 1
    if "①" <= sign[0] <= "⑳":
        return 4
    return 2 if sign[0].isascii() else 0
