"""Sentences as counties write them: what each claims is found, and nothing that it does not claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_reports.claims.reading import read

BODY, YEAR = "柳溪县水务局", 2023
TABLE = (Path(__file__).parent / "sentences.txt").read_text("utf-8")


def rows() -> list[tuple[str, list[str]]]:
    lines = (line for line in TABLE.splitlines() if "|" in line)
    return [
        (sentence.strip(), sorted(each.strip() for each in claims.split(",") if each.strip()))
        for sentence, claims in (line.split("|") for line in lines)
    ]


def said(sentence: str) -> list[str]:
    claims = [claim for _, claim in read([sentence], BODY, YEAR)]
    return sorted(f"{each.name}={each.value.normalize():f}" if "all" not in each.name else each.name for each in claims)


def missed(expected: list[str], found: list[str]) -> list[str]:
    return [each for each in expected if each not in found]


@pytest.mark.parametrize(("sentence", "expected"), rows())
def test_a_sentence_claims_nothing_that_it_does_not_say(sentence: str, expected: list[str]) -> None:
    assert missed(said(sentence), expected) == []


def test_nearly_every_claim_is_found() -> None:
    table = [(sentence, expected, said(sentence)) for sentence, expected in rows()]
    lost = [(sentence, each) for sentence, expected, found in table for each in missed(expected, found)]
    claims = sum(len(expected) for _, expected in rows())
    assert len(rows()) >= 200
    assert claims >= 200
    assert len(lost) <= 0.05 * claims, lost


def test_no_sentence_stands_in_the_table_twice() -> None:
    sentences = [sentence for sentence, _ in rows()]
    assert len(set(sentences)) == len(sentences)


def test_no_sentence_is_a_real_bodys() -> None:
    samples = Path(__file__).parents[3] / "shared" / "samples"
    if not samples.exists():
        pytest.skip("the real reports lie outside the repository")
    real = "".join("".join(path.read_text("utf-8").split()) for path in samples.iterdir())
    for sentence, _ in rows():
        assert sentence not in real
