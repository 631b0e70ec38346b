"""What is alike in two texts once figures, names and formulas are left out: their shingles.

A shingle is so many characters in a row; texts that share most of theirs have most of their words in common and in the
same order. Broder, On the resemblance and containment of documents, 1997.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from zlib import crc32

from lint_reports.nfkc import nfkc

WIDTH = 12
"""Characters in a shingle: about a clause, so that common phrases alone make none alike."""
LEAST = 200
"""A text that has fewer characters of its own is too short to be called copied."""

_SENTENCE = re.compile(r"[。；;！!？?\n]")
_QUOTED = re.compile(r"《[^》\n]*》|〔\d+〕\d*号?")
_IDLE = re.compile(r"[\W\d_]+")
_OURSELVES = re.compile(r"我[省市县区州盟旗乡镇局委办厅处院]|我街道|我单位|本[省市县区州盟旗乡镇局委办厅处院]|本街道|本机关|本单位")
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
"""What the regulation or the form has everybody write, and what is rightly the same as long as nothing happens."""
_FORMULA = re.compile("|".join(_FORMULAS))
"""Each begins with a character, not with a choice of some: so the engine looks at those places only where one stands."""
_OFFICE = re.compile("(人民政府办公室|人民政府|街道办事处|办事处|办公室|办公厅|管理局|管理委员会|委员会)$")
_PLACE = re.compile("(?<=[省市县区州盟旗])(?=..)")


def shingles(paragraphs: Iterable[str], body: str) -> tuple[int, array[int]]:
    """How many characters of a text count, and the hashes of its shingles in order, none where the text is short."""
    plain = plain_text(paragraphs, body)
    if len(plain) < LEAST:
        return len(plain), array("I")
    data = plain.encode("utf-16-le")
    hashes = {crc32(data[at : at + 2 * WIDTH]) for at in range(0, len(data) - 2 * WIDTH + 1, 2)}
    return len(plain), array("I", sorted(hashes))


def plain_text(paragraphs: Iterable[str], body: str) -> str:
    """The words of a text without figures, punctuation, names of the body, citations and formulas."""
    told = _SENTENCE.split(nfkc("\n".join(paragraphs)))
    text = "\n".join([sentence for sentence in told if sentence and not _FORMULA.search(sentence)])
    text = _OURSELVES.sub("", _QUOTED.sub("", text))
    for name in names_of(body):
        text = text.replace(name, " ")
    return _IDLE.sub("", text)


def names_of(body: str) -> list[str]:
    """What a body is called in its own text, the longest first: whole, without its office, and by its parts."""
    short = _OFFICE.sub("", body)
    names = {body, short, *_PLACE.split(short)}
    return sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))

