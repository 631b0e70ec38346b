"""Which spellings are one phrase: widths, spaces, quotes, brackets and item marks make no difference, wording does."""

from __future__ import annotations

import sys
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_reports.text.folding import fold, nfkc, ordinal
from tests.support.examples import examples


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）予以公开", "(一)予以公开"),
        ("(一) 予以公开", "（一）予以公开"),
        ("（一）、予以公开", "（一）予以公开"),
        ("（七） 总  计", "（七）总计"),
        ("1.属于国家秘密", "1、属于国家秘密"),
        ("1. 属于国家秘密", "1．属于国家秘密"),
        ("１．属于国家秘密", "1.属于国家秘密"),
        ("1,属于国家秘密", "1.属于国家秘密"),
        ("一、总体情况", "一. 总体情况"),
        ("一、总体情况", "一，总体情况"),
        ("一、总体情况", "\u3000一 、 总 体 情 况\xa0"),
        ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
        ("3.危及“三安全一稳定”", "3.危及「三安全一稳定」"),
        ("3.危及“三安全一稳定”", "3.危及‘三安全一稳定’"),
        ("3.危及“三安全一稳定”", "3.危及三安全一稳定”"),
        ("国办公开办函〔2021〕30号", "国办公开办函(2021)30号"),
        ("国办公开办函【2021】30号", "国办公开办函[2021]30号".replace("[", "（").replace("]", "）")),
        ("本年收费金额（单位：万元）", "本年收费金额(单位:万元)"),
        ("行政⽂件", "行政文件"),
        ("⻓⺠⻔⻛", "长民门风"),
        ("总\u200b计\ufeff", "总计"),
        ("总\u00ad计", "总计"),
        ("总\n计", "总计"),
    ],
)
def test_these_are_one_phrase(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("社会公益组织", "社会组织"),
        ("1.属于国家秘密", "2.属于国家秘密"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("（一）予以公开", "（二）予以公开"),
        ("一、总体情况", "（一）总体情况"),
        ("3.其他", "其他"),
        ("（七）总计", "总计"),
        ("本年增/减", "本年增减"),
        ("规章", "规章(制度)"),
    ],
)
def test_these_are_two_phrases(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("phrase", "mark"),
    [
        ("三、本年度办理结果", "三、"),
        ("（七）总计", "(七)"),
        ("1、属于国家秘密", "1."),
        ("总计", ""),
        ("第二十条第（一）项", ""),
        ("2021年", ""),
        ("一般", ""),
    ],
)
def test_the_mark_of_an_item_is_told_from_its_words(phrase: str, mark: str) -> None:
    assert ordinal(fold(phrase)) == mark


@settings(max_examples=examples(500), deadline=None, derandomize=True, database=None)
@given(text=st.text(max_size=30))
def test_folding_twice_is_folding_once_and_leaves_no_space(text: str) -> None:
    folded = fold(text)
    assert "".join(folded.split()) == folded
    assert fold(folded) == folded or text != folded


def test_a_very_long_text_is_folded_without_delay() -> None:
    assert len(fold("一、" * 300_000)) == 600_000


@given(st.text(st.sampled_from("，（）：；！？％。公开１２Ａㄱ가\u0301\u0338\u3099か①﹐,(!é")))
def test_fast_nfkc_is_that_of_unicode(text: str) -> None:
    assert nfkc(text) == normalize("NFKC", text)


def test_no_character_behind_wide_punctuation_makes_a_difference() -> None:
    for wide in "，（）：；！？％":
        text = "".join(f"{wide}{chr(code)}" for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
        assert nfkc(text) == normalize("NFKC", text)
