"""Prose that tells the figures of a synthetic report rightly, so that a wrong number in it is the only fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.corpus import Report

Say = Callable[[str, int], str]
"""Writes a number: the name of what is claimed, and its value."""


def told(rng: Random, source: Report, say: Say) -> Report:
    """The report with paragraphs that make claims; every number goes through `say`."""
    overview = [*source.prose.overview, *_applications(rng, source, say), _disputes(rng, source, say)]
    if source.figures.edition == 2021:
        overview.append(_documents(source, say))
    return replace(source, prose=replace(source.prose, overview=tuple(overview)))


def _total(source: Report, row: str) -> int:
    return int(source.figures["requests", row, "total"])


def _group(source: Report, prefix: str) -> int:
    rows = {row for table, row, _ in source.figures.values if table == "requests"}
    return sum(_total(source, row) for row in rows if row == prefix or row.startswith(f"{prefix}."))


def _applications(rng: Random, source: Report, say: Say) -> list[str]:
    new, before, done, left = (_total(source, row) for row in ("1", "2", "3.7", "4"))
    unit, whole = rng.choice("件例个宗"), rng.choice(("政府信息公开申请", "依申请公开申请", "信息公开申请"))
    opening = rng.choice((f"{source.year}年，", "全年", "本年度，我们"))
    if rng.random() < 0.5:
        first = f"{opening}新收{whole}{say('new', new)}{unit}，上年结转{say('carried_in', before)}{unit}，"
    else:
        first = f"{opening}共收到{whole}{say('received', new + before)}{unit}，"
        first += f"其中新收{say('new', new)}{unit}、上年结转{say('carried_in', before)}{unit}；"
    second = f"办结{say('done', done)}{unit}，结转下年度继续办理{say('carried_out', left)}{unit}。"
    groups = zip(("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"), range(1, 7), strict=True)
    third = "、".join(f"{name}{say(name, _group(source, f'3.{n}'))}{unit}" for name, n in groups)
    rate = "依申请公开办结率100%。" if not left else ""
    nothing = "" if new else f"{source.year}年未收到政府信息公开申请。"
    return [
        first + second,
        f"办结的政府信息公开申请中有各种情形。办结政府信息公开申请{say('done', done)}{unit}，其中{third}。{rate}{nothing}",
    ]


def _disputes(rng: Random, source: Report, say: Say) -> str:
    def value(block: str, column: str = "total") -> int:
        return int(source.figures["disputes", block, column])

    direct, after = value("litigation_direct"), value("litigation_after_reconsideration")
    reviews = value("reconsideration")
    if not reviews + direct + after:
        return "全年未发生因政府信息公开引起的行政复议、行政诉讼。"
    outcome = ""
    if reviews:
        upheld, corrected = value("reconsideration", "upheld"), value("reconsideration", "corrected")
        outcome = "，均获维持"
        if upheld != reviews or rng.random() < 0.5:
            outcome = f"，维持{say('upheld', upheld)}件，纠正{say('corrected', corrected)}件"
    unit = rng.choice("件起")
    return (
        f"因政府信息公开引起行政复议{say('reviews', reviews)}{unit}{outcome.replace('件', unit)}；"
        f"因政府信息公开引起行政诉讼{say('lawsuits', direct + after)}{unit}。"
    )


def _documents(source: Report, say: Say) -> str:
    issued, repealed, in_force = (int(source.figures["disclosure", "行政规范性文件", n]) for n in range(3))
    penalties = int(source.figures["disclosure", "行政处罚", 0])
    return (
        f"制发行政规范性文件{say('issued', issued)}件，废止行政规范性文件{say('repealed', repealed)}件，"
        f"现行有效行政规范性文件{say('in_force', in_force)}件。作出行政处罚决定{say('penalties', penalties)}件。"
    )
