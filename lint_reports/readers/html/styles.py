"""What the styles of a page say that decides what a reader sees: what is hidden, kept as typed, raised, or put in a place.

Style attributes, and of style sheets the rules that name an element, a class or an id and nothing else; what depends on
the width of a window or on the mouse is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_SHEET = 400_000
"""Of a longer style sheet no more is read; Word writes 50 kB."""
MOST_LOOKS = 5_000

_PROPERTIES = frozenset(
    "display visibility white-space vertical-align list-style list-style-type position top left clip text-decoration".split()
)
_SIZES = frozenset(["font-size", "line-height"])
"""Properties that matter only for text with a position of its own."""
_STYLE = re.compile(r"""(?<![\w-])style\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
_CLASS = re.compile(r"""(?<![\w-])(class|id)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+)""", re.I)
_VALUE = re.compile(r""""[^"]*"|'[^']*'""")
_HIDDEN = re.compile(r"(?:^|[\s/\"'])hidden(?=$|[\s/=])", re.I)
_SELECTOR = re.compile(r"(?:[a-z][\w:-]*)?(?:[.#][\w-]+)?$", re.I)
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(px|pt)?$")
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[ ,]+){3}[01](?:px)?\)")
"""As sites clip what only a screen reader is to say."""
_OFF_THE_PAGE = 700.0
_BLOCKS = frozenset(["block", "flex", "grid", "list-item", "table", "table-row", "flow-root"])
_BRACE = re.compile(r"[{}]")
_ALWAYS = re.compile(r"@media\s+(?:all|screen)\s*$", re.I)

Declarations = dict[str, str]
_NONE: Declarations = {}


class Styles:
    """What is declared of the elements of a page."""

    def __init__(self) -> None:
        self.rules: dict[str, Declarations] = {}
        """By selector: `p`, `.x`, `p.x`, `#x`."""
        self.sized: dict[str, Declarations] = {}
        """As `rules`, what they say of sizes."""
        self.known: dict[tuple[str, str], Declarations] = {}

    def add(self, sheet: str) -> None:
        """Take in the rules of a style sheet."""
        for selectors, body in _rules(sheet[:LONGEST_SHEET]):
            for rules, properties in ((self.rules, _PROPERTIES), (self.sized, _SIZES)):
                declared = declarations(body, properties)
                for selector in selectors.split(",") if declared else ():
                    selector = selector.strip()
                    if selector and _SELECTOR.match(selector):
                        rules.setdefault(selector.lower(), {}).update(declared)
        self.known.clear()

    def of(self, name: str, attributes: str) -> Declarations:
        """What is declared of an element, the nearest rule first to count."""
        if not attributes:
            return self.rules.get(name, _NONE)
        known = self.known.get((name, attributes))
        if known is None:
            if len(self.known) >= MOST_LOOKS:
                self.known.clear()
            known = self.known[name, attributes] = self._of(name, attributes)
        return known

    def sizes(self, name: str, attributes: str) -> tuple[float, float]:
        """The size of an element's letters and the height of its lines in points, 0 for what is not set."""
        found = _declared(self.sized, _SIZES, name, attributes)
        return _points(found.get("font-size", "")) or 0.0, _points(found.get("line-height", "")) or 0.0

    def _of(self, name: str, attributes: str) -> Declarations:
        found = _declared(self.rules, _PROPERTIES, name, attributes)
        if "display" not in found and "hidden" in attributes.lower() and _HIDDEN.search(_VALUE.sub('""', attributes)):
            return {**found, "display": "none"}
        return found


def _declared(rules: dict[str, Declarations], properties: frozenset[str], name: str, attributes: str) -> Declarations:
    found: Declarations = {}
    lower = attributes.lower()
    if rules:
        for selector in _selectors(name, lower):
            found.update(rules.get(selector, _NONE))
    if "style" in lower:
        for style in _STYLE.finditer(attributes):
            found.update(declarations(style[1].strip("\"'"), properties))
    return found


def _selectors(name: str, attributes: str) -> Iterator[str]:
    """The selectors of an element, those that count more behind."""
    yield name
    named = {match[1]: match[2].strip("\"'") for match in _CLASS.finditer(attributes)}
    classes = named.get("class", "").split()
    yield from (f".{each}" for each in classes)
    yield from (f"{name}.{each}" for each in classes)
    if "id" in named:
        yield from (f"#{named['id']}", f"{name}#{named['id']}")


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet that hold on every screen: selectors and declarations."""
    sheet = _without_comments(sheet)
    at, skipped = 0, 0
    prelude = ""
    for brace in _BRACE.finditer(sheet):
        text, at = sheet[at : brace.start()], brace.end()
        if skipped:
            skipped += 1 if brace[0] == "{" else -1
        elif brace[0] == "}":
            if prelude:
                yield prelude, text
            prelude = ""
        else:
            prelude = text.rpartition(";")[2].strip()
            if prelude.startswith("@"):
                skipped = 0 if _ALWAYS.match(prelude) else 1
                prelude = ""


def _without_comments(sheet: str) -> str:
    sheet = sheet.replace("<!--", "").replace("-->", "")
    parts = []
    at, mark = 0, sheet.find("/*")
    while mark >= 0:
        parts.append(sheet[at:mark])
        end = sheet.find("*/", mark + 2)
        if end < 0:
            return " ".join(parts)
        at = end + 2
        mark = sheet.find("/*", at)
    return " ".join([*parts, sheet[at:]])


def declarations(body: str, properties: frozenset[str]) -> Declarations:
    """What is declared of some properties."""
    found: Declarations = {}
    for part in body.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in properties:
            found[name] = value.partition("!")[0].strip().lower()
    return found


def is_gone(declared: Declarations) -> bool:
    """Whether an element takes no place in the page, or one that is off its edge, or is struck out."""
    if declared.get("display") == "none" or "line-through" in declared.get("text-decoration", ""):
        return True
    at = place(declared) if "top" in declared or "left" in declared else None
    return at is not None and min(at) < -_OFF_THE_PAGE


def is_block(declared: Declarations) -> bool:
    """Whether an element is set out as a block, whatever its name."""
    return declared.get("display", "") in _BLOCKS


def is_unseen(declared: Declarations) -> bool:
    """Whether an element has a place but shows nothing in it."""
    return declared.get("visibility") in ("hidden", "collapse") or _CLIPPED.match(declared.get("clip", "")) is not None


def keeps_lines(declared: Declarations) -> bool | None:
    """Whether the lines of the text within stay as they are typed; None where the style does not say."""
    value = declared.get("white-space")
    return None if value in (None, "inherit") else value.startswith(("pre", "break-spaces"))


def raised(declared: Declarations) -> int:
    """1 for what is set above the line, -1 for what is set below it, else 0."""
    return {"super": 1, "sub": -1}.get(declared.get("vertical-align", ""), 0)


def list_style(declared: Declarations) -> str | None:
    """How a list is numbered, None where the style does not say."""
    return declared.get("list-style-type", declared.get("list-style"))


def place(declared: Declarations) -> tuple[float, float] | None:
    """From the top and from the left in points, for what is put in a place of the page; None for what flows."""
    position = declared.get("position")
    if position not in (None, "absolute", "fixed"):
        return None
    top, left = (_points(declared.get(side, "0" if position else "")) for side in ("top", "left"))
    return None if top is None or left is None else (top, left)


def _points(length: str) -> float | None:
    match = _LENGTH.match(length)
    return float(match[1]) * (1.0 if match[2] == "pt" else 0.75) if match else None
