"""What the fuzzer begins with: reports of the corpus, sound and broken in one place, and the words of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

from lint_reports.config.keys import KEYS
from lint_reports.form.sources import GRAMMAR
from tests.corpus import LAYOUTS, MUTATIONS, applicable, break_report, report
from tests.support.village import old_village, village

ROOT = Path(__file__).parents[1]


def seeds(target: str) -> Iterator[bytes]:
    """Inputs from which a target's fuzzing starts."""
    yield from _SEEDS[target]()


def _reports(*suffixes: str) -> Iterator[bytes]:
    for number, (name, layout) in enumerate(LAYOUTS.items()):
        made = layout(report(Random(number), (2019, 2021)[number % 2]))
        if made.suffix in suffixes:
            yield made.data
            mutation = [each for each in MUTATIONS if applicable(each, name)][number % 9]
            yield break_report(mutation, report(Random(number), 2021), name, Random(number))[0].data


def _word() -> Iterator[bytes]:
    for data in _reports(".docx"):
        yield b"\x00" + data
        with ZipFile(BytesIO(data)) as archive:
            mark_up = archive.read("word/document.xml")
        body = re.search(rb"<w:body>(.*)</w:body>", mark_up, re.S)
        yield b"\xff" + (body[1] if body else mark_up)


def _repairs() -> Iterator[bytes]:
    for which in range(3):
        yield bytes([which])
        yield bytes([which]) + Random(which).randbytes(16)


def _claims() -> Iterator[bytes]:
    lines = (ROOT / "tests/prose/sentences.txt").read_text("utf-8").split("\n")
    passages = [line.partition("|")[0].strip() for line in lines if line and not line.startswith("#")]
    for start in range(0, len(passages), 20):
        yield "\n".join(passages[start : start + 20]).encode()


def _relations() -> Iterator[bytes]:
    for path in sorted(Path(GRAMMAR).glob("*.relations")):
        yield from (part.encode() for part in path.read_text("utf-8").split("\n\n"))
    yield b"requests, each column: refused <= received + carried_in"
    yield b"requests, each cell: figure >= 0"


def _yaml() -> Iterator[bytes]:
    yield from (key.example.encode() for key in KEYS.values())
    yield "\n".join(key.example for name, key in KEYS.items() if name not in ("extends", "plugins")).encode()


def _toml() -> Iterator[bytes]:
    from ruamel.yaml import YAML

    for name, key in KEYS.items():
        value = YAML(typ="safe").load(key.example)[name]
        yield f"[tool.lint-reports]\n{name} = {_in_toml(value)}\n".encode()
    yield b'[tool.lint-reports.severity]\nblank-cell = "info" # why\n[[tool.lint-reports.overrides]]\nfiles = ["a"]\n'


def _in_toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r} = {_in_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_in_toml, value)) + "]"
    return {True: "true", False: "false"}.get(value, repr(value)) if isinstance(value, bool) else repr(value)


def _suppressions() -> Iterator[bytes]:
    for first in (b"\x00", b"\x01"):
        yield first + "ignore[blank-cell] -- 待补\ndisable[LR1] until=2023-12-31\nenable[LR1]".encode()
        yield first + "file-ignore[empty-section，LR2] until=2030-1-1 — 原件如此\nignore\nignore[ALL]".encode()


def _fixes() -> Iterator[bytes]:
    for first in (b"\x00", b"\x01"):
        yield first + village(headings={1: "一、总体状况", 3: "三收到和处理政府信息公开申请情况"}).encode()
        yield first + village().replace("\t0\t", "\t\t").encode("gb18030")
        yield first + old_village().replace("0", "０").replace("\n", "\r\n").encode()
        yield from (first + data for data in _reports(".txt" if first == b"\x00" else ".md"))


_SEEDS = {
    "text": lambda: _reports(".txt"),
    "markdown": lambda: _reports(".md"),
    "html": lambda: _reports(".html", ".htm"),
    "docx": _word,
    "repair": _repairs,
    "claims": _claims,
    "relations": _relations,
    "yaml": _yaml,
    "toml": _toml,
    "suppressions": _suppressions,
    "fixes": _fixes,
}


def dictionary() -> Iterator[str]:
    """The words that a mutation may put in, in libFuzzer's notation: those of the form, of relations, of mark-up."""
    grammars = "\n".join(path.read_text("utf-8") for path in sorted(Path(GRAMMAR).glob("*.lark")))
    words = dict.fromkeys(re.findall(r'"((?:[^"\\\n]|\\.)+)"', grammars))
    marks = (
        "\t",
        "|",
        "　",
        "\r\n",
        "| --- |",
        "<table>",
        "</td>",
        "<tr>",
        ' rowspan="2"',
        "&nbsp;",
        "<!--",
        "-->",
        "```",
    )
    names = (
        "<w:tbl>",
        "<w:tc>",
        '<w:gridSpan w:val="3"/>',
        "<w:vMerge/>",
        "</w:p>",
        "ignore[",
        "until=",
        " -- ",
        "# lint-reports:",
    )
    keys = (*KEYS, *re.findall(r"\b[a-z_]{4,}\b", grammars)[:400])
    for word in dict.fromkeys((*words, *marks, *names, *keys)):
        yield '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'
