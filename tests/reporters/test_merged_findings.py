"""Blank cells are told by the row and the block."""

from __future__ import annotations

from lint_reports.model.diagnostic import CellAddress, Diagnostic, Severity
from lint_reports.reporters.merged_findings import merge_blanks
from lint_reports.text.language import Text
from tests.reporters.findings import blank, broken_total


def messages(*diagnostics: Diagnostic) -> list[str]:
    return [entry.message.zh for entry in merge_blanks(diagnostics)]


def row(number: int, columns: tuple[int, ...]) -> list[Diagnostic]:
    return [blank(f"3.3.{number}", f"{number}.情形", column, 30 + number) for column in columns]


def dispute(row: str, label: str, column: str) -> Diagnostic:
    cell = CellAddress("disputes", row, column)
    return blank(row, label, 0, 60)._replace(cell=cell, labels=(label, column))


def test_one_blank_cell_keeps_its_own_message() -> None:
    assert messages(*row(1, (3,))) == ["1.情形 社会公益组织 空白"]


def test_the_blank_cells_of_a_row_are_one_entry() -> None:
    assert messages(*row(1, (0, 1, 2, 3, 4, 5))) == ["表三“1.情形”的 自然人…其他 空白，共 6 格"]
    assert messages(*row(1, (0, 2))) == ["表三“1.情形”的 自然人、科研机构 空白，共 2 格"]
    assert messages(*row(1, tuple(range(7)))) == ["表三“1.情形”整行空白，共 7 格"]


def test_rows_alike_that_follow_one_another_are_one_entry() -> None:
    cells = [cell for number in range(1, 9) for cell in row(number, (0, 1, 2, 3, 4, 5))]
    assert messages(*cells) == ["表三从“1.情形”到“8.情形”有 8 行的 自然人…其他 空白，共 48 格"]


def test_a_blank_column_is_one_entry() -> None:
    cells = [cell for number in range(1, 4) for cell in row(number, (2,))]
    assert messages(*cells) == ["表三从“1.情形”到“3.情形”有 3 行的 科研机构 空白，共 3 格"]


def test_rows_that_differ_are_entries_of_their_own() -> None:
    assert len(messages(*row(1, (0, 1)), *row(2, (0,)), *row(3, (0, 1)))) == 3


def test_the_whole_of_table_four_is_one_entry() -> None:
    blocks = [("reconsideration", "行政复议"), ("litigation_direct", "未经复议直接起诉")]
    columns = ("upheld", "corrected", "other", "pending", "total")
    cells = [dispute(name, label, column) for name, label in blocks for column in columns]
    assert messages(*cells[:5]) == ["表四“行政复议”整组空白，共 5 格"]
    assert messages(*cells) == ["表四“行政复议”和“未经复议直接起诉”两组整组空白，共 10 格"]


def test_other_findings_keep_their_place_and_do_not_part_the_blank_ones() -> None:
    first, second = row(1, (0, 1)), row(2, (0, 1))
    merged = merge_blanks([first[0], broken_total(), first[1], *second])
    assert [entry.first.code for entry in merged] == ["LR201", "LR301"]
    assert len(merged[0].diagnostics) == 4


def test_no_finding_is_lost() -> None:
    cells = [*row(1, (0, 1)), broken_total(), *row(2, (0, 1)), broken_total(), *row(2, (0, 1))]
    assert sum(len(entry.diagnostics) for entry in merge_blanks(cells)) == len(cells)


def test_files_and_severities_are_not_mixed() -> None:
    here, there = row(1, (0, 1)), [blank("3.3.2", "2.情形", column, 40, path="b.md") for column in (0, 1)]
    assert len(merge_blanks([*here, *there])) == 2
    graver = [cell._replace(severity=Severity.ERROR) for cell in row(2, (0, 1))]
    assert len(merge_blanks([*here, *graver])) == 2


def test_a_blank_cell_without_an_address_is_left_as_it_is() -> None:
    bare = blank("4", "四", 0, 5)._replace(cell=None, message=Text("空白", ""))
    assert messages(bare, bare) == ["空白", "空白"]


def test_the_english_names_the_same_places() -> None:
    (entry,) = merge_blanks([*row(1, (0, 1)), *row(2, (0, 1))])
    assert entry.message.en == "table three, the rows “1.情形” and “2.情形”: 自然人, 商业企业 blank, 4 cells in all"
