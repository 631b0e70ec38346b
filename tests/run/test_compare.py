"""Which reports are compared with which: by title, by series, by what lies beside; those that cover others; copied text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lint_reports.archive.summary_store import ReportKey
from lint_reports.cli import main
from lint_reports.config.lookup import Lookup
from lint_reports.config.run_options import RunOptions
from lint_reports.model.result import FileResult
from lint_reports.rules.registry import find
from lint_reports.run.compare import Comparison
from tests.corpus.word import docx, from_text, mark_up, paragraph
from tests.support.linting import replaced
from tests.support.village import TITLE, old_village, village

CARRIED = {"四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1": "四、结转下年度继续办理\t\t\t0\t0\t0\t0\t0\t0\t0"}
"""One less carried out, and so one more has to be among the results for the balance."""
ANSWERED = {
    "（一）予以公开\t\t2\t1\t0\t0\t1\t0\t4": "（一）予以公开\t\t3\t1\t0\t0\t1\t0\t5",
    "（七）总计\t\t6\t3\t0\t0\t1\t0\t10": "（七）总计\t\t7\t3\t0\t0\t1\t0\t11",
}
DIFFERS = "carried-in-differs requests/2/total"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


def put(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def titled(year: int, body: str = "柳溪县白鹭乡人民政府") -> str:
    """A report that carries one request in and one out; no document is issued or repealed."""
    text = village(f"{body}{year}年政府信息公开工作年度报告" if body else f"{year}年政府信息公开工作年度报告")
    return text.replace("行政规范性文件\t2\t1\t5", "行政规范性文件\t0\t0\t5")


def closed(text: str) -> str:
    """The same report with nothing carried out."""
    return replaced(text, {**CARRIED, **ANSWERED})


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Any:
    """What is found beside other reports, file by file."""

    def run(*words: str, select: str = "LR5,LR710") -> list[str]:
        given = ["--select", select, "--output-format", "json", "--no-cache"]
        status = main.main(["check", *given, *words])
        out, error = capsys.readouterr()
        assert status < 2, error
        return [shown(each) for each in json.loads(out)]

    return run


def shown(finding: dict[str, Any]) -> str:
    cell = "/".join(str(part) for part in (finding["cell"] or {}).values())
    return f"{finding['filename']} {finding['name']} {cell}".rstrip()


# ------------------------------------------------------------------------------------------------ which two


def test_the_title_says_whose_report_it_is_and_of_which_year(check: Any) -> None:
    put("a.txt", closed(titled(2022)))
    put("b/x.txt", titled(2023))
    put("b/y.txt", titled(2023, "柳溪县白鹭乡人民政府办公室"))
    put("c.txt", titled(2024))
    assert check(".") == [f"b/x.txt {DIFFERS}"]


def test_a_year_in_between_is_not_skipped(check: Any) -> None:
    put("a.txt", closed(titled(2022)))
    put("b.txt", titled(2024))
    assert check(".") == []


def test_a_report_without_a_body_is_compared_with_none(check: Any) -> None:
    put("2022.txt", closed(titled(2022, "")))
    put("2023.txt", titled(2023, ""))
    assert check(".") == []


def test_a_report_beside_which_nothing_stands_is_not_asked_for_again(
    check: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(self: Comparison, outcome: FileResult, report: ReportKey, beside: object) -> list[FileResult]:
        asked.append(report.path)
        return [outcome]

    monkeypatch.setattr(Comparison, "_compared", noted)
    put("a.txt", titled(2022))
    put("b.txt", titled(2022, "柳溪县青石乡人民政府"))
    put("c.txt", titled(2023))
    assert check(".") == []
    assert asked == ["c.txt"]


def test_widths_and_blanks_in_a_title_make_no_difference(check: Any) -> None:
    put("2022.txt", closed(titled(2022, "柳溪县（白鹭）乡人民政府")))
    put("2023.txt", titled(2023, "柳溪县 (白鹭)乡人民政府"))
    assert check(".") == [f"2023.txt {DIFFERS}"]


def test_the_two_editions_of_the_form_are_compared_where_their_rows_are_called_the_same(check: Any) -> None:
    put("2020.txt", closed(old_village(2020)))
    put("2021.txt", village(TITLE))
    assert check(".") == [f"2021.txt {DIFFERS}"]


def test_two_reports_of_one_body_and_year_are_compared_with_none_and_it_is_said_once(check: Any) -> None:
    put("a.txt", closed(titled(2022)))
    put("b.txt", closed(titled(2022)))
    put("c.txt", closed(titled(2022)))
    put("d.txt", titled(2023))
    assert check(".") == ["b.txt duplicate-report"]


# ------------------------------------------------------------------------------------------------ the one beside it


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("2022.txt", "2023.txt"),
        ("白鹭乡2022年.md", "白鹭乡2023年.txt"),
        ("reports/2022/白鹭乡.txt", "reports/2023/白鹭乡.txt"),
        ("2022年度/白鹭乡（2022）.txt", "2023年度/白鹭乡（2023）.txt"),
        ("白鹭乡.txt", "白鹭乡新.txt"),
        ("20230130公布.txt", "20240129公布.txt"),
        ("2023/report.txt", "2024/report.txt"),
        ("2022/archive/2022.txt", "2023/archive/2023.txt"),
    ],
)
def test_last_years_report_is_found_beside_the_one_that_is_given(check: Any, older: str, newer: str) -> None:
    put(older, closed(titled(2022)))
    put(newer, titled(2023))
    assert check(newer) == [f"{newer} {DIFFERS}"]
    assert check(older) == []


def test_from_within_the_folder_of_a_year_too(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put("2022/a.txt", closed(titled(2022)))
    put("2023/a.txt", titled(2023))
    monkeypatch.chdir("2023")
    assert check("a.txt") == [f"a.txt {DIFFERS}"]


def test_the_path_of_the_older_report_is_given_as_that_of_the_newer_was(
    capsys: pytest.CaptureFixture[str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("2022/a.txt", closed(titled(2022)))
    put("2023/a.txt", titled(2023))

    def related(path: str) -> str:
        main.main(["check", "--select", "LR5", "--output-format", "json", "--no-cache", path])
        return str(json.loads(capsys.readouterr().out)[0]["related"][0]["filename"])

    assert related("2023/a.txt") == "2022/a.txt"
    assert related("./2023/a.txt") == "./2022/a.txt"
    assert related(str(here / "2023/a.txt")) == str(here / "2022/a.txt")
    monkeypatch.chdir("2023")
    assert related("a.txt") == "../2022/a.txt"


def test_what_is_excluded_or_ignored_is_not_read_as_last_years(check: Any, here: Path) -> None:
    put("2022.txt", closed(titled(2022)))
    put("2023.txt", titled(2023))
    assert check("2023.txt", "--exclude", "2022.txt") == []
    put(".lint-reports.yaml", "exclude: [2022.txt]\n")
    assert check("2023.txt") == []
    assert check("2023.txt", "--isolated") == [f"2023.txt {DIFFERS}"]
    (here / ".git").mkdir()
    put(".gitignore", "2022*\n")
    assert check("2023.txt", "--isolated") == []
    assert check("2023.txt", "--isolated", "--no-respect-gitignore") == [f"2023.txt {DIFFERS}"]


def test_the_title_of_a_file_decides_and_not_its_name(check: Any) -> None:
    put("2022.txt", closed(titled(2022, "柳溪县林业局")))
    put("2023.txt", titled(2023))
    assert check("2023.txt") == []


def test_two_that_claim_to_be_last_years_are_neither(check: Any) -> None:
    put("2022.txt", closed(titled(2022)))
    put("2022.md", closed(titled(2022)))
    put("2023.txt", titled(2023))
    assert check("2023.txt") == []


def test_what_comes_on_standard_input_has_neighbours_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    put("2022.txt", closed(titled(2022)))
    for words, found in ((["--stdin-filename", "2023.txt"], 1), ([], 0)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(titled(2023).encode())))
        main.main(["check", "-", "--select", "LR5", "--output-format", "json", *words])
        assert len(json.loads(capsys.readouterr().out)) == found


def test_findings_show_their_lines_whether_or_not_the_disk_has_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    put("2022.txt", closed(titled(2022)))
    line = "二、上年结转政府信息公开申请数量"
    put("2023.txt", titled(2023))
    main.main(["check", "2023.txt", "--select", "LR5"])
    assert f" | {line}" in capsys.readouterr().out
    put("2023.txt", "另一份文件\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(titled(2023).encode())))
    main.main(["check", "-", "--stdin-filename", "2023.txt", "--select", "LR5"])
    assert f" | {line}" in capsys.readouterr().out


def test_lines_of_a_fix_that_is_only_shown_are_those_that_it_would_make(capsys: pytest.CaptureFixture[str]) -> None:
    put("2022.txt", closed(titled(2022)))
    put(
        "2023.txt",
        "\n\n"
        + titled(2023)
        .replace("政府信息公开工作年度报告", "政府信息公开工作 年度报告", 1)
        .replace("\t5\n", "\t5 件\n", 1),
    )
    comparison = Comparison(
        ["2023.txt"],
        Lookup({"select": "ALL"}, "zh"),
        RunOptions(diff=True, fix=True, unsafe_fixes=True, jobs=1),
    )
    (outcome,) = comparison.compare(comparison.run(["2023.txt"]))
    assert isinstance(outcome, FileResult)
    assert outcome.mending.diff
    (found,) = [each for each in outcome.diagnostics if each.code.startswith("LR5")]
    assert outcome.content_of(found) == "1"


def test_of_a_file_that_has_changed_meanwhile_no_line_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    put("2022.txt", closed(titled(2022)))
    put("2023.txt", titled(2023))

    def change() -> None:
        put("2023.txt", "\n" + titled(2023))

    for happening in (change, Path("2023.txt").unlink):
        comparison = Comparison(["2023.txt"], Lookup({"select": "LR5"}, "zh"), RunOptions(jobs=1))
        outcomes = comparison.run(["2023.txt"])
        happening()
        (outcome,) = comparison.compare(outcomes)
        assert isinstance(outcome, FileResult)
        assert (len(outcome.diagnostics), outcome.lines) == (1, {})


def test_broken_neighbours_do_no_harm(check: Any, here: Path) -> None:
    (here / "2022.txt").write_bytes(b"\xff\xfe\x00\xd8" + "政府信息公开".encode())
    (here / "2022.docx").write_bytes(b"PK\x03\x04no zip")
    (here / "2021.txt").symlink_to("nowhere")
    put("2023.txt", titled(2023))
    assert check("2023.txt") == []


# ------------------------------------------------------------------------------------------------ series


def test_a_series_tells_body_and_year_by_the_path(check: Any) -> None:
    put(".lint-reports.yaml", "series: ['*/{body}/{year}.txt']\n")
    put("town/egret/2022.txt", closed(titled(2022, "")))
    put("town/egret/2023.txt", titled(2023, ""))
    put("town/heron/2023.txt", titled(2023, ""))
    assert check(".") == check("town/egret/2023.txt") == [f"town/egret/2023.txt {DIFFERS}"]


def test_a_series_joins_the_reports_of_a_body_that_was_renamed(check: Any) -> None:
    put("old/2022/egret.txt", closed(titled(2022, "柳溪县白鹭乡人民政府")))
    put("2023/egret.txt", titled(2023, "柳溪县白鹭街道办事处"))
    assert check(".") == []
    put(".lint-reports.yaml", "series: ['old/{year}/{body}.txt', '{year}/{body}.txt']\n")
    assert check(".") == []
    Path("2022").mkdir()
    Path("old/2022/egret.txt").rename("2022/egret.txt")
    assert check(".") == [f"2023/egret.txt {DIFFERS}"]


def test_a_title_of_another_year_than_the_path_is_compared_with_none(check: Any) -> None:
    put(".lint-reports.yaml", "series: '{year}.txt'\n")
    put("2022.txt", closed(titled(2022)))
    put("2024.txt", titled(2023))
    assert check(".") == []


@pytest.mark.parametrize(
    ("said", "message", "place"),
    [
        ("series: reports/{yaer}/{body}.md", "没有 {yaer}，是不是想写 {year}？", ":1:17:"),
        ("series: reports/{body}.md", "series 要有 {year} 表示年度", ":1:9:"),
        ("series: ['{year}.md', '{year.md']", "花括号没有配对", ":1:24:"),
        ("series: []", "", ":1:"),
        ("series: /reports/{year}.md", "要从配置文件所在的文件夹写起", ":1:9:"),
        ("series: 3", "", ":1:9:"),
        ("covers:\n  - report: a.md", "缺少键 units", ":2:5:"),
        ("covers:\n  - report: a.md\n    unit: b.md", "是不是想写 units？", ":3:5:"),
        ("covers:\n  - {report: a.md, units: 'x/{bdy}.md'}", "是不是想写 {body}？", ":2:30:"),
    ],
)
def test_a_wrong_pattern_is_shown_where_it_is_wrong(
    capsys: pytest.CaptureFixture[str], said: str, message: str, place: str
) -> None:
    put(".lint-reports.yaml", said + "\n")
    put("a.txt", titled(2022))
    assert main.main(["check", "a.txt", "--lang", "zh"]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert f".lint-reports.yaml{place}" in error


# ------------------------------------------------------------------------------------------------ what is silent


@pytest.mark.parametrize(
    "older",
    [
        {"四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1": "四、结转下年度继续办理\t\t\t\t\t\t\t\t\t"},
        {"四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1": "四、结转下年度继续办理\t\t\t无\t无\t无\t无\t无\t无\t无"},
        {"四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1\n": ""},
    ],
)
def test_what_is_not_known_of_last_year_is_not_wrong(check: Any, older: dict[str, str]) -> None:
    put("2022.txt", replaced(titled(2022), older))
    put("2023.txt", titled(2023))
    assert check(".") == []


def test_a_cell_that_last_years_own_table_shows_to_be_wrong_is_compared_as_it_should_be(check: Any) -> None:
    wrong = {"四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1": "四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t7"}
    put("2022.txt", replaced(titled(2022), wrong))
    put("2023.txt", titled(2023))
    assert check(".", select="LR3,LR5") == ["2022.txt broken-row-total requests/4/total"]


def test_a_cell_that_is_wrong_in_the_newer_report_is_told_once(check: Any) -> None:
    wrong = {
        "二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1": "二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t8"
    }
    put("2022.txt", titled(2022))
    put("2023.txt", replaced(titled(2023), wrong))
    assert check(".", select="LR3,LR5") == ["2023.txt broken-row-total requests/2/total"]


def test_where_only_the_kinds_of_applicants_differ_it_is_a_warning(
    check: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    anew = {
        "二、上年结转政府信息公开申请数量\t\t\t1\t0": "二、上年结转政府信息公开申请数量\t\t\t0\t1",
        "一、本年新收政府信息公开申请数量\t\t\t6\t3": "一、本年新收政府信息公开申请数量\t\t\t7\t2",
    }
    put("2022.txt", titled(2022))
    put("2023.txt", replaced(titled(2023), anew))
    main.main(["check", ".", "--select", "LR5", "--output-format", "json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["severity"], found["cell"]["column"]) == ("warning", "natural")
    assert "商业企业" in found["message"]
    main.main(["check", ".", "--select", "LR5", "--output-format", "json", "--severity", "LR501=error"])
    assert json.loads(capsys.readouterr().out)[0]["severity"] == "error"


# ------------------------------------------------------------------------------------------------ chosen and let pass


def test_a_comment_of_word_lets_it_pass_where_it_is_attached(check: Any) -> None:
    put("2022.txt", closed(titled(2022)))
    label = "二、上年结转政府信息公开申请数量"
    marked = '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    remark = f'<w:comment w:id="0">{paragraph("lint-reports: ignore[carried-in-differs] -- 并入他处")}</w:comment>'
    body = mark_up(from_text(titled(2023)))
    Path("2023.docx").write_bytes(docx(body.encode()))
    assert check(".") != []
    (row,) = [each for each in body.split("<w:tr>") if label in each]
    before, end, after = row.rpartition("</w:r>")
    Path("2023.docx").write_bytes(docx(body.replace(row, before + end + marked + after).encode(), comments=remark))
    assert check(".") == []


def test_a_comment_the_configuration_and_the_baseline_let_it_pass(
    check: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    put("2022.txt", closed(titled(2022)))
    text = titled(2023)
    put("2023.txt", text)
    assert check(".", "--ignore", "carried-in-differs", select="ALL") == []
    row = "二、上年结转政府信息公开申请数量"
    put("2023.txt", text.replace(row, f"# lint-reports: ignore[carried-in-differs] -- 并入他处\n{row}"))
    assert check(".") == []
    assert check(".", select="LR5,LR8") == []
    put("2023.txt", text)
    put(".lint-reports.yaml", "suppressions:\n  - {path: 2023.txt, rules: [LR501], reason: 并入他处}\n")
    assert check(".", select="LR5,LR8") == []
    put(".lint-reports.yaml", "")
    assert main.main(["baseline", "write"]) == 0
    capsys.readouterr()
    assert check(".") == []
    assert "carried-in-differs" in Path(".lint-reports-baseline.json").read_text("utf-8")


def test_what_is_kept_from_an_earlier_run_is_compared_all_the_same(
    capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    put("reports/2022.txt", closed(titled(2022)))
    put("reports/2023.txt", titled(2023))
    pages = []
    for _ in range(2):
        main.main(
            ["check", "reports", "--select", "LR5", "--output-format", "json", "--cache-dir", str(here / "cache")]
        )
        pages.append(capsys.readouterr().out)
    assert len(json.loads(pages[0])) == 1
    assert pages[0] == pages[1]


def test_a_relation_of_ones_own_may_look_back(check: Any) -> None:
    put(
        ".lint-reports.yaml",
        "relations:\n  - {name: more-refused, relation: 'requests, each column: refused <= previous.refused'}\n",
    )
    put("2022.txt", titled(2022))
    more = {
        "1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0": "1.属于国家秘密\t1\t0\t0\t0\t0\t0\t1",
        "（一）予以公开\t\t2\t1\t0\t0\t1\t0\t4": "（一）予以公开\t\t1\t1\t0\t0\t1\t0\t3",
    }
    put("2023.txt", replaced(titled(2023), more))
    assert check(".", select="LR390") == [
        "2023.txt more-refused requests/3.3.1/natural",
        "2023.txt more-refused requests/3.3.1/total",
    ]


# ------------------------------------------------------------------------------------------------ those it covers

COVERS = "covers:\n  - report: whole/{year}.txt\n    units: units/{year}/{body}.txt\n"


def doubled(text: str) -> str:
    """A report of two bodies that have the same figures."""

    def twice(cell: str) -> str:
        return str(int(cell) * 2) if cell.isdigit() else "1.04" if cell == "0.52" else cell

    return "\n".join("\t".join(map(twice, line.split("\t"))) for line in text.split("\n"))


def county(**units: str) -> None:
    put(".lint-reports.yaml", COVERS)
    put("whole/2022.txt", doubled(titled(2022, "柳溪县人民政府")))
    for name, text in units.items():
        put(f"units/2022/{name}.txt", text)


def test_without_covers_no_body_is_compared_with_another(check: Any) -> None:
    county(water=titled(2022, "柳溪县水务局"))
    put(".lint-reports.yaml", "")
    assert check(".", select="LR5") == []


def test_the_whole_is_the_sum_of_its_parts(check: Any) -> None:
    county(water=titled(2022, "柳溪县水务局"), woods=titled(2022, "柳溪县林业局"))
    assert check(".", select="LR5") == check("whole/2022.txt", select="LR5") == []
    less = titled(2022, "柳溪县林业局").replace("行政处罚\t3", "行政处罚\t2")
    county(water=titled(2022, "柳溪县水务局"), woods=less)
    differs = ["whole/2022.txt total-differs-from-units disclosure/行政处罚/0"]
    assert check(".", select="LR5") == check("whole/2022.txt", select="LR5") == differs
    assert check("units", select="LR5") == []


def test_of_cells_that_differ_together_the_parts_are_told_and_not_the_totals(check: Any) -> None:
    more = replaced(
        titled(2022, "柳溪县林业局"),
        {
            "一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t10": "一、本年新收政府信息公开申请数量\t\t\t5\t3\t0\t0\t1\t0\t9",
            "（一）予以公开\t\t2\t1\t0\t0\t1\t0\t4": "（一）予以公开\t\t1\t1\t0\t0\t1\t0\t3",
            "（七）总计\t\t6\t3\t0\t0\t1\t0\t10": "（七）总计\t\t5\t3\t0\t0\t1\t0\t9",
        },
    )
    county(water=titled(2022, "柳溪县水务局"), woods=more)
    assert check(".", select="LR5") == [
        "whole/2022.txt total-differs-from-units requests/1/natural",
        "whole/2022.txt total-differs-from-units requests/3.1/natural",
    ]


def test_a_part_that_is_more_than_the_whole_is_told_alone(check: Any) -> None:
    county(
        water=titled(2022, "柳溪县水务局"), woods=titled(2022, "柳溪县林业局").replace("行政处罚\t3", "行政处罚\t30")
    )
    assert check(".", select="LR5") == ["whole/2022.txt unit-exceeds-total disclosure/行政处罚/0"]


def test_a_unit_that_reported_last_year_and_has_not_this_year_is_missing(
    check: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    county(water=titled(2022, "柳溪县水务局"), woods=titled(2022, "柳溪县林业局"))
    put("units/2021/roads.txt", titled(2021, "柳溪县公路局"))
    put("whole/2022.txt", titled(2022, "柳溪县人民政府"))
    assert check("whole", select="LR5") == ["whole/2022.txt missing-unit"]
    main.main(["check", "whole", "--select", "LR522", "--output-format", "json"])
    assert "units/2022/roads.txt" in json.loads(capsys.readouterr().out)[0]["message"]


def test_a_unit_that_cannot_be_read_is_missing(check: Any) -> None:
    county(water=titled(2022, "柳溪县水务局"), woods="说明：政府信息公开工作年度报告另行报送。\n")
    assert check("whole", select="LR5") == ["whole/2022.txt missing-unit"]


def test_the_report_that_covers_may_be_named_by_its_body(check: Any) -> None:
    county(water=titled(2022, "柳溪县水务局"))
    said = "covers:\n  - report: 柳溪县人民政府\n    units: ['units/{year}/water.txt', 'units/{year}/gone.txt']\n"
    put(".lint-reports.yaml", said)
    assert check("whole", select="LR5") == ["whole/2022.txt missing-unit"]
    put(".lint-reports.yaml", said.replace("'units/{year}/water.txt', ", ""))
    assert check("whole", select="LR5") == ["whole/2022.txt missing-unit"]
    put(".lint-reports.yaml", said.replace("gone", "water"))
    found = check("whole", select="LR5")
    assert found
    assert {each.split()[1] for each in found} == {"total-differs-from-units"}


# ------------------------------------------------------------------------------------------------ copied text


def copied() -> tuple[str, str]:
    """Two texts of the rule's example, of which the second is the first with other figures."""
    rule = find("copied-text")
    assert rule is not None
    older, newer = (
        text.split("一、总体情况\n\n")[1].split("\n\n二、")[0]
        for text in (rule.invalid[0].previous, rule.invalid[0].text)
    )
    return older, newer


