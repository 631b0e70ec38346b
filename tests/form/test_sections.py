"""What the form asks is read off the compiled grammar, and agrees with the form as the tests have it written down."""

from __future__ import annotations

import pytest

from lint_reports.form.editions import edition
from lint_reports.form.sections import Form, FormSection
from lint_reports.text.folding import fold
from tests.corpus import form as printed

EDITIONS = (2019, 2021)


def form(year: int) -> Form:
    return edition(year).form


def section(year: int, name: str) -> FormSection:
    return form(year).section(name)


def arity_by_phrase(year: int, name: str) -> dict[str, int]:
    return {form(year).phrases[terminal]: count for terminal, count in section(year, name).arity.items()}


@pytest.mark.parametrize("year", EDITIONS)
def test_the_six_sections_have_their_mandated_headings_in_order(year: int) -> None:
    sections = form(year).sections
    assert [each.name for each in sections] == [
        "overview", "disclosure", "requests", "disputes", "problems", "other_matters"
    ]  # fmt: skip
    assert [each.phrase for each in sections] == [printed.section_heading(number) for number in range(1, 7)]
    assert [each.number for each in sections] == [1, 2, 3, 4, 5, 6]
    assert [each.tabular for each in sections] == [False, True, True, True, False, False]


@pytest.mark.parametrize(("year", "rows"), [(2019, 23), (2021, 25)])
def test_every_row_of_table_three_has_seven_figures(year: int, rows: int) -> None:
    arity = arity_by_phrase(year, "requests")
    assert len(arity) == rows
    assert set(arity.values()) == {7}
    assert {fold(label) for label in arity} == {fold(row.label) for row in printed.REQUEST_ROWS[year]}


@pytest.mark.parametrize("year", EDITIONS)
def test_every_row_of_table_two_has_the_figures_of_its_head(year: int) -> None:
    wanted = {label: len(article.columns) for article in printed.ARTICLES[year] for label in article.rows}
    assert arity_by_phrase(year, "disclosure") == wanted
    assert sum(wanted.values()) == {2019: 22, 2021: 10}[year]


@pytest.mark.parametrize("year", EDITIONS)
def test_the_row_of_table_four_has_fifteen_figures_and_no_label(year: int) -> None:
    assert section(year, "disputes").arity == {}
    assert section(year, "disputes").unlabelled == 15
    assert section(year, "disputes").widest == 15
    assert section(year, "requests").unlabelled == section(year, "disclosure").unlabelled == 0


@pytest.mark.parametrize("year", EDITIONS)
def test_the_groups_of_table_three_are_labels_over_several_rows(year: int) -> None:
    groups = {form(year).phrases[terminal] for terminal in section(year, "requests").groups}
    assert groups == {group for row in printed.REQUEST_ROWS[year] for group in row.groups}


@pytest.mark.parametrize("year", EDITIONS)
def test_every_label_of_the_form_is_a_terminal_of_its_section(year: int) -> None:
    tables = {
        "disclosure": {
            "信息内容",
            *(article.title for article in printed.ARTICLES[year]),
            *(words for article in printed.ARTICLES[year] for words in (*article.columns, *article.rows)),
        },
        "requests": {
            printed.NOTE, "申请人情况", "自然人", "法人或其他组织", "总计", *printed.ORGANISATIONS,
            *(words for row in printed.REQUEST_ROWS[year] for words in (*row.groups, row.label)),
        },
        "disputes": {"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", *printed.OUTCOME_LABELS},
    }  # fmt: skip
    extra = {"本年收费金额（单位：万元，保留4位小数）"} if year == 2021 else set()
    for name, labels in tables.items():
        more = extra if name == "disclosure" else set()
        assert set(section(year, name).terminals) == {fold(label) for label in labels | more}
    for name in ("overview", "problems", "other_matters"):
        assert section(year, name).terminals == {}


@pytest.mark.parametrize("year", EDITIONS)
def test_a_broken_label_can_be_mended_from_its_beginnings(year: int) -> None:
    prefixes = section(year, "requests").prefixes
    assert {"(四)", "(四)无", "商业", "社会公益组"} <= prefixes
    assert "社会公益组织" not in prefixes
    assert "" not in prefixes


@pytest.mark.parametrize("year", EDITIONS)
def test_columns_and_rows_without_a_label_have_the_words_of_their_remark(year: int) -> None:
    words = form(year).words
    assert [words[f"requests.{name}"] for name in printed.APPLICANT_COLUMNS] == [
        "自然人", *printed.ORGANISATIONS, "总计"
    ]  # fmt: skip
    assert [words[f"disputes.{name}"] for name in printed.OUTCOME_COLUMNS] == list(printed.OUTCOME_LABELS)
    assert [words[f"disputes.{name}"] for name in printed.BLOCKS] == ["行政复议", "未经复议直接起诉", "复议后起诉"]


@pytest.mark.parametrize("year", EDITIONS)
def test_what_ends_a_printed_line_and_what_goes_on_is_known(year: int) -> None:
    requests = section(year, "requests")
    phrases = form(year).phrases
    assert {phrases[terminal] for terminal in requests.enders} >= {"总计", "其他"}
    pairs = {(phrases[one], phrases[other]) for one, other in requests.follow}
    assert ("商业企业", "科研机构") in pairs
    assert ("自然人", "法人或其他组织") in pairs
