"""What a configuration file makes: settings for all the files it governs, and for some of them others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from lint_reports.config.settings import Settings, settings_from
from lint_reports.system.gitignore import matcher

_CHOICE = ("select", "extend-select", "ignore")


class Override(NamedTuple):
    """What a file says for those files that its patterns name, seen from its folder."""

    files: tuple[str, ...]
    folder: str
    given: Mapping[str, Any]


class Governed:
    """The settings that come of a configuration file: for all it governs, and for some of them others."""

    def __init__(self, base: Settings, settings: Settings, overrides: tuple[Override, ...] = ()) -> None:
        """`base` are those by the files alone, `settings` those with the command line on top."""
        self.base = base
        self.settings = settings
        self.overrides = overrides
        self.variants: dict[tuple[int, ...], Settings] = {}

    def of_file(self, path: str, given: Mapping[str, Any]) -> Settings:
        """The settings of a file; `given` are the words of the command line."""
        which = tuple(number for number, matches in enumerate(self._matchers()) if matches(path, False))
        if not which:
            return self.settings
        if which not in self.variants:
            base = self.base
            for number in which:
                base = _on(base, self.overrides[number].given)
            self.variants[which] = settings_from(given, base, strict=False)
        return self.variants[which]

    def _matchers(self) -> Iterator[Callable[[str, bool], bool]]:
        for override in self.overrides:
            yield matcher(override.files, override.folder)


def _on(base: Settings, given: Mapping[str, Any]) -> Settings:
    """`base`, changed by what an override says; to select is to choose anew, as on the command line."""
    choice = {key.replace("-", "_"): given[key] for key in _CHOICE if key in given}
    made = settings_from(choice, base, strict=False)
    plain = {key: given[key] for key in ("edition", "body") if key in given}
    return made._replace(**plain, severity={**base.severity, **given.get("severity", {})})
