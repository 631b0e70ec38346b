"""What is alike in two texts: the part they share is exact, and a few hashes tell which texts may share most."""

from __future__ import annotations

from random import Random
from zlib import crc32

from hypothesis import example, given
from hypothesis import strategies as st

from lint_reports.archive.matching import SHARED
from lint_reports.text.similarity import LEAST, SKETCH, WIDTH, plain_text, share, sketch

FEW = st.text("甲乙丙丁", max_size=60)
"""Of few characters, so that texts share something and repeat themselves."""
CHARACTERS = [chr(code) for code in range(0x4E00, 0x9000)]


def cut(text: str) -> set[str]:
    return {text[at : at + WIDTH] for at in range(len(text) - WIDTH + 1)}


def shared(mine: str, theirs: str, both: bool) -> float:
    own, other = cut(mine), cut(theirs)
    whole = max(len(own), len(other)) if both else len(own)
    return len(own & other) / whole if whole else 0.0


def is_exact(mine: str, theirs: str, least: float, both: bool) -> bool:
    exact, found = shared(mine, theirs, both), share(mine, theirs, least, both)
    return found == exact if exact >= least else found < least


def written(rng: Random, length: int) -> str:
    return "".join(rng.choices(CHARACTERS, k=length))


@given(FEW, FEW, st.sampled_from((0.5, 0.8, 0.9)), st.booleans())
@example("甲乙" * 10, "甲乙" * 10, 0.9, True)
@example("甲" * 11, "甲" * 30, 0.9, False)
@example("甲" * 30 + "乙丙丁甲丙", "甲" * 30, 0.8, True)
def test_the_part_that_is_shared_is_exact_from_the_least_on(mine: str, theirs: str, least: float, both: bool) -> None:
    assert is_exact(mine, theirs, least, both)


def test_so_it_is_wherever_they_differ() -> None:
    for length in range(WIDTH, 4 * WIDTH):
        text = "".join(CHARACTERS[:length])
        for at in range(length):
            other = text[:at] + "～" + text[at + 1 :]
            for mine, theirs in ((text, other), (text, text[:at]), (text, other + text[::-1])):
                for both in (True, False):
                    assert is_exact(mine, theirs, 0.1, both)
                    assert is_exact(mine, theirs, shared(mine, theirs, both), both)


@given(FEW, st.data())
def test_so_it_is_for_texts_of_which_one_was_made_from_the_other(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    other = text[:at] + data.draw(st.text("甲乙戊", max_size=4)) + text[at + data.draw(st.integers(0, 4)) :]
    assert is_exact(text, other, 0.8, False)


def test_texts_that_share_nine_tenths_share_enough_hashes() -> None:
    rng = Random("copies")
    for _ in range(400):
        text = written(rng, rng.randint(LEAST, 500))
        copy = text
        while True:
            at, size = rng.randrange(len(copy) - 20), rng.randint(1, 20)
            changed = copy[:at] + written(rng, rng.randint(0, 20)) + copy[at + size :]
            if len(cut(text) & cut(changed)) / max(len(cut(text)), len(cut(changed))) < 0.9:
                break
            copy = changed
        assert len(set(sketch(text)) & set(sketch(copy))) >= SHARED


def test_a_sketch_has_the_least_hashes_of_what_begins_with_an_anchor_and_then_of_the_rest() -> None:
    rng = Random("anchors")
    plain = [each for each in CHARACTERS if ord(each) % 8]
    without = "".join(rng.choices(plain, k=60))
    some = without[:20] + "一" * WIDTH + without[20:]
    assert (len(sketch(without)), len(sketch(some))) == (SKETCH, SKETCH)
    one = without[:20] + "一" + without[20:]
    assert sketch(one)[0] == crc32(one[20 : 20 + WIDTH].encode("utf-16-le"))
    assert sketch(one)[1:] == sorted(sketch(one)[1:]) != sketch(one)
    assert ord("一") % 8 == 0
    alone = sketch("一" * WIDTH)
    assert len(alone) == 1
    assert alone[0] in sketch(some)
    assert sketch("一" * (WIDTH - 1)) == sketch("") == []
    assert sketch("\ud800" * WIDTH)


def test_words_alone_count() -> None:
    text = "本镇2022年公布《办法》3件，ｗｅｂ㐀Café—②；根据条例编制本报告。"
    assert plain_text([text], "白鹭镇") == "年公布件webCafé".replace("web", "web㐀")
