"""Parse a suppression comment: `ignore[NAMES] until=DATE -- REASON`, each word with its range in the file.

People type with a Chinese keyboard: brackets, commas, colons and dashes of full width are as good as the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, cast

from lint_reports.model.diagnostic import Edit
from lint_reports.model.document import MARK, Comment
from lint_reports.model.location import Position, Range
from lint_reports.model.rule import Rule
from lint_reports.model.suppression import Flaw, Named, Suppression, Verb
from lint_reports.text.errors import closest
from lint_reports.text.language import Text

VERBS = ("ignore", "disable", "enable", "file-ignore")
UNTIL = "until"
EXAMPLE = "ignore[blank-cell]"

_WIDE = str.maketrans("：［］【】，、；＝－", ":[][],,;=-")
_CALL = re.compile(rf"\s*{MARK}\s*(?:[:：]|\s(?:{'|'.join(VERBS)})\b)")
_HEAD = re.compile(rf"\s*{MARK}\s*(:?)\s*")
_VERB = re.compile(r"[\w-]*")
_NAMES = re.compile(r"\s*\[([^\[\]]*)\]")
_NAME = re.compile(r"[^\s,;]+")
_REASON = re.compile(r"(?<![^\s\]])(?:--+|[—–]+)\s*")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class DirectiveText(NamedTuple):
    """The text of a comment with narrow punctuation, of which any part has a range in the file."""

    text: str
    comment: Comment
    whole: Range

    def range(self, start: int, end: int) -> Range:
        if self.comment.lead is None:
            return self.whole
        return Range(self._place(start), self._place(end))

    def _place(self, index: int) -> Position:
        before = self.text[:index]
        lines = before.count("\n")
        if lines:
            return Position(self.comment.line + lines, len(before) - before.rfind("\n"))
        return Position(self.comment.line, self.comment.column + (self.comment.lead or 0) + index)


def is_directive(text: str) -> bool:
    """Whether a comment is addressed to the linter, and does not merely mention it."""
    return _CALL.match(text) is not None


def parse_directive(path: str, comment: Comment, rules: Sequence[Rule], lines: Sequence[str]) -> Suppression:
    """Parse a comment; one that cannot be understood has a `flaw`. `lines` are those of the file, comments included."""
    whole = Range.of(comment.line, comment.column, comment.end_line, comment.end_column)
    words = DirectiveText(comment.text.translate(_WIDE), comment, whole)
    suppression = Suppression(path, whole, "", ())
    if comment.lead is not None:
        suppression.removal = (Edit(_extent(comment, lines), ""),)
    head = _HEAD.match(words.text)
    assert head is not None
    if not head[1]:
        suppression.flaw = Flaw(Text(f"{MARK} 后面缺少冒号", f"there is no colon behind {MARK}"), whole)
        return suppression
    _fill(suppression, words, head.end(), rules)
    return suppression


def _fill(suppression: Suppression, words: DirectiveText, start: int, rules: Sequence[Rule]) -> None:
    verb = _VERB.match(words.text, start)
    assert verb is not None
    if verb[0].lower() not in VERBS:
        suppression.flaw = Flaw(_no_verb(verb[0]), words.range(start, max(verb.end(), min(start + 1, len(words.text)))))
        return
    suppression.verb = cast(Verb, verb[0].lower())
    names = _NAMES.match(words.text, verb.end())
    end = names.end() if names else verb.end()
    dashes = _REASON.search(words.text, end)
    if dashes:
        suppression.reason = words.comment.text[dashes.end() :].strip()
    suppression.flaw = _read_rest(suppression, words, end, dashes.start() if dashes else len(words.text))
    if names is None or not names[1].strip():
        if names is not None or not words.text[end:].lstrip().startswith("["):
            suppression.flaw = Flaw(
                Text("", ""), words.range(start, end)
            )  # The message is suppression later, from the findings.
        return
    suppression.names = tuple(_named(words, names.start(1), names[1], rules))
    suppression.flaw = suppression.flaw or _forbidden_name(suppression, {rule.name for rule in rules if rule.judge})


def _no_verb(word: str) -> Text:
    guess = closest(word, VERBS) if word else None
    if guess:
        return Text(f"没有这样的写法：{word}，是不是想写 {guess}？", f"unknown word {word}, did you mean {guess}?")
    return Text(
        f"{MARK}: 后面要写 {'、'.join(VERBS)} 之一，如 {EXAMPLE}", f"{MARK}: takes {', '.join(VERBS)}, as in {EXAMPLE}"
    )


def _read_rest(suppression: Suppression, words: DirectiveText, start: int, end: int) -> Flaw | None:
    """Read the date, if any, between the brackets and the reason; return the flaw of anything else there."""
    for word in re.finditer(r"\S+", words.text[start:end]):
        place = words.range(start + word.start(), start + word.end())
        key, equals, value = word[0].partition("=")
        if word[0].startswith("["):
            return Flaw(Text("方括号没有配对", "a bracket is not closed"), place)
        if key != UNTIL or not equals:
            zh = f"看不懂“{word[0]}”；理由写在 -- 后面，期限写作 {UNTIL}=年-月-日"
            en = f"“{word[0]}” makes no sense here; a reason stands behind --, a date is written {UNTIL}=YYYY-MM-DD"
            return Flaw(Text(zh, en), place)
        suppression.until = day(value)
        if suppression.until is None:
            zh, en = f"没有 {value} 这个日期，要写成 2026-12-31 这样", f"{value} is no date; write it as in 2026-12-31"
            return Flaw(Text(zh, en), place)
    return None


def day(text: str) -> date | None:
    """A date from text like 2026-12-31; None for any other text."""
    match = _DATE.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _named(words: DirectiveText, start: int, text: str, rules: Sequence[Rule]) -> Iterator[Named]:
    for word in _NAME.finditer(text):
        found = rules_named(word[0], rules)
        guess = None if found else closest(word[0], [name for rule in rules for name in (rule.code, rule.name)])
        place = words.range(start + word.start(), start + word.end())
        yield Named(word[0], place, found, guess or "")


def rules_named(word: str, rules: Sequence[Rule]) -> frozenset[str]:
    """The names of the rules that a selector (a code, a prefix of codes, a name or ALL) matches."""
    upper, lower = word.upper(), word.lower()
    by_code = upper.startswith("LR")
    return frozenset(
        rule.name for rule in rules if rule.name == lower or (by_code and rule.code.startswith(upper)) or upper == "ALL"
    )


def _forbidden_name(suppression: Suppression, on_suppressions: set[str]) -> Flaw | None:
    """The flaw of a name that would suppress everything, or a rule on suppressions; None if there is no such name."""
    for name in suppression.names:
        if name.text.upper() in ("ALL", "LR"):
            zh, en = f"不能用 {name.text} 豁免一切，要写明规则", f"{name.text} would silence everything; name the rules"
            return Flaw(Text(zh, en), name.range)
        if name.rules & on_suppressions:
            zh = f"{name.text} 是关于豁免本身的，不能在注释里豁免，可以写在配置的 ignore 里"
            en = f"{name.text} is about suppressions and cannot be silenced by one; use ignore in the configuration"
            return Flaw(Text(zh, en), name.range)
    return None


def _extent(comment: Comment, lines: Sequence[str]) -> Range:
    """The range to delete with a comment: its whole lines where nothing else is on them, else a blank before it."""
    before = lines[comment.line - 1][: comment.column - 1]
    after = lines[comment.end_line - 1][comment.end_column - 1 :]
    if before.strip() or after.strip():
        column = comment.column - (before.endswith(" ") and not after.strip())
        return Range.of(comment.line, column, comment.end_line, comment.end_column + len(after) * (not after.strip()))
    if comment.end_line < len(lines):
        return Range.of(comment.line, 1, comment.end_line + 1, 1)
    if comment.line > 1:
        return Range.of(comment.line - 1, len(lines[comment.line - 2]) + 1, comment.end_line, len(lines[-1]) + 1)
    return Range.of(comment.line, 1, comment.end_line, len(lines[-1]) + 1)
