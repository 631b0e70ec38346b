"""From the bytes of a file and its findings to the bytes as mended: what no fix names is kept byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint_reports.fixes.alignment import Span
from lint_reports.fixes.raw_lines import LINE_END, Place, RawLines, encoded
from lint_reports.model.diagnostic import Applicability, Diagnostic, Edit, Fix
from lint_reports.model.result import Withheld
from lint_reports.readers.formats import WORD
from lint_reports.readers.source import Source
from lint_reports.text.language import Text

OUTSIDE = Text("改动的位置不在文件内，或者互相重叠", "its edits lie outside of the file or overlap")
UNFAITHFUL = Text("这一行有不能照原样写回的字节", "the line has bytes that would not be written back as they are")
MISREAD = Text("改后文件会被当作另一种编码", "the file would then be taken for one in another encoding")
TORN = Text("改动处夹有 HTML 标签", "there are HTML tags within what it would change")
MISREAD_WORD = Text("改后 Word 读出的会是别的内容", "Word would read something else afterwards")

_TAG = re.compile(r"</?[A-Za-z]")


class Splice(NamedTuple):
    """An edit as it is made: places in the file's lines, the content with the padding and line ends of the place."""

    start: Place
    end: Place
    content: str

    def clashes(self, other: Splice) -> bool:
        """Whether not both can be made, or not without deciding which goes first."""
        if self == other:
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Applied(NamedTuple):
    """A file with some fixes made: the findings they belong to, and those whose fixes cannot be made."""

    source: Source
    fixed: tuple[Diagnostic, ...]
    withheld: tuple[Withheld, ...] = ()

    @property
    def data(self) -> bytes:
        return self.source.data


def apply(source: Source, diagnostics: Iterable[Diagnostic], allowed: Iterable[Applicability]) -> Applied:
    """Make every fix that is allowed; of two that clash the first, as the other needs the file read again."""
    if source.format is WORD:
        from lint_reports.fixes.word import apply_to_word

        return apply_to_word(source, diagnostics, allowed)
    raw = RawLines.of(source)
    wanted = [each for each in diagnostics if _is_wanted(each, allowed)]
    fixed, taken, withheld = _chosen(raw, sorted(wanted, key=lambda each: each.sort_key))
    if not fixed:
        return Applied(source, (), withheld)
    data, text = _written(raw, taken)
    changed = source.changed(data)
    if changed.decoded.text != text:
        return Applied(source, (), (*withheld, *(Withheld(each, MISREAD) for each in fixed)))
    return Applied(changed, fixed, withheld)


def _is_wanted(diagnostic: Diagnostic, allowed: Iterable[Applicability]) -> bool:
    """A finding without a range is in a format without lines, in which edits have no place."""
    fix = diagnostic.fix
    return fix is not None and fix.applicability in allowed and diagnostic.location.range is not None


def _chosen(
    raw: RawLines, diagnostics: Iterable[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], list[Splice], tuple[Withheld, ...]]:
    fixed: list[Diagnostic] = []
    taken: list[Splice] = []
    withheld: list[Withheld] = []
    for diagnostic in diagnostics:
        splices = _splices(raw, diagnostic.fix) if diagnostic.fix else None
        hindrance = OUTSIDE if splices is None else _hindrance(raw, splices)
        if hindrance is not None:
            withheld.append(Withheld(diagnostic, hindrance))
        elif splices and not any(splice.clashes(other) for splice in splices for other in taken):
            taken += splices
            fixed.append(diagnostic)
    return tuple(fixed), taken, tuple(withheld)


def _splices(raw: RawLines, fix: Fix) -> list[Splice] | None:
    """What a fix changes, each thing once; None where it names places that do not exist, or one place twice."""
    made = {_splice(raw, edit) for edit in fix.edits}
    splices = sorted(each for each in made if each is not None)
    if None in made or any(one.end > other.start or one[:2] == other[:2] for one, other in pairwise(splices)):
        return None
    return [each for each in splices if raw.between(each.start, each.end) != each.content]


def _splice(raw: RawLines, edit: Edit) -> Splice | None:
    start, end = ((place.line - 1, place.column - 1) for place in (edit.range.start, edit.range.end))
    if not (raw.has(start) and raw.has(end) and start <= end):
        return None
    line = start[0]
    content = LINE_END.sub(raw.ends[line] or raw.ends[0] or "\n", edit.content)
    if line != end[0]:
        return Splice(start, end, content)
    column, end_column, content = raw.page.filled(line, Span(start[1], end[1], content))
    return Splice((line, column), (line, end_column), content)


def _hindrance(raw: RawLines, splices: Iterable[Splice]) -> Text | None:
    """Why these cannot be written into this file, if they cannot."""
    for splice in splices:
        if encoded(splice.content, raw.codec) is None:
            codec = raw.codec
            return Text(f"要改成的文字有编码 {codec} 没有的字", f"the encoding {codec} lacks characters of the fix")
        if raw.page.markdown and _TAG.search(raw.between(splice.start, splice.end)):
            return TORN
        if not all(map(raw.is_faithful, range(splice.start[0], splice.end[0] + 1))):
            return UNFAITHFUL
    return None


def _written(raw: RawLines, taken: Iterable[Splice]) -> tuple[bytes, str]:
    """The new bytes, and the text they are to be read as."""
    data, text, at = [raw.mark], [], 0
    for block in _blocks({*taken, *_evened(raw, taken)}):
        first, last = block[0].start[0], max(splice.end[0] for splice in block)
        new = _spliced(raw, block, first, last)
        data += [*raw.raw[at:first], new.encode(raw.codec)]
        text += [raw.whole(at, first), new]
        at = last + 1
    data += raw.raw[at:]
    text.append(raw.whole(at, len(raw.lines)))
    return b"".join(data), "".join(text)


def _evened(raw: RawLines, splices: Iterable[Splice]) -> Iterator[Splice]:
    """What the edits take from the padding of the cells they stand in, or give to it."""
    by_line: dict[int, set[Span]] = {}
    for (line, column), (end_line, end_column), content in splices:
        if line == end_line:
            by_line.setdefault(line, set()).add(Span(column, end_column, content))
    for line, spans in by_line.items():
        for start, end, content in raw.page.evened(line, spans):
            yield Splice((line, start), (line, end), content)


def _blocks(splices: Iterable[Splice]) -> Iterator[list[Splice]]:
    """The splices in order, those together that stand on the same lines."""
    block: list[Splice] = []
    for splice in sorted(splices):
        if block and splice.start[0] > max(other.end[0] for other in block):
            yield block
            block = []
        block.append(splice)
    if block:
        yield block


def _spliced(raw: RawLines, block: Sequence[Splice], first: int, last: int) -> str:
    parts: list[str] = []
    at = (first, 0)
    for start, end, content in block:
        parts += [raw.between(at, start), content]
        at = end
    return "".join([*parts, raw.between(at, (last, len(raw.lines[last]))), raw.ends[last]])
