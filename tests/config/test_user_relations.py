"""Relations that users write: read from the file, asked of the figures, and wrong ones shown to the very character."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from lint_reports.cli.main import main
from lint_reports.config import schema, yaml_file
from lint_reports.config.layers import governed
from lint_reports.config.relation_text import Names, editions
from lint_reports.config.settings import Configuration, Settings
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.text.errors import UsageError
from lint_reports.text.excerpt import File
from lint_reports.text.widths import width
from tests.support.linting import place, shown
from tests.support.village import DISCLOSURE, DISPUTES, OLD_DISCLOSURE, REQUESTS, TITLE, line_of, old_village, village

NAME = ".lint-reports.yaml"
HALF = """\
relations:
  - name: few-granted
    relation: "requests, each column: carried_in >= carried_out"
    zh: "{column}：上年结转 {carried_in}，结转下年 {carried_out}"
    en: "{column}: {carried_in} carried in, {carried_out} carried out"
"""
MORE_CARRIED_OUT = REQUESTS.replace("四、结转下年度继续办理\t\t\t1\t0", "四、结转下年度继续办理\t\t\t1\t2")


@pytest.fixture(autouse=True, scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Relations found good are kept; those of the tests not among the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def settings(text: str) -> Settings:
    said = schema.read(yaml_file.read(File(NAME, text)))
    return governed(said, Configuration(), {}).configuration.settings


def own(relation: str, **keys: str) -> Settings:
    """The settings of a file with this one relation."""
    item = {"name": "my-own", "relation": relation, **keys}
    return settings(f"relations: {json.dumps([item], ensure_ascii=False)}\n")


def found(report: str, given: Settings) -> list[Diagnostic]:
    """What the user's rules find."""
    return [each for each in lint("年报.txt", report.encode(), given).diagnostics if each.code == "LR390"]


def refused(text: str) -> tuple[str, str, str]:
    """What is said of a file, its line shown, and what the carets stand under, by their width."""
    with pytest.raises(UsageError) as caught:
        settings(text)
    _, line, carets = caught.value.excerpt.splitlines()
    start, end = carets.index("^"), len(carets)
    columns = [(character, width(line[:at])) for at, character in enumerate(line)]
    return caught.value.text.zh, line, "".join(character for character, column in columns if start <= column < end)


def wrong(relation: str, **keys: str) -> tuple[str, str]:
    """What is said of a relation, and of which words of it."""
    item = {"name": "my-own", "relation": relation, **keys}
    message, _, under = refused("relations:\n  - " + "\n    ".join(f"{key}: '{words}'" for key, words in item.items()))
    return message.partition(": ")[2], under


# ------------------------------------------------------------------------------------------------ what is found


def test_a_broken_relation_is_found_at_the_right_cell() -> None:
    report = village(requests=MORE_CARRIED_OUT)
    (diagnostic,) = found(report, own("requests, each column: carried_in >= carried_out", kind="heuristic"))
    assert place(diagnostic) == f"{line_of(report, '二、上年结转')}:22"
    assert diagnostic.cell is not None
    assert (diagnostic.cell.row, diagnostic.cell.column) == ("2", "business")
    assert diagnostic.message.zh == "商业企业 carried_in >= carried_out 不成立：左边 0，右边 2"
    assert diagnostic.message.en == "商业企业: carried_in >= carried_out does not hold: 0 on the left, 2 on the right"


def test_a_relation_that_holds_is_silent() -> None:
    assert found(village(), own("requests, each column: carried_in >= carried_out")) == []
    assert found(village(), own("requests, each row: total = natural + business + legal")) == []


def test_the_users_own_words_are_the_message() -> None:
    report = village(disputes=DISPUTES.replace("1\t0\t0\t1\t2", "0\t0\t0\t2\t2"))
    given = own(
        "disputes, each block: pending <= upheld", zh="{row}未结 {pending}，多于维持 {upheld}", kind="heuristic"
    )
    line = line_of(report, "0\t0\t0\t2\t2")
    assert shown(found(report, given)) == [f"{line}:7 my-own 行政复议未结 2，多于维持 0"]
    assert (
        found(report, given)[0].message.en == "行政复议: pending <= upheld does not hold: 2 on the left, 0 on the right"
    )


