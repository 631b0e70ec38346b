"""What is written into a file leaves its tables whole, as parsers see them that are not ours: GitHub's Markdown, browsers' HTML."""

from __future__ import annotations

from random import Random

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend
from tests.corpus import LAYOUTS, MUTATIONS, applicable, break_report, report
from tests.support.tables import html_tables, markdown_tables

pytestmark = pytest.mark.slow

MARKDOWN = ("pipe", "pipe-groups", "pipe-escaped", "html-in-md")
HTML = ("page", "page-word", "page-squares")
ASKED = {
    "add-ignore": RunOptions(add_ignore="待补"),
    "fix": RunOptions(fix=True, unsafe_fixes=True),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("layout", MARKDOWN)
def test_a_markdown_file_keeps_its_tables_and_rows(layout: str, asked: str) -> None:
    """GitHub shows no table whose head has more cells than its row of dashes, and cuts one at a line between its rows."""
    changed = 0
    for name in MUTATIONS:
        if applicable(name, layout):
            text = break_report(name, report(Random(name), 2021), layout, Random(name))[0].text
            after = mend("年报.md", text.encode(), Settings(), ASKED[asked]).data.decode()
            changed += after != text
            assert markdown_tables(after) == markdown_tables(text), name
            assert html_tables(after) == html_tables(text), name
    assert changed >= 4


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("layout", HTML)
def test_a_page_keeps_its_tables_and_rows(layout: str, asked: str) -> None:
    changed = 0
    for name in MUTATIONS:
        if applicable(name, layout):
            text = break_report(name, report(Random(name), 2021), layout, Random(name))[0].text
            after = mend("年报.html", text.encode(), Settings(), ASKED[asked]).data.decode()
            changed += after != text
            assert html_tables(after) == html_tables(text), name
    assert changed >= 4


def test_a_finding_in_the_head_of_a_table_gets_its_comment_above_the_table() -> None:
    text = LAYOUTS["pipe"](report(Random(1), 2021)).text.replace("（本列数据的勾稽关系为", "（本表的勾稽关系为", 1)
    after = mend("年报.md", text.encode(), Settings(), ASKED["add-ignore"]).data.decode().split("\n")
    head = next(number for number, line in enumerate(after) if "（本表的勾稽关系为" in line)
    assert after[head - 1].startswith("<!-- lint-reports: ignore[misspelt-label]")
    assert after[head] in text
    assert markdown_tables("\n".join(after)) == markdown_tables(text)
