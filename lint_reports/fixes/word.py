"""Apply fixes to a Word file: only the text of the runs concerned is rewritten, every other byte is kept.

The result is read again; unless its text is exactly as intended, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.sax.saxutils import escape

from lint_reports.fixes.edits import MISREAD_WORD, OUTSIDE, Applied, Splice, choose, fixable
from lint_reports.fixes.zip_member import Unusual, replaced
from lint_reports.model.diagnostic import Applicability, Diagnostic, Edit
from lint_reports.model.result import Withheld
from lint_reports.readers.docx.items import CONTROL, DRAWN, FIELD, REVISION, Para, Stretch
from lint_reports.readers.docx.lines import Line
from lint_reports.readers.docx.package import Unreadable
from lint_reports.readers.docx.raised import RAISED
from lint_reports.readers.docx.reader import Scanned, scan
from lint_reports.readers.source import Source
from lint_reports.text.language import Text

SIGNED = Text("文件有数字签名，改动会使签名失效", "the file is signed, and a change would break the signature")
ENCODED = Text("正文不是 UTF-8 编码，请用 Word 打开另存一次", "its text is not in UTF-8; save it once more in Word")
REASONS = {
    REVISION: Text(
        "此处有修订，请先在 Word 中接受或拒绝", "there are tracked changes here; accept or reject them in Word"
    ),
    FIELD: Text("此处是域的结果，请在 Word 中改", "this is the result of a field; change it in Word"),
    CONTROL: Text(
        "此处是还没有填的控件，请在 Word 中填写", "this is a control that is not filled in; fill it in in Word"
    ),
    RAISED: Text("此处是上标或下标，请在 Word 中改", "this is raised or lowered text; change it in Word"),
    DRAWN: Text(
        "要改的有自动编号或分格，不是键入的文字，请在 Word 中改",
        "a number that Word draws, or the bounds of a cell, would change; do it in Word",
    ),
}
NEAR = 30
"""Lines above and below a blank cell that are searched for a figure whose run properties it can take."""

_START_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"|'[^']*'|[^<>"'])*>""")
_PREFIX = re.compile(rb"<((?:[\w.-]+:)?)\w+")
_DECLARED = re.compile(rb"^<\?xml[^>]*encoding=[\"']([\w.-]+)")


class Piece(NamedTuple):
    """A part of a stretch of text (indexes from 0) and its new content."""

    stretch: Stretch
    start: int
    end: int
    content: str


def apply_to_word(source: Source, diagnostics: Iterable[Diagnostic], allowed: Iterable[Applicability]) -> Applied:
    """Apply the fixes of allowed kinds; of two that clash only the first, as the other needs the file linted again."""
    wanted = fixable((each for each in diagnostics if each.location.place), allowed)
    if not wanted:
        return Applied(source, ())
    scanned = scan(source.data)
    obstacle = _obstacle(scanned)
    if obstacle is not None:
        return Applied(source, (), tuple(Withheld(each, obstacle) for each in wanted))
    chosen = choose(wanted, lambda fix: _changes(scanned, fix.edits))
    if not chosen.fixed:
        return Applied(source, (), chosen.withheld)
    data = _written(scanned, source.data, sorted(set(chosen.splices)))
    if data is None:
        return chosen.misread(source, MISREAD_WORD)
    return Applied(source.changed(data), chosen.fixed, chosen.withheld)


def _obstacle(scanned: Scanned) -> Text | None:
    """Why this file cannot be rewritten at all; None where it can."""
    if scanned.package.is_signed:
        return SIGNED
    declared = _DECLARED.match(scanned.content.removeprefix(b"\xef\xbb\xbf"))
    plain = not scanned.content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")) and b"\x00" not in scanned.content[:8]
    return None if plain and (declared is None or declared[1].lower() in (b"utf-8", b"utf8")) else ENCODED


def _changes(scanned: Scanned, edits: Iterable[Edit]) -> list[Splice] | Text:
    """The smallest splices of a fix, without duplicates, or the reason why it cannot be applied."""
    found: set[Splice] = set()
    for edit in edits:
        change = _change(scanned, edit)
        if change is None:
            return OUTSIDE
        if change.start == change.end and not change.content:
            continue
        pieces = list(_pieces(scanned.lines.lines[change.start[0]], change))
        reason = next((reason for piece in pieces if (reason := _lock(piece.stretch))), "" if pieces else DRAWN)
        if reason:
            return REASONS[reason]
        found.add(change)
    changes = sorted(found)
    return OUTSIDE if any(one.clashes(other) for one, other in pairwise(changes)) else changes


def _change(scanned: Scanned, edit: Edit) -> Splice | None:
    """The edit without the text at both ends that stays the same; None if its range is not on one line of the file."""
    (line, start), (end_line, end) = ((place.line - 1, place.column - 1) for place in edit.range)
    if line != end_line or not 0 <= line < len(scanned.lines.lines):
        return None
    text, content = scanned.lines.lines[line].text, edit.content
    if not 0 <= start <= end <= len(text):
        return None
    while start < end and content and text[start] == content[0]:
        start, content = start + 1, content[1:]
    while start < end and content and text[end - 1] == content[-1]:
        end, content = end - 1, content[:-1]
    return Splice((line, start), (line, end), content)


