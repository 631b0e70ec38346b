"""Configuration files one on top of the other: what a file says together with those that it extends."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from lint_reports.config import schema
from lint_reports.config.governed import Governed, Override
from lint_reports.config.keys import KEYS
from lint_reports.config.settings import Configuration
from lint_reports.config.values import Value, refused
from lint_reports.text.excerpt import shown_path
from lint_reports.text.language import Text

Said = dict[str, Any]
"""By key, what files say together."""

_FOLDERS = ("include", "exclude")
_BESIDE = ("series", "covers")
"""Their patterns are seen from the folder of the file that they stand in."""


def governed(said: Said, base: Configuration, given: Mapping[str, Any]) -> Governed:
    """What files say, as settings: on top of `base`, and below the words of the command line."""
    overrides = said.pop("overrides", ())
    fields = {key.replace("-", "_"): content for key, content in said.items()}
    if "severity" in fields:
        fields["severity"] = tuple(sorted(fields["severity"].items()))
    return Governed(base.changed(fields), given, overrides)


def said_by(path: str, value: Value, read: Callable[[str], Value], within: tuple[str, ...] = ()) -> Said:
    """What a file says together with those that it extends, which `read` reads; `within` are those that extend it."""
    chain = (*within, os.path.realpath(path))
    folder = os.path.dirname(os.path.abspath(path))
    said: Said = {}
    for name, each in schema.extended(value):
        said = _over(said, _extended(os.path.join(folder, name), each, read, chain))
    return _over(said, _own(schema.read(value, said.get("relations", ()), said.get("plugins", ())), folder))


def _extended(path: str, value: Value, read: Callable[[str], Value], chain: tuple[str, ...]) -> Said:
    if not os.path.isfile(path):
        shown = shown_path(path)
        raise refused(value, Text(f"找不到要继承的配置文件 {shown}", f"there is no file {shown} to extend"))
    if os.path.realpath(path) in chain:
        raise refused(value, Text("继承绕成了圈", "this file ends up extending itself"))
    return said_by(path, read(path), read, chain)


def _own(given: Said, folder: str) -> Said:
    """What a file says itself, its patterns with the folder that they are seen from."""
    some = [Override((files,), folder, {"ignore": rules}) for files, rules in given.pop("per-file-ignores", ())]
    for each in given.pop("overrides", ()):
        some.append(Override(each.pop("files"), folder, each))
    given |= {f"{key}_folder": folder for key in _FOLDERS if key in given}
    if "baseline" in given:
        given["baseline"] = os.path.normpath(os.path.join(folder, given["baseline"]))
    if "suppressions" in given:
        given["suppressions"] = tuple(each._replace(folder=folder) for each in given["suppressions"])
    given |= {key: tuple(each.seen_from(folder) for each in given[key]) for key in _BESIDE if key in given}
    return {**given, "overrides": tuple(some)} if some else given


def _over(below: Said, above: Said) -> Said:
    """What two files say, the second on top, each key merged as the table of keys says."""
    merged = dict(below)
    for key, content in above.items():
        how = KEYS[key].merge if key in KEYS else "replace"
        if how == "join":
            content = (*below.get(key, ()), *content)
        elif how == "levels":
            content = {**below.get(key, {}), **content}
        merged[key] = content
    return merged
