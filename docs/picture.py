"""Draw what a terminal shows of a broken example as docs/assets/terminal.LANGUAGE.svg, for the readmes.

    python docs/picture.py            # draws it anew
    python docs/picture.py --check    # fails where the drawing is not what the program says today

Every character has a place of its own, so that carets stand under Chinese text whatever fonts the viewer has.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from lint_reports.text.widths import width  # noqa: E402

PICTURES = ROOT / "docs/assets"
LANGUAGES = ("zh", "en")
COMMAND = ["check", "--select", "LR204,LR301", "examples/broken/typing-slips-gb18030.txt"]
COLUMN, LINE, MARGIN, BAR = 9, 22, 18, 36
COLOURS = {"31": "#e5534b", "32": "#57ab5a", "33": "#c69026", "34": "#539bf5", "36": "#39c5cf"}
_SGR = re.compile("\x1b\\[([0-9;]*)m")
HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-label="lint-reports">
<rect width="{wide}" height="{high}" rx="8" fill="#22272e"/>
<circle cx="20" cy="18" r="6" fill="#e5534b"/><circle cx="40" cy="18" r="6" fill="#c69026"/>\
<circle cx="60" cy="18" r="6" fill="#57ab5a"/>
<g font-family="'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', NSimSun, monospace" font-size="15" fill="#cdd9e5">
"""


def output(language: str) -> list[str]:
    """The command as typed, and the lines of its output with their colours."""
    clean = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "NO_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "lint_reports", *COMMAND, "--color", "always", "--lang", language, "--isolated"],
        cwd=ROOT,
        env={**clean, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    return [f"$ lint-reports {' '.join(COMMAND)}", *done.stdout.rstrip("\n").split("\n")]


def drawn(language: str) -> str:
    lines = output(language)
    columns = max(width(_SGR.sub("", line)) for line in lines)
    wide, high = 2 * MARGIN + columns * COLUMN, BAR + MARGIN + len(lines) * LINE
    pieces = [piece for number, line in enumerate(lines, 1) for piece in _line(line, BAR + number * LINE)]
    return HEAD.format(wide=wide, high=high) + "\n".join(pieces) + "\n</g>\n</svg>\n"


def _line(line: str, y: int) -> Iterator[str]:
    """The runs of one style in a line, each character with its column."""
    column, style = 0, ""
    for at, part in enumerate(_SGR.split(line)):
        if at % 2:
            style = part
        else:
            text, places = "", []
            for character in part:
                if not character.isspace():  # A viewer may run blanks together, and the places with them.
                    text += character
                    places.append(str(MARGIN + column * COLUMN))
                column += width(character)
            if text:
                yield f'<text y="{y}" x="{" ".join(places)}"{_attributes(style)}>{escape(text, quote=False)}</text>'


def _attributes(style: str) -> str:
    codes = style.split(";")
    colour = next((f' fill="{COLOURS[code]}"' for code in codes if code in COLOURS), "")
    return colour + (' font-weight="bold"' if "1" in codes else "")


def path(language: str) -> Path:
    return PICTURES / f"terminal.{language}.svg"


def main() -> int:
    pictures = {path(language): drawn(language) for language in LANGUAGES}
    if "--check" in sys.argv[1:]:
        return int(any(not file.is_file() or file.read_text("utf-8") != text for file, text in pictures.items()))
    PICTURES.mkdir(exist_ok=True)
    for file, text in pictures.items():
        file.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
