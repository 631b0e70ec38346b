"""Apply fixes to the bytes of a file; what no fix changes is kept byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lint_reports.fixes.alignment import Span
from lint_reports.fixes.edits import MISREAD, OUTSIDE, Applied, Splice, choose, fixable
from lint_reports.fixes.raw_lines import LINE_END, RawLines, encoded
from lint_reports.model.diagnostic import Applicability, Diagnostic, Edit, Fix
from lint_reports.readers.formats import WORD
from lint_reports.readers.source import Source
from lint_reports.text.language import Text

UNFAITHFUL = Text("这一行有不能照原样写回的字节", "the line has bytes that would not be written back as they are")
TORN = Text("改动处夹有 HTML 标签", "there are HTML tags within what it would change")

_TAG = re.compile(r"</?[A-Za-z]")


def apply(source: Source, diagnostics: Iterable[Diagnostic], allowed: Iterable[Applicability]) -> Applied:
    """Apply the fixes of allowed kinds; of two that clash only the first, as the other needs the file linted again."""
    if source.format is WORD:
        from lint_reports.fixes.word import apply_to_word  # This loads the reader of Word files.

        return apply_to_word(source, diagnostics, allowed)
    raw = RawLines.of(source)
    lined = [each for each in diagnostics if each.location.range is not None]
    chosen = choose(fixable(lined, allowed), lambda fix: _splices(raw, fix))
    if not chosen.fixed:
        return Applied(source, (), chosen.withheld)
    data, text = _written(raw, chosen.splices)
    changed = source.changed(data)
    if changed.decoded.text != text:
        return chosen.misread(source, MISREAD)
    return Applied(changed, chosen.fixed, chosen.withheld)


def _splices(raw: RawLines, fix: Fix) -> list[Splice] | Text:
    """The splices of a fix without duplicates, or the reason why it cannot be applied."""
    found = {_splice(raw, edit) for edit in fix.edits}
    splices = sorted(each for each in found if each is not None)
    if None in found or any(one.end > other.start or one[:2] == other[:2] for one, other in pairwise(splices)):
        return OUTSIDE
    changing = [each for each in splices if raw.between(each.start, each.end) != each.content]
    return _obstacle(raw, changing) or changing


def _splice(raw: RawLines, edit: Edit) -> Splice | None:
    """The splice of an edit in this file; None if its range is outside of the file."""
    start, end = ((place.line - 1, place.column - 1) for place in (edit.range.start, edit.range.end))
    if not (raw.has(start) and raw.has(end) and start <= end):
        return None
    line = start[0]
    content = LINE_END.sub(raw.ends[line] or raw.ends[0] or "\n", edit.content)
    if line != end[0]:
        return Splice(start, end, content)
    column, end_column, content = raw.rows.filled(line, Span(start[1], end[1], content))
    return Splice((line, column), (line, end_column), content)


def _obstacle(raw: RawLines, splices: Iterable[Splice]) -> Text | None:
    """Why splices cannot be written into this file, None where they can."""
    for splice in splices:
        if encoded(splice.content, raw.codec) is None:
            codec = raw.codec
            return Text(f"要改成的文字有编码 {codec} 没有的字", f"the encoding {codec} lacks characters of the fix")
        if raw.rows.markdown and _TAG.search(raw.between(splice.start, splice.end)):
            return TORN
        if not all(map(raw.is_faithful, range(splice.start[0], splice.end[0] + 1))):
            return UNFAITHFUL
    return None


def _written(raw: RawLines, splices: Iterable[Splice]) -> tuple[bytes, str]:
    """(new bytes, text that they must decode to)."""
    data, text, at = [raw.mark], [], 0
    for block in _blocks({*splices, *_evened(raw, splices)}):
        first, last = block[0].start[0], max(splice.end[0] for splice in block)
        new = _spliced(raw, block, first, last)
        data += [*raw.raw[at:first], new.encode(raw.codec)]
        text += [raw.whole(at, first), new]
        at = last + 1
    data += raw.raw[at:]
    text.append(raw.whole(at, len(raw.lines)))
    return b"".join(data), "".join(text)


def _evened(raw: RawLines, splices: Iterable[Splice]) -> Iterator[Splice]:
    """Add splices that adjust the padding of the changed cells, so that the columns stay aligned."""
    by_line: dict[int, set[Span]] = {}
    for (line, column), (end_line, end_column), content in splices:
        if line == end_line:
            by_line.setdefault(line, set()).add(Span(column, end_column, content))
    for line, spans in by_line.items():
        for start, end, content in raw.rows.evened(line, spans):
            yield Splice((line, start), (line, end), content)


def _blocks(splices: Iterable[Splice]) -> Iterator[list[Splice]]:
    """The sorted splices, in groups that share lines."""
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
