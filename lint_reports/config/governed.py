"""What a configuration file makes: settings for all the files it governs, and other ones for some of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from lint_reports.config.settings import Configuration, Settings, with_flags, with_selectors
from lint_reports.system.gitignore import matcher

_CHOICE = ("select", "extend-select", "ignore")


class Override(NamedTuple):
    """What a configuration file says for the files that match its patterns."""

    files: tuple[str, ...]
    folder: str
    """The folder that the patterns are relative to."""
    given: Mapping[str, Any]
    """Keys with the values that were read."""


class Governed:
    """The configuration of the files that one configuration file governs."""

    def __init__(self, base: Configuration, given: Mapping[str, Any], overrides: tuple[Override, ...] = ()) -> None:
        """`base` is by the files alone, `given` are the flags of the command line."""
        self.base = base
        self.given = given
        self.configuration = with_flags(given, base, strict=False)
        self.matchers = [matcher(each.files, each.folder) for each in overrides]
        self.overrides = overrides
        self.variants: dict[tuple[int, ...], Settings] = {(): self.configuration.settings}
        """Settings by the numbers of the overrides that apply."""

    def of_file(self, path: str) -> Settings:
        which = tuple(number for number, matches in enumerate(self.matchers) if matches(path, False))
        if which not in self.variants:
            settings = self.base.settings
            for number in which:
                settings = _overridden(settings, self.overrides[number].given)
            made = with_flags(self.given, self.base._replace(settings=settings), strict=False)
            self.variants[which] = made.settings
        return self.variants[which]


def _overridden(base: Settings, given: Mapping[str, Any]) -> Settings:
    """The settings with an override applied; its `select` starts anew, as on the command line."""
    choice = {key.replace("-", "_"): given[key] for key in _CHOICE if key in given}
    plain = {key: given[key] for key in ("edition", "body") if key in given}
    levels = {**dict(base.severity), **given.get("severity", {})}
    return with_selectors(choice, base, strict=False)._replace(**plain, severity=tuple(sorted(levels.items())))
