"""The baseline: a file of known findings, so that only new ones fail. A finding is identified by its cell or section and
its text, not by its line.

One entry a line, sorted, so that a diff of the file shows which findings were fixed and which were added.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.reporters.json import dumps
from lint_reports.system import files, store
from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import File, error_at, shown_path
from lint_reports.text.language import Text

VERSION = 1
_REMEDY = Text(
    "；合并冲突请先解决，其他情况可用 lint-reports baseline write 重新写一份",
    "; resolve a merge conflict first, or write it anew with lint-reports baseline write",
)


class Key(NamedTuple):
    """Identity of a finding over time: file, rule, place in the form, and the text found there."""

    path: str
    """Relative to the folder of the baseline, with slashes."""
    code: str
    name: str
    at: str
    """The cell's address ("requests/3.1/total"), else the logical path in the report."""
    content: str


@dataclass(frozen=True)
class Baseline:
    """The known findings of a file. Two are equal if they were read from the same file with the same content."""

    file: str
    digest: bytes
    """Digest of the known findings."""
    known: Mapping[str, Mapping[Key, int]] = field(compare=False, repr=False)
    """Number of each known finding, by path and key."""

    def without_known(self, result: FileResult) -> FileResult:
        """Move the known findings of a result to `known`; of equal findings the first, as many as the baseline has."""
        left = Counter(self.known.get(relative(result.path, self.file), {}))
        new: list[Diagnostic] = []
        known: list[Diagnostic] = []
        for diagnostic in result.diagnostics if left else ():
            key = key_of(result, diagnostic, self.file)
            left[key] -= 1
            (new if left[key] < 0 else known).append(diagnostic)
        return result._replace(diagnostics=tuple(new), known=tuple(known)) if known else result


def key_of(result: FileResult, diagnostic: Diagnostic, file: str) -> Key:
    """The key of a finding in the baseline `file`."""
    cell = diagnostic.cell
    at = diagnostic.location.node
    if cell is not None:
        at = "/".join(str(part) for part in cell if part is not None)
    path = relative(diagnostic.location.path, file)
    return Key(path, diagnostic.code, diagnostic.name, at, result.content_of(diagnostic))


def relative(path: str, file: str) -> str:
    """A path as the baseline `file` has it: relative to its folder, with slashes."""
    folder = os.path.dirname(os.path.abspath(file))
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # Another drive of Windows.
        return path.replace(os.sep, "/")


def counted(results: Iterable[FileResult], file: str) -> Counter[Key]:
    """Count the findings of results, known ones included, by their keys in the baseline `file`."""
    return Counter(key_of(result, each, file) for result in results for each in (*result.diagnostics, *result.known))


def write(file: str, entries: Mapping[Key, int]) -> None:
    """Write the entries with a positive count, replacing the file in one step. Raises UsageError."""
    lines = [dumps({**key._asdict(), "count": count}) for key, count in sorted(entries.items()) if count > 0]
    body = ",\n".join(f"    {line}" for line in lines)
    text = f'{{\n  "version": {VERSION},\n  "findings": [' + (f"\n{body}\n  ]\n}}\n" if lines else "]\n}\n")
    try:
        files.write(file, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"写不了 {file}：{error.strerror}", f"cannot write {file}: {error.strerror}") from error


def load(file: str) -> Baseline:
    """Read a baseline. Raises UsageError with file, line and remedy where it cannot be read."""
    known: dict[str, Counter[Key]] = {}
    found = entries(file)
    for key, count in found.items():
        known.setdefault(key.path, Counter())[key] += count
    return Baseline(file, store.digest(repr(sorted(found.items())).encode("utf-8", "surrogatepass")), known)


def entries(file: str) -> Counter[Key]:
    """The entries of a baseline, each with its count. Raises UsageError as `load` does."""
    text = _text(file)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(file, text, error.pos, Text("不是完整的 JSON", "no sound JSON")) from error
    except RecursionError as error:
        raise _broken(file, text, 0, Text("套得太深", "too deeply nested")) from error
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise _broken(file, text, 0, Text("不是基线文件，没有 findings", "no baseline: it has no findings"))
    if content.get("version") != VERSION:
        zh, en = (
            f"版本是 {content.get('version')}，能读的是 {VERSION}",
            f"version {content.get('version')}, not {VERSION}",
        )
        raise _broken(file, text, max(text.find('"version"'), 0), Text(zh, en))
    found: Counter[Key] = Counter()
    for number, each in enumerate(content["findings"]):
        fault = _fault(each)
        if fault is not None:
            raise _broken(file, text, _start_of(text, number), fault)
        found[Key(*(each[name] for name in Key._fields))] += each.get("count", 1)
    return found


def _fault(entry: Any) -> Text | None:
    """What is wrong with an entry; None for a sound one."""
    if not isinstance(entry, dict):
        return Text("这一项不是 {…}", "an entry that is no {…}")
    for name in Key._fields:
        if not isinstance(entry.get(name), str):
            return Text(f"这一项缺少 {name}，或者它不是文字", f"an entry without a text for {name}")
    count = entry.get("count", 1)
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        return Text("count 要写不小于 1 的整数", "count takes a number from 1")
    return None


def _start_of(text: str, number: int) -> int:
    """The index in the text at which the entry of that number begins."""
    starts = list(_starts(text))
    return starts[number] if number < len(starts) else 0


def _starts(text: str) -> Iterator[int]:
    """Yield the index at which each entry begins."""
    decoder = json.JSONDecoder()
    at = text.index("[", text.index('"findings"')) + 1
    while True:
        while at < len(text) and text[at] in ", \t\r\n":
            at += 1
        if at >= len(text) or text[at] == "]":
            return
        yield at
        at = decoder.raw_decode(text, at)[1]


def _text(file: str) -> str:
    try:
        return files.read(file).decode("utf-8-sig")
    except files.Unreadable as error:
        raise UsageError(f"基线 {file}：{error.text.zh}", f"baseline {file}: {error.text.en}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        zh, en = (
            f"{file}:{line}: 基线要存为 UTF-8 编码{_REMEDY.zh}",
            f"{file}:{line}: a baseline has to be in UTF-8{_REMEDY.en}",
        )
        raise UsageError(zh, en) from error


def _broken(file: str, text: str, index: int, what: Text) -> UsageError:
    message = Text(f"基线有误：{what.zh}{_REMEDY.zh}", f"broken baseline: {what.en}{_REMEDY.en}")
    return error_at(File(shown_path(file), text), index, index + 1, message)
