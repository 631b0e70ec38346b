"""The language server in Neovim, where that is installed: what its user sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from tests.support.checkout import ROOT
from tests.support.village import DISPUTES, village

SCRIPT = """\
local id = vim.lsp.start_client({{ name = "lint-reports", cmd = {{ "{python}", "-m", "lint_reports", "server" }} }})
vim.lsp.buf_attach_client(0, id)
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, found in ipairs(vim.diagnostic.get(0)) do
  local line = vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, false)[1]
  print(found.code, found.lnum + 1, line:sub(found.col + 1, found.end_col))
end
vim.cmd("qa!")
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="there is no Neovim")
def test_a_finding_is_shown_under_its_figure(tmp_path: Path) -> None:
    text = village(disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t307"))
    (tmp_path / "年报.md").write_text(text, "utf-8")
    (tmp_path / "see.lua").write_text(SCRIPT.format(python=sys.executable), "utf-8")
    done = subprocess.run(
        ["nvim", "--headless", "-n", "-u", "NONE", "年报.md", "-c", "luafile see.lua"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    line = text[: text.index("307")].count("\n") + 1
    assert f"LR304 {line} 307" in done.stdout + done.stderr
