"""The configuration of the files that one configuration file governs, with overrides for some of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from lint_reports.config.settings import Configuration, Settings, with_flags, with_selectors
from lint_reports.system.gitignore import matcher

_CHOICE = ("select", "extend-select", "ignore")


class Override(NamedTuple):
    """Keys of a configuration file for those files that match patterns, which are those of a .gitignore."""

    files: tuple[str, ...]
    folder: str
    """The folder that the patterns are relative to."""
    content: Mapping[str, Any]
    """What it configures for them, by key."""


class Governed:
    """The configuration of the files that one configuration file governs."""

    def __init__(self, base: Configuration, flags: Mapping[str, Any], overrides: tuple[Override, ...] = ()) -> None:
        """`base` comes from the files alone; `flags` are those of the command line."""
        self.base = base
        self.flags = flags
        self.configuration = with_flags(flags, base, strict=False)
        self.matchers = [matcher(each.files, each.folder) for each in overrides]
        self.overrides = overrides
        self.variants: dict[tuple[int, ...], Settings] = {(): self.configuration.settings}
        """Settings by the numbers of the overrides that apply."""

    def of_file(self, path: str) -> Settings:
        which = tuple(number for number, matches in enumerate(self.matchers) if matches(path, False))
        if which not in self.variants:
            settings = self.base.settings
            for number in which:
                settings = _overridden(settings, self.overrides[number].content)
            overridden = self.base._replace(settings=settings)
            self.variants[which] = with_flags(self.flags, overridden, strict=False).settings
        return self.variants[which]


def _overridden(base: Settings, content: Mapping[str, Any]) -> Settings:
    """The settings with an override applied; its `select` starts anew, as on the command line."""
    choice = {key.replace("-", "_"): content[key] for key in _CHOICE if key in content}
    plain = {key: content[key] for key in ("edition", "body") if key in content}
    levels = {**dict(base.severity), **content.get("severity", {})}
    return with_selectors(choice, base, strict=False)._replace(**plain, severity=tuple(sorted(levels.items())))
