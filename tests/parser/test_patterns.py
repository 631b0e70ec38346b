"""What a pattern makes of a table is what the lexer makes of it, leaf by leaf; what hangs on words has no pattern."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from lint_reports.form.editions import edition
from lint_reports.form.sections import Form, FormSection
from lint_reports.model.report import Leaf
from lint_reports.parser.cells import Classifier
from lint_reports.parser.fast import Patterns
from lint_reports.parser.lexed import Lexed
from lint_reports.parser.lexer import TableLexer, classifier_for
from lint_reports.parser.outline import outline
from lint_reports.parser.rows import read_content
from lint_reports.readers.source import Source
from tests.corpus import LAYOUTS, MUTATIONS, Rendered, applicable, break_report, report
from tests.support.village import DISCLOSURE, REQUESTS

FORM = edition(2021).form
TEXTS = [name for name in LAYOUTS if not name.startswith("docx")]


def seen(made: Lexed) -> Any:
    """All that a lexed table holds, leaves by their values."""

    def of(leaf: Leaf) -> tuple[Any, ...]:
        return tuple(getattr(leaf, name) for name in Leaf.__slots__)

    rows = [[of(leaf) for leaf in row] for row in made.rows]
    shifted = [(of(leaf), by) for leaf, by in made.shifted]
    misspelt = [of(leaf) for leaf in made.misspelt]
    return rows, [repr(each) for each in made.pictures], shifted, misspelt, made.figures, made.wanted, made.loose


def lexed(patterns: Patterns, content: Any, form: Form, classifier: Classifier) -> Lexed | None:
    filled = patterns.fill(content, form, classifier)
    return filled.lexed_with_leaves() if filled is not None else None


def both(text: bytes, name: str, part: FormSection, patterns: Patterns) -> tuple[Lexed, Lexed | None] | None:
    """A section's table by the lexer and by the patterns; None where the section is not found."""

    def content() -> Any:
        document = Source.of(name, text).read()
        found = outline(document, FORM).found.get(part.name)
        return read_content(found.blocks, classifier) if found is not None else None

    classifier = classifier_for(FORM, part)
    mine = content()
    if mine is None:
        return None
    return TableLexer(mine, FORM, classifier).lex(), lexed(patterns, content(), FORM, classifier)


def rendered(layout: str) -> list[Rendered]:
    """Sound reports and broken ones, each fault in two reports whose figures differ."""
    sound = [LAYOUTS[layout](report(Random(seed))) for seed in range(6)]
    for name in MUTATIONS:
        if applicable(name, layout):
            sound += [
                break_report(name, report(Random(f"{name}{seed}")), layout, Random(seed // 2))[0] for seed in range(4)
            ]
    return sound


@pytest.mark.slow
@pytest.mark.parametrize("layout", TEXTS)
def test_a_pattern_makes_what_the_lexer_makes(layout: str) -> None:
    patterns = {part.name: Patterns() for part in FORM.sections if part.tabular}
    for each in rendered(layout):
        for part in FORM.sections:
            made = both(each.text.encode(), f"a{each.suffix}", part, patterns[part.name]) if part.tabular else None
            if made is not None and made[1] is not None:
                assert seen(made[1]) == seen(made[0]), each.text


def test_sound_reports_with_other_figures_share_a_pattern() -> None:
    patterns = Patterns()
    part = FORM.section("requests")
    filled = [both(LAYOUTS["pipe"](report(Random(seed))).text.encode(), "a.md", part, patterns) for seed in range(8)]
    assert [made is not None and made[1] is not None for made in filled].count(True) >= 5


def table(text: str, name: str, times: int = 3) -> Lexed | None:
    """What the patterns make of a table with tabs that they have seen before."""
    part = FORM.section(name)
    classifier, patterns = classifier_for(FORM, part), Patterns()
    for _ in range(times):
        document = Source.of("a.txt", text.encode()).read()
        made = lexed(patterns, read_content(document.blocks, classifier), FORM, classifier)
    return made


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("requests", REQUESTS.replace("\t0\t0\t0\t0\t0\t0\t0", "\t0000000", 1), id="figures run together"),
        pytest.param("disclosure", DISCLOSURE.replace("行政许可\t12", "行政许可\t见附件", 1), id="words for a figure"),
        pytest.param("disclosure", DISCLOSURE.replace("行政许可", "行政许呵", 1), id="a misspelt label"),
        pytest.param("disclosure", DISCLOSURE.replace("\t", "\n"), id="a cell a line"),
    ],
)
def test_what_hangs_on_what_a_cell_says_has_no_pattern(name: str, text: str) -> None:
    assert text not in (REQUESTS, DISCLOSURE)
    assert table(text, name) is None


@pytest.mark.parametrize(("name", "text"), [("requests", REQUESTS), ("disclosure", DISCLOSURE)])
def test_the_same_tables_as_they_should_be_have_one(name: str, text: str) -> None:
    assert table(text, name, 1) is None
    assert table(text, name, 2) is not None


def in_pieces(at: int, blank: bool, more: int) -> str:
    """The second table from the village, from line `at` on with so many more cells at the left."""
    lines = REQUESTS.splitlines(keepends=True)
    moved = ["\t" * more + line for line in lines[at:]]
    return "".join((*lines[:at], "\n" if blank else "", *moved))


@pytest.mark.parametrize("more", [0, 1, 2])
def test_a_table_in_pieces_looks_otherwise_than_in_one(more: int) -> None:
    part = FORM.section("requests")
    classifier, patterns = classifier_for(FORM, part), Patterns()
    for _ in range(3):
        for blank in (False, True):
            text = in_pieces(14, blank, more).encode()

            def content(text: bytes = text) -> Any:
                return read_content(Source.of("a.txt", text).read().blocks, classifier)

            made = lexed(patterns, content(), FORM, classifier)
            assert made is None or seen(made) == seen(TableLexer(content(), FORM, classifier).lex())
    assert len(patterns.known) == 2


def test_paragraphs_and_pictures_beside_the_rows_stay_where_they_are() -> None:
    lines = DISCLOSURE.splitlines(keepends=True)
    text = "".join(
        (*lines[:4], "\n以下续上表。\n\n", *lines[4:8], "\n单位：件。另有说明。\n\n![章](章.png)\n\n", *lines[8:])
    )
    part = FORM.section("disclosure")
    classifier, patterns = classifier_for(FORM, part), Patterns()

    def content() -> Any:
        return read_content(Source.of("a.md", text.encode()).read().blocks, classifier)

    for _ in range(2):
        made = lexed(patterns, content(), FORM, classifier)
    assert made is not None
    assert [picture.text for picture in made.pictures] == ["![章](章.png)"]
    assert seen(made) == seen(TableLexer(content(), FORM, classifier).lex())
    assert [leaf.text for row in made.rows for leaf in row if leaf.type == "TEXT"] == [
        "以下续上表。",
        "单位：件。另有说明。",
    ]


def test_only_so_many_patterns_are_kept() -> None:
    part = FORM.section("disclosure")
    classifier, patterns = classifier_for(FORM, part), Patterns()
    for rows in range(100):
        for _ in range(2):
            document = Source.of("a.txt", (DISCLOSURE + "规章\t1\t1\t1\n" * rows).encode()).read()
            lexed(patterns, read_content(document.blocks, classifier), FORM, classifier)
        assert 0 < len(patterns.known) <= 32
    assert table(DISCLOSURE + "规章\t1\t1\t1\n" * 1_000, "disclosure") is None, "however often such a table comes"
