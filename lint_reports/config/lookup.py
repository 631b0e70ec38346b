"""Which configuration governs which file: the nearest one in a folder above it. Each folder is searched once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lint_reports.config.discover import refuse_missing
from lint_reports.config.governed import Governed
from lint_reports.config.settings import Configuration, FileFilter, Settings, with_flags
from lint_reports.system import files
from lint_reports.system.console import complain
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

if TYPE_CHECKING:
    from lint_reports.config.values import Value
    from lint_reports.model.diagnostic import Diagnostic
    from lint_reports.rules.user_relations import UserRelation

NAME = ".lint-reports.yaml"
PYPROJECT = "pyproject.toml"
BASELINE = ".lint-reports-baseline.json"


class Lookup:
    """The settings of files, from the command line and from what governs them."""

    def __init__(self, flags: Mapping[str, Any], language: Language, baselines: bool = False) -> None:
        """`flags` are those of the command line; baselines are read only if `baselines`."""
        self.flags = flags
        self.baselines = baselines
        self.language = language
        self.relations: list[UserRelation] = []
        self.plugins: list[str] = []
        """Both of all configuration files read so far."""
        self.plain = Governed(self._with_baseline(Configuration(lang=language), os.curdir), flags)
        """What holds where there is no configuration file."""
        self.only: Governed | None = self.plain if "isolated" in flags else None
        """What holds for all files, where none is looked for."""
        self.known: dict[str, Governed] = {}
        """By the folder's absolute path."""
        self.named: dict[str, Governed] = {}
        """By the folder as it was named."""
        if "config" in flags:
            self.only = self._named(str(flags["config"]))

    def of_file(self, path: str) -> Settings:
        return self._governed(os.path.dirname(path)).of_file(path)

    def of_folder(self, folder: str) -> Configuration:
        """The configuration of a folder; the settings of single files may differ, see `of_file`."""
        return self._governed(folder).configuration

    def filter_of(self, folder: str) -> FileFilter:
        """Which files of a folder are checked."""
        return self.of_folder(folder).files

    def fails(self, diagnostic: Diagnostic, path: str) -> bool:
        """Whether this finding in the file `path` makes the exit status 1."""
        return self.of_folder(os.path.dirname(path)).fails(diagnostic)

    def _governed(self, folder: str) -> Governed:
        if self.only is not None:
            return self.only
        if folder not in self.named:
            self.named[folder] = self._climbed(os.path.abspath(folder))
        return self.named[folder]

    def _climbed(self, folder: str) -> Governed:
        """What governs a folder, by its absolute path: what it or the nearest above it holds."""
        climbed: list[str] = []
        found: Governed | None = None
        while found is None:
            climbed.append(folder)
            found = self.known.get(folder) or self._in(folder)
            folder, inner = os.path.dirname(folder), folder
            if folder == inner:
                found = found or self.plain
        self.known |= dict.fromkeys(climbed, found)
        return found

    def refuse_unknown_rules(self) -> None:
        """Raise UsageError for a rule of the command line that no configuration defines, once all files are discovered."""
        every = Settings(relations=tuple(self.relations), plugins=tuple(self.plugins))
        with_flags(self.flags, Configuration(every))

    def _in(self, folder: str) -> Governed | None:
        """The configuration of a folder's own file, None where it has none."""
        path = os.path.join(folder, NAME)
        if os.path.lexists(path):
            return self._governed_by(path, _yaml(path))
        path = os.path.join(folder, PYPROJECT)
        value = self._pyproject(path) if os.path.isfile(path) else None
        return None if value is None else self._governed_by(path, value)

    def _named(self, path: str) -> Governed:
        """The configuration of a file that the user named, YAML or TOML."""
        if "isolated" in self.flags:
            raise UsageError("--config 和 --isolated 不能同时用", "--config and --isolated exclude each other")
        refuse_missing([path])
        return self._governed_by(path, self._value(path))

    def _value(self, path: str) -> Value:
        """The content of a file, TOML or YAML by its suffix."""
        value = self._pyproject(path) if path.endswith(".toml") else _yaml(path)
        if value is None:
            zh, en = f"{path} 中没有可读的 [tool.lint-reports]", f"{path} has no [tool.lint-reports] that can be read"
            raise UsageError(zh, en)
        return value

    def _governed_by(self, path: str, value: Value) -> Governed:
        from lint_reports.config import schema
        from lint_reports.config.layers import governed, read_merged

        for note in schema.removed(value):
            complain(f"lint-reports: {escape(note.of(self.language))}")
        content = read_merged(path, value, self._value)
        self.relations += content.get("relations", ())
        self.plugins += (each for each in content.get("plugins", ()) if each not in self.plugins)
        folder = os.path.dirname(os.path.abspath(path))
        base = Configuration(lang=self.language, files=FileFilter(include_folder=folder, exclude_folder=folder))
        base = self._with_baseline(base, folder, content.pop("baseline", ""))
        return governed(content, base, self.flags)

    def _with_baseline(self, base: Configuration, folder: str, named: str = "") -> Configuration:
        """Add the baseline: the file named by the command line, else by the configuration, else that in the folder."""
        named = str(self.flags.get("baseline", named))
        if "isolated" in self.flags:
            if "baseline" in self.flags:
                zh, en = "--baseline 和 --isolated 不能同时用", "--baseline and --isolated exclude each other"
                raise UsageError(zh, en)
            return base
        file = named or os.path.normpath(os.path.join(folder, BASELINE))
        known = None
        if self.baselines and (named or os.path.lexists(file)):
            from lint_reports.suppression.baseline import load

            known = load(file)
        return base.changed({"baseline_file": file, "baseline": known})

    def _pyproject(self, path: str) -> Value | None:
        """The content of `[tool.lint-reports]`; None where there is none, even if the rest of the file is broken."""
        try:
            data = files.read(path)
        except files.Unreadable:
            return None
        if b"lint-reports" not in data:
            return None
        from lint_reports.config import toml_file
        from lint_reports.text.excerpt import File, shown_path

        text = data.decode("utf-8", "replace")
        loads = toml_file.parser()
        if loads is None and toml_file.mentions(text):
            zh = f"{path} 中的 [tool.lint-reports] 没有读：Python 3.10 要装 tomli 才能读 TOML"
            en = f"[tool.lint-reports] of {path} is not read: Python 3.10 needs tomli to read TOML"
            complain(f"lint-reports: {Text(zh, en).of(self.language)}")
        if loads is None:
            return None
        try:
            return toml_file.read(File(shown_path(path), text), loads)
        except UsageError:
            if toml_file.mentions(text):
                raise
            return None


def _yaml(path: str) -> Value:
    from lint_reports.config import yaml_file
    from lint_reports.text.excerpt import File, shown_path

    return yaml_file.read(File(shown_path(path), _text(path)))


def _text(path: str) -> str:
    try:
        return files.read(path).decode("utf-8-sig")
    except files.Unreadable as error:
        raise UsageError(f"{path}：{error.text.zh}", f"{path}: {error.text.en}") from error
    except UnicodeDecodeError as error:
        zh, en = f"{path}：配置文件要存为 UTF-8 编码", f"{path}: a configuration file has to be in UTF-8"
        raise UsageError(zh, en) from error
