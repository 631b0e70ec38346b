"""Configuration files merged: a file on top of those that it extends."""

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

Content = dict[str, Any]
"""What files configure, by key."""

_FOLDERS = ("include", "exclude")
_PATTERNS = ("series", "covers")
"""Keys whose patterns are relative to the folder of the file."""


def governed(content: Content, base: Configuration, flags: Mapping[str, Any]) -> Governed:
    """The configuration of files on top of `base` and below the flags of the command line."""
    overrides = content.pop("overrides", ())
    fields = {key.replace("-", "_"): value for key, value in content.items()}
    if "severity" in fields:
        fields["severity"] = tuple(sorted(fields["severity"].items()))
    return Governed(base.changed(fields), flags, overrides)


def read_merged(path: str, value: Value, read: Callable[[str], Value], extending: tuple[str, ...] = ()) -> Content:
    """Read a file, merged over those that it extends.

    `value` is its content; `read` returns that of another path, and `extending` are the paths that led to this file, none of
    which it may extend. Raises UsageError.
    """
    chain = (*extending, os.path.realpath(path))
    folder = os.path.dirname(os.path.abspath(path))
    content: Content = {}
    for name, each in schema.extended(value):
        content = _merged(content, _extended(os.path.join(folder, name), each, read, chain))
    own = schema.read(value, content.get("relations", ()), content.get("plugins", ()))
    return _merged(content, _placed(own, folder))


def _extended(path: str, value: Value, read: Callable[[str], Value], chain: tuple[str, ...]) -> Content:
    if not os.path.isfile(path):
        shown = shown_path(path)
        raise refused(value, Text(f"找不到要继承的配置文件 {shown}", f"there is no file {shown} to extend"))
    if os.path.realpath(path) in chain:
        raise refused(value, Text("继承绕成了圈", "this file ends up extending itself"))
    return read_merged(path, read(path), read, chain)


def _placed(content: Content, folder: str) -> Content:
    """The file's own keys, with the folder that paths and patterns are relative to."""
    overrides = [Override((files,), folder, {"ignore": rules}) for files, rules in content.pop("per-file-ignores", ())]
    for each in content.pop("overrides", ()):
        overrides.append(Override(each.pop("files"), folder, each))
    content |= {f"{key}_folder": folder for key in _FOLDERS if key in content}
    if "baseline" in content:
        content["baseline"] = os.path.normpath(os.path.join(folder, content["baseline"]))
    if "suppressions" in content:
        content["suppressions"] = tuple(each._replace(folder=folder) for each in content["suppressions"])
    content |= {key: tuple(each.seen_from(folder) for each in content[key]) for key in _PATTERNS if key in content}
    return {**content, "overrides": tuple(overrides)} if overrides else content


def _merged(below: Content, above: Content) -> Content:
    """Merge two files, the second on top, each key as the table of keys says."""
    merged = dict(below)
    for key, content in above.items():
        how = KEYS[key].merge if key in KEYS else "replace"
        if how == "join":
            content = (*below.get(key, ()), *content)
        elif how == "levels":
            content = {**below.get(key, {}), **content}
        merged[key] = content
    return merged
