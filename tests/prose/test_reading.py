"""Sentences as counties write them: what each claims is found, and nothing that it does not claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_reports.prose.reading import read
from tests.support import samples

YEAR = 2023
TABLES = {"柳溪县水务局": "sentences.txt", "松泉市人民政府": "city_sentences.txt"}
"""The sentences of each body's report."""


def rows() -> list[tuple[str, str, list[str]]]:
    """Body, sentence and claims."""
    return [
        (body, sentence.strip(), sorted(each.strip() for each in claims.split(",") if each.strip()))
        for body, name in TABLES.items()
        for line in (Path(__file__).parent / name).read_text("utf-8").splitlines()
        for sentence, bar, claims in (line.partition("|"),)
        if bar
    ]


def said(body: str, sentence: str) -> list[str]:
    claims = [claim for _, claim in read([sentence], body, YEAR)]
    return sorted(f"{each.name}={each.value.normalize():f}" if "all" not in each.name else each.name for each in claims)


def missed(expected: list[str], found: list[str]) -> list[str]:
    return [each for each in expected if each not in found]


@pytest.mark.parametrize(("body", "sentence", "expected"), rows())
def test_a_sentence_claims_nothing_that_it_does_not_say(body: str, sentence: str, expected: list[str]) -> None:
    assert missed(said(body, sentence), expected) == []


def test_nearly_every_claim_is_found() -> None:
    table = [(sentence, expected, said(body, sentence)) for body, sentence, expected in rows()]
    lost = [(sentence, each) for sentence, expected, found in table for each in missed(expected, found)]
    claims = sum(len(expected) for _, _, expected in rows())
    assert len(rows()) >= 200
    assert claims >= 200
    assert len(lost) <= 0.05 * claims, lost


def test_no_sentence_stands_in_the_table_twice() -> None:
    sentences = [sentence for _, sentence, _ in rows()]
    assert len(set(sentences)) == len(sentences)


def test_no_sentence_is_a_real_bodys() -> None:
    if not samples.TEXTS:
        pytest.skip("the real reports lie outside the repository")
    real = "".join(samples.read_all().split())
    for _, sentence, _ in rows():
        assert sentence not in real
