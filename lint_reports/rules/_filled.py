"""The paragraphs that say something: a label with nothing behind it (（一）主动公开：) is left out.

Such labels are what a blank form has where prose goes. They fulfil no duty and fill no section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lint_reports.duties import due
from lint_reports.model.report import Report
from lint_reports.rules._patterns import lazily
from lint_reports.rules._prose import MARK, Paragraph, paragraphs

_COLONS = lazily(r"(?:[^。；！？，;!?,：:\n]{1,40}[：:])+")
"""One label or several, each with its colon and nothing behind."""
_MARK = lazily(rf"\s*({MARK})?")
_TAIL = lazily(r"(?:政府信息)?(?:工作|方面|结果)?(?:的)?情况[。.]?|方面[。.]?|工作[。.]?|[。.]?")
_BEGINS = lazily(MARK)
_ENDS = "。！？；：.!?;:"
"""What a line ends with that is not broken."""
_LEVELS = ("一、", "（一）", "1.", "（1）", "①")
_WITHIN = len(_LEVELS)
"""The level of what has no item mark."""


def filled(report: Report, *sections: str) -> list[Paragraph]:
    """The paragraphs of the sections (of the whole report where none is named) without the labels that head nothing."""
    if "filled" not in report.made:
        by_section = groupby(paragraphs(report), key=lambda each: each.section)
        report.made["filled"] = [each for _, group in by_section for each in _without_empty_labels(report, list(group))]
    found: list[Paragraph] = report.made["filled"]
    return [each for each in found if each.section in sections] if sections else found


def running(report: Report, *sections: str) -> str:
    """What the same paragraphs say, a line each, without blanks and without the line ends that a page's width made.

    A converter from PDF cuts a word at the end of a line (责任追 究) or makes a paragraph of every line.
    """
    pieces: list[str] = []
    for each in filled(report, *sections):
        words = "".join(each.text.split())
        if pieces and words and (pieces[-1][-1] in _ENDS or _BEGINS().match(words)):
            pieces.append("\n")
        pieces += [words] if words else []
    return "".join(pieces)


def _without_empty_labels(report: Report, found: list[Paragraph]) -> Iterator[Paragraph]:
    levels = [_level(report, each) for each in found]
    for at, each in enumerate(found):
        if levels[at] is None or _has_content(found, levels, at):
            yield each


def _has_content(found: list[Paragraph], levels: list[int | None], at: int) -> bool:
    """Whether something is said below the label at that place, before a label or an item of its own level or a higher one."""
    own = levels[at]
    assert own is not None
    for each, level in zip(found[at + 1 :], levels[at + 1 :], strict=True):
        if own < _WITHIN and _depth(each.text) <= own:
            return False
        if level is None:
            return True
    return False


def _level(report: Report, paragraph: Paragraph) -> int | None:
    """The level of a paragraph that is a label and no more, None for one that says something."""
    text = paragraph.text.strip()
    is_label = len(text) <= 400 and (_COLONS().fullmatch(text) or _is_heading(report, paragraph.section, text))
    return _depth(text) if is_label else None


def _is_heading(report: Report, section: str, text: str) -> bool:
    """Whether a line has an item mark and then only the regulation's word for what is owed in its section."""
    mark = _MARK().match(text)
    assert mark is not None
    if not mark.group(1) or len(text) > 30:
        return False
    words = text[mark.end() :]
    return any(words.startswith(each) and _TAIL().fullmatch(words[len(each) :]) for each in _owed(report, section))


def _owed(report: Report, section: str) -> Iterator[str]:
    for kind in ("aspect", "result", "statement", "hint"):
        yield from (entry.words for entry in due(kind, report))
    phrase = next((each.phrase for each in report.sections if each.name == section), "")
    yield from re.split("[及和]", phrase.partition("、")[2])


def _depth(text: str) -> int:
    """How deep the item mark of a line stands, from 0; that of lines without one is the greatest."""
    mark = _MARK().match(text)
    sign = mark.group(1) if mark and mark.group(1) else ""
    if not sign:
        return _WITHIN
    if sign[0] in "（(":
        return 3 if sign[1].isascii() and sign[1].isdigit() else 1
    if "①" <= sign[0] <= "⑳":
        return 4
    return 2 if sign[0].isascii() else 0