def overview(year: int, text: str, body: str = "青柏县林业局") -> str:
    return village(f"{body}{year}年政府信息公开工作年度报告", overview=text)


def test_text_with_other_figures_only_is_copied(check: Any, capsys: pytest.CaptureFixture[str]) -> None:
    older, newer = copied()
    assert older != newer
    put("2021.txt", overview(2021, older))
    put("2022.txt", overview(2022, newer))
    assert check(".", select="LR7") == ["2022.txt copied-text"]
    main.main(["check", ".", "--select", "LR7", "--output-format", "json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert "100%" in found["message"]
    assert (found["location"]["row"], found["related"][0]["filename"]) == (3, "2021.txt")


def test_text_half_of_which_is_new_is_not(check: Any) -> None:
    older, newer = copied()
    fresh = "新修的便民桥旁设了公告亭，雨天也能看；赶集日由志愿者念给不识字的老人听，听完再记下他们想问的事。" * 3
    put("2021.txt", overview(2021, older))
    put("2022.txt", overview(2022, newer[: len(newer) // 2] + fresh))
    assert check(".", select="LR7") == []


def test_text_that_leaves_out_much_of_last_years_is_copied(check: Any) -> None:
    older, newer = copied()
    villages = "东西南北上下前后左右"
    more = "".join(f"{one}{other}村的公告亭由{other}{one}村的老人照看。" for one in villages for other in villages)
    put("2021.txt", overview(2021, f"{older}\n{more}"))
    put("2022.txt", overview(2022, newer))
    assert check(".", select="LR7") == ["2022.txt copied-text"]


def test_what_the_form_has_everybody_write_is_not_copied(check: Any) -> None:
    formula = (
        "根据《中华人民共和国政府信息公开条例》和国务院办公厅有关通知的要求，编制本报告。本报告中所列数据的统计期限自{0}年1月1日起"
        "至{0}年12月31日止。本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分组成。如对本报告有疑问，请与"
        "本机关联系，地址：柳溪县南街一号，邮编：000000，联系电话：0000-0000000。全年未收到政府信息公开申请，未发生行政复议、行政诉讼。"
    )
    put("2021.txt", overview(2021, formula.format(2021) * 3))
    put("2022.txt", overview(2022, formula.format(2022) * 3))
    assert check(".", select="LR7") == []


def test_the_text_of_another_body_of_the_same_year_is_copied_and_names_make_no_difference(check: Any) -> None:
    older, newer = copied()
    put("woods.txt", overview(2022, older))
    put("water.txt", overview(2022, newer.replace("青柏县林业局", "松泉市水务局"), "松泉市水务局"))
    put("roads.txt", overview(2021, newer.replace("青柏县林业局", "松泉市公路局"), "松泉市公路局"))
    assert check(".", select="LR7") == ["water.txt copied-text", "woods.txt copied-text"]


def test_however_often_a_body_names_itself_its_text_is_the_same(check: Any) -> None:
    older, newer = copied()
    put("woods.txt", overview(2022, older.replace("，", "，青柏县林业局")))
    put(
        "water.txt",
        overview(2022, newer.replace("，", "，松泉市水务局").replace("青柏县林业局", "松泉市水务局"), "松泉市水务局"),
    )
    assert check(".", select="LR7") == ["water.txt copied-text", "woods.txt copied-text"]


# ------------------------------------------------------------------------------------------------ and more silence


def test_two_that_claim_to_be_this_years_are_not_compared_with_last_years(check: Any) -> None:
    put("a.txt", closed(titled(2022)))
    put("b.txt", titled(2023))
    put("c.txt", titled(2023))
    assert check(".") == ["c.txt duplicate-report"]


def test_even_where_no_number_in_a_blank_could_mend_it_a_blank_is_not_wrong(check: Any) -> None:
    put("2022.txt", titled(2022).replace("行政规范性文件\t0\t0\t5", "行政规范性文件\t0\t0\t"))
    put("2023.txt", titled(2023).replace("行政规范性文件\t0\t0\t5", "行政规范性文件\t9\t0\t5"))
    assert check(".") == []


# ------------------------------------------------------------------------------------------------ doubtful figures


def wrongly_totalled(text: str) -> str:
    """A report whose total of what is carried out is 7 where its own table says 1."""
    return replaced(
        text, {"四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1": "四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t7"}
    )


def test_last_years_figure_that_its_own_table_shows_to_be_wrong_is_taken_as_it_should_be(check: Any) -> None:
    put("2022.txt", wrongly_totalled(titled(2022)))
    put("2023.txt", titled(2023))
    assert check(".") == []


def test_a_difference_that_stays_when_last_years_figure_is_mended_is_told_and_where_to_look(
    check: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    put("2022.txt", wrongly_totalled(titled(2022)))
    carried_in = {
        "二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1": "二、上年结转政府信息公开申请数量\t\t\t0\t0\t0\t0\t0\t0\t0"
    }
    put("2023.txt", replaced(titled(2023), {**carried_in, **CARRIED}))
    assert check("2023.txt") == [f"2023.txt {DIFFERS}"]
    main.main(["check", "2023.txt", "--select", "LR5", "--output-format", "json", "--no-cache"])
    (found,) = [each for each in json.loads(capsys.readouterr().out) if each["cell"]["column"] == "total"]
    assert "表内数字本身不平" in found["message"]
    assert found["severity"] == "info"


def test_an_own_figure_that_the_table_shows_to_be_wrong_is_not_compared(check: Any) -> None:
    put("2022.txt", closed(titled(2022)))
    wrong = {
        "二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1": "二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t5"
    }
    put("2023.txt", replaced(titled(2023), wrong))
    assert check(".") == ["2023.txt carried-in-differs requests/2/natural"]
