"""`lint-reports tables`: every figure with its address, in JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cli.test_main import run
from tests.corpus import LAYOUTS, report
from tests.corpus.form import addresses, edition_of


def written(folder: Path, layout: str, year: int) -> tuple[Any, Path]:
    source = report(Random(year), year)
    rendered = LAYOUTS[layout](source)
    path = folder / f"年报{rendered.suffix}"
    path.write_bytes(rendered.data)
    return source, path


def keys(records: list[dict[str, Any]]) -> Iterator[tuple[str, str, str | int]]:
    for record in records:
        yield tuple(record["cell"].values())


@pytest.mark.parametrize("year", [2019, 2024])
@pytest.mark.parametrize("layout", ["pipe", "tabs", "lines-empty"])
def test_every_figure_comes_with_its_address_and_its_place(tmp_path: Path, layout: str, year: int) -> None:
    source, path = written(tmp_path, layout, year)
    done = run(tmp_path, "tables", path.name)
    assert done.returncode == 0, done.stderr
    records = json.loads(done.stdout)
    assert list(keys(records)) == list(addresses(edition_of(year)))
    assert [record["text"] for record in records] == [source.figures.text(address) for address in keys(records)]
    assert {(record["filename"], record["year"], record["body"]) for record in records} == {
        (path.name, year, source.body)
    }
    lines = path.read_text("utf-8").split("\n")
    for record in records:
        place = record["location"]
        assert lines[place["row"] - 1][place["column"] - 1 :].startswith(record["text"])


def test_a_spreadsheet_gets_a_byte_order_mark_and_a_line_for_every_figure(tmp_path: Path) -> None:
    source, path = written(tmp_path, "pipe", 2024)
    done = run(tmp_path, "tables", "--output-format", "csv", "--output-file", "数据.csv", path.name)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    data = (tmp_path / "数据.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    total = next(row for row in rows if (row["row"], row["column"]) == ("3.7", "total"))
    assert total["value"] == str(source.figures["requests", "3.7", "total"])
    assert (total["row_label"], total["column_label"], total["year"]) == ("（七）总计", "总计", "2024")
    assert len(rows) == 200


def test_what_a_spreadsheet_would_reckon_with_is_plain_text(tmp_path: Path) -> None:
    _, path = written(tmp_path, "tabs", 2024)
    text = path.read_text("utf-8")
    start = text.index("行政许可\t") + len("行政许可\t")
    path.write_text(text[:start] + '=HYPERLINK("x")' + text[text.index("\n", start) :], "utf-8")
    done = run(tmp_path, "tables", "--output-format", "csv", path.name)
    row = next(row for row in csv.DictReader(io.StringIO(done.stdout)) if row["row"] == "行政许可")
    assert (row["text"], row["value"]) == ('\'=HYPERLINK("x")', "")


def test_a_blank_cell_has_no_value_and_one_of_a_row_that_is_lost_no_text(tmp_path: Path) -> None:
    _, path = written(tmp_path, "tabs", 2024)
    lines = path.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if "一、本年新收" in line)
    cells = lines[at].split("\t")
    lines[at] = "\t".join([*cells[:-7], "", *cells[-6:]])
    lost = next(number for number, line in enumerate(lines) if "重复申请" in line)
    path.write_text("\n".join(lines[:lost] + lines[lost + 1 :]), "utf-8")
    records = json.loads(run(tmp_path, "tables", path.name).stdout)
    first = next(record for record in records if record["cell"]["row"] == "1")
    assert (first["text"], first["value"], first["location"]["row"]) == ("", None, at + 1)
    gone = [record for record in records if record["cell"]["row"] == "3.5.2"]
    assert [(each["text"], each["value"], each["location"]) for each in gone] == [(None, None, None)] * 7


def test_what_is_no_report_is_told_when_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "readme.md").write_text("# hello\n", "utf-8")
    done = run(tmp_path, "tables", "readme.md")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])
    assert "readme.md" in done.stderr
    assert run(tmp_path, "tables", ".").stderr == ""


def test_a_path_that_is_not_there_is_a_slip(tmp_path: Path) -> None:
    done = run(tmp_path, "tables", "没有.md")
    assert done.returncode == 2 and "没有.md" in done.stderr
