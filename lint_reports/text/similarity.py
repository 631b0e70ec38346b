"""Similarity of two texts by their shingles, once figures, names and formulas are left out.

A shingle is a run of `WIDTH` characters; texts that share most of theirs have most of their words in common and in the
same order. Broder, On the resemblance and containment of documents, 1997.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from zlib import crc32

from lint_reports.text.folding import nfkc

WIDTH = 12
"""Characters in a shingle: about a clause, so that common phrases alone make none alike."""
HALF = WIDTH // 2
"""Runs of so many characters are looked for first: a text that lacks one lacks every shingle around it."""
LEAST = 200
"""A text of fewer characters is too short to be called copied."""
SKETCH = 8
"""Hashes in a sketch. Texts that share nine tenths of their shingles almost certainly share one of their eight."""
_UNIT = 2
"""Bytes of a character in UTF-16, but for those outside the basic plane."""
_ANCHOR = re.compile(b"[%s]" % re.escape(bytes(range(0, 256, 8))))
"""The low byte of one character in eight."""

_SENTENCE = re.compile(r"[。；;！!？?\n]")
_QUOTED = re.compile(r"《[^》\n]*》|〔\d+〕\d*号?")
_LETTERS = re.compile(r"[一-鿿]+|[^\W\d_]+")
"""The first part is for speed alone: Chinese characters are found twice as fast by it."""
_OWN_BODY = re.compile(
    r"我[省市县区州盟旗乡镇局委办厅处院]|我街道|我单位|本[省市县区州盟旗乡镇局委办厅处院]|本街道|本机关|本单位"
)
_FORMULAS = (
    "统计期限",
    "期限自",
    "信息公开条例",
    *(f"{basis}.{{0,60}}(编制|编写|撰写)" for basis in ("根据", "依照", "按照", "依据")),
    *(f"{part}(内容)?组成" for part in ("部分", "方分", "方面")),
    *(f"{verb}公[布开]" for verb in ("予以", "向社会", "特此", "特予", "现将?")),
    *("联系人", "联系电话", "联系地址", "邮政编码", "邮编", "电子邮箱"),
    *("可.{0,12}下载", "如有疑问", "如对.{0,8}报告"),
    *(f"{none}.{{0,20}}(申请|复议|诉讼|收费|收取|处理费|追究|事项)" for none in ("未", "没有?", "无", "零", "0件")),
    "数据.{0,6}表",
)
"""Sentences that are rightly alike in all reports: the form's own words, contact data, and that nothing happened.

Each begins with a character and not with an alternative, so that the engine looks only where it stands."""
_FORMULA = re.compile("|".join(_FORMULAS))
_OFFICE = re.compile("(人民政府办公室|人民政府|街道办事处|办事处|办公室|办公厅|管理局|管理委员会|委员会)$")
_PLACE = re.compile("(?<=[省市县区州盟旗])(?=..)")


def sketch(plain: str) -> list[int]:
    """The least hashes (CRC-32) of a text's shingles, at most `SKETCH`; first of those that begin with an anchor character.

    Whether a shingle begins with an anchor has nothing to do with where two texts differ, so that a sample of them tells
    as much as all. Broder, Identifying and filtering near-duplicate documents, 2000.
    """
    data = plain.encode("utf-16-le", "surrogatepass")
    last = len(data) - WIDTH * _UNIT
    if last < 0:
        return []
    anchored = _least(data, [_UNIT * found.start() for found in _ANCHOR.finditer(data[: last + 1 : _UNIT])])
    if len(anchored) == SKETCH:
        return anchored
    others = _least(data, range(0, last + 1, _UNIT))
    return [*anchored, *(each for each in others if each not in anchored)][:SKETCH]


def _least(data: bytes, places: Sequence[int]) -> list[int]:
    return sorted({crc32(data[at : at + WIDTH * _UNIT]) for at in places})[:SKETCH]


def share(mine: str, theirs: str, least: float, both: bool) -> float:
    """The share (0 to 1) of a text's shingles that the other has too: exact from `least` on, below it perhaps 0.

    With `both`, the share of the shingles of the text that has more of them.
    """
    last = len(mine) - WIDTH
    most = int((1 - least) * (last + 1)) + 1
    missing: set[str] = set()
    for at in range(0, last + 1, WIDTH - HALF + 1):
        if mine[at : at + HALF] not in theirs:
            missing.update([mine[each : each + WIDTH] for each in range(max(0, at + HALF - WIDTH), at + 1)])
            if len(missing) > most:
                return 0.0
    for first in range(WIDTH):  # In strides over the whole text: what two have in common is often at their beginnings.
        missing.update([each for at in range(first, last + 1, WIDTH) if (each := mine[at : at + WIDTH]) not in theirs])
        if len(missing) > most:
            return 0.0
    own = _distinct(mine)
    whole = max(own, _distinct(theirs)) if both else own
    return (own - len(missing)) / whole if whole else 0.0


def _distinct(plain: str) -> int:
    """The number of different shingles of a text."""
    return len({plain[at : at + WIDTH] for at in range(len(plain) - WIDTH + 1)})


def plain_text(paragraphs: Iterable[str], body: str) -> str:
    """The letters of a text without figures, punctuation, names of the body, citations and `_FORMULAS`."""
    sentences = _SENTENCE.split(nfkc("\n".join(paragraphs)))
    text = "\n".join([sentence for sentence in sentences if sentence and not _FORMULA.search(sentence)])
    text = _OWN_BODY.sub("", _QUOTED.sub("", text))
    for name in names_of(body):
        text = text.replace(name, " ")
    return "".join(_LETTERS.findall(text))


def names_of(body: str) -> list[str]:
    """The names of a body in its own text, the longest first: whole, without its office, and its parts."""
    short = _OFFICE.sub("", body)
    names = {body, short, *_PLACE.split(short)}
    return sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))