@pytest.mark.parametrize("kind", ["mandated", "implied"])
def test_with_what_must_hold_the_cell_to_blame_is_named(kind: str) -> None:
    """The row total and the user's relation have one cell in common; changing it alone mends both."""
    report = village(disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t7"))
    given = own("disputes: reconsideration.total = 2 * reconsideration.upheld", kind=kind)
    (diagnostic,) = found(report, Settings(relations=given.relations, select=("LR390",)))
    assert diagnostic.cell is not None and (diagnostic.cell.row, diagnostic.cell.column) == ("reconsideration", "total")
    assert "应为 2：reconsideration.total = 2 * reconsideration.upheld 不成立：左边 7，右边 2" in diagnostic.message.zh


def test_two_rules_of_users_that_blame_one_cell_give_one_finding() -> None:
    report = village(disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t7"))
    relation = "relation: 'disputes: reconsideration.total = 2 * reconsideration.upheld'"
    given = settings(f"select: [LR390]\nrelations: [{{name: b-b, {relation}}}, {{name: a-a, {relation}}}]\n")
    assert [each.name for each in found(report, given)] == ["a-a"]


def test_a_blank_cell_leaves_it_open() -> None:
    blank = MORE_CARRIED_OUT.replace(
        "二、上年结转政府信息公开申请数量\t\t\t1\t0\t0", "二、上年结转政府信息公开申请数量\t\t\t1\t\t0"
    )
    given = own("requests, each column: carried_in >= carried_out", kind="heuristic")
    assert len(found(village(requests=MORE_CARRIED_OUT), given)) == 1
    assert found(village(requests=blank), given) == []


def test_a_blank_beside_an_amount_leaves_it_open() -> None:
    blank = DISCLOSURE.replace("行政许可\t12", "行政许可\t")
    assert found(village(disclosure=blank), own("disclosure: fees.0 >= licences.0")) == []
    assert len(found(village(), own("disclosure: fees.0 >= licences.0"))) == 1


def test_a_condition_that_is_not_fulfilled_leaves_it_open() -> None:
    assert len(found(village(), own("requests, each row: legal = 0 when total > 1", kind="heuristic"))) == 3
    assert found(village(), own("requests, each row: legal = 0 when total > 99", kind="heuristic")) == []


def test_a_name_of_one_edition_is_asked_of_that_edition_only() -> None:
    given = own("requests, each column: not_paid >= received", kind="heuristic")
    assert [each.editions for each in given.relations] == [(2021,)]
    assert len(found(village(), given)) == 4
    assert found(old_village(), given) == []
    old = own("disclosure: procurement.0 > 2")
    assert [each.editions for each in old.relations] == [(2019,)]
    assert len(found(old_village(), old)) == 1
    assert found(village(), old) == []


def test_a_table_in_the_form_of_another_year_is_asked_what_its_own_form_has() -> None:
    """The report is of 2021, its table two of 2019: neither relation may look for a row that is not there."""
    report = village(TITLE, disclosure=OLD_DISCLOSURE)
    for relation in ("disclosure: procurement.0 > 2", "disclosure: normative_documents.1 > 9"):
        lint("年报.txt", report.encode(), own(relation))


def test_a_relation_that_is_ignored_blames_no_cell() -> None:
    report = village(disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t7"))
    given = own("disputes: reconsideration.total = 2 * reconsideration.upheld")
    ignoring = Settings(relations=given.relations, ignore=("my-own",))
    plain = lint("年报.txt", report.encode(), Settings()).diagnostics
    assert lint("年报.txt", report.encode(), ignoring).diagnostics == plain


def test_it_is_the_same_from_file_to_file() -> None:
    report = village(requests=MORE_CARRIED_OUT)
    given = own("requests, each column: carried_in >= carried_out", kind="heuristic")
    other = own("requests, each row: total > 99")
    first = found(report, given)
    found(report, other)
    assert found(old_village(), given) == []
    assert found(report, given) == first


def test_whatever_is_asked_nothing_breaks() -> None:
    """Relations made by chance, of every table, form and kind, on figures blanked and changed by chance."""
    random = Random(2021)
    for _ in range(60):
        year = random.choice(sorted(editions()))
        table = random.choice(sorted(editions()[year]))
        given = own(_by_chance(random, table, editions()[year][table]), kind=random.choice(["heuristic", "implied"]))
        cells = (village() if year == 2021 else old_village()).split("\t")
        for _ in range(random.randrange(4)):
            cells[random.randrange(len(cells))] = random.choice(["", "7", "x", "-3"])
        for diagnostic in found("\t".join(cells), given):
            assert diagnostic.message.zh and diagnostic.message.en


def _by_chance(random: Random, table: str, names: Names) -> str:
    each = random.choice(["column", "row", "block", ""] if names.columns else [""])

    def path() -> str:
        if each:
            return random.choice([*names.rows, *names.groups] if each == "column" else [*names.columns])
        row = random.choice([*names.rows])
        return f"{row}.{random.randrange(len(names.rows[row]))}"

    def side() -> str:
        return f"{path()} {random.choice('+-')} {random.randrange(3)} * {path()} + {random.randrange(3)}"

    operator = random.choice(["=", ">=", "<=", ">", "<", "!="])
    return f"{table}{', each ' * bool(each)}{each}: {side()} {operator} {side()}"


# ------------------------------------------------------------------------------------------------ as a rule


def test_it_is_chosen_and_graded_by_its_name_and_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_text(HALF.replace("zh:", "kind: heuristic\n    zh:"), "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / NAME).write_text("relations: []\n", "utf-8")
    report = village(requests=MORE_CARRIED_OUT)
    for path in ("a.txt", "sub/a.txt"):
        (tmp_path / path).write_text(report, "utf-8")

    def run(*words: str) -> Any:
        status = main(["--output-format", "json", *words])
        return status, [each for each in json.loads(capsys.readouterr().out) if each["code"] == "LR390"]

    status, (record,) = run("--select", "few-granted")
    assert (status, record["filename"], record["name"], record["severity"]) == (1, "a.txt", "few-granted", "warning")
    assert record["message"] == "商业企业：上年结转 0，结转下年 2"
    assert record["cell"] == {"table": "requests", "row": "2", "column": "business"}
    assert record["url"].endswith("/configuration/")
    for selector in ("LR39", "LR390", "Few-Granted"):
        assert len(run("--select", selector)[1]) == 1
    assert run("--ignore", "few-granted")[1] == run("--ignore", "LR390")[1] == run("--isolated")[1] == []
    assert run("--select", "LR390", "--severity", "few-granted=info")[0] == 0
    assert main(["--ignore", "few-grantd"]) == 2
    assert "是不是想写 few-granted？" in capsys.readouterr().err
    assert main(["--isolated", "--ignore", "few-granted"]) == 2


def test_its_severity_is_its_own_unless_the_file_gives_another() -> None:
    assert own("requests, each row: total > 99", severity="error").relations[0].severity is Severity.ERROR
    text = HALF + "severity: {LR390: info}\n"
    assert settings(text).severity == (("few-granted", Severity.INFO),)


def test_it_has_a_kind_a_source_and_both_messages() -> None:
    given = own("requests, each row: total - 2 * legal + 1 > 0", source="本市办法", kind="mandated", zh="{{{row}}}")
    (user,) = given.relations
    assert (user.relation.kind, user.relation.source, user.editions) == ("mandated", "本市办法", (2019, 2021))
    assert user.relation.messages == (
        "{{{row}}}",
        "{row}: total - 2 * legal + 1 > 0 does not hold: {left} on the left, {right} on the right",
    )


def test_what_was_found_good_is_kept_and_stays_the_same() -> None:
    first, second = settings(HALF), settings(f"# 注\n\n{HALF}")
    assert first == second


# ------------------------------------------------------------------------------------------------ what is wrong

STYLES = {
    "quoted once": "    relation: 'requests, each column: recieved >= granted'\n",
    "quoted twice": '    relation: "requests, each column: recieved >= granted"\n',
    "plain": "    relation: requests, each column:recieved >= granted\n",
    "literal": "    relation: |\n      requests, each column: // 政府\n        recieved >= granted\n",
    "literal, with a remark": "    relation: |-  # 信息\n\n      requests, each column:\n\n      recieved >= 1\n\n    # 公开\n",
    "literal, indented by a number": "    relation: |2\n        requests, each column:\n         recieved >= granted\n",
    "folded": "    relation: >\n      requests, each\n      column:\n      recieved >= granted\n",
    "folded, with more indentation": "    relation: >+\n      requests, each column: // 政府\n         recieved >= 1\n\n",
    "quoted over lines": "    relation: 'requests, each\n\n      column:\n      recieved >= granted'\n",
    "escaped": '    relation: "requests,\\u0020\\x65ach\\tcolumn:\\n\\\n      recieved >= granted"\n',
    "with an anchor": "    relation: &甲 'requests, each column: recieved >= granted'\n",
    "with a tag": "    relation: !!str 'requests, each column: recieved >= granted'\n",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "# 政府信息公开\n"])
def test_a_wrong_name_is_shown_where_it_stands_however_it_is_written(style: str, ends: str, before: str) -> None:
    text = (f"{before}relations:\n  - name: my-own\n{STYLES[style]}    kind: implied\n").replace("\n", ends)
    lines = text.split(ends)
    number = next(at for at, line in enumerate(lines, 1) if "recieved" in line)
    message, line, under = refused(text)
    column = lines[number - 1].index("recieved") + 1
    assert message == f"{NAME}:{number}:{column}: 2021 年版：requests 没有这样的行：recieved，是不是想写 received？"
    assert line == f"{number} | {lines[number - 1]}"
    assert under == "recieved"


def test_the_caret_stands_under_wide_characters() -> None:
    text = "{relations: [{zh: 政府信息公开, name: my-own, relation: 'requests, each row: totl = 1'}]}\n"
    with pytest.raises(UsageError) as caught:
        settings(text)
    assert caught.value.excerpt == f"  |\n1 | {text.strip()}\n  | {' ' * 77}^^^^"
    assert caught.value.text.en == f"{NAME}:1:72: edition 2021: there is no column totl, did you mean total?"


def test_an_end_that_comes_too_soon_is_shown_behind_the_last_word() -> None:
    with pytest.raises(UsageError) as caught:
        settings("relations:\n  - name: my-own\n    relation: |\n      requests, each row: total >=\n\n    zh: 甲\n")
    assert caught.value.text.zh.startswith(f"{NAME}:4:35: ")
    assert caught.value.excerpt == f"  |\n4 |       requests, each row: total >=\n  | {' ' * 34}^"


@pytest.mark.parametrize(
    ("relation", "message", "under"),
    [
        ("requests", "这里应是 冒号 :，或 逗号加 each", "'"),
        ("requests, each colum: received = 1", "看不懂 colum，是不是想写 column？", "colum"),
        ("requests, each columns: received = 1", "看不懂 columns，是不是想写 column？", "columns"),
        ("requests each row: total = 1", "这里应是 冒号 :，或 逗号加 each，不是 each", "each"),
        ("requests，each row: total = 1", "看不懂 ，，是不是想写 ,？", "，"),
        ("requests, each row： total = 1", "看不懂 ：，是不是想写 :？", "："),
        ("requests, each row: total ≥ 1", "看不懂 ≥，是不是想写 >=？", "≥"),
        ("requests, each row: total => 1", "看不懂 =>，是不是想写 >=？", "=>"),
        ("requests, each row: total == 1", "看不懂 ==，是不是想写 =？", "=="),
        ("requests, each row: total 1", "这里应是 = >= <= > < !=，或 + 或 -，不是 1", "1"),
        ("requests, each row: 总计 = 1", "这里应是 名字，或 数，不是 总", "总"),
        ("requests, each row: total = 1 wen legal = 1", "看不懂 wen，是不是想写 when？", "wen"),
        ("request, each row: total = 1", "2021 年版：没有这样的表：request，是不是想写 requests？", "request"),
        ("overview: rules.0 = 1", "2021 年版：没有这样的表：overview，有的是 disclosure、requests、disputes", "overview"),
        ("requests, each column: 2 * repeted = 1", "2021 年版：requests 没有这样的行：repeted，是不是想写 repeated？", "repeted"),
        ("requests, each row: legal = 1 when totl > 0", "2021 年版：没有这样的列：totl，是不是想写 total？", "totl"),
        ("disputes, each row: total = received",
         "2021 年版：没有这样的列：received，有的是 upheld、corrected、other、pending、total", "received"),
        ("requests, each column: received.total = 1", "2021 年版：有 each 时只写一个名字，不加点", "received.total"),
        ("requests: received = 1", "2021 年版：没有 each 时要写 行.列", "received"),
        ("requests: received.totl = 1", "2021 年版：没有这样的列：totl，是不是想写 total？", "totl"),
        ("requests: refused.total = 1", "2021 年版：refused 是一组行，没有 each 时要写单独的行", "refused"),
        ("disclosure: rules.3 = 1", "2021 年版：没有这样的列：3，有的是 0、1、2", "3"),
        ("disclosure, each row: count = 1", "2021 年版：disclosure 各行的列不同，不用 each，写 行.序号", "count"),
        ("requests, each column: received = previous.recieved",
         "2021 年版：requests 没有这样的行：recieved，是不是想写 received？", "recieved"),
        ("requests, each column: previous.received = units.received",
         "一条关系里只能有 previous、units、unit 中的一种",
         "requests, each column: previous.received = units.received"),
        ("requests, each cell: received >= unit.figure", "2021 年版：有 each cell 时名字只有 figure", "received"),
        ("requests, each row: 1 = 1", "关系里没有一个名字", "requests, each row: 1 = 1"),
        ("requests, each row: total = 1 source \"x\"", "关系到这里应当结束；依据和说明要写成 source、zh、en 键", '"x"'),
        ("requests, each row: total = 1 implied a-b in requests: received.0 = 1",
         "关系到这里应当结束；依据和说明要写成 source、zh、en 键", "implied a-b in requests: received.0 = 1"),
    ],
)  # fmt: skip
def test_a_wrong_relation_is_shown_where_it_goes_wrong(relation: str, message: str, under: str) -> None:
    assert wrong(relation) == (message, under)


def test_the_edition_that_has_more_of_it_is_the_one_that_was_meant() -> None:
    assert wrong("disclosure: procurement.2 = 1") == ("2019 年版：没有这样的列：2，有的是 0、1", "2")
    assert wrong("disclosure: fees.2 = 1") == ("2021 年版：没有这样的列：2，有的是 0", "2")


@pytest.mark.parametrize(
    ("keys", "message", "under"),
    [
        ({"zh": "共 {totl} 件"}, "没有这样的填空：{totl}，是不是想写 total？", "{totl}"),
        ({"zh": "共 {} 件"}, "没有这样的填空：{}，可用的有 row、column、left、right、parts、total", "{}"),
        ({"en": "{total.real}"}, "没有这样的填空：{total.real}，是不是想写 total？", "{total.real}"),
        ({"en": "{total:>9}"}, "没有这样的填空：{total:>9}，是不是想写 total？", "{total:>9}"),
        ({"en": "{total"}, "花括号没有配对；要显示花括号，写两个", "{"),
        ({"zh": "甲}乙"}, "花括号没有配对；要显示花括号，写两个", "}"),
        ({"zh": " "}, "zh 不能是空的", "' '"),
        ({"kind": "hard"}, "kind 不能是 hard，只能是 mandated、implied、heuristic", "'hard'"),
        ({"severity": "warn"}, "severity 不能是 warn，是不是想写 warning？", "'warn'"),
        ({"name": "blank-cell"}, "已有这个名字的规则", "'blank-cell'"),
        ({"name": "mine"}, "name 要写两个以上的小写英文词，用连字符连接，如 few-granted", "'mine'"),
        ({"sorce": "x"}, "没有这样的键：sorce，是不是想写 source？", "sorce"),
    ],
)
def test_a_wrong_key_is_shown_where_it_stands(keys: dict[str, str], message: str, under: str) -> None:
    assert wrong("requests, each row: total = 1", **keys) == (message, under)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("relations: {a: b}\n", "1:12: relations 要写成列表，现在是键和值"),
        ("relations: [a]\n", "1:13: relations 的每一项要写成键和值，现在是文字"),
        ("relations:\n  - name: a-b\n", "2:5: 缺少键 relation"),
        (f"{HALF}  - name: few-granted\n    relation: x\n", "6:11: 这个名字用了两次"),
        (
            "relations:\n  - name: a-b\n    relation:\n      requests, each row: total = 1\n",
            "4:7: relation 要写成文字，现在是键和值；有冒号的要用引号括起来，或者写在 | 下面",
        ),
    ],
)
def test_a_wrong_list_is_shown_where_it_stands(text: str, message: str) -> None:
    assert refused(text)[0] == f"{NAME}:{message}"