def _pieces(line: Line, change: Splice) -> Iterator[Piece]:
    """Yield the parts of stretches that a change replaces; the new text goes into the first. Nothing if none can hold it."""
    (_, start), (_, end), content = change
    at = 0
    touching: list[Piece] = []
    for stretch in line.stretches:
        after = at + len(stretch.text)
        if at < end and start < after:
            yield Piece(stretch, max(start - at, 0), min(end, after) - at, content)
            content = ""
        elif start == end and at <= start <= after:
            touching.append(Piece(stretch, start - at, start - at, content))
        at = after
    typed = [piece for piece in touching if piece.stretch.at >= 0 and not piece.stretch.lock]
    empty = [piece for piece in touching if not piece.stretch.text and not piece.stretch.lock]
    yield from (typed or empty)[:1]


def _lock(stretch: Stretch) -> str:
    return stretch.lock or stretch.paragraph.lock


def _written(scanned: Scanned, data: bytes, changes: Sequence[Splice]) -> bytes | None:
    """The file with these changes; None where it would not be read as intended."""
    texts: dict[Stretch, str] = {}
    lines = [line.text for line in scanned.lines.lines]
    for change in reversed(changes):
        (number, start), (_, end), content = change
        lines[number] = lines[number][:start] + content + lines[number][end:]
        for stretch, start, end, part in _pieces(scanned.lines.lines[number], change):
            text = texts.get(stretch, stretch.text)
            texts[stretch] = text[:start] + part + text[end:]
    rewritten = _spliced(scanned, texts)
    try:
        made = replaced(data, scanned.package.members[scanned.package.main.lower()], rewritten)
        read = scan(made)
    except (Unusual, Unreadable):
        return None
    return made if [_bare(line.text) for line in read.lines.lines] == [_bare(line) for line in lines] else None


def _bare(text: str) -> str:
    return "".join(text.split())


def _spliced(scanned: Scanned, texts: Mapping[Stretch, str]) -> bytes:
    """The XML with the texts of these stretches rewritten."""
    content = scanned.content
    splices = []
    for stretch, text in texts.items():
        if stretch.at >= 0:
            splices.append(_rewritten(content, stretch.at, text))
        else:
            splices.append(_filled(content, stretch.paragraph, text, _properties(scanned, stretch)))
    for start, end, new in sorted(splices, reverse=True):
        content = content[:start] + new + content[end:]
    return content


def _rewritten(content: bytes, at: int, text: str) -> tuple[int, int, bytes]:
    """(start, end, new bytes) that give a `w:t` element another text."""
    tag = _START_TAG.match(content, at)
    assert tag is not None
    start = tag[0]
    name = start[1:].split(None, 1)[0].rstrip(b"/>")
    end = tag.end()
    if start.endswith(b"/>"):
        start = start[:-2].rstrip() + b">"
    else:
        end = content.index(b">", content.index(b"</" + name, end)) + 1
    if text != text.strip() and b"xml:space" not in start:
        start = start[:-1] + b' xml:space="preserve">'
    return at, end, start + escape(text).encode() + b"</" + name + b">"


def _filled(content: bytes, paragraph: Para, text: str, properties: bytes) -> tuple[int, int, bytes]:
    """(start, end, new bytes) that add a run at the end of a paragraph without text."""
    tag = _START_TAG.match(content, paragraph.start)
    named = _PREFIX.match(content, paragraph.start)
    assert tag is not None and named is not None
    name, prefix = named[0][1:], named[1]
    properties = _mark_properties(content[paragraph.start : paragraph.end], prefix) or properties
    inside = b"<%brPr>%b</%brPr>" % (prefix, properties, prefix) if properties else b""
    run = b"<%br>%b<%bt>%b</%bt></%br>" % (prefix, inside, prefix, escape(text).encode(), prefix, prefix)
    if tag[0].endswith(b"/>"):
        return tag.start(), tag.end(), tag[0][:-2].rstrip() + b">" + run + b"</" + name + b">"
    return paragraph.end, paragraph.end, run


def _mark_properties(paragraph: bytes, prefix: bytes) -> bytes:
    """The run properties of a paragraph's mark, which Word gives to text typed into it."""
    name = re.escape(prefix)
    found = re.search(rb"<%bpPr[\s>](?:(?!</%bpPr>).)*?<%brPr>(.*?)</%brPr>" % ((name,) * 4), paragraph, re.S)
    return found[1].partition(b"<" + prefix + b"rPrChange")[0] if found else b""


def _properties(scanned: Scanned, blank: Stretch) -> bytes:
    """The run properties of the nearest figure in a row."""
    lines = scanned.lines.lines
    home = next(number for number, line in enumerate(lines) if any(each is blank for each in line.stretches))
    near = sorted(range(max(home - NEAR, 0), min(home + NEAR, len(lines))), key=lambda number: abs(number - home))
    for number in near:
        for stretch in lines[number].stretches if number + 1 in scanned.lines.places.cells else ():
            if stretch.at >= 0 and not stretch.lock and stretch.text.strip().isdigit():
                return _run_properties(scanned.content, stretch.at)
    return b""


def _run_properties(content: bytes, at: int) -> bytes:
    """The properties of the run that the `w:t` at this index stands in."""
    named = _PREFIX.match(content, at)
    prefix = named[1] if named else b""
    start = max(content.rfind(b"<" + prefix + b"r" + end, 0, at) for end in (b">", b" "))
    name = re.escape(prefix)
    found = (
        re.match(rb"<%br[^>]*><%brPr>(.*?)</%brPr>" % ((name,) * 3), content[start:at], re.S) if start >= 0 else None
    )
    return found[1].partition(b"<" + prefix + b"rPrChange")[0] if found else b""
