"""The baseline: findings that are known, so that only new ones fail. It follows a finding by what it is about, not by line.

One entry a line, sorted, so that a diff of the file reads as what was mended and what was let in.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.system import files, store
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Text

VERSION = 1
_REMEDY = Text(
    "；合并冲突请先解决，其他情况可用 lint-reports baseline write 重新写一份",
    "; resolve a merge conflict first, or write it anew with lint-reports baseline write",
)


class Key(NamedTuple):
    """What makes a finding the same one later: rule, place in the form, and what stands there."""

    path: str
    """From the baseline's folder, with slashes."""
    code: str
    name: str
    at: str
    """The cell's address ("requests/3.1/total"), else the logical path in the report."""
    content: str


@dataclass(frozen=True)
class Baseline:
    """Known findings. Two are equal if they were read from the same file with the same content."""

    file: str
    digest: bytes
    """Of the findings."""
    known: Mapping[str, Mapping[Key, int]] = field(compare=False, repr=False)
    """By path, how often each finding is known."""

    def without_known(self, result: FileResult) -> FileResult:
        """The result with the known findings put aside; of equal ones as many as are known, the first."""
        left = Counter(self.known.get(relative(result.path, self.file), {}))
        new: list[Diagnostic] = []
        known: list[Diagnostic] = []
        for diagnostic in result.diagnostics if left else ():
            key = key_of(result, diagnostic, self.file)
            left[key] -= 1
            (new if left[key] < 0 else known).append(diagnostic)
        return result._replace(diagnostics=tuple(new), known=tuple(known)) if known else result


def key_of(result: FileResult, diagnostic: Diagnostic, file: str) -> Key:
    cell = diagnostic.cell
    at = diagnostic.location.node
    if cell is not None:
        at = "/".join(str(part) for part in cell if part is not None)
    path = relative(diagnostic.location.path, file)
    return Key(path, diagnostic.code, diagnostic.name, at, result.content_of(diagnostic))


def relative(path: str, file: str) -> str:
    """The path as it stands in a baseline: from its folder, with slashes."""
    folder = os.path.dirname(os.path.abspath(file))
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # Another drive of Windows.
        return path.replace(os.sep, "/")


def counted(results: Iterable[FileResult], file: str) -> Counter[Key]:
    """The findings of these results as entries of a baseline."""
    return Counter(key_of(result, each, file) for result in results for each in (*result.diagnostics, *result.known))


def write(file: str, entries: Mapping[Key, int]) -> None:
    """Replace the file in one step."""
    from lint_reports.reporters.json import dumps

    lines = [dumps({**key._asdict(), "count": count}) for key, count in sorted(entries.items()) if count > 0]
    body = ",\n".join(f"    {line}" for line in lines)
    text = f'{{\n  "version": {VERSION},\n  "findings": [' + (f"\n{body}\n  ]\n}}\n" if lines else "]\n}\n")
    try:
        files.write(file, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"写不了 {file}：{error.strerror}", f"cannot write {file}: {error.strerror}") from error


def load(file: str) -> Baseline:
    """Read a baseline. Raises UsageError with file, line and remedy where it is broken."""
    known: dict[str, Counter[Key]] = {}
    found = entries(file)
    for key, count in found.items():
        known.setdefault(key.path, Counter())[key] += count
    return Baseline(file, store.digest(repr(sorted(found.items())).encode("utf-8", "surrogatepass")), known)


def entries(file: str) -> Counter[Key]:
    """What a baseline holds."""
    import json

    text = _text(file)
    try:
        said = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(file, text, error.pos, Text("不是完整的 JSON", "no sound JSON")) from error
    except RecursionError as error:
        raise _broken(file, text, 0, Text("套得太深", "too deeply nested")) from error
    if not isinstance(said, dict) or not isinstance(said.get("findings"), list):
        raise _broken(file, text, 0, Text("不是基线文件，没有 findings", "no baseline: it has no findings"))
    if said.get("version") != VERSION:
        zh, en = f"版本是 {said.get('version')}，能读的是 {VERSION}", f"version {said.get('version')}, not {VERSION}"
        raise _broken(file, text, max(text.find('"version"'), 0), Text(zh, en))
    found: Counter[Key] = Counter()
    for number, each in enumerate(said["findings"]):
        fault = _fault(each)
        if fault is not None:
            raise _broken(file, text, _place(text, number), fault)
        found[Key(*(each[name] for name in Key._fields))] += each.get("count", 1)
    return found


def _fault(entry: Any) -> Text | None:
    if not isinstance(entry, dict):
        return Text("这一项不是 {…}", "an entry that is no {…}")
    for name in Key._fields:
        if not isinstance(entry.get(name), str):
            return Text(f"这一项缺少 {name}，或者它不是文字", f"an entry without a text for {name}")
    count = entry.get("count", 1)
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        return Text("count 要写不小于 1 的整数", "count takes a number from 1")
    return None


def _place(text: str, number: int) -> int:
    """Where an entry begins."""
    starts = list(_starts(text))
    return starts[number] if number < len(starts) else 0


def _starts(text: str) -> Iterator[int]:
    import json

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
    from lint_reports.text.excerpt import File, error_at, shown_path

    message = Text(f"基线有误：{what.zh}{_REMEDY.zh}", f"broken baseline: {what.en}{_REMEDY.en}")
    return error_at(File(shown_path(file), text), index, index + 1, message)
