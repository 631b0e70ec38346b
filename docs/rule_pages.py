"""The site's pages below rules/, made from the manuals of the rules when the site is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).parents[1]))

from lint_reports.reporters.manual import as_site
from lint_reports.rules.registry import all_rules


def on_files(files: Any, config: Any, **_: Any) -> None:
    for path, markdown in as_site(all_rules()).items():
        files.append(File.generated(config, path, content=markdown))
