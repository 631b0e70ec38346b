"""A new `.lint-reports.yaml` with every key commented out, generated from the table of keys."""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.config.keys import KEYS
from lint_reports.text.language import Language, Text

_HEAD = Text(
    "# lint-reports 的配置。去掉一行前面的 # 它就生效；各键的说明：lint-reports config 键",
    "# Configuration of lint-reports. Take the # off a line to put it in force; lint-reports config KEY explains a key.",
)


def configuration(language: Language) -> str:
    """The text of the file."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: Language) -> Iterator[str]:
    yield _HEAD.of(language)
    for key in KEYS.values():
        yield ""
        yield f"# {key.about.of(language).replace('`', '')}"
        yield from (f"# {line}" for line in key.example.split("\n"))
